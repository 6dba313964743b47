"""govdb: the comparative database of AI governance."""

__version__ = "0.1.0"
