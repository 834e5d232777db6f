"""The closing room: each missing thing answered or left, reading back, closing, versions; the file after it."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from store import Book
from store.records import Assignment, Code, State, Work
from tests.cells import again, november
from tests.rooms.conftest import Opener, cursor_line, said, screen, to_row
from tests.sittings import DAY, say, whole_sitting


@pytest.fixture
def session(book: Book) -> int:
    """November's session, taken down whole; two things are left to be answered."""
    id = whole_sitting(book)
    say(book, id, taker=0, conclusion="")
    return id


async def closing(pilot: Pilot[None]) -> None:
    """Go from the sessions to the closing of the one under the cursor."""
    await pilot.press("ctrl+k")
    await pilot.pause()


def keys(book: Book, id: int) -> list[str]:
    return [one.key for one in book.minutes.lacking(id)]


async def answer_all(pilot: Pilot[None]) -> None:
    """Leave everything open that is missing."""
    await pilot.press("home")
    while "▲" in said(pilot):
        await to_row(pilot, "▲")
        await pilot.press("space")
        await pilot.press("home")


async def test_what_is_missing_stands_first_then_the_remarks_then_the_minutes(
    rooms: Opener, book: Book, session: int
) -> None:
    async with rooms() as pilot:
        await closing(pilot)
        lines = screen(pilot)
        assert "Kết thúc: Định kỳ tháng 11/2026" in lines[0]
        heads = [line for line in lines if line.startswith(" ──")]
        open_ = len(keys(book, session))
        assert [h.split("──")[1].strip() for h in heads] == [f"Còn thiếu · {open_}", "Kết luận, nhận xét", "Biên bản"]
        assert "Chưa cử thư ký ghi biên bản." in cursor_line(pilot)


