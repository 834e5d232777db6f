"""The register: a year's attendance as one table, read off the marks.

What goes into which sum is decided in store/rules/register.py. Nothing is written here; files for the
printer are made in store/papers/. Nothing is kept either: one year is a few hundred marks however old
the book is (16 members 0.3 ms, 100 members 2.3 ms), so that a register is never out of date.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.rules import register as rules

if TYPE_CHECKING:
    from store.book import Book


class Register:
    """The door to the year's register."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def year(self, year: int) -> rules.Year:
        """The register of a year, as the book and the cell's day have it now."""
        book = self._book
        sessions = [s for s in book.calendar.sessions(year) if rules.counted(s)]
        rolls = {s.id: book.attendance.marks(s) for s in sessions}
        return rules.register(year, sessions, book.roster.members(), rolls, book.clock.today())

    def years(self) -> list[int]:
        """The years that have a session of the register, oldest first."""
        return sorted({s.date.year for s in self._book.calendar.sessions() if rules.counted(s)})
