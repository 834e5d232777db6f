"""Bytes to a grid of cells: a file is opened here and read in a guarded child process.

Only regular files of at most 5 MB are handed on; what they hold is looked at by reader.py in a
process with little memory and time. Here are also the choice of the sheet and the refusal of
old fonts. What the cells mean is for headings.py and roster.py.
"""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Final

import msgspec

from store.intake import headings
from store.intake.grid import Cell, Grid
from store.intake.limits import MAX_FILE
from store.intake.refusals import REFUSALS, bad_file
from store.vietnamese import legacy_font

WALL_SECONDS: Final = 10.0
"""How long the child may take."""
_CHILD: Final = """
import sys, types
for name, folder in zip(("store", "store.intake"), sys.argv[1:]):
    sys.modules[name] = types.ModuleType(name)
    sys.modules[name].__path__ = [folder]
from store.intake.reader import main
main()
"""
"""The child's program: both packages stand in empty, so that a file is not read beside the whole store."""
_FOLDERS: Final = (str(Path(__file__).parents[1]), str(Path(__file__).parent))


class _Day(msgspec.Struct, tag_field="kind", tag="day"):
    value: date


class _Moment(msgspec.Struct, tag_field="kind", tag="moment"):
    value: datetime


class _Sheet(msgspec.Struct):
    name: str
    visible: bool
    rows: list[list[str | int | float | _Day | _Moment | None]]


class _Answer(msgspec.Struct):
    sheets: list[_Sheet] = []
    refused: str = ""
    facts: dict[str, int] = {}


def read_grid(path: Path) -> Grid:
    """The sheet of a roster file that holds the list. BadFile as for `read_grids` and `choose`."""
    return choose(path, read_grids(path))


def read_grids(path: Path) -> tuple[Grid, ...]:
    """The visible sheets of a roster file (.xlsx .xls .ods .csv .txt .tsv) that hold any cell, at least one.

    The content decides what kind of file it is, not its name. BadFile, in one sentence, for
    whatever cannot be read; nothing is ever written.
    """
    answer = _ask_child(path)
    if answer.refused:
        facts = answer.facts if answer.refused in REFUSALS else {}
        raise bad_file(path.name, answer.refused, **facts)
    grids = tuple(Grid(sheet.name, _rows(sheet)) for sheet in _shown(answer.sheets) if sheet.rows)
    if not grids:
        raise bad_file(path.name, "empty")
    return grids


def choose(path: Path, grids: Sequence[Grid], sheet: str | None = None) -> Grid:
    """The sheet of that name; without one, the first that has a heading for names, else the first.

    BadFile when the list was typed for an old font.
    """
    named = next((grid for grid in grids if grid.sheet == sheet), None)
    chosen = named or next((grid for grid in grids if headings.locate(grid.rows)), grids[0])
    font = old_font(chosen)
    if font:
        raise bad_file(path.name, "font", font=font)
    return chosen


def old_font(grid: Grid) -> str | None:
    """'TCVN3' or 'VNI' when the list was typed for such a font; headings may be Unicode all the same."""
    texts = [cell for row in grid.rows for cell in row if isinstance(cell, str)]
    accented = [text for text in texts if not text.isascii()]
    marked = [font for font in map(legacy_font, accented) if font]
    if len(marked) >= 2 and len(marked) * 4 >= len(accented):
        return max(set(marked), key=marked.count)
    return legacy_font("\n".join(texts))


def _ask_child(path: Path) -> _Answer:
    """Open the file and have the child read it. BadFile when it cannot be opened."""
    opened = _open(path)
    try:
        run = subprocess.run(
            [sys.executable, "-I", "-B", "-c", _CHILD, *_FOLDERS],
            stdin=opened,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=WALL_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise bad_file(path.name, "too_heavy") from error
    except OSError as error:
        raise bad_file(path.name, "unreadable") from error
    finally:
        os.close(opened)
    if run.returncode:
        raise bad_file(path.name, "too_heavy")
    try:
        return msgspec.json.decode(run.stdout, type=_Answer)
    except (msgspec.DecodeError, ValueError) as error:
        raise bad_file(path.name, "damaged") from error


def _open(path: Path) -> int:
    """A descriptor of a regular file of fitting size. A pipe or device is not even opened for long."""
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            raise bad_file(path.name, "not_a_file")
        opened = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except PermissionError as error:
        raise bad_file(path.name, "no_right") from error
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        raise bad_file(path.name, "absent") from error
    except OSError as error:
        raise bad_file(path.name, "unreadable") from error
    found = os.fstat(opened)
    if not stat.S_ISREG(found.st_mode) or found.st_size > MAX_FILE:
        os.close(opened)
        raise bad_file(path.name, "too_big" if stat.S_ISREG(found.st_mode) else "not_a_file")
    return opened


def _shown(sheets: Sequence[_Sheet]) -> Sequence[_Sheet]:
    return [sheet for sheet in sheets if sheet.visible] or sheets


def _rows(sheet: _Sheet) -> tuple[tuple[Cell, ...], ...]:
    return tuple(tuple(cell.value if isinstance(cell, (_Day, _Moment)) else cell for cell in row) for row in sheet.rows)
