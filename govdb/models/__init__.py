"""The tables of schema govdb, one aggregate per file; ``metadata`` knows them all."""

from govdb.models import (
    actors,
    argument,
    imports,
    instruments,
    principles,
    signatories,
    sources,
    texts,
    vocabularies,
)
from govdb.models.base import Base

__all__ = [
    "actors",
    "argument",
    "imports",
    "instruments",
    "metadata",
    "principles",
    "signatories",
    "sources",
    "texts",
    "vocabularies",
]

metadata = Base.metadata
