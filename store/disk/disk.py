"""Disk: one open book on disk. The only writer; what it has told is durable.

A commit takes the lock, reads what others wrote, asks what to write, appends one line, flushes once,
and only then changes memory. After any failure memory is read anew from disk. The journal grows for
ever (it is the log and the undo); db.json is brought up to it at quiet moments and at the end.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Final, TypeVar

from msgspec.structs import replace

from store.disk import files, journal, system
from store.disk.checkpoint import FORMAT, Stand, Tables, encode
from store.disk.journal import Doc, Entry, Op
from store.disk.lock import Lock, seat
from store.disk.migrations import migrate
from store.disk.shelf import Put, Shelf, doc_of
from store.disk.state import FILE, JOURNAL, LOCK, State, apply, load, replay, set_torn_aside
from store.disk.tables import BookDB, BookStorage
from store.errors import BookError, NotSaved
from store.records import Record

R = TypeVar("R", bound=Record)

APPEND: Final = os.O_RDWR | os.O_CREAT | os.O_APPEND
LONG_TAIL: Final = 4 << 20
"""Bytes of journal behind the file after which even a commit brings the file up."""


class Disk:
    """An open book. Make it with open_disk or create_disk."""

    def __init__(self, folder: Path, *, now: Callable[[], datetime], by: str) -> None:
        self.folder = folder
        self.read_only: BookError | None = None
        self.notices: list[BookError] = []
        self.by, self._now, self._seat = by, now, seat()
        self._told: list[Callable[[Entry, bool], None]] = []
        self._shelves: dict[str, Shelf[Record]] = {}
        self._kinds: dict[str, type[Record]] = {}
        self._pending: list[tuple[Entry, bool]] = []
        self._backed_up = ""
        self._stale = False
        self.lock = Lock(folder / LOCK)
        self._path, self._journal, self._inode = os.fspath(folder / JOURNAL), -1, -1
        self._open_journal()
        self._state = State()
        self.db = BookDB(self, storage=BookStorage)

    # -- reading -----------------------------------------------------------------------------

    @property
    def stand(self) -> Stand:
        """The place in the journal that this terminal has read to."""
        return self._state.stand

    def tables(self) -> Tables:
        """Every table in memory, as TinyDB has it."""
        return self._state.tables

    def shelf(self, table: str, kind: type[R]) -> Shelf[R]:
        """The typed rows of a table."""
        if table not in self._shelves:
            self._kinds[table] = kind
            self._shelves[table] = Shelf(kind, self._state.tables.get(table, {}))
        return self._shelves[table]  # type: ignore[return-value]

    def subscribe(self, told: Callable[[Entry, bool], None]) -> None:
        """Have `told(entry, foreign)` called after every change, this terminal's and others'."""
        self._told.append(told)

    def load(self) -> None:
        """Read the book from disk, set aside what a crash left, bring an older format up."""
        with self.lock.held():
            files.sweep(self.folder / FILE)
            self._read_all()
            if self._state.torn and not self._state.trouble:
                self._set_torn_aside()
            if self._state.stand.format < FORMAT and not self._state.trouble:
                self._migrate()

    def _read_all(self) -> None:
        self._state = load(self.folder, self._journal)
        self.read_only = self._state.trouble
        self._stale = False
        for table, shelf in self._shelves.items():
            shelf.load(self._state.tables.get(table, {}))

    def _migrate(self) -> None:
        from store.disk.backing import keep_copy

        found = self._state.stand.format
        keep_copy(self.folder, f"db-{self._now():%Y-%m-%d}-format{found}.json")
        self._state.tables = migrate(self._state.tables, found)
        self._state.stand = replace(self._state.stand, format=FORMAT)
        self._write_file()

    def _set_torn_aside(self) -> None:
        """Keep an unfinished last line apart, and say so."""
        stamp = f"{self._now():%Y%m%d-%H%M%S-%f}"
        self.notices.append(set_torn_aside(self.folder, self._journal, self._state, stamp))

    def poll(self) -> bool:
        """See whether others wrote, and read it; never waits for the lock. True when something moved."""
        if not self._stale and self._length() == self._state.stand.offset:
            return False
        with self.lock.shared() as free:
            if not free:
                return False
            try:
                moved = self._catch_up()
            except OSError:
                self._stale, moved = True, False
        self._tell()
        return moved

    def _open_journal(self) -> None:
        """Open the journal in the folder, and let go of the one that was open (a restore may replace it)."""
        old, self._journal = self._journal, files.private_open(self.folder / JOURNAL, APPEND)
        self._inode = os.fstat(self._journal).st_ino
        if old >= 0:
            system.close(old)

    def _length(self) -> int:
        return files.length_of(self._path, self._inode)

    def _catch_up(self) -> bool:
        """Read the others' lines; read everything anew after a failure or a replaced journal."""
        length = -1 if self._stale else self._length()
        if length < 0:
            self._open_journal()
            self._read_all()
            return True
        if length == self._state.stand.offset:
            return False
        entries = replay(self._state, self._journal)
        self._pending += [(entry, True) for entry in entries]
        if self._state.trouble is not None:  # their rows may be no records
            self._read_all()
        for entry in entries if self.read_only is None else ():
            self._to_shelves(entry.ops)
        return bool(entries)

    # -- writing -----------------------------------------------------------------------------

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Hold the lock with the others' rows read; what happened is told once the lock is let go.

        LockBusy; NotSaved when the system refuses anything; the reason when the book is read-only.
        """
        try:
            with self.lock.held():
                self._catch_up()
                if self.read_only is not None:
                    raise self.read_only
                if self._state.torn:
                    self._set_torn_aside()
                yield
        except OSError as error:
            self._stale = True
            raise NotSaved(what=error.strerror or type(error).__name__, code=error.errno) from error
        finally:
            if not self.lock.mine:
                self._tell()

    def commit(
        self, act: str, build: Callable[[], Sequence[Put]], *, why: str = "", undoes: int | None = None
    ) -> Entry | None:
        """Write what `build` returns as one entry; None when it changes nothing. NotSaved, LockBusy."""
        with self.alone():
            rows = [(p.table, p.id, None if p.record is None else doc_of(p.record)) for p in build()]
            return self._write(act, rows, why, undoes)

    def write_rows(self, table: str, rows: Mapping[int, Doc | None]) -> None:
        """Write rows of one table for a TinyDB method, as one entry."""
        self.write_many("tinydb", [(table, id, doc) for id, doc in rows.items()])

    def write_many(self, act: str, rows: Sequence[tuple[str, int, Doc | None]], why: str = "") -> int:
        """Write rows of any tables as one entry; how many of them changed."""
        with self.alone():
            entry = self._write(act, rows, why, None)
            return len(entry.ops) if entry else 0

    def _write(
        self, act: str, rows: Sequence[tuple[str, int, Doc | None]], why: str, undoes: int | None
    ) -> Entry | None:
        ops = []
        for table, id, new in rows:
            old = self._state.tables.get(table, {}).get(str(id))
            if new != old:
                ops.append(Op(table, id, new, old))
        if not ops:
            return None
        now = self._now()
        self._back_up_once_a_day(now.date().isoformat())
        stand, at = self._state.stand, now.isoformat(timespec="milliseconds")
        entry = Entry(stand.seq + 1, at, self.by, self._seat, act, why, tuple(ops), undoes)
        line, chain = journal.line_of(entry, stand.chain)
        self._append(line)
        self._state.stand = replace(stand, seq=entry.n, offset=stand.offset + len(line), chain=chain, at=at)
        apply(self._state.tables, entry.ops)
        self._to_shelves(entry.ops)
        self._pending.append((entry, False))
        if self._state.stand.offset - self._state.checkpoint.offset > LONG_TAIL:
            self._write_file()
        return entry

    def _append(self, line: bytes) -> None:
        """One write, one flush; on any failure nothing of it stays, in the file or in memory."""
        end = self._state.stand.offset
        try:
            files.write_all(self._journal, line)
            system.fdatasync(self._journal)
        except OSError as error:
            self._stale = True
            with suppress(OSError):  # where this fails too, the next poll or commit reads everything anew
                system.ftruncate(self._journal, end)
                self._catch_up()
            raise NotSaved(what=error.strerror or type(error).__name__, code=error.errno) from error

    def _to_shelves(self, ops: tuple[Op, ...]) -> None:
        self.db.forget_queries()
        for op in ops:
            if op.table in self._shelves:
                self._shelves[op.table].put(op.id, op.new)

    def _tell(self) -> None:
        """Tell of what happened, with the lock let go, so that who is told may read and write."""
        while self._pending:
            entry, foreign = self._pending.pop(0)
            for told in self._told:
                told(entry, foreign)

    # -- files -------------------------------------------------------------------------------

    def _back_up_once_a_day(self, today: str) -> None:
        if today == self._backed_up or self._state.stand.seq == 0:
            return
        from store.disk import backing

        self._backed_up = today
        try:
            if not backing.path_for(self.folder, today).exists():
                self._write_file()
                backing.make(self.folder, today, self._state.stand)
        except (OSError, BookError) as error:
            what, code = (error.strerror, error.errno) if isinstance(error, OSError) else (error, None)
            self.notices.append(backing.NoBackup(what=what, code=code))

    def backup(self) -> Path:
        """Make a dated backup now. NotSaved when the disk refuses."""
        from store.disk import backing

        with self.alone():
            self._write_file()
            name = f"{self._now():%Y-%m-%d}"
            if backing.path_for(self.folder, name).exists():
                name = f"{self._now():%Y-%m-%d-%H%M%S}"
            return backing.make(self.folder, name, self._state.stand)

    def checkpoint(self) -> None:
        """Bring db.json up to the journal, if it lags. NotSaved when the disk refuses."""
        if self.read_only is None and (self._stale or self._state.stand != self._state.checkpoint):
            with self.alone():
                self._write_file()

    def _write_file(self) -> None:
        if self._state.stand != self._state.checkpoint:
            files.replace_whole(self.folder / FILE, encode(self._state.tables, self._state.stand))
            self._state.checkpoint = self._state.stand

    def entries(self, limit: int | None = None) -> Iterator[Entry]:
        """The whole history, newest first; entries behind a damage are not to be had."""
        return islice(journal.newest_first(self._journal, self._state.stand.offset), limit)

    def close(self) -> None:
        """Bring the file up to the journal and let go."""
        with suppress(BookError):  # the journal has everything; the next open brings the file up
            self.checkpoint()
        self.let_go()

    def let_go(self) -> None:
        """Close what is open, and write nothing."""
        self.lock.close()
        if self._journal >= 0:
            system.close(self._journal)
            self._journal = -1
