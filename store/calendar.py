"""The calendar: the cell's sessions, the year made from a rule.

Which day a rule means, what a month may hold and what falls on a holiday is decided in
store/rules/calendar.py.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from store.changes import Change
from store.disk import Put
from store.errors import NoSuch
from store.records import Session
from store.rules import calendar as rules
from store.vietnamese import clean

if TYPE_CHECKING:
    from store.book import Book


class Calendar:
    """The door to the sessions."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._ordered: tuple[int, list[Session]] = (-1, [])
        self._of_year: dict[int, list[Session]] = {}

    def sessions(self, year: int | None = None) -> list[Session]:
        """Sessions by date, then code; those of one year if given. Not to be changed."""
        shelf = self._book.sessions()
        if self._ordered[0] != shelf.version:
            self._ordered = (shelf.version, sorted(shelf.all(), key=lambda s: (s.date, s.start, s.code)))
            self._of_year = {}
            for session in self._ordered[1]:
                self._of_year.setdefault(session.date.year, []).append(session)
        return self._ordered[1] if year is None else self._of_year.get(year, [])

    def session(self, id: int) -> Session:
        """The session with that number. NoSuch when there is none."""
        found = self._book.sessions().get(id)
        if found is None:
            raise NoSuch(what_vi="buổi sinh hoạt số", what_en="session number", key=id)
        return found

    def resolve(self, text: str) -> Session:
        """The session meant by YYYY-MM (the regular one), YYYY-MM-DD or a code. NoSuch when there is none."""
        return rules.resolve(self.sessions(), clean(text, limit=40), self._book.clock.today())

    def nearest(self) -> Session | None:
        """The session of today, or the nearest one; None in an empty calendar."""
        return rules.nearest(self.sessions(), self._book.clock.today())

    def start(self, session: Session) -> str:
        """The hour the session begins, HH:MM: its own, or the cell's usual one."""
        return session.start or self._book.settings.cell().start

    def plan_year(self, year: int, rule: str) -> tuple[rules.Plan, Change]:
        """Add the sessions that `year` lacks, on the days of `rule`; run again, it adds none.

        BadValue when the rule cannot be read. The plan's notes say aloud each day that was moved
        off a holiday, off Tết or off a weekend.
        """
        day_rule = rules.parse_day_rule(rule)
        own = self._book.settings.rules()
        free, free_en = (rules.holidays_of(year, language, own) for language in ("vi", "en"))
        made: list[rules.Plan] = []

        def build() -> list[Put]:
            shelf = self._book.sessions()
            plan = rules.plan_year(year, day_rule, shelf.all(), free, free_en)
            made.append(plan)
            first = shelf.next_id()
            return [Put("sessions", first + i, replace(s, id=first + i)) for i, s in enumerate(plan.new)]

        change = self._book.commit("calendar.plan_year", build, why=str(year))
        return made[-1], change

    def save(self, session: Session, *, why: str = "") -> Change:
        """Add a session (id 0) or write a changed one."""
        tidy = replace(
            session,
            title=clean(session.title, limit=300),
            place=clean(session.place, limit=120),
            why=clean(session.why, limit=200),
            note=clean(session.note, lines=True, limit=2000),
        )

        def build() -> list[Put]:
            id = tidy.id or self._book.sessions().next_id()
            return [Put("sessions", id, replace(tidy, id=id))]

        return self._book.commit("calendar.save", build, why=why)
