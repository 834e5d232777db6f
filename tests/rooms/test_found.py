"""What the book finds about itself while it is open is said at the foot, and said once."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from store import Book
from store.disk import checking
from tests.rooms.conftest import Opener, foot_of
from tui import looking_around
from tui.app import ChiboApp


def look(pilot: Pilot[None]) -> None:
    assert isinstance(pilot.app, ChiboApp)
    pilot.app._look_around()


async def test_a_backup_that_could_not_be_made_is_said_and_not_while_a_question_is_open(
    roll: Opener, book: Book
) -> None:
    kept = book.disk_folder / "backups"
    for old in kept.iterdir():
        old.unlink()
    kept.rmdir()
    kept.write_text("no folder")
    book._disk._backed_up = ""
    async with roll() as pilot:
        await pilot.press("c", "enter", "g")
        look(pilot)
        assert "Chưa sao lưu được hôm nay" not in foot_of(pilot)
        await pilot.press("enter")
        look(pilot)
        await pilot.pause()
        assert "Chưa sao lưu được hôm nay" in foot_of(pilot)
        await pilot.press("down")
        look(pilot)
        await pilot.pause()
        assert "Chưa sao lưu được" not in foot_of(pilot)


async def test_broken_history_is_said_once_a_day_when_all_is_quiet(
    roll: Opener, book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looking_around, "TIDY_AFTER", 0.0)
    journal = book.disk_folder / "db.jsonl"
    data = journal.read_bytes()
    third = data.index(b"\n", data.index(b"\n") + 1) + 100
    async with roll() as pilot:
        await pilot.press("c")
        with journal.open("r+b") as file:
            file.seek(third)
            file.write(bytes([data[third] ^ 1]))
        look(pilot)
        await pilot.pause()
        assert "Lịch sử đứt ở mắt xích 3" in foot_of(pilot)
        await pilot.press("c")
        look(pilot)
        await pilot.pause()
        assert "Lịch sử" not in foot_of(pilot)


def test_a_journal_that_cannot_be_read_at_rest_ends_nothing_and_is_looked_at_again(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_given: object) -> None:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as broken:
        broken.setattr(checking, "look_back", refuse)
        book.tidy()
    assert not book.notices
    journal = book.disk_folder / "db.jsonl"
    data = journal.read_bytes()
    journal.write_bytes(data[:100] + bytes([data[100] ^ 1]) + data[101:])
    book.tidy()
    assert "mắt xích 1" in str(book.notices[-1])
