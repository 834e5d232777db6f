"""The year's register on paper: XLSX to print (A4, across) and CSV for other programs.

The numbers are those of store/rules/register.py; nothing is added up here, and no cell is a formula.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from store.papers import words
from store.papers.plain import CsvCell, csv_bytes
from store.papers.sheets import Sheet, foot, heading
from store.records import Cell, Code
from store.rules.attendance import Tally
from store.rules.register import FIGURES, Column, Stage, Year

PERCENT: Final = "0.0%"
FIRST: Final = 2
"""Column of the first session, after number and name."""
UNTAKEN: Final = "chưa"
"""What stands under a session whose day has passed without a roll."""
NAME_WIDTH: Final = 26
SESSION_WIDTH: Final = 5.3
FIGURE_WIDTH: Final = 6
HIGH: Final = 18
"""Points of a row of marks or sums: Vietnamese capitals carry accents above and below."""

FEET: Final = (("Có mặt", "present"), ("Vắng", "absent"), ("Miễn, nơi khác", "left_out"))
"""The rows of figures below the members, session by session."""

SHORT: Final = {
    Code.PRESENT: "có mặt", Code.LATE: "đi muộn", Code.LEFT_EARLY: "về sớm", Code.EXCUSED: "có phép",
    Code.UNEXCUSED: "không phép", Code.EXEMPT: "miễn", Code.ELSEWHERE: "nơi khác", Code.NOT_TAKEN: "chưa",
}  # fmt: skip
"""Marks in CSV: words, because the one-letter marks in use contradict each other (P is có mặt and phép)."""


def rate_of(tally: Tally) -> float | None:
    """The rate as a number to write; None while there is none."""
    return None if tally.rate is None else float(tally.rate)


class _Paper:
    """One register being laid out, from the top."""

    def __init__(self, year: Year, cell: Cell, version: str, made: datetime) -> None:
        self.year = year
        self.title = f"SỔ THEO DÕI SINH HOẠT CHI BỘ NĂM {year.year}"
        self.sheet = Sheet(f"Năm {year.year}", landscape=True, made=made, title=f"{self.title.capitalize()}")
        self.figures = FIRST + len(year.columns)
        """Column of the first figure."""
        self.last = self.figures + len(FIGURES)
        """Column of the rate, the last one."""
        self._cell = cell
        self._version = version
        self._made = made

    def lay_out(self) -> bytes:
        page = self.sheet.page
        page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        page.set_column(0, 0, 5)
        page.set_column(1, 1, NAME_WIDTH)
        page.set_column(FIRST, self.figures - 1, SESSION_WIDTH)
        page.set_column(self.figures, self.last, FIGURE_WIDTH)
        place = f"{self._cell.locality}, " if self._cell.locality else ""
        half = max(FIRST, self.figures - 4)
        row = heading(
            self.sheet, self._cell, (0, min(half - 1, FIRST + 5)), (half, self.last),
            place + words.long_day(self._made.date()),
        )  # fmt: skip
        self.sheet.over((row, 0, row, self.last), self.title, bold=True, align="center", font_size=14)
        row = self._headings(row + 2)
        row = self._members(row)
        row = self._feet(row)
        self._legend(row + 1)
        foot(self.sheet, f"Bộ quy tắc {self._version} · lập ngày {words.day(self._made.date())}")
        return self.sheet.finish()

    def _headings(self, row: int) -> int:
        """Three rows, printed again on each page; what is above the members stays in sight on screen."""
        box = {"border": 1, "bold": True, "align": "center", "text_wrap": True}
        sheet, last = self.sheet, row + 2
        sheet.over((row, 0, last, 0), "STT", **box)
        sheet.over((row, 1, last, 1), "Họ và tên", **box)
        if self.year.columns:
            sheet.over((row, FIRST, row, self.figures - 1), "Các buổi sinh hoạt (ngày/tháng; loại)", **box)
        for place, column in enumerate(self.year.columns, FIRST):
            held = column.session
            sheet.text(row + 1, place, f"{held.date.day:02}/{held.date.month}", **{**box, "font_size": 10})
            sheet.text(last, place, words.KINDS[held.kind], **{**box, "font_size": 10})
        sheet.over((row, self.figures, row, self.last), "Tổng hợp", **box)
        for place, name in enumerate([*(words.FIGURES[name] for name in FIGURES), words.RATE], self.figures):
            sheet.over((row + 1, place, last, place), name, **{**box, "font_size": 9})
        sheet.page.set_row(row + 1, 30)
        sheet.page.set_row(last, 24)
        sheet.page.repeat_rows(row, last)
        sheet.page.freeze_panes(last + 1, FIRST)
        return last + 1

    def _members(self, first: int) -> int:
        for row, line in enumerate(self.year.lines, first):
            self.sheet.page.set_row(row, HIGH)
            self.sheet.number(row, 0, line.number, border=1, align="center")
            self.sheet.text(row, 1, line.member.name, border=1, shrink=True)
            for place, code in enumerate(line.codes, FIRST):
                self.sheet.text(row, place, words.SIGNS[code] if code else "", border=1, align="center")
            self._sums(row, line.tally)
        return first + len(self.year.lines)

    def _sums(self, row: int, tally: Tally, **how: object) -> None:
        for place, figure in enumerate(FIGURES.values(), self.figures):
            self.sheet.number(row, place, figure(tally), border=1, align="center", shrink=True, **how)
        self._rate(row, self.last, tally, **how)

    def _rate(self, row: int, place: int, tally: Tally, **how: object) -> None:
        rate = rate_of(tally)
        if rate is None:
            self.sheet.text(row, place, "", border=1, **how)
        else:
            self.sheet.number(row, place, rate, border=1, align="center", num_format=PERCENT, shrink=True, **how)

    def _feet(self, first: int) -> int:
        """The cell's sums beside the first row, which is the present of each session."""
        for row, (name, figure) in enumerate(FEET, first):
            self.sheet.page.set_row(row, HIGH)
            self.sheet.over((row, 0, row, 1), f"Cả chi bộ: {name.lower()}", border=1, bold=True)
            for place, column in enumerate(self.year.columns, FIRST):
                self._foot_cell(row, place, column, figure)
        self._sums(first, self.year.tally, bold=True)
        row = first + len(FEET)
        self.sheet.page.set_row(row, HIGH)
        self.sheet.over((row, 0, row, 1), f"Cả chi bộ: {words.RATE.lower()}", border=1, bold=True)
        for place, column in enumerate(self.year.columns, FIRST):
            self._rate(row, place, column.tally, bold=True, font_size=9)
        return row + 1

    def _foot_cell(self, row: int, place: int, column: Column, figure: str) -> None:
        if column.stage is Stage.TAKEN:
            self.sheet.number(row, place, FIGURES[figure](column.tally), border=1, align="center", bold=True)
        else:
            said = UNTAKEN if column.stage is Stage.UNTAKEN and figure == FEET[0][1] else ""
            self.sheet.text(row, place, said, border=1, align="center", italic=True, font_size=9)

    def _legend(self, first: int) -> None:
        signs = "   ".join(f"{sign} {words.CODES[code]}" for code, sign in words.SIGNS.items())
        for row, said in enumerate(
            (
                f"Ký hiệu: {signs}; để trống: không thuộc chi bộ hôm ấy, hoặc buổi không có điểm danh.",
                f"Tỷ lệ = có mặt / (có mặt + vắng); đi muộn, về sớm là có mặt. Miễn, nơi khác và buổi ghi «{UNTAKEN}» "
                "(chưa điểm danh) không tính. ĐK: định kỳ; CĐ: chuyên đề.",
                f"Bộ quy tắc: {self._version}. Lập ngày {words.day(self._made.date())}.",
            ),
            first,
        ):
            self.sheet.over((row, 0, row, self.last), said, font_size=10, text_wrap=True, valign="top")
            self.sheet.page.set_row(row, 28)


