"""Full texts: the user's own copies of official texts, cut into passages for reading and search."""

from typing import Any

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column

from govdb.models.base import Base, Identified, described, number, refer, told
from govdb.models.instruments import Framework, Provision
from govdb.models.principles import Principle
from govdb.tables import SCHEMA


class FullText(Identified, Base):
    __tablename__ = "full_text"
    __table_args__ = described(
        "Passages of full texts, in the order of the text: the user's own copies, which are never exported.",
        UniqueConstraint("text_version_id", "position"),
        ForeignKeyConstraint(
            ["provision_id", "text_version_id"],
            [f"{SCHEMA}.provision.id", f"{SCHEMA}.provision.text_version_id"],
            name="fk_full_text_provision_of_same_text",
            ondelete="NO ACTION",
            deferrable=True,
            initially="IMMEDIATE",
        ),
        CheckConstraint("locator <> ''", name="locator_is_given"),
        CheckConstraint("heading IS NOT NULL OR body <> ''", name="passage_says_something"),
        key=("text_version_id", "position"),
        derived=True,
    )

    text_version_id: Mapped[int] = refer("text_version", "Text that the passage stands in.")
    provision_id: Mapped[int | None] = number("Provision that the passage belongs to, found by its locator.")
    position: Mapped[int] = told("Place in the order of the text, from 1.")
    locator: Mapped[str] = told("Address of the passage in the text, such as art. 5(1); long ones have several rows.")
    parent: Mapped[str | None] = told("Address of the passage that this one is part of.")
    heading: Mapped[str | None] = told("Heading as printed.")
    body: Mapped[str] = told("The words of the text; empty where there is only a heading.")
    language_configuration: Mapped[str] = told("Text search configuration of PostgreSQL that the words were made with.")
    words: Mapped[Any] = mapped_column(
        TSVECTOR, nullable=False, comment="Heading and body as lexemes; the heading weighs more."
    )


Index("ix_full_text_words", FullText.words, postgresql_using="gin")
# Which configurations there are is asked by every search.
Index("ix_full_text_language_configuration", FullText.language_configuration)

# What is written in our words is in English.
_HEADED = "to_tsvector('english'::regconfig, (COALESCE(heading, ''::text) || ' '::text) || summary)"
_TITLED = "to_tsvector('english'::regconfig, (((title || ' '::text) || short_name) || ' '::text) || summary)"
_LABELLED = "to_tsvector('english'::regconfig, (label || ' '::text) || definition)"

for _model, _words in ((Provision, _HEADED), (Framework, _TITLED), (Principle, _LABELLED)):
    _indexed = Base.metadata.tables[f"{SCHEMA}.{_model.__tablename__}"]
    Index(f"ix_{_model.__tablename__}_words", text(_words), postgresql_using="gin", _table=_indexed)
