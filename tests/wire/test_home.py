"""What the first room costs on the wire: opening it, a key in it, nothing while idle; bursts; leaving."""

from __future__ import annotations

from pathlib import Path

from store.demo import keep
from tests.wire.conftest import Opener
from tests.wire.terminal import chibo

F3, F10, DOWN, UP = "\x1bOR", "\x1b[21~", "\x1b[B", "\x1b[A"


def test_the_day_opens_in_few_bytes_a_key_costs_little_and_rest_costs_nothing(tmp_path: Path) -> None:
    keep(tmp_path / "book").close()
    terminal = chibo(book=tmp_path / "book")
    try:
        terminal.wait_for("Đề xuất có kết quả")
        terminal.settle(quiet=1.2)  # the lunar calendar comes in after the first sight
        assert len(terminal.raw) <= 15_000
        assert max(terminal.bytes_for(key) for key in (*[DOWN] * 9, *[UP] * 9)) <= 600
        terminal.send(F3)
        terminal.wait_for("đảng viên")
        assert terminal.bytes_for(F10) <= 15_000
        assert "Buổi tới" in terminal.text
        before = len(terminal.raw)
        terminal.settle(quiet=2.5)
        assert len(terminal.raw) == before
        terminal.send("q")
        assert terminal.wait_exit() == 0
    finally:
        terminal.close()


def test_a_burst_from_the_roll_call_home_and_back_acts_as_if_typed_slowly(program: Opener) -> None:
    terminal = program("attend", "2026-11")
    terminal.wait_for("Nguyễn Văn An")
    terminal.send("c", "q", "c", "k")
    terminal.wait_for(lambda: any("Nguyễn Văn An" in line and "× không phép" in line for line in terminal.lines()))
    terminal.send("q", F10)
    terminal.wait_for("Buổi tới")


def test_leaving_at_once_does_not_wait_for_the_lunar_calendar(tmp_path: Path) -> None:
    keep(tmp_path / "book").close()
    terminal = chibo(book=tmp_path / "book")
    try:
        terminal.wait_for("Đề xuất có kết quả")
        terminal.send("q")
        assert terminal.wait_exit(timeout=5) == 0
        assert "Traceback" not in terminal.text
    finally:
        terminal.close()
