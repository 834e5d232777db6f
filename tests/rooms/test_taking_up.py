"""What a dropped line had left is offered at the next start; where it cannot be taken up, that is said once."""

from __future__ import annotations

from pathlib import Path

import pytest

from store import Book
from tests.rooms.conftest import running, said
from tests.rooms.rosters import bad, previewing
from tui.app import Start


async def test_edits_over_a_file_that_cannot_be_read_any_more_are_offered_once_and_kept(
    empty: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = bad(tmp_path)
    async with previewing(empty, file) as pilot:
        await pilot.press("k")
        pilot.app.save_drafts()  # type: ignore[attr-defined]
    file.unlink()
    monkeypatch.setattr("store.drafts._born", lambda pid: "")
    async with running(empty, empty.disk_folder) as pilot:
        assert "roster-bad.csv" in said(pilot)
        await pilot.press("enter")
        assert "không hỏi lại nữa" in " ".join(said(pilot).split())
    assert list((empty.disk_folder / "drafts").glob("*.aside"))
    assert empty.drafts.left() == []


async def test_a_text_whose_place_is_gone_is_kept_under_another_name_and_that_is_said_once(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    book.themes.add("2026-Q4", "Nêu gương")
    async with running(book, book.disk_folder, Start(room="themes")) as pilot:
        await pilot.press("enter", *" mọi lúc")
        pilot.app.save_drafts()  # type: ignore[attr-defined]
    book.themes.remove(1)
    monkeypatch.setattr("store.drafts._born", lambda pid: "")
    async with running(book, book.disk_folder) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        assert "không còn nữa; phần ấy được để riêng ở" in " ".join(said(pilot).split())
    (aside,) = (book.disk_folder / "drafts").glob("*.aside")
    assert "Nêu gương mọi lúc" in aside.read_text("utf-8")
    assert book.drafts.left() == []
