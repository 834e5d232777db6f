"""A list with everything wrong, mended over a real pseudo-terminal: bursts, a dropped line, bytes on the wire."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.cells import again, make_cell
from tests.rooms.rosters import bad
from tests.wire.terminal import Terminal, chibo
from tests.wire.test_typing import DEL

CLEAR = "\x15"
DONE = "\x07"
MENDED = (
    CLEAR + "2/1/78",
    CLEAR + "03/02/2006",
    CLEAR + "Pham Huong" + DEL * 8 + "ạm Hương Giang",
    CLEAR + "Hoa" + DEL * 2 + "oàng Va" + DEL + "ăn Hoa" + DEL + "à",
    CLEAR + "012345000109",
    CLEAR + "Tri" + DEL + "ịnh Thi" + DEL + "ị Oanh",
    CLEAR + "Luo" + DEL * 2 + "ương Thi" + DEL + "ị Thu" + DEL + "úy",
)
"""What an input method writes into the doubtful field of each row in turn."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A book without members, closed."""
    make_cell(tmp_path / "book", members=0).close()
    return tmp_path / "book"


@pytest.fixture
def terminal(folder: Path) -> Iterator[Terminal]:
    """The list of members of that book."""
    running = chibo(book=folder)
    running.wait_for("2026")
    running.send("\x1bOR")
    running.wait_for("Bấm n để nhập")
    yield running
    running.close()


def opened(terminal: Terminal, file: Path) -> None:
    """The preview stands."""
    terminal.send("n", str(file), "\r")
    terminal.wait_for("8 nghi vấn")
    terminal.settle()


def test_seven_rows_are_mended_in_one_burst_and_written(terminal: Terminal, folder: Path, tmp_path: Path) -> None:
    opened(terminal, bad(tmp_path))
    terminal.send(*(f"n\r{text}{DONE}" for text in MENDED), "g\r")
    terminal.wait_for("16 đảng viên", timeout=40)
    terminal.settle()
    book = again(folder)
    members = {m.name: m for m in book.roster.members()}
    assert len(members) == 16
    names = {"Phạm Hương Giang", "Hoàng Văn Hoà", "Trịnh Thị Oanh", "Lương Thị Thúy"}
    assert names <= members.keys()
    assert members["Trần Văn Bình"].born == date(1978, 1, 2)
    book.close()


def test_a_dropped_line_keeps_what_was_mended_and_what_was_being_typed(
    terminal: Terminal, folder: Path, tmp_path: Path
) -> None:
    opened(terminal, bad(tmp_path))
    terminal.send(f"n\r{MENDED[0]}{DONE}", "nk", "n\r", CLEAR, "Phạm Hương Giang")
    terminal.wait_for("Hàng 7")
    terminal.settle()
    terminal.hang_up()
    terminal.wait_exit()
    second = chibo(book=folder)
    try:
        second.wait_for("Viết dở")
        second.send("\r")
        second.wait_for("đã có lại ở đây")
        second.wait_for("2 ô đã sửa")
        assert "10 mới" in second.text
        assert "1 bỏ ra" in second.text
        assert "Phạm Hương Giang" in second.text
    finally:
        second.close()


def test_the_preview_opens_in_15_kilobytes_and_a_row_costs_at_most_600_bytes(
    terminal: Terminal, tmp_path: Path
) -> None:
    file = bad(tmp_path)
    terminal.send("n", str(file))  # what the letters of a path cost depends on the path
    assert terminal.bytes_for("\r") <= 15_000
    terminal.wait_for("8 nghi vấn")
    terminal.settle()
    moves = [terminal.bytes_for("\x1b[B") for _n in range(12)]
    assert max(moves) <= 600, moves
    assert terminal.bytes_for("\r") <= 15_000
    fields = [terminal.bytes_for("\x1b[B") for _n in range(6)]
    assert max(fields) <= 600, fields
    assert terminal.bytes_for(DONE) <= 15_000
    assert terminal.bytes_for("c") <= 15_000
