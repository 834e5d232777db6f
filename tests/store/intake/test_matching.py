"""Who is who: which member of the book a row is about."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from store.intake import Cell
from tests.store.intake.sheets import HEADING, HOA, SEN, one, preview, states, taken_in, words


@pytest.mark.parametrize(
    ("heading", "row"),
    [
        (("Họ và tên", "Số thẻ"), ("Mạc Thị Sen", "012345000201")),
        (("Họ và tên", "Số thẻ"), ("Mạc Thị Sen", 12345000201.0)),
        (("Họ và tên", "Mã"), ("Mạc Thị Sen", "dv-07")),
        (("Họ và tên", "Ngày sinh"), ("MẠC THỊ SEN", "12/05/1975")),
        (("Họ và tên",), ("mạc thị sen",)),
        (("Họ và tên", "Mã", "Ngày sinh"), ("Mạc Thị Sen", "khác", "12/05/1975")),
    ],
)
def test_a_member_is_found_by_card_code_birth_or_name(heading: tuple[str, ...], row: tuple[Cell, ...]) -> None:
    found = preview(heading, row, members=[HOA, SEN])
    assert found.rows[0].before == SEN
    assert found.rows[0].state in ("unchanged", "changed")
    assert found.rows[0].member is not None
    assert found.rows[0].member.name == "Mạc Thị Sen"


def test_tone_placement_makes_no_difference_and_rewrites_nothing() -> None:
    row = one("Ngày sinh", "01/09/1978", HOA, name="Tô Văn Hoà")
    assert (row.state, row.member) == ("unchanged", HOA)


def test_a_card_that_lost_its_zeros_leaves_the_books_number() -> None:
    row = one("Số thẻ", "12345000201", SEN)
    assert (row.state, row.member) == ("unchanged", SEN)


@pytest.mark.parametrize("name", ["Mạc Thị Sến", "Mạc Thị Xen", "Mạc Sen"])
def test_another_tone_or_letter_is_another_person(name: str) -> None:
    found = preview(("Họ và tên", "Ngày sinh"), (name, "12/05/1975"), members=[SEN])
    assert (found.rows[0].state, found.rows[0].before, found.missing) == ("new", None, (SEN,))


def test_a_name_is_mended_when_card_and_birth_agree() -> None:
    found = preview(("Họ và tên", "Số thẻ", "Ngày sinh"), ("Mạc Thị Sến", "012345000201", "12/05/1975"), members=[SEN])
    assert [(c.field, c.old, c.new) for c in found.rows[0].changes] == [("name", "Mạc Thị Sen", "Mạc Thị Sến")]


def test_a_card_of_somebody_else_is_doubtful() -> None:
    row = one("Số thẻ", "012345000201", SEN, name="Tô Văn Hoà")
    assert row.state == "doubtful"
    assert "Mạc Thị Sen" in row.doubts[0].vi


def test_a_card_and_a_code_of_two_people_are_doubtful() -> None:
    found = preview(
        ("Họ và tên", "Số thẻ", "Mã"),
        ("Mạc Thị Sen", "012345000201", "DV-08"),
        members=[SEN, replace(HOA, code="DV-08")],
    )
    assert "Tô Văn Hòa" in words(found)


def test_the_same_name_with_another_birth_asks_who_it_is() -> None:
    found = preview(("Họ và tên", "Ngày sinh"), ("Mạc Thị Sen", "01/01/1980"), members=[SEN])
    assert states(found) == ["doubtful"]
    assert "cùng người hay khác" in words(found)


def test_the_same_name_with_another_birth_and_card_is_another_person() -> None:
    found = preview(("Họ và tên", "Ngày sinh", "Số thẻ"), ("Mạc Thị Sen", "01/01/1980", "012345000299"), members=[SEN])
    assert states(found) == ["new"]
    assert "người khác" in found.rows[0].notes[0].vi


def test_a_namesake_beside_the_member_is_a_new_person() -> None:
    found = preview(
        ("Họ và tên", "Ngày sinh"), ("Mạc Thị Sen", "12/05/1975"), ("Mạc Thị Sen", "01/01/1980"), members=[SEN]
    )
    assert states(found) == ["unchanged", "new"]


def test_a_name_two_members_bear_decides_nothing() -> None:
    found = preview(("Họ và tên",), ("Mạc Thị Sen",), members=[SEN, replace(SEN, id=5, born=None, card="", code="")])
    assert states(found) == ["doubtful"]


def test_five_thousand_rows_against_five_thousand_members_take_seconds() -> None:
    rows = [(n, f"Mạc {chr(65 + n % 26)}a {'xyz'[n % 3]}o", None, None, None, None, f"{n:012}") for n in range(1, 4990)]
    members = taken_in(preview(HEADING, *rows), ())
    assert len(members) > 4000
    assert set(states(preview(HEADING, *rows, members=members))) == {"unchanged"}
