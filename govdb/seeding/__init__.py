"""Seeds: files people can review become rows, rows are planned against the database, and a plan is applied at once."""
