"""Write the contract from the comments in the database, and the pages made of it: python docs/make_codebook.py.

Uses the database that govdb would use. Refuses to forget what others rely on: raise CONTRACT in govdb/views first.
"""

import sys
from pathlib import Path

from govdb.codebook import contract, pages
from govdb.codebook.catalogue import read_contract
from govdb.ready import open_ready
from govdb.settings import load_settings

PAGES = {
    "contract.md": pages.contract_page,
    "codebook.md": lambda: pages.codebook_page("markdown"),
    "codebook.html": lambda: pages.codebook_page("html"),
    "erd.md": pages.diagram_page,
}


def main() -> None:
    """Write the contract and its pages, or say which promise stands in the way."""
    connection, _ = open_ready(load_settings(), lambda message: print(message, file=sys.stderr))
    with connection:
        found = read_contract(connection)
    if contract.PATH.exists():
        before = contract.agreed()
        if before.version == found.version and (missing := contract.broken(before, found)):
            sys.exit("\n".join([*missing, "Raise CONTRACT in govdb/views/__init__.py and tell users in CHANGELOG.md."]))
    contract.PATH.write_text(contract.to_json(found), encoding="utf-8")
    for name, page in PAGES.items():
        Path(__file__).with_name(name).write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
