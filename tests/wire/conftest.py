"""The real program in a pseudo-terminal over a book in a folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cells import make_cell
from tests.wire.terminal import Terminal, chibo

Opener = Callable[..., Terminal]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A book of sixteen with the sessions of 2026, closed."""
    make_cell(tmp_path / "book").close()
    return tmp_path / "book"


@pytest.fixture
def program(folder: Path) -> Iterator[Opener]:
    """Starts the program over `folder`; what is still running at the end is ended."""
    running: list[Terminal] = []

    def start(*words: str, size: tuple[int, int] = (80, 24), **env: str) -> Terminal:
        running.append(chibo(*(words or ("attend", "2026-11")), book=folder, size=size, **env))
        return running[-1]

    yield start
    for terminal in running:
        terminal.close()
