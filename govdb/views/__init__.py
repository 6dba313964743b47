"""The views of schema report: one file each, in the order in which they build on one another."""

import hashlib
from pathlib import Path

_FOLDER = Path(__file__).parent

FUNCTIONS = (
    "edtf",
    "figure_verdict",
    "percent_agreement",
    "cohen_kappa",
    "krippendorff_alpha",
    "krippendorff_interval",
)

# They read views, and so come after them.
LATE_FUNCTIONS = ("search",)

VIEWS = (
    "collection",
    "release",
    "source",
    "actor",
    "actor_alias",
    "actor_group",
    "group_membership",
    "event",
    "event_host",
    "taxonomy",
    "principle",
    "principle_mapping",
    "principle_link",
    "coding_run",
    "text_version",
    "provision",
    "full_text",
    "searchable",
    "coding",
    "double_coding",
    "framework_principle",
    "framework_principle_projected",
    "framework_profile",
    "act",
    "party",
    "framework",
    "framework_alias",
    "framework_milestone",
    "framework_actor",
    "framework_relation",
    "framework_attribute",
    "framework_match",
    "actor_parent",
    "import_problem",
    "challenge",
    "challenge_principle",
    "claim",
    "data_dictionary",
)


def read(name: str) -> str:
    """The SQL of a view or function, with its comments."""
    return (_FOLDER / f"{name}.sql").read_text(encoding="utf-8")


def digest() -> str:
    """A short fingerprint of all files in their order, kept in the database to see whether its views are these."""
    found = hashlib.sha256()
    for name in (*FUNCTIONS, *VIEWS, *LATE_FUNCTIONS):
        found.update(f"{name}\0{read(name)}\0".encode())
    return found.hexdigest()[:16]
