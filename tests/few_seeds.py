"""The real seeds cut down to three frameworks, without what leads out of them."""

import re
import shutil
from pathlib import Path

FRAMEWORKS = ("bletchley-declaration", "gaigi", "unesco-recommendation-ai-ethics")
# Groups that no test looks at, and that would only take time to load.
LEFT_OUT = re.compile(r"world-bank-|global-south|au[.]csv|council-of-europe|arab-league|asean|brics")

# The section of relations in a framework's file: its key and the indented lines below.
_RELATIONS = re.compile(r"^relations:\n(?:[ -].*\n)*", re.MULTILINE)
# A second coder's run, which is never the primary one.
_SECOND_RUN = re.compile(r"^  - version: .*\n    taxonomy: .*\n    coder: govdb-model-b\n(?:    .*\n)*", re.MULTILINE)


def write(source: Path, target: Path) -> Path:
    """Copy the seeds, leaving out other frameworks, relations, second runs, published taxonomies and claims."""
    shutil.copytree(source, target, ignore=_ignored)
    for name in FRAMEWORKS:
        path = target / "frameworks" / f"{name}.yml"
        text = _SECOND_RUN.sub("", _RELATIONS.sub("", path.read_text(encoding="utf-8")))
        path.write_text(text, encoding="utf-8")
    return target


def _ignored(folder: str, names: list[str]) -> set[str]:
    parent = Path(folder).name
    if parent == "frameworks":
        return {name for name in names if name.removesuffix(".yml") not in FRAMEWORKS}
    if parent == "memberships":
        return {name for name in names if LEFT_OUT.match(name)}
    if parent == "taxonomies":
        return set(names) - {"govdb.yml", "correa-2023.yml"}
    return {name for name in names if name in ("claims", "mappings")}
