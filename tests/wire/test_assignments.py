"""Assigning in a real terminal: all keys in one write, what a dropped line leaves, what a key costs."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.records import Stage, Work
from store.rules.assignments import stage_of
from tests.cells import again
from tests.wire.conftest import Opener

F7 = "\x1b[18~"
NEW = "\x0e"
DOWN = "\x1b[B"
ASSIGN = [F7, NEW, "2", "\r", "Chuyen", "\x7f" * 4, "uyển đổi số", "\r", "\r", "\r", "\r", " ", DOWN, " ", "\r"]
"""A paper with the words of an input method, the session and the day as offered, the first two of the ranking."""


@pytest.mark.parametrize("in_one_write", [True, False], ids=["one write", "1 ms"])
def test_a_paper_is_assigned_and_followed_in_one_burst(program: Opener, folder: Path, in_one_write: bool) -> None:
    terminal = program("--lang", "vi")
    terminal.wait_for(" F1 ")
    keys = [*ASSIGN, "\x07", "k", "c", "1", "1", "2", "1", "\r"]  # one «no»: approved all the same
    if in_one_write:
        terminal.send(*keys)
    else:
        terminal.type(keys, 0.001)
    terminal.wait_for("đã duyệt")
    terminal.settle(0.3)
    (found,) = again(folder).assignments.every()
    assert (found.kind, found.title, len(found.members)) == (Work.PAPER, "Chuyển đổi số", 2)
    assert (found.own_work, found.analysis, found.measure, found.proposal) == (True, True, False, True)
    assert stage_of(found) is Stage.APPROVED


def test_a_result_half_typed_when_the_line_drops_is_offered_at_the_next_start(program: Opener, folder: Path) -> None:
    terminal = program("--lang", "vi")
    terminal.wait_for(" F1 ")
    terminal.send(F7, NEW, "4", "\r", "Rà soát", "\r", "\x12")
    terminal.wait_for("Giao ai?")
    terminal.send("\r", "\x07")
    terminal.wait_for("1 đang mở 1")
    terminal.send("g", "Đã xem 120")
    terminal.wait_for("Đã xem 120")
    terminal.hang_up()
    assert terminal.wait_exit() == 129
    assert stage_of(again(folder).assignments.assignment(1)) is Stage.ASSIGNED
    terminal = program("--lang", "vi")
    terminal.wait_for("Viết dở")
    terminal.send("\r")
    terminal.wait_for("Đã xem 120")
    terminal.settle(0.3)


def test_a_step_and_a_row_cost_little(program: Opener) -> None:
    terminal = program("--lang", "vi")
    terminal.wait_for(" F1 ")
    terminal.send(*ASSIGN, "\x07", NEW, "4", "\r", "Rà soát", "\r", "\x12", "\r", "\x07")
    terminal.wait_for("1 đang mở 2")
    terminal.settle(0.3)
    assert terminal.bytes_for("\x1b[A") <= 600
    assert terminal.bytes_for(DOWN) <= 600
    assert terminal.bytes_for("b") <= 400
    assert terminal.bytes_for("\r") <= 15_000
