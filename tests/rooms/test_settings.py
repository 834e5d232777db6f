"""The settings by their keys; what is the cell's is read back by another hand, what is one's own from its file."""

from __future__ import annotations

from pathlib import Path

import pytest

from store import Book
from store.drafts import Draft
from store.errors import NotSaved
from store.records import Code
from tests.cells import again, november
from tests.rooms.conftest import Opener, cursor_line, own, running, said, screen, to_row
from tui.app import ChiboApp, Start
from tui.language import set_language
from tui.text import reasons_line

SCREEN = ("pagedown", "pagedown")
"""From the top of the settings to this person's screen."""


# -- the cell ------------------------------------------------------------------------------------


async def test_f9_opens_the_settings_from_everywhere_and_esc_goes_back(roll: Opener) -> None:
    async with roll() as pilot:
        await pilot.press("f9")
        assert "Thiết lập" in screen(pilot)[0]
        await pilot.press("escape")
        assert "Hôm nay" in screen(pilot)[0]
        await pilot.press("ctrl+p", *"thiet lap", "enter")
        assert "Thiết lập" in screen(pilot)[0]


async def test_each_field_of_the_cell_is_on_disk_when_it_is_left(rooms: Opener, book: Book) -> None:
    async with rooms("settings") as pilot:
        await pilot.press("down", *"Đảng bộ Trường", "down", *"Đà Lạt", "enter", "down", *"14h30", "down")
        await pilot.press(*"2025-27", "enter", *"Asia/Tokyo", "enter")
        assert "Đã lưu" in said(pilot)
    cell = again(book.disk_folder).settings.cell()
    assert (cell.higher, cell.locality, cell.start, cell.term, cell.zone) == (
        "Đảng bộ Trường", "Đà Lạt", "14:30", "2025-2027", "Asia/Tokyo",
    )  # fmt: skip


async def test_the_name_is_in_the_heading_at_once_and_taken_back_by_undo(rooms: Opener, book: Book) -> None:
    async with rooms("settings") as pilot:
        await pilot.press("end", *" Một", "down")
        assert "Chi bộ Mẫu Một" in screen(pilot)[0]
        await pilot.press("ctrl+z")
        assert "Chi bộ Mẫu Một" not in screen(pilot)[0]
    assert again(book.disk_folder).settings.cell().name == "Chi bộ Mẫu"


async def test_a_field_is_saved_too_when_the_hand_goes_to_another_room(rooms: Opener, book: Book) -> None:
    async with rooms("settings") as pilot:
        await pilot.press("down", *"Đảng bộ", "f2")
        assert "Buổi sinh hoạt" in screen(pilot)[0]
    assert again(book.disk_folder).settings.cell().higher == "Đảng bộ"


async def test_a_refused_text_stays_with_the_reason_and_keeps_the_hand(rooms: Opener, book: Book) -> None:
    async with rooms("settings") as pilot:
        await to_row(pilot, "giờ thường họp")
        await pilot.press(*"25:99", "enter")
        assert "25:99" in cursor_line(pilot)
        assert "14h10" in said(pilot)
        await pilot.press("f2")
        assert "Thiết lập" in screen(pilot)[0]
        await pilot.press("escape", "f2")
        assert "Buổi sinh hoạt" in screen(pilot)[0]
    assert again(book.disk_folder).settings.cell().start == "14:00"


async def test_what_another_terminal_changes_is_seen_and_not_overwritten(rooms: Opener, book: Book) -> None:
    other = again(book.disk_folder)
    async with rooms("settings") as pilot:
        await pilot.press("down", *"Đảng bộ")
        other.settings.change("place", "Hội trường")
        other.settings.change("name", "Chi bộ Hai")
        book.poll()
        await pilot.pause()
        assert "Hội trường" in said(pilot)
        assert "Chi bộ Hai" in screen(pilot)[0]
        await pilot.press("enter")
    cell = again(book.disk_folder).settings.cell()
    assert (cell.name, cell.higher, cell.place) == ("Chi bộ Hai", "Đảng bộ", "Hội trường")


async def test_a_change_is_in_the_log_field_by_field(rooms: Opener, book: Book) -> None:
    async with rooms("settings") as pilot:
        await to_row(pilot, "nhiệm kỳ")
        await pilot.press(*"2025-2027", "enter")
        await to_row(pilot, "gia đình")
        await pilot.press("delete", "f4")
        assert "thiết lập: nhiệm kỳ: – → 2025-2027" in said(pilot)
        assert "lý do vắng: – 3 việc gia đình" in said(pilot)


async def test_a_disk_that_refuses_leaves_the_text_and_one_sentence(
    rooms: Opener, book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_more: object) -> None:
        raise NotSaved(what="No space left on device")

    async with rooms("settings") as pilot:
        monkeypatch.setattr(book, "commit", refuse)
        await pilot.press("down", *"Đảng bộ", "enter")
        assert "CHƯA LƯU" in said(pilot)
        assert "Đảng bộ" in cursor_line(pilot)
        monkeypatch.undo()
        await pilot.press("enter")
    assert again(book.disk_folder).settings.cell().higher == "Đảng bộ"


# -- reasons -------------------------------------------------------------------------------------


async def test_a_reason_is_added_and_picked_by_its_digit_in_the_roll(roll: Opener, book: Book) -> None:
    async with roll() as pilot:
        await pilot.press("f9", "ctrl+n", *"con nhỏ", "enter", *"con", "ctrl+g")
        assert "8  con" in said(pilot)
        app = pilot.app
        assert isinstance(app, ChiboApp)
        app.open_roll(november(book).id)
        await pilot.pause()
        await pilot.press("p")
        assert "8 con" in said(pilot)
        await pilot.press("8")
        assert "có phép: con nhỏ" in said(pilot)
    mark = again(book.disk_folder).attendance.roll(november(book).id).rows[0].mark
    assert (mark.code, mark.reason) == (Code.EXCUSED, "con-nho")


