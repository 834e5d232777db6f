"""What a file is once it has been opened: a grid of cells. Nothing is read or understood here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

Cell = str | int | float | date | datetime | None
"""One cell: text in NFC, a number, a day, or nothing."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of one sheet, row 1 first, as the file has them; rows may differ in length."""

    sheet: str
    """Name of the sheet; empty for a text file."""
    rows: tuple[tuple[Cell, ...], ...]
