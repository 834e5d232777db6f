"""The forms of a theme, a topic and a document, and the list of documents, by their keys; read back by another hand."""

from __future__ import annotations

from datetime import date

import pytest

from store import Book
from store.records import Document, Origin, Theme, ThemeState
from store.rules.theme_steps import day_of
from tests.cells import again, november, number_of
from tests.rooms.conftest import Opener, said, screen

Q4 = "2026-Q4"
FIELDS = (
    "title",
    "quarter",
    "group",
    "form",
    "purpose",
    "questions",
    "presenter",
    "session",
    "note",
    "assign",
    "due_draft",
)
"""The fields of a theme's form, in its order; the cursor begins on the first."""


def plan(book: Book, title: str = "Đọc sách", quarter: str = Q4, **facts: object) -> int:
    return number_of(book.themes.add(quarter, title, facts=facts))


def hand(book: Book, id: int = 1) -> Theme:
    return again(book.disk_folder).themes.theme(id)


def to(field: str) -> list[str]:
    """The keys from the first field of the form to another."""
    return ["down"] * FIELDS.index(field)


@pytest.mark.parametrize(
    ("field", "typed", "stored"),
    [
        ("quarter", "3", "2026-Q3"), ("quarter", "I/2027", "2027-Q1"), ("group", "5", "building"),
        ("group", "nang cao", "capacity"), ("group", "suy thoai", "decline"), ("form", "2", "story"),
        ("form", "ve nguon", "visit"), ("purpose", "Bàn giải pháp", "Bàn giải pháp"), ("presenter", "dieu", 4),
        ("due_draft", "30/10", date(2026, 10, 30)),
    ],
    ids=str,
)  # fmt: skip
async def test_each_field_is_on_disk_when_it_is_left(
    rooms: Opener, book: Book, field: str, typed: str, stored: object
) -> None:
    plan(book)
    async with rooms("themes") as pilot:
        await pilot.press("enter", *to(field), *typed, "enter")
        assert getattr(hand(book), field) == stored
        await pilot.press("ctrl+z", *(["enter"] if field == "presenter" else []))  # two rows: it asks first
    assert getattr(hand(book), field) != stored


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("quarter", "7"), ("group", "9"), ("form", "opera"), ("presenter", "nguyen"), ("presenter", "zz"),
        ("session", "2026-11"),
    ],
    ids=str,
)  # fmt: skip
async def test_what_is_refused_stays_with_its_reason_and_nothing_is_written(
    rooms: Opener, book: Book, field: str, typed: str
) -> None:
    plan(book)
    before = hand(book)
    async with rooms("themes") as pilot:
        await pilot.press("enter", *to(field), *typed, "enter")
        line = next(x for x in screen(pilot) if x.startswith("►"))
        assert typed in line
        assert "×" in line
    assert hand(book) == before


async def test_a_proposed_day_says_so_and_an_emptied_one_is_proposed_again(rooms: Opener, book: Book) -> None:
    plan(book)
    async with rooms("themes") as pilot:
        await pilot.press("enter", *to("due_draft"))
        line = next(x for x in screen(pilot) if x.startswith("►"))
        assert "09/11/2026" in line
        assert "đề xuất" in line
        await pilot.press(*"1/11", "enter", "up")
        assert "gõ tay" in next(x for x in screen(pilot) if x.startswith("►"))
        assert hand(book).due_draft == date(2026, 11, 1)
        await pilot.press("backspace", "enter")
    assert hand(book).due_draft is None


async def test_what_is_lacking_stands_first_with_its_sentence_and_goes_when_it_is_there(
    rooms: Opener, book: Book
) -> None:
    plan(book)
    async with rooms("themes") as pilot:
        await pilot.press("enter")
        assert "Quý IV/2026 chưa giao ai chuẩn bị đề dẫn." in said(pilot)
        await pilot.press("up", "up")
        assert "12-HD/BTCTW" in screen(pilot)[-2]
        await pilot.press("down", "down", *to("presenter"), *"dieu", "enter")
        assert "chưa giao ai" not in said(pilot)


async def test_states_are_dated_in_the_form_and_an_odd_one_needs_a_second_enter(rooms: Opener, book: Book) -> None:
    plan(book)
    first = ["down"] * (len(FIELDS) + 1)  # past both due days
    async with rooms("themes") as pilot:
        await pilot.press("enter", *first, "down", *"2/11", "enter")
        assert day_of(hand(book), ThemeState.ASSIGNED) == date(2026, 11, 2)
        await pilot.press("down", *"5/11", "enter")
        assert "Bỏ qua" in said(pilot)
        assert day_of(hand(book), ThemeState.APPROVED) is None
        await pilot.press("up", "down")
        assert day_of(hand(book), ThemeState.APPROVED) is None  # passing by is not meaning it
        await pilot.press("enter")
        assert day_of(hand(book), ThemeState.APPROVED) == date(2026, 11, 5)
        await pilot.press("up", "backspace", "enter")
    assert day_of(hand(book), ThemeState.APPROVED) is None


