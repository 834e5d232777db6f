"""Previews: new, changed, unchanged and doubtful rows; who is who; what stays."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from store.intake import Cell
from store.records import Member, Post, Role, Standing, Status
from store.roster import tidy_member
from tests.store.intake.sheets import HEADING, HOA, PEOPLE, SEN, one, preview, states, taken_in

# -- states ----------------------------------------------------------------------------------


def test_a_first_import_brings_everybody_with_every_field() -> None:
    found = preview(HEADING, *PEOPLE)
    assert states(found) == ["new"] * 3
    assert found.rows[1].member == Member(
        name="Tô Văn Hoà",
        sex="nam",
        born=date(1978, 9, 1),
        admitted=date(2004, 5, 19),
        official_on=date(2005, 5, 19),
        card="000345000202",
    )
    assert found.missing == ()


def test_the_same_file_again_changes_nothing() -> None:
    members = taken_in(preview(HEADING, *PEOPLE), ())
    found = preview(HEADING, *PEOPLE, members=members)
    assert states(found) == ["unchanged"] * 3
    assert [row.before for row in found.rows] == members
    assert all(not row.changes for row in found.rows)


def test_a_changed_row_says_field_by_field_what_becomes_of_it() -> None:
    found = preview(
        ("Họ và tên", "Số thẻ ĐV", "Ngày sinh", "Đơn vị"),
        ("Mạc Thị Sen", "012345000201", "13/05/1975", "Khoa Cơ bản"),
        members=[SEN],
    )
    assert states(found) == ["changed"]
    assert [(c.field, c.old, c.new) for c in found.rows[0].changes] == [
        ("born", date(1975, 5, 12), date(1975, 5, 13)),
        ("unit", "", "Khoa Cơ bản"),
    ]
    assert found.rows[0].member == replace(SEN, born=date(1975, 5, 13), unit="Khoa Cơ bản")
    assert found.rows[0].before == SEN


def test_an_empty_cell_erases_nothing() -> None:
    known = replace(SEN, job="Hiệu trưởng", strengths=("dân vận",), posts=(Post(title="Bí thư"),), phone="0912000001")
    heading = (*HEADING, "Chức vụ Đảng", "Chức vụ chính quyền", "Sở trường", "Điện thoại", "Trạng thái", "Ghi chú")
    found = preview(heading, (1, "Mạc Thị Sen", *[None] * 11), members=[known])
    assert states(found) == ["unchanged"]


def test_members_the_file_does_not_name_are_listed_and_untouched() -> None:
    found = preview(HEADING, PEOPLE[0], members=[SEN, HOA])
    assert found.missing == (HOA,)
    assert taken_in(found, [SEN, HOA])[1] == HOA


def test_a_member_named_by_a_doubtful_row_is_not_missing() -> None:
    found = preview(HEADING, (1, "Mạc Thị Sen", None, "31/02/1975", None, None, "012345000201"), members=[SEN])
    assert states(found) == ["doubtful"]
    assert found.missing == ()
    assert found.rows[0].before == SEN


def test_what_is_taken_in_is_what_the_door_would_keep() -> None:
    rows = [(1, "Mạc  Thị Sen ", "Nữ", "12/05/1975", None, None, "012345000201", "a;\u200bb\n c", "x\r\ny", "Bí\tthư")]
    found = preview((*HEADING, "Sở trường", "Ghi chú", "Chức vụ Đảng"), *rows)
    assert found.rows[0].member is not None
    assert tidy_member(found.rows[0].member) == found.rows[0].member


# -- rows that are not people ---------------------------------------------------------------


def test_blank_rows_totals_and_signatures_are_not_people() -> None:
    found = preview(
        ("DANH SÁCH ĐẢNG VIÊN",),
        HEADING,
        PEOPLE[0],
        (),
        ("II", "Đảng viên dự bị"),
        PEOPLE[1],
        HEADING,
        PEOPLE[2],
        ("Tổng số: 3 đảng viên",),
        (None, "Tổng cộng: 3"),
        (None, None, None, None, None, None, None, "NGƯỜI LẬP BIỂU"),
        (None, "Mạc Thị Sen"),
    )
    assert [(row.number, row.state) for row in found.rows] == [(3, "new"), (6, "new"), (8, "new")]
    assert [doubt.row for doubt in found.skipped] == [5, 7, 9, 10, 11, 12]
    assert "chữ ký" in found.skipped[-1].vi


def test_a_list_of_names_only_is_a_list() -> None:
    assert states(preview(("Họ và tên",), ("Mạc Thị Sen",), ("Tô Văn Hoà",))) == ["new", "new"]


def test_a_row_without_a_name_but_with_a_card_is_doubtful_not_dropped() -> None:
    found = preview(HEADING, (13, None, "Nữ", "25/09/1984", None, None, "012345000213"))
    assert states(found) == ["doubtful"]
    assert (found.doubts[0].row, found.doubts[0].column) == (2, "Họ và tên")
    assert found.rows[0].member is None


# -- doubts ---------------------------------------------------------------------------------


def test_two_wrong_dates_of_sixteen_rows_are_two_doubtful_rows() -> None:
    given = "An Ba Cúc Duyên Én Gấm Hà Hạ Lan Mơ Na Oanh Phi Quy Sen Tơ"
    people: list[list[Cell]] = [
        [n, f"Mạc Thị {name}", "Nữ", "12/05/1975", "03/02/2001", "03/02/2002", f"0123450003{n:02}"]
        for n, name in enumerate(given.split(), 1)
    ]
    people[4][3], people[9][4] = "31/02/1978", "sau Tết"
    found = preview(HEADING, *people)
    assert [(d.row, d.column) for d in found.doubts] == [(6, "Ngày sinh"), (11, "Ngày vào Đảng")]
    assert states(found).count("new") == 14
    assert len(taken_in(found, ())) == 14


@pytest.mark.parametrize(
    ("born", "admitted", "official", "column"),
    [
        ("12/05/2027", None, None, "Ngày sinh"),
        ("12/05/1975", "25/11/2026", None, "Ngày vào Đảng"),
        ("12/05/1975", "12/05/1975", None, "Ngày vào Đảng"),
        ("12/05/1975", "11/05/1993", None, "Ngày vào Đảng"),
        ("12/05/1975", "03/02/2001", "02/02/2001", "Ngày chính thức"),
        ("12/05/1975", None, "12/05/1974", "Ngày chính thức"),
    ],
)
def test_days_that_cannot_be_true_are_doubtful(
    born: str, admitted: str | None, official: str | None, column: str
) -> None:
    found = preview(HEADING, (1, "Mạc Thị Sen", None, born, admitted, official))
    assert [doubt.column for doubt in found.doubts] == [column]


def test_days_that_just_can_be_true_are_taken() -> None:
    for row in (("12/05/1975", "12/05/1993", "12/05/1993"), ("12/05/1975", "24/11/2026", "24/11/2027")):
        assert states(preview(HEADING, (1, "Mạc Thị Sen", None, *row))) == ["new"]


def test_a_day_is_held_against_what_the_book_knows() -> None:
    assert one("Ngày vào Đảng", "03/02/1990", SEN).state == "doubtful"
    assert one("Ngày vào Đảng", "03/02/2001", SEN).state == "changed"


def test_a_contradiction_of_the_books_own_is_not_the_files_fault() -> None:
    assert one("Đơn vị", "Khoa", replace(SEN, admitted=date(1980, 1, 1))).state == "changed"


def test_two_rows_with_one_card_are_both_doubtful() -> None:
    found = preview(HEADING, PEOPLE[0], (2, "Tô Văn Hoà", None, None, None, None, 12345000201.0), PEOPLE[2])
    assert states(found) == ["doubtful", "doubtful", "new"]
    assert "hàng 3" in found.rows[0].doubts[0].vi
    assert "hàng 2" in found.rows[1].doubts[0].vi


def test_two_rows_with_one_name_and_birth_are_both_doubtful() -> None:
    first = (1, "Tô Văn Hòa", None, "01/09/1978", None, None, "012345000201")
    second = (2, "TÔ VĂN HOÀ", None, "1978-09-01", None, None, "012345000202")
    assert states(preview(HEADING, first, second)) == ["doubtful", "doubtful"]


def test_namesakes_of_different_birth_or_card_are_two_people() -> None:
    births = [(1, "Mạc Thị Hà", None, "01/09/1978"), (2, "Mạc Thị Hà", None, "02/09/1978")]
    assert states(preview(HEADING, *births)) == ["new", "new"]
    cards = [(n, "Mạc Thị Hà", None, None, None, None, f"01234500020{n}") for n in range(3)]
    assert states(preview(HEADING, *cards)) == ["new"] * 3
    assert states(preview(HEADING, cards[0], (9, "Mạc Thị Hà"))) == ["doubtful"] * 2


def test_control_characters_never_come_out_of_a_preview() -> None:
    row = ("Mạc\x1b[31m Sen", "x\x1b]0;y\x07", "31/\x1b02/1978", "\x1b", "a\x1b;b")
    found = preview(("Họ và tên", "Đơn\x1b vị", "Ngày sinh", "Giới tính", "Sở trường"), row)
    assert "x1b" not in repr(found)


# -- posts, status --------------------------------------------------------------------------


def test_posts_and_status_of_a_new_member_begin_before_the_book() -> None:
    found = preview(
        ("Họ và tên", "Chức vụ Đảng", "Trạng thái", "Từ ngày"),
        ("Mạc Thị Sen", "Bí thư chi bộ", "Đang sinh hoạt", None),
        ("Tô Văn Hoà", "Đảng viên", "Miễn sinh hoạt", "01/06/2026"),
    )
    first, second = (row.member for row in found.rows)
    assert first is not None
    assert second is not None
    assert first.posts == (Post(title="Bí thư chi bộ", role=Role.SECRETARY),)
    assert (first.standings, second.posts) == ((), ())
    assert second.standings == (Standing(status=Status.EXEMPT, since=date(2026, 6, 1)),)


def test_a_status_that_contradicts_the_official_date_is_doubtful() -> None:
    official = replace(SEN, official_on=date(2002, 2, 3))
    assert one("Diện", "Dự bị", official).state == "doubtful"
    assert one("Diện", "Chính thức", official).state == "unchanged"
    assert one("Chức vụ Đảng", "Đảng viên dự bị", official).state == "doubtful"


def test_official_without_a_date_is_remarked() -> None:
    (row,) = preview(("Họ và tên", "Diện", "Ngày chính thức"), ("Mạc Thị Sen", "Chính thức", None)).rows
    assert row.state == "new"
    assert "dự bị" in row.notes[0].vi


def test_a_status_nobody_understands_is_remarked_and_left_out() -> None:
    row = one("Trạng thái", "Công chức")
    assert (row.state, row.notes[0].column) == ("new", "Trạng thái")
