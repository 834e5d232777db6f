"""The sitting: everything that taking a session down shows of it, as one page.

Only queries; what is written is the other doors' (proceedings, speeches, attendance, agenda).
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from store.changes import Change, RowSaved
from store.records import TABLES, Assignment, Code, Item, Proceedings, Session, Speech
from store.rules import proceedings as course
from store.rules import sitting as rules
from store.rules import speeches as counting
from store.rules.agenda import partners
from store.rules.attendance import COUNTED_PRESENT

if TYPE_CHECKING:
    from store.book import Book


class Page(msgspec.Struct, frozen=True):
    """A sitting as read."""

    session: Session
    partners: tuple[Session, ...]
    """The other sessions in the same sitting."""
    said: Proceedings
    items: tuple[Item, ...]
    item: Item | None
    """The item it is at, while it goes on."""
    running: bool
    called: bool
    """Whether the roll was called."""
    people: tuple[rules.Person, ...]
    present: frozenset[int]
    """Numbers of the members present, late and left early among them; nobody's while the roll was not called."""
    speeches: tuple[Speech, ...]
    waiting: tuple[Assignment, ...]
    quiet: tuple[counting.Silent, ...]
    """Everybody one waits for, as if nobody had spoken today, the longest silent first."""
    target: Fraction
    """Share of those present who should speak, to be passed (rule `speakers_share`)."""
    steps: tuple[tuple[rules.Step, bool], ...]
    """The order of the sitting and what of it is done."""

    @property
    def silent(self) -> list[counting.Silent]:
        """Who has not spoken today, the longest silent first."""
        spoke = {s.member for s in self.speeches}
        return [one for one in self.quiet if one.member.id not in spoke]

    @property
    def share(self) -> Fraction | None:
        """Share of those present who spoke; None where nobody is."""
        return counting.share_who_spoke(self.present, self.speeches)

    @property
    def spoke(self) -> int:
        """How many of those present spoke."""
        return len({s.member for s in self.speeches} & self.present)

    @property
    def counts(self) -> counting.Counts:
        """What the speeches add up to."""
        return counting.counts(self.speeches)

    def of_item(self, item: int) -> list[Speech]:
        """The speeches under an item; those under none for 0."""
        return [s for s in self.speeches if s.item == item]


class Sitting:
    """The door to a sitting as one page."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def nearest(self) -> Session | None:
        """The session one takes down today: today's, else the nearest; None in an empty calendar."""
        return rules.nearest(self._book.calendar.sessions(), self._book.clock.today())

    def page(self, session_id: int) -> Page:
        """Everything there is to see of a sitting. NoSuch for a session that is not there."""
        book = self._book
        session = book.calendar.session(session_id)
        said, items = book.proceedings.of(session_id), book.agenda.items(session_id)
        running = book.proceedings.is_running(session_id)
        roll = book.speeches.roll_of(session)
        marks, called = book.attendance.marks(roll), book.attendance.called(roll)
        speeches = tuple(book.speeches.of_session(session_id))
        people = self._people(session, speeches, called=called)
        present = frozenset(
            p.member.id for p in people if p.member is not None and called and p.code in COUNTED_PRESENT
        )
        known = rules.Known(
            session, said, items,
            called=called and all(mark.code is not Code.NOT_TAKEN for mark in marks),
            chair=book.proceedings.chair(session_id) is not None,
            counts={
                **{table: self._rows_of(table, session_id) for table in rules.TABLES},
                rules.DUE: len(book.registrations.due_at(session_id).due),
            },
        )  # fmt: skip
        return Page(
            session=session,
            partners=tuple(partners(session, book.calendar.sessions())),
            said=said,
            items=items,
            item=course.current(items) if running else None,
            running=running,
            called=called,
            people=tuple(people),
            present=present,
            speeches=speeches,
            waiting=tuple(book.speeches.waiting(session_id)),
            quiet=tuple(self._quiet(session, people)),
            target=Fraction(book.settings.rules().number("speakers_share"), 100),
            steps=tuple((step, step.done(known)) for step in rules.ORDER if step.wanted(known)),
        )

    def page_after(self, page: Page, change: Change) -> Page | None:
        """The page with the speeches a change touched; None where it touched more than speeches."""
        there = {s.id: s for s in page.speeches}
        spoke: set[tuple[int, int]] = set()
        for part in change.parts:
            match part:
                case RowSaved("speeches", before, after):
                    rows = [row for row in (before, after) if isinstance(row, Speech)]
                    if any(row.session != page.session.id for row in rows):
                        return None
                    spoke |= {(row.member, row.guest) for row in rows}
                    if isinstance(after, Speech):
                        there[after.id] = after
                    elif isinstance(before, Speech):
                        there.pop(before.id, None)
                case _:
                    return None
        speeches = tuple(there[id] for id in sorted(there))
        return replace(page, speeches=speeches, people=tuple(rules.recounted(page.people, speeches, spoke)))

    # -- inside ----------------------------------------------------------------------------

    def _people(self, session: Session, speeches: tuple[Speech, ...], *, called: bool) -> list[rules.Person]:
        door, called_at = self._book.attendance, self._book.speeches.roll_of(session)
        roll = ((n, member, door.mark_of(called_at, member)) for n, member in enumerate(door.expected(called_at), 1))
        return rules.people(roll, door.guests(called_at.id), speeches, called=called)

    def _quiet(self, session: Session, people: list[rules.Person]) -> list[counting.Silent]:
        """Silences over the sessions before this one of which speeches were written down at all."""
        book = self._book
        before = [
            counting.sat(s, book.attendance.marks(s), book.speeches.of_session(s.id))
            for s in book.attendance.called.before(session, counting.LOOK_BACK)
            if book.speeches.of_session(s.id)
        ]
        waited = [p.member for p in people if p.member is not None and p.here]
        return counting.silent_list(waited, (), before)

    def _rows_of(self, table: str, session_id: int) -> int:
        rows = self._book.rows(table, TABLES[table]).all()
        return sum(getattr(row, "session", 0) == session_id for row in rows)
