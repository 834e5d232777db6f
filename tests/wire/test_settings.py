"""The settings in a real terminal: what opening them and moving in them costs on the line."""

from __future__ import annotations

from tests.wire.conftest import Opener

F9, DOWN, NEXT_GROUP = "\x1b[20~", "\x1b[B", "\x1b[6~"


def test_opening_the_settings_and_moving_in_them_costs_little(program: Opener) -> None:
    terminal = program("--lang", "vi")
    terminal.wait_for(" F1 ")
    assert terminal.bytes_for(F9) <= 15_000
    assert terminal.bytes_for(DOWN) <= 600
    assert terminal.bytes_for("a") <= 400
    terminal.send("\x1b", NEXT_GROUP, NEXT_GROUP, NEXT_GROUP)
    terminal.wait_for("các phiên bản")
    assert terminal.bytes_for(DOWN) <= 600
    assert terminal.bytes_for("\r") <= 15_000
    terminal.wait_for("Bộ quy tắc")
    for _ in range(6):
        assert terminal.bytes_for(DOWN) <= 600


def test_moving_in_the_list_of_keys_costs_little(program: Opener) -> None:
    terminal = program("--lang", "vi")
    terminal.wait_for(" F1 ")
    terminal.send(F9, NEXT_GROUP, NEXT_GROUP, DOWN, DOWN, DOWN)
    terminal.wait_for("Enter mở danh sách mọi phím")
    assert terminal.bytes_for("\r") <= 15_000
    for _ in range(3):
        assert terminal.bytes_for(DOWN) <= 600
