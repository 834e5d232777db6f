"""The year's list of praise as figures, read back: every column, every deed, nothing turned into a formula."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from store import Book
from store.papers.commendations import HEADINGS, deed
from store.papers.documents import Subject
from store.records import Act, Assignment, Commendation, Commending, Registration, Stage, Work
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


def write(book: Book, file: Path, year: int = 2026) -> Path:
    return book.papers.write_document("commendations", Subject(year=year), file)


def test_the_csv_has_every_column_praise_first_then_awards_then_what_is_to_be_mended(
    book: Book, tmp_path: Path
) -> None:
    rows = read(write(book, tmp_path / "bd.csv"))
    at = next(i for i, row in enumerate(rows) if row[:1] == [HEADINGS[0]])
    assert rows[at] == list(HEADINGS)
    praise, award, mended = (dict(zip(HEADINGS, row, strict=True)) for row in rows[at + 1 : at + 4])
    assert (praise["Đảng viên"], praise["Buổi"]) == ("Đỗ Thị Diệu, Lê Đức Dũng", "định kỳ tháng 10")
    assert (praise["Đã trao"], praise["Ngày"]) == ("chưa trao", "05/10/2026")
    assert (award["Hình thức"], award["Ghi chú"]) == ("giấy khen", "kèm hoa")
    assert award["Quyết định"] == "012-QĐ/ĐU, ngày 01/11/2026, Đảng ủy Trường"
    assert (mended["Vì việc"], mended["Trước ngày"]) == ("nhiệm vụ: Khảo sát", "01/12/2026")
    assert mended["Chuyển biến"] == "sẽ nộp đúng hạn"


def test_the_workbook_says_the_same_and_holds_no_formula(book: Book, tmp_path: Path) -> None:
    file = write(book, tmp_path / "bd.xlsx")
    rows = CalamineWorkbook.from_path(str(file)).get_sheet_by_index(0).to_python()
    said = [str(cell) for row in rows for cell in row]
    for words in (*HEADINGS, "=1+1", "Cùng làm", "Nộp chậm 5 ngày", "nhiệm vụ: Khảo sát", "012-QĐ/ĐU, ngày 01/11/2026"):
        assert any(words in cell for cell in said), words
    with zipfile.ZipFile(file) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")


def test_a_deed_is_named_whatever_it_is_and_by_nothing_when_it_is_gone(book: Book) -> None:
    act = Act(text="Kèm một đồng chí", measure="1 người", period="cả năm")
    book.registrations.add(Registration(member=3, year=2026, acts=(act,)))
    assert deed(book, "registrations:1") == "đăng ký năm 2026"
    assert deed(book, "assignments:1") == "nhiệm vụ: Khảo sát"
    assert (deed(book, "assignments:9"), deed(book, "")) == ("", "")
