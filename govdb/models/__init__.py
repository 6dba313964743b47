"""The tables of schema govdb, one aggregate per file; ``metadata`` knows them all."""

from govdb.models import actors, instruments, principles, signatories, sources, vocabularies
from govdb.models.base import Base

__all__ = ["actors", "instruments", "metadata", "principles", "signatories", "sources", "vocabularies"]

metadata = Base.metadata
