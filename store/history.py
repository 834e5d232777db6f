"""Who changed what, when, from what, and why; and taking back what this terminal did.

All of it is read off the journal. Undo belongs to one terminal: it takes back this program's own
actions, newest first, by writing a further entry. Nothing is ever removed from the journal.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, TypeVar

import msgspec
from msgspec.structs import replace

from store.changes import (
    CellSaved,
    Change,
    GuestSaved,
    MarkGone,
    MarkSet,
    MemberSaved,
    Part,
    RowSaved,
    SessionSaved,
)
from store.disk import Doc, Entry, Op, Put
from store.errors import BadValue, ChangedSince, NoSuch, NothingToUndo
from store.leaning import with_what_goes_along
from store.records import TABLES, Cell, Guest, Issued, Mark, Member, Record, Session, State
from store.rules.issued import TAKEN_BACK
from store.rules.sessions import ensure_open

if TYPE_CHECKING:
    from store.book import Book

UNDO_DEPTH: Final = 50
"""How many of this terminal's actions can be taken back."""

MINUTED: Final = frozenset({"marks", "guests", "items", "speeches", "votes", "proceedings"})
"""Tables whose rows the minutes of their session say: while they are closed, undo leaves them as they are."""

R = TypeVar("R", bound=Record)


def record_of(kind: type[R], id: int, doc: Doc | None) -> R | None:
    """The typed record of a journal document, or None where there was no row."""
    return None if doc is None else msgspec.convert({**doc, "id": id}, kind)


def part_of(op: Op) -> Part | None:
    """What one journal operation did, as data; None for tables no room knows, and for rows that are no records."""
    try:
        return _part(op)
    except msgspec.ValidationError:  # an older format's, or another program's
        return None


def _part(op: Op) -> Part | None:
    match op.table:
        case "marks":
            before, after = record_of(Mark, op.id, op.old), record_of(Mark, op.id, op.new)
            if after is not None:
                return MarkSet(before, after)
            return MarkGone(before) if before is not None else None
        case "members":
            return MemberSaved(record_of(Member, op.id, op.old), record_of(Member, op.id, op.new))
        case "sessions":
            return SessionSaved(record_of(Session, op.id, op.old), record_of(Session, op.id, op.new))
        case "guests":
            return GuestSaved(record_of(Guest, op.id, op.old), record_of(Guest, op.id, op.new))
        case "cell":
            return CellSaved(record_of(Cell, op.id, op.old), record_of(Cell, op.id, op.new))
        case table if table in TABLES:
            kind = TABLES[table]
            return RowSaved(table, record_of(kind, op.id, op.old), record_of(kind, op.id, op.new))
        case _:
            return None


def change_of(entry: Entry, *, foreign: bool) -> Change:
    """A journal entry as a Change."""
    parts = tuple(part for part in map(part_of, entry.ops) if part is not None)
    return Change(
        n=entry.n,
        at=entry.at,
        by=entry.by,
        act=entry.act,
        parts=parts,
        foreign=foreign,
        undoes=entry.undoes,
        why=entry.why,
    )


