"""From the sitting: a proposal out of a speech, a vote under an item, and back to the same place."""

from __future__ import annotations

import pytest

from store import Book
from tests.cells import again
from tests.rooms.conftest import said, screen, to_row
from tests.rooms.proposed import every
from tests.rooms.sittings import Sitting, opener, present


@pytest.fixture
def sitting(book: Book) -> Sitting:
    """Opens home over `book`; h leads into the sitting."""
    return opener(book)


async def test_plus_writes_down_what_the_last_speaker_proposed(sitting: Sitting, book: Book) -> None:
    session = present(book)
    async with sitting() as pilot:
        await pilot.press("h", "3", "p", "enter", "4", "p", "enter", "+")
        assert "Đỗ Thị Diệu: phát biểu" in said(pilot)
        await pilot.press(*"Cấp thêm máy chiếu", "enter", "ctrl+g")
        assert "Định kỳ tháng 11/2026" in screen(pilot)[0]
    read = again(book.disk_folder)
    speeches = read.speeches.of_session(session)
    (one,) = every(book)
    assert (one.text, one.member, one.speech, one.session) == ("Cấp thêm máy chiếu", 4, speeches[1].id, session)
    assert one.item == speeches[1].item
    assert [s.proposal for s in speeches] == [None, True]


async def test_before_anybody_spoke_a_proposal_stands_alone_in_the_session(sitting: Sitting, book: Book) -> None:
    session = present(book)
    async with sitting() as pilot:
        await pilot.press("h", "+", *"Mở lớp", "enter", *"quang dat", "enter", "ctrl+g")
    (one,) = every(book)
    assert (one.speech, one.session, one.member) == (0, session, 6)


async def test_a_proposal_can_be_parted_from_the_speech_it_was_not_made_in(sitting: Sitting, book: Book) -> None:
    present(book)
    async with sitting() as pilot:
        await pilot.press("h", "3", "p", "enter", "+")
        await to_row(pilot, "phát biểu   ")
        await pilot.press("delete", "up", "up", "up", "up", "up", "up", *"Mở lớp", "enter")
    (one,) = every(book)
    assert (one.text, one.speech) == ("Mở lớp", 0)


async def test_l_takes_a_vote_down_under_the_item(sitting: Sitting, book: Book) -> None:
    session = present(book, 1, 2)
    async with sitting() as pilot:
        await pilot.press(
            "h", "l", "ctrl+n", *"Kết luận", "enter", *"12", "enter", "2", "enter", "0", "enter", "ctrl+g"
        )
        assert "√ thông qua" in said(pilot)
        await pilot.press("q")
        assert "Định kỳ tháng 11/2026" in screen(pilot)[0]
    read = again(book.disk_folder)
    (vote,) = read.votes.of_session(session)
    item = read.proceedings.item(session)
    assert item is not None
    assert (vote.item, vote.favour, vote.against, vote.other) == (item.id, 12, 2, 0)


async def test_the_order_leads_to_the_votes(sitting: Sitting, book: Book) -> None:
    present(book)
    async with sitting(size=(80, 40)) as pilot:
        await pilot.press("h", "b")
        await to_row(pilot, "Biểu quyết")
        await pilot.press("enter")
        assert "Chưa có biểu quyết" in said(pilot)