async def test_documents_are_linked_made_and_taken_off_in_the_form(rooms: Opener, book: Book) -> None:
    plan(book)
    book.themes.documents.add(Document(number="50-CT/TW", title="Sinh hoạt chi bộ"))
    async with rooms("themes") as pilot:
        await pilot.press("enter", *["pagedown"] * 4, *"50", "enter")
        assert again(book.disk_folder).themes.documents.document(1).theme == 1
        assert "Sinh hoạt chi bộ" in said(pilot)
        await pilot.press("down", "enter", *"42-HD", "enter", "ctrl+g")
        assert again(book.disk_folder).themes.documents.document(2).theme == 1
        await pilot.press("pageup", "delete")
        assert [d.theme for d in again(book.disk_folder).themes.documents.all()] == [0, 1]
        await pilot.press("ctrl+z")
    assert [d.theme for d in again(book.disk_folder).themes.documents.all()] == [1, 1]


async def test_a_topic_is_read_and_changed_in_its_form(rooms: Opener, book: Book) -> None:
    book.themes.topics.add("Ít ý kiến", session=0)
    async with rooms("themes") as pilot:
        await pilot.press("end", "enter", *" trao đổi", "enter", "3", "enter", *"1/11", "enter", *"11/2026", "enter")
    topic = again(book.disk_folder).themes.topics.topic(1)
    assert (topic.text, topic.origin, topic.noted, topic.session) == (
        "Ít ý kiến trao đổi", Origin.ABOVE, date(2026, 11, 1), november(book).id,
    )  # fmt: skip


async def test_k_opens_the_documents_of_the_year_where_they_are_added_passed_on_and_removed(
    rooms: Opener, book: Book
) -> None:
    plan(book)
    async with rooms("themes") as pilot:
        await pilot.press("k")
        assert "chưa có văn bản" in said(pilot)
        await pilot.press("ctrl+n", *"50-CT/TW", "enter", *"Sinh hoạt chi bộ", "enter", *"23/7/2025", "enter")
        await pilot.press(*"Ban Bí thư", "enter", *"5/11", "enter", "4", "enter", "ctrl+g")
        assert "Văn bản 2026: 1, đã quán triệt 1" in screen(pilot)[0]
        line = next(x for x in screen(pilot) if x.startswith("►"))
        assert all(words in line for words in ("50-CT/TW", "23/07/2025", "Ban Bí thư", "định kỳ 05/11"))
        await pilot.press("less_than_sign")
        assert "Văn bản 2025: 1, đã quán triệt 0" in screen(pilot)[0]
        await pilot.press("greater_than_sign", "slash", *"bi thu", "enter", "delete")
        assert again(book.disk_folder).themes.documents.all() == []
        await pilot.press("ctrl+z")
    assert again(book.disk_folder).themes.documents.all() == [
        Document(
            id=1, number="50-CT/TW", title="Sinh hoạt chi bộ", dated=date(2025, 7, 23), issuer="Ban Bí thư",
            session=november(book).id, theme=1,
        )
    ]  # fmt: skip


@pytest.mark.parametrize("where", ["theme", "topic", "document"])
async def test_a_form_whose_row_is_taken_away_leaves_and_says_so(rooms: Opener, book: Book, where: str) -> None:
    themes = book.themes
    add = {
        "theme": lambda: themes.add(Q4, "x"),
        "topic": lambda: themes.topics.add("x"),
        "document": lambda: themes.documents.add(Document(number="50-CT/TW")),
    }
    add[where]()
    async with rooms("themes") as pilot:
        await pilot.press(*{"theme": ["enter"], "topic": ["end", "enter"], "document": ["k", "enter"]}[where])
        await pilot.press(*"abc")
        assert "abc" in said(pilot)
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert "đã bị bỏ" in said(pilot)


async def test_a_theme_another_hand_removes_while_one_types_in_it_ends_the_form(rooms: Opener, book: Book) -> None:
    id = plan(book)
    other = again(book.disk_folder)
    async with rooms("themes") as pilot:
        await pilot.press("enter", *"abc")
        other.themes.remove(id)
        await pilot.press("down")
        await pilot.pause()
        assert "Chuyên đề 2026" in screen(pilot)[0]
        assert "đã bị bỏ" in said(pilot)
    assert again(book.disk_folder).themes.all() == []


async def test_f6_goes_to_the_themes_from_everywhere(rooms: Opener) -> None:
    for room in ("calendar", "roster", "history"):
        async with rooms(room) as pilot:
            await pilot.press("f6")
            assert "Chuyên đề 2026" in screen(pilot)[0]
