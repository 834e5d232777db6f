"""Every list filters, undoes and hears another terminal as the roll call does: one way through them all."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

import pytest
from textual.pilot import Pilot

from store import Book
from store.records import Document, Kind
from store.vietnamese import fold
from tests.cells import again
from tests.rooms.assigned import paper, task
from tests.rooms.conftest import running, screen
from tui.app import Start

Act = Callable[[Book], object]
Q4, TITLES = "2026-Q4", ("Nêu gương", "Tiết kiệm")


class List(NamedTuple):
    """A list, one line of it made here, one made at the other terminal."""

    room: str
    way: list[str]
    here: Act
    mine: str
    there: Act
    theirs: str


def session(book: Book) -> int:
    return book.calendar.resolve("2026-Q4-CD").id


def document(number: str, title: str) -> Act:
    return lambda b: b.themes.documents.add(Document(number=number, title=title, dated=date(2026, 3, 1)))


def day_off(day: int, name: str) -> Act:
    return lambda b: b.calendar.add_own_day(date(2026, 7, day), date(2026, 7, day), name)


def item(title: str) -> Act:
    return lambda b: b.agenda.add_item(session(b), {"title": title})


def check(text: str) -> Act:
    return lambda b: b.agenda.add_check(session(b), {"title": text})


def cancelled(code: str) -> Act:
    return lambda b: b.calendar.cancel(b.calendar.resolve(code).id, "bão")


def called(title: str, day: int) -> Act:
    return lambda b: b.calendar.add(Kind.EXTRAORDINARY, date(2026, 12, day), title=title)


def numbered(what: str, title: str) -> Act:
    return lambda b: b.issued.issue("KH", what, date(2026, 1, 5), title)


PREPARING = ["slash", *"chuyen de quy iv", "enter", "end", "space"]
LISTS = {
    "sessions": List("calendar", [], called("Bão", 3), "Bão", called("Góp ý dự thảo", 4), "Góp ý"),
    "days off": List("calendar", ["v"], day_off(20, "Hội làng"), "Hội làng", day_off(21, "Giỗ họ"), "Giỗ họ"),
    "warnings": List(
        "calendar", ["exclamation_mark"], cancelled("2026-Q2-CD"), "Quý II năm", cancelled("2026-Q1-CD"), "Quý I năm"
    ),
    "themes": List(
        "themes", [], lambda b: b.themes.add(Q4, TITLES[0]), TITLES[0], lambda b: b.themes.add(Q4, TITLES[1]), TITLES[1]
    ),
    "backlog": List(
        "themes", [], lambda b: b.themes.topics.add("Ít phát biểu"), "Ít phát biểu",
        lambda b: b.themes.topics.add("Đến muộn"), "Đến muộn",
    ),
    "documents": List(
        "themes", ["k"], document("50-CT/TW", "Sinh hoạt"), "50-CT/TW", document("9-KL", "Kỷ luật"), "9-KL"
    ),
    "assignments": List(
        "assignments", [], lambda b: paper(b, 4), "Chuyển đổi số", lambda b: paper(b, 5, title="Học tập"), "Học tập"
    ),
    "tasks": List(
        "assignments", [], lambda b: task(b, 4), "Rà soát hồ sơ", lambda b: task(b, 5, title="Khảo sát"), "Khảo sát"
    ),
    "agenda": List("calendar", PREPARING, item("Kết nạp"), "Kết nạp", item("Chào cờ"), "Chào cờ"),
    "checklist": List("calendar", PREPARING, check("Mượn loa"), "Mượn loa", check("Dọn phòng"), "Dọn phòng"),
    "documents out": List(
        "home", ["ctrl+u"], numbered("2025", "Kế hoạch đầu"), "KH/CB  Kế hoạch đầu",
        numbered("2024", "Kế hoạch sau"), "Kế hoạch sau",
    ),
}  # fmt: skip


def listed(pilot: Pilot[None]) -> str:
    """The screen without its foot, which says what was done."""
    return "\n".join(screen(pilot)[:-4])


@pytest.mark.parametrize("name", LISTS)
async def test_a_list_filters_shows_the_other_terminal_and_undoes(name: str, book: Book) -> None:
    room, way, here, mine, there, theirs = LISTS[name]
    other = again(book.disk_folder)
    book.agenda.prepare(session(book))
    cancelled("2026-Q3-CD")(book)  # so that there is a warning to begin with
    async with running(book, book.disk_folder, Start(room=room), (80, 50)) as pilot:
        await pilot.press(*way)
        there(other)
        book.poll()
        here(book)
        await pilot.pause(0.05)
        assert mine in listed(pilot)
        assert theirs in listed(pilot)
        await pilot.press("slash", *fold(mine), "enter")
        assert mine in listed(pilot)
        assert theirs not in listed(pilot)
        await pilot.press("slash", "escape")
        assert theirs in listed(pilot)
        await pilot.press("ctrl+z")
        await pilot.pause(0.05)
        assert theirs in listed(pilot)
        assert mine not in listed(pilot)
