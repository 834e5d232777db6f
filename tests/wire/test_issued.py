"""Documents over a real pseudo-terminal: what opening, reading and writing one costs, and leaving while it is made."""

from __future__ import annotations

from pathlib import Path

from tests.wire.conftest import Opener

DOWN, F5 = "\x1b[B", "\x1b[15~"
CTRL_U, CTRL_Q = "\x15", "\x11"


def test_the_list_and_a_document_cost_at_most_15_kilobytes_and_a_key_at_most_400_bytes(program: Opener) -> None:
    terminal = program()
    terminal.wait_for("16 Hà Minh Vỹ")
    terminal.send(F5)
    terminal.wait_for("Sổ theo dõi 2026")
    assert terminal.bytes_for(CTRL_U) <= 15_000
    terminal.wait_for("Kế hoạch sinh hoạt chuyên đề")
    assert max(terminal.bytes_for(key) for key in (DOWN, DOWN, "\x1b[A", "\x1b[A")) <= 400
    before = len(terminal.raw)
    terminal.send("\r")
    terminal.wait_for("KẾ HOẠCH")
    terminal.settle(0.5)
    assert len(terminal.raw) - before <= 15_000


def test_leaving_while_a_document_is_made_leaves_at_once_and_nothing_behind(program: Opener, folder: Path) -> None:
    terminal = program()
    terminal.wait_for("16 Hà Minh Vỹ")
    terminal.send(F5)
    terminal.wait_for("Sổ theo dõi 2026")
    terminal.send(CTRL_U)
    terminal.wait_for("Kế hoạch sinh hoạt chuyên đề")
    terminal.send("\r" + CTRL_Q)
    assert terminal.wait_exit() == 0
    assert not list(folder.rglob("*.docx"))
