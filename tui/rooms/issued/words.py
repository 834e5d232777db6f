"""What a document is about, in words. Draws nothing."""

from __future__ import annotations

from store import Book
from store.papers.kinds import Subject
from tui.text import session_name


def about(book: Book, subject: Subject) -> str:
    """The session by its name, or the year, with the member's name where it is about one."""
    if subject.session:
        found = book.sessions().get(subject.session)
        return session_name(found) if found is not None else ""
    member = book.members().get(subject.member) if subject.member else None
    return f"{member.name}, {subject.year}" if member is not None else str(subject.year)
