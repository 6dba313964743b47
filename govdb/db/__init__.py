"""The database: connecting, its state, its migrations and its views; the only place that commits a change of schema."""
