"""The folder in which a benchmark has its embedded server."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

GOVDB = str(Path(sys.executable).with_name("govdb"))


@contextmanager
def home() -> Iterator[Path]:
    """A folder for the embedded server that every account may enter, gone at the end with its server."""
    folder = Path(tempfile.mkdtemp(prefix="govdb-benchmark-")).resolve()
    folder.chmod(0o755)
    for name in ("GOVDB_DATABASE_URL", "PGHOST", "PGSERVICE", "PGDATABASE", "PGPORT", "PGHOSTADDR"):
        os.environ.pop(name, None)
    os.environ["GOVDB_HOME"] = str(folder / "home")
    try:
        yield folder
    finally:
        subprocess.run([GOVDB, "db", "stop"], stdout=subprocess.DEVNULL, check=False)
        shutil.rmtree(folder, ignore_errors=True)
