"""The sitting step by step: order, items, guests, papers, silence, the watch; the file is read back."""

from __future__ import annotations

import pytest

from store import Book
from store.records import Assignment, Kind, SpeechKind, Stage, State, Work
from store.rules.assignments import stage_of
from tests.cells import again, november, number_of
from tests.rooms.conftest import Opener, cursor_line, said, screen
from tests.rooms.sittings import Sitting, opener, present, speeches
from tui.log_words import change_words


@pytest.fixture
def sitting(book: Book) -> Sitting:
    """Opens home over `book`; h leads into the sitting."""
    return opener(book)


async def test_the_order_goes_step_by_step_and_each_says_whether_it_is_done(sitting: Sitting, book: Book) -> None:
    async with sitting() as pilot:
        await pilot.press("h", "enter", "enter")  # opening, at the hour offered
        assert "√ Khai mạc" in said(pilot)
        assert "14:10" in cursor_line(pilot)
        await pilot.press("3", "enter", *"oanh", "enter")  # minutes-taker
        assert "√ Cử thư ký" in said(pilot)
        await pilot.press("5", "enter", *"4, 7", "enter")  # dues
        assert "2 chưa nộp" in said(pilot)
        await pilot.press("4", "enter")  # roll call, and back to the same place
        assert "chưa điểm danh" in said(pilot)
        await pilot.press("asterisk", "q")
        assert "Điểm danh" in cursor_line(pilot)
        assert "16/16" in cursor_line(pilot)
        await pilot.press("end", "up", "enter", "enter")  # the end
        assert "đã xong, 0 phút" in said(pilot)
        await pilot.press("down", "enter")  # closing, and back to the same place
        await pilot.pause()
        assert "Kết thúc: Định kỳ tháng 11/2026" in screen(pilot)[0]
        await pilot.press("q")
        await pilot.pause()
        assert "Khóa biên bản" in cursor_line(pilot)
    said_now = again(book.disk_folder).proceedings.of(november(book).id)
    assert (said_now.opened, said_now.ended, said_now.taker, said_now.unpaid) == ("14:10", "14:10", 13, (4, 7))


async def test_a_wrong_hour_or_name_stays_to_be_mended_with_the_reason(sitting: Sitting, book: Book) -> None:
    async with sitting() as pilot:
        await pilot.press("h", "enter", *["backspace"] * 5, *"25:70", "enter")
        assert "25:70" in said(pilot)
        await pilot.press(*["backspace"] * 5, *"14h", "enter")
        assert "√ Khai mạc" in said(pilot)
        await pilot.press("5", "enter", *"99", "enter")
        assert "Không có đảng viên ở dòng 99" in said(pilot)
        await pilot.press("escape", "3", "enter", *"nguyễn", "enter")
        assert "Có nhiều" in said(pilot)
    assert again(book.disk_folder).proceedings.of(november(book).id).opened == "14:00"


async def test_greater_and_less_go_from_item_to_item_and_the_log_is_the_items(sitting: Sitting, book: Book) -> None:
    session = present(book)
    items = book.agenda.items(session)
    async with sitting() as pilot:
        await pilot.press("h", "3", "p", "enter", "greater_than_sign")
        assert screen(pilot)[1].startswith(f" 2/{len(items)} {items[1].title}"[:40])
        assert "Mục này chưa ai phát biểu" in said(pilot)
        await pilot.press("5", "p", "enter", "less_than_sign")
        assert "Trần Văn Bình" in screen(pilot)[3][38:]
        await pilot.press("less_than_sign")
        assert "Đây là mục đầu" in said(pilot)
        await pilot.press("ctrl+k", *"nhất trí", "enter")
    assert [s.item for s in speeches(book)] == [items[0].id, items[1].id]
    assert again(book.disk_folder).agenda.items(session)[0].conclusion == "nhất trí"


