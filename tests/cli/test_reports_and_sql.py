"""govdb report and govdb sql as users meet them."""

import csv
import json

import pytest
from live import Run

from govdb.reports import REPORTS


def test_list_needs_no_database(run: Run) -> None:
    result = run("report", "list", "--format", "json", database="postgresql://nobody@127.0.0.1:1/none")
    rows = json.loads(result.stdout)["tables"]["reports"]["rows"]
    assert [row["report"] for row in rows] == list(REPORTS)
    assert all(row["question"].endswith("?") for row in rows)


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("format", ["table", "markdown", "csv", "json"])
def test_every_report_in_every_format(run: Run, seeded: str, name: str, format: str) -> None:
    needed = {"signatory-list": ("--param", "framework=bletchley"), "actor-profile": ("--param", "actor=CHN")}
    parameters = needed.get(name, ())
    result = run("report", "run", name, *parameters, "--format", format, database=seeded)
    assert result.exit_code == 0, result.stderr
    assert result.stdout.strip()
    if format == "table":
        assert max(len(line) for line in result.stdout.splitlines()) <= 80


def test_shares_count_only_what_is_decided(run: Run, seeded: str) -> None:
    result = run("report", "run", "principle-coverage", "--format", "csv", database=seeded)
    rows = {row["principle"]: row for row in csv.DictReader(result.stdout.splitlines())}
    assert (rows["ENVIR"]["present"], rows["ENVIR"]["n"], rows["ENVIR"]["share"]) == ("1", "3", "0.333")


def test_participation_on_a_day(run: Run, seeded: str) -> None:
    arguments = ("report", "run", "participation-by-group", "--param", "groups=eu", "--format", "csv")
    for day, states in (("2019-01-01", "28"), ("2021-01-01", "27")):
        result = run(*arguments, "--param", f"on={day}", "--param", "frameworks=bletchley", database=seeded)
        assert [row["states"] for row in csv.DictReader(result.stdout.splitlines())] == [states]


def test_parties_on_a_day(run: Run, seeded: str) -> None:
    arguments = ("report", "run", "parties-on-date", "--param", "frameworks=unesco,bletchley", "--format", "csv")
    # The United States came back to UNESCO in July 2023: before, it was not covered by the adoption.
    expected = {"2021-11-23": ["193"], "2023-10-31": ["194"], "2023-11-01": ["194", "29"]}
    for day, parties in expected.items():
        result = run(*arguments, "--param", f"on={day}", database=seeded)
        assert [row["parties"] for row in csv.DictReader(result.stdout.splitlines())] == parties


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("signatory-lst",), "there is no report 'signatory-lst': did you mean signatory-list?"),
        (("signatory-list",), "needs the parameter framework"),
        (("timeline", "--param", "frmo=2020-01-01"), "there is no parameter of timeline 'frmo': did you mean from?"),
        (("timeline", "--param", "from=2020"), "from must be a day such as 2023-11-01"),
        (("timeline", "--param", "from"), "is not of the form NAME=VALUE"),
        (("participation-by-group", "--param", "groups=g78"), "did you mean"),
    ],
)
def test_report_refusals(run: Run, seeded: str, arguments: tuple[str, ...], message: str) -> None:
    result = run("report", "run", *arguments, database=seeded)
    assert result.exit_code == 2
    assert message in result.stderr


def test_sql_reads_views_by_short_name(run: Run, seeded: str) -> None:
    result = run(
        "sql", "SELECT count(*) AS n FROM party WHERE framework = 'gaigi';", "--format", "csv", database=seeded
    )
    assert result.stdout == "n\n1\n"
    result = run("sql", "-", "--format", "json", database=seeded, stdin="VALUES (1, 1, ARRAY[1,2], 'NaN'::numeric)")
    assert json.loads(result.stdout)["tables"]["result"]["rows"] == [
        {"column1": 1, "column2": 1, "column3": "[1, 2]", "column4": "NaN"}
    ]


@pytest.mark.parametrize(
    ("sql", "message"),
    [
        ("DELETE FROM govdb.signatory", "not a SELECT, VALUES or WITH"),
        ("WITH gone AS (DELETE FROM govdb.signatory RETURNING 1) SELECT * FROM gone", "govdb sql only reads"),
        ("SELECT setval(pg_get_serial_sequence('govdb.actor', 'id'), 1)", "govdb sql only reads"),
        ("SELECT 1; SELECT 2", "one statement at a time"),
        ("SELECT 1; DROP TABLE govdb.signatory", "one statement at a time"),
        ("SELEC 1", "not a SELECT, VALUES or WITH"),
        ("SELECT nothing FROM party", 'column "nothing" does not exist'),
        (" ; ", "there is no query"),
        ("SELECT '\udce9'", "the query is not UTF-8 text"),
        ("SELECT 1\0", "the query is not UTF-8 text"),
    ],
)
def test_sql_refusals(run: Run, seeded: str, sql: str, message: str) -> None:
    result = run("sql", sql, database=seeded)
    assert result.exit_code == 2
    assert message in result.stderr
    assert "Traceback" not in result.output
    assert run("sql", "SELECT count(*) FROM act", "--format", "csv", database=seeded).stdout == "count\n226\n"


def test_endless_query_times_out(run: Run, seeded: str) -> None:
    result = run("sql", "SELECT count(*) FROM generate_series(1, 1e12)", "--timeout", "0.3", database=seeded)
    assert result.exit_code == 1
    assert "the query took longer than 0.3 s" in result.stderr


def test_endless_answer_is_cut_and_says_so(run: Run, seeded: str) -> None:
    result = run("sql", "SELECT generate_series(1, 1e9) AS n", "--limit", "3", database=seeded)
    assert "Only the first 3 rows" in result.stdout
