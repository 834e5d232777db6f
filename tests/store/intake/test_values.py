"""Single cells: days, names, numbers, words."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from store.intake import Cell
from store.intake.dates import read_day, spell
from store.intake.posts import posts_in, role_of, status_of
from store.intake.values import read_card, read_name, read_phone, read_sex, read_tags
from store.records import Role, Status

FEB = date(2001, 2, 3)


@pytest.mark.parametrize(
    "cell",
    [
        FEB,
        datetime(2001, 2, 3, 10, 30),
        36925,
        36925.0,
        36925.4,
        "03/02/2001",
        "3/2/2001",
        " 3 / 2 / 2001 ",
        "03-02-2001",
        "3.2.2001",
        "2001-02-03",
        "2001/02/03",
        "2001-02-03T00:00:00",
        "03/02/2001 00:00:00",
        "'03/02/2001",
        "ngày 03 tháng 02 năm 2001",
        "Ngày 3 tháng 2, 2001",
        "03 tháng 2 năm 2001",
    ],
)
def test_one_day_is_understood_in_every_usual_dress(cell: Cell) -> None:
    assert read_day(cell).value == FEB


@pytest.mark.parametrize("cell", [None, "", " ", "-", "...", "chưa", "Chưa có", "không"])
def test_a_blank_is_no_day_and_no_doubt(cell: Cell) -> None:
    reading = read_day(cell)
    assert (reading.value, reading.doubt) == (None, None)


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("31/02/1978", "tháng 2 năm 1978 không có ngày 31"),
        ("29/02/2023", "tháng 2 năm 2023 không có ngày 29"),
        ("00/02/1978", "không có ngày 0"),
        ("12/13/1978", "không có tháng 13"),
        ("03/02/01", "4 chữ số"),
        ("ngày 3 tháng 2 năm 01", "4 chữ số"),
        ("02/2001", "thiếu ngày"),
        ("tháng 2 năm 2001", "thiếu ngày"),
        ("2001", "chỉ có năm"),
        (2001, "chỉ có năm"),
        ("sau Tết", "không đọc được"),
        ("03022001", "không đọc được"),
        ("03/02/2001?", "không đọc được"),
        (3022001.0, "không đọc được"),
        (float("nan"), "không đọc được"),
        (float("inf"), "không đọc được"),
        (-5, "không đọc được"),
        (10**300, "không đọc được"),
        (1_500_000, "không hợp lý"),
        ("03/02/0201", "không hợp lý"),
        (date(1066, 10, 14), "không hợp lý"),
    ],
)
def test_an_uncertain_day_is_doubtful_with_its_reason(cell: Cell, why: str) -> None:
    reading = read_day(cell)
    assert reading.value is None
    assert reading.doubt is not None
    assert why in reading.doubt[0]
    assert reading.doubt[1].isascii() or "“" in reading.doubt[1]


def test_days_are_shown_day_first() -> None:
    assert (spell(FEB), spell(None)) == ("03/02/2001", "")


@pytest.mark.parametrize(
    "name",
    ["Mạc Thị Sen", "H'Hen Niê", "Y Ban Ê-nuôl", "Nguyễn Thị Hương-Giang", "Tôn Nữ Th. Hà", "Đỗ Ý", "Lò Văn Ơn", "Sen"],
)
def test_real_names_pass_unchanged(name: str) -> None:
    reading = read_name(f"  {name} ", None)
    assert (reading.value, reading.doubt, reading.note) == (name, None, None)


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        (None, "thiếu họ và tên"),
        ("  ", "thiếu họ và tên"),
        ("---", "thiếu họ và tên"),
        ('=HYPERLINK("http://x","Sen")', "công thức"),
        (" +Sen", "công thức"),
        ("@Sen", "công thức"),
        ("-Sen", "công thức"),
        ("＝Sen", "công thức"),
        ("Mạc\x1b[31m Thị Sen", "điều khiển"),
        ("Mạc\x07 Thị Sen", "điều khiển"),
        ("Mạc \u202eThị Sen", "điều khiển"),
        ("Mạc [/b] Sen", "ký tự lạ: / [ ]"),
        ("Mạc Thị Sen 2", "ký tự lạ: 2"),
        ("Mạc Thị Sen (Ba)", "ký tự lạ: ( )"),
        ("Mạc Thị Sen 😀", "ký tự lạ: 😀"),
        (1234.0, "ký tự lạ"),
        (". ' .", "tên người"),
        ("NguyÔn V¨n B×nh", "TCVN3"),
        ("Mạc " + "Sen " * 40, "quá 100"),
    ],
)
def test_what_is_no_name_is_doubtful_with_its_reason(cell: Cell, why: str) -> None:
    reading = read_name(cell, None)
    assert reading.doubt is not None
    assert why in reading.doubt[0]
    assert "\x1b" not in (reading.value or "") + reading.doubt[0]


def test_capitals_are_written_small_and_it_is_said() -> None:
    reading = read_name("MẠC THỊ ĐƯỜNG", None)
    assert reading.value == "Mạc Thị Đường"
    assert reading.note is not None
    assert read_name("Y", None).note is None


@pytest.mark.parametrize(
    ("cell", "card"),
    [
        ("000345000202", "000345000202"),
        ("012 345 000 202", "012345000202"),
        ("'012345000202", "012345000202"),
        (12345000202.0, "012345000202"),
        (345000202, "000345000202"),
        (112345000202.0, "112345000202"),
        (None, None),
    ],
)
def test_a_card_number_keeps_or_gets_back_its_zeros(cell: Cell, card: str | None) -> None:
    reading = read_card(cell)
    assert (reading.value, reading.doubt) == (card, None)
    assert bool(reading.note) == (isinstance(cell, (int, float)) and cell < 10**11)


@pytest.mark.parametrize("cell", ["1,2345E+11", "AB-1234", "01234500020２", "số 5"])
def test_a_card_number_of_other_signs_is_doubtful(cell: str) -> None:
    assert read_card(cell).doubt


def test_a_card_number_of_another_length_is_kept_and_remarked() -> None:
    reading = read_card("12345678")
    assert (reading.value, reading.doubt) == ("12345678", None)
    assert reading.note is not None
    assert "8 chữ số" in reading.note[0]


def test_a_phone_number_gets_its_zero_back() -> None:
    assert read_phone(912000001.0).value == "0912000001"
    assert read_phone("+84 912 000 001").value == "+84 912 000 001"


@pytest.mark.parametrize(("cell", "sex"), [("Nam", "nam"), ("NỮ", "nữ"), ("nu", "nữ"), ("F", "nữ"), ("", None)])
def test_sex_is_read_in_both_languages(cell: str, sex: str | None) -> None:
    assert (read_sex(cell).value, read_sex(cell).doubt) == (sex, None)


def test_another_word_for_sex_is_doubtful() -> None:
    assert read_sex("Kinh").doubt


def test_strengths_part_at_semicolons_and_lines_only() -> None:
    cell = "quốc phòng, an ninh; viết  văn;\ndân vận;; dân vận"
    assert read_tags(cell).value == ("quốc phòng, an ninh", "viết văn", "dân vận")


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Bí thư", Role.SECRETARY),
        ("BÍ THƯ CHI BỘ", Role.SECRETARY),
        ("BT", Role.SECRETARY),
        ("Phó bí thư", Role.DEPUTY),
        ("Phó Bí thư chi bộ", Role.DEPUTY),
        ("Chi ủy viên", Role.COMMITTEE),
        ("Chi uỷ viên", Role.COMMITTEE),
        ("CUV", Role.COMMITTEE),
        ("Bí thư Đảng ủy", Role.HIGHER),
        ("Phó bí thư Đảng uỷ", Role.HIGHER),
        ("Đảng ủy viên", Role.HIGHER),
        ("Cấp ủy viên cấp trên", Role.HIGHER),
        ("Ủy viên BCH Đảng bộ", Role.HIGHER),
        ("Deputy secretary", Role.DEPUTY),
        ("Tổ trưởng tổ đảng", None),
        ("Bí thư Đoàn trường", None),
        ("Bí thư chi đoàn", None),
    ],
)
def test_a_post_is_known_by_its_words(title: str, role: Role | None) -> None:
    assert role_of(title) is role
    (post,) = posts_in(title)
    assert (post.title, post.role) == (title, role)


@pytest.mark.parametrize("cell", ["Đảng viên", "đảng viên dự bị", "Đảng viên chính thức", "ĐV", "-", "Không", "Member"])
def test_a_plain_member_holds_no_post(cell: str) -> None:
    assert posts_in(cell) == ()


def test_several_posts_in_one_cell_are_several() -> None:
    posts = posts_in("Bí thư chi bộ, Đảng ủy viên; Bí thư\nTổ trưởng tổ đảng")
    assert [post.title for post in posts] == ["Bí thư chi bộ", "Đảng ủy viên", "Tổ trưởng tổ đảng"]


@pytest.mark.parametrize(
    ("cell", "status"),
    [
        ("Miễn sinh hoạt", Status.EXEMPT),
        ("Được miễn công tác và sinh hoạt", Status.EXEMPT),
        ("Sinh hoạt tạm thời nơi khác", Status.ELSEWHERE),
        ("tạm thời nơi khác", Status.ELSEWHERE),
        ("Đình chỉ sinh hoạt", Status.SUSPENDED),
        ("Chuyển đi", Status.MOVED_OUT),
        ("Đã chuyển sinh hoạt đảng", Status.MOVED_OUT),
        ("Xóa tên", Status.REMOVED),
        ("Từ trần", Status.DECEASED),
        ("Đang sinh hoạt", Status.ACTIVE),
        ("Chính thức", None),
        ("", None),
    ],
)
def test_a_standing_is_known_by_its_words(cell: str, status: Status | None) -> None:
    assert status_of(cell) is status
