"""govdb search, and the function that SQL users call."""

import csv
import json
from typing import Any

import psycopg
import pytest
from live import Run, execute, loaded, rows

from govdb.texts.passages import Passage
from govdb.texts.stage import Text
from govdb.texts.store import load_texts

LONG = "In the forest nothing happens for a very long time and then some. " * 10


@pytest.fixture(scope="module")
def texts(cluster: Any, template: str) -> str:
    """A database with three texts of our own making; tests only read it."""
    conninfo: str = cluster.create("searched", template)
    bodies = {
        "gaigi": [("par. 1", None, "Lynxes keep human oversight."), ("par. 5", "Oversight", "Bears are watched.")],
        "bletchley-declaration": [
            ("par. 2", None, f"{LONG}The lynx sleeps. {LONG}"),
            ("par. 3", None, "A <b>wolf</b>."),
        ],
    }
    with psycopg.connect(conninfo) as connection:
        version = "SELECT text_version FROM report.text_version WHERE framework = %s"
        for key, passages in bodies.items():
            found = connection.execute(version, [key]).fetchone()
            assert found
            load_texts(connection, [Text(key, found[0], "en", [Passage(one, None, *rest) for one, *rest in passages])])
        unesco = connection.execute(version, ["unesco-recommendation-ai-ethics"]).fetchone()
        assert unesco
        french = Passage("par. 9", None, None, "Les ourselets dansaient.")
        load_texts(connection, [Text("unesco-recommendation-ai-ethics", unesco[0], "fr", [french])])
    return conninfo


@pytest.fixture
def hits(run: Run, texts: str) -> Any:
    """Search and return the rows as CSV has them."""

    def call(*arguments: str) -> list[dict[str, str]]:
        result = run("search", *arguments, "--format", "csv", database=texts)
        assert result.exit_code == 0, result.stderr
        return list(csv.DictReader(result.stdout.splitlines()))

    return call


def places(found: list[dict[str, str]]) -> list[str]:
    return [f"{row['framework']} {row['locator']}".strip() for row in found]


def test_words_are_found_in_any_form_with_their_address(hits: Any) -> None:
    found = hits("lynx")
    assert set(places(found)) == {"gaigi par. 1", "bletchley-declaration par. 2"}
    assert {row["kind"] for row in found} == {"text"}
    assert {row["provision"] for row in found} == {"par. 1", "par. 2"}


def test_snippets_are_short_and_mark_the_words(hits: Any) -> None:
    snippet = {row["framework"]: row["snippet"] for row in hits("lynx")}["bletchley-declaration"]
    assert "«lynx»" in snippet
    assert len(snippet) < 400


def test_the_query_language_of_the_web(hits: Any) -> None:
    assert places(hits('"human oversight" lynx')) == ["gaigi par. 1"]
    assert hits('"oversight human" lynx') == []
    assert places(hits("lynx -human")) == ["bletchley-declaration par. 2"]
    assert len(hits("wolf OR sleeps")) == 2


def test_summaries_titles_and_principles_are_searched_as_well(hits: Any) -> None:
    found = hits("oversight", "--limit", "100")
    assert {row["kind"] for row in found} >= {"text", "provision", "principle"}
    assert hits("bletchley declaration")[0]["kind"] == "framework"
    assert next(row["locator"] for row in found if row["kind"] == "principle") == "govdb/OVERSIGHT"


def test_a_heading_counts_more_than_a_body(hits: Any) -> None:
    texts_found = [row["locator"] for row in hits("oversight", "--framework", "gaigi") if row["kind"] == "text"]
    assert texts_found == ["par. 5", "par. 1"]


def test_each_text_is_searched_in_its_language(hits: Any) -> None:
    assert places(hits("dansait ourselet")) == ["unesco-recommendation-ai-ethics par. 9"]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--framework", "gaigi"], ["gaigi"]),
        (["--framework", "gaigi", "--framework", "bletchley"], ["bletchley-declaration", "gaigi"]),
        (["--kind", "declaration"], ["bletchley-declaration"]),
        (["--collection", "govdb"], ["bletchley-declaration", "gaigi"]),
        (["--issuer", "CHN"], ["gaigi"]),
        (["--year", "2023"], ["bletchley-declaration", "gaigi"]),
        (["--year", "2024-"], []),
        (["--year", "-2022"], []),
        (["--principle", "antibloc"], ["gaigi"]),
        (["--coded-as", "OVERSIGHT"], []),
        (["--coded-as", "wellbeing", "--framework", "gaigi"], ["gaigi"]),
    ],
)
def test_filters(options: list[str], expected: list[str], hits: Any) -> None:
    assert sorted({row["framework"] for row in hits("lynx", *options)}) == expected


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--framework", "gaigy"], "there is no framework 'gaigy': did you mean gaigi?"),
        (["--collection", "gov"], "there is no collection 'gov': did you mean govdb?"),
        (["--issuer", "CHX"], "there is no actor 'CHX'"),
        (["--kind", "declarations"], "did you mean declaration?"),
        (["--year", "soon"], "'soon' is not a year or a range of years: write 2023, 2019-2024, 2019- or -2024"),
        (["--year", "20232024"], "is not a year"),
        (["--principle", "NONE"], "there is no principle of taxonomy govdb 'NONE'"),
        (["--coded-as", "FAIR", "--taxonomy", "x"], "there is no taxonomy 'x'"),
    ],
)
def test_filters_that_name_nothing(options: list[str], words: str, run: Run, texts: str) -> None:
    result = run("search", "lynx", *options, database=texts)
    assert result.exit_code == 2
    assert words in result.stderr


