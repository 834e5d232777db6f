"""A picture of a room in text: a cell is made once a run, each picture is taken in a copy of it."""

from __future__ import annotations

import shutil
from collections.abc import Awaitable, Callable, Iterator, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.pilot import Pilot

from store import Book
from tests.cells import NOON, again
from tests.rooms.conftest import running, said
from tui.app import ChiboApp, Start
from tui.language import set_language

SIZES = [(80, 24), (120, 40)]
Make = Callable[[Path], Book]
"""Makes a cell's book in a folder that is not there yet."""
Copied = Callable[..., Book]
Look = Callable[..., Awaitable[None]]
"""Takes a picture and holds it against the one kept: `look(book, start, keys, size, language, first=None)`."""


@pytest.fixture(scope="session")
def folder_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Make], Path]:
    """The folder of a cell that is made once."""

    @cache
    def made(make: Make) -> Path:
        folder = tmp_path_factory.mktemp("looks") / "book"
        make(folder).close()
        return folder

    return made


@pytest.fixture
def copied(folder_of: Callable[[Make], Path], tmp_path: Path) -> Iterator[Copied]:
    """A copy of a cell for one test, opened at a moment: `copied(make, now)`."""
    opened: list[Book] = []

    def copy(make: Make, now: datetime = NOON) -> Book:
        shutil.copytree(folder_of(make), tmp_path / "book")
        opened.append(again(tmp_path / "book", now))
        return opened[-1]

    yield copy
    for book in opened:
        book.close()


@pytest.fixture
def look(snapshot: SnapshotAssertion, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Look:
    """Opens a room, presses keys, and holds what stands there against the picture kept of it."""

    async def take(
        book: Book,
        start: Start,
        keys: Sequence[str],
        size: tuple[int, int],
        language: str,
        first: Callable[[ChiboApp, Pilot[None]], Awaitable[None]] | None = None,
    ) -> None:
        monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
        try:
            async with running(book, book.disk_folder, start, size) as pilot:
                assert isinstance(pilot.app, ChiboApp)
                set_language(language)
                pilot.app.room.repaint()
                if first is not None:
                    await first(pilot.app, pilot)
                await pilot.press(*keys)
                await pilot.app.workers.wait_for_complete()
                await pilot.pause(0.1)
                shown = said(pilot)
        finally:
            set_language("vi")
        assert shown == snapshot
        assert all(len(line) <= size[0] for line in shown.splitlines())

    return take