class History:
    """The door to the journal."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._own: deque[Entry] = deque(maxlen=UNDO_DEPTH)

    def remember(self, entry: Entry) -> None:
        """Keep an action of this terminal for undo."""
        self._own.append(entry)

    def changes(self, limit: int | None = None) -> Iterator[Change]:
        """Everything that ever happened to the book, newest first."""
        return (change_of(entry, foreign=False) for entry in self._book.entries(limit))

    def own(self) -> list[Change]:
        """What this terminal can take back, newest first."""
        return [change_of(entry, foreign=False) for entry in reversed(self._own)]

    def undo(self, *, anyway: bool = False) -> Change:
        """Take back this terminal's newest action; the Change says what came back.

        NothingToUndo when there is none; ChangedSince when another hand has changed the same row
        since, unless `anyway`; BadValue for what the minutes of a closed session say; LeanedOn where
        later rows speak of one that would go.
        """
        if not self._own:
            raise NothingToUndo()
        entry = self._own[-1]
        change = self._revert(entry, anyway=anyway)
        self._own.pop()
        return change

    def take_back(self, n: int, *, anyway: bool = False) -> Change:
        """Take back any entry by its number, this terminal's or not (for the command line).

        NoSuch for a number that is no entry; otherwise as `undo`.
        """
        entry = next((e for e in self._book.entries() if e.n == n), None)
        if entry is None:
            raise NoSuch(what_vi="mục nhật ký", what_en="entry of the history", key=n)
        if not entry.ops or entry.act == "book.create":
            raise BadValue(
                why_vi=f"Mục {n} của nhật ký không hoàn tác được: nó lập ra sổ hoặc không sửa dòng nào.",
                why_en=f"Entry {n} cannot be taken back: it made the book, or it changed no row.",
            )
        return self._revert(entry, anyway=anyway)

    def _revert(self, entry: Entry, *, anyway: bool) -> Change:
        def build() -> list[Put]:
            self._refuse_if_closed(entry)
            if not anyway:
                self._refuse_if_changed_since(entry)
            return with_what_goes_along(self._book, [Put(op.table, op.id, self._before(op)) for op in entry.ops])

        try:
            return self._book.commit("history.undo", build, undoes=entry.n, undoable=False)
        except msgspec.ValidationError as error:  # rows that are no records cannot be written again
            raise NothingToUndo() from error

    def _refuse_if_closed(self, entry: Entry) -> None:
        """BadValue where it would change what closed minutes say; the closing itself may be taken back."""
        closing = {op.id for op in entry.ops if op.table == "sessions" and (op.new or {}).get("state") == State.CLOSED}
        for op in entry.ops:
            id = op.id if op.table == "sessions" else (op.new or op.old or {}).get("session", 0)
            if (op.table == "sessions" or op.table in MINUTED) and id not in closing and isinstance(id, int):
                session = self._book.sessions().get(id)
                if session is not None:
                    ensure_open(session)

    def _before(self, op: Op) -> Record | None:
        """The row as it stood before. A number once given to a document stays, void, so that no other gets it."""
        given = record_of(Issued, op.id, op.new) if op.table == "issued" and op.old is None else None
        if given is not None:
            return replace(given, void=given.void or TAKEN_BACK)
        return self._own_days_back(op) or record_of(TABLES[op.table], op.id, op.old)

    def _own_days_back(self, op: Op) -> Cell | None:
        """The cell with the own days of this entry taken back and those of other hands kept.

        None for an entry of anything else, and where what it added is there no more.
        """
        if op.table != "cell" or op.old is None:
            return None
        before, after = (record_of(Cell, op.id, doc) for doc in (op.old, op.new))
        present = self._book.row(op.table, op.id)
        if before is None or after is None or not isinstance(present, Cell):
            return None
        was, mine, now = set(before.own_days), set(after.own_days), set(present.own_days)
        if was == mine or replace(after, own_days=before.own_days) != before or not mine - was <= now:
            return None
        days = sorted((now - (mine - was)) | (was - mine), key=lambda d: (d.since, d.until, d.name, d.working))
        return replace(present, own_days=tuple(days))

    def _refuse_if_changed_since(self, entry: Entry) -> None:
        touched = {(op.table, op.id) for op in entry.ops}
        if all(self._stands(op) for op in entry.ops):
            return
        for later in self._book.entries():
            if later.n <= entry.n:
                break
            if any((op.table, op.id) in touched for op in later.ops):
                day = later.at[:10]
                told = "" if day == self._book.clock.today().isoformat() else f" {day[8:]}/{day[5:7]}/{day[:4]}"
                raise ChangedSince(who=later.by, at=later.at[11:16] + told)

    def _stands(self, op: Op) -> bool:
        return (
            self._book.row(op.table, op.id) == record_of(TABLES[op.table], op.id, op.new)
            or self._own_days_back(op) is not None
        )
