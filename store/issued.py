"""The numbers of documents: taken when a document is issued, kept for it, never given again.

A number that is not used stays in the book with the reason, so that every gap explains itself; taking back the
giving of a number does the same (store/history.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from store.disk import Put
from store.errors import BadValue, BookError, NoSuch
from store.records import Issued
from store.rules import issued as rules
from store.vietnamese import clean

if TYPE_CHECKING:
    from store.book import Book
    from store.changes import Change
    from store.disk import Shelf


class NumberTaken(BookError):
    """Another hand took a number between the foretelling of it and the taking. Facts: number."""

    vi = "Số {number} vừa được cấp cho văn bản khác. Hãy ghi lại."
    en = "The number {number} has just been given to another document. Write it again."


class Wanted(msgspec.Struct, frozen=True):
    """A number that a document has been made with, before it is taken."""

    kind: str
    what: str
    number: int
    dated: date
    title: str


class Numbers:
    """The door to the numbers of documents."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def _rows(self) -> Shelf[Issued]:
        return self._book.rows("issued", Issued)

    # -- queries ---------------------------------------------------------------------------

    def of(self, kind: str, what: str) -> Issued | None:
        """The number a document has, by its type and what it is for ('sessions:12'); None while it has none."""
        return rules.of(self._rows().all(), kind, what)

    def coming(self, kind: str) -> int:
        """The number the next document of a type gets."""
        return rules.next_number(self._rows().all(), self._book.settings.cell().term, kind)

    def page(self, term: str | None = None) -> list[Issued]:
        """Every number of a term, the present one where none is named, by type and number, void ones too."""
        held = self._book.settings.cell().term if term is None else term
        found = [row for row in self._rows().all() if row.term == held]
        order = list(rules.TYPES)
        return sorted(found, key=lambda r: (order.index(r.kind) if r.kind in order else len(order), r.number, r.id))

    # -- commands --------------------------------------------------------------------------

    def issue(self, kind: str, what: str, dated: date, title: str) -> Change:
        """Take a number for a document. Where it has one already nothing changes: it keeps the number."""
        ensure_type(kind)

        def build() -> list[Put]:
            if self.of(kind, what) is not None:
                return []
            row = Issued(
                kind=kind, term=self._book.settings.cell().term, number=self.coming(kind), dated=dated, what=what,
                title=clean(title, limit=200),
            )  # fmt: skip
            return [Put("issued", self._rows().next_id(), row)]

        return self._book.commit("issued.issue", build)

    def take(self, wanted: Sequence[Wanted]) -> Change:
        """Take the numbers that some documents were made with, all or none. NumberTaken where one is another's by now.

        What is checked is checked under the book's lock, so that a number stands on one document only.
        """
        for one in wanted:
            ensure_type(one.kind)

        def build() -> list[Put]:
            next_id, coming, puts = self._rows().next_id(), dict[str, int](), list[Put]()
            for id, one in enumerate(wanted, next_id):
                number = coming.get(one.kind) or self.coming(one.kind)
                if number != one.number or self.of(one.kind, one.what) is not None:
                    raise NumberTaken(number=rules.symbol(one.number, one.kind))
                coming[one.kind] = number + 1
                row = Issued(
                    kind=one.kind, term=self._book.settings.cell().term, number=number, dated=one.dated, what=one.what,
                    title=clean(one.title, limit=200),
                )  # fmt: skip
                puts.append(Put("issued", id, row))
            return puts

        return self._book.commit("issued.issue", build)

    def void(self, id: int, why: str) -> Change:
        """Say that a number is not used, and why. NoSuch; BadValue without a reason."""
        said = clean(why, limit=200)
        if not said:
            raise BadValue(why_vi="Hãy ghi lý do bỏ số.", why_en="Say why the number is not used.")

        def build() -> list[Put]:
            row = self._rows().get(id)
            if row is None:
                raise NoSuch(what_vi="số văn bản", what_en="number of a document", key=id)
            return [Put("issued", id, replace(row, void=said))] if row.void != said else []

        return self._book.commit("issued.void", build)


def ensure_type(kind: str) -> None:
    """BadValue for a type of document that has no symbol."""
    if kind not in rules.TYPES:
        known = ", ".join(rules.TYPES)
        raise BadValue(
            why_vi=f"Không có loại văn bản «{kind}». Các loại: {known}.",
            why_en=f"There is no type of document «{kind}». There are: {known}.",
        )
