"""Groups of frameworks in compare and in reports: --group, --where, and the denominators they get."""

import csv
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from live import Run, execute

from govdb.errors import UsageError
from govdb.reports.groups import COLUMNS, WORDS, expression

PARTIAL = """
UPDATE govdb.coding_run SET extent_code = 'partial' WHERE id IN (
  SELECT coding_run_id FROM report.coding_run WHERE framework = 'gaigi')
"""


def _coverage(run: Run, database: str, *arguments: str) -> dict[str, dict[str, str]]:
    result = run("report", "run", "principle-coverage", *arguments, "--format", "csv", database=database)
    assert result.exit_code == 0, result.stderr
    return {row["principle"]: row for row in csv.DictReader(result.stdout.splitlines())}


def test_groups_have_shares_with_their_n(run: Run, seeded: str) -> None:
    arguments = ("compare", "unesco", "--group", "kind=declaration,initiative", "--where", "year >= 2023")
    found = json.loads(run(*arguments, "--format", "json", database=seeded).stdout)
    assert found["parameters"]["groups"] == [
        "unesco-recommendation-ai-ethics",
        "kind=declaration,initiative",
        "year >= 2023",
    ]
    environment = [row for row in found["tables"]["shares"]["rows"] if row["principle"] == "ENVIR"]
    assert [(row["present"], row["n"], row["share"]) for row in environment] == [(1, 1, 1), (0, 2, 0), (0, 2, 0)]
    assert [row["framework"] for row in found["tables"]["frameworks"]["rows"]][1:] == [
        "bletchley-declaration",
        "gaigi",
    ] * 2
    assert any("stands in more than one" in caveat for caveat in found["caveats"])
    table = run(*arguments, database=seeded).stdout
    assert "0.0% (n 2)" in table
    assert max(len(line) for line in table.splitlines()) <= 80


def test_what_nobody_read_is_in_no_denominator(run: Run, clone: str) -> None:
    execute(
        clone,
        "DELETE FROM govdb.coding WHERE coding_run_id IN (SELECT coding_run_id FROM report.coding_run WHERE framework = 'gaigi')",
    )
    execute(
        clone,
        "DELETE FROM govdb.coding_run WHERE id IN (SELECT coding_run_id FROM report.coding_run WHERE framework = 'gaigi')",
    )
    found = json.loads(
        run("compare", "unesco", "--group", "collection=govdb", "--format", "json", database=clone).stdout
    )
    assert {row["n"] for row in found["tables"]["shares"]["rows"] if row["group"] == "collection=govdb"} == {2}
    assert [row["not_comparable"] for row in found["tables"]["members"]["rows"]] == [0, 1]
    assert any("1 of 3 frameworks were not read" in caveat for caveat in found["caveats"])


def test_a_text_read_in_part_raises_no_share(run: Run, clone: str) -> None:
    whole = _coverage(run, clone)["CAPACITY"]
    assert (whole["n"], whole["one_sided"]) == ("3", "0")
    execute(clone, PARTIAL)
    part = _coverage(run, clone)["CAPACITY"]
    assert (part["present"], part["n"], part["one_sided"]) == (whole["present"], "2", "1")


def test_reports_cover_the_frameworks_that_fit_any(run: Run, seeded: str) -> None:
    both = _coverage(run, seeded, "--group", "kind=declaration", "--where", "framework = 'gaigi'")
    assert {row["n"] for row in both.values()} == {"2"}
    assert both == _coverage(run, seeded, "--param", "frameworks=bletchley,gaigi")
    gaps = run(
        "report", "run", "gaps", "--where", "framework='gaigi'", "--param", "most=0", "--format", "csv", database=seeded
    )
    rows = [row for row in csv.DictReader(gaps.stdout.splitlines()) if row["gap"] == "rare principle"]
    assert {row["key"] for row in rows} >= {"ENVIR", "LABOUR", "LITERACY"}
    assert {row["n"] for row in rows} == {"1"}


@pytest.mark.parametrize(
    ("where", "frameworks"),
    [
        ("kind = 'declaration' AND year >= 2020", "1"),
        ("not (kind in ('declaration', 'recommendation'))", "1"),
        ("title like '%Ethics%' or adopted_on is null", "2"),
        ("adopted_on between date '2021-11-01' and date '2021-11-30'", "1"),
        ("lower(short_name) = 'gaigi'", "1"),
        ("short_name <> 'it''s'", "3"),
    ],
)
def test_expressions(run: Run, seeded: str, where: str, frameworks: str) -> None:
    assert _coverage(run, seeded, "--where", where)["RIGHTS"]["n"] == frameworks


@pytest.mark.parametrize(
    ("option", "text", "message"),
    [
        ("--where", "yaer >= 2020", "there is no column for groups 'yaer': did you mean year?"),
        ("--where", "year >= 2020; drop table x", "--where does not take '; drop table'"),
        ("--where", "year >= (select 1)", "there is no column for groups 'select'"),
        ("--where", "pg_sleep(9) is null", "there is no column for groups 'pg_sleep'"),
        ("--where", "true union true", "there is no column for groups 'union'"),
        ("--where", "true) or (true", "--where is not one whole condition"),
        ("--where", "(year = 2020", "--where is not one whole condition"),
        ("--where", "year = 2020 -- x", "--where does not take '-- x'"),
        ("--where", r"title = '\'", "--where does not take"),
        ("--where", "title = $$x$$", "--where does not take"),
        ("--where", "  ", "--where is not one whole condition"),
        ("--where", "year", "the server does not understand --where"),
        ("--where", "year = 'x'", "the server does not understand --where"),
        ("--where", "year = 1066", "no framework fits year = 1066"),
        ("--group", "kind", "a group is NAME=VALUE"),
        ("--group", "knid=law", "there is no column for groups 'knid': did you mean kind?"),
        ("--group", "kind=law", "no framework fits kind=law"),
    ],
)
def test_refusals(run: Run, seeded: str, option: str, text: str, message: str) -> None:
    result = run("compare", "gaigi", option, text, database=seeded)
    assert result.exit_code == 2, result.output
    assert message in result.stderr
    assert "Traceback" not in result.output


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("compare", "--group", "kind=declaration"), "a comparison takes 2 to 8 groups or frameworks, not 1"),
        (
            ("compare", "gaigi", "--group", "kind=declaration", "--only", "similarity"),
            "leave out --only and --principle",
        ),
        (("report", "run", "timeline", "--where", "year=2021"), None),
        (("report", "run", "actor-profile", "--where", "year=2021"), "actor-profile has no parameter frameworks"),
        (("report", "run", "gaps", "--param", "frameworks=gaigi", "--where", "year=2021"), "not by both"),
    ],
)
def test_where_groups_fit(run: Run, seeded: str, arguments: tuple[str, ...], message: str | None) -> None:
    result = run(*arguments, database=seeded)
    if message is None:
        assert result.exit_code == 0, result.stderr
    else:
        assert result.exit_code == 2
        assert message in result.stderr


@given(st.text(max_size=60))
def test_an_expression_is_refused_or_made_of_known_words(text: str) -> None:
    try:
        found = expression(text)
    except UsageError:
        return
    outside = "".join(part for at, part in enumerate(found.split("'")) if at % 2 == 0)
    assert not {";", "-", "$", "\\", '"'} & set(outside)
    assert all(
        word in COLUMNS.values() or word in WORDS
        for word in outside.replace("(", " ").replace(")", " ").replace(",", " ").split()
        if word[0].isalpha()
    )