def register_xlsx(year: Year, cell: Cell, version: str, made: datetime) -> bytes:
    """The register as a workbook to print; `version` is the rule set's, `made` the moment in the cell's zone."""
    return _Paper(year, cell, version, made).lay_out()


def register_csv(year: Year) -> bytes:
    """The register as CSV: a row of headings, a row a member, then the cell's figures session by session."""
    return csv_bytes(_csv_rows(year))


def _csv_rows(year: Year) -> Iterator[list[CsvCell]]:
    dates: list[CsvCell] = [f"{words.day(c.session.date)} {words.KINDS[c.session.kind]}" for c in year.columns]
    yield ["STT", "Họ và tên", *dates, *(words.FIGURES[name] for name in FIGURES), f"{words.RATE} (%)"]
    for line in year.lines:
        marks: list[CsvCell] = [SHORT[code] if code else None for code in line.codes]
        yield [line.number, line.member.name, *marks, *_csv_sums(line.tally)]
    blank: list[CsvCell] = [None] * (len(FIGURES) + 1)
    for name, figure in FIGURES.items():
        counts: list[CsvCell] = [figure(c.tally) if c.stage is Stage.TAKEN else None for c in year.columns]
        whole = _csv_sums(year.tally) if name == "present" else blank
        yield [None, f"Cả chi bộ: {words.FIGURES[name].lower()}", *counts, *whole]
    yield [None, f"Cả chi bộ: {words.RATE.lower()} (%)", *(_csv_rate(c.tally) for c in year.columns), *blank]


def _csv_sums(tally: Tally) -> list[CsvCell]:
    return [*(figure(tally) for figure in FIGURES.values()), _csv_rate(tally)]


def _csv_rate(tally: Tally) -> float | None:
    rate = rate_of(tally)
    return None if rate is None else round(rate * 100, 1)
