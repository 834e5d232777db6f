"""Pictures of what a year adds up to, in the invented cell: read them when they change."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from store import open_book
from store.demo import keep
from tests.cells import at
from tests.rooms.conftest import running, said
from tui.app import Start
from tui.language import set_language

TODAY = date(2026, 11, 24)
SIZES = [(80, 24), (120, 40)]
PATHS = {
    "tracking": ("tracking", ["t"] * 7),
    "charts": ("tracking", ["g"]),
    "spoken": ("tracking", ["down", "enter", "down"]),
    "person": ("roster", ["down", "down", "p", "down"]),
    "behind": ("roster", ["p", "enter"]),
}


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40"])
@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("language", ["vi", "en"])
async def test_the_year_looks_as_it_did(
    path: str,
    size: tuple[int, int],
    language: str,
    tmp_path: Path,
    snapshot: SnapshotAssertion,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    keep(tmp_path / "demo", TODAY).close()
    book = open_book(tmp_path / "demo", now=at(datetime(2026, 11, 24, 7, tzinfo=UTC)))
    room, keys = PATHS[path]
    try:
        async with running(book, book.disk_folder, Start(room=room), size) as pilot:
            set_language(language)
            pilot.app.screen.repaint()  # type: ignore[attr-defined]
            await pilot.press(*keys)
            await pilot.pause(0.1)
            assert said(pilot) == snapshot
            assert all(len(line) <= size[0] for line in said(pilot).splitlines())
    finally:
        set_language("vi")
        book.close()
