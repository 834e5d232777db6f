"""Home: what needs doing today, read off the other doors. Nothing is written here, and nothing is kept.

What is a line, an alert or a figure is decided in store/rules (home, home_alerts, home_dials); each fact comes
from the door it belongs to.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Final

import msgspec

from store import sealing
from store.records import Code, Member, Proceedings, Session, State
from store.rules import home as rules
from store.rules import home_alerts as alerts
from store.rules import home_dials as dials
from store.rules import roster as membership
from store.rules.attendance import COUNTED_KINDS, Tally
from store.rules.calendar import quarter_at
from store.rules.cell import of_size
from store.rules.dues import of_dues, unpaid_months
from store.rules.home import Line
from store.rules.home_dials import Dial
from store.rules.probation import of_probation
from store.rules.sealing import of_copies

if TYPE_CHECKING:
    from store.book import Book

STEPS: Final = 3
"""How many of the next steps are told."""
EVERY: Final = 1000
"""More steps than there can be in the weeks they are looked for."""


class Page(msgspec.Struct, frozen=True):
    """What there is to say of a day."""

    day: date
    quarter: str
    """The quarter of the dials, YYYY-Qn."""
    lines: tuple[Line, ...]
    """By section, each in its own order."""
    dials: tuple[Dial, ...]
    """The three that are always in sight first, then those a wide terminal has room for."""
    whole: bool = True
    """False while the calendar's free days were passed over."""

    def of(self, section: rules.Section) -> tuple[Line, ...]:
        """The lines of a section."""
        return tuple(line for line in self.lines if line.section is section)


