"""The cookbook is true: every query runs on the real seeds over schema report alone, and the answers shown are theirs."""

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import psycopg
import pytest

ROOT = Path(__file__).parents[1]


def _program() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_cookbook", ROOT / "docs" / "make_cookbook.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


cookbook = _program()
PAGES = {page.name: page.read_text(encoding="utf-8") for page in cookbook.PAGES}
QUESTIONS = [question for page in PAGES.values() for question in cookbook.questions(page)]
OURS = [question for question in QUESTIONS if question.needs is None]
IMPORTED = [question for question in QUESTIONS if question.needs is not None]


def test_every_query_is_a_question_with_an_answer() -> None:
    for page in PAGES.values():
        assert len(cookbook.questions(page)) == page.count("\n### ") == page.count("```sql")
    assert PAGES["cookbook.md"].startswith("# Cookbook: fifty")
    assert len(cookbook.questions(PAGES["cookbook.md"])) == 50


@pytest.mark.parametrize("question", OURS, ids=lambda question: question.title)
def test_the_answer_shown_is_the_answer(question: "cookbook.Question", real: str) -> None:
    with psycopg.connect(real) as connection:
        found = cookbook.answer(connection, question)
    assert found == question.answer, "run python docs/make_cookbook.py, and read the answer again"
    assert "|\n| --- " in found
    assert found.count("\n| ") >= 2, "no rows"


@pytest.mark.parametrize("question", IMPORTED, ids=lambda question: question.title)
def test_questions_about_imported_corpora_run_and_say_when_they_were_measured(
    question: "cookbook.Question", real: str
) -> None:
    with psycopg.connect(real) as connection:
        connection.execute(question.sql.encode())
    assert re.search(r"Measured by hand on \d{4}-\d\d-\d\d", question.answer)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.title)
def test_queries_need_schema_report_alone(question: "cookbook.Question") -> None:
    assert "govdb." not in question.sql
    tables = re.findall(r"(?:FROM|JOIN) (?!LATERAL)(\(?[\w.]+)", question.sql)
    named = set(re.findall(r"(\w+)(?: \([\w, ]+\))? AS (?:MATERIALIZED )?\(", question.sql))
    loose = [name for name in tables if not name.startswith(("report.", "(", "generate_series")) and name not in named]
    # An alias used again within its own query, as in extract(year FROM a.acted_on), is no table.
    assert [name for name in loose if "." not in name] == []


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_the_release_of_a_page_is_that_of_the_data(real: str, page: str) -> None:
    with psycopg.connect(real) as connection:
        assert cookbook.rewritten(page, connection) == page
