"""The year of speeches over a real pseudo-terminal: what opening it, moving and sorting cost, and that rest is free."""

from __future__ import annotations

from pathlib import Path

from store.demo import keep
from tests.wire.terminal import chibo

F12, DOWN, UP, RIGHT = "\x1b[24~", "\x1b[B", "\x1b[A", "\x1b[C"


def test_the_year_opens_in_15_kilobytes_a_key_costs_little_and_rest_nothing(tmp_path: Path) -> None:
    keep(tmp_path / "book").close()
    terminal = chibo(book=tmp_path / "book")
    try:
        terminal.wait_for("Buổi tới")
        terminal.settle(quiet=1.2)
        assert terminal.bytes_for(F12) <= 15_000
        terminal.wait_for("Lưu Thị Hồng Ánh:")
        assert max(terminal.bytes_for(key) for key in (*[DOWN] * 5, *[UP] * 5)) <= 600
        assert max(terminal.bytes_for(key) for key in ("t", RIGHT, "v", "g")) <= 15_000
        terminal.wait_for("Ý kiến, ĐX/buổi")
        assert terminal.bytes_for("\r") <= 15_000
        assert terminal.bytes_for("p") <= 15_000
        terminal.wait_for("lần kiểm điểm")
        assert max(terminal.bytes_for(key) for key in (*[DOWN] * 9, *[UP] * 9)) <= 600
        before = len(terminal.raw)
        terminal.settle(quiet=2.5)
        assert len(terminal.raw) == before
    finally:
        terminal.close()