async def test_a_reason_is_retired_by_delete_and_brought_back_by_a_digit(rooms: Opener, book: Book) -> None:
    book.attendance.mark(november(book).id, 1, Code.EXCUSED, reason="health")
    async with rooms("settings") as pilot:
        await to_row(pilot, "2  ốm")
        await pilot.press("delete")
        assert "thôi dùng" in said(pilot)
        hand = again(book.disk_folder)
        assert [r.digit for r in hand.settings.reasons()] == [1, 3, 4, 5, 6, 7, 9]
        await to_row(pilot, "thôi dùng")
        await pilot.press("enter", *["down"] * 4, "0", "enter", "ctrl+g")
        assert "0  ốm" in said(pilot)
        await pilot.press("ctrl+z", "ctrl+z")
        assert "2  ốm" in said(pilot)
    kept = again(book.disk_folder).settings.reason("health")
    assert kept is not None
    assert (kept.digit, kept.retired) == (2, False)


async def test_a_digit_changes_places_and_one_that_is_none_is_refused(rooms: Opener, book: Book) -> None:
    async with rooms("settings") as pilot:
        await to_row(pilot, "2  ốm")
        await pilot.press("enter", *["down"] * 4, "x", "enter")
        assert "chữ số từ 0 đến 9" in said(pilot)
        await pilot.press("escape", "1", "enter")
    assert [r.key for r in again(book.disk_folder).settings.reasons()][:2] == ["health", "business"]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_reasons_as_shipped_are_whole_at_80_columns(book: Book, language: str) -> None:
    set_language(language)
    ask, line = reasons_line(book, 80)
    assert "…" not in line
    assert len(ask + line) <= 80


async def test_the_line_of_reasons_always_shows_every_digit_and_the_form_says_when_words_are_cut(
    rooms: Opener, book: Book
) -> None:
    book.settings.add_reason({"vi": "lý do thứ mười hai", "short_vi": "mười hai mươi"[:12]})
    book.settings.add_reason({"vi": "lý do thứ mười", "short_vi": "thứ mười"})
    async with rooms("settings") as pilot:
        await to_row(pilot, "8  mười")
        await pilot.press("enter", "down")
        assert "cắt chữ" in cursor_line(pilot)
        line = screen(pilot)[-2]
        assert all(f"{digit} " in line for digit in range(10))
        assert line.rstrip().endswith("Enter –")


# -- this person's screen ------------------------------------------------------------------------


async def test_the_language_is_chosen_by_number_and_spoken_at_once(rooms: Opener, tmp_path: Path) -> None:
    async with rooms("settings") as pilot:
        await pilot.press(*SCREEN, "2", "enter")
        assert "Settings" in screen(pilot)[0]
        assert "On this screen" in said(pilot)
        await pilot.press("up", *"tieng v", "enter")
        assert "Thiết lập" in screen(pilot)[0]
    assert own(tmp_path)["language"] == "vi"


async def test_colours_and_plain_letters_are_in_force_at_once(rooms: Opener, tmp_path: Path) -> None:
    async with rooms("settings") as pilot:
        await pilot.press(*SCREEN, "down", "2", "enter", "2", "enter")
        assert pilot.app.theme == "chibo-light"
        assert cursor_line(pilot).startswith(">")
        assert "►" not in said(pilot)
    assert own(tmp_path) == {"colours": "light", "plain_letters": True}


async def test_a_choice_that_is_none_is_refused_with_what_there_is(rooms: Opener) -> None:
    async with rooms("settings") as pilot:
        await pilot.press(*SCREEN, *"tieng phap", "enter")
        assert "Chọn một trong: Tiếng Việt, English." in said(pilot)


async def test_a_settings_file_that_cannot_be_written_is_told_and_the_choice_holds(
    rooms: Opener, tmp_path: Path
) -> None:
    (tmp_path / "config").write_text("a file where the folder should be", "utf-8")
    async with rooms("settings") as pilot:
        await pilot.press(*SCREEN, "down", "2", "enter")
        assert "Chỉ dùng cho lần chạy này" in said(pilot)
        assert pilot.app.theme == "chibo-light"


# -- half typed ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "key", "typed", "row"),
    [
        ("settings", "higher", "Đảng bộ Trư", "tổ chức cấp trên"),
        ("settings.rules", "minutes_regular", "7", "Thời lượng ít nhất của một buổi"),
        ("settings.reason:health", "en", "unwell", "tiếng Anh"),
    ],
)
async def test_what_was_half_typed_is_offered_where_it_was(
    book: Book, name: str, key: str, typed: str, row: str
) -> None:
    from store.drafts import Left

    async with running(book, book.disk_folder, Start(room="calendar")) as pilot:
        app = pilot.app
        assert isinstance(app, ChiboApp)
        app.take_up(Left(Draft(name=name, title="x", texts={key: typed}), book.disk_folder / "none"))
        await pilot.pause(0.2)
        await to_row(pilot, row)
        assert typed in cursor_line(pilot)


async def test_what_is_being_typed_is_the_rooms_draft(rooms: Opener) -> None:
    async with rooms("settings") as pilot:
        await pilot.press("down", *"Đảng")
        draft = pilot.app.screen.draft()  # type: ignore[attr-defined]
        assert (draft.name, draft.texts) == ("settings", {"higher": "Đảng"})
