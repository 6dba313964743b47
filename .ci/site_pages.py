"""Pages of the site that stand elsewhere in the repository, and links between the two."""

import posixpath
import re
from pathlib import Path
from typing import Any

from mkdocs.structure.files import File, Files

ROOT = Path(__file__).parents[1]
PAGES = {
    "README.md": "index.md",
    "CONTRIBUTING.md": "contributing.md",
    "CHANGELOG.md": "changelog.md",
    "seeds/README.md": "authoring.md",
}
_HOMES = {page: place for place, page in PAGES.items()}
_LINK = re.compile(r"(?<!!)\[([^\]]+)\]\(([^):#\s]+)(#[^)\s]*)?\)")
_FENCE = re.compile(r"(^```.*?^```$)", re.MULTILINE | re.DOTALL)


def on_files(files: Files, config: Any) -> Files:
    """Add the pages that stand outside docs/."""
    for place, page in PAGES.items():
        files.append(File.generated(config, page, content=(ROOT / place).read_text(encoding="utf-8")))
    return files


def on_page_markdown(markdown: str, page: Any, **_: Any) -> str:
    """Point links between files of the repository to pages of the site; one to any other file becomes its name."""
    home = posixpath.dirname(_HOMES.get(page.file.src_uri, f"docs/{page.file.src_uri}"))
    parts = _FENCE.split(markdown)
    return "".join(part if part.startswith("```") else _LINK.sub(lambda m: _link(m, home), part) for part in parts)


def _link(found: re.Match[str], home: str) -> str:
    label, target, anchor = found[1], found[2], found[3] or ""
    place = posixpath.normpath(posixpath.join(home, target))
    if place in PAGES:
        return f"[{label}]({PAGES[place]}{anchor})"
    if place.startswith("docs/") and place.endswith(".md"):
        return f"[{label}]({place.removeprefix('docs/')}{anchor})"
    return label if (ROOT / place).exists() else found[0]
