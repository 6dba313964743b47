"""Unfolding the nested records of taxonomies, frameworks and claims into one row per fact."""

from collections.abc import Iterator

from govdb.seeding.files import Document
from govdb.seeding.records import Claims, Framework, Record, Taxonomy, TextVersion
from govdb.seeding.rows import Row, make_row

# The tables whose rows a file of each kind holds.
TABLES: dict[type[Record], tuple[str, ...]] = {
    Taxonomy: ("taxonomy", "principle"),
    Framework: (
        "framework",
        "framework_alias",
        "framework_milestone",
        "framework_actor",
        "framework_relation",
        "text_version",
        "provision",
        "coding_run",
        "coding",
        "signatory",
    ),
    Claims: ("claim",),
}


def unfold(record: Record, file: str, document: Document) -> Iterator[Row]:
    """All rows of a taxonomy, a framework or the claims of a source."""
    if isinstance(record, Taxonomy):
        yield from _taxonomy(record, file, document)
    if isinstance(record, Framework):
        yield from _framework(record, file, document)
    if isinstance(record, Claims):
        yield from _claims(record, file, document)


def _claims(record: Claims, file: str, document: Document) -> Iterator[Row]:
    for number, claim in enumerate(record.claims):
        yield make_row(
            claim,
            file,
            document.line(("claims", number)),
            position=number + 1,
            source_id=record.key,
            verification_code=record.verification,
        )


def _taxonomy(taxonomy: Taxonomy, file: str, document: Document) -> Iterator[Row]:
    yield make_row(taxonomy, file, 1)
    for number, principle in enumerate(taxonomy.principles):
        yield make_row(
            principle,
            file,
            document.line(("principles", number)),
            taxonomy_id=taxonomy.key,
            position=number + 1,
            source_id=taxonomy.source,
            verification_code=taxonomy.verification,
        )


def _framework(framework: Framework, file: str, document: Document) -> Iterator[Row]:
    key = framework.key
    yield make_row(framework, file, 1)
    for number, alias in enumerate(framework.aliases):
        line = document.line(("aliases", number))
        yield Row("framework_alias", {"framework_id": key, "alias": alias}, file, line)
    for part in ("milestones", "actors", "relations"):
        for number, record in enumerate(getattr(framework, part)):
            yield make_row(record, file, document.line((part, number)), framework_id=key)
    for number, version in enumerate(framework.text_versions):
        yield from _text_version(key, version, file, document, number)
    yield from _codings(framework, file, document)
    yield from _acts(framework, file, document)


def _text_version(key: str, version: TextVersion, file: str, document: Document, at: int) -> Iterator[Row]:
    yield make_row(version, file, document.line(("text_versions", at)), framework_id=key)
    path = f"{key}/{version.version}"
    for number, provision in enumerate(version.provisions):
        yield make_row(
            provision,
            file,
            document.line(("text_versions", at, "provisions", number)),
            text_version_id=path,
            parent_id=f"{path}/{provision.parent}" if provision.parent else None,
            position=number + 1,
            source_id=provision.source or version.source,
            verification_code=provision.verification or version.verification,
        )


def _codings(framework: Framework, file: str, document: Document) -> Iterator[Row]:
    for at, run in enumerate(framework.coding_runs):
        text = f"{framework.key}/{run.version}"
        path = f"{text}/{run.taxonomy}/{run.coder}"
        yield make_row(run, file, document.line(("coding_runs", at)), text_version_id=text)
        for number, coding in enumerate(run.codings):
            yield make_row(
                coding,
                file,
                document.line(("coding_runs", at, "codings", number)),
                coding_run_id=path,
                text_version_id=text,
                taxonomy_id=run.taxonomy,
                provision_id=f"{text}/{coding.provision}" if coding.provision else None,
                principle_id=f"{run.taxonomy}/{coding.principle}",
            )


def _acts(framework: Framework, file: str, document: Document) -> Iterator[Row]:
    for at, act in enumerate(framework.acts):
        for number, actor in enumerate(act.actors):
            line = document.line(("acts", at, "actors", number))
            yield make_row(act, file, line, framework_id=framework.key, actor_id=actor)
