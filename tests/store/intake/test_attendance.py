"""A list of who was there: what each word means, whom each line is about, and nothing before yes."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from store import Book
from store.errors import BadFile, BadValue
from store.intake.attendance import find_columns, listed
from store.intake.mark_words import ABSENT, SIGNED, TICK, Said, heading_means, read_mark
from store.papers import words
from store.papers.register import SHORT
from store.records import Code, Member, Source
from store.rules import roster
from tests.cells import again, codes, make_cell, november

P, M, V, CP, KP = Code.PRESENT, Code.LATE, Code.LEFT_EARLY, Code.EXCUSED, Code.UNEXCUSED


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("có mặt", Said(P)), ("Co Mat", Said(P)), ("x", Said(P)), ("X", Said(P)), ("✓", Said(P)), ("1", Said(P)),
        ("present", Said(P)), ("●", Said(P)), ("C", Said(P)),
        ("muộn", Said(M)), ("đi muộn 14:10", Said(M, clock="14:10")), ("muộn (14h10)", Said(M, clock="14:10")),
        ("late 14:10", Said(M, clock="14:10")), ("muộn: kẹt xe", Said(M, "kẹt xe")), ("▲", Said(M)),
        ("về sớm lúc 15h", Said(V, clock="15:00")), ("left early", Said(V)),
        ("có phép", Said(CP)), ("P", Said(CP)), ("CP", Said(CP)), ("vắng có phép", Said(CP)), ("○", Said(CP)),
        ("vắng: đi công tác", Said(CP, "đi công tác")), ("có phép (ốm)", Said(CP, "ốm")), ("excused", Said(CP)),
        ("KP", Said(KP)), ("không phép", Said(KP)), ("k", Said(KP)), ("×", Said(KP)), ("vắng", Said(KP)),
        ("vắng (không phép)", Said(KP)), ("vắng (có phép)", Said(CP)), ("absent", Said(KP)),
        ("miễn", Said(Code.EXEMPT)), ("░", Said(Code.EXEMPT)), ("nơi khác", Said(Code.ELSEWHERE)),
        ("chưa", Said(Code.NOT_TAKEN)), ("·", Said(Code.NOT_TAKEN)),
        ("v", None), ("ok", None), ("0", None), ("", None), ("muộn 14:99", None), ("có mặt 14:10", None),
    ],
)  # fmt: skip
def test_words_and_signs_of_both_languages(text: str, said: Said | None) -> None:
    assert read_mark(text) == said


@pytest.mark.parametrize("code", Code)
def test_what_the_program_writes_it_reads_back(code: Code) -> None:
    for text in (words.SIGNS[code], words.CODES[code], SHORT[code]):
        assert read_mark(text) == Said(code)


def test_a_reason_makes_absent_excused_and_a_heading_says_what_a_tick_is() -> None:
    assert read_mark("vắng", reason="đi học") == Said(CP, "đi học")
    assert read_mark("vắng", reason="không phép") == Said(KP)
    assert read_mark("x", Code.LATE) == Said(M)
    assert read_mark("x", ABSENT) == Said(KP)
    assert read_mark("x", ABSENT, "ốm") == Said(CP, "ốm")


@pytest.mark.parametrize(
    ("heading", "means"),
    [
        ("Điểm danh", (True, None)), ("Có mặt", (True, P)), ("Vắng", (True, ABSENT)), ("Đi muộn", (True, M)),
        ("Có mặt/vắng", (True, None)), ("Ký tên", (True, SIGNED)), ("Không phép", (True, KP)),
        ("Đơn vị", (False, None)), ("Ngày sinh", (False, None)), ("Họ và tên", (False, None)), ("", (False, None)),
    ],
)  # fmt: skip
def test_headings_of_columns_of_marks(heading: str, means: tuple[bool, object]) -> None:
    assert heading_means(heading) == means
    assert TICK not in means


@given(st.text(max_size=60), st.text(max_size=20))
def test_any_text_is_a_mark_or_none(text: str, reason: str) -> None:
    said = read_mark(text, reason=reason)
    assert said is None or said.code in Code


# -- whom a line is about --------------------------------------------------------------------

ROLL = roster.order(
    Member(id=i, name=name)
    for i, name in enumerate(
        ("Nguyễn Văn An", "Nguyễn Văn Ân", "Trần Thị Hòa", "Lê Đức Dũng", "Lê Đức Dũng", "Y Blang", "Ông Văn Ích"), 1
    )
)
"""In order: 1 An, 2 Ân, 3 Y Blang, 4 and 5 Dũng, 6 Hòa, 7 Ích."""


def who(text: str) -> tuple[str, str]:
    """The name found, or what is said instead."""
    (row,), _unread = listed([(text,)], ROLL, [*ROLL, Member(id=99, name="Mai Thị Đi")])
    return (row.member.name if row.member else "", row.doubt[0] if row.doubt else "")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nguyễn Văn An", "Nguyễn Văn An"), ("nguyễn  văn ân", "Nguyễn Văn Ân"), ("NGUYỄN VĂN ÂN", "Nguyễn Văn Ân"),
        ("Trần Thị Hoà", "Trần Thị Hòa"), ("Tran Thi Hoa", "Trần Thị Hòa"), ("y blang", "Y Blang"),
        ("đ/c Trần Thị Hòa", "Trần Thị Hòa"), ("Đồng chí Trần Thị Hòa", "Trần Thị Hòa"), ("- Y Blang", "Y Blang"),
        ("1. Y Blang", "Y Blang"), ("Ông Văn Ích", "Ông Văn Ích"), ("2", "Nguyễn Văn Ân"), ("#3", "Y Blang"),
        ("7.", "Ông Văn Ích"), ("5. Lê Đức Dũng", "Lê Đức Dũng"),
    ],
)  # fmt: skip
def test_a_line_is_about_a_row_number_a_full_name_or_one_without_accents(text: str, name: str) -> None:
    assert who(text) == (name, "")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Nguyen Van An", "có 2 người như vậy: 1 Nguyễn Văn An; 2 Nguyễn Văn Ân"),
        ("Lê Đức Dũng", "4 Lê Đức Dũng; 5 Lê Đức Dũng"),
        ("Trần Thị Hoạ", "không có ai tên như vậy. Gần giống: 6 Trần Thị Hòa"),
        ("Bùi Xuân Phả", "không có ai tên như vậy."),
        ("Mai Thị Đi", "không thuộc danh sách của buổi này"),
        ("8", "có 7 dòng, không có dòng 8"),
        ("0", "không có dòng 0"),
    ],
)
def test_a_line_that_fits_none_or_two_says_why_and_which(text: str, why: str) -> None:
    found, said = who(text)
    assert found == ""
    assert why in said


def taken(*rows: tuple[object, ...]) -> list[tuple[int, str, Code | None]]:
    found, _unread = listed(rows, ROLL)  # type: ignore[arg-type]
    return [(row.line, row.member.name if row.member else "", row.said.code if row.said else None) for row in found]


def test_without_a_column_of_marks_everyone_listed_is_present() -> None:
    assert taken(("Họ và tên",), ("Nguyễn Văn An",), ("Y Blang",)) == [(2, "Nguyễn Văn An", P), (3, "Y Blang", P)]
    assert taken(("Y Blang",)) == [(1, "Y Blang", P)]
    assert taken((3,), (1.0,)) == [(1, "Y Blang", P), (2, "Nguyễn Văn An", P)]


def test_a_column_of_marks_and_one_of_reasons() -> None:
    rows = (
        ("DANH SÁCH",), ("STT", "Họ và tên", "Đơn vị", "Điểm danh", "Lý do"),
        (1, "Y Blang", "P1", "x", None), (2, "Nguyễn Văn An", "P2", "vắng", "đi học"),
        (3, "Trần Thị Hòa", "P1", "KP", None),
        (4, "Ông Văn Ích", "P1", None, None), (5, "Nguyễn Văn Ân", "P1", "???", None), (None, None, None, None, None),
    )  # fmt: skip
    assert taken(*rows) == [
        (3, "Y Blang", P), (4, "Nguyễn Văn An", CP), (5, "Trần Thị Hòa", KP), (6, "Ông Văn Ích", None),
        (7, "Nguyễn Văn Ân", None),
    ]  # fmt: skip
    assert find_columns(rows).unread == ("Đơn vị",)


def test_columns_one_ticks() -> None:
    rows = (
        ("Họ đệm", "Tên", "Có mặt", "Muộn", "Vắng CP", "Vắng KP"),
        ("Trần Thị", "Hòa", "x", None, None, None), ("Nguyễn Văn", "An", None, "x", None, None),
        ("Y", "Blang", None, None, "x", None), ("Ông Văn", "Ích", None, None, None, "x"),
        ("Nguyễn Văn", "Ân", "x", None, None, "x"),
    )  # fmt: skip
    assert [code for _l, _n, code in taken(*rows)] == [P, M, CP, KP, None]


def test_a_sign_in_sheet_marks_those_who_signed_and_nobody_when_it_is_blank() -> None:
    rows = (("STT", "Họ và tên", "Ký tên"), (1, "Y Blang", "(đã ký)"), (2, "Nguyễn Văn An", "KP"), (3, "Trần Thị Hòa"))
    assert [code for _l, _n, code in taken(*rows)] == [P, KP, None]


def test_row_numbers_under_a_heading_without_names() -> None:
    assert taken(("STT", "Điểm danh"), (3, "muộn"), (1, "x")) == [(2, "Y Blang", M), (3, "Nguyễn Văn An", P)]


def test_a_list_without_heading_says_number_name_mark_and_reason_in_that_order() -> None:
    assert taken((1, "Y Blang", "muộn"), ("Nguyễn Văn An", "vắng", "ốm"), (6, "KP")) == [
        (1, "Y Blang", M), (2, "Nguyễn Văn An", CP), (3, "Trần Thị Hòa", KP),
    ]  # fmt: skip
    assert taken(("Y Blang", "nghỉ ốm")) == [(1, "Y Blang", None)]


def test_a_member_said_twice_is_taken_once_and_not_at_all_when_the_lines_disagree() -> None:
    assert taken(("Y Blang",), ("Y Blang",)) == [(1, "Y Blang", P), (2, "Y Blang", None)]
    assert taken(("Y Blang", "x"), (3, "KP")) == [(1, "Y Blang", None), (2, "Y Blang", None)]


cells = st.none() | st.text(max_size=12) | st.integers(-5, 20) | st.floats(allow_nan=False, allow_infinity=False)
known = st.sampled_from(["Họ và tên", "STT", "Điểm danh", "Y Blang", "Nguyễn Văn An", "x", "KP", "vắng", 3])


@given(st.lists(st.lists(cells | known, max_size=5).map(tuple), max_size=12))
def test_any_grid_is_read_and_nobody_is_marked_twice(rows: list[tuple[object, ...]]) -> None:
    found, _unread = listed(rows, ROLL)  # type: ignore[arg-type]
    marked = [row.member.id for row in found if row.member and row.said]
    assert len(marked) == len(set(marked))
    assert all(row.said or row.doubt or row.note for row in found)
    assert [row.line for row in found] == sorted({row.line for row in found})


# -- into the book ---------------------------------------------------------------------------


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    made = make_cell(tmp_path / "book", exempt=16)
    yield made
    made.close()


def bring(book: Book, file: Path) -> int:
    """Bring a list into November's roll; the number of the entry, 0 for none."""
    return book.intake.accept_attendance(book.intake.preview_attendance(file, november(book).id), source=file.name).n


