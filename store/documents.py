"""Documents from above: kept with number, date and issuer, and in which session they were passed on.

Part of the door `themes` (features C11). Documents that the cell itself writes are not here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from store.changes import Change
from store.disk import Put
from store.errors import BadValue, NoSuch
from store.records import Document, Session
from store.rules import theme_year as rules
from store.vietnamese import clean, fold

if TYPE_CHECKING:
    from store.book import Book

NUMBER_LIMIT: Final = 60
"""Longest number and symbol, in characters."""


class Documents:
    """The part of the door to the documents from above."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def all(self) -> list[Document]:
        """Every document by its day, those without one last."""
        rows = self._book.rows("documents", Document).all()
        return sorted(rows, key=lambda d: (d.dated is None, d.dated or self._book.clock.today(), d.id))

    def of_year(self, year: int) -> list[Document]:
        """The documents dated or passed on in a year; in the present year also those still to be passed on."""
        today = self._book.clock.today()
        return [d for d in self.all() if rules.in_year(d, year, self.session(d), today)]

    def of_theme(self, theme_id: int) -> list[Document]:
        """The documents that belong to a theme."""
        return [d for d in self.all() if theme_id and d.theme == theme_id]

    def counts(self, year: int) -> rules.DocumentCounts:
        """How many a year's list has, how many were passed on in it, how many wait."""
        sessions = {s.id: s for s in self._book.calendar.sessions()}
        return rules.document_counts(self.of_year(year), year, sessions)

    def document(self, id: int) -> Document:
        """The document with that number in the book. NoSuch when there is none."""
        found = self._book.rows("documents", Document).get(id)
        if found is None:
            raise NoSuch(what_vi="văn bản số", what_en="document number", key=id)
        return found

    def session(self, document: Document) -> Session | None:
        """The session in which it is passed on."""
        return self._book.sessions().get(document.session) if document.session else None

    def meant(self, text: str) -> Document:
        """The one document whose number begins with a text, accents and case not needed. BadValue."""
        said = fold(text).strip()
        every = self.all()
        found = [d for d in every if said and fold(d.number) == said]
        found = found or [d for d in every if said and fold(d.number).startswith(said)]
        if len(found) == 1:
            return found[0]
        few = ", ".join(d.number for d in found[:4])
        shown = clean(text, limit=NUMBER_LIMIT)
        raise BadValue(
            why_vi=f"Có nhiều văn bản: {few}." if few else f"Không có văn bản số «{shown}».",
            why_en=f"More than one: {few}." if few else f"There is no document «{shown}».",
        )

    def add(self, document: Document) -> Change:
        """Add a document. BadValue without a number, or when the same one is there; NoSuch for what it names."""
        tidy = self._tidy(replace(document, id=0))

        def build() -> list[Put]:
            self._ensure_possible(tidy)
            id = self._book.rows("documents", Document).next_id()
            return [Put("documents", id, replace(tidy, id=id))]

        return self._book.commit("documents.add", build)

    def change(self, document_id: int, facts: Mapping[str, object]) -> Change:
        """Write some fields of a document, and leave the others as they stand by then. Errors as in `add`."""

        def build() -> list[Put]:
            new = self._tidy(replace(self.document(document_id), **facts))
            self._ensure_possible(new)
            return [Put("documents", document_id, new)]

        return self._book.commit("documents.change", build)

    def remove(self, document_id: int) -> Change:
        """Take a document off the book (undo brings it back). NoSuch."""

        def build() -> list[Put]:
            self.document(document_id)
            return [Put("documents", document_id, None)]

        return self._book.commit("documents.remove", build)

    def _tidy(self, document: Document) -> Document:
        number = clean(document.number, limit=NUMBER_LIMIT)
        if not number:
            raise BadValue(
                why_vi="Văn bản phải có số, ký hiệu, như 50-CT/TW.",
                why_en="A document must have a number and symbol, such as 50-CT/TW.",
            )
        return replace(
            document,
            number=number,
            title=clean(document.title, limit=300),
            issuer=clean(document.issuer, limit=120),
            note=clean(document.note, lines=True, limit=2000),
        )

    def _ensure_possible(self, document: Document) -> None:
        """Numbers begin anew each year and with each issuer: only all of them alike are one document."""
        like = (fold(document.number), document.dated, fold(document.issuer))
        for other in self.all():
            if other.id != document.id and (fold(other.number), other.dated, fold(other.issuer)) == like:
                raise BadValue(
                    why_vi=f"Văn bản {document.number} đã có trong sổ.",
                    why_en=f"{document.number} is in the book already.",
                )
        if document.session:
            self._book.calendar.session(document.session)
        if document.theme:
            self._book.themes.theme(document.theme)
