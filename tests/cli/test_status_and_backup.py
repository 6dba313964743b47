"""What db status says to those who may see little, and what db backup does not write over."""

from pathlib import Path
from typing import Any

from live import Run
from psycopg.conninfo import make_conninfo


def test_status_answers_a_user_without_rights(run: Run, clone: str, cluster: Any) -> None:
    cluster.execute("CREATE ROLE onlooker LOGIN")
    told = run("db", "status", "--format", "csv", database=make_conninfo(clone, user="onlooker"))
    assert told.exit_code == 0, told.output
    assert "\nstate,ready\n" in told.stdout
    assert "\ndata,not for onlooker to read; ask the owner of the schema for the right" in told.stdout


def test_a_backup_takes_the_place_of_no_device(run: Run, clone: str) -> None:
    refused = run("db", "backup", "/dev/null", database=clone)
    assert (refused.exit_code, "/dev/null is no plain file" in refused.stderr) == (1, True)
    assert Path("/dev/null").is_char_device()
