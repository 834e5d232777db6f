"""What the hand changes about a file before it comes in: cells, columns, rows left out. Data; the file stays as it is.

Edits are made one at a time, each giving new Edits. As texts (`texts`, `edits_of`) they outlive a dropped
line; they are good only for the very cells they were made over. Judging them is in roster.py.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from store.intake.grid import Cell, Grid
from store.intake.limits import MAX_COLUMNS
from store.intake.phrases import FIELDS
from store.intake.values import shown


@dataclass(frozen=True, slots=True)
class Edits:
    """Everything changed by hand about one sheet."""

    cells: Mapping[tuple[int, int], str] = field(default_factory=dict)
    """(Row number as the file shows it, column index from 0) -> the text in the place of the file's."""
    columns: Mapping[str, int] | None = None
    """Field -> column index, in the place of the guess; None leaves the guess."""
    left_out: frozenset[int] = frozenset()
    """Numbers of rows that shall not come in."""
    taken_in: frozenset[int] = frozenset()
    """Numbers of rows that are people, whatever they look like."""

    def __bool__(self) -> bool:
        return bool(self.cells or self.left_out or self.taken_in or self.columns)

    def applied(self, grid: Grid) -> Grid:
        """The grid with the texts typed in the place of its cells."""
        if not self.cells:
            return grid
        rows = [list(row) for row in grid.rows]
        for (number, column), text in self.cells.items():
            if 1 <= number <= len(rows):
                row = rows[number - 1]
                row += [None] * (column + 1 - len(row))
                row[column] = text or None
        return Grid(grid.sheet, tuple(tuple(row) for row in rows))

    def with_cell(self, grid: Grid, number: int, column: int, text: str) -> Edits:
        """A cell typed anew; the file's own text again takes the edit back."""
        cells = {place: held for place, held in self.cells.items() if place != (number, column)}
        if text != shown(cell_of(grid, number, column)):
            cells[number, column] = text
        return replace(self, cells=cells)

    def with_columns(self, columns: Mapping[str, int] | None) -> Edits:
        """Which column is what, as the user says."""
        return replace(self, columns=None if columns is None else dict(columns))

    def without_row(self, number: int) -> Edits:
        """A row that shall not come in."""
        return replace(self, left_out=self.left_out | {number}, taken_in=self.taken_in - {number})

    def with_row(self, number: int, *, passed_over: bool = False) -> Edits:
        """A row that shall come in after all; `passed_over`: it was not taken for a person by itself."""
        taken = self.taken_in | {number} if passed_over else self.taken_in
        return replace(self, left_out=self.left_out - {number}, taken_in=taken)

    def texts(self, grid: Grid) -> dict[str, str]:
        """The edits as texts by key, with the print of the cells they were made over."""
        if not self:
            return {}
        told = {f"{row}.{column}": text for (row, column), text in self.cells.items()}
        told |= {"left_out": _numbers(self.left_out), "taken_in": _numbers(self.taken_in)}
        if self.columns is not None:
            told["columns"] = " ".join(f"{of}={at}" for of, at in self.columns.items()) or "none"
        return {key: text for key, text in told.items() if text or "." in key} | {
            "sheet": grid.sheet, "print": print_of(grid),
        }  # fmt: skip


NONE: Final = Edits()
"""Nothing changed."""


def edits_of(texts: Mapping[str, str], grid: Grid) -> Edits | None:
    """The edits that were kept as texts; None when they were made over other cells than these."""
    if texts.get("print") != print_of(grid):
        return None
    cells: dict[tuple[int, int], str] = {}
    for key, text in texts.items():
        row, _dot, column = key.partition(".")
        if row.isdecimal() and column.isdecimal() and int(column) < MAX_COLUMNS:
            cells[int(row), int(column)] = text
    pairs = [word.partition("=") for word in texts.get("columns", "").split()]
    chosen = {of: int(at) for of, _equals, at in pairs if of in FIELDS and at.isdecimal()}
    return Edits(
        cells=cells,
        columns=chosen if "columns" in texts else None,
        left_out=frozenset(_read_numbers(texts.get("left_out", ""))),
        taken_in=frozenset(_read_numbers(texts.get("taken_in", ""))),
    )


def cell_of(grid: Grid, number: int, column: int) -> Cell:
    """A cell by the row's number and the column's index; None outside."""
    row = grid.rows[number - 1] if 1 <= number <= len(grid.rows) else ()
    return row[column] if column < len(row) else None


def print_of(grid: Grid) -> str:
    """A short word that is another one as soon as any cell is another."""
    return hashlib.sha256(repr(grid.rows).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _numbers(numbers: frozenset[int]) -> str:
    return " ".join(map(str, sorted(numbers)))


def _read_numbers(text: str) -> list[int]:
    return [int(word) for word in text.split() if word.isdecimal()]