async def test_enter_on_an_item_of_the_order_goes_there_and_shows_who_speaks(sitting: Sitting, book: Book) -> None:
    session = present(book)
    async with sitting() as pilot:
        await pilot.press("h", "b", "8", "enter")
        assert screen(pilot)[1].startswith(" 3/")
        await pilot.press("3", "p", "enter")
    assert speeches(book)[0].item == book.agenda.items(session)[2].id


async def test_a_session_of_another_day_is_taken_down_without_a_clock(sitting: Sitting, book: Book) -> None:
    october = book.calendar.resolve("2026-10").id
    async with sitting() as pilot:
        await pilot.press("f2", "slash", *"10/2026", "enter", "home", "ctrl+d", "enter", "enter")
        assert "14:00" in said(pilot)
        await pilot.press("b", "full_stop", "full_stop", "3", "p", "enter")
    read = again(book.disk_folder)
    made = read.speeches.of_session(october)
    assert [(s.item, s.clock) for s in made] == [(read.agenda.items(october)[2].id, "")]
    assert all(not item.began for item in read.agenda.items(october))


# -- guests, papers, silence -----------------------------------------------------------------------


async def test_a_guest_is_written_down_speaks_and_changes_no_rate(sitting: Sitting, book: Book) -> None:
    present(book)
    async with sitting() as pilot:
        await pilot.press("h", "ctrl+n", *"Phạm Minh, Đảng ủy", "enter")
        await pilot.press("1", "7", "p", "enter")
        assert "1 lượt · 0/16 = 0 %" in said(pilot)
    made = speeches(book)
    assert made[0].member == 0
    assert made[0].guest > 0


async def test_an_assigned_paper_waits_on_top_and_one_key_logs_it(sitting: Sitting, book: Book) -> None:
    session = present(book)
    facts = {"kind": Work.PAPER, "session": session, "title": "Chuyển đổi số"}
    first, second = (number_of(book.assignments.add(Assignment(members=(m,), **facts))) for m in (5, 7))  # type: ignore[arg-type]
    async with sitting() as pilot:
        await pilot.press("h")
        assert "Tham luận: Chuyển" in cursor_line(pilot)
        await pilot.press("enter", "asterisk")
        assert "2 lượt" in said(pilot)
        await pilot.press("asterisk")
        assert "Không có bài nào chờ" in said(pilot)
    assert [(s.member, s.kind, s.assignment) for s in speeches(book)] == [
        (5, SpeechKind.PAPER, first), (7, SpeechKind.PAPER, second),
    ]  # fmt: skip
    assert stage_of(again(book.disk_folder).assignments.assignment(first)) is Stage.GIVEN


async def test_the_silent_stand_by_their_sessions_and_go_when_they_speak(sitting: Sitting, book: Book) -> None:
    october = book.calendar.resolve("2026-10").id
    book.attendance.mark_rest(october)
    book.speeches.log(october, SpeechKind.OPINION, member=1)
    present(book)
    async with sitting() as pilot:
        await pilot.press("h")
        quiet = "\n".join(line[38:] for line in screen(pilot)[13:22])
        assert "1 buổi    2 Ân  3 Bình" in quiet
        assert "gần đây   1 An" in quiet
        await pilot.press("3", "p", "enter", "1", "p", "enter")
        quiet = "\n".join(line[38:] for line in screen(pilot)[13:22])
        assert "Bình" not in quiet
        assert "An\n" not in quiet


async def test_nothing_can_be_written_once_the_minutes_are_closed(sitting: Sitting, book: Book) -> None:
    session = present(book)
    book.calendar.set_state(session, State.CLOSED)
    async with sitting() as pilot:
        await pilot.press("h", "3", "p", "enter")
        assert "đã khóa" in said(pilot)
        await pilot.press("greater_than_sign")
        assert "đã khóa" in said(pilot)
    assert speeches(book) == []


# -- the watch ---------------------------------------------------------------------------------


