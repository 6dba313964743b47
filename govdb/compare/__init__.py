"""The comparison of frameworks side by side: blocks of tables from queries, with their caveats and sources."""

from govdb.compare.blocks import BLOCKS
from govdb.compare.run import compare

__all__ = ["BLOCKS", "compare"]
