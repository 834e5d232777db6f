"""The facts of the sheet on which a sitting scores itself (domain.md 2.6).

session, day, table, cite; lines: number (2 for a group, 2.1 for its first criterion), group (whether it is one), name,
most, points, said; points, most, scaled, grade, note, closed. The numbers are those of the scoring's door.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import msgspec

from store.papers import words
from store.papers.documents import Gathered, Lack, Numbers, Subject
from store.papers.head import DOTS
from store.rules.scoring import ScoreGrade, by_group

if TYPE_CHECKING:
    from store.book import Book
    from store.rules.scoring import Line
    from store.scoring import Sheet

GRADES: Final = {
    ScoreGrade.GOOD: "Tốt", ScoreGrade.FAIR: "Khá", ScoreGrade.AVERAGE: "Trung bình", ScoreGrade.WEAK: "Kém",
}  # fmt: skip
"""The four grades of a sitting, as all sources have them."""
HEADINGS: Final = ("TT", "Nhóm", "Tiêu chí", "Điểm tối đa", "Điểm đạt", "Số liệu trong sổ", "Ghi chú")


class Row(msgspec.Struct, frozen=True):
    """A criterion, or the heading of a group with its sums."""

    number: str
    group: bool
    name: str
    most: str
    points: str
    said: str


def facts(book: Book, subject: Subject) -> Gathered:
    """The sheet of the sitting of a session. NoSuch."""
    sheet = book.scoring.sheet(subject.session)
    total = sheet.total
    return Gathered(
        facts={
            "session": words.session_name(sheet.session),
            "day": words.long_day(sheet.session.date),
            "table": sheet.table.vi,
            "cite": sheet.table.cite,
            "lines": list(_rows(sheet)),
            "points": words.decimal(total.points),
            "most": words.decimal(total.most),
            "scaled": words.decimal(total.scaled) if total.is_scaled else "",
            "grade": GRADES[total.grade] if total.grade is not None else DOTS,
            "note": words.paragraphs(sheet.note),
            "closed": words.day(sheet.closed) if sheet.closed is not None else "",
        },
        title=f"Tự chấm điểm {words.session_name(sheet.session).lower()}",
        lacks=tuple(_lacks(sheet)),
        dated=sheet.session.date,
        tables=(Numbers("Chấm điểm", HEADINGS, tuple(_figures(n, line) for n, line in enumerate(sheet.lines, 1))),),
    )


def _rows(sheet: Sheet) -> Iterator[Row]:
    """The criteria, numbered within their group, each group headed by its sums."""
    for number, (name, en, points, most) in enumerate(by_group(sheet.lines), 1):
        yield Row(str(number), True, unnumbered(name), words.decimal(most), words.decimal(points), "")
        held = [x for x in sheet.lines if (x.criterion.group, x.criterion.group_en or x.criterion.group) == (name, en)]
        for below, line in enumerate(held, 1):
            yield Row(
                f"{number}.{below}", False, line.criterion.vi, words.decimal(line.criterion.most), _points(line),
                _said(line),
            )  # fmt: skip


def unnumbered(name: str) -> str:
    """The name of a group without the number that tables put before it: '2. Tỷ lệ dự' is Tỷ lệ dự."""
    number, dot, rest = name.partition(". ")
    return rest if dot and number.isdigit() else name


def _points(line: Line) -> str:
    if not line.applies:
        return "không áp dụng"
    return words.decimal(line.points) if line.points is not None else DOTS[:6]


def _said(line: Line) -> str:
    """What the records say of it, and the note of a hand."""
    figure = line.figure.vi if line.figure is not None else ""
    return "; ".join(filter(None, (figure, line.note)))


def _figures(number: int, line: Line) -> tuple[str | int | float | None, ...]:
    return (
        number, line.criterion.group, line.criterion.vi, line.criterion.most, line.points if line.applies else None,
        line.figure.vi if line.figure is not None else None, line.note or None,
    )  # fmt: skip


def _lacks(sheet: Sheet) -> Iterator[Lack]:
    id = sheet.session.id
    if sheet.total.open:
        n = sheet.total.open
        yield Lack(f"Còn {n} tiêu chí chưa có điểm.", f"{n} criteria have no points yet.", "scoring", id)
    elif sheet.closed is None:
        yield Lack("Điểm chưa chốt, còn có thể đổi.", "The score is not settled and may change.", "scoring", id)
