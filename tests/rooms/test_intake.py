"""A roster comes in on screen: shown first, written after yes, taken back whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from store import Book
from tests.cells import again
from tests.rooms.conftest import Opener, running, said
from tests.rooms.rosters import noun, written

ROWS = [
    "Họ và tên;Ngày sinh;Số thẻ ĐV",
    "Mai Thị Hạ;01/02/1980;012345000999",
    "Cao Văn Núi;31/02/1980;012345000998",
    "Nguyễn Văn An;05/03/1981;",
]


def roster(folder: Path) -> Path:
    file = folder / "ds.csv"
    file.write_text("\n".join(ROWS), "utf-8")
    return file


async def test_nothing_is_written_before_yes_and_doubtful_rows_stay_out(
    rooms: Opener, book: Book, tmp_path: Path
) -> None:
    file = roster(tmp_path)
    async with rooms("roster") as pilot:
        await pilot.press("n", *str(file), "enter")
        await pilot.pause(0.2)
        assert "nghi vấn" in said(pilot)
        await pilot.press("n")
        assert "không có ngày 31" in said(pilot)
        assert len(book.roster.members()) == 16
        await pilot.press("g", "x")
        assert len(book.roster.members()) == 16
        await pilot.press("g", "enter")
        await pilot.pause(0.2)
    names = [m.name for m in again(book.disk_folder).roster.members()]
    assert "Mai Thị Hạ" in names
    assert "Cao Văn Núi" not in names
    assert len(names) == 17


async def test_one_undo_takes_the_whole_import_back(rooms: Opener, book: Book, tmp_path: Path) -> None:
    before = list(book.roster.members())
    file = roster(tmp_path)
    async with rooms("roster") as pilot:
        await pilot.press("n", *str(file), "enter")
        await pilot.pause(0.2)
        await pilot.press("g", "enter")
        await pilot.pause(0.2)
        assert book.roster.members() != before
        await pilot.press("ctrl+z", "enter")
    assert again(book.disk_folder).roster.members() == before


async def test_a_file_that_cannot_be_read_is_one_sentence(rooms: Opener, tmp_path: Path) -> None:
    async with rooms("roster") as pilot:
        await pilot.press("n", *str(tmp_path / "nowhere.xlsx"), "enter")
        await pilot.pause(0.2)
        assert "nowhere.xlsx" in said(pilot)
        assert pilot.app.screen.noun == "roster"  # type: ignore[attr-defined]


async def test_the_next_doubt_is_one_key_away(rooms: Opener, tmp_path: Path) -> None:
    file = roster(tmp_path)
    async with rooms("roster") as pilot:
        await pilot.press("n", *str(file), "enter")
        await pilot.pause(0.2)
        await pilot.press("n")
        assert pilot.app.screen.sheet.cursor == 1  # type: ignore[attr-defined]


async def test_a_new_account_makes_its_book_from_a_roster(tmp_path: Path) -> None:
    file = roster(tmp_path)
    async with running(None, tmp_path / "new") as pilot:
        assert "chưa có sổ" in said(pilot)
        await pilot.press("n", *"Chi bộ Một", "enter", *str(file), "enter")
        await pilot.pause(0.3)
        assert "Mai Thị Hạ" in said(pilot)
        await pilot.press("g", "enter")
        await pilot.pause(0.3)
        pilot.app.close_book()  # type: ignore[attr-defined]
    made = again(tmp_path / "new")
    assert made.settings.cell().name == "Chi bộ Một"
    assert len(made.roster.members()) == 2


async def test_a_path_typed_for_the_cells_name_is_no_name(tmp_path: Path) -> None:
    file = roster(tmp_path)
    async with running(None, tmp_path / "new") as pilot:
        await pilot.press("b", *file.name, "enter")
        assert "Đây là tệp" in said(pilot)
        await pilot.press("escape", "n", *str(file), "enter")
        assert "đã ghi nhớ" in said(pilot)
        assert not (tmp_path / "new" / "db.json").exists()
        await pilot.press(*"Chi bộ Hai", "enter", "enter")
        await pilot.pause(0.3)
        assert "Mai Thị Hạ" in said(pilot)
        pilot.app.close_book()  # type: ignore[attr-defined]
    assert again(tmp_path / "new").settings.cell().name == "Chi bộ Hai"


# -- the path ----------------------------------------------------------------------------------


async def test_a_wrong_path_stays_to_be_mended_and_tab_gives_the_rest(rooms: Opener, tmp_path: Path) -> None:
    written(tmp_path, *ROWS, name="danh sách.csv")
    async with rooms("roster") as pilot:
        await pilot.press("n", *f"{tmp_path}/dan", "enter")
        await pilot.pause(0.2)
        assert "không có tệp này" in said(pilot)
        await pilot.press("tab", "enter")
        await pilot.pause(0.3)
        assert noun(pilot) == "intake"


async def test_a_home_folder_is_known_by_its_sign(
    rooms: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    roster(tmp_path)
    async with rooms("roster") as pilot:
        await pilot.press("n", *"~nobody-at-all/x.csv", "enter")
        await pilot.pause(0.2)
        assert "không có tệp này" in said(pilot)
        await pilot.press("ctrl+u", *"~/ds.csv", "enter")
        await pilot.pause(0.3)
        assert noun(pilot) == "intake"


async def test_tab_shows_the_names_that_fit_and_they_go_with_the_question(rooms: Opener, tmp_path: Path) -> None:
    for name in ("ds-2025.csv", "ds-2026.csv"):
        written(tmp_path, *ROWS, name=name)
    async with rooms("roster") as pilot:
        await pilot.press("n", *f"{tmp_path}/d", "tab")
        assert "ds-2025.csv  ds-2026.csv" in said(pilot)
        assert "/ds-202\n" in said(pilot)
        await pilot.press("escape")
        assert "ds-2025.csv" not in said(pilot)
        assert "^N thêm" in said(pilot)
