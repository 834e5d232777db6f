"""Keys in bursts: Vietnamese input methods, and keys typed ahead of a slow line.

Written into a real pseudo-terminal: only there does a burst arrive as one. Each burst must leave the
same book and the same screen as the same keys typed slowly.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cells import again, make_cell, november
from tests.wire.conftest import Opener
from tests.wire.terminal import Terminal, chibo
from tests.wire.test_attendance import LAST

DEL = "\x7f"
BURSTS: list[tuple[list[str], str]] = [
    (["ha", DEL, "ạnh"], "hạnh"),
    (["h", "a", DEL + "ạ", "n", "h"], "hạnh"),
    (["ha", "\x08", "ạnh"], "hạnh"),
    (["viet", DEL, DEL, "ệt"], "việt"),
    (["d", DEL + "đ"], "đ"),
    (["viet", "\x1b[1;2D", "\x1b[1;2D", "ệt"], "việt"),
    (["vuong", DEL, DEL, DEL, DEL, "ương"], "vương"),
    (["vuong", DEL * 4, "ương sy", DEL, "ỹ ha", DEL, "ạnh"], "vương sỹ hạnh"),
]
"""What an input method writes, and what must come out."""


def note_of(folder: Path, number: int) -> str:
    book = again(folder)
    try:
        return book.attendance.roll(november(book).id).rows[number - 1].mark.note
    finally:
        book.close()


@pytest.mark.parametrize("pause", [None, 0.0, 0.001, 0.005], ids=["one write", "0 ms", "1 ms", "5 ms"])
def test_what_an_input_method_writes_comes_out_right(program: Opener, folder: Path, pause: float | None) -> None:
    terminal = program()
    terminal.wait_for(LAST)
    for number, (keys, word) in enumerate(BURSTS, 1):
        burst = [str(number), "\r", *keys, "\r"]
        if pause is None:
            terminal.send(*burst)
        else:
            terminal.type(burst, pause)
        terminal.settle()
        assert note_of(folder, number) == word, keys


def test_the_whole_roll_with_notes_a_guest_and_a_search_in_one_burst(program: Opener, folder: Path) -> None:
    terminal = program()
    terminal.wait_for(LAST)
    terminal.send(
        "4p1", "9k", "9\r", "go", DEL, "ọi", "\r", "/", "le d", "\r", "m", "\x0e", "Ba", DEL, "ạch Mai, tr", "\r", "*"
    )
    terminal.wait_for("khách mời")
    terminal.settle()
    book = again(folder)
    roll = book.attendance.roll(november(book).id)
    assert [roll.rows[i].mark.code.value for i in (3, 8, 4)] == ["excused", "unexcused", "late"]
    assert roll.rows[8].mark.note == "gọi"
    assert (roll.guests[0].name, roll.guests[0].post) == ("Bạch Mai", "tr")
    assert roll.tally.not_taken == 0
    book.close()


def test_keys_typed_ahead_of_rooms_find_their_room(program: Opener, folder: Path) -> None:
    terminal = program()
    terminal.wait_for(LAST)
    terminal.send("\x1bOR", "/", "binh", "\r", "\x1bOQ", "/", "thang 7", "\r", "\r", "3k")
    terminal.wait_for("× không phép")
    terminal.settle()
    book = again(folder)
    july = book.attendance.roll(book.calendar.resolve("2026-07").id)
    assert [row.mark.code.value for row in july.rows[:4]] == ["not_taken", "not_taken", "unexcused", "not_taken"]
    book.close()


def test_a_command_from_the_palette_in_one_burst(program: Opener, folder: Path) -> None:
    terminal = program()
    terminal.wait_for(LAST)
    terminal.send("2", "\x10", "khong phe", DEL, DEL, "hép", "\r")
    terminal.wait_for("1 không phép")


def test_a_composed_letter_does_nothing_but_hint(program: Opener, folder: Path) -> None:
    terminal = program()
    terminal.wait_for(LAST)
    size = (folder / "db.jsonl").stat().st_size
    terminal.send("đ", "ư", "ô")
    terminal.wait_for("bộ gõ")
    assert (folder / "db.jsonl").stat().st_size == size


KEYS = st.sampled_from(
    ["c", "m", "k", "v", "n", "p", "1", "4", "9", "2", "\r", "*", "/", "a", "b", "ạ", "ệ", DEL, "\x1b[A", "\x1b[B",
     "\x1b[D", "\x1bOR", "\x1bOQ", "\x1bOS", "\x1bOP", "q", "\x1a", "\x0e", "\x10", "h", "g", "t", "l", " ", "đ", "x"]
)  # fmt: skip


class Pair:
    """Two books alike and two programs: one typed slowly, one in a burst."""

    def __init__(self, place: Path) -> None:
        self.place, self.count = place, 0
        make_cell(place / "first" / "book").close()

    def run(self, keys: list[str], *, slowly: bool) -> tuple[list[str], list[tuple[str, str]]]:
        self.count += 1
        folder = self.place / str(self.count)
        shutil.copytree(self.place / "first", folder)
        terminal = chibo("attend", "2026-11", book=folder / "book")
        try:
            terminal.wait_for(LAST)
            for key in keys if slowly else ["".join(keys)]:
                if _ended(terminal):
                    break
                terminal.send(key)
                terminal.settle(0.12)
            terminal.settle(0.3)
            shown = terminal.lines() if not _ended(terminal) else ["ended"]
        finally:
            terminal.close()
        book = again(folder / "book")
        rows = [(row.mark.code.value, row.mark.note) for row in book.attendance.roll(november(book).id).rows]
        book.close()
        return shown, rows


def _ended(terminal: Terminal) -> bool:
    """Whether the program has left its screen (a key of the list was the way out)."""
    return b"\x1b[?1049l" in terminal.raw


@pytest.fixture
def pair(tmp_path: Path) -> Pair:
    return Pair(tmp_path)


@pytest.mark.timeout(400)  # fifty programs and three hundred keys with a pause behind each: long on a busy machine
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(keys=st.lists(KEYS, min_size=3, max_size=14))
def test_any_keys_in_one_burst_act_as_if_typed_slowly(pair: Pair, keys: list[str]) -> None:
    # The clock of a late mark is the wall's: rows are compared without it.
    slow, burst = pair.run(keys, slowly=True), pair.run(keys, slowly=False)
    assert burst[1] == slow[1]
    assert [_timeless(line) for line in burst[0]] == [_timeless(line) for line in slow[0]]


def _timeless(line: str) -> str:
    return re.sub(r"\d\d:\d\d", "hh:mm", line)
