"""How large a file handed in may be, and how the reading child says no. Nothing is read here."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Final

MAX_FILE: Final = 5_000_000
"""Bytes of a file; a roster of 5,000 people has well under one million."""
MAX_PARTS: Final = 200
"""Entries of a zip."""
MAX_INFLATED: Final = 50_000_000
"""Bytes of all entries of a zip together, counted while inflating."""
MAX_RATIO: Final = 100
"""Inflated over packed, once an entry has grown past SMALL (empty formatted rows pack very well)."""
SMALL: Final = 1_000_000
"""Bytes that no entry is blamed for."""
MAX_ROWS: Final = 5_000
MAX_COLUMNS: Final = 200
MAX_CELLS: Final = 200_000
"""Cells of one sheet that hold something."""
MAX_TEXT: Final = 2_000
"""Characters of one cell."""
MAX_SHEETS: Final = 20
MEMORY: Final = 150_000_000
"""Bytes of address space of the child, interpreter included (it starts with 20 million)."""
SECONDS: Final = 8
"""Processor time of the child; files.py keeps the time on the wall."""

Raw = str | int | float | bool | date | datetime | time | timedelta
"""What a spreadsheet's cell is before it is told."""


class Refused(Exception):
    """A file that is not read. `code` names a sentence of refusals.py, `facts` its numbers."""

    def __init__(self, code: str, **facts: int) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts
