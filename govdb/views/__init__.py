"""The views of schema report: one file each, in the order in which they build on one another."""

import hashlib
from pathlib import Path

_FOLDER = Path(__file__).parent

# The version of what others rely on. Raise it when a view or column is renamed, retyped or dropped, say so in the
# CHANGELOG, and run docs/make_codebook.py; what is only added needs no new version.
CONTRACT = 1

FUNCTIONS = (
    "edtf",
    "date_id",
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
    "coder",
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
    "participation",
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
    "dim_date",
    "dim_framework",
    "bridge_actor_group",
    "dim_actor",
    "dim_principle",
    "fact_act",
    "fact_coding",
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
