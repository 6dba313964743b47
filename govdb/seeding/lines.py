"""The records of the CSV seed files, one line each."""

from typing import Any, ClassVar

from pydantic import Field

from govdb.seeding.records import Record, Sourced
from govdb.seeding.values import ActorKey, Count, Day, Flag, Key, Language, Text, Uncertain, Url


class CollectionRow(Record):
    table = "collection"

    key: Key
    title: Text
    licence: Text
    citation: Text
    url: Url | None = None
    is_redistributable: Flag
    note: Text | None = None


class ReleaseRow(Record):
    table = "release"

    key: Text
    released_on: Day
    note: Text | None = None


class VocabularyRow(Record):
    code: Text = Field(pattern="^[a-z][a-z0-9_]*$")
    label: Text
    definition: Text
    sort_order: Count


class ActRow(VocabularyRow):
    is_commitment: Flag
    binds: Flag
    ends_commitment: Flag


class SourceRow(Record):
    table = "source"
    columns: ClassVar[dict[str, str]] = {"kind": "source_kind_code", "accessed": "accessed_on"}

    key: Key
    kind: Text
    title: Text
    publisher: Text | None = None
    published: Uncertain | None = None
    url: Url | None = None
    archived_url: Url | None = None
    accessed: Day | None = None
    language: Language | None = None
    note: Text | None = None


class ActorRow(Sourced):
    table = "actor"
    columns: ClassVar[dict[str, str]] = {"kind": "actor_kind_code"}

    key: ActorKey
    kind: Text
    name: Text
    short_name: Text | None = None
    iso_alpha2: Text | None = None
    iso_numeric: Text | None = None
    country: ActorKey | None = None
    url: Url | None = None


class ActorAliasRow(Record):
    table = "actor_alias"

    actor: ActorKey
    alias: Text


class GroupRow(Sourced):
    table = "actor_group"
    columns: ClassVar[dict[str, str]] = {"kind": "group_kind_code"}

    key: Key
    kind: Text
    name: Text
    definition: Text
    actor: ActorKey | None = None


class MembershipRow(Sourced):
    table = "group_membership"
    columns: ClassVar[dict[str, str]] = {"group": "actor_group_id"}

    group: Key
    actor: ActorKey
    member_from: Uncertain | None = None
    member_to: Uncertain | None = None


class EventRow(Sourced):
    table = "event"

    key: Key
    name: Text
    place: Text | None = None
    country: ActorKey | None = None
    starts: Uncertain
    ends: Uncertain | None = None


class EventHostRow(Sourced):
    table = "event_host"

    event: Key
    actor: ActorKey


class CoderRow(Record):
    table = "coder"
    columns: ClassVar[dict[str, str]] = {"kind": "coder_kind_code"}

    key: Key
    kind: Text
    name: Text
    description: Text


class MappingRow(Sourced):
    table = "principle_mapping"
    columns: ClassVar[dict[str, str]] = {"target": "target_principle_id"}

    principle: Text
    match: Text
    target: Text


class ChallengeRow(Sourced):
    table = "challenge"

    key: Key
    position: Count
    label: Text
    definition: Text


class ChallengePrincipleRow(Record):
    table = "challenge_principle"

    challenge: Key
    principle: Text
    rationale: Text


class AttributeRow(Record):
    table = "framework_attribute"

    framework: Key
    attribute: Text
    value: Text


class ActorParentRow(Record):
    table = "actor_parent"

    actor: ActorKey
    parent: ActorKey


class ImportProblemRow(Record):
    table = "import_problem"

    file_name: Text
    line_number: Count
    problem: Text
    raw: Text | None = None


CSV_FILES: dict[str, type[Record]] = {
    "collections.csv": CollectionRow,
    "release.csv": ReleaseRow,
    "reference/sources.csv": SourceRow,
    "reference/actors.csv": ActorRow,
    "reference/actor_aliases.csv": ActorAliasRow,
    "reference/groups.csv": GroupRow,
    "reference/events.csv": EventRow,
    "reference/event_hosts.csv": EventHostRow,
    "reference/coders.csv": CoderRow,
    "reference/challenges.csv": ChallengeRow,
    "reference/challenge_principles.csv": ChallengePrincipleRow,
    "reference/framework_attributes.csv": AttributeRow,
    "reference/actor_parents.csv": ActorParentRow,
    "reference/import_problems.csv": ImportProblemRow,
    "reference/memberships/*.csv": MembershipRow,
    "mappings/*.csv": MappingRow,
}


def vocabulary_record(table: str) -> type[Record]:
    """The record of a vocabulary file."""
    base: Any = ActRow if table == "act" else VocabularyRow
    return type(f"{base.__name__}_{table}", (base,), {"table": table})
