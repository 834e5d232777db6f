"""What goes out to members, by keys: read, copied, written to a file; the calendar's file; what is refused."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
from textual.pilot import Pilot

from store import Book
from tests.cells import again, november
from tests.rooms.conftest import Opener, said, screen, to_row
from tui import clipboard
from tui.clipboard import Between, between, fits, wrapped
from tui.language import set_language


def foot(pilot: Pilot[None]) -> str:
    lines = screen(pilot)
    rule = max(n for n, line in enumerate(lines) if line.startswith("────"))
    return " ".join(lines[rule + 1 :])


def december(book: Book, name: str) -> str:
    """December's text as another hand reads it."""
    hand = again(book.disk_folder)
    return hand.papers.text(name, hand.calendar.resolve("2026-12").id).plain


async def at_notice(pilot: Pilot[None], key: str = "v") -> None:
    """From the list of sessions into December's notice, or its text for the app."""
    await pilot.press("slash", *"12/2026", "enter", "end", "space", key)


async def choose(pilot: Pilot[None], words: str) -> None:
    """A command of the palette."""
    await pilot.press("ctrl+p", *words, "enter")
    await pilot.pause()


async def test_v_shows_the_notice_with_what_is_missing_above_it(rooms: Opener, book: Book) -> None:
    async with rooms() as pilot:
        await at_notice(pilot)
        lines = screen(pilot)
        assert "Thông báo: Định kỳ tháng 12/2026" in lines[0]
        assert lines[1].startswith("►Lưu ý: chưa có nơi họp")
        assert "THÔNG BÁO SINH HOẠT CHI BỘ" in said(pilot)
        assert "14 giờ 00, thứ Hai, ngày 07 tháng 12 năm 2026" in said(pilot)
        assert "Địa điểm" not in said(pilot)
        await pilot.press("n")
        assert "Cho Sổ tay: Định kỳ tháng 12/2026" in screen(pilot)[0]
        assert "[TÊN BUỔI SINH HOẠT]" in said(pilot)
        await pilot.press("q")
        assert "Chuẩn bị: Định kỳ tháng 12/2026" in screen(pilot)[0]


async def test_the_text_stays_vietnamese_when_the_screen_speaks_english(rooms: Opener, book: Book) -> None:
    async with rooms() as pilot:
        await at_notice(pilot)
        await pilot.press("ctrl+t")
        assert "Notice:" in screen(pilot)[0]
        assert "Missing: no place" in said(pilot)
        assert "THÔNG BÁO SINH HOẠT CHI BỘ" in said(pilot)
    set_language("vi")


async def test_c_copies_the_whole_text_and_k_the_part_under_the_cursor(rooms: Opener, book: Book) -> None:
    async with rooms() as pilot:
        await at_notice(pilot, "n")
        await pilot.press("c")
        assert pilot.app.clipboard == december(book, "app_text")
        assert "Dán không ra gì thì g ghi tệp" in foot(pilot)
        await pilot.press("home", "k")
        assert "đến một phần" in foot(pilot)
        await to_row(pilot, "[NGÀY]")
        await pilot.press("k")
        assert pilot.app.clipboard == "07/12/2026"
        await to_row(pilot, "Mở đầu")
        await pilot.press("k")
        assert len(pilot.app.clipboard.splitlines()) == 7
        assert "[" not in pilot.app.clipboard


async def test_a_text_too_long_for_terminals_is_not_sent(
    rooms: Opener, book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clipboard, "MOST", 50)
    async with rooms() as pilot:
        await at_notice(pilot)
        await pilot.press("c")
        assert "100 KB" in foot(pilot)
        assert pilot.app.clipboard == ""


async def test_g_writes_the_text_and_asks_before_it_replaces(rooms: Opener, book: Book, tmp_path: Path) -> None:
    file = tmp_path / "báo.txt"
    async with rooms() as pilot:
        await at_notice(pilot)
        await pilot.press("g")
        assert "thong-bao-2026-12-DK.txt" in foot(pilot)
        await pilot.press("ctrl+u", *str(file), "enter")
        assert "Đã ghi" in foot(pilot)
        first = file.read_text("utf-8")
        assert first == december(book, "notice")
        assert file.stat().st_mode & 0o777 == 0o600
        file.write_text("của tôi", "utf-8")
        await pilot.press("g", "ctrl+u", *str(file), "enter")
        assert "Thay tệp cũ?" in foot(pilot)
        await pilot.press("left")
        assert file.read_text("utf-8") == "của tôi"
        await pilot.press("g", "ctrl+u", *str(tmp_path / "no" / "x"), "enter")
        assert "thư mục" in foot(pilot)
        await pilot.press("escape", "g", "ctrl+u", *str(file), "enter", "enter")
        assert file.read_text("utf-8") == first