def write_csv(folder: Path, *lines: str) -> Path:
    file = folder / "ds.csv"
    file.write_text("\n".join(lines), "utf-8")
    return file


def write_xlsx(folder: Path, *lines: str) -> Path:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as workbook:
        sheet = workbook.add_worksheet()
        for number, line in enumerate(lines):
            sheet.write_row(number, 0, line.split(";"))
    (folder / "ds.xlsx").write_bytes(out.getvalue())
    return folder / "ds.xlsx"


LINES = (
    "Họ và tên;Điểm danh;Lý do", "Nguyễn Văn An;x;", "Nguyen Thi An;muộn 14:20;", "Đỗ Thị Diệu;vắng;đi công tác",
    "Lê Đức Dũng;vắng;về quê", "Vũ Thị Hòa;KP;", "Người Lạ;x;",
)  # fmt: skip


@pytest.mark.parametrize("write", [write_csv, write_xlsx])
def test_a_list_marks_its_members_in_one_entry_and_a_second_time_changes_nothing(
    book: Book, tmp_path: Path, write: Callable[..., Path]
) -> None:
    file = write(tmp_path, *LINES)
    before = book.history.changes(1)
    preview = book.intake.preview_attendance(file, november(book).id)
    assert next(before).act != "intake.attendance"
    assert set(codes(book)[:15]) == {"not_taken"}
    entry = book.intake.accept_attendance(preview, source=file.name).n
    assert entry == max(change.n for change in book.history.changes())
    other = again(book.disk_folder)
    roll = {row.member.name: row.mark for row in other.attendance.roll(november(other).id).rows}
    assert roll["Nguyễn Văn An"].code is P
    assert (roll["Nguyễn Thị Ân"].code, roll["Nguyễn Thị Ân"].clock, roll["Nguyễn Thị Ân"].minutes) == (M, "14:20", 20)
    assert (roll["Đỗ Thị Diệu"].code, roll["Đỗ Thị Diệu"].reason) == (CP, "business")
    assert (roll["Lê Đức Dũng"].code, roll["Lê Đức Dũng"].detail) == (CP, "về quê")
    assert roll["Vũ Thị Hòa"].code is KP
    assert roll["Trần Văn Bình"].code is Code.NOT_TAKEN
    assert roll["Hà Minh Vỹ"].source is Source.PREFILL
    assert len([m for m in other.marks().all() if m.session == november(other).id]) == 16
    assert bring(book, file) == 0
    book.history.take_back(entry)
    assert set(codes(book)[:15]) == {"not_taken"}


