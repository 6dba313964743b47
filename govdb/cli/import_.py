"""govdb import: what others have, and texts of one's own."""

import click


@click.group("import")
def import_() -> None:
    """Bring in other people's data and your own copies of texts."""
