"""The register and the sign-in sheet on paper, read back by another hand: every cell, every sum, no formula."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from python_calamine import CalamineWorkbook

from store import Book
from store.dump import dump
from store.errors import BadValue, NoSuch
from store.papers import words
from store.papers.files import FileThere
from store.records import Code, Member
from store.rules.register import FIGURES, Stage
from tests.cells import make_cell, november
from tui.look import SIGNS

HOSTILE = ("=1+1", "+84 90", "@SUM(A1)", "-Lê Văn Trừ", '=HYPERLINK("http://x","y")', "http://x.vn", "<b>&amp;", "0123")
CELL_NAME = "Chi bộ A & B &P <x>"


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    made = make_cell(tmp_path / "book", exempt=16)
    for field, text in (("name", CELL_NAME), ("higher", "=Đảng bộ"), ("locality", "Phú Thọ")):
        made.settings.change(field, text)
    for name in HOSTILE:
        made.roster.save(Member(name=name))
    made.roster.save(replace(made.roster.member(15), joined=made.calendar.resolve("2026-03").date))
    for month, absent in (("2026-01", 3), ("2026-02", 5), ("2026-03", 3), ("2026-Q1-CD", 7)):
        session = made.calendar.resolve(month)
        members = made.attendance.expected(session)
        made.attendance.mark(session.id, members[absent].id, Code.EXCUSED, reason="study")
        made.attendance.mark(session.id, members[1].id, Code.LATE, clock="14:05")
        made.attendance.mark(session.id, members[2].id, Code.LEFT_EARLY, clock="15:05")
        made.attendance.mark(session.id, members[9].id, Code.UNEXCUSED)
        if month != "2026-03":
            made.attendance.mark_rest(session.id)
    yield made
    made.close()


Rows = list[list[object]]


def read(file: Path) -> Rows:
    sheet = CalamineWorkbook.from_path(str(file)).get_sheet_by_index(0)
    return [list(row) for row in sheet.to_python(skip_empty_area=False)]


def parts(file: Path) -> dict[str, str]:
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name).decode("utf-8") for name in archive.namelist()}


def members_in(rows: Rows) -> list[list[object]]:
    first = next(i for i, row in enumerate(rows) if row[0] == "STT") + 3
    return [row for row in rows[first:] if isinstance(row[0], float)]


def test_every_mark_and_every_sum_of_the_workbook_is_the_one_of_the_dump(book: Book, tmp_path: Path) -> None:
    rows = read(book.papers.register(2026, tmp_path / "r.xlsx"))
    dumped = {s["id"]: s for s in json.loads(dump(book))["sessions"]}
    year = book.register.year(2026)
    lines = members_in(rows)
    assert [line[1] for line in lines] == [line.member.name for line in year.lines]
    feet = {str(row[0]): row for row in rows if str(row[0]).startswith("Cả chi bộ")}
    for place, column in enumerate(year.columns, 2):
        roll = {row["name"]: row["code"] for row in dumped[column.session.id]["roll"]}
        counts = column.stage is Stage.TAKEN
        wanted = [words.SIGNS[Code(roll[n])] if counts and n in roll else "" for n in (str(r[1]) for r in lines)]
        assert [line[place] for line in lines] == wanted
        if counts:
            said = dumped[column.session.id]
            assert feet["Cả chi bộ: có mặt"][place] == said["present"]
            assert round(feet["Cả chi bộ: tỷ lệ chuyên cần"][place], 4) == said["rate"]  # type: ignore[call-overload]
        else:
            assert feet["Cả chi bộ: có mặt"][place] == ("chưa" if column.stage is Stage.UNTAKEN else "")
            assert feet["Cả chi bộ: tỷ lệ chuyên cần"][place] == ""
    assert sum(c.stage is Stage.TAKEN for c in year.columns) == 4
    first = 2 + len(year.columns)
    for row, tally in [(r, line.tally) for r, line in zip(lines, year.lines, strict=True)] + [
        (feet["Cả chi bộ: có mặt"], year.tally)
    ]:
        assert row[first : first + len(FIGURES)] == [float(figure(tally)) for figure in FIGURES.values()]
        assert row[first + len(FIGURES)] == ("" if tally.rate is None else pytest.approx(float(tally.rate)))


def test_the_csv_says_the_same_as_the_workbook(book: Book, tmp_path: Path) -> None:
    data = book.papers.register(2026, tmp_path / "r.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    table = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    year = book.register.year(2026)
    assert {len(row) for row in table} == {2 + len(year.columns) + len(FIGURES) + 1}
    for row, line in zip(table[1:], year.lines, strict=False):
        assert row[1].removeprefix("'") == line.member.name
        assert row[1][:1] not in set("=+-@")
        figures = [str(figure(line.tally)) for figure in FIGURES.values()]
        assert row[2 + len(year.columns) : -1] == figures
        assert row[-1] == ("" if line.tally.rate is None else str(round(float(line.tally.rate) * 100, 1)))


def test_no_text_is_a_formula_a_link_or_a_number(book: Book, tmp_path: Path) -> None:
    for file in (
        book.papers.register(2026, tmp_path / "r.xlsx"),
        book.papers.sign_in(november(book).id, tmp_path / "s.xlsx"),
    ):
        inside = parts(file)
        sheet = inside["xl/worksheets/sheet1.xml"]
        assert "<f>" not in sheet
        assert "hyperlink" not in sheet.lower()
        assert not any("externalLink" in name or "rels/sheet" in name for name in inside)
        names = [row[1] for row in read(file) if isinstance(row[0], float)]
        assert set(HOSTILE) <= set(names)


def test_the_workbook_prints_across_on_a4_with_its_headings_on_each_page(book: Book, tmp_path: Path) -> None:
    inside = parts(book.papers.register(2026, tmp_path / "r.xlsx"))
    sheet = inside["xl/worksheets/sheet1.xml"]
    page = re.search(r"<pageSetup [^>]*>", sheet)
    assert page is not None
    assert 'paperSize="9"' in page[0]
    assert 'orientation="landscape"' in page[0]
    assert 'fitToHeight="0"' in page[0]
    assert "_xlnm.Print_Titles" in inside["xl/workbook.xml"]
    assert 'state="frozen"' in sheet
    assert book.settings.rules().version in sheet
    assert "05/11/2026" in sheet


def test_the_names_of_the_organizations_and_the_legend_stand_on_it(book: Book, tmp_path: Path) -> None:
    said = "\n".join(str(cell) for row in read(book.papers.register(2026, tmp_path / "r.xlsx")) for cell in row)
    for wanted in (CELL_NAME.upper(), "=ĐẢNG BỘ", "ĐẢNG CỘNG SẢN VIỆT NAM", "Phú Thọ, ngày 05 tháng 11 năm 2026",
                   "NĂM 2026", "○ vắng có phép", book.settings.rules().version):  # fmt: skip
        assert wanted in said


def test_the_signs_on_paper_are_those_on_screen() -> None:
    assert words.SIGNS == SIGNS


def test_the_sign_in_sheet_has_a_line_for_every_member_of_that_day_and_some_for_guests(
    book: Book, tmp_path: Path
) -> None:
    session = book.calendar.resolve("2026-01")
    file = book.papers.sign_in(session.id, tmp_path / "s.xlsx")
    rows = read(file)
    lines = [row for row in rows if isinstance(row[0], float)]
    expected = book.attendance.expected(session)
    assert [(row[0], row[1]) for row in lines] == [(float(n), m.name) for n, m in enumerate(expected, 1)]
    assert len(expected) < len(book.roster.members())
    assert [row[2] for row in lines if row[1] == "Nguyễn Thị Ân"] == ["Bí thư chi bộ"]
    assert [row[4] for row in lines if row[1] == "Hà Minh Vỹ"] == ["miễn sinh hoạt"]
    said = "\n".join(str(cell) for row in rows for cell in row)
    assert "Sinh hoạt định kỳ tháng 1 năm 2026" in said
    assert "Khách mời" in said
    sheet = parts(file)["xl/worksheets/sheet1.xml"]
    assert 'paperSize="9"' in sheet
    assert "landscape" not in sheet
    assert "_xlnm.Print_Titles" in parts(file)["xl/workbook.xml"]


def test_sixteen_lines_fit_one_page(tmp_path: Path) -> None:
    book = make_cell(tmp_path / "book")
    sheet = parts(book.papers.sign_in(november(book).id, tmp_path / "s.xlsx"))["xl/worksheets/sheet1.xml"]
    heights = [float(h) for h in re.findall(r'<row [^>]*ht="([\d.]+)"', sheet)]
    others = len(re.findall(r"<row ", sheet)) - len(heights)
    assert sum(heights) + 16 * others <= 842 - 72 * 1.3
    book.close()


def test_what_is_no_document_is_refused_and_nothing_is_overwritten(book: Book, tmp_path: Path) -> None:
    with pytest.raises(BadValue, match="xlsx"):
        book.papers.register(2026, tmp_path / "r.pdf")
    with pytest.raises(BadValue, match="xlsx"):
        book.papers.sign_in(november(book).id, tmp_path / "r.csv")
    with pytest.raises(NoSuch, match="2031"):
        book.papers.register(2031, tmp_path / "r.xlsx")
    assert not list(tmp_path.glob("r*"))
    book.papers.register(2026, tmp_path / "r.xlsx")
    with pytest.raises(FileThere):
        book.papers.register(2026, tmp_path / "r.xlsx")
    book.papers.register(2026, tmp_path / "r.xlsx", force=True)


def test_the_foot_of_the_sign_in_sheet_names_its_session_whole(book: Book, tmp_path: Path) -> None:
    session = november(book)
    file = book.papers.sign_in(session.id, tmp_path / "ky.xlsx")
    sheet = zipfile.ZipFile(file).read("xl/worksheets/sheet1.xml").decode()
    found = re.search(r"<oddFooter>&amp;L&amp;(\d+)(.*?)&amp;R", sheet)
    assert found is not None
    assert (found[1], found[2].strip()) == ("9", "2026-11-DK · 05/11/2026")
