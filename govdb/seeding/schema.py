"""JSON Schemas of the YAML seed files, so that editors complete and check them."""

import csv
import json
from pathlib import Path
from typing import Any

from govdb.errors import SeedError
from govdb.seeding.records import Claims, Framework, Taxonomy

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def write_schemas(folder: Path, seeds: Path) -> list[Path]:
    """Write framework.json, taxonomy.json and claims.json; the codes of vocabularies are those of the seeds."""
    written = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for record in (Framework, Taxonomy, Claims):
            schema = {"$schema": DIALECT, **_with_codes(record.model_json_schema(mode="validation"), seeds)}
            path = folder / f"{record.__name__.lower()}.json"
            path.write_text(json.dumps(schema, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
            written.append(path)
    except OSError as error:
        raise SeedError(f"the schemas cannot be written to {folder}: {error.strerror}") from error
    return written


def _with_codes(schema: Any, seeds: Path) -> Any:
    """Replace the mark of a vocabulary by its codes, everywhere in the schema."""
    if isinstance(schema, list):
        return [_with_codes(part, seeds) for part in schema]
    if not isinstance(schema, dict):
        return schema
    result = {name: _with_codes(part, seeds) for name, part in schema.items() if name != "vocabulary"}
    if isinstance(schema.get("vocabulary"), str):
        optional = [None] if "anyOf" in schema else []
        result["enum"] = _codes(seeds / "vocab" / f"{schema['vocabulary']}.csv") + optional
    return result


def _codes(path: Path) -> list[str]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [row["code"] for row in csv.DictReader(file)]
