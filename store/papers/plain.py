"""A table as CSV for other programs and for Excel, in which no cell is a formula (OWASP ASVS 1.2.10)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Final

from store.vietnamese import clean

TRIGGERS: Final = frozenset("=+-@\t\r\0＝＋－＠")
"""What a spreadsheet takes for the beginning of a formula, full-width forms included."""

CsvCell = str | int | float | None


def safe(text: str) -> str:
    """A text that a spreadsheet reads as text: an apostrophe before what might be run."""
    held = text.lstrip(" \u00a0\u3000\ufeff")
    return f"'{text}" if held[:1] in TRIGGERS and held else text


def csv_bytes(rows: Iterable[Sequence[CsvCell]]) -> bytes:
    """Rows as UTF-8 with its mark (Excel asks for it), comma between, CRLF; every text is safe."""
    out = io.StringIO(newline="")
    table = csv.writer(out, lineterminator="\r\n")
    for row in rows:
        table.writerow(["" if c is None else safe(clean(c)) if isinstance(c, str) else c for c in row])
    return out.getvalue().encode("utf-8-sig")
