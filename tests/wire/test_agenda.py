"""What a preparation costs on the wire: opening it, moving in it, ticking a step; nothing while idle."""

from __future__ import annotations

from tests.wire.conftest import Opener

F8, DOWN = "\x1b[19~", "\x1b[B"


def test_a_preparation_opens_in_few_bytes_and_a_key_repaints_what_changed(program: Opener) -> None:
    terminal = program("attend", "2026-11")
    terminal.wait_for("Nguyễn Văn An")
    terminal.send("q")
    terminal.wait_for("2026")
    assert terminal.bytes_for(F8) <= 15_000
    assert "Chuẩn bị" in terminal.text
    assert max(terminal.bytes_for(DOWN) for _n in range(14)) <= 600
    terminal.bytes_for(" ")  # the first change takes the template's rows up
    assert terminal.bytes_for(" ") <= 900
    assert terminal.bytes_for("t") <= 15_000
    before = len(terminal.raw)
    terminal.settle(quiet=1.2)
    assert len(terminal.raw) == before


def test_a_burst_of_keys_acts_as_if_typed_slowly(program: Opener) -> None:
    terminal = program("attend", "2026-11")
    terminal.wait_for("Nguyễn Văn An")
    terminal.send("q", F8, DOWN, "\x0e", "Xét kết nạp", "\r", "15", "\x07", DOWN, "l", "c")
    terminal.wait_for("Xét kết nạp")
    terminal.send("\x07")
    terminal.wait_for(lambda: any(line.startswith("►  3") and "Xét kết nạp" in line for line in terminal.lines()))
