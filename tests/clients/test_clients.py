"""Every client lists the views, finds the explanations, and gets the figures that psycopg and govdb get."""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal

import psycopg
import pytest
from click.testing import Result
from client import BOOLEAN, DATE, INTEGER, NUMBER, TEXT, Answer, Client, Comments, Question
from questions import PLAIN, REPORTS
from seen import seen

pytestmark = pytest.mark.clients

_TYPES = {"text": TEXT, "int8": INTEGER, "int4": INTEGER, "numeric": NUMBER, "date": DATE, "bool": BOOLEAN}
_COMMENTS = """
SELECT c.relname, coalesce(a.attname, ''), d.description
FROM pg_description d
JOIN pg_class c ON c.oid = d.objoid AND d.classoid = 'pg_class'::regclass
LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.objsubid AND d.objsubid > 0
WHERE c.relnamespace = 'report'::regnamespace AND c.relkind = 'v'
"""


@pytest.fixture(scope="session")
def catalogue(owner: str) -> Comments:
    """What is to be found: every view and column with its comment, from the catalogue itself."""
    with psycopg.connect(owner) as connection:
        return {(view, column): text for view, column, text in connection.execute(_COMMENTS)}


def _asked(owner: str, question: Question) -> Answer:
    """The answer by psycopg."""
    with psycopg.connect(owner) as connection:
        for name, value in question.settings.items():
            connection.execute("SELECT set_config(%s, %s, true)", [f"govdb.{name}", value])
        cursor = connection.execute(question.sql.encode())
        described = cursor.description or []
        types = [_TYPES[connection.adapters.types[column.type_code].name] for column in described]
        return Answer([column.name for column in described], types, cursor.fetchall())


def _plain(value: object, type_: str) -> object:
    """A value in a form that is equal when the figure is, be it an int, a float, a Decimal or, of ADBC, a text."""
    return value if value is None or type_ not in (INTEGER, NUMBER) else Decimal(str(value))


def _same(expected: Answer, answer: Answer, loose: Mapping[str, str]) -> None:
    assert answer.columns == expected.columns
    for at, (column, type_) in enumerate(zip(expected.columns, expected.types, strict=True)):
        values = [row[at] for row in answer.rows]
        assert [_plain(value, type_) for value in values] == [_plain(row[at], type_) for row in expected.rows], column
        if any(value is not None for value in values):
            assert answer.types[at] in (type_, loose.get(type_)), column


def test_it_lists_every_view(client: Client, catalogue: Comments) -> None:
    views = client.views()

    assert sorted(views) == sorted({view for view, _ in catalogue})
    seen(client, "views", str(len(views)))


def test_comments_are_found(client: Client, catalogue: Comments) -> None:
    assert client.comments() == catalogue
    seen(client, "comments", client.remarks)


@pytest.mark.parametrize("name", REPORTS)
def test_reports_run_from_their_files(client: Client, owner: str, run: Callable[..., Result], name: str) -> None:
    question = REPORTS[name]
    given = [f"--param={key}={value}" for key, value in question.settings.items() if value]
    expected, answer = _asked(owner, question), client.ask(question)
    _same(expected, answer, client.loose)

    printed = json.loads(run("report", "run", name, *given, "--format", "json", database=owner).stdout)
    rows = [[*row.values()] for row in printed["tables"][name]["rows"]]
    assert [_texts(expected, row) for row in answer.rows] == [_texts(expected, row) for row in rows]
    seen(client, "figures", "right")


@pytest.mark.parametrize("name", PLAIN)
def test_plain_queries_have_the_same_figures(client: Client, owner: str, name: str) -> None:
    expected = _asked(owner, PLAIN[name])

    assert expected.rows
    _same(expected, client.ask(PLAIN[name]), client.loose)


def test_names_keep_their_letters_and_dates_stay_dates(client: Client) -> None:
    rows = {row[1]: row for row in client.ask(PLAIN["types"]).rows}

    assert {"Côte d'Ivoire", "Türkiye"} <= set(rows)
    assert rows["Türkiye"][2] == date(1945, 10, 24)
    assert rows["Türkiye"][4] is True


def _texts(expected: Answer, row: Sequence[object]) -> list[object]:
    """A row whose numbers are numbers, and all else texts, as JSON has dates."""
    made = [_plain(value, type_) for value, type_ in zip(row, expected.types, strict=True)]
    return [value if isinstance(value, Decimal) else str(value) for value in made]