async def test_the_palette_of_the_sessions_has_both_texts_and_the_calendar_file(
    rooms: Opener, book: Book, tmp_path: Path
) -> None:
    file = tmp_path / "lịch.ics"
    async with rooms() as pilot:
        await choose(pilot, "thong bao")
        assert "Thông báo: Định kỳ tháng 11/2026" in screen(pilot)[0]
        await pilot.press("q")
        await choose(pilot, "so tay")
        assert "Cho Sổ tay" in screen(pilot)[0]
        await pilot.press("q")
        await choose(pilot, "tep lich")
        assert "lich-sinh-hoat-2026.ics" in foot(pilot)
        await pilot.press("ctrl+u", *str(file), "enter")
        assert "Đã ghi" in foot(pilot)
    assert file.read_bytes().count(b"BEGIN:VEVENT") == 16


async def test_a_cancelled_session_has_no_notice_and_one_cancelled_meanwhile_none_any_more(
    rooms: Opener, book: Book
) -> None:
    async with rooms() as pilot:
        await at_notice(pilot)
        hand = again(book.disk_folder)
        hand.calendar.cancel(hand.calendar.resolve("2026-12").id, "bão")
        book.poll()
        await pilot.pause()
        assert "không còn họp" in said(pilot)
        await pilot.press("c", "g")
        assert "Không có gì để gửi" in foot(pilot)
        await pilot.press("q", "v")
        assert "đã hủy" in foot(pilot)
        assert "Chuẩn bị:" in screen(pilot)[0]


@pytest.mark.parametrize("size", [(20, 8), (40, 12), (80, 24), (120, 40)])
async def test_long_lines_are_folded_at_any_width(rooms: Opener, book: Book, size: tuple[int, int]) -> None:
    book.calendar.edit(november(book).id, place="Hội trường lớn của cơ quan " * 4)
    async with rooms(size=size) as pilot:
        await choose(pilot, "so tay")
        await pilot.press(*["pagedown"] * 3, "home", "end")
        assert all(len(line) <= size[0] for line in screen(pilot))
        await pilot.press("c")
        assert "Hội trường lớn của cơ quan Hội trường lớn" in pilot.app.clipboard


# -- what is written to the terminal --------------------------------------------------------------


@pytest.mark.parametrize(
    ("environ", "there"),
    [
        ({"TERM": "xterm-256color"}, Between.NOTHING),
        ({"TERM": "screen-256color", "TMUX": "/tmp/tmux-0/default,1,0"}, Between.TMUX),
        ({"TERM": "tmux-256color"}, Between.TMUX),
        ({"TERM": "screen"}, Between.SCREEN),
        ({"TERM": "screen.xterm-256color", "STY": "1.pts-0"}, Between.SCREEN),
        ({}, Between.NOTHING),
    ],
)
def test_what_stands_between_is_read_off_the_environment(environ: dict[str, str], there: Between) -> None:
    assert between(environ) is there


def test_what_is_wrapped_unwraps_to_the_plain_sequence() -> None:
    text = "Thông báo " * 200
    plain = f"\x1b]52;c;{base64.b64encode(text.encode()).decode()}\a"
    tmux = wrapped(text, Between.TMUX)
    assert tmux.removeprefix("\x1bPtmux;").removesuffix("\x1b\\").replace("\x1b\x1b", "\x1b") == plain
    pieces = wrapped(text, Between.SCREEN).split("\x1b\\")
    assert "".join(piece.removeprefix("\x1bP") for piece in pieces) == plain
    assert max(map(len, pieces)) <= 768
    assert wrapped(text, Between.NOTHING) == ""


def test_a_text_fits_up_to_a_hundred_kilobytes_of_base64() -> None:
    assert fits("x" * 75_000)
    assert not fits("x" * 75_001)
