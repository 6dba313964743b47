"""Other people's data: each module turns one outside format into the rows of a collection of its own."""
