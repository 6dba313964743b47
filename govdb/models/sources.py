"""Where facts come from: collections, sources and releases of the data."""

from datetime import date

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped

from govdb.models.base import KEBAB, Base, Collected, Identified, choose, described, precision, told


class Collection(Identified, Base):
    __tablename__ = "collection"
    __table_args__ = described(
        "Bodies of data that were loaded together: the seeds of govdb, and data of others with their licences.",
        UniqueConstraint("key"),
        CheckConstraint(f"key {KEBAB}", name="key_is_kebab_case"),
        key=("key",),
    )

    key: Mapped[str] = told("Stable key of the collection.")
    title: Mapped[str] = told("Name of the collection.")
    licence: Mapped[str] = told("Licence of the data, as an SPDX identifier or in words.")
    citation: Mapped[str] = told("How to cite the collection.")
    url: Mapped[str | None] = told("Address of the collection.")
    is_redistributable: Mapped[bool] = told("Whether the licence allows exports that contain the rows.")
    note: Mapped[str | None] = told("Remark on the collection.")


class Source(Collected, Base):
    __tablename__ = "source"
    __table_args__ = described(
        "Citable documents and data sets that facts point to.",
        UniqueConstraint("key"),
        CheckConstraint(f"key {KEBAB}", name="key_is_kebab_case"),
        CheckConstraint("url ~ '^https?://' AND archived_url ~ '^https?://'", name="urls_are_web_addresses"),
        key=("key",),
    )

    key: Mapped[str] = told("Stable key of the source.")
    source_kind_code: Mapped[str] = choose("source_kind", "Kind of source.")
    title: Mapped[str] = told("Title of the document or data set.")
    publisher: Mapped[str | None] = told("Who published it.")
    published_on: Mapped[date | None] = told("Earliest possible day of publication.")
    published_precision: Mapped[str | None] = precision("published_on", "How exact the day of publication is.")
    url: Mapped[str | None] = told("Public address.")
    archived_url: Mapped[str | None] = told("Stored copy that was read instead of or beside the public address.")
    accessed_on: Mapped[date | None] = told("Day on which it was last read.")
    language: Mapped[str | None] = told("Language of what was read, ISO 639-1.")
    note: Mapped[str | None] = told("Remark on the source, such as what could not be read.")


class Release(Identified, Base):
    __tablename__ = "release"
    __table_args__ = described(
        "Releases of the data; the newest one is the version to cite.", UniqueConstraint("key"), key=("key",)
    )

    key: Mapped[str] = told("Version of the data.")
    released_on: Mapped[date] = told("Day of the release.")
    note: Mapped[str | None] = told("What the release contains.")
