"""Stopped and told to go on, in any order: the terminal is given back, taken again, and every key is heard."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from tests.cells import again, codes
from tests.wire.conftest import Opener
from tests.wire.terminal import Terminal
from tests.wire.test_terminal import hung_up, started


def continued(program: Opener) -> Terminal:
    """Told to go on, a few times, without a pause before; a hang-up brings one such signal of its own."""
    terminal = started(program)
    for _n in range(4):
        terminal.settle()
        terminal.kill(signal.SIGCONT)
    terminal.settle()
    return terminal


def test_going_on_without_a_pause_draws_nothing_and_keeps_every_key(program: Opener) -> None:
    terminal = started(program)
    terminal.settle()
    before = len(terminal.raw)
    terminal.kill(signal.SIGCONT)
    terminal.settle()
    assert len(terminal.raw) == before
    terminal.send("2k")
    terminal.wait_for("1 không phép")


def test_after_going_on_without_a_pause_a_hang_up_still_ends_the_program(program: Opener, folder: Path) -> None:
    assert hung_up(continued(program)) == 129
    assert codes(again(folder))[0] == "present"


def test_after_going_on_without_a_pause_the_terminal_gets_its_own_modes_back(program: Opener) -> None:
    terminal = continued(program)
    assert not terminal.echoes()
    terminal.send("\x11")
    assert terminal.wait_exit(5) == 0
    assert terminal.echoes()


def pause(terminal: Terminal) -> None:
    """Tell it to stop, and read on until it has: what it says last has to go somewhere."""
    told: list[int] = []

    def stopped() -> bool:
        pid, status = os.waitpid(terminal.pid, os.WUNTRACED | os.WNOHANG)
        told.extend([status] * bool(pid))
        return bool(told)

    terminal.kill(signal.SIGTSTP)
    terminal.wait_for(stopped)
    assert os.WIFSTOPPED(told[0])


def paused(program: Opener) -> Terminal:
    terminal = started(program)
    pause(terminal)
    return terminal


def test_a_pause_gives_the_terminal_back_and_takes_it_again(program: Opener) -> None:
    terminal = paused(program)
    assert terminal.echoes()
    terminal.kill(signal.SIGCONT)
    terminal.wait_for(lambda: not terminal.echoes())
    terminal.send("2k")
    terminal.wait_for("1 không phép")


def test_after_a_pause_the_whole_screen_is_drawn_again(program: Opener) -> None:
    """The terminal stands empty then: a shell was there meanwhile."""
    terminal = paused(program)
    before = len(terminal.raw)
    terminal.kill(signal.SIGCONT)
    terminal.wait_for(
        lambda: all(word in terminal.raw[before:].decode() for word in ("Nguyễn Văn An", "F1", "Định kỳ"))
    )


def test_pauses_that_come_while_the_last_one_ends_leave_the_program_hearing(program: Opener) -> None:
    """One that came while the terminal was being taken again left it deaf, in a terminal that echoed."""
    terminal = started(program)
    for _n in range(12):
        pause(terminal)
        terminal.kill(signal.SIGCONT)
        terminal.wait_for(lambda: not terminal.echoes(), timeout=5)
    terminal.send("2k")
    terminal.wait_for("1 không phép")


def test_a_hang_up_in_a_pause_ends_the_program_with_129(program: Opener, folder: Path) -> None:
    assert hung_up(paused(program)) == 129
    assert codes(again(folder))[0] == "present"
