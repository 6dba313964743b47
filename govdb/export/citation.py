"""CITATION.cff: how to cite the data, in the form that GitHub, Zenodo and reference managers read."""

from datetime import date

import yaml

TITLE = "govdb, the comparative database of AI governance"
AUTHOR = "The govdb contributors"
_ABSTRACT = (
    "Who stands behind which framework of AI governance, what each says, and how we know: frameworks with their texts, "
    "provisions, principles and parties, every fact with its source."
)


def cff(release: str, released_on: date, licence: str | None) -> str:
    """The file for a release of the data; ``licence`` is an SPDX identifier."""
    content: dict[str, object] = {
        "cff-version": "1.2.0",
        "message": "If you use these data, please cite them as below, and name the release.",
        "type": "dataset",
        "title": TITLE,
        "abstract": _ABSTRACT,
        "authors": [{"name": AUTHOR}],
        "version": release,
        "date-released": released_on,
        "license": licence,
        "keywords": ["AI governance", "comparative politics", "treaties", "principles"],
    }
    return yaml.safe_dump(content, sort_keys=False, allow_unicode=True, width=118)
