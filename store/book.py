"""Book: opens a cell's data and holds one door per noun. Every write of the program passes here.

Commands are verbs on a door and return a Change once the disk has it; queries are nouns and
return frozen records. What TinyDB is, and that there is a journal, only store/disk knows.
It is over 300 lines because each door stands here, six lines a door.
"""

from __future__ import annotations

import getpass
import os
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from store.attendance import Attendance
from store.calendar import Calendar
from store.changes import CellSaved, Change
from store.clock import Clock
from store.disk import Disk, Entry, Put, Shelf, create_disk, open_disk, origin_of
from store.errors import BookError
from store.history import History, change_of
from store.records import TABLES, Cell, Guest, Mark, Member, Record, Session
from store.register import Register
from store.roster import Roster
from store.settings import Settings

if TYPE_CHECKING:
    from store.agenda import Agenda
    from store.alerts import Alerts
    from store.assignments import Assignments
    from store.commendations import Commendations
    from store.drafts import Drafts
    from store.home import Home
    from store.intake.door import Intake
    from store.issued import Numbers
    from store.papers.door import Papers
    from store.proceedings import ProceedingsDoor
    from store.proposals import Proposals
    from store.registrations import Registrations
    from store.scoring import Scoring
    from store.speeches import Speeches
    from store.themes import Themes
    from store.votes import Votes

R = TypeVar("R", bound=Record)


