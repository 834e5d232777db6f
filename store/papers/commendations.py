"""The year's list of praise, criticism and awards: XLSX to print (A4, across) and CSV for other programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Final

from store.papers import words
from store.papers.plain import CsvCell, csv_bytes
from store.papers.sheets import Sheet, foot, heading
from store.records import Assignment, Commendation, Registration, Speech
from store.rules import commendations as rules
from store.rules.assignments import WORK_WORDS
from store.rules.speeches import KIND_WORDS as SPEECH_WORDS

if TYPE_CHECKING:
    from store.book import Book

COLUMNS: Final = (
    ("STT", 5), ("Ngày", 11), ("Loại", 12), ("Họ và tên", 24), ("Nội dung", 42), ("Vì việc", 28), ("Buổi", 11),
    ("Hình thức", 16), ("Số, ký hiệu", 13), ("Ngày quyết định", 12), ("Cấp quyết định", 18), ("Hứa, trao ngày", 12),
    ("Trước ngày", 11), ("Trả lời, kết quả", 24), ("Ghi chú", 18),
)  # fmt: skip
"""The columns of the list: heading, width in characters."""


def rows(book: Book, year: int) -> list[list[str]]:
    """The list of a year, oldest first, a row a member, without its number."""
    found = reversed(book.commendations.every(year))
    return [row for one in found for row in _rows(book, one)]


def _rows(book: Book, one: Commendation) -> Iterator[list[str]]:
    session = book.sessions().get(one.session) if one.session else None
    promise = "chưa trao" if rules.is_promise(one) else words.day(one.given) if one.given else ""
    for id in one.members:
        member = book.members().get(id)
        yield [
            words.day(rules.counted_on(one)), rules.KIND_WORDS[one.kind][0], member.name if member else f"#{id}",
            one.text, deed(book, one.deed), session.code if session else "", rules.form_words(one.form), one.number,
            words.day(one.decided) if one.decided else "", one.authority, promise,
            words.day(one.due) if one.due else "", one.answer, one.note,
        ]  # fmt: skip


def deed(book: Book, key: str) -> str:
    """The deed words are tied to: 'tham luận: Chuyển đổi số'; nothing for none."""
    match book.commendations.deed(key):
        case Assignment() as row:
            kind, title = WORK_WORDS[row.kind][0], row.title
        case Speech() as row:
            kind, title = SPEECH_WORDS[row.kind][0], row.summary
        case Registration() as row:
            return f"đăng ký năm {row.year}"
        case _:
            return ""
    return f"{kind}: {title}" if title else kind


def commendations_csv(found: Iterable[list[str]]) -> bytes:
    """The list as CSV: a row of headings, then a row a member."""
    body: list[list[CsvCell]] = [[number, *row] for number, row in enumerate(found, 1)]
    return csv_bytes([[name for name, _width in COLUMNS], *body])


def commendations_xlsx(book: Book, year: int, found: Iterable[list[str]], made: datetime) -> bytes:
    """The list as a workbook to print; `made` is the moment in the cell's zone."""
    title = f"DANH SÁCH BIỂU DƯƠNG, KHEN THƯỞNG, NHẮC NHỞ, PHÊ BÌNH NĂM {year}"
    sheet = Sheet(f"Năm {year}", landscape=True, made=made, title=title.capitalize())
    sheet.page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    for place, (_name, width) in enumerate(COLUMNS):
        sheet.page.set_column(place, place, width)
    cell, last = book.settings.cell(), len(COLUMNS) - 1
    dated = (f"{cell.locality}, " if cell.locality else "") + words.long_day(made.date())
    row = heading(sheet, cell, (0, 4), (8, last), dated)
    sheet.over((row, 0, row, last), title, bold=True, align="center", font_size=14)
    row += 2
    for place, (name, _width) in enumerate(COLUMNS):
        sheet.text(row, place, name, bold=True, border=1, align="center", text_wrap=True)
    sheet.page.repeat_rows(row, row)
    sheet.page.freeze_panes(row + 1, 4)
    for number, texts in enumerate(found, 1):
        sheet.number(row + number, 0, number, border=1, align="center")
        for place, text in enumerate(texts, 1):
            sheet.text(row + number, place, text, border=1, text_wrap=True)
    foot(sheet, f"Lập ngày {words.day(made.date())}")
    return sheet.finish()
