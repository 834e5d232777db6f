"""What just happened, as data. Every write ends in one Change; every room repaints from it.

A change made in another terminal arrives in the same shape as one's own: both are read off
the journal entry, so no screen needs to know whose hand it was.
"""

from __future__ import annotations

import msgspec

from store.records import Cell, Guest, Mark, Member, Record, Session


class MarkSet(msgspec.Struct, frozen=True):
    """A mark was made or corrected; `before` is None when the row is new."""

    before: Mark | None
    after: Mark


class MarkGone(msgspec.Struct, frozen=True):
    """A mark was taken back by undo to where there was none."""

    before: Mark


class MemberSaved(msgspec.Struct, frozen=True):
    """A member was added (`before` is None), changed, or taken back (`after` is None)."""

    before: Member | None
    after: Member | None


class SessionSaved(msgspec.Struct, frozen=True):
    """A session was added (`before` is None), changed, or taken back (`after` is None)."""

    before: Session | None
    after: Session | None


class GuestSaved(msgspec.Struct, frozen=True):
    """A guest was added (`before` is None), changed, or removed (`after` is None)."""

    before: Guest | None
    after: Guest | None


class CellSaved(msgspec.Struct, frozen=True):
    """The cell's own settings changed."""

    before: Cell | None
    after: Cell | None


class RowSaved(msgspec.Struct, frozen=True):
    """A row of any other table was added (`before` is None), changed, or taken back (`after` is None)."""

    table: str
    before: Record | None
    after: Record | None


Part = MarkSet | MarkGone | MemberSaved | SessionSaved | GuestSaved | CellSaved | RowSaved
"""What happened to one row."""


class Change(msgspec.Struct, frozen=True):
    """One action on the book: all of it happened, durably, or nothing did."""

    n: int
    """Number of the journal entry; 0 when nothing needed writing."""
    at: str
    """When, ISO time of the cell's clock."""
    by: str
    """Who: login name."""
    act: str
    """The verb: 'attendance.mark', 'roster.import' …"""
    parts: tuple[Part, ...]
    foreign: bool = False
    """True when another terminal did it."""
    undoes: int | None = None
    """Number of the entry this one takes back."""
    why: str = ""
    """The cause, where one was given."""
