"""The list rooms: sessions, members, log, help, palette; the language and the signs switched live."""

from __future__ import annotations

from pathlib import Path

import pytest

from store import Book
from tests.cells import again, codes, make_cell
from tests.rooms.conftest import Opener, running, said, screen
from tui.app import Start


def cursor_line(lines: list[str]) -> str:
    return next(line for line in lines if line.startswith("►"))


async def test_the_list_of_sessions_opens_at_the_session_of_today(rooms: Opener) -> None:
    async with rooms() as pilot:
        assert cursor_line(screen(pilot)).startswith("►•T5 05/11 Định kỳ tháng 11")


async def test_enter_opens_a_roll_and_q_comes_back_to_the_same_place(rooms: Opener, book: Book) -> None:
    async with rooms() as pilot:
        await pilot.press("up", "up")
        place = cursor_line(screen(pilot))[:30]
        await pilot.press("enter", "k", "q")
        await pilot.pause(0.2)
        assert cursor_line(screen(pilot))[:30] == place
        assert pilot.app.screen.noun == "calendar"  # type: ignore[attr-defined]
        assert "còn 15 chưa" in said(pilot)


async def test_a_year_is_planned_in_one_line_and_a_second_time_adds_none(rooms: Opener, book: Book) -> None:
    async with rooms() as pilot:
        await pilot.press("n", *["backspace"] * 7, *"2027 last", "enter")
        assert "16 buổi" in said(pilot)
        await pilot.press("n", *["backspace"] * 7, *"2027 last", "enter")
        assert "đủ buổi" in said(pilot)
    assert len(again(book.disk_folder).calendar.sessions(2027)) == 16


async def test_a_rule_that_is_none_keeps_the_question_open(rooms: Opener, book: Book) -> None:
    async with rooms() as pilot:
        await pilot.press("n", *["backspace"] * 7, *"2027 42", "enter")
        asked, refused, keys = screen(pilot)[-3:]
        assert asked.startswith(" Năm và quy tắc")
        assert refused == " Không hiểu quy tắc ngày «42». Ví dụ: 05, cuối, t6-đầu, last-workday."
        assert keys == " Enter xong  Esc bỏ"
        assert pilot.app.screen.foot.asking  # type: ignore[attr-defined]
        await pilot.press("escape")
        assert "Enter điểm danh" in screen(pilot)[-1]
        assert screen(pilot)[-3].startswith("─")  # the foot is as high as before
    assert not again(book.disk_folder).calendar.sessions(2027)


async def test_lists_filter_while_one_types_without_accents(rooms: Opener) -> None:
    async with rooms("roster") as pilot:
        await pilot.press("/", *"nguyen a")
        assert "Nguyễn Văn An" in said(pilot)
        assert "Nguyễn Thị Ân" in said(pilot)
        assert "Lê Đức Dũng" not in said(pilot)
        await pilot.press("escape")
        assert "Lê Đức Dũng" in said(pilot)


async def test_the_language_switches_live_and_is_remembered(rooms: Opener, tmp_path: Path) -> None:
    async with rooms() as pilot:
        await pilot.press("ctrl+t")
        assert "Sessions" in said(pilot)
        await pilot.press("ctrl+t")
        assert "Buổi sinh hoạt" in said(pilot)
    settings = (tmp_path / "config" / "chibo" / "settings.toml").read_text("utf-8")
    assert 'language = "vi"' in settings


async def test_plain_letters_stand_in_for_signs(roll: Opener) -> None:
    async with roll() as pilot:
        await pilot.press("c", "k", "ctrl+p", *"chu thuong", "enter")
        await pilot.pause(0.2)
        assert "C có mặt" in said(pilot)
        assert "K không phép" in said(pilot)
        assert not set("●○▲▼×►") & set(said(pilot))


async def test_help_shows_every_key_of_the_room_one_came_from(roll: Opener) -> None:
    async with roll((80, 40)) as pilot:
        await pilot.press("f1")
        await pilot.pause(0.2)
        for words in ("Vắng không phép", "Mọi người chưa điểm danh", "Hoàn tác"):
            assert words in said(pilot)


async def test_the_palette_finds_in_either_language_and_acts_in_the_room(roll: Opener, book: Book) -> None:
    async with roll() as pilot:
        await pilot.press("ctrl+p", *"without perm", "enter")
        await pilot.pause(0.2)
        await pilot.press("ctrl+p", *"khong phep", "enter")
        await pilot.pause(0.2)
    assert codes(again(book.disk_folder))[:2] == ["unexcused", "unexcused"]


@pytest.mark.parametrize("key", ["escape", "ctrl+c", "ctrl+p"])
async def test_the_palette_is_put_away_by_more_than_esc(roll: Opener, book: Book, key: str) -> None:
    async with roll() as pilot:
        await pilot.press("ctrl+p", *"vang")
        assert "Lệnh:" in said(pilot)
        await pilot.press(key)
        assert "chưa điểm danh" in said(pilot)
        await pilot.press("k")
    assert codes(again(book.disk_folder))[0] == "unexcused"


@pytest.mark.parametrize("key", ["escape", "ctrl+c"])
async def test_a_question_is_given_up_by_more_than_esc(roll: Opener, book: Book, key: str) -> None:
    async with roll() as pilot:
        await pilot.press("enter", *"đi muộn vì mưa", key, "k")
        assert "đi muộn vì mưa" not in said(pilot)
        await pilot.press("ctrl+c")
        assert "^Q thoát" in said(pilot)
    assert codes(again(book.disk_folder))[0] == "unexcused"


async def test_a_moved_key_works_and_is_shown(tmp_path: Path) -> None:
    from tui.app import ChiboApp
    from tui.preferences import Preferences

    book = make_cell(tmp_path / "book")
    app = ChiboApp(book.disk_folder, book, Start(session=book.calendar.resolve("2026-11").id),
                   chosen=Preferences(language="vi", keys={"attendance.rest": "b"}))  # fmt: skip
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "b còn lại" in said(pilot)
        await pilot.press("b")
    assert set(codes(book)) == {"present"}
    book.close()


async def test_hostile_names_are_literal_in_every_room(tmp_path: Path) -> None:
    from store.records import Member

    book = make_cell(tmp_path / "book", members=2)
    names = ["Ann [/b] Lee", "[@click=app.bell]Ann[/]", "[red]Lan[/]", "[$nope]x", "Lê [/"]
    for name in names:
        book.roster.save(Member(name=name))
    start = Start(session=book.calendar.resolve("2026-11").id)
    async with running(book, book.disk_folder, start, (120, 40)) as pilot:
        for keys in ([], ["f3"], ["f4"]):
            await pilot.press(*keys)
            await pilot.pause(0.2)
            for name in names:
                assert name in said(pilot)
    book.close()


async def test_passing_over_a_note_of_several_lines_in_a_form_leaves_it(rooms: Opener, book: Book) -> None:
    book.roster.change(1, {"note": "một\nhai"})
    async with rooms("roster") as pilot:
        pilot.app.open_member(1)  # type: ignore[attr-defined]
        await pilot.pause(0.2)
        await pilot.press(*["down"] * 35, *["up"] * 35)
    assert again(book.disk_folder).roster.member(1).note == "một\nhai"
