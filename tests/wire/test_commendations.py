"""Praise and registrations in a real terminal: an input method's bursts, a dropped line, what a key costs."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from store.records import Commending
from tests.cells import again
from tests.wire.conftest import Opener

PRAISE_ROOM = "\x06"
REGISTRATIONS = "\x18"
DONE = "\x07"
NEW = "\x0e"
DOWN = "\x1b[B"
UP = "\x1b[A"
PRAISE = [
    PRAISE_ROOM,
    "b",
    "ha",
    "\x7f",
    "à minh",
    "\r",
    "Hoan",
    "\x7f" * 3,
    "oàn thành khao",
    "\x7f" * 2,
    "ảo sát",
    "\r",
]
"""Praise with the words of an input method: who, then what."""


@pytest.mark.parametrize("in_one_write", [True, False], ids=["one write", "1 ms"])
def test_praise_is_written_in_one_burst(program: Opener, folder: Path, in_one_write: bool) -> None:
    terminal = program("--lang", "vi")
    terminal.wait_for(" F1 ")
    keys = [*PRAISE, DONE]
    if in_one_write:
        terminal.send(*keys)
    else:
        terminal.type(keys, 0.001)
    terminal.wait_for("► ● biểu dương")
    terminal.settle(0.3)
    (one,) = again(folder).commendations.every()
    assert (one.kind, one.members, one.text) == (Commending.PRAISE, (16,), "Hoàn thành khảo sát")


@pytest.mark.parametrize("in_one_write", [True, False], ids=["one write", "1 ms"])
def test_a_registration_with_its_act_is_written_in_one_burst(program: Opener, folder: Path, in_one_write: bool) -> None:
    terminal = program("--lang", "vi")
    terminal.wait_for(" F1 ")
    act = ["3", "\r", "Viet", "\x7f" * 2, "ết một bài", "\r", "1 bai", "\x7f" * 2, "ài", "\r", "31/12/2026", "\r"]
    keys = [REGISTRATIONS, "\r", NEW, *act, DONE]
    if in_one_write:
        terminal.send(*keys)
    else:
        terminal.type(keys, 0.001)
    terminal.wait_for("phong cách làm việc khoa")
    terminal.settle(0.3)
    (one,) = again(folder).registrations.shelf().all()
    assert (one.member, one.acts[0].heading, one.acts[0].text) == (1, "scientific", "Viết một bài")
    assert (one.acts[0].measure, one.acts[0].due) == ("1 bài", date(2026, 12, 31))


def test_words_half_typed_when_the_line_drops_are_offered_at_the_next_start(program: Opener, folder: Path) -> None:
    terminal = program("--lang", "vi")
    terminal.wait_for(" F1 ")
    terminal.send(PRAISE_ROOM, "p", "dieu", "\r", "Nộp chậm 5 ng")
    terminal.wait_for("Nộp chậm 5 ng")
    terminal.hang_up()
    assert terminal.wait_exit() == 129
    assert again(folder).commendations.every() == []
    terminal = program("--lang", "vi")
    terminal.wait_for("Viết dở")
    terminal.send("\r")
    terminal.wait_for("Nộp chậm 5 ng")
    terminal.send("\r", DONE)
    terminal.wait_for("F1")
    terminal.settle(0.5)
    (one,) = again(folder).commendations.every()
    assert (one.kind, one.members, one.text) == (Commending.CRITICISM, (4,), "Nộp chậm 5 ng")


def test_a_row_costs_little_and_a_room_is_small(program: Opener) -> None:
    terminal = program("--lang", "vi")
    terminal.wait_for(" F1 ")
    terminal.send(*PRAISE, DONE)
    terminal.wait_for("► ● biểu dương")
    terminal.settle(0.3)
    assert terminal.bytes_for("\r") <= 15_000
    terminal.send(DONE)
    terminal.settle(0.3)
    assert terminal.bytes_for(REGISTRATIONS) <= 15_000
    assert terminal.bytes_for(DOWN) <= 600
    assert terminal.bytes_for(UP) <= 600
