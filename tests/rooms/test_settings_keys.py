"""Keys moved by hand and by the settings file: in force at once, refused where they would do harm."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from store import Book
from store.records import Code
from tests.cells import again, november
from tests.rooms.conftest import Opener, cursor_line, own, said, screen, to_row
from tui import keymap, preferences
from tui.app import ChiboApp, Start
from tui.keys import KEYS


async def to_key(pilot: Pilot[None], words: str) -> None:
    await pilot.press("f9", "pagedown", "pagedown", "down", "down", "down", "enter")
    await to_row(pilot, words)


async def test_another_key_is_pressed_once_and_works_at_once_everywhere_it_is_shown(
    roll: Opener, book: Book, tmp_path: Path
) -> None:
    async with roll() as pilot:
        await to_key(pilot, "Mọi người chưa điểm danh")
        await pilot.press("enter")
        assert "Bấm phím mới cho «còn lại»" in said(pilot)
        await pilot.press("b")
        assert "• mặc định *" in cursor_line(pilot)
        assert own(tmp_path)["keys"] == {"attendance.rest": "b"}
        app = pilot.app
        assert isinstance(app, ChiboApp)
        app.open_roll(november(book).id)
        await pilot.pause()
        assert "b còn lại" in screen(pilot)[-1]
        await pilot.press("f1")
        assert "b  Mọi người chưa điểm danh" in said(pilot)
        await pilot.press("q", "*")
        assert again(book.disk_folder).attendance.roll(november(book).id).tally.present == 0
        await pilot.press("b")
    assert again(book.disk_folder).attendance.roll(november(book).id).tally.present == 16


async def test_a_sentence_names_the_key_that_was_moved(roll: Opener, book: Book) -> None:
    async with roll() as pilot:
        await to_key(pilot, "Hoàn tác")
        await pilot.press("enter", "f13", "f8", "down", "delete")
        assert "F13" in screen(pilot)[-2]
        assert "^Z" not in said(pilot)
        await pilot.press("f13", "enter")
        assert "Đã hoàn tác" in screen(pilot)[-2]


async def test_delete_puts_the_default_back(roll: Opener, tmp_path: Path) -> None:
    async with roll() as pilot:
        await to_key(pilot, "Mọi người chưa điểm danh")
        await pilot.press("enter", "f13", "delete")
        assert "mặc định" not in cursor_line(pilot)
        assert "*" in cursor_line(pilot)
    assert own(tmp_path)["keys"] == {}


@pytest.mark.parametrize(
    ("row", "key", "why"),
    [
        ("Mọi người chưa điểm danh", "m", "m đang là «muộn» (Điểm danh)"),
        ("Mọi người chưa điểm danh", "1", "đang là «dòng»"),
        ("Mọi người chưa điểm danh", "ctrl+z", "^Z đang là «hoàn tác»"),
        ("Mọi người chưa điểm danh", "down", "↓ đang là"),
        ("Mọi người chưa điểm danh", "e", "bộ gõ"),
        ("Mọi người chưa điểm danh", "M", "bộ gõ"),
        ("Mọi người chưa điểm danh", "ư", "bộ gõ"),
        ("Mọi người chưa điểm danh", "ctrl+j", "không phân biệt được ^J với Enter"),
        ("Hoàn tác việc vừa làm", "b", "ô chữ cần phím b"),
        ("Hoàn tác việc vừa làm", "ctrl+k", "ô chữ cần phím ^K"),
        ("Hoàn tác việc vừa làm", "home", "ô chữ cần phím Home"),
        ("Nhóm ô sau", "ctrl+t", "^T đang là"),
        ("Gõ số thì đến dòng", "b", "Các phím số giữ nguyên"),
    ],
)
async def test_a_key_that_would_do_harm_is_refused_with_the_reason(
    roll: Opener, tmp_path: Path, row: str, key: str, why: str
) -> None:
    async with roll() as pilot:
        await to_key(pilot, row)
        before = cursor_line(pilot)
        await pilot.press("enter", key)
        assert why.casefold() in said(pilot).casefold()
        assert cursor_line(pilot) == before
    assert not (tmp_path / "config" / "chibo" / "settings.toml").exists()


async def test_esc_leaves_a_key_as_it_is(roll: Opener) -> None:
    async with roll() as pilot:
        await to_key(pilot, "Mọi người chưa điểm danh")
        await pilot.press("enter", "escape")
        assert "mặc định" not in cursor_line(pilot)
        assert "Các phím" in screen(pilot)[0]


async def test_a_default_that_is_anothers_by_now_is_not_put_back(roll: Opener) -> None:
    async with roll() as pilot:
        await to_key(pilot, "Mọi người chưa điểm danh")
        await pilot.press("enter", "b")
        await to_row(pilot, "Tìm tên")
        await pilot.press("enter", "asterisk")
        await pilot.press(*["up"] * 4)
        assert " b " in cursor_line(pilot)
        await pilot.press("delete")
        assert "* đang là" in said(pilot)


def test_every_key_as_shipped_may_be_put_back() -> None:
    for row in KEYS:
        if keymap.movable(row):
            keymap.ensure_possible(row, row.keys, {})


@pytest.mark.parametrize(
    ("wanted", "kept"),
    [
        ({"attendance.rest": "f13"}, {"attendance.rest": "f13"}),
        ({"attendance.present": "m", "attendance.late": "c"}, {"attendance.present": "m", "attendance.late": "c"}),
        ({"attendance.present": "m"}, {}),
        ({"attendance.rest": "e", "attendance.find": "b"}, {"attendance.find": "b"}),
        ({"attendance.rest": "no_such_key"}, {}),
        ({"attendance.rest": ""}, {}),
        ({"nothing.at.all": "f13"}, {}),
        ({"app.undo": "f13", "attendance.rest": "f13"}, {"app.undo": "f13"}),
        ({"attendance.present": "m", "attendance.late": "e"}, {}),
        ({"attendance.find": "f14,+"}, {"attendance.find": "f14,+"}),
    ],
)
def test_of_a_file_only_what_can_be_followed_is(wanted: dict[str, str], kept: dict[str, str]) -> None:
    found, told = keymap.sound(wanted)
    assert found == kept
    assert (told is None) == (wanted == kept)
    for id in wanted.keys() - kept.keys():
        assert told is not None
        assert id in told.sentence("vi")
        assert told.sentence("vi") != told.sentence("en")


async def test_a_broken_key_in_the_file_is_told_and_ignored(book: Book) -> None:
    chosen = preferences.Preferences(language="vi", keys={"attendance.late": "e", "attendance.rest": "b"})
    app = ChiboApp(book.disk_folder, book, Start(session=november(book).id), chosen=chosen)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "Bỏ qua phím đã đặt cho attendance.late" in said(pilot)
        await pilot.press("m", "b")
    codes = [row.mark.code for row in again(book.disk_folder).attendance.roll(november(book).id).rows]
    assert codes == [Code.LATE] + [Code.PRESENT] * 15


async def test_two_keys_of_the_file_may_change_places(book: Book) -> None:
    chosen = preferences.Preferences(language="vi", keys={"attendance.present": "m", "attendance.late": "c"})
    app = ChiboApp(book.disk_folder, book, Start(session=november(book).id), chosen=chosen)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("m", "c")
    codes = [row.mark.code for row in again(book.disk_folder).attendance.roll(november(book).id).rows]
    assert codes[:2] == [Code.PRESENT, Code.LATE]


def test_the_users_comments_and_other_keys_in_the_file_survive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    file = tmp_path / "chibo" / "settings.toml"
    file.parent.mkdir()
    file.write_text('# mine\ncolours = "light"\n\n[keys]\n# why\n"roster.add" = "f5"\nattendance.late = "e"\n', "utf-8")
    found, told = preferences.load()
    assert (found.keys, told) == ({"roster.add": "f5", "attendance.late": "e"}, None)
    preferences.save_key("attendance.rest", "f13")
    preferences.save_key("attendance.late", "")
    preferences.save_key("roster.add", "f6")
    preferences.save(colours="dark")
    text = file.read_text("utf-8")
    assert "# mine" in text
    assert "# why" in text
    assert preferences.load()[0].keys == {"roster.add": "f6", "attendance.rest": "f13"}
    assert preferences.load()[0].colours == "dark"


def test_an_entry_that_is_no_text_is_told_and_the_rest_is_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    file = tmp_path / "chibo" / "settings.toml"
    file.parent.mkdir()
    file.write_text('colours = "light"\n[keys]\n"roster.add" = 5\n"roster.find" = "f6"\n', "utf-8")
    found, told = preferences.load()
    assert (found.colours, found.keys) == ("light", {"roster.find": "f6"})
    assert told is not None
    assert "roster.add" in told.sentence("vi")
    file.write_text("keys = 3\n", "utf-8")
    assert preferences.load()[1] is not None
