"""What reaches the terminal piece by piece is what one whole repaint would bring (textual_hacks/painting.py)."""

from __future__ import annotations

import random

import pytest

from tests.wire.conftest import Opener
from tests.wire.test_attendance import LAST

KEYS = ("c", "k", "m", "v", "n", "\x1b[A", "\x1b[B", "7", "1", "p2", "\x1a", "\x1b[H")
"""Marks, moves and undo: nothing that opens a field, for a field repaints more."""


@pytest.mark.parametrize("seed", range(3))
def test_the_terminal_shows_what_a_whole_repaint_would(seed: int, program: Opener) -> None:
    chance = random.Random(seed)
    terminal = program()
    terminal.wait_for(LAST)
    for _burst in range(6):
        terminal.send(*chance.choices(KEYS, k=5))
        terminal.settle()
    shown = terminal.lines()
    before = len(terminal.raw)
    terminal.resize(81, 24)
    terminal.settle(0.3)
    terminal.resize(80, 24)
    terminal.settle(0.3)
    assert len(terminal.raw) - before > 4000, "nothing was repainted"
    assert terminal.lines() == shown


def test_the_first_screen_is_painted_once(program: Opener) -> None:
    terminal = program()
    terminal.wait_for(LAST)
    terminal.settle(0.3)
    assert terminal.raw.count("Nguyễn Văn An".encode()) == 1
