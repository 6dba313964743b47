"""Full texts: read from files, cut into provisions by the numbering found, matched with what is recorded, and kept."""
