"""Rooms run in a headless terminal over a real book in a folder; the file is read back after."""

from __future__ import annotations

import tomllib
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from store import Book
from tests.cells import make_cell, november
from tui.app import ChiboApp, Start
from tui.language import set_language
from tui.preferences import Preferences

Opener = Callable[..., AbstractAsyncContextManager[Pilot[None]]]


@pytest.fixture(autouse=True)
def _vietnamese(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    set_language("vi")
    yield
    set_language("vi")


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    made = make_cell(tmp_path / "book")
    yield made
    made.close()


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Book]:
    """A book without members."""
    made = make_cell(tmp_path / "empty", members=0)
    yield made
    made.close()


@asynccontextmanager
async def running(
    book: Book | None, folder: Path, start: Start | None = None, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Pilot[None]]:
    app = ChiboApp(folder, book, start, chosen=Preferences(language="vi"))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield pilot


@pytest.fixture
def roll(book: Book) -> Opener:
    """Opens November's roll call over `book`."""
    return lambda size=(80, 24): running(book, book.disk_folder, Start(session=november(book).id), size)


@pytest.fixture
def rooms(book: Book) -> Opener:
    """Opens a list room over `book`."""
    return lambda room="calendar", size=(80, 24): running(book, book.disk_folder, Start(room=room), size)


def screen(pilot: Pilot[None]) -> list[str]:
    """What the terminal shows, line by line."""
    app = pilot.app
    width, height = app.size
    lines = app.screen._compositor.render_strips()
    return ["".join(segment.text for segment in strip).rstrip() for strip in lines[:height]] or [" " * width]


def said(pilot: Pilot[None]) -> str:
    """The whole screen as one text."""
    return "\n".join(screen(pilot))


def foot_of(pilot: Pilot[None]) -> str:
    """All that stands below the lower line of the room, as one text: a long sentence takes more lines than one."""
    lines = screen(pilot)
    rule = max(n for n, line in enumerate(lines) if line.startswith("────"))
    return " ".join(" ".join(lines[rule + 1 :]).split())


def cursor_line(pilot: Pilot[None]) -> str:
    """The row under the cursor."""
    return next(line for line in screen(pilot) if line.startswith(("►", ">")))


def own(tmp_path: Path) -> dict[str, object]:
    """The settings file of this person."""
    return tomllib.loads((tmp_path / "config" / "chibo" / "settings.toml").read_text("utf-8"))


async def to_row(pilot: Pilot[None], words: str) -> None:
    """Go down to the row that has these words."""
    for _ in range(600):
        if words in cursor_line(pilot):
            return
        await pilot.press("down")
    raise AssertionError(f"no row has {words!r}\n{said(pilot)}")
