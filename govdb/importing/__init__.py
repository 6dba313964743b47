"""Other people's data, and the user's own texts, on their way into the database."""
