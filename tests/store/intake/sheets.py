"""Roster files and rows made for the tests, with invented people only."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Sequence
from datetime import date
from typing import Final

import xlsxwriter
from msgspec.structs import replace

from store.intake import Cell, Grid, Preview, RowPlan, preview_roster
from store.records import Member

TODAY: Final = date(2026, 11, 24)

HEADING: Final = ("STT", "Họ và tên", "Giới tính", "Ngày sinh", "Ngày vào Đảng", "Ngày chính thức", "Số thẻ ĐV")
"""What most of the files here have."""
PEOPLE: Final[tuple[tuple[Cell, ...], ...]] = (
    (1, "Mạc Thị Sen", "Nữ", "12/05/1975", "03/02/2001", "03/02/2002", "012345000201"),
    (2, "Tô Văn Hoà", "Nam", "01/09/1978", "19/05/2004", "19/05/2005", "000345000202"),
    (3, "Y Thu Êban", "Nữ", "23/11/1992", "02/09/2025", None, "012345000203"),
)


SEN: Final = Member(id=4, name="Mạc Thị Sen", born=date(1975, 5, 12), card="012345000201", code="DV-07")
HOA: Final = Member(id=9, name="Tô Văn Hòa", born=date(1978, 9, 1))


def grid(*rows: Sequence[Cell]) -> Grid:
    """A grid of these rows."""
    return Grid("", tuple(tuple(row) for row in rows))


def preview(*rows: Sequence[Cell], members: Sequence[Member] = (), columns: dict[str, int] | None = None) -> Preview:
    """What these rows would do to these members."""
    return preview_roster(grid(*rows), members, today=TODAY, columns=columns)


def one(heading: str, cell: Cell, *members: Member, name: Cell = "Mạc Thị Sen") -> RowPlan:
    """The plan of a list of one person with one more column."""
    (row,) = preview(("Họ và tên", heading), (name, cell), members=members).rows
    return row


def states(found: Preview) -> list[str]:
    """The state of each row."""
    return [row.state for row in found.rows]


def words(found: Preview) -> str:
    """All doubts of a preview in Vietnamese."""
    return " | ".join(doubt.vi for doubt in found.doubts)


def taken_in(found: Preview, members: Sequence[Member]) -> list[Member]:
    """The members as they stand once a preview has been accepted."""
    book = {member.id: member for member in members}
    for row in found.rows:
        if row.member and row.state in ("new", "changed"):
            id = row.before.id if row.before else max(book, default=0) + 1
            book[id] = replace(row.member, id=id)
    return list(book.values())


def xlsx(rows: Sequence[Sequence[Cell]], *, sheet: str = "Danh sách") -> bytes:
    """A workbook of one sheet; dates are real dates."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"default_date_format": "dd/mm/yyyy", "in_memory": True}) as book:
        page = book.add_worksheet(sheet)
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                if isinstance(cell, date):
                    page.write_datetime(number, column, cell)
                elif isinstance(cell, str):
                    page.write_string(number, column, cell)
                elif cell is not None:
                    page.write_number(number, column, cell)
    return out.getvalue()


def ods(rows: Sequence[Sequence[str]]) -> bytes:
    """The smallest OpenDocument spreadsheet."""
    cells = "".join(
        "<table:table-row>"
        + "".join(f'<table:table-cell office:value-type="string"><text:p>{c}</text:p></table:table-cell>' for c in row)
        + "</table:table-row>"
        for row in rows
    )
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2"><office:body>'
        f'<office:spreadsheet><table:table table:name="A">{cells}</table:table></office:spreadsheet>'
        "</office:body></office:document-content>"
    )
    manifest = (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    )
    mimetype = "application/vnd.oasis.opendocument.spreadsheet"
    return packed({"mimetype": mimetype, "content.xml": content, "META-INF/manifest.xml": manifest})


def xls(rows: Sequence[Sequence[str | int]]) -> bytes:
    """The smallest old Excel file (BIFF8): text as LABEL records, numbers as NUMBER records."""
    cells = b""
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            if isinstance(cell, str):
                text = struct.pack("<HB", len(cell), 1) + cell.encode("utf-16-le")
                cells += _record(0x0204, struct.pack("<HHH", r, c, 0) + text)
            else:
                cells += _record(0x0203, struct.pack("<HHHd", r, c, 0, float(cell)))
    begin = _record(0x0809, struct.pack("<HHHHLL", 0x0600, 0x0005, 0, 1997, 0, 6))
    page = _record(0x0809, struct.pack("<HHHHLL", 0x0600, 0x0010, 0, 1997, 0, 6)) + cells + _record(0x000A, b"")
    name = struct.pack("<LHBB", 0, 0, 1, 0) + b"A"
    offset = len(begin) + 4 + len(name) + 4
    bound = _record(0x0085, struct.pack("<L", offset) + name[4:])
    return ole({"Workbook": begin + bound + _record(0x000A, b"") + page})


def _record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def ole(streams: dict[str, bytes]) -> bytes:
    """A compound file with these streams (each padded to a length that needs no mini stream)."""
    sector, fat, body = 512, [0xFFFFFFFD, 0xFFFFFFFE], b""
    entries = [("Root Entry", 5, 0xFFFFFFFE, 0)]
    for name, data in streams.items():
        data = data.ljust(max(4096, -(-len(data) // sector) * sector), b"\0")
        start, count = len(fat), len(data) // sector
        fat += [*range(start + 1, start + count), 0xFFFFFFFE]
        entries.append((name, 2, start, len(data)))
        body += data
    directory = b""
    for place, (name, kind, start, size) in enumerate(entries):
        text = name.encode("utf-16-le") + b"\0\0"
        child = 1 if place == 0 and len(entries) > 1 else 0xFFFFFFFF
        right = place + 1 if 0 < place < len(entries) - 1 else 0xFFFFFFFF
        directory += struct.pack("<64sHBB3L", text, len(text), kind, 1, 0xFFFFFFFF, right, child)
        directory += bytes(36) + struct.pack("<LQ", start, size)
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6)
    header += bytes(6) + struct.pack("<9L", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack("<L", 0) + b"\xff" * (108 * 4)
    table = b"".join(struct.pack("<L", n) for n in fat).ljust(sector, b"\xff")
    return header + table + directory.ljust(sector, b"\0") + body


def packed(parts: dict[str, str | bytes]) -> bytes:
    """A zip of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def repacked(data: bytes, **changed: str | bytes) -> bytes:
    """A workbook with parts added or replaced; '__' in a name stands for '/', '_dot_' for '.'."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    parts |= {name.replace("__", "/").replace("_dot_", "."): part for name, part in changed.items()}
    return packed(parts)
