"""Each document says what the book says: read back with python-docx and calamine and held against the doors."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import docx
import pytest
from msgspec.structs import replace
from python_calamine import CalamineWorkbook

from store import Book
from store.errors import NoSuch
from store.papers import documents, issuing
from store.papers.documents import Subject, lacks_of, prepared
from store.papers.kinds import Per, kind_of
from store.records import Standing, Status
from store.rules.calendar import year_of
from tests.cells import make_cell
from tests.store.papers.reading import PER_YEAR, opened, text


@pytest.mark.parametrize("key", PER_YEAR)
def test_every_document_of_a_year_can_be_made(demo: Book, year: int, key: str) -> None:
    said = text(opened(demo, key, Subject(year=year)))
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in said
    assert demo.settings.cell().name.upper() in said
    assert "{{" not in said
    assert "{%" not in said
    assert "None" not in said
    assert "\n-----\n" in said


@pytest.mark.parametrize("key", PER_YEAR)
def test_every_document_of_an_empty_year_can_be_made_or_says_why_not(tmp_path: Path, key: str) -> None:
    book = make_cell(tmp_path / "book", members=0)
    if kind_of(key).per is Per.MEMBERS:
        with pytest.raises(NoSuch, match="2031"):
            prepared(book, kind_of(key), Subject(year=2031))
    else:
        assert "ĐẢNG CỘNG SẢN VIỆT NAM" in text(opened(book, key, Subject(year=2031)))
    book.close()


# -- what each says ----------------------------------------------------------------------------


def test_the_plan_has_every_field_of_its_form(demo: Book, year: int) -> None:
    doc = opened(demo, "plan", Subject(year=year))
    said, rows = text(doc), doc.tables[1].rows[1:]
    assert len(rows) == len(demo.themes.plan(year))
    for planned, row in zip(demo.themes.plan(year), rows, strict=True):
        cells = [cell.text for cell in row.cells]
        assert planned.theme is not None
        assert planned.theme.title in cells[2]
        presenter = demo.members().get(planned.presenter)
        assert presenter is not None
        assert f"Đề dẫn: {presenter.name}" in cells[3]
        assert "Tham luận: " in cells[3]
        assert "Chủ trì: " in cells[3]
        for label in ("Tài liệu: ", "Nộp dự thảo: ", "Gửi đảng viên: ", "Trạng thái: ", "Báo cáo cấp trên: "):
            assert label in cells[4]
    for part in (
        "I- MỤC ĐÍCH, YÊU CẦU",
        "II- NỘI DUNG, THỜI GIAN",
        "III- TỔ CHỨC THỰC HIỆN",
        "Nơi nhận:",
        "T/M CHI BỘ",
    ):
        assert part in said


def test_the_report_has_the_numbers_of_register_speeches_and_proposals(demo: Book, year: int) -> None:
    doc = opened(demo, "report", Subject(year=year))
    rows = [[cell.text for cell in row.cells] for row in doc.tables[1].rows[1:]]
    held = [
        s for s in demo.calendar.sessions()
        if s.kind == "thematic" and year_of(s) == year and demo.attendance.taken(s) and s.date <= demo.clock.today()
    ]  # fmt: skip
    columns = {column.session.id: column.tally for column in demo.register.year(year).columns}
    assert len(rows) == len(held) > 0
    papers = opinions = 0
    for session, row in zip(held, rows, strict=True):
        tally = columns[session.id]
        assert row[4].startswith(f"{tally.present}/{tally.expected - tally.not_taken} ")
        theirs = demo.speeches.of_session(session.id)
        assert row[5] == str(sum(s.kind in ("lead_in", "paper") for s in theirs))
        assert row[6] == str(sum(s.kind in ("opinion", "question") for s in theirs))
        raised = demo.proposals.of_session(session.id)
        assert row[7] == f"{sum(bool(p.result) for p in raised)}/{len(raised)}"
        papers, opinions = papers + int(row[5]), opinions + int(row[6])
    said = text(doc)
    assert f"Tổng số {papers} lượt đề dẫn, tham luận; {opinions} lượt phát biểu" in said
    assert f"Chi bộ có {len(demo.roster.members(demo.clock.today()))} đảng viên" in said


def test_the_reports_figures_as_a_workbook_are_those_of_the_document(demo: Book, year: int) -> None:
    what = prepared(demo, kind_of("report"), Subject(year=year))
    rows = opened(demo, "report", Subject(year=year)).tables[1].rows[1:]
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(issuing.data_of(what, ".xlsx", demo.clock()))).get_sheet_by_index(
        0
    )
    found = [row for row in sheet.to_python() if row and isinstance(row[0], float)]
    assert [row[8] for row in found] == [float(row.cells[5].text) for row in rows]
    assert [row[9] for row in found] == [float(row.cells[6].text) for row in rows]
    csv = issuing.data_of(what, ".csv", demo.clock()).decode("utf-8-sig").splitlines()
    assert len(csv) == len(rows) + 1


def test_the_fates_of_proposals_add_up_to_those_raised(demo: Book, year: int) -> None:
    doc = opened(demo, "proposals", Subject(year=year))
    every = demo.proposals.every(str(year))
    assert f"Đảng viên nêu {len(every)} đề xuất, kiến nghị" in text(doc)
    quarters = [[int(cell.text) for cell in row.cells[1:]] for row in doc.tables[1].rows[1:]]
    assert sum(row[0] for row in quarters) == len(every)
    for row in quarters:
        assert row[0] == sum(row[1:])
    listed = [row.cells[2].text.split("\n")[0] for row in doc.tables[2].rows[1:]]
    assert sorted(listed) == sorted(p.text for p in every)


def test_every_commendation_is_listed_with_its_names(demo: Book, year: int) -> None:
    said = text(opened(demo, "commendations", Subject(year=year)))
    every = demo.commendations.every(year)
    assert every
    for one in every:
        assert one.text in said
        for id in one.members:
            member = demo.members().get(id)
            assert member is not None
            assert member.name in said


def test_discipline_is_listed_only_where_the_settings_allow_it(tmp_path: Path) -> None:
    book = make_cell(tmp_path / "book")
    assert "KỶ LUẬT" not in text(opened(book, "commendations", Subject(year=2026)))
    book.close()


def test_a_registration_has_its_acts_reviews_and_commitment(demo: Book, year: int) -> None:
    held = next(one for one in demo.registrations.year(year) if one.registration is not None and one.reviews)
    assert held.registration is not None
    one = Subject(year=year, member=held.member.id)
    said = text(opened(demo, "registrations", one))
    assert said.count("ĐẢNG CỘNG SẢN VIỆT NAM") == 1
    for act in held.registration.acts:
        assert act.text in said
        assert act.measure in said
    for review in held.reviews:
        assert review.own in said
        assert review.evidence in said
    commitment = text(opened(demo, "commitments", one))
    for words in (held.registration.thinking, held.registration.morality, held.registration.duties):
        assert words.split("\n")[0] in commitment
    assert "NGƯỜI CAM KẾT" in commitment


def test_a_member_without_a_registration_gets_a_page_to_fill_in(tmp_path: Path) -> None:
    book = make_cell(tmp_path / "book", members=2)
    what = prepared(book, kind_of("registrations"), Subject(year=2026))
    said = text(docx.Document(io.BytesIO(documents.finished(what))))
    assert said.count("....................") >= 8
    assert [lack.door for lack in what.gathered.lacks] == ["registrations", "registrations"]
    book.close()


def test_the_year_end_draft_has_the_figures_of_the_register(demo: Book, year: int) -> None:
    line = demo.register.year(year).lines[0]
    said = text(opened(demo, "year-end", Subject(year=year, member=line.member.id)))
    tally = line.tally
    assert f"Dự sinh hoạt {tally.present}/{tally.expected - tally.not_taken} buổi" in said
    for part in ("I- ƯU ĐIỂM", "II- HẠN CHẾ", "III- KẾT QUẢ KHẮC PHỤC", "IV- PHƯƠNG HƯỚNG", "V- TỰ NHẬN MỨC"):
        assert part in said


def test_a_member_who_is_not_there_is_refused(demo: Book, year: int) -> None:
    for key in ("registrations", "commitments", "year-end"):
        with pytest.raises(NoSuch):
            prepared(demo, kind_of(key), Subject(year=year, member=9999))


def test_what_is_missing_is_named_with_a_door(tmp_path: Path) -> None:
    book = make_cell(tmp_path / "book", members=1)
    lacks = lacks_of(prepared(book, kind_of("report"), Subject(year=2026)))
    doors = {lack.door for lack in lacks}
    assert {"settings", "roster", "themes"} <= doors
    assert all(lack.sentence("vi") and lack.sentence("en") for lack in lacks)
    book.close()


def test_nobody_signs_for_a_secretary_who_is_elsewhere(tmp_path: Path) -> None:
    book = make_cell(tmp_path / "book")
    said = text(opened(book, "plan", Subject(year=2026)))
    assert "\nBÍ THƯ\n" in said
    assert "Nguyễn Thị Ân" in said
    member = book.roster.members()[1]
    book.roster.save(replace(member, standings=(Standing(status=Status.ELSEWHERE, since=date(2026, 1, 1)),)))
    assert "Nguyễn Thị Ân" not in text(opened(book, "plan", Subject(year=2026)))
    book.close()


def test_the_cell_signs_as_its_settings_say(tmp_path: Path) -> None:
    book = make_cell(tmp_path / "book")
    book.settings.change("signs_for", "T/M CHI ỦY")
    book.settings.change("spelling", "uỷ")
    said = text(opened(book, "plan", Subject(year=2026)))
    assert "T/M CHI ỦY" in said  # typed by a hand: as typed
    assert "1. Chi uỷ phân công" in said
    book.close()


def test_the_score_sheet_has_every_criterion_with_the_points_of_the_door(demo: Book) -> None:
    session = next(s for s in reversed(demo.calendar.sessions()) if demo.attendance.taken(s))
    sheet = demo.scoring.sheet(session.id)
    doc = opened(demo, "score", Subject(session=session.id))
    rows = [[cell.text for cell in row.cells] for row in doc.tables[1].rows[1:-1]]
    listed = [row for row in rows if "." in row[0]]
    assert [row[1] for row in listed] == [line.criterion.vi for line in sheet.lines]
    for row, line in zip(listed, sheet.lines, strict=True):
        if line.applies and line.points is not None:
            assert float(row[3].replace(",", ".")) == line.points
    assert "Tổng số: " in doc.tables[1].rows[-1].cells[0].text
