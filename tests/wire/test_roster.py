"""A member's form in a real terminal: bursts field by field, and what a dropped line leaves."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cells import again
from tests.wire.conftest import Opener
from tests.wire.test_typing import BURSTS

MEMBERS = "16 đảng viên"
FIELDS = ("other_name", "job", "unit", "degree", "profession", "duties", "schooling", "theory")
"""Text fields of the form, in its order; one burst of the table goes into each."""

STEPS = {"other_name": ["\x1b[B"], "job": ["\x1b[6~", "\x1b[6~"], "schooling": ["\x1b[B"]}
"""How the hand comes to a field that is not simply the next one."""


@pytest.mark.parametrize("in_one_write", [True, False], ids=["one write", "1 ms"])
def test_every_field_of_the_form_takes_what_an_input_method_writes(
    program: Opener, folder: Path, in_one_write: bool
) -> None:
    terminal = program("--lang", "vi")
    terminal.wait_for(" F1 ")
    terminal.send("\x1bOR")
    terminal.wait_for(MEMBERS)
    keys = ["\r"]
    for field, (burst, _word) in zip(FIELDS, BURSTS, strict=True):
        keys += [*STEPS.get(field, []), *burst, "\r"]
    if in_one_write:
        terminal.send(*keys)
    else:
        terminal.type(keys, 0.001)
    terminal.settle(0.4)
    book = again(folder)
    member = book.roster.member(1)
    assert {field: getattr(member, field) for field in FIELDS} == {
        field: word for field, (_burst, word) in zip(FIELDS, BURSTS, strict=True)
    }
    book.close()


def test_what_is_half_typed_when_the_line_drops_is_offered_at_the_next_start(program: Opener, folder: Path) -> None:
    terminal = program("--lang", "vi")
    terminal.wait_for(" F1 ")
    terminal.send("\x1bOR", "\r", "\x1b[6~", "\x1b[6~", "Giảng viên chí")
    terminal.wait_for("Giảng viên chí")
    terminal.hang_up()
    assert terminal.wait_exit() == 129
    assert again(folder).roster.member(1).job == ""
    terminal = program("--lang", "vi")
    terminal.wait_for("Viết dở")
    terminal.send("\r")
    terminal.wait_for("Trong Đảng")
    terminal.send("\x1b[6~", "\x1b[6~", "nh", "\r")
    terminal.settle(0.3)
    assert again(folder).roster.member(1).job == "Giảng viên chính"


def test_moving_through_the_form_costs_little(program: Opener) -> None:
    terminal = program("--lang", "vi")
    terminal.wait_for(" F1 ")
    terminal.send("\x1bOR")
    terminal.wait_for(MEMBERS)
    assert terminal.bytes_for("\r") <= 15_000
    assert terminal.bytes_for("\x1b[B") <= 900
    assert terminal.bytes_for("a") <= 400
