"""The blank sign-in sheet of one session: a line a member, some for guests, ready to print on A4."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from store.papers import words
from store.papers.sheets import Sheet, foot, heading
from store.records import Cell, Code, Member, Session
from store.rules import roster as membership

HEADINGS: Final = (("STT", 5), ("Họ và tên", 28), ("Chức vụ", 20), ("Ký tên", 18), ("Ghi chú", 18))
"""Columns and their widths, in characters."""
LAST: Final = len(HEADINGS) - 1
GUESTS: Final = 4
"""Empty lines for people who do not belong to the cell."""
HIGH: Final = 24
"""Points of a line one signs in; sixteen members, guests and headings fit one page."""


def sign_in_xlsx(session: Session, members: Sequence[Member], cell: Cell, start: str, made: datetime) -> bytes:
    """The sheet for `members` in the order of the roll; `start` is HH:MM, `made` the moment in the cell's zone.

    The numbers are those of the roll call, so that a copy of the sheet can be read back by them.
    """
    title = words.session_name(session)
    sheet = Sheet("Ký tên", landscape=False, made=made, title=f"Danh sách ký tên: {title}")
    sheet.page.set_margins(left=0.8, right=0.5, top=0.6, bottom=0.7)
    for place, (_name, width) in enumerate(HEADINGS):
        sheet.page.set_column(place, place, width)
    row = heading(sheet, cell, (0, 1), (2, LAST), "")
    row = _titles(sheet, row, session, title, cell, start)
    for place, (name, _width) in enumerate(HEADINGS):
        sheet.text(row, place, name, border=1, bold=True, align="center")
    sheet.page.set_row(row, HIGH)
    sheet.page.repeat_rows(row)
    sheet.page.freeze_panes(row + 1, 0)
    row = _lines(sheet, row + 1, session, members)
    for said in (
        f"Tổng số: {len(members)} đảng viên.   Có mặt: .......   Vắng có phép: .......   Vắng không phép: .......",
        "Người điểm danh (ký, ghi rõ họ tên):",
    ):
        row += 1
        sheet.over((row, 0, row, LAST), said)
    foot(sheet, f"{session.code} · {words.day(session.date)}")
    return sheet.finish()


def _titles(sheet: Sheet, row: int, session: Session, title: str, cell: Cell, start: str) -> int:
    """The titles; gives the row of the headings."""
    sheet.over((row, 0, row, LAST), "DANH SÁCH ĐẢNG VIÊN KÝ TÊN DỰ SINH HOẠT", bold=True, align="center", font_size=14)
    place = session.place or cell.place or "." * 40
    lines = [title, f"«{session.title}»" if session.title else ""]
    lines.append(f"{start.replace(':', ' giờ ')}, {words.long_day(session.date)}. Địa điểm: {place}")
    for said in filter(None, lines):
        row += 1
        sheet.over((row, 0, row, LAST), said, align="center", text_wrap=True)
        if len(said) > 75:
            sheet.page.set_row(row, 32)
    return row + 2


def _lines(sheet: Sheet, row: int, session: Session, members: Sequence[Member]) -> int:
    for number, member in enumerate(members, 1):
        code = membership.prefill(member, session)
        left_out = words.CODES[code] if code in (Code.EXEMPT, Code.ELSEWHERE) else ""
        sheet.number(row, 0, number, border=1, align="center")
        sheet.text(row, 1, member.name, border=1, shrink=True)
        sheet.text(row, 2, words.post(member, session.date), border=1, text_wrap=True, font_size=11)
        sheet.text(row, 3, "", border=1)
        sheet.text(row, 4, left_out, border=1, text_wrap=True, font_size=11)
        sheet.page.set_row(row, HIGH)
        row += 1
    sheet.over((row, 0, row, LAST), "Khách mời", border=1, italic=True)
    for guest in range(row + 1, row + 1 + GUESTS):
        for place in range(LAST + 1):
            sheet.text(guest, place, "", border=1)
        sheet.page.set_row(guest, HIGH)
    return row + 1 + GUESTS
