"""Book: opens a cell's data and holds one door per noun. Every write of the program passes here.

Commands are verbs on a door and return a Change once the disk has it; queries are nouns and
return frozen records. What TinyDB is, and that there is a journal, only store/disk knows.
It is over 300 lines because each door stands here, six lines a door.
"""

from __future__ import annotations

import getpass
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar

from store.attendance import Attendance
from store.calendar import Calendar
from store.changes import CellSaved, Change
from store.clock import Clock
from store.disk import Disk, Entry, HastyDisk, Put, Shelf, create_disk, open_disk, origin_of
from store.doors import Doors
from store.errors import BookError
from store.history import History, change_of
from store.records import TABLES, Cell, Guest, Mark, Member, Record, Session
from store.register import Register
from store.roster import Roster
from store.settings import Settings

R = TypeVar("R", bound=Record)


class Book(Doors):
    """One open book. Made by open_book or make_book; close it when done."""

    def __init__(self, disk: Disk, clock: Clock) -> None:
        self.disk_folder: Path = disk.folder
        self.clock = clock
        self._disk = disk
        self._watchers: list[Callable[[Change], None]] = []
        self._newest: tuple[Entry, Change] | None = None
        self._looked_back: date | None = None
        self.settings = Settings(self)
        self.roster = Roster(self)
        self.calendar = Calendar(self)
        self.attendance = Attendance(self)
        self.register = Register(self)
        self.history = History(self)
        clock.move_to(self.settings.cell().zone)
        disk.subscribe(self._told)

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
    def by(self) -> str:
        """The name written beside this program's changes."""
        return self._disk.by

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
        """Bring the readable file up to the journal, and once a day look back over it; meant for idle moments."""
        self._disk.checkpoint()
        self._look_back()

    def backup(self) -> Path:
        """Make a dated backup now and return its path."""
        made = self._disk.backup()
        self._look_back()
        return made

    def _look_back(self) -> None:
        """Opening reads only what db.json has not: whether the rest is as it was written is seen here."""
        today = self.clock.today()
        if self.read_only is None and today != self._looked_back:
            from store.disk.checking import look_back

            with suppress(OSError):  # what cannot be read now is told by the next change, and looked at again
                found = look_back(self.disk_folder, self._disk.stand)
                self._looked_back = today
                if found is not None:
                    self.notices.append(found)

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
    folder: Path, cell: Cell, *, by: str | None = None, now: Callable[[], datetime] | None = None, hasty: bool = False
) -> Book:
    """Make a new book for `cell` in `folder` and open it. BookExists when there is one.

    A `hasty` one is durable only once it is closed, and has no dated backups until then: for inventing a year.
    """
    clock = Clock(now, cell.zone)
    kind = HastyDisk if hasty else Disk
    return Book(create_disk(folder, now=clock, by=by or who(), first=[Put("cell", 1, cell)], kind=kind), clock)
