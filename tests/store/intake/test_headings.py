"""Where the heading stands and which column is what."""

from __future__ import annotations

import unicodedata

import pytest

from store.errors import BadFile, BadValue
from store.intake import FIELDS
from store.intake.headings import field_of, letter, locate
from tests.store.intake.sheets import HEADING, PEOPLE, preview


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("STT", "stt"),
        ("#", "stt"),
        ("Họ và tên", "name"),
        ("HỌ VÀ TÊN ĐẢNG VIÊN", "name"),
        ("ho ten", "name"),
        ("Họ, chữ đệm và tên khai sinh", "name"),
        ("Full name", "name"),
        ("Họ và tên đệm", "family_part"),
        ("Họ đệm", "family_part"),
        ("Tên", "given_part"),
        ("Mã ĐV", "code"),
        ("Giới tính", "sex"),
        ("Nam", "male"),
        ("NỮ", "female"),
        ("Năm", None),
        ("Năm sinh", "born"),
        ("Ngày, tháng,\nnăm sinh", "born"),
        ("Date of birth (dd/mm/yyyy)", "born"),
        ("Ngày vào Đảng", "admitted"),
        ("Ngày tháng năm kết nạp", "admitted"),
        ("Ngày vào Đảng (dự bị)", "admitted"),
        ("Ngày vào Đảng chính thức", "official_on"),
        ("Ngày, tháng, năm vào Đảng chính thức", "official_on"),
        ("Ngày công nhận chính thức", "official_on"),
        ("Số thẻ ĐV", "card"),
        ("Số thẻ đảng viên (12 số)", "card"),
        ("Ngày cấp thẻ đảng", "card_issued"),
        ("Ngày chuyển đi", ""),
        ("Ngày quyết định kết nạp", "decided"),
        ("Tên gọi khác", "other_name"),
        ("Bí danh", "other_name"),
        ("Số lý lịch", "file_number"),
        ("Học hàm, học vị", "degree"),
        ("Mảng công việc phụ trách", "duties"),
        ("Dân tộc", "ethnicity"),
        ("Tôn giáo", "religion"),
        ("Quê quán", "home"),
        ("Nơi ở hiện nay", "residence"),
        ("Địa chỉ", "residence"),
        ("Địa chỉ e-mail", "email"),
        ("Trình độ học vấn", "schooling"),
        ("Trình độ lý luận chính trị", "theory"),
        ("Lý luận chính trị", "theory"),
        ("Trình độ ngoại ngữ", "languages"),
        ("Tin học", "computing"),
        ("Đảng viên hướng dẫn", ""),
        ("Trình độ", ""),
        ("Chức vụ Đảng", "post"),
        ("Chức vụ chính quyền", "job"),
        ("Chức vụ", "job"),
        ("Đơn vị công tác", "unit"),
        ("Tổ", "unit"),
        ("Chuyên môn, sở trường", "strengths"),
        ("Năng lực - sở trường", "strengths"),
        ("Trình độ chuyên môn", "profession"),
        ("Chuyên môn", "strengths"),
        ("Điện thoại (di động)", "phone"),
        ("E-mail", "email"),
        ("Tình trạng sinh hoạt", "status"),
        ("Diện", "status"),
        ("Từ ngày", "status_since"),
        ("Đến ngày", "status_until"),
        ("Ngày chuyển đến", "joined"),
        ("Ghi chú", "note"),
        ("Tên gọi", "sort_name"),
        ("Nhóm máu", None),
        ("", None),
        ("Danh sách này có họ và tên của những người đã dự lớp bồi dưỡng từ năm ngoái đến nay và sau nữa", None),
    ],
)
def test_a_heading_is_known_in_any_dress(heading: str, field: str | None) -> None:
    assert field_of(heading) == field
    assert field_of(unicodedata.normalize("NFD", heading)) == field
    if heading != "NỮ":
        assert field_of(f"  {heading} ") == field


@pytest.mark.parametrize("above", range(0, 30, 7))
def test_the_heading_is_found_below_titles(above: int) -> None:
    found = preview(*[("ĐẢNG BỘ XÃ AN BÌNH", None)] * above, HEADING, *PEOPLE)
    assert found.heading_row == above + 1
    assert [row.number for row in found.rows] == [above + 2, above + 3, above + 4]
    assert found.columns["card"] == 6


def test_a_list_without_a_heading_of_names_is_refused_with_words() -> None:
    for rows in ((), ((None,),), (("STT", "Ngày sinh"), (1, "01/02/1980")), PEOPLE):
        with pytest.raises(BadFile, match="Họ và tên"):
            preview(*rows)


def test_a_heading_below_the_thirtieth_row_is_not_looked_for() -> None:
    with pytest.raises(BadFile):
        preview(*[("x",)] * 30, HEADING)


def test_a_heading_over_two_rows_is_read_as_one() -> None:
    found = preview(
        ("STT", "Họ và tên", "Giới tính", None, "Ngày", None, "Chức vụ", None),
        (None, None, "Nam", "Nữ", "vào Đảng", "chính thức", "Đảng", "Chính quyền"),
        ("(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)"),
        (1, "Mạc Thị Sen", None, "x", "03/02/2001", "03/02/2002", "Bí thư", "Hiệu trưởng"),
        (2, "Tô Văn Hoà", "x", None, "03/02/2004", "03/02/2005", "Đảng viên", "Giáo viên"),
    )
    assert found.heading_row == 2
    assert dict(found.columns) == {
        "stt": 0, "name": 1, "male": 2, "female": 3, "admitted": 4, "official_on": 5, "post": 6, "job": 7,
    }  # fmt: skip
    first, second = (row.member for row in found.rows)
    assert first is not None
    assert second is not None
    assert (first.sex, second.sex, first.posts[0].title, second.posts) == ("nữ", "nam", "Bí thư", ())
    assert found.rows[0].number == 4


