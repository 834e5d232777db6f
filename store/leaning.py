"""Which rows speak of others by their number, so that none is taken away from under them.

Undo takes a row away that its action had made. Where other rows have come to speak of it since (a mark
of a member, a speech at an item), that would leave them without what they are about.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from store.disk import Put
from store.errors import LeanedOn
from store.records import TABLES, Code, Guest, Mark, Member, Record, Session, Source

if TYPE_CHECKING:
    from store.book import Book

SPOKEN_OF: Final[Mapping[str, frozenset[str]]] = {
    "members": frozenset({"member", "members", "presenter", "chair", "taker", "unpaid", "mentor"}),
    "sessions": frozenset({"session", "source", "sitting"}),
    "guests": frozenset({"guest"}), "items": frozenset({"item"}), "speeches": frozenset({"speech"}),
    "proposals": frozenset({"carries_out"}), "assignments": frozenset({"assignment"}),
    "themes": frozenset({"theme"}), "topics": frozenset({"topic"}),
}  # fmt: skip
"""By table, the fields with which rows of any table hold its numbers."""

WORDS: Final[Mapping[str, tuple[str, str]]] = {
    "marks": ("điểm danh", "a mark"), "guests": ("khách mời", "a guest"), "items": ("chương trình", "an agenda item"),
    "speeches": ("phát biểu", "a speech"), "proposals": ("đề xuất", "a proposal"), "votes": ("biểu quyết", "a vote"),
    "assignments": ("phân công", "an assignment"), "themes": ("chuyên đề", "a theme"), "topics": ("vấn đề", "a topic"),
    "documents": ("văn bản", "a document"), "checks": ("việc chuẩn bị", "a step of preparation"),
    "proceedings": ("diễn biến buổi", "the sitting"), "versions": ("biên bản", "minutes"),
    "registrations": ("đăng ký", "a registration"), "reviews": ("kiểm điểm", "a review"),
    "commendations": ("biểu dương, phê bình", "a commendation"), "scores": ("chấm điểm", "a score"),
    "evaluations": ("kiểm điểm cuối năm", "a year-end review"), "members": ("đảng viên", "a member"),
    "sessions": ("buổi sinh hoạt", "a session"),
}  # fmt: skip
"""What a row of a table is called in the sentence that refuses."""


def with_what_goes_along(book: Book, puts: Sequence[Put]) -> list[Put]:
    """What an undo writes, and beside a row that goes the marks of it that nobody has set: they say nothing.

    LeanedOn where a row that says something would stay and speak of one that goes.
    """
    going = {(put.table, put.id): put.record for put in puts}
    gone = {key for key, record in going.items() if record is None and key[0] in SPOKEN_OF}
    leaning = list(_leaning(book, gone, going)) if gone else []
    said = [(spoken_of, table) for spoken_of, table, row in leaning if not _says_nothing(row)]
    if said:
        (table, id), first = said[0]
        what, where = _name(book, table, id), WORDS.get(first, ("việc khác", "something else"))
        raise LeanedOn(what_vi=what[0], what_en=what[1], count=len(said), first_vi=where[0], first_en=where[1])
    return [*puts, *(Put(table, _id(row), None) for _key, table, row in leaning)]


def _says_nothing(row: Record) -> bool:
    """A mark as the opening of a roll leaves it: not taken, or filled in and not confirmed."""
    return isinstance(row, Mark) and not row.note and (row.code is Code.NOT_TAKEN or row.source is Source.PREFILL)


def _leaning(
    book: Book, gone: set[tuple[str, int]], going: Mapping[tuple[str, int], Record | None]
) -> Iterator[tuple[tuple[str, int], str, Record]]:
    """What is spoken of, the table and the row that does, once for each row that stays."""
    for table, kind in TABLES.items():
        fields = [(f, of) for of in {t for t, _id in gone} for f in SPOKEN_OF[of] if f in kind.__struct_fields__]
        for row in book.rows(table, kind).all() if fields else ():
            kept = going.get((table, _id(row)), row)
            found = next((held for f, of in fields for held in _held(kept, f, of) if held in gone), None)
            if found is not None:
                yield found, table, row


def _held(row: Record | None, field: str, of: str) -> Iterator[tuple[str, int]]:
    value = getattr(row, field, None)
    for one in value if isinstance(value, tuple) else (value,):
        if type(one) is int:  # a field of that name may hold a yes or a word
            yield of, one


def _id(row: Record) -> int:
    id: int = getattr(row, "id")  # noqa: B009 - each record of a table has one, the base of all has not
    return id


def _name(book: Book, table: str, id: int) -> tuple[str, str]:
    row = book.row(table, id)
    if isinstance(row, (Member, Guest)):
        return row.name, row.name
    if isinstance(row, Session):
        return row.code, row.code
    return WORDS[table]