class Home:
    """The door to the day."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def page(self, *, whole: bool = True) -> Page:
        """All there is to say of today; unless `whole`, sessions on free days are only found where that is cheap."""
        today = self._book.clock.today()
        free = whole or self._book.calendar.at_hand(*self._years(today))
        steps = self._book.agenda.next_steps(EVERY)
        door = self._book.assignments
        lines = [
            *self._next(today),
            *rules.overdue(door.shelf().all(), steps, today, door.days()),
            *self._book.alerts.split(self._in_order(today, free=free)).open,
            *rules.step_lines(steps[:STEPS]),
        ]
        english = self._english(lines)
        return Page(
            today,
            quarter_at(today),
            tuple(dataclasses.replace(x, title_en=english.get(x.key, "")) for x in lines),
            self._dials(today),
            free or not self._needs_free(today),
        )

    def sealed_on(self) -> date | None:
        """The day of the last copy sealed to be carried off; None where none was, or the book seals none."""
        folder = self._book.disk_folder
        return sealing.last(folder) if sealing.sealing(folder) else None

    def alerts(self, *, whole: bool = True) -> list[Line]:
        """All alerts of today, those put aside too, the most urgent first; `whole` as for the page."""
        today = self._book.clock.today()
        free = whole or self._book.calendar.at_hand(*self._years(today))
        return self._in_order(today, free=free)

    def _in_order(self, today: date, *, free: bool) -> list[Line]:
        return alerts.in_order(self._alerts(today, free=free))

    # -- the next session ------------------------------------------------------------------

    def _next(self, today: date) -> Iterator[Line]:
        if not self._book.roster.members(today):
            yield rules.no_members()
        coming = self.coming()
        if not coming:
            yield rules.no_session(today)
        for session in coming:
            yield from self._session(session, today)

    def coming(self) -> list[Session]:
        """The sessions of the nearest day that has any, today first; none where none is to come."""
        found = self._book.agenda.coming()
        if found is None or found.date < self._book.clock.today():
            return []
        there = [
            s
            for s in self._book.calendar.sessions(found.date.year)
            if s.date == found.date and s.state is not State.CANCELLED
        ]
        return [found, *(s for s in there if s.id != found.id)]

    def _session(self, session: Session, today: date) -> Iterator[Line]:
        book = self._book
        called = book.attendance.called(session)
        tally = book.attendance.tally(session) if called else None
        came = (tally.present, tally.expected) if tally else None
        yield rules.session_line(session, today, book.calendar.start(session), book.calendar.place(session), came)
        page = book.agenda.page(session.id)
        ready = rules.ready_line(session, page.ready, page.total)
        if ready is not None:
            yield ready
        away = None if called else rules.away_line(session, self._announced(session))
        if away is not None:
            yield away

    def _announced(self, session: Session) -> list[Member]:
        return [m for m in self._book.attendance.expected(session) if membership.prefill(m, session) is Code.EXCUSED]

    # -- alerts ----------------------------------------------------------------------------

    def _alerts(self, today: date, *, free: bool) -> Iterator[Line]:
        book, own = self._book, self._book.settings.rules()
        yield from of_size(book.roster.members(), today, own)
        days = [min(today, date(year, 12, 31)) for year in alerts.years(today)]
        for member in book.roster.members(today):
            for day in reversed(days):
                yield from alerts.of_attendance(book.attendance.standing(member, day)[1])
            yield from of_probation(member, book.roster.cares(member), own)
        late = book.proposals.unanswered()
        yield from alerts.of_proposals(late, {m.id: m.name for m in book.roster.members()} if late else {}, today, own)
        yield from self._dues(today)
        yield from self._registrations(today)
        yield from alerts.of_praise(book.commendations.praise_due(today), book.commendations.without_praise(today))
        if sealing.sealing(book.disk_folder):
            yield from of_copies(sealing.last(book.disk_folder), today)
        if not book.sessions().all() and not book.themes.all():
            return  # an empty calendar is said once, as the next session
        near = [s for s in book.calendar.sessions() if s.date.year in alerts.years(today) and s.date < today]
        yield from alerts.of_rolls(near, {s.id for s in near if book.attendance.called(s)}, today, own)
        quarters: set[str] = set()
        for year in self._years(today):
            if not book.calendar.page(year):
                yield alerts.no_plan(year, own)
                continue
            said = book.calendar.warnings(year, whole=free)
            quarters |= alerts.uncovered_quarters(said)
            yield from alerts.of_calendar(said, today, own)
        yield from self._themes(today, quarters)

    def _registrations(self, today: date) -> Iterator[Line]:
        door = self._book.registrations
        for what, rule, found in (
            (rules.What.UNREVIEWED, "quarters_without_review", door.unreviewed(today)),
            (rules.What.UNREGISTERED, "registration_months", door.lacking(today)),
        ):
            if found is not None:
                yield alerts.of_registrations(what, rule, found.told, found.members, found.since, found.year)

    def _dues(self, today: date) -> list[Line]:
        book = self._book
        held = {p.session: p for p in book.rows("proceedings", Proceedings).all()}
        if not any(p.unpaid for p in held.values()):
            return []
        found: list[Line] = []
        for year in reversed(alerts.years(today)):
            unpaid = unpaid_months(book.calendar.sessions(), held, year, today)
            found += of_dues(book.roster.members(today), unpaid, book.settings.rules())
        return found

    def _themes(self, today: date, uncovered: set[str]) -> Iterator[Line]:
        own = self._book.settings.rules()
        wanted = alerts.quarters(today, own)
        for year in sorted({int(quarter[:4]) for quarter in wanted}):
            for planned in self._book.themes.plan(year):
                if planned.quarter in wanted:
                    said = (planned.quarter, planned.theme, planned.gaps, planned.late)
                    line = alerts.of_theme(*said, today, uncovered, own)
                    if line is not None:
                        yield line

    def _years(self, today: date) -> list[int]:
        """This year, and the next once it begins soon."""
        return sorted({today.year, (today + alerts.AHEAD).year})

    def _needs_free(self, today: date) -> bool:
        """Whether a session is still to come in these years, whose day could be a free one."""
        return any(s.date >= today for year in self._years(today) for s in self._book.calendar.page(year))

    # -- figures ---------------------------------------------------------------------------

    def _dials(self, today: date) -> tuple[Dial, ...]:
        quarter, own = quarter_at(today), self._book.settings.rules()
        before = dials.quarter_before(quarter)
        every, days = self._book.assignments.shelf().all(), self._book.assignments.days()
        now, last = self._book.tracking.quarter(quarter), self._book.tracking.quarter(before)
        return (
            dials.general(now, last),
            dials.exchange(now, last),
            dials.solved(now, last),
            dials.attendance(self._rolls(quarter, today), self._rolls(before, today), own),
            dials.papers(every, days, quarter, today),
            dials.tasks(every, days, quarter, today),
        )

    def _rolls(self, quarter: str, today: date) -> list[Tally]:
        attendance = self._book.attendance
        return [
            attendance.tally(s)
            for s in self._book.calendar.sessions(int(quarter[:4]))
            if quarter_at(s.date) == quarter and s.date <= today and s.kind in COUNTED_KINDS
            and s.state is not State.CANCELLED and attendance.called(s)
        ]  # fmt: skip

    # -- words -----------------------------------------------------------------------------

    def _english(self, lines: list[Line]) -> dict[str, str]:
        """The English of step titles that templates give, by the line's key."""
        kinds = {x.session.kind for x in lines if x.session is not None and x.title}
        english = {kind: self._book.agenda.english(kind) for kind in kinds}
        return {x.key: english[x.session.kind].get(x.title, "") for x in lines if x.session is not None and x.title}