def test_what_the_list_does_not_say_stays(book: Book, tmp_path: Path) -> None:
    session, (an, bibi, binh) = november(book), book.roster.members()[:3]
    book.attendance.mark(session.id, an.id, CP, reason="study")
    book.attendance.mark(session.id, bibi.id, M, clock="14:07")
    book.attendance.note(session.id, bibi.id, "báo trước")
    book.attendance.mark(session.id, binh.id, KP)
    assert bring(book, write_csv(tmp_path, f"{an.name};có phép", f"{bibi.name};muộn: kẹt xe", "4;x")) > 0
    marks = [row.mark for row in book.attendance.roll(session.id).rows]
    assert (marks[0].code, marks[0].reason) == (CP, "study")
    assert (marks[1].clock, marks[1].note) == ("14:07", "báo trước")
    assert marks[2].code is KP
    assert marks[3].code is P


def test_a_late_mark_of_a_list_does_not_take_the_hour_of_the_import(book: Book, tmp_path: Path) -> None:
    bring(book, write_csv(tmp_path, "1;muộn"))
    assert book.attendance.roll(november(book).id).rows[0].mark.clock == ""


def test_a_roll_that_changed_meanwhile_is_not_overwritten(book: Book, tmp_path: Path) -> None:
    session = november(book)
    preview = book.intake.preview_attendance(write_csv(tmp_path, "1;x"), session.id)
    again(book.disk_folder).attendance.mark(session.id, book.roster.members()[0].id, KP)
    with pytest.raises(BadValue, match="vừa thay đổi"):
        book.intake.accept_attendance(preview)
    assert codes(book)[0] == "unexcused"


def test_names_and_words_are_clean_when_they_reach_the_book(book: Book, tmp_path: Path) -> None:
    bring(book, write_csv(tmp_path, "1;vắng: đi\u0007 xa\u200b về"))
    assert book.attendance.roll(november(book).id).rows[0].mark.detail == "đi xa về"


def test_a_file_that_is_no_list_is_refused(book: Book, tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(b"%PDF-1.7")
    with pytest.raises(BadFile):
        book.intake.preview_attendance(file, november(book).id)
