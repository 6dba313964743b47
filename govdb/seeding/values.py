"""The kinds of values in seed files, as annotated types; every value arrives as text and is read strictly."""

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

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


def _number(value: Any) -> Any:
    if isinstance(value, str) and not re.fullmatch(r"[0-9]{1,9}([.][0-9]{1,9})?", value):
        raise ValueError(f"'{value}' must be a number such as 0.5")
    return Decimal(value) if isinstance(value, str) else value


# The rule stands before the validator, so that it is part of the type: of its messages and of its JSON Schema.
Text = Annotated[str, BeforeValidator(_text)]
Key = Annotated[str, Field(pattern=KEBAB), BeforeValidator(_text)]
ActorKey = Annotated[str, Field(pattern=r"^([A-Z]{3}|[a-z0-9]+(-[a-z0-9]+)*)$"), BeforeValidator(_text)]
Summary = Annotated[str, Field(max_length=300), BeforeValidator(_text)]
Url = Annotated[str, Field(pattern=r"^https?://\S+$"), BeforeValidator(_text)]
Language = Annotated[str, Field(pattern=r"^([a-z]{2}|und)$"), BeforeValidator(_text)]
Day = Annotated[date, BeforeValidator(_day)]
Uncertain = Annotated[
    UncertainDate,
    BeforeValidator(_date, json_schema_input_type=str | int),
    Field(description="A day, month, season (21 to 24) or year, as in 2023-11-01, 2023-11, 2023-21 or 2023."),
]
Flag = Annotated[bool, BeforeValidator(_flag, json_schema_input_type=bool | Literal["true", "false"])]
Count = Annotated[int, BeforeValidator(_count, json_schema_input_type=int | str)]
Number = Annotated[Decimal, BeforeValidator(_number, json_schema_input_type=float | str)]


def code(vocabulary: str, **options: Any) -> Any:
    """A value of a vocabulary; the generated JSON Schema lists its codes."""
    return Field(
        **options, json_schema_extra={"vocabulary": vocabulary}, description=f"A code of the vocabulary {vocabulary}."
    )