def test_the_first_person_is_not_taken_for_a_second_heading_row() -> None:
    found = preview(("Họ và tên", "Giới", "Chức vụ"), ("Mạc Thị Sen", "Nữ", "Bí thư"), ("Tô Văn Hoà", "Nam", None))
    assert len(found.rows) == 2


def test_births_under_nam_and_nu_give_birth_and_sex() -> None:
    found = preview(
        ("Họ và tên", "Ngày sinh", None, "Quê"),
        (None, "Nam", "Nữ", None),
        ("Mạc Thị Sen", None, "12/05/1975", "An Bình"),
    )
    member = found.rows[0].member
    assert member is not None
    assert (member.sex, str(member.born)) == ("nữ", "1975-05-12")


def test_a_name_over_two_columns_is_put_together() -> None:
    for heading in (("Họ đệm", "Tên"), ("Họ và tên", None), ("Họ và tên", "Tên")):
        found = preview(heading, ("Mạc Thị", "Sen"), ("Y Thu", "Êban"))
        assert [row.member.name for row in found.rows if row.member] == ["Mạc Thị Sen", "Y Thu Êban"]


def test_a_given_name_repeated_beside_the_full_name_is_not_doubled() -> None:
    (row,) = preview(("Họ và tên", "Tên"), ("Mạc Thị Sen", "Sen")).rows
    assert row.member is not None
    assert row.member.name == "Mạc Thị Sen"


def test_chuc_vu_alone_is_the_partys_when_its_cells_speak_of_the_party() -> None:
    party = preview(("Họ và tên", "Chức vụ"), ("Mạc Thị Sen", "Bí thư"), ("Tô Văn Hoà", "Đảng viên"))
    office = preview(("Họ và tên", "Chức vụ"), ("Mạc Thị Sen", "Trưởng phòng"))
    assert "post" in party.columns
    assert "job" in office.columns


def test_chuyen_mon_beside_so_truong_is_the_profession() -> None:
    found = preview(("Họ và tên", "Chuyên môn", "Sở trường"), ("Mạc Thị Sen", "Luật", "dân vận"))
    member = found.rows[0].member
    assert member is not None
    assert (member.profession, member.strengths) == ("Luật", ("dân vận",))


def test_levels_of_education_under_one_heading_are_told_apart() -> None:
    found = preview(
        ("Họ và tên", "Trình độ", None, None, None, None),
        (None, "Học vấn", "Chuyên môn", "Lý luận chính trị", "Ngoại ngữ", "Tin học"),
        ("Mạc Thị Sen", "12/12", "Thạc sĩ Luật", "Cao cấp", "Anh B1", "IC3"),
    )
    assert dict(found.columns) == {
        "name": 0, "schooling": 1, "profession": 2, "theory": 3, "languages": 4, "computing": 5,
    }  # fmt: skip
    assert found.rows[0].state == "new"


@pytest.mark.parametrize("field", FIELDS)
def test_the_words_of_a_field_are_a_heading_of_it(field: str) -> None:
    assert field_of(FIELDS[field][0]) == field


def test_columns_nobody_knows_are_named() -> None:
    found = preview(("STT", "Họ và tên", "Nhóm máu", "Nơi sinh", None), (1, "Mạc Thị Sen", "O", "An Bình", "x"))
    assert found.unknown_columns == ("Nhóm máu", "Nơi sinh")


def test_the_users_own_choice_takes_the_place_of_the_guess() -> None:
    rows = (("Họ và tên", "Bí danh", "Nhóm"), ("Mạc Thị Sen", "Sen", "Tổ 2"))
    found = preview(*rows, columns={"name": 0, "unit": 2})
    assert dict(found.columns) == {"name": 0, "unit": 2}
    assert found.unknown_columns == ("Bí danh",)
    assert found.rows[0].member is not None
    assert found.rows[0].member.unit == "Tổ 2"


def test_columns_can_be_chosen_where_there_is_no_heading() -> None:
    found = preview(*PEOPLE, columns={"name": 1, "born": 3, "card": 9})
    assert (found.heading_row, len(found.rows)) == (0, 3)
    found = preview((1, "Mạc Thị Sen", "31/02/1978"), columns={"name": 1, "born": 2})
    assert found.rows[0].doubts[0].column == "cột C"


@pytest.mark.parametrize("columns", [{"blood": 1}, {"name": -1}, {"name": 1, "born": 1}])
def test_a_choice_that_cannot_be_is_refused(columns: dict[str, int]) -> None:
    with pytest.raises(BadValue):
        preview(HEADING, *PEOPLE, columns=columns)


def test_letters_over_columns_are_those_of_a_spreadsheet() -> None:
    assert [letter(i) for i in (0, 25, 26, 51, 52, 199)] == ["A", "Z", "AA", "AZ", "BA", "GR"]


def test_every_field_a_layout_can_name_has_words() -> None:
    found = locate([[words[0] for words in FIELDS.values()]])
    assert found is not None
    assert set(found.columns) <= set(FIELDS)
    assert len(found.columns) > 20