async def test_the_watch_adds_to_the_one_who_speaks_and_goes_over_to_the_next(
    sitting: Sitting, book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    present(book)
    now = [1000.0]
    monkeypatch.setattr("tui.rooms.sitting.watch.monotonic", lambda: now[0])
    async with sitting() as pilot:
        await pilot.press("h", "m")
        assert "chưa ai phát biểu" in screen(pilot)[-2]
        await pilot.press("3", "p", "enter", "m")
        assert "0:00" in cursor_line(pilot)
        now[0] += 95
        await pilot.press("5", "p", "enter")
        assert "1:35" in said(pilot)
        now[0] += 20
        await pilot.press("m", "m")
        now[0] += 5
        await pilot.press("q")  # leaving stops it
    assert [(s.member, s.seconds) for s in speeches(book)] == [(3, 95), (5, 25)]


# -- the other terminal, language, width, the log of changes --------------------------------------------


async def test_what_another_terminal_logs_is_seen_and_the_cursor_stays(sitting: Sitting, book: Book) -> None:
    session = present(book)
    other = again(book.disk_folder)
    async with sitting() as pilot:
        await pilot.press("h", "9")
        other.speeches.log(session, SpeechKind.OPINION, member=3, item=other.agenda.items(session)[0].id)
        other.proceedings.say(session, {"taker": 4})
        book.poll()
        await pilot.pause()
        assert "Vũ Thị Hòa" in cursor_line(pilot) or "Hoàng" in cursor_line(pilot)
        assert "1 lượt · 1/16" in said(pilot)
        assert "Trần Văn Bình" in screen(pilot)[3][38:]


async def test_in_english_everything_is_said_in_english(sitting: Sitting, book: Book) -> None:
    present(book)
    async with sitting() as pilot:
        await pilot.press("h", "3", "p", "enter", "ctrl+t")
        shown = said(pilot)
        for words in ("opinion", "1 speech · 1/16", "over 50%", "of 10 min left", "Silent"):
            assert words in shown


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40), (200, 60)])
async def test_it_fits_any_terminal(sitting: Sitting, book: Book, size: tuple[int, int]) -> None:
    present(book)
    async with sitting(size) as pilot:
        await pilot.press("h", "3", "p", "enter", "v", *"nêu khó khăn", "enter", "b", "b")
        assert "Trần Văn" in said(pilot)
        assert "1/16 = 6 %" in said(pilot)
        assert all(len(line) <= size[0] for line in screen(pilot))


async def test_a_committee_meeting_is_taken_down_too(sitting: Sitting, book: Book) -> None:
    book.calendar.add(Kind.COMMITTEE, november(book).date)
    id = book.calendar.resolve("2026-11-CU").id
    book.proceedings.begin(id)
    book.speeches.log(id, SpeechKind.OPINION, member=2)
    assert book.sitting.page(id).counts.total == 1


def test_the_log_says_who_spoke_and_what_was_changed(book: Book) -> None:
    session = present(book)
    change = book.speeches.log(session, SpeechKind.OPINION, member=3, summary="nêu khó khăn")
    assert change_words(book, change) == "phát biểu: + Trần Văn Bình: phát biểu"
    id = number_of(change)
    judged = book.speeches.judge(id, {"quality": 3, "own_work": True})
    assert "chất lượng: – → 3 khá" in change_words(book, judged)
    assert "việc của bản thân: – → có" in change_words(book, judged)
    said_now = book.proceedings.say(session, {"taker": 4, "unpaid": (7,)})
    assert "thư ký: – → Đỗ Thị Diệu" in change_words(book, said_now)


async def test_the_roll_call_still_jumps_by_digits(roll: Opener) -> None:
    async with roll() as pilot:
        await pilot.press("1", "2")
        assert "Đinh Công Lực" in cursor_line(pilot)
        await pilot.press("9")
        assert cursor_line(pilot).split()[1] == "9"
