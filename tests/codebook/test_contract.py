"""The contract: what is written is what the database has, and nothing that others rely on goes unannounced."""

import importlib.util
import re
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import psycopg
import pytest

from govdb.codebook import contract
from govdb.codebook.catalogue import read_contract
from govdb.codebook.contract import agreed, broken, from_json, to_json
from govdb.codebook.model import Column, Contract, Relation
from govdb.views import CONTRACT

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_codebook", ROOT / "docs" / "make_codebook.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_database_keeps_the_contract(connection: psycopg.Connection) -> None:
    found = read_contract(connection)
    assert broken(agreed(), found) == [], "raise CONTRACT and say so in the CHANGELOG, or keep what others rely on"
    assert found == agreed(), "run python docs/make_codebook.py"


def test_changelog_names_the_version_of_the_contract() -> None:
    assert agreed().version == CONTRACT
    assert re.search(rf"\bcontract {CONTRACT}\b", (ROOT / "CHANGELOG.md").read_text(), re.IGNORECASE)


def test_pages_are_current(script: ModuleType) -> None:
    for name, page in script.PAGES.items():
        assert (ROOT / "docs" / name).read_text() == page(), f"{name}: run python docs/make_codebook.py"


def test_contract_survives_being_written() -> None:
    assert from_json(to_json(agreed())) == agreed()


def test_a_renamed_column_breaks_it(connection: psycopg.Connection) -> None:
    connection.execute("ALTER VIEW report.fact_act RENAME COLUMN acted TO happened")
    assert broken(agreed(), read_contract(connection)) == ["fact_act.acted is gone, it was text"]


def _without(what: Contract, view: str) -> Contract:
    return replace(what, views=tuple(v for v in what.views if v.name != view))


def test_a_lost_view_retyped_column_or_changed_function_breaks_it() -> None:
    first, *others = agreed().views
    assert f"{first.name} is gone, it was a view" in broken(agreed(), _without(agreed(), first.name))
    numbered = replace(first, columns=(replace(first.columns[0], type="integer"), *first.columns[1:]))
    assert broken(agreed(), replace(agreed(), views=(numbered, *others))) == [
        "collection.collection_id is now integer, it was bigint"
    ]
    function, *rest = agreed().functions
    changed = replace(agreed(), functions=(replace(function, result="numeric"), *rest))
    assert [line.split(" is ")[0] for line in broken(agreed(), changed)] == [f"{function.name}()"]


def test_what_is_added_or_explained_anew_does_not_break_it() -> None:
    first, *others = agreed().views
    more = replace(first, about="Other words.", columns=(*first.columns, Column("more", "text", "More.")))
    assert broken(agreed(), replace(agreed(), views=(more, *others))) == []


@pytest.fixture
def agreed_views() -> tuple[Relation, ...]:
    """The views of the contract in the repository, read before a test looks elsewhere."""
    return agreed().views


@pytest.fixture
def elsewhere(script: ModuleType, tmp_path: Path, seeded: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The script writes into a folder of the test's own."""
    monkeypatch.setenv("GOVDB_DATABASE_URL", seeded)
    monkeypatch.setattr(contract, "PATH", tmp_path / "contract.json")
    monkeypatch.setattr(script, "__file__", str(tmp_path / "make_codebook.py"))
    return tmp_path


def test_making_it_anew_does_not_forget_a_promise(
    agreed_views: tuple[Relation, ...], script: ModuleType, elsewhere: Path
) -> None:
    first, *others = agreed_views
    promised = replace(first, columns=(*first.columns, Column("lost", "text", "Promised.")))
    written = to_json(Contract(CONTRACT, (promised, *others), ()))
    (elsewhere / "contract.json").write_text(written)
    with pytest.raises(SystemExit, match=r"collection\.lost is gone, it was text\nRaise CONTRACT"):
        script.main()
    assert (elsewhere / "contract.json").read_text() == written
    (elsewhere / "contract.json").write_text(written.replace(f'"version": {CONTRACT}', '"version": 0'))
    script.main()
    assert agreed().version == CONTRACT
    assert "lost" not in (elsewhere / "contract.md").read_text()
