"""What a roster file would do to the book, row by row, as data. Nothing is read or written here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from store.records import Away, Member, Post, Standing

Value = str | int | date | None | tuple[str | Post | Standing | Away, ...]
"""What a field of a member holds."""

STATES: Final = ("new", "changed", "unchanged", "doubtful", "left_out")
"""What may become of a row. Doubtful rows are not written, nor are those that the hand left out."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something about one row, in words: the reason and what to do."""

    row: int
    """Row number as the file shows it, from 1."""
    column: str
    """Heading as in the file; '' when it is about the row."""
    vi: str
    en: str
    field: str = ""
    """The field of phrases.FIELDS it is about; '' when it is about the row."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of a member, as it is and as it would be; how a value is worded is the screen's."""

    field: str
    """Name of the field of records.Member."""
    old: Value
    new: Value


@dataclass(frozen=True, slots=True)
class RowPlan:
    """One person of the file and what would become of the book."""

    number: int
    """Row number as the file shows it, from 1."""
    state: str
    """One of STATES."""
    member: Member | None
    """The member as it would be saved, id 0 if new; of a doubtful row what could be read, if it has a name."""
    before: Member | None
    """The member of the book that this row is about."""
    changes: tuple[FieldChange, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    """Why the row is not written."""
    notes: tuple[Doubt, ...] = ()
    """What is said of the row without stopping it."""


@dataclass(frozen=True, slots=True)
class Preview:
    """A roster file against the book."""

    heading_row: int
    """Last row of the heading, from 1; 0 when there is none."""
    columns: Mapping[str, int]
    """Field -> column index from 0, as guessed or as chosen."""
    unknown_columns: tuple[str, ...]
    """Headings of columns that are not read."""
    titles: Mapping[int, str]
    """Column index -> heading as in the file, on one line."""
    rows: tuple[RowPlan, ...]
    doubts: tuple[Doubt, ...]
    """The doubts of all rows, in the file's order."""
    missing: tuple[Member, ...]
    """Members of the book that no row is about; they are not touched."""
    skipped: tuple[Doubt, ...] = ()
    """Rows with text that were not taken for people (totals, signatures), and why."""
