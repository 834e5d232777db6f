"""From the sitting into other rooms and back to the same place: proposals, votes, praise, closing, the partner."""

from __future__ import annotations

import pytest

from store import Book
from store.records import SpeechKind
from tests.cells import again, november, number_of
from tests.rooms.conftest import cursor_line, said, screen, to_row
from tests.rooms.sittings import Sitting, opener, present, speeches


@pytest.fixture
def sitting(book: Book) -> Sitting:
    """Opens home over `book`; h leads into the sitting."""
    return opener(book)


async def test_a_proposal_is_made_in_the_last_speech_and_the_hand_comes_back(sitting: Sitting, book: Book) -> None:
    session = present(book)
    async with sitting() as pilot:
        await pilot.press("h", "7", "p", "enter", "plus")
        await pilot.press(*"Đề nghị thêm máy quét", "enter", "ctrl+g")
        assert "Phạm Hương Giang" in cursor_line(pilot)
    read = again(book.disk_folder)
    (made,) = read.proposals.of_session(session)
    (speech,) = speeches(book)
    assert (made.text, made.member, made.speech, made.item) == ("Đề nghị thêm máy quét", 7, speech.id, speech.item)
    assert speech.proposal is True


async def test_the_votes_open_under_the_item_and_the_hand_comes_back(sitting: Sitting, book: Book) -> None:
    session = present(book)
    async with sitting() as pilot:
        await pilot.press("h", "7", "l", "ctrl+n", *"Thông qua nghị quyết", "enter")
        await pilot.press("ctrl+g", "q")
        assert "Phạm Hương Giang" in cursor_line(pilot)
        await pilot.press("b")
        assert "√ Biểu quyết" in said(pilot)
    (vote,) = again(book.disk_folder).votes.of_session(session)
    assert vote.subject == "Thông qua nghị quyết"
    assert vote.item == book.agenda.items(session)[0].id


async def test_another_item_is_looked_at_and_logged_under_while_the_sitting_stays(sitting: Sitting, book: Book) -> None:
    session = present(book)
    items = book.agenda.items(session)
    async with sitting() as pilot:
        await pilot.press("h", "greater_than_sign", "left")
        assert screen(pilot)[1].startswith(" 1/")
        assert "xem mục khác" in screen(pilot)[1]
        await pilot.press("3", "p", "enter", "right")
        assert "còn" in screen(pilot)[1]
        await pilot.press("left", "greater_than_sign")
        assert screen(pilot)[1].startswith(" 3/")
    assert [s.item for s in speeches(book)] == [items[0].id]
    found = again(book.disk_folder).proceedings.item(session)
    assert found is not None
    assert found.id == items[2].id


async def test_the_sitting_opens_on_a_speech_of_an_earlier_item(sitting: Sitting, book: Book) -> None:
    session = present(book)
    items = book.agenda.items(session)
    ids = [number_of(book.speeches.log(session, SpeechKind.OPINION, member=m, item=items[0].id)) for m in (3, 5, 7)]
    book.proceedings.go_on(session)
    async with sitting() as pilot:
        pilot.app.open_sitting(session, ids[1])  # type: ignore[attr-defined]
        await pilot.pause()
        assert screen(pilot)[1].startswith(" 1/")
        assert next(line for line in screen(pilot) if "►" in line).endswith("· ····")
        await pilot.press("4")
    assert [s.quality for s in speeches(book)] == [None, 4, None]


async def test_two_sessions_of_one_sitting_lead_to_each_other(sitting: Sitting, book: Book) -> None:
    session = november(book).id
    thematic = book.calendar.resolve("2026-Q4-CD").id
    book.calendar.join(thematic, session)
    present(book)
    book.proceedings.begin(thematic)
    async with sitting() as pilot:
        await pilot.press("h", "b", "home")
        await to_row(pilot, "Chuyên đề quý")
        await pilot.press("enter")
        assert "Chuyên đề quý IV/2026" in screen(pilot)[0]
        await pilot.press("3", "p", "enter", "q")
        assert "Định kỳ tháng 11" in screen(pilot)[0]
    read = again(book.disk_folder)
    assert [s.member for s in read.speeches.of_session(thematic)] == [3]


async def test_praise_is_given_to_who_is_under_the_cursor_and_the_hand_comes_back(sitting: Sitting, book: Book) -> None:
    session = present(book)
    async with sitting() as pilot:
        await pilot.press("h", "7", "exclamation_mark")
        assert "1 biểu dương" in screen(pilot)[-2]
        await pilot.press("1")
        assert "Phạm Hương Giang" in said(pilot)
        await to_row(pilot, "nội dung")
        await pilot.press(*"Hoàn thành sớm báo cáo", "enter", "ctrl+g")
        assert "Phạm Hương Giang" in cursor_line(pilot)
        await pilot.press("b")
        assert "√ Biểu dương" in said(pilot)
    (made,) = again(book.disk_folder).commendations.of_session(session)
    assert (made.members, made.text) == ((7,), "Hoàn thành sớm báo cáo")


@pytest.mark.parametrize(
    ("step", "heading"),
    [
        ("Điểm danh", "Định kỳ tháng 11"), ("Biểu quyết", "Biểu quyết"),
        ("Biểu dương", "Biểu dương"), ("Tự chấm", "Chấm"), ("Đọc lại biên bản", "iên bản"),
        ("Khóa biên bản", "Kết thúc"),
    ],
)  # fmt: skip
async def test_each_step_opens_its_room_and_q_comes_back_to_it(
    sitting: Sitting, book: Book, step: str, heading: str
) -> None:
    present(book)
    async with sitting() as pilot:
        await pilot.press("h", "b", "home")
        await to_row(pilot, step)
        await pilot.press("enter")
        await pilot.pause()
        assert pilot.app.screen.noun != "sitting"  # type: ignore[attr-defined]
        assert heading in screen(pilot)[0]
        await pilot.press("q")
        await pilot.pause()
        assert pilot.app.screen.noun == "sitting"  # type: ignore[attr-defined]
        assert step in cursor_line(pilot)
