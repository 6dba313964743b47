"""Rules of the subject matter that seed files can be held against without a database."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from govdb.seeding.problems import Problems
from govdb.seeding.rows import Row

Tables = dict[str, list[Row]]


def check_rules(rows: Iterable[Row], problems: Problems) -> None:
    """Note every row that is well formed and yet cannot be true."""
    tables: Tables = defaultdict(list)
    for row in rows:
        tables[row.table].append(row)
    for rule in RULES:
        rule(tables, problems)


def _keys_of_countries(tables: Tables, problems: Problems) -> None:
    for row in tables["actor"]:
        key, kind = str(row.values["key"]), str(row.values["actor_kind_code"])
        if (kind in ("state", "territory")) != (len(key) == 3 and key.isupper()):
            expected = "has no three-letter key" if kind in ("state", "territory") else "has the key of a country"
            _note(problems, row, f"'{key}' is a {kind} but {expected}: correct the kind or the key")


def _days_of_acts(tables: Tables, problems: Problems) -> None:
    for row in tables["signatory"]:
        day: Any = row.values["acted_on"]
        if day is not None and day > date.today():
            _note(problems, row, f"the act of {row.values['actor_id']} is dated {day}, which is in the future")


def _binding_acts(tables: Tables, problems: Problems) -> None:
    binding = {row.key for row in tables["act"] if row.values["binds"]}
    status = {row.key: row.values["legal_status_code"] for row in tables["framework"]}
    for row in tables["signatory"]:
        framework = str(row.values["framework_id"])
        if row.values["act_code"] in binding and status.get(framework) == "non_binding":
            act = row.values["act_code"]
            _note(problems, row, f"{act} binds, but {framework} is non-binding: use the act that its text speaks of")


def _groups_that_cover(tables: Tables, problems: Problems) -> None:
    for row in tables["signatory"]:
        group, basis = row.values["actor_group_id"], row.values["basis_code"]
        if basis == "membership" and group is None:
            _note(problems, row, f"{row.values['actor_id']} is covered by membership: name the group that covers it")
        if basis == "individual" and group is not None:
            _note(problems, row, f"{row.values['actor_id']} acts itself: a group belongs to basis membership only")


def _ends_of_commitments(tables: Tables, problems: Problems) -> None:
    """Whoever leaves must have been in: an act that ends a commitment needs an earlier one that made it."""
    ending = {row.key for row in tables["act"] if row.values["ends_commitment"]}
    committing = {row.key for row in tables["act"] if row.values["is_commitment"]}
    begun: dict[tuple[object, object], list[Any]] = defaultdict(list)
    for row in tables["signatory"]:
        if row.values["act_code"] in committing:
            begun[row.values["framework_id"], row.values["actor_id"]].append(row.values["acted_on"] or date.min)
    for row in tables["signatory"]:
        if row.values["act_code"] in ending:
            earlier = begun[row.values["framework_id"], row.values["actor_id"]]
            end: Any = row.values["acted_on"] or date.max
            if not any(day <= end for day in earlier):
                act, actor = row.values["act_code"], row.values["actor_id"]
                _note(problems, row, f"{act} of {actor} has no earlier act of {actor} that it could end")


def _mappings(tables: Tables, problems: Problems) -> None:
    for row in tables["principle_mapping"]:
        ends = [str(row.values[name]).partition("/")[0] for name in ("principle_id", "target_principle_id")]
        if ends[0] == ends[1]:
            _note(problems, row, f"both principles belong to the taxonomy '{ends[0]}': a mapping leads to another one")


def _complete_runs(tables: Tables, problems: Problems) -> None:
    provisions = Counter(row.values["text_version_id"] for row in tables["provision"])
    for row in tables["coding_run"]:
        there, read = provisions[row.values["text_version_id"]], row.values["provisions_read"]
        if row.values["extent_code"] == "complete" and read != there:
            said = "does not say how many provisions it read" if read is None else f"has read {read} provisions"
            _note(problems, row, f"a complete run {said}, the text has {there}: read the others, or say partial")


def _claims(tables: Tables, problems: Problems) -> None:
    for row in tables["claim"]:
        values, name = row.values, f"claim '{row.key}'"
        if values["query"] is not None and values["expected"] is None:
            _note(problems, row, f"{name}: a query needs an expected value")
        _share(row, name, problems)
        if (values["reading"] is None) != (values["reading_query"] is None) or (
            values["reading_query"] is not None and values["query"] is None
        ):
            _note(problems, row, f"{name}: reading and reading_query go together, and come beside a query")
        if values["query"] is None and (values["reason"] is None or values["verdict_code"] != "undecided"):
            _note(problems, row, f"{name}: without a query the verdict is undecided, and the reason says why")
        for query in (values["query"], values["reading_query"]):
            if query is not None and str(query).split(None, 1)[:1] not in (["SELECT"], ["WITH"]):
                _note(problems, row, f"{name}: a query begins with SELECT or WITH")


def _share(row: Row, name: str, problems: Problems) -> None:
    """The share of a principle says what it is a share of."""
    base, unit = row.values["base"], row.values["unit"]
    if (base is None) != (unit is None) or (row.values["principle_id"] is not None and base is None):
        _note(problems, row, f"{name}: base and unit go together, and a share of a principle has both")
    if base is not None and (base == 0 or row.values["expected"] is None):
        _note(problems, row, f"{name}: a base is of an expected value, and at least 1")


def _note(problems: Problems, row: Row, message: str) -> None:
    problems.add(row.file, row.line, message)


RULES: tuple[Callable[[Tables, Problems], None], ...] = (
    _keys_of_countries,
    _days_of_acts,
    _binding_acts,
    _groups_that_cover,
    _ends_of_commitments,
    _mappings,
    _complete_runs,
    _claims,
)
