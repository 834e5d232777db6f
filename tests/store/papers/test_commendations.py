"""The year's list of praise on paper, read back: every column, a row a member, nothing turned into a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from store import Book
from store.errors import BadValue, NoSuch
from store.papers.commendations import COLUMNS
from store.papers.files import FileThere
from store.records import Assignment, Commendation, Commending, Stage, Work
from tests.cells import make_cell

TODAY = date(2026, 11, 5)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    made = make_cell(tmp_path / "book")
    made.assignments.add(Assignment(kind=Work.TASK, members=(3,), title="Khảo sát"))
    made.assignments.close(1, Stage.DONE, "xong")
    october = made.calendar.resolve("2026-10").id
    for one in (
        Commendation(
            kind=Commending.AWARD, members=(3,), text="=1+1", on=TODAY, form="giấy khen", number="012-QĐ/ĐU",
            decided=date(2026, 11, 1), authority="Đảng ủy Trường", note="kèm hoa",
        ),
        Commendation(
            kind=Commending.PRAISE, members=(4, 5), text="Cùng làm", on=TODAY, session=october, promised=True,
        ),
        Commendation(
            kind=Commending.CRITICISM, members=(3,), text="Nộp chậm 5 ngày", on=TODAY, due=date(2026, 12, 1),
            answer="sẽ nộp đúng hạn", deed="assignments:1",
        ),
    ):  # fmt: skip
        made.commendations.add(one)
    yield made
    made.close()


def read(file: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(file.read_text("utf-8-sig"))))


def test_the_csv_has_every_column_and_a_row_a_member_oldest_first(book: Book, tmp_path: Path) -> None:
    heads, *rows = read(book.papers.commendations(2026, tmp_path / "bd.csv"))
    assert heads == [name for name, _width in COLUMNS]
    by = [dict(zip(heads, row, strict=True)) for row in rows]
    assert [(r["STT"], r["Ngày"], r["Loại"], r["Họ và tên"]) for r in by] == [
        ("1", "05/10/2026", "biểu dương", "Đỗ Thị Diệu"),
        ("2", "05/10/2026", "biểu dương", "Lê Đức Dũng"),
        ("3", "01/11/2026", "khen thưởng", "Trần Văn Bình"),
        ("4", "05/11/2026", "phê bình", "Trần Văn Bình"),
    ]
    assert (by[0]["Buổi"], by[0]["Hứa, trao ngày"]) == ("2026-10-DK", "chưa trao")
    award = by[2]
    assert (award["Hình thức"], award["Số, ký hiệu"], award["Ngày quyết định"]) == (
        "giấy khen",
        "012-QĐ/ĐU",
        "01/11/2026",
    )
    assert (award["Cấp quyết định"], award["Ghi chú"]) == ("Đảng ủy Trường", "kèm hoa")
    assert (by[3]["Vì việc"], by[3]["Trước ngày"]) == ("nhiệm vụ: Khảo sát", "01/12/2026")
    assert by[3]["Trả lời, kết quả"] == "sẽ nộp đúng hạn"


def test_the_workbook_says_the_same_and_holds_no_formula(book: Book, tmp_path: Path) -> None:
    rows = read(book.papers.commendations(2026, tmp_path / "bd.csv"))
    file = book.papers.commendations(2026, tmp_path / "bd.xlsx")
    sheet = CalamineWorkbook.from_path(str(file)).get_sheet_by_index(0).to_python()
    at = next(i for i, row in enumerate(sheet) if row[0] == "STT")
    assert sheet[at] == rows[0]
    written = [[str(int(row[0])) if isinstance(row[0], float) else row[0], *row[1:]] for row in sheet[at + 1 :]]
    assert [[cell.lstrip("'") for cell in row] for row in rows[1:]] == written
    assert any("=1+1" in row for row in written)


def test_what_cannot_be_written_is_refused(book: Book, tmp_path: Path) -> None:
    with pytest.raises(NoSuch):
        book.papers.commendations(2024, tmp_path / "x.csv")
    with pytest.raises(BadValue):
        book.papers.commendations(2026, tmp_path / "x.docx")
    book.papers.commendations(2026, tmp_path / "x.csv")
    with pytest.raises(FileThere):
        book.papers.commendations(2026, tmp_path / "x.csv")