async def test_enter_goes_where_a_thing_is_seen_to_and_comes_back_to_the_next(
    rooms: Opener, book: Book, session: int
) -> None:
    async with rooms() as pilot:
        await closing(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert cursor_line(pilot).startswith("► thư ký")
        await pilot.press(*"van binh", "enter")
        await pilot.press("escape")
        await pilot.pause(0.3)
        assert "Kết thúc: Định kỳ" in screen(pilot)[0]
        assert "Chưa cử thư ký" not in said(pilot)
    assert again(book.disk_folder).proceedings.of(session).taker == 3


async def test_an_assigned_paper_nobody_gave_is_listed_and_needs_a_choice(
    rooms: Opener, book: Book, session: int
) -> None:
    book.assignments.add(Assignment(kind=Work.PAPER, members=(5,), title="Nêu gương", session=session))
    async with rooms() as pilot:
        await closing(pilot)
        await to_row(pilot, "Tham luận của Lê Đức Dũng đã giao, chưa trình bày")
        await pilot.press("k")
        assert "Còn thiếu" in screen(pilot)[-2]
        await pilot.press("enter")
        await pilot.pause()
        assert "Nêu gương" in said(pilot)
        await pilot.press("escape")
        await pilot.pause(0.3)
        await pilot.press("space")
        assert "để ngỏ" in next(line for line in screen(pilot) if "Lê Đức Dũng" in line)
    left = again(book.disk_folder).proceedings.of(session).left_open
    assert [key for key in left if key.startswith("assigned:")]


async def test_the_conclusion_of_an_item_is_typed_at_the_foot(rooms: Opener, book: Book, session: int) -> None:
    item = book.agenda.items(session)[1]
    book.proceedings.conclude(session, item.id, "")
    async with rooms() as pilot:
        await closing(pilot)
        await to_row(pilot, "Mục 2 có phát biểu mà chưa kết luận")
        await pilot.press("enter", *"Nhất trí.", "enter")
        assert "Mục 2" not in said(pilot)
    assert again(book.disk_folder).agenda.items(session)[1].conclusion == "Nhất trí."


async def test_closing_asks_once_and_the_session_is_locked(rooms: Opener, book: Book, session: int) -> None:
    async with rooms() as pilot:
        await closing(pilot)
        await pilot.press("k")
        assert "Còn thiếu" in screen(pilot)[-2]
        await answer_all(pilot)
        await pilot.press("k")
        assert "Khóa biên bản thành bản 1?" in screen(pilot)[-2]
        await pilot.press("x")
        assert book.minutes.versions(session) == []
        await pilot.press("k", "enter")
        await pilot.pause()
        assert "Đã khóa: Định kỳ tháng 11/2026" in screen(pilot)[0]
        assert "√ Bản 1 · 05/11/2026 14:10 · thuky" in said(pilot)
        await pilot.press("ctrl+z", "enter")
        await pilot.pause()
        assert "Kết thúc: Định kỳ tháng 11/2026" in screen(pilot)[0]
    other = again(book.disk_folder)
    assert november(other).state is not State.CLOSED
    assert other.minutes.versions(session) == []


async def test_closed_minutes_are_opened_again_with_a_cause_and_both_versions_stay_readable(
    rooms: Opener, book: Book, session: int
) -> None:
    async with rooms() as pilot:
        await closing(pilot)
        await answer_all(pilot)
        await pilot.press("k", "enter", "m", "enter")
        assert november(book).state is State.CLOSED
        await pilot.press(*"ghi nhầm", "enter")
        await pilot.pause()
        assert "bản 2" in said(pilot)
        book.attendance.mark(session, 9, Code.UNEXCUSED)
        await pilot.press("k", "enter")
        await pilot.pause()
        assert "√ Bản 2 · 05/11/2026 14:10 · thuky · ghi nhầm" in said(pilot)
        await to_row(pilot, "√ Bản 2")
        await pilot.press("c")
        await pilot.pause()
        assert " - - Có mặt: 14/16" in said(pilot)
        assert " + - Có mặt: 13/16" in said(pilot)
        assert "Chương trình" not in said(pilot)
        await pilot.press("q")
        await pilot.pause(0.3)
        await to_row(pilot, "√ Bản 1")
        await pilot.press("enter")
        await pilot.pause()
        assert "bản 1" in screen(pilot)[0]
        assert "- Có mặt: 14/16" in said(pilot)
    first, second = again(book.disk_folder).minutes.versions(session)
    assert (first.why, second.why) == ("", "ghi nhầm")


async def test_the_minutes_are_read_back_page_by_page_marked_and_put_right(
    rooms: Opener, book: Book, session: int
) -> None:
    say(book, session, read_back=None, corrections="")
    async with rooms() as pilot:
        await closing(pilot)
        await pilot.press("v")
        await pilot.pause()
        assert "BIÊN BẢN" in said(pilot)
        assert "chưa đọc lại" in screen(pilot)[-2]
        seen = said(pilot)
        for _ in range(9):
            await pilot.press("space")
            seen += said(pilot)
        for speech in book.speeches.of_session(session):
            assert not speech.member or book.roster.member(speech.member).name in seen
        assert "100 %" in screen(pilot)[-2]
        await pilot.press("b", "c", *"sửa tên", "enter")
        assert "đã đọc lại trước chi bộ · đã sửa: sửa tên" in screen(pilot)[-2]
    kept = again(book.disk_folder).proceedings.of(session)
    assert (kept.read_back, kept.corrections) == (True, "sửa tên")


async def test_the_minutes_are_written_where_one_says(
    rooms: Opener, book: Book, session: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with rooms() as pilot:
        await closing(pilot)
        await pilot.press("t")
        assert "bien-ban-2026-11-dk.docx" in screen(pilot)[-2]
        await pilot.press("enter")
        await pilot.pause()
        assert "Đã ghi" in said(pilot)
        await pilot.press("n", "enter")
        await pilot.pause()
    for name in ("bien-ban", "nghi-quyet"):
        written = tmp_path / f"{name}-2026-11-dk.docx"
        assert written.read_bytes().startswith(b"PK")
        assert written.stat().st_mode & 0o777 == 0o600
    numbers = [(row.kind, row.number, row.dated) for row in again(book.disk_folder).issued.page()]
    assert numbers == [("BB", 1, DAY), ("NQ", 1, DAY)]


async def test_a_closed_roll_says_what_to_do_first(rooms: Opener, book: Book, session: int) -> None:
    for one in book.minutes.lacking(session):
        book.minutes.leave(session, one.key)
    book.minutes.close(session)
    async with rooms() as pilot:
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("k")
        assert "đã khóa; mở lại trước (Lịch năm, ^K)" in said(pilot)
    assert again(book.disk_folder).attendance.roll(session).rows[0].mark.code is Code.PRESENT


async def test_hostile_words_in_the_minutes_are_only_words(rooms: Opener, book: Book, session: int) -> None:
    say(book, session, conclusion="[red]x[/red] \x1b[31m <b>")
    async with rooms() as pilot:
        await closing(pilot)
        assert "[red]x[/red]" in said(pilot)
        await pilot.press("v")
        await pilot.pause()
        for _ in range(9):
            await pilot.press("space")
        assert "\x1b" not in said(pilot)


async def test_a_missing_theme_is_given_its_title_at_the_foot(rooms: Opener, book: Book) -> None:
    thematic = book.calendar.resolve("2026-Q4-CD").id
    async with rooms() as pilot:
        await to_row(pilot, "Chuyên đề quý IV")
        await closing(pilot)
        await to_row(pilot, "Chưa có chuyên đề của quý.")
        await pilot.press("enter", *"Nêu gương", "enter")
        assert "Chưa có chuyên đề của quý." not in said(pilot)
    other = again(book.disk_folder)
    theme = other.assignments.theme_of(other.calendar.session(thematic))
    assert theme is not None
    assert theme.title == "Nêu gương"


async def test_a_vote_that_does_not_add_up_is_opened_to_be_mended(rooms: Opener, book: Book, session: int) -> None:
    vote = book.votes.of_session(session)[0]
    book.votes.change(vote.id, {"favour": 14})
    async with rooms() as pilot:
        await closing(pilot)
        await to_row(pilot, "Biểu quyết cộng lại 15 phiếu, có mặt 14")
        await pilot.press("enter")
        await pilot.pause()
        assert "Nghị quyết tháng 12" in said(pilot)
        await pilot.press("escape")
        await pilot.pause(0.3)
        assert "Biểu quyết cộng lại" in cursor_line(pilot)


def test_every_field_of_the_proceedings_has_a_name_for_the_log() -> None:
    from store.records import Proceedings
    from tui.speeches import PROCEEDINGS

    assert set(PROCEEDINGS) == set(Proceedings.__struct_fields__) - {"id", "session"}
