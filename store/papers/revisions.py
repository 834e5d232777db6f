"""How often what a calendar says of a session has changed, and when last: read off the journal.

A calendar takes an event anew only if its SEQUENCE is higher. Here that is the number of the journal's entry
that last touched anything the event says. It only ever rises, it is the same whenever nothing has changed, and
it rises on after a damaged journal was begun anew, because entries are numbered on. Marks, notes and the like
touch nothing. What an event says is decided in ics.py; FIELDS below is the list of what it reads.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import msgspec

from store.disk import Doc, Entry, Op
from store.records import Session

FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    "sessions": (
        "code", "kind", "date", "moved_from", "start", "month", "quarter", "title", "place", "state", "why", "sitting",
        "minutes", "begun",
    ),
    "items": ("session", "place", "title", "minutes"),
    "themes": ("title", "quarter", "session"),
    "cell": ("place", "start", "zone", "rules", "templates"),
}  # fmt: skip
"""What an event reads of each table's rows."""
RULES: Final = ("minutes_regular", "minutes_combined", "remind_days_before", "remind_minutes_before")
"""The rules of the cell's row that an event reads."""


class Revision(msgspec.Struct, frozen=True):
    """The last entry that touched a session's event."""

    n: int
    at: str
    """ISO time."""


class Revisions(msgspec.Struct, frozen=True):
    """The last revision of each session there is, and the sessions that were removed."""

    of: Mapping[str, Revision]
    """By the session's code, which stays when its day moves."""
    removed: tuple[tuple[int, Doc], ...]
    """Sessions taken out of the book, as they were: number and row. One of each code, none that is there again."""


def read(entries: Iterable[Entry], sessions: Iterable[Session], fallback: str) -> Revisions:
    """The revisions of some sessions from the entries, newest first. `fallback` is the time of one without entry."""
    walk = _Walk(sessions)
    first = Entry(n=1, at=fallback, by="", seat="", act="", why="", ops=())
    for entry in entries:
        first = entry
        for op in entry.ops:
            walk.step(entry, op)
    begin = Revision(first.n - 1, first.at)
    return Revisions({code: walk.found.get(code, begin) for code in walk.codes.values()}, walk.removed())


class _Walk:
    """Goes back through the journal, with the sittings as they were at each entry."""

    def __init__(self, sessions: Iterable[Session]) -> None:
        there = list(sessions)
        self.codes = {s.id: s.code for s in there}
        self.found: dict[str, Revision] = {}
        self._here = set(self.codes.values())
        self._lent = {s.id: s.kind.value for s in there if not s.begun}
        """Kinds of the sessions whose agenda is the template's."""
        self._sitting = {s.id: s.sitting for s in there}
        self._quarter = {s.id: s.quarter for s in there}
        self._gone: dict[str, tuple[int, Doc]] = {}

    def step(self, entry: Entry, op: Op) -> None:
        """Take one row's change into account."""
        if op.table not in FIELDS:
            return
        if op.table == "sessions":
            self._note_removed(op)
        if _seen(op.table, op.old) != _seen(op.table, op.new):
            for id in self._touched(op):
                if (code := self.codes.get(id)) is not None:
                    self.found.setdefault(code, Revision(entry.n, entry.at))
        if op.table == "sessions":
            self._sitting[op.id] = _number(op.old, "sitting")

    def removed(self) -> tuple[tuple[int, Doc], ...]:
        """The sessions that were taken out and whose code no other one has now."""
        return tuple(self._gone.values())

    def _note_removed(self, op: Op) -> None:
        for doc in (op.new, op.old):
            if doc is not None and op.id not in self.codes:
                self.codes[op.id] = str(doc.get("code", ""))
        if op.old is not None and op.new is None and (code := self.codes[op.id]) not in self._here:
            self._gone.setdefault(code, (op.id, op.old))

    def _touched(self, op: Op) -> set[int]:
        """Numbers of the sessions whose events a row's change may alter; those in one sitting move each other."""
        docs = [doc for doc in (op.old, op.new) if doc is not None]
        if op.table == "cell":
            old, new = ({**doc, "templates": None} for doc in (op.old or {}, op.new or {}))
            if op.old is None or _seen("cell", old) != _seen("cell", new):
                return set(self.codes)
            own = {id for id, kind in self._lent.items() if _agenda(op.old, kind) != _agenda(op.new, kind)}
            return own | set(self._beside(own))
        if op.table == "themes":
            quarters = {doc.get("quarter") for doc in docs}
            return {_number(doc, "session") for doc in docs} | {i for i, q in self._quarter.items() if q in quarters}
        own = {op.id} if op.table == "sessions" else {_number(doc, "session") for doc in docs}
        linked = {_number(doc, "sitting") for doc in docs} if op.table == "sessions" else set()
        return own | linked | set(self._beside(own))

    def _beside(self, ids: set[int]) -> Iterator[int]:
        for id, sitting in self._sitting.items():
            if sitting in ids and sitting:
                yield id
            if id in ids and sitting:
                yield sitting


def _seen(table: str, doc: Doc | None) -> object:
    """What an event reads of a row; None where there is no row."""
    if doc is None:
        return None
    seen = {name: doc.get(name) for name in FIELDS[table]}
    if table == "cell":
        own = doc.get("rules")
        seen["rules"] = [own.get(name) if isinstance(own, dict) else None for name in RULES]
    return seen


def _agenda(doc: Doc | None, kind: str) -> object:
    """The items of the cell's own template of a kind; None where it has none."""
    own = doc.get("templates") if doc is not None else None
    found = [t for t in own if isinstance(t, dict) and t.get("kind") == kind] if isinstance(own, list) else []
    return found[0].get("items") if found else None


def _number(doc: Doc | None, name: str) -> int:
    value = doc.get(name) if doc is not None else 0
    return value if isinstance(value, int) else 0
