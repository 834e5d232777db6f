"""Whom, which session and which theme a few letters mean."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from store import Book
from store.errors import BookError
from store.meant import member_meant, members_meant, session_meant, theme_meant
from store.records import Member, Status, Theme
from tests.cells import make_cell

THEMES = [
    Theme(id=1, quarter="2026-Q3", title="Công tác dân vận khéo"),
    Theme(id=2, quarter="2026-Q4", title="Chuyển đổi số trong dạy học"),
    Theme(id=3, quarter="2027-Q1", title="Chuyển đổi số"),
]


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    made = make_cell(tmp_path / "book")
    yield made
    made.close()


@pytest.mark.parametrize(
    ("said", "found"),
    [("duc dung", (5,)), ("Lê Đức Dũng", (5,)), ("dung; dat", (5, 6)), ("dung, dung", (5,)), ("", ()), (" ; ", ())],
)
def test_members_are_meant_by_beginnings_of_names(book: Book, said: str, found: tuple[int, ...]) -> None:
    assert members_meant(book, said) == found


@pytest.mark.parametrize("said", ["nguyen", "khong co", "dung; khong co"])
def test_nobody_and_several_are_one_sentence(book: Book, said: str) -> None:
    with pytest.raises(BookError):
        members_meant(book, said)


def test_who_has_left_is_meant_by_the_whole_name_only(book: Book) -> None:
    book.roster.set_status(5, Status.MOVED_OUT, date(2026, 1, 1))
    assert member_meant(book, "Lê Đức Dũng").id == 5
    with pytest.raises(BookError):
        member_meant(book, "duc dung")


def test_two_of_one_name_are_not_guessed_between(book: Book) -> None:
    book.roster.add(Member(name="Lê Đức Dũng"))
    with pytest.raises(BookError) as caught:
        member_meant(book, "Lê Đức Dũng")
    assert "Có nhiều" in caught.value.sentence("vi")


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("2026-11", "2026-11-DK"), ("11", "2026-11-DK"), ("Q4", "2026-Q4-CD"), ("q3", "2026-Q3-CD"),
        ("2026-q4-cd", "2026-Q4-CD"), ("12/11", "2026-Q4-CD"), ("hôm nay", "2026-11-DK"), ("5/11/2026", "2026-11-DK"),
    ],
)  # fmt: skip
def test_a_session_is_meant_by_month_quarter_day_or_code(book: Book, said: str, code: str) -> None:
    session = session_meant(book, said)
    assert session is not None
    assert session.code == code


@pytest.mark.parametrize(
    ("said", "ahead", "code"),
    [
        ("Q2", False, "2026-Q2-CD"), ("Q2", True, "2027-Q2-CD"), ("Q4", True, "2026-Q4-CD"), ("3", True, "2027-03-DK"),
        ("IV", False, "2026-Q4-CD"), ("II/2027", False, "2027-Q2-CD"), ("2027-Q2", True, "2027-Q2-CD"),
        ("q2/2026", True, "2026-Q2-CD"), ("3/2026", True, "2026-03-DK"), ("quý III", False, "2026-Q3-CD"),
    ],
)  # fmt: skip
def test_a_session_meant_for_later_is_next_years_where_this_ones_is_over(
    book: Book, said: str, ahead: bool, code: str
) -> None:
    book.calendar.plan_year(2027, "05")
    session = session_meant(book, said, ahead=ahead)
    assert session is not None
    assert session.code == code


def test_without_a_next_year_the_one_that_is_over_is_meant(book: Book) -> None:
    session = session_meant(book, "Q2", ahead=True)
    assert session is not None
    assert session.code == "2026-Q2-CD"


@pytest.mark.parametrize("said", ["13", "6/11", "xyz", "Q5"])
def test_no_session_is_one_sentence_that_says_what_to_type(book: Book, said: str) -> None:
    with pytest.raises(BookError) as caught:
        session_meant(book, said)
    assert caught.value.sentence("vi").startswith(f"Không có buổi sinh hoạt «{said}».")
    assert "mã buổi" in caught.value.sentence("vi")
    assert session_meant(book, "  ") is None


@pytest.mark.parametrize(
    ("said", "found"), [("dan van", 1), ("Q4", 2), ("2027-q1", 3), ("chuyen day", 2), ("Chuyển đổi số", 3), ("", None)]
)
def test_a_theme_is_meant_by_its_quarter_or_words(said: str, found: int | None) -> None:
    theme = theme_meant(THEMES, said, 2026)
    assert (theme.id if theme else None) == found


@pytest.mark.parametrize("said", ["chuyen doi", "an toan", "Q2"])
def test_no_theme_and_several_are_one_sentence(said: str) -> None:
    with pytest.raises(BookError):
        theme_meant(THEMES, said, 2026)
