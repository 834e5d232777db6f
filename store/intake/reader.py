"""The child that opens a file somebody handed in: bytes on standard input, JSON on standard output.

It runs apart from the book (files.py starts it), so that a crash, a bomb or a hang ends this
process alone. It limits its own memory, time and files before it looks at the first byte. What
it finds is either the sheets as they stand or one refusal, a word with facts; the sentences
for it are in refusals.py. What a column means is not known here.
"""

from __future__ import annotations

import io
import json
import math
import resource
import sys
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from store.intake import limits
from store.intake.limits import Raw, Refused
from store.intake.packed import check_ole, repacked
from store.intake.plain import decoded, rows_of

OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
FOREIGN: Final = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf", b"{\\rtf")

Told = str | int | float | dict[str, str] | None
Sheet = dict[str, object]


def confine() -> None:
    """Give this process little memory and time, and no way to write a file."""
    wanted = {
        resource.RLIMIT_AS: limits.MEMORY,
        resource.RLIMIT_CPU: limits.SECONDS,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
    }
    for limit, value in wanted.items():
        try:
            resource.setrlimit(limit, (value, value))
        except (ValueError, OSError):  # a system without this limit still has the others
            continue


def sheets_of(data: bytes) -> list[Sheet]:
    """The sheets of a file, whatever its name claims it to be. Refused when it is none we read."""
    if len(data) > limits.MAX_FILE:
        raise Refused("too_big")
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise Refused("empty")
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return workbook_sheets(repacked(data))
    if data.startswith(OLE):
        check_ole(data)
        return workbook_sheets(data)
    if data.startswith(FOREIGN):
        raise Refused("not_a_list")
    return [{"name": "", "visible": True, "rows": told(rows_of(decoded(data)))}]


def workbook_sheets(data: bytes) -> list[Sheet]:
    """The sheets of a checked workbook. A sheet too large is left out unless there is no other."""
    import python_calamine as calamine  # only workbooks need it

    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    except calamine.PasswordError as error:
        raise Refused("password") from error
    sheets: list[Sheet] = []
    large: Refused | None = None
    for meta in book.sheets_metadata[: limits.MAX_SHEETS]:
        if meta.typ != calamine.SheetTypeEnum.WorkSheet:
            continue
        sheet = book.get_sheet_by_name(meta.name)
        height, width = sheet.end or (-1, -1)
        if height >= limits.MAX_ROWS or width >= limits.MAX_COLUMNS:
            large = Refused("too_long", rows=height + 1, columns=width + 1)
            continue
        rows = told(sheet.to_python(skip_empty_area=False))
        shown = meta.visible == calamine.SheetVisibleEnum.Visible
        sheets.append({"name": meta.name, "visible": shown, "rows": rows})
    if large and not any(sheet["rows"] for sheet in sheets):
        raise large
    return sheets


def told(rows: Sequence[Sequence[Raw]]) -> list[list[Told]]:
    """Rows as JSON can carry them, trailing emptiness cut. Refused past limits.MAX_CELLS and limits.MAX_TEXT."""
    out: list[list[Told]] = []
    count = 0
    for number, row in enumerate(rows, 1):
        cells = [cell(value) for value in row]
        while cells and cells[-1] is None:
            cells.pop()
        for column, value in enumerate(cells, 1):
            if isinstance(value, str) and len(value) > limits.MAX_TEXT:
                raise Refused("long_cell", row=number, column=column)
        count += len(cells) - cells.count(None)
        if count > limits.MAX_CELLS:
            raise Refused("too_long", rows=len(rows), columns=len(row))
        out.append(cells)
    while out and not out[-1]:
        out.pop()
    return out


def cell(value: Raw) -> Told:
    """One cell: text in NFC, numbers, dates as tagged text, None for blank."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value) if value.strip() else None
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (int, float)):
        return value if math.isfinite(value) and abs(value) < 2**63 else str(value)
    if isinstance(value, (date, datetime)):
        kind = "moment" if isinstance(value, datetime) else "day"
        return {"kind": kind, "value": value.isoformat()}
    return str(value)


def answer(data: bytes) -> dict[str, object]:
    """What to print: {'sheets': …} or {'refused': word, 'facts': …}."""
    try:
        return {"sheets": sheets_of(data)}
    except Refused as refused:
        return {"refused": refused.code, "facts": refused.facts}
    except MemoryError:
        return {"refused": "too_heavy", "facts": {}}
    except BaseException:  # the parsers' own errors, panics included, all mean one thing here
        return {"refused": "damaged", "facts": {}}


def main() -> None:
    """Read standard input within limits, print the answer."""
    confine()
    sys.stdout.write(json.dumps(answer(sys.stdin.buffer.read(limits.MAX_FILE + 1))))
