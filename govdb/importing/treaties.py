"""Treaty memberships (HUGGO, manyenviron): a ledger of dated acts, copied as it is and judged in SQL."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import psycopg
from psycopg import sql

from govdb.importing.intake import Importer, Intake
from govdb.importing.tables import checked_header
from govdb.seeding import bulk
from govdb.seeding.rows import Row

CHUNK = 1 << 18

# The columns that are used, under each name they have in the two files; all others are copied and left alone.
COLUMNS = {
    "treaty": ("manyID",),
    "title": ("Title",),
    "state": ("stateID",),
    "signature": ("StateSignature", "stateSignature"),
    "ratification": ("StateRatification", "stateRat"),
    "ended": ("StateEnd", "stateWithdrawal"),
    "accession": ("Accession",),
    "acceptance": ("Acceptance",),
    "consent": ("Consent",),
    "succession": ("Succession",),
    "provisional": ("ProvisionalApp",),
    "reservation": ("Reservation",),
    "signed": ("Signature",),
    "in_force": ("Force",),
    "treaty_end": ("End",),
    "term_end": ("Term",),
    "geng": ("gengID",),
    "iea": ("ieaID",),
    "ecolex": ("ecolexID",),
}
_NEEDED = ("treaty", "title", "state", "signature", "ratification", "ended")
_IGNORED = {
    "Begin", "StateForce", "stateForce", "treatyID", "Coder",
    "StateForce2", "StateForce3", "stateForce2", "stateForce3",
    "StateEnd2", "stateWithdrawal2", "Comments", "Deposit", "obsolete", "Notes", "stateForce_ecolex", "stateForce_iea",
    "Orig_noneng_title", "match", "verified", "Changes_HUGGO", "Verified_HUGGO", "Checked_HUGGO",
}  # fmt: skip


def fill(path: Path, intake: Intake) -> None:
    """Stage the rows of a HUGGO file; SeedError tells the line where it is no such file."""
    columns = checked_header(path, intake)
    names = _names(columns, path, intake)
    intake.refuse()
    connection = intake.connection
    _create(connection, names)
    _copy(path, names, intake)
    intake.refuse()
    settings = {
        "collection": intake.collection,
        "source": intake.source,
        "file": path.name,
        "name": intake.name_of(path),
    }
    for name, value in settings.items():
        connection.execute("SELECT set_config(%s, %s, true)", [f"govdb.import_{name}", value])
    connection.execute("ANALYZE raw_treaty (treaty, state)")
    connection.execute(Path(__file__).with_name("treaties.sql").read_bytes())
    bulk.send(connection, _strangers(columns, path, intake))


def _names(columns: list[str], path: Path, intake: Intake) -> list[str]:
    """Our names of the columns of the file, in its order; those that are not used have names that say nothing."""
    known = {written: ours for ours, names in COLUMNS.items() for written in names}
    found = [known.get(column, f"unused_{number}") for number, column in enumerate(columns)]
    for name in _NEEDED:
        if columns and name not in found:
            intake.fatal.add(path.name, 1, f"the column '{COLUMNS[name][0]}' is missing")
    for name in COLUMNS:
        if found.count(name) > 1:
            intake.fatal.add(path.name, 1, f"the column '{COLUMNS[name][0]}' stands in the header twice")
    return found


def _strangers(columns: list[str], path: Path, intake: Intake) -> Iterator[Row]:
    known = _IGNORED | {written for names in COLUMNS.values() for written in names}
    for column in columns:
        if column not in known:
            yield from intake.note(path, 1, f"unknown column '{column}': it was left out")


def _create(connection: psycopg.Connection, names: list[str]) -> None:
    missing = [name for name in COLUMNS if name not in names]
    parts = [sql.SQL("{} text").format(sql.Identifier(name)) for name in (*names, *missing)]
    connection.execute(
        sql.SQL(
            "CREATE TEMP TABLE raw_treaty (line integer GENERATED ALWAYS AS IDENTITY (START 2 CACHE 10000), {}) "
            "ON COMMIT DROP"
        ).format(sql.SQL(", ").join(parts))
    )


def _copy(path: Path, names: list[str], intake: Intake) -> None:
    """Copy the file as it is; the server says where it is not what its header promises."""
    statement = sql.SQL("COPY raw_treaty ({}) FROM STDIN (FORMAT csv, HEADER true, ENCODING 'UTF8')")
    columns = sql.SQL(", ").join(map(sql.Identifier, names))
    newlines = 0
    try:
        with path.open("rb") as file, intake.connection.cursor() as cursor:
            with cursor.copy(statement.format(columns)) as copy:
                for data in _chunks(file, path.stat().st_size, intake):
                    newlines += data.count(b"\n")
                    copy.write(data)
            if newlines > cursor.rowcount + 1:
                _renumber(intake.connection, names)
    except (psycopg.DataError, psycopg.errors.CharacterNotInRepertoire) as error:
        intake.fatal.add(path.name, *_explained(error))


def _chunks(file: IO[bytes], size: int, intake: Intake) -> Iterator[bytes]:
    done = 0
    while data := file.read(CHUNK):
        intake.progress(done := done + len(data), size)
        yield data.removeprefix(b"\xef\xbb\xbf") if done == len(data) else data


def _renumber(connection: psycopg.Connection, names: list[str]) -> None:
    """Count lines anew where values have line breaks in them: a row then takes more than one line."""
    breaks = " + ".join(f"coalesce(length({name}) - length(replace({name}, chr(10), '')), 0)" for name in names)
    connection.execute(
        f"""
        UPDATE raw_treaty r SET line = r.line + w.before FROM (
          SELECT ctid, coalesce(sum({breaks}) OVER earlier, 0) AS before
          FROM raw_treaty WINDOW earlier AS (ORDER BY line ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
        ) w WHERE w.ctid = r.ctid AND w.before > 0
        """.encode()
    )


_REASONS = (
    ("missing data", "the row has fewer cells than the header: is the file cut off here?"),
    ("extra data", "the row has more cells than the header: is a value with a comma not in quotation marks?"),
    ("unterminated", "a quotation mark is never closed: is the file cut off?"),
    ("invalid byte sequence", "the file is not UTF-8 here: save it as UTF-8"),
)


def _explained(error: psycopg.Error) -> tuple[int, str]:
    """The line and the reason, from what the server says about a COPY."""
    message = error.diag.message_primary or str(error)
    line = re.search(r"line (\d+)", error.diag.context or "")
    reason = next((text for words, text in _REASONS if words in message), f"the server refuses the line ({message})")
    return int(line[1]) if line else 1, reason


IMPORTER = Importer(
    name="treaties",
    title="HUGGO memberships of environmental treaties (manyenviron)",
    licence="Contradictory upstream (CC-BY-4.0 and AGPL-3.0)",
    citation="manyenviron package, HUGGO memberships; data coded by Diego and others.",
    url="https://github.com/globalgov/manyenviron",
    is_redistributable=False,
    what="a CSV file of HUGGO memberships, one line per treaty and state",
    is_matched=False,
    fill=fill,
)
