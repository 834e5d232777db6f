"""Members in a field of a form: a few letters of a name become one member. Draws nothing."""

from __future__ import annotations

from collections.abc import Iterable

from store import Book
from store.errors import BadValue


def meant(book: Book, text: str) -> int:
    """The number of the member a few unaccented letters mean; 0 for none. BadValue for nobody, or for several."""
    said = text.strip()
    if not said:
        return 0
    found = book.roster.find(said, book.clock.today())
    exact = [m for m in found if m.name == said] or found
    if len(exact) == 1:
        return exact[0].id
    few = ", ".join(m.name for m in found[:4])
    raise BadValue(
        why_vi=f"Có nhiều người: {few}." if few else f"Không ai tên «{said}».",
        why_en=f"More than one: {few}." if few else f"Nobody is called «{said}».",
    )


def names(book: Book, ids: Iterable[int]) -> str:
    """The names of some members, one after the other."""
    found = (book.members().get(id) for id in ids)
    return ", ".join(member.name for member in found if member is not None)
