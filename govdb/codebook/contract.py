"""The contract as it was last agreed: kept beside this file, so that explaining it needs no database."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from govdb.codebook.model import Column, Contract, Function, Relation

PATH = Path(__file__).with_name("contract.json")


def agreed() -> Contract:
    """The contract that this govdb keeps."""
    return from_json(PATH.read_text(encoding="utf-8"))


def to_json(contract: Contract) -> str:
    """The contract for machines, one column to a line."""
    parts = asdict(contract)
    views = ",\n".join(_view_lines(view) for view in parts["views"])
    functions = ",\n".join(f"  {_line(function)}" for function in parts["functions"])
    return f'{{"version": {contract.version},\n"views": [\n{views}\n],\n"functions": [\n{functions}\n]}}\n'


def from_json(text: str) -> Contract:
    """A contract from what ``to_json`` wrote."""
    parts = json.loads(text)
    views = tuple(
        Relation(
            view["name"],
            view["about"],
            tuple(Column(**column) for column in view["columns"]),
            key=tuple(view["key"]),
            reads=tuple(view.get("reads", ())),
        )
        for view in parts["views"]
    )
    return Contract(parts["version"], views, tuple(Function(**function) for function in parts["functions"]))


def broken(before: Contract, after: Contract) -> list[str]:
    """What others relied on before and cannot rely on after: views, columns, types and functions, as sentences."""
    kept = _promises(after)
    return [
        f"{name} is {'gone' if name not in kept else f'now {kept[name]}'}, it was {was}"
        for name, was in _promises(before).items()
        if kept.get(name) != was
    ]


def _promises(contract: Contract) -> dict[str, str]:
    columns = {f"{view.name}.{column.name}": column.type for view in contract.views for column in view.columns}
    functions = {f"{f.name}()": f"({f.arguments}) → {f.result}" for f in contract.functions}
    return {view.name: "a view" for view in contract.views} | columns | functions


def _view_lines(view: dict[str, Any]) -> str:
    columns = ",\n".join(f"    {_line(column)}" for column in view.pop("columns"))
    return f'  {_line(view)[:-1]}, "columns": [\n{columns}\n  ]}}'


def _line(parts: dict[str, Any]) -> str:
    """One line of JSON; what is empty, or the same for all views, is left out."""
    told = {name: value for name, value in parts.items() if value and name != "may_be_empty"}
    return json.dumps(told, ensure_ascii=False)
