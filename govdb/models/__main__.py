"""Write the outline of the tables anew, after a change to the models: python -m govdb.models."""

from govdb import tables
from govdb.models.outline import outline

tables.PATH.write_text(tables.to_json(outline()), encoding="utf-8")
