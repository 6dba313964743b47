"""The records of the seed files, those of YAML files in full: their fields, and the table and columns they become."""

from decimal import Decimal
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field, model_validator

from govdb.seeding.values import (
    ActorKey,
    Count,
    Flag,
    Key,
    Language,
    Number,
    Summary,
    Text,
    Uncertain,
    Url,
    code,
)


class Record(BaseModel):
    """An entry of a seed file; ``table`` is where it goes, ``columns`` which fields have another name there."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    table: ClassVar[str]
    columns: ClassVar[dict[str, str]] = {}

    @model_validator(mode="before")
    @classmethod
    def _empty_is_absent(cls, data: Any) -> Any:
        """An empty value says nothing; unknown fields stay, so that they are refused."""
        if not isinstance(data, dict):
            return data
        return {name: value for name, value in data.items() if value is not None or name not in cls.model_fields}


class Sourced(Record):
    """A fact with its source, place, grade and confirmation."""

    source: Key = Field(description="Key of the source that states the fact.")
    locator: Text = Field(description="Place in the source: page, paragraph, section or table.")
    verification: Text = code("verification")
    confirmed_by: Key | None = Field(None, description="Key of a second, independent source.")
    confirmed_locator: Text | None = Field(None, description="Place in the confirming source.")
    note: Text | None = Field(None, description="Remark, such as how sources differ.")


class Principle(Record):
    table = "principle"

    code: Text = Field(pattern="^[A-Za-z0-9._-]+$", description="Code within the taxonomy; never changed.")
    label: Text = Field(description="Short name.")
    definition: Text = Field(description="What falls under it, in our own words.")
    family: Text | None = Field(None, description="Family that it belongs to, where the taxonomy has families.")
    locator: Text = Field(description="Where in the source of the taxonomy it stands, or what it draws on.")
    note: Text | None = None


class Taxonomy(Sourced):
    """A taxonomy with its principles: seeds/taxonomies/<key>.yml."""

    table = "taxonomy"

    key: Key
    title: Text
    version: Text
    author: Text
    licence: Text | None = None
    principles: list[Principle] = Field(min_length=1)


class Milestone(Sourced):
    table = "framework_milestone"
    columns = {"on": "occurred"}

    milestone: Text = code("milestone")
    on: Uncertain


class FrameworkActor(Sourced):
    table = "framework_actor"
    columns = {"role": "framework_role_code"}

    actor: ActorKey
    role: Text = code("framework_role")


class Provision(Record):
    table = "provision"

    locator: Text = Field(description="Address in the text, such as par. 28; unique within the text version.")
    parent: Text | None = Field(None, description="Locator of the provision that this one is part of.")
    heading: Text | None = None
    summary: Summary = Field(description="What it says, in our own words, at most 300 characters.")
    source: Key | None = Field(None, description="Only when it differs from that of the text version.")
    verification: Text | None = code("verification", default=None)
    note: Text | None = None


class TextVersion(Sourced):
    table = "text_version"

    version: Text = Field(pattern="^[a-z0-9.-]+$", description="Name within the framework, mostly a year.")
    title: Text
    language: Language
    dated: Uncertain | None = None
    url: Url | None = None
    locator_scheme: Text | None = Field(None, description="How locators are counted where none are printed.")
    provisions: list[Provision] = []


class Coding(Record):
    table = "coding"

    provision: Text | None = Field(None, description="Locator of the provision; left out for the whole document.")
    principle: Text = Field(description="Code of the principle.")
    strength: Text = code("strength")
    rationale: Text | None = None


class CodingRun(Record):
    table = "coding_run"

    version: Text
    taxonomy: Key
    coder: Key
    extent: Text = code("extent")
    is_primary: Flag = Field(description="Whether reports use this run; one per text version and taxonomy.")
    coded_on: Uncertain | None = None
    provisions_read: Count | None = Field(None, description="How many provisions were read; for complete runs, all.")
    method: Text
    codings: list[Coding] = []


class Act(Sourced):
    table = "signatory"
    columns = {"on": "acted", "group": "actor_group_id"}

    act: Text = code("act")
    basis: Text = code("basis")
    group: Key | None = Field(None, description="Group whose membership covers the actors; with basis membership only.")
    on: Uncertain | None = None
    actors: list[ActorKey] = Field(min_length=1, description="One act by each of these actors.")


class Relation(Sourced):
    table = "framework_relation"
    columns = {"to": "related_framework_id"}

    to: Key
    relation: Text = code("relation")


class Framework(Sourced):
    """A framework with all that belongs to it: seeds/frameworks/<key>.yml."""

    table = "framework"
    columns = {"kind": "framework_kind_code"}

    key: Key
    title: Text
    short_name: Text
    kind: Text = code("framework_kind")
    legal_status: Text = code("legal_status")
    event: Key | None = None
    party_list: Text = code("party_list")
    stated_parties: Count | None = Field(None, description="Number of parties that the source states.")
    stated_parties_note: Text | None = None
    url: Url | None = None
    summary: Summary
    issuer_note: Text | None = Field(None, description="Why no issuer is recorded.")
    text_note: Text | None = Field(None, description="Why no text version is recorded.")
    aliases: list[Key] = []
    milestones: list[Milestone] = []
    actors: list[FrameworkActor] = []
    text_versions: list[TextVersion] = []
    coding_runs: list[CodingRun] = []
    acts: list[Act] = []
    relations: list[Relation] = []


class Claim(Record):
    table = "claim"
    columns = {"kind": "claim_kind_code"}

    key: Key
    locator: Text = Field(description="Place of the statement in the source.")
    kind: Text = code("claim_kind")
    challenge: Key | None = None
    statement: Summary = Field(description="What the source states, in our own words, at most 300 characters.")
    query: Text | None = Field(None, description="One SELECT over schema report: value, and optionally evidence.")
    comparison: Text = code("comparison", default="equals")
    expected: Text | None = Field(None, description="The value if the statement holds as it is worded.")
    tolerance: Number = Decimal(0)
    principle: Text | None = Field(None, description="Principle whose share it is, such as jobin-2019/PRIVACY.")
    base: Count | None = Field(None, description="Number of units that the share is of.")
    unit: Text | None = Field(None, description="What was counted, and how: percent of guidelines.")
    reading: Text | None = Field(None, description="Reading under which it may hold when its wording does not.")
    reading_query: Text | None = Field(None, description="One SELECT like query, for that reading.")
    verdict: Text = code("verdict")
    reason: Text | None = Field(None, description="Why the verdict is what it is, or why these data cannot decide.")
    note: Text | None = None


class Claims(Record):
    """The statements of one source: seeds/claims/<source>.yml."""

    table = "claim"

    key: Key = Field(description="Key of the source whose statements these are; also the name of the file.")
    verification: Text = code("verification")
    claims: list[Claim] = Field(min_length=1)


YAML_FILES: dict[str, type[Record]] = {
    "taxonomies/*.yml": Taxonomy,
    "frameworks/*.yml": Framework,
    "claims/*.yml": Claims,
}
