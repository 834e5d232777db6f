"""Pictures of what a year adds up to, in the invented cell: read them when they change."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from store import Book
from store.demo import keep
from tests.looks.conftest import SIZES, Copied, Look
from tui.app import Start

TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 7, tzinfo=UTC)
PATHS = {
    "tracking": ("tracking", ["t"] * 7),
    "charts": ("tracking", ["g"]),
    "spoken": ("tracking", ["down", "enter", "down"]),
    "person": ("roster", ["down", "down", "p", "down"]),
    "behind": ("roster", ["p", "enter"]),
}


def demo(folder: Path) -> Book:
    """The invented cell with its year."""
    return keep(folder, TODAY)


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40"])
@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("language", ["vi", "en"])
async def test_the_year_looks_as_it_did(
    path: str,
    size: tuple[int, int],
    language: str,
    copied: Copied,
    look: Look,
) -> None:
    room, keys = PATHS[path]
    await look(copied(demo, NOW), Start(room=room), keys, size, language)
