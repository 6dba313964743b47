"""The database explained: tables, vocabularies, the views that others rely on, and how all hang together."""
