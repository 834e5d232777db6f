"""What is wrong in a file is mended on the spot; columns are named, rows left out, and no edit is lost."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from store import Book
from tests.cells import again
from tests.rooms.conftest import said, screen
from tests.rooms.rosters import anew, bad, noun, previewing, written


async def test_a_list_with_everything_wrong_is_mended_from_the_keyboard(empty: Book, tmp_path: Path) -> None:
    mended = ["2/1/78", "03/02/2006", "Phạm Hương Giang", "Hoàng Văn Hoà", "012345000109", "Trịnh Thị Oanh"]
    async with previewing(empty, bad(tmp_path)) as pilot:
        assert "8 mới" in said(pilot)
        assert "8 nghi vấn" in said(pilot)
        for text in (*mended, "Lương Thị Thúy"):
            await pilot.press("n", "enter", *anew(text))
            assert "nghi vấn" not in screen(pilot)[0], text
            await pilot.press("ctrl+g")
            await pilot.pause(0.1)
        assert "16 mới" in said(pilot)
        assert "7 ô đã sửa" in said(pilot)
        assert empty.roster.members() == []
        await pilot.press("g", "enter")
        await pilot.pause(0.3)
        assert noun(pilot) == "roster"
        assert "16 đảng viên" in said(pilot)
    members = {m.name: m for m in again(empty.disk_folder).roster.members()}
    assert len(members) == 16
    assert members["Trần Văn Bình"].born == date(1978, 1, 2)
    assert members["Lê Đức Dũng"].admitted == date(2006, 2, 3)
    assert members["Trịnh Thị Oanh"].card == "012345000113"
    assert {members[name].card for name in ("Bùi Xuân Ích", "Ngô Khánh Linh")} == {"000045000109", "012345000109"}
    assert {"Phạm Hương Giang", "Hoàng Văn Hoà", "Lương Thị Thúy"} <= members.keys()
    assert not any("\x1b" in name or "[" in name for name in members)


async def test_the_import_is_one_undo_also_from_another_room_and_a_second_one_changes_nothing(
    empty: Book, tmp_path: Path
) -> None:
    file = bad(tmp_path)
    async with previewing(empty, file) as pilot:
        await pilot.press("g", "enter")
        await pilot.pause(0.3)
        assert "8 đảng viên" in said(pilot)
        assert "8 hàng nghi vấn để lại" in said(pilot)
        pilot.app.open_intake(file)  # type: ignore[attr-defined]
        await pilot.pause(0.3)
        assert "8 như cũ" in said(pilot)
        await pilot.press("f2")
        await pilot.pause(0.2)
        assert noun(pilot) == "calendar"
        await pilot.press("ctrl+z", "enter")
    assert again(empty.disk_folder).roster.members() == []


async def test_the_reason_stands_beside_its_field_and_goes_when_it_is_mended(empty: Book, tmp_path: Path) -> None:
    async with previewing(empty, bad(tmp_path)) as pilot:
        await pilot.press("n", "enter")
        await pilot.pause(0.2)
        line = next(one for one in screen(pilot) if one.startswith("►"))
        assert "Ngày sinh" in line
        assert "? «31/02/1978»" in line
        assert "không có ngày 31" in said(pilot)
        await pilot.press(*anew("31/04/1978"))
        assert "«31/04/1978»" in said(pilot)
        await pilot.press("up", *anew("01/02/1978"), "up")
        assert "?" not in next(one for one in screen(pilot) if "01/02/1978" in one)
        assert "trong tệp: 31/02/1978" in said(pilot)
        assert "Hàng 3 · Trần Văn Bình · mới" in screen(pilot)[0]


async def test_a_mended_card_ends_the_doubt_of_both_rows_and_may_begin_another(empty: Book, tmp_path: Path) -> None:
    async with previewing(empty, bad(tmp_path)) as pilot:
        await pilot.press("/", *"linh", "enter", "enter", *anew("012345000101"), "ctrl+g")
        await pilot.pause(0.2)
        await pilot.press("/", "ctrl+u", *"trung so the", "enter")
        shown = [one for one in screen(pilot) if "nghi vấn" in one]
        assert [name for name in ("Nguyễn Thị Ân", "Ngô Khánh Linh") if any(name in one for one in shown)]
        assert not any("Bùi Xuân Ích" in one for one in shown)


async def test_a_name_whose_letters_hide_a_control_character_can_be_mended(empty: Book, tmp_path: Path) -> None:
    file = written(tmp_path, "Họ và tên;Ngày sinh", "Mạc\x07 Thị Sen;12/05/1975")
    async with previewing(empty, file) as pilot:
        await pilot.press("enter")
        await pilot.pause(0.2)
        assert "Mạc□ Thị Sen" in said(pilot)
        await pilot.press(*["left"] * 8, "backspace", "ctrl+g")
        await pilot.pause(0.2)
        assert "1 mới" in said(pilot)
        await pilot.press("g", "enter")
        await pilot.pause(0.2)
    assert [m.name for m in again(empty.disk_folder).roster.members()] == ["Mạc Thị Sen"]


async def test_namesakes_get_a_card_where_the_file_has_none(empty: Book, tmp_path: Path) -> None:
    file = written(tmp_path, "Họ và tên;Đơn vị", "Mạc Thị Sen;A", "Mạc Thị Sen;B")
    async with previewing(empty, file) as pilot:
        assert "2 nghi vấn" in said(pilot)
        for card in ("012345000201", "012345000202"):
            await pilot.press("enter", "down", "down", "down", *anew(card), "ctrl+g")
            await pilot.pause(0.2)
            await pilot.press("down")
        assert "2 mới" in said(pilot)
        await pilot.press("g", "enter")
        await pilot.pause(0.2)
    assert {m.card for m in again(empty.disk_folder).roster.members()} == {"012345000201", "012345000202"}


async def test_a_row_is_left_out_on_purpose_and_taken_in_again(empty: Book, tmp_path: Path) -> None:
    file = written(tmp_path, "Họ và tên;Ngày sinh", "Mạc Thị Sen;12/05/1975", "Tống Văn An;", "Tổng số: 2;")
    async with previewing(empty, file) as pilot:
        assert "2 bỏ qua" in said(pilot)
        await pilot.press("k")
        assert "1 bỏ ra" in said(pilot)
        await pilot.press("k")
        assert "bỏ ra" not in screen(pilot)[1]
        await pilot.press("k", "down", "k")
        assert "Tống Văn An" in said(pilot)
        await pilot.press("g", "enter")
        await pilot.pause(0.2)
    assert [m.name for m in again(empty.disk_folder).roster.members()] == ["Tống Văn An"]


async def test_what_else_the_file_and_the_book_hold_is_told(book: Book, tmp_path: Path) -> None:
    file = written(tmp_path, "Họ và tên;Nhóm máu", "Nguyễn Văn An;O", "Tổng số: 1;")
    async with previewing(book, file) as pilot:
        assert "1 như cũ  1 bỏ qua  15 ngoài tệp  1 cột lạ" in said(pilot)
        await pilot.press("/", *"ngoai tep", "enter")
        assert "Trần Văn Bình" in said(pilot)
        assert "Nguyễn Văn An" not in said(pilot)


async def test_a_change_says_the_same_words_as_the_log_in_both_languages(book: Book, tmp_path: Path) -> None:
    file = written(tmp_path, "Họ và tên;Trạng thái;Quê quán;Giới tính", "Nguyễn Văn An;Miễn sinh hoạt;An Bình;Nam")
    async with previewing(book, file, (160, 30)) as pilot:
        assert "quê quán: – → An Bình" in said(pilot)
        assert "trạng thái: – → miễn" in said(pilot)
        await pilot.press("ctrl+t")
        assert "native place: – → An Bình" in said(pilot)
        assert "status: – → exempt" in said(pilot)
        assert "sex: – → male" in said(pilot)
        told = "".join(screen(pilot)[-4:-1])
        await pilot.press("g", "enter", "f4")
        await pilot.pause(0.3)
        line = next(one for one in screen(pilot) if one.startswith("►"))
        assert "sex: – → male" in line
        assert "sex: – → male" in told


# -- columns and sheets ------------------------------------------------------------------------


async def test_a_wrong_guess_is_put_right_by_words_or_number(empty: Book, tmp_path: Path) -> None:
    file = written(tmp_path, "Họ và tên;Quê;Tổ", "Mạc Thị Sen;012345000201;Tổ 2", "Tô Văn Hoà;012345000202;Tổ 1")
    async with previewing(empty, file) as pilot:
        await pilot.press("c")
        await pilot.pause(0.2)
        await pilot.press("down", *anew("so the"), "up")
        assert "số thẻ" in said(pilot)
        await pilot.press("down", "down", *anew("13"))
        assert "đã là số thẻ" in said(pilot)
        await pilot.press("escape", "ctrl+g")
        await pilot.pause(0.2)
        await pilot.press("g", "enter")
        await pilot.pause(0.2)
    members = again(empty.disk_folder).roster.members()
    assert {(m.card, m.unit, m.home) for m in members} == {("012345000201", "Tổ 2", ""), ("012345000202", "Tổ 1", "")}


async def test_without_a_heading_the_columns_are_asked_for(empty: Book, tmp_path: Path) -> None:
    file = written(tmp_path, "1;Mạc Thị Sen;12/05/1975", "2;Tô Văn Hoà;01/09/1978")
    async with previewing(empty, file) as pilot:
        assert noun(pilot) == "intake_columns"
        assert "Cột nào là họ và tên?" in said(pilot)
        await pilot.press("down", *"ho va ten", "enter", *"ngay sin", "enter", "ctrl+g")
        await pilot.pause(0.2)
        assert "2 mới" in said(pilot)
        await pilot.press("g", "enter")
        await pilot.pause(0.2)
    assert {m.born for m in again(empty.disk_folder).roster.members()} == {date(1975, 5, 12), date(1978, 9, 1)}


async def test_a_file_without_a_heading_is_left_again_without_a_question(empty: Book, tmp_path: Path) -> None:
    async with previewing(empty, written(tmp_path, "1;Mạc Thị Sen;12/05/1975")) as pilot:
        await pilot.press("escape")
        await pilot.pause(0.2)
        assert "Bấm c để chọn cột" in said(pilot) or "bỏ qua" in said(pilot)
        await pilot.press("q")
        await pilot.pause(0.2)
        assert noun(pilot) == "roster"


async def test_another_sheet_of_the_workbook_can_be_read(empty: Book, tmp_path: Path) -> None:
    file = tmp_path / "ds.xlsx"
    with xlsxwriter.Workbook(file) as book:
        for sheet, name in (("Năm 2025", "Mạc Thị Sen"), ("Năm 2026", "Tô Văn Hoà")):
            book.add_worksheet(sheet).write_column(0, 0, ["Họ và tên", name])
    async with previewing(empty, file) as pilot:
        assert "Năm 2025 (1/2)" in screen(pilot)[0]
        await pilot.press("b", "2")
        assert "Năm 2026 (2/2)" in screen(pilot)[0]
        assert "Tô Văn Hoà" in said(pilot)


# -- nothing typed is lost ---------------------------------------------------------------------


@pytest.mark.parametrize("way", ["q", "f2", "f3"])
async def test_leaving_with_edits_asks_first(empty: Book, tmp_path: Path, way: str) -> None:
    async with previewing(empty, bad(tmp_path)) as pilot:
        await pilot.press("k", way)
        await pilot.pause(0.1)
        assert "Bỏ các chỗ đã sửa?" in said(pilot)
        await pilot.press("b")
        assert noun(pilot) == "intake"
        await pilot.press(way, "enter")
        await pilot.pause(0.2)
        assert noun(pilot) != "intake"


async def test_going_elsewhere_from_the_form_of_a_row_asks_too(empty: Book, tmp_path: Path) -> None:
    async with previewing(empty, bad(tmp_path)) as pilot:
        await pilot.press("n", "enter")
        await pilot.pause(0.2)
        await pilot.press("ctrl+u", *"02/01/1978", "f3")
        await pilot.pause(0.1)
        assert "Bỏ các chỗ đã sửa?" in said(pilot)
        await pilot.press("b")
        assert noun(pilot) == "intake_row"


async def test_edits_come_back_when_the_line_has_dropped(
    empty: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = bad(tmp_path)
    async with previewing(empty, file) as pilot:
        await pilot.press("n", "enter", *anew("02/01/1978"), *"x", "f1")
        await pilot.pause(0.2)
        pilot.app.save_drafts()  # type: ignore[attr-defined]
    monkeypatch.setattr("store.drafts._born", lambda pid: "")
    book = again(empty.disk_folder)
    book.drafts._by = empty.drafts._by
    async with previewing(book, file) as pilot:
        assert "đã có lại ở đây" in said(pilot)
        assert "2 ô đã sửa" in said(pilot)
        await pilot.press("down")
        assert "«19/05/2004x»" in said(pilot)


async def test_edits_over_a_file_that_is_another_by_now_are_given_up_with_a_word(
    empty: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = bad(tmp_path)
    async with previewing(empty, file) as pilot:
        await pilot.press("k")
        pilot.app.save_drafts()  # type: ignore[attr-defined]
    file.write_text(file.read_text("utf-8").replace("Nguyễn Thị Ân", "Nguyễn Thị Én"), "utf-8")
    monkeypatch.setattr("store.drafts._born", lambda pid: "")
    async with previewing(empty, file) as pilot:
        assert "không còn khớp" in said(pilot)
        assert "bỏ ra" not in said(pilot)


async def test_a_member_changed_at_another_terminal_is_seen_before_writing(book: Book, tmp_path: Path) -> None:
    file = written(tmp_path, "Họ và tên;Đơn vị", "Nguyễn Văn An;Khoa Luật")
    async with previewing(book, file) as pilot:
        other = again(book.disk_folder)
        other.roster.change(1, {"unit": "Khoa Luật"})
        pilot.app.book.poll()  # type: ignore[attr-defined]
        await pilot.pause(0.1)
        assert "1 như cũ" in said(pilot)


@pytest.mark.parametrize("size", [(20, 5), (40, 12), (200, 60)])
async def test_any_size_of_window_keeps_what_was_mended(empty: Book, tmp_path: Path, size: tuple[int, int]) -> None:
    async with previewing(empty, bad(tmp_path), size) as pilot:
        await pilot.press("n", "enter", *anew("02/01/1978"), "ctrl+g")
        await pilot.pause(0.2)
        await pilot.press("c")
        await pilot.pause(0.2)
        await pilot.press("down", "escape", "g", "enter")
        await pilot.pause(0.3)
        assert noun(pilot) == "roster"
    assert len(again(empty.disk_folder).roster.members()) == 9