class Book:
    """One open book. Made by open_book or make_book; close it when done."""

    def __init__(self, disk: Disk, clock: Clock) -> None:
        self.disk_folder: Path = disk.folder
        self.clock = clock
        self._disk = disk
        self._watchers: list[Callable[[Change], None]] = []
        self._newest: tuple[Entry, Change] | None = None
        self.settings = Settings(self)
        self.roster = Roster(self)
        self.calendar = Calendar(self)
        self.attendance = Attendance(self)
        self.register = Register(self)
        self.history = History(self)
        clock.move_to(self.settings.cell().zone)
        disk.subscribe(self._told)

    @cached_property
    def alerts(self) -> Alerts:
        """The door to the alerts and what was put aside; made when first asked for."""
        from store.alerts import Alerts

        return Alerts(self)

    @cached_property
    def agenda(self) -> Agenda:
        """The door to the preparation of sessions; made when first asked for."""
        from store.agenda import Agenda

        return Agenda(self)

    @cached_property
    def drafts(self) -> Drafts:
        """The door to what is half typed."""
        from store.drafts import Drafts

        return Drafts(self, self._disk.by)

    @cached_property
    def assignments(self) -> Assignments:
        """The door to lead-ins, papers, opinions and tasks; made when first asked for."""
        from store.assignments import Assignments

        return Assignments(self)

    @cached_property
    def commendations(self) -> Commendations:
        """The door to praise, criticism and awards; made when first asked for."""
        from store.commendations import Commendations

        return Commendations(self)

    @cached_property
    def registrations(self) -> Registrations:
        """The door to the yearly registrations and their reviews; made when first asked for."""
        from store.registrations import Registrations

        return Registrations(self)

    @cached_property
    def home(self) -> Home:
        """The door to what needs doing today; made when first asked for."""
        from store.home import Home

        return Home(self)

    @cached_property
    def intake(self) -> Intake:
        """The door for lists coming in; made when first asked for, so that a roll call does not pay for it."""
        from store.intake.door import Intake

        return Intake(self)

    @cached_property
    def issued(self) -> Numbers:
        """The door to the numbers of documents; made when first asked for."""
        from store.issued import Numbers

        return Numbers(self)

    @cached_property
    def papers(self) -> Papers:
        """The door for documents going out; made when first asked for."""
        from store.papers.door import Papers

        return Papers(self)

    @cached_property
    def proceedings(self) -> ProceedingsDoor:
        """The door to the course of a sitting: chair, clocks, the item it is at; made when first asked for."""
        from store.proceedings import ProceedingsDoor

        return ProceedingsDoor(self)

    @cached_property
    def speeches(self) -> Speeches:
        """The door to who spoke; made when first asked for."""
        from store.speeches import Speeches

        return Speeches(self)

    @cached_property
    def scoring(self) -> Scoring:
        """The door to the scores of sittings; made when first asked for."""
        from store.scoring import Scoring

        return Scoring(self)

    @cached_property
    def proposals(self) -> Proposals:
        """The door to proposals and what became of them; made when first asked for."""
        from store.proposals import Proposals

        return Proposals(self)

    @cached_property
    def themes(self) -> Themes:
        """The door to themes, topics and documents from above; made when first asked for."""
        from store.themes import Themes

        return Themes(self)

    @cached_property
    def votes(self) -> Votes:
        """The door to votes and their numbers; made when first asked for."""
        from store.votes import Votes

        return Votes(self)

    # -- for the doors ---------------------------------------------------------------------

    def cells(self) -> Shelf[Cell]:
        """The cell's own row (there is one)."""
        return self._disk.shelf("cell", Cell)

    def members(self) -> Shelf[Member]:
        """Rows of the members table."""
        return self._disk.shelf("members", Member)

    def sessions(self) -> Shelf[Session]:
        """Rows of the sessions table."""
        return self._disk.shelf("sessions", Session)

    def marks(self) -> Shelf[Mark]:
        """Rows of the marks table."""
        return self._disk.shelf("marks", Mark)

    def guests(self) -> Shelf[Guest]:
        """Rows of the guests table."""
        return self._disk.shelf("guests", Guest)

    def rows(self, table: str, kind: type[R]) -> Shelf[R]:
        """Rows of any table, by its name and the record its rows are."""
        return self._disk.shelf(table, kind)

    def row(self, table: str, id: int) -> Record | None:
        """Any row as its record, by table name."""
        return self._disk.shelf(table, TABLES[table]).get(id)

    def commit(
        self,
        act: str,
        build: Callable[[], Sequence[Put]],
        *,
        why: str = "",
        undoes: int | None = None,
        undoable: bool = True,
    ) -> Change:
        """Write what `build` returns, all or nothing; the Change comes back when the disk has it.

        `build` runs under the book's lock with the others' latest rows read, so what it checks is
        true when it is written. A Change with n = 0 and no parts means that nothing had to change.
        """
        entry = self._disk.commit(act, build, why=why, undoes=undoes)
        if entry is None:
            return Change(n=0, at="", by="", act=act, parts=(), undoes=undoes)
        if undoable:
            self.history.remember(entry)
        if self._newest is not None and self._newest[0] is entry:
            return self._newest[1]  # as the watchers were told
        return change_of(entry, foreign=False)

    def entries(self, limit: int | None = None) -> Iterator[Entry]:
        """Journal entries, newest first."""
        return self._disk.entries(limit)

    @property
    def origin(self) -> str:
        """What tells this book from every other and never changes: the hash its journal begins with."""
        return origin_of(self.disk_folder)

    # -- for the rooms and the command line -------------------------------------------------

    def watch(self, told: Callable[[Change], None]) -> None:
        """Have `told` called after every change, one's own and other terminals'."""
        self._watchers.append(told)

    def poll(self) -> bool:
        """Look for what other terminals wrote; costs microseconds when there is nothing."""
        return self._disk.poll()

    @property
    def read_only(self) -> BookError | None:
        """Why the book cannot be written, if so."""
        return self._disk.read_only

    @property
    def notices(self) -> list[BookError]:
        """Things found while opening that the user should hear of."""
        return self._disk.notices

    def tidy(self) -> None:
        """Bring the readable file up to the journal; meant for idle moments."""
        self._disk.checkpoint()

    def backup(self) -> Path:
        """Make a dated backup now and return its path."""
        return self._disk.backup()

    def close(self) -> None:
        """Leave the file up to date and let go of it."""
        self._disk.close()

    def _told(self, entry: Entry, foreign: bool) -> None:
        change = change_of(entry, foreign=foreign)
        self._newest = (entry, change)
        self.attendance.forget(change)
        for part in change.parts:
            if isinstance(part, CellSaved) and part.after is not None:
                self.clock.move_to(part.after.zone)
        for told in self._watchers:
            told(change)


def who() -> str:
    """The name written beside each change: CHIBO_BY, else the login name."""
    named = os.environ.get("CHIBO_BY", "").strip()
    if named:
        return named[:60]
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return str(os.getuid())


def open_book(folder: Path, *, by: str | None = None, now: Callable[[], datetime] | None = None) -> Book:
    """Open the book in `folder`. NoBook, NewerBook or NotPrivate when that cannot be done.

    A damaged book opens for reading only; `book.read_only` says why.
    """
    clock = Clock(now)
    return Book(open_disk(folder, now=clock, by=by or who()), clock)


def make_book(
    folder: Path, cell: Cell, *, by: str | None = None, now: Callable[[], datetime] | None = None, daily: bool = True
) -> Book:
    """Make a new book for `cell` in `folder` and open it. BookExists when there is one.

    `daily=False` leaves the dated backups out while it is open so, for a year lived in a second.
    """
    clock = Clock(now, cell.zone)
    return Book(create_disk(folder, now=clock, by=by or who(), first=[Put("cell", 1, cell)], daily=daily), clock)