@pytest.mark.parametrize("query", ["", "  ", "\0"])
def test_nothing_to_search_for(query: str, run: Run, texts: str) -> None:
    assert run("search", query, database=texts).exit_code == 2


@pytest.mark.parametrize("query", ['"', "((", "a & | !", "' OR 1=1 --", "<->", "\\", "%_", "ḥ 中文 🦊", "-", "or"])
def test_any_query_has_an_answer(query: str, run: Run, texts: str) -> None:
    assert run("search", "--", query, database=texts).exit_code == 0


def test_misspelt_names_find_similar_ones(hits: Any) -> None:
    found = hits("bletchly")
    assert places(found)[0] == "bletchley-declaration"
    assert {row["found_by"] for row in found} == {"similar name"}


def test_without_trigrams_there_is_a_note(run: Run, clone: str) -> None:
    execute(clone, "DROP EXTENSION pg_trgm")
    result = run("search", "bletchly", database=clone)
    assert result.exit_code == 0
    assert "Nothing found" in result.stdout
    assert "its extension pg_trgm is missing" in " ".join(result.stdout.split())
    assert "There are no full texts in this database" in " ".join(result.stdout.split())


def test_words_that_are_too_common(run: Run, texts: str) -> None:
    assert "too common to search for" in run("search", "the of", database=texts).stdout


@pytest.mark.parametrize("format", ["table", "markdown", "csv", "json"])
def test_every_format(format: str, run: Run, texts: str) -> None:
    result = run("search", "wolf", "--format", format, database=texts)
    assert result.exit_code == 0, result.stderr
    assert "«wolf»" in result.stdout
    if format == "table":
        assert max(map(len, result.stdout.splitlines())) <= 80
    if format == "json":
        assert json.loads(result.stdout)["tables"]["hits"]["rows"][0]["provision"] == "par. 3"


def test_sql_users_have_a_function_and_a_view(texts: str) -> None:
    found = rows(texts, "SELECT framework, locator FROM report.search('lynx', in_framework => 'gaigi', max_rows => 1)")
    assert found == [("gaigi", "par. 1")]
    kinds = rows(texts, "SELECT DISTINCT kind FROM report.searchable ORDER BY 1")
    assert kinds == [("framework",), ("principle",), ("provision",), ("text",)]


def test_who_may_not_read_texts_may_not_search_them(texts: str, cluster: Any) -> None:
    cluster.execute("CREATE ROLE searcher LOGIN")
    execute(texts, "GRANT USAGE ON SCHEMA report TO searcher")
    reader = psycopg.conninfo.make_conninfo(texts, user="searcher")
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        rows(reader, "SELECT * FROM report.search('lynx')")
    execute(texts, "GRANT SELECT ON ALL TABLES IN SCHEMA report TO searcher")
    assert len(rows(reader, "SELECT * FROM report.search('lynx')")) == 2


def test_search_is_drawn_without_rich(texts: str) -> None:
    assert not {"rich", "sqlalchemy", "pydantic"} & loaded("search", "lynx", database=texts)


def test_each_text_is_searched_in_its_own_language(hits: Any, run: Run, texts: str) -> None:
    # The French stem of "keeps" would not be the English one, and so could not leave the English text out.
    assert places(hits("lynx -keeping")) == ["bletchley-declaration par. 2"]
    assert places(hits("oursons OR ourselets")) == ["unesco-recommendation-ai-ethics par. 9"]


def test_words_of_headings_are_marked(hits: Any) -> None:
    assert {row["heading"] for row in hits("oversight", "--framework", "gaigi") if row["locator"] == "par. 5"} == {
        "«Oversight»"
    }


def test_years_are_those_of_the_view(hits: Any, texts: str) -> None:
    ((year,),) = rows(texts, "SELECT year FROM report.framework WHERE framework = 'gaigi'")
    assert set(places(hits("lynx", "--year", str(year)))) == {"gaigi par. 1", "bletchley-declaration par. 2"}
    assert hits("lynx", "--year", f"{year + 1}-") == []


def test_a_framework_that_was_only_signed_has_a_year(run: Run, clone: str) -> None:
    mine = "framework_id = (SELECT id FROM govdb.framework WHERE key = 'gaigi')"
    execute(
        clone,
        f"DELETE FROM govdb.framework_milestone WHERE {mine} AND milestone_code <> 'published'",
        f"UPDATE govdb.framework_milestone SET milestone_code = 'signed' WHERE {mine}",
    )
    assert rows(clone, "SELECT year FROM report.framework WHERE framework = 'gaigi'") == [(2023,)]
    found = run("search", "initiative", "--year", "2023", "--framework", "gaigi", "--format", "csv", database=clone)
    assert ",GAIGI," in found.stdout
