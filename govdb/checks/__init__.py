"""Checks of data quality: a .sql file each that returns the offending rows, hard or soft, with a tolerance."""

from pathlib import Path

FOLDER = Path(__file__).parent

# In the order in which they are listed. Adding a check is adding a file and its name.
CHECKS = (
    "acts-fall-in-the-life-of-their-framework",
    "acts-are-not-in-the-future",
    "states-act-after-they-exist",
    "membership-acts-equal-the-group",
    "complete-lists-equal-the-stated-total",
    "acts-are-not-recorded-twice",
    "binding-acts-meet-binding-frameworks",
    "withdrawals-follow-commitments",
    "spells-agree-with-acts",
    "frameworks-have-an-issuer-or-a-reason",
    "frameworks-have-a-text-or-a-reason",
    "frameworks-have-a-dated-milestone",
    "complete-runs-cover-every-provision",
    "mappings-lead-to-another-taxonomy",
    "relations-lead-to-the-past",
    "addresses-are-well-formed",
    "summaries-are-short",
    "facts-are-graded-well",
    "claims-are-as-recorded",
    "sources-are-used",
)
