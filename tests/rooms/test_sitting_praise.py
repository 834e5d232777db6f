"""Praise and reviews from the sitting: written there, shown in its order, and back to the same place."""

from __future__ import annotations

import pytest

from store import Book
from store.records import Act, Commending, Outcome, Registration
from tests.cells import again, november
from tests.rooms.conftest import cursor_line, said, screen
from tests.rooms.sittings import Sitting, opener, present

ACT = Act(text="Kèm một đồng chí", measure="1 người", period="cả năm")


@pytest.fixture
def sitting(book: Book) -> Sitting:
    """Opens home over `book`; h leads into the sitting."""
    return opener(book)


async def test_an_exclamation_mark_praises_whom_the_hand_is_on_and_comes_back(sitting: Sitting, book: Book) -> None:
    session = present(book)
    async with sitting() as pilot:
        await pilot.press("h", "4", "exclamation_mark", "1", *"Khảo sát xong sớm 3 ngày", "enter", "ctrl+g")
        assert "Đỗ Thị Diệu" in cursor_line(pilot)
        assert pilot.app.screen.noun == "sitting"  # type: ignore[attr-defined]
    (one,) = again(book.disk_folder).commendations.of_session(session)
    assert (one.kind, one.members, one.on) == (Commending.PRAISE, (4,), november(book).date)
    items = {item.id for item in again(book.disk_folder).agenda.items(session)}
    assert one.item == 0 or one.item in items


async def test_in_the_log_it_praises_who_spoke(sitting: Sitting, book: Book) -> None:
    session = present(book)
    async with sitting() as pilot:
        await pilot.press("h", "5", "p", "enter", "tab", "exclamation_mark", "1", *"Số liệu cụ thể", "enter", "ctrl+g")
    (one,) = again(book.disk_folder).commendations.of_session(session)
    assert (one.members, one.text) == ((5,), "Số liệu cụ thể")


async def test_the_order_leads_to_praise_and_criticism_of_this_session_alone(sitting: Sitting, book: Book) -> None:
    session = present(book)
    async with sitting() as pilot:
        await pilot.press("h", "b")
        await _to(pilot, "Biểu dương, nhắc")
        await pilot.press("enter", "p", *"dieu", "enter", *"Báo cáo chậm 5 ngày", "enter", "ctrl+g")
        assert "2026-11-DK 1" in screen(pilot)[1]
        await pilot.press("q")
        assert "√ Biểu dương, nhắc" in cursor_line(pilot)
    (one,) = again(book.disk_folder).commendations.of_session(session)
    assert (one.kind, one.members) == (Commending.CRITICISM, (4,))


async def test_whose_turn_it_is_is_reviewed_from_the_order_and_counted_there(sitting: Sitting, book: Book) -> None:
    session = present(book)
    for member in book.roster.members():
        book.registrations.add(Registration(member=member.id, year=2026, acts=(ACT,)))
    due = [m.id for m in book.registrations.due_at(session).due]
    async with sitting() as pilot:
        await pilot.press("h", "b")
        await _to(pilot, "Kiểm điểm việc")
        assert f"0/{len(due)}" in cursor_line(pilot)
        await pilot.press("enter")
        assert "Kiểm điểm đăng ký · 2026-11-DK" in screen(pilot)[0]
        assert len([x for x in screen(pilot)[3:20] if "Kèm một đồng chí" in x]) == len(due)
        await pilot.press("k", *"Đã xong", "enter", "enter", "2", "enter", "ctrl+g")
        assert f"1/{len(due)} đã kiểm điểm tại buổi này" in said(pilot)
        await pilot.press("q")
        assert f"1/{len(due)}" in cursor_line(pilot)
    (one,) = again(book.disk_folder).registrations.reviewed_at(session)
    assert (one.member, one.own, one.outcome) == (due[0], "Đã xong", Outcome.MET)


async def test_a_cell_without_registrations_has_no_such_step(sitting: Sitting, book: Book) -> None:
    present(book)
    async with sitting(size=(80, 40)) as pilot:
        await pilot.press("h", "b")
        assert "Biểu dương, nhắc" in said(pilot)
        assert "Kiểm điểm việc" not in said(pilot)


async def _to(pilot, words: str) -> None:  # type: ignore[no-untyped-def]
    for _ in range(40):
        if words in cursor_line(pilot):
            return
        await pilot.press("down")
    raise AssertionError(said(pilot))
