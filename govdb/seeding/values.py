"""The kinds of values in seed files, as annotated types; every value arrives as text and is read strictly."""

import re
from datetime import date
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from govdb.seeding.edtf import UncertainDate, parse

KEBAB = r"^[a-z0-9]+(-[a-z0-9]+)*$"


def _text(value: Any) -> Any:
    if value is not None and not isinstance(value, str):
        raise ValueError("expected text here, not a list or a mapping")
    return value


def _date(value: Any) -> Any:
    return parse(value) if isinstance(value, str) else value


def _day(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    found = parse(value)
    if found.precision != "day":
        raise ValueError(f"'{value}' must be a full day such as 2023-11-01")
    return found.day


def _flag(value: Any) -> Any:
    if isinstance(value, str) and value not in ("true", "false"):
        raise ValueError(f"'{value}' must be true or false")
    return value == "true" if isinstance(value, str) else value


def _count(value: Any) -> Any:
    if isinstance(value, str) and not re.fullmatch(r"[0-9]{1,9}", value):
        raise ValueError(f"'{value}' must be a whole number")
    return int(value) if isinstance(value, str) else value


Text = Annotated[str, BeforeValidator(_text)]
Key = Annotated[str, BeforeValidator(_text), Field(pattern=KEBAB)]
ActorKey = Annotated[str, BeforeValidator(_text), Field(pattern=r"^([A-Z]{3}|[a-z0-9]+(-[a-z0-9]+)*)$")]
Summary = Annotated[str, BeforeValidator(_text), Field(max_length=300)]
Url = Annotated[str, BeforeValidator(_text), Field(pattern=r"^https?://\S+$")]
Language = Annotated[str, BeforeValidator(_text), Field(pattern=r"^[a-z]{2}$")]
Day = Annotated[date, BeforeValidator(_day)]
Uncertain = Annotated[
    UncertainDate,
    BeforeValidator(_date, json_schema_input_type=str),
    Field(description="A day, month, season (21 to 24) or year, as in 2023-11-01, 2023-11, 2023-21 or 2023."),
]
Flag = Annotated[bool, BeforeValidator(_flag)]
Count = Annotated[int, BeforeValidator(_count)]


def code(vocabulary: str, **options: Any) -> Any:
    """A value of a vocabulary; the generated JSON Schema lists its codes."""
    return Field(
        **options, json_schema_extra={"vocabulary": vocabulary}, description=f"A code of the vocabulary {vocabulary}."
    )
