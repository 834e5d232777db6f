"""Members by their numbers, in words."""

from __future__ import annotations

from collections.abc import Iterable

from store import Book


def names(book: Book, ids: Iterable[int]) -> str:
    """The names of some members, one after the other."""
    found = (book.members().get(id) for id in ids)
    return ", ".join(member.name for member in found if member is not None)
