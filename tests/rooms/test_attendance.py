"""The roll call by its keys; what is asserted is the file, read back by another hand."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from store import Book
from store.errors import NotSaved
from store.records import Code, Kind, Session, Source
from tests.cells import NOON, again, codes, make_cell, november
from tests.rooms.conftest import Opener, running, said, screen
from tui.app import ChiboApp, Start


def mark_of(book: Book, number: int):  # type: ignore[no-untyped-def]
    return book.attendance.roll(november(book).id).rows[number - 1].mark


async def test_six_keys_take_the_roll_of_sixteen(roll: Opener, book: Book) -> None:
    async with roll() as pilot:
        await pilot.press("4", "p", "1", "9", "k", "*")
    other = again(book.disk_folder)
    expected = ["present"] * 16
    expected[3], expected[8] = "excused", "unexcused"
    assert codes(other) == expected
    assert mark_of(other, 4).reason == "business"
    other.close()


async def test_nobody_missing_is_one_key(roll: Opener, book: Book) -> None:
    async with roll() as pilot:
        await pilot.press("*")
    assert set(codes(again(book.disk_folder))) == {"present"}


async def test_a_half_taken_roll_leaves_the_rest_not_taken(roll: Opener, book: Book) -> None:
    async with roll() as pilot:
        await pilot.press("c", "c", "k")
        assert "chưa" in said(pilot)
    assert codes(again(book.disk_folder)) == ["present", "present", "unexcused"] + ["not_taken"] * 13


async def test_a_mark_moves_the_cursor_on_and_stops_at_the_end(roll: Opener, book: Book) -> None:
    async with roll() as pilot:
        await pilot.press(*["c"] * 20)
    assert set(codes(again(book.disk_folder))) == {"present"}


async def test_digits_make_a_row_number(roll: Opener, book: Book) -> None:
    async with roll() as pilot:
        await pilot.press("1", "6", "k", "1", "c", "3", "v")
    found = codes(again(book.disk_folder))
    assert (found[15], found[0], found[2]) == ("unexcused", "present", "left_early")


async def test_any_other_key_ends_a_row_number(roll: Opener, book: Book) -> None:
    async with roll() as pilot:
        await pilot.press("1", "p", "escape", "5", "k", "1", "down", "4", "k")
    assert [n for n, code in enumerate(codes(again(book.disk_folder)), 1) if code == "unexcused"] == [4, 5]


async def test_a_reason_may_be_left_open_with_enter(roll: Opener, book: Book) -> None:
    async with roll() as pilot:
        await pilot.press("p", "enter")
    mark = mark_of(again(book.disk_folder), 1)
    assert (mark.code, mark.reason) == (Code.EXCUSED, "")


async def test_another_key_leaves_the_reason_open_and_acts(roll: Opener, book: Book) -> None:
    async with roll() as pilot:
        await pilot.press("p", "c")
    assert codes(again(book.disk_folder))[:2] == ["excused", "present"]


async def test_esc_takes_no_mark_when_a_reason_is_asked(roll: Opener, book: Book) -> None:
    async with roll() as pilot:
        await pilot.press("p", "escape")
    assert codes(again(book.disk_folder))[0] == "not_taken"


async def test_a_note_stays_with_the_mark_through_a_correction(roll: Opener, book: Book) -> None:
    async with roll() as pilot:
        await pilot.press("k", "up", "enter", *"gọi", "enter", "c")
    mark = mark_of(again(book.disk_folder), 1)
    assert (mark.code, mark.note) == (Code.PRESENT, "gọi")


async def test_undo_takes_back_one_mark_and_says_which(roll: Opener, book: Book) -> None:
    async with roll() as pilot:
        await pilot.press("c", "k", "ctrl+z")
        assert "Đã hoàn tác" in said(pilot)
        assert "Nguyễn Thị Ân" in said(pilot)
    assert codes(again(book.disk_folder))[:2] == ["present", "not_taken"]


async def test_undo_of_many_rows_asks_with_what_will_be_undone(roll: Opener, book: Book) -> None:
    async with roll() as pilot:
        await pilot.press("*", "ctrl+z")
        assert "Hoàn tác:" in said(pilot)
        assert set(codes(book)) == {"present"}
        await pilot.press("enter")
    assert set(codes(again(book.disk_folder))) == {"not_taken"}


async def test_undo_says_so_when_another_hand_has_changed_the_row(roll: Opener, book: Book) -> None:
    async with roll() as pilot:
        await pilot.press("c")
        other = again(book.disk_folder)
        first = other.attendance.roll(november(other).id).rows[0].member
        other.attendance.mark(november(other).id, first.id, Code.UNEXCUSED)
        other.close()
        book.poll()
        await pilot.press("ctrl+z")
        assert "khac" in said(pilot)
        await pilot.press("n")
        assert codes(book)[0] == "unexcused"
        await pilot.press("ctrl+z", "enter")
    assert codes(again(book.disk_folder))[0] == "not_taken"


async def test_the_other_terminal_is_seen_within_two_seconds(roll: Opener, book: Book) -> None:
    async with roll() as pilot:
        other = again(book.disk_folder)
        other.attendance.mark_rest(november(other).id)
        other.close()
        await pilot.pause(1.5)
        assert "100,0 %" in said(pilot)


async def test_an_exempt_member_comes_filled_in_and_is_left_out_of_the_rate(tmp_path: Path) -> None:
    book = make_cell(tmp_path / "exempt", exempt=3)
    async with running(book, book.disk_folder, Start(session=november(book).id)) as pilot:
        assert "(miễn sinh hoạt)" in said(pilot)
        await pilot.press("1", "k", "2", "k", "*")
        assert "86,7 %" in said(pilot)
    assert codes(again(book.disk_folder))[2] == "exempt"
    book.close()


async def test_a_failed_write_leaves_the_old_value_and_one_sentence(
    roll: Opener, book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with roll() as pilot:
        await pilot.press("c")

        def refuse(*_a: object, **_k: object) -> None:
            raise NotSaved(what="No space left on device")

        monkeypatch.setattr(book, "commit", refuse)
        await pilot.press("k")
        assert "CHƯA LƯU" in said(pilot)
        assert "không phép" not in "\n".join(screen(pilot)[3:20])
        monkeypatch.undo()
        await pilot.press("k")
    assert codes(again(book.disk_folder))[:2] == ["present", "unexcused"]


async def test_a_composed_letter_only_hints(roll: Opener, book: Book) -> None:
    async with roll() as pilot:
        before = book.disk_folder.joinpath("db.jsonl").stat().st_size
        await pilot.press("ư", "đ", "â")
        assert "bộ gõ" in said(pilot)
    assert book.disk_folder.joinpath("db.jsonl").stat().st_size == before


async def test_slash_finds_a_name_without_accents(roll: Opener, book: Book) -> None:
    async with roll() as pilot:
        await pilot.press("/", *"le d", "enter", "k")
    assert codes(again(book.disk_folder))[4] == "unexcused"


async def test_guests_stand_apart_and_change_no_rate(roll: Opener, book: Book) -> None:
    async with roll() as pilot:
        await pilot.press("*", "ctrl+n", *"Bạch Nguyệt, Trường", "enter")
        assert "khách mời" in said(pilot)
        assert "100,0 %" in said(pilot)
        await pilot.press("end", "delete")
        assert "khách mời" not in "\n".join(screen(pilot)[3:20])
        await pilot.press("ctrl+z")
        assert "Bạch Nguyệt" in said(pilot)


async def test_the_run_of_absences_and_the_alert_are_told_under_the_cursor(tmp_path: Path) -> None:
    book = make_cell(tmp_path / "runs")
    first = book.roster.members()[0]
    for month in ("2026-07", "2026-08", "2026-09", "2026-10"):
        session = book.calendar.resolve(month)
        book.attendance.mark(session.id, first.id, Code.EXCUSED, reason="health")
        book.attendance.mark_rest(session.id)
    async with running(book, book.disk_folder, Start(session=november(book).id), (120, 40)) as pilot:
        foot = screen(pilot)[-2]
        assert "Nguyễn Văn An" in foot
        assert "4" in foot
        assert screen(pilot)[3].rstrip().endswith("○○○○")
        await pilot.press("down")
        assert "Nguyễn Văn An" not in screen(pilot)[-2]
    book.close()


async def test_the_log_of_a_mark_keeps_the_old_value(roll: Opener) -> None:
    async with roll() as pilot:
        await pilot.press("c", "up", "k", "up", "h")
        assert "có mặt → không phép" in said(pilot)
        await pilot.press("q")
        assert isinstance(pilot.app, ChiboApp)
        assert pilot.app.room.noun == "attendance"


async def test_a_committee_meeting_lists_the_committee_only(tmp_path: Path) -> None:
    book = make_cell(tmp_path / "committee")
    change = book.calendar.save(Session(code="2026-11-CU", kind=Kind.COMMITTEE, date=NOON.date()))
    session = change.parts[0].after  # type: ignore[union-attr]
    assert isinstance(session, Session)
    async with running(book, book.disk_folder, Start(session=session.id)) as pilot:
        assert "Nguyễn Thị Ân" in said(pilot)
        assert "Trần Văn Bình" not in said(pilot)
    book.close()


@pytest.mark.parametrize("size", [(20, 5), (80, 24), (200, 60)])
async def test_any_size_of_terminal_takes_a_mark(roll: Opener, book: Book, size: tuple[int, int]) -> None:
    async with roll(size) as pilot:
        await pilot.press("c")
        await pilot.resize_terminal(20, 5)
        await pilot.resize_terminal(200, 60)
        await pilot.press("k")
    assert codes(again(book.disk_folder))[:2] == ["present", "unexcused"]


async def test_a_hundred_members_go_by_digits_too(tmp_path: Path) -> None:
    book = make_cell(tmp_path / "hundred", members=100)
    async with running(book, book.disk_folder, Start(session=november(book).id)) as pilot:
        await pilot.press("9", "7", "k", "4", "0", "c")
        assert " 41 " in said(pilot)
    found = codes(again(book.disk_folder))
    assert (found[96], found[39], found.count("not_taken")) == ("unexcused", "present", 98)
    book.close()


async def test_a_half_typed_note_is_offered_at_the_next_start(book: Book) -> None:
    start = Start(session=november(book).id)
    async with running(book, book.disk_folder, start) as pilot:
        await pilot.press("4", "enter", *"ốm nặng")
        pilot.app.save_drafts()  # type: ignore[attr-defined]
    kept = next((book.disk_folder / "drafts").glob("*.json"))
    kept.rename(kept.with_name("1-0.json"))  # as if another program had left it
    async with running(book, book.disk_folder, Start(room="calendar")) as pilot:
        await pilot.press("enter")
        await pilot.pause(0.1)
        await pilot.press("enter")
    assert mark_of(again(book.disk_folder), 4).note == "ốm nặng"


async def test_an_absence_is_announced_on_a_coming_session_and_confirmed_on_the_day(book: Book) -> None:
    december = book.calendar.resolve("2026-12")
    async with running(book, book.disk_folder, Start(session=december.id)) as pilot:
        await pilot.press("4", "p", "1")
        assert "(có phép: đi công tác)" in said(pilot)
        assert again(book.disk_folder).marks().all() == []
    day = datetime(2026, 12, 7, 7, 0, tzinfo=UTC)
    later = again(book.disk_folder, day)
    async with running(later, later.disk_folder, Start(session=december.id)) as pilot:
        await pilot.press("asterisk")
        assert "trong ngoặc" in said(pilot)
        roll = again(book.disk_folder, day).attendance.roll(december.id)
        assert (roll.rows[3].mark.code, roll.rows[3].mark.source) == (Code.EXCUSED, Source.PREFILL)
        await pilot.press("4", "p", "enter")
    mark = again(book.disk_folder, day).attendance.roll(december.id).rows[3].mark
    assert (mark.code, mark.reason, mark.source) == (Code.EXCUSED, "business", Source.HAND)
