"""Write docs/published-figures.md from a database with the imported data: python docs/make_published_figures.py."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

Row = dict[str, Any]

HEAD = """# Published figures, recomputed

What papers and data sets state in numbers, beside what their data give when asked again. The figures are claims in
`seeds/claims`, each with its place, its query and, where one is needed, a second reading; `govdb verify --source KEY`
prints these tables. Of a source's own sentences nothing is quoted.

| verdict | meaning |
|---|---|
| matches | the query gives the printed number |
| matches to rounding | it gives it within the tolerance, as a rule half of the last printed digit |
| matches only under a stated reading | it does not, but the second query does: the reading says what must be assumed |
| differs | neither does |
| not computable | the data that would decide it are not in the database; the reason says which |

Statements without a number are supported, supported with a qualification, contradicted or not decidable.

The imported data are not part of the project and may not be passed on, so no test can make this page anew. With your
own copies of them it is made by

    govdb import waie data_processed.json        # 200 documents
    govdb import agora agora-dump/               # the dump of June 2025: 951 documents
    python docs/make_published_figures.py

"""
SOURCES = {
    "correa-2023-worldwide-ai-ethics": "Corrêa et al. 2023, Worldwide AI Ethics, on their own 200 documents",
    "eto-agora-documentation": "AGORA, documentation",
    "cset-agora-congress-series-2025": "AGORA, blog series on the laws of Congress (July 2025), as announced",
    "cset-agora-congress-laws-2025": "AGORA, the 147 laws behind that series: counts of tags in the published file",
    "mathur-2026-rag-policy-qa": "AGORA, as a paper of 2026 describes it",
    "airisk-agora-technical-scope": "AGORA, as the AI Risk Initiative describes it (2026)",
    "jobin-2019-global-landscape": "Jobin et al. 2019, as restated",
    "hagendorff-2020-ethics-of-ai-ethics": "Hagendorff 2020, as restated",
    "fjeld-2020-principled-ai": "Fjeld et al. 2020, as restated",
}
NEEDED = "needs data that are not loaded"
COLUMNS = ("figure", "statement (our words)", "place", "expected", "found", "tolerance", "verdict", "reading or reason")
BESIDE = """
## Side by side, by principle

`govdb report run literature-comparison`, without the principles that no study has a share for:

"""
NOTES = """
**What is not here.** Of the documentation of AGORA only the page of the data set was within reach, of its blog only the
announcement and the data: no number of theirs for the annotated and the validated documents was found. In the dump of
June 2025 they are 431 and 200 of 951. The counts of tags were made on the file that was published beside the blog
series, and are held against the same tags in the dump.
"""


LITERATURE = {
    "label": "principle", "study": "study", "named_there": "named there", "reads_as": "reads as",
    "published_share": "published, %", "published_n": "n", "collection_share": "WAIE, %", "collection_n": "n",
    "our_share": "ours, %", "our_n": "n",
}  # fmt: skip


def text() -> str:
    """The whole page; exits when the data of a source are not loaded."""
    beside = _asked("report", "run", "literature-comparison")
    rows = [[row[name] for name in LITERATURE] for row in beside["rows"] if row["study"]]
    notes = "".join(f"- {note}\n" for note in beside["notes"])
    return (
        HEAD + "".join(_section(*pair) for pair in SOURCES.items()) + NOTES + BESIDE + _table(LITERATURE.values(), rows)
        + f"\n{notes}"
    )  # fmt: skip


def _section(source: str, title: str) -> str:
    rows = _asked("verify", "--source", source)["rows"]
    if any(row["figure_verdict"] == NEEDED or row["verdict"].lower() == NEEDED for row in rows):
        sys.exit(f"Error: the data of {source} are not loaded: govdb import waie and govdb import agora first")
    counts = Counter(_verdict(row) for row in rows)
    summary = ", ".join(f"{count} {verdict}" for verdict, count in counts.most_common())
    command = f"`govdb verify --source {source}`"
    return f"## {title}\n\n{command}: {summary}.\n\n{_table(COLUMNS, [_cells(row) for row in rows])}\n"


def _cells(row: Row) -> list[Any]:
    found = row["value"] if row["reading_value"] is None else f"{row['value']}; as read {row['reading_value']}"
    comparison = "" if row["comparison"] == "equals" else f"{row['comparison']} "
    expected = row["expected"] and f"{comparison}{row['expected']}"
    why = " ".join(part for part in (row["reading"], row["reason"]) if part)
    tolerance = row["tolerance"] or None
    return [row["claim"], row["statement"], row["locator"], expected, found, tolerance, _verdict(row), why]


def _verdict(row: Row) -> str:
    return str(row["figure_verdict"] or row["verdict"]).lower()


def _table(columns: Any, rows: list[list[Any]]) -> str:
    lines = [list(columns), ["---"] * len(columns), *rows]
    return "".join(f"| {' | '.join(_cell(value) for value in line)} |\n" for line in lines)


def _cell(value: Any) -> str:
    return "" if value is None else str(value).replace("|", "\\|").replace("<", "&lt;")


def _asked(*arguments: str) -> Any:
    """The one table of a command, which is asked as users ask it."""
    code = "from govdb.cli import main; main(prog_name='govdb')"
    command = [sys.executable, "-c", code, *arguments, "--format", "json"]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True)
    (table,) = json.loads(done.stdout)["tables"].values()
    return table


if __name__ == "__main__":
    Path(__file__).with_name("published-figures.md").write_text(text(), encoding="utf-8")
