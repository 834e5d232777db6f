"""The sitting over a real pseudo-terminal: bytes, rest, bursts, the watch, a cut line, two terminals."""

from __future__ import annotations

import signal
import time
from pathlib import Path

import pytest

from store import Book
from store.records import Session, Speech
from tests.cells import again, make_cell, november
from tests.wire.conftest import Opener
from tests.wire.terminal import Terminal, chibo
from tests.wire.test_typing import BURSTS, DEL

F11 = "\x1b[23~"
SPEAKING = 0.05
"""Seconds between two keys of somebody who types while listening."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A book of sixteen whose November session is today's, its roll called and the sitting begun."""
    sat(tmp_path / "book", 16)
    return tmp_path / "book"


def sat(folder: Path, members: int) -> None:
    from datetime import datetime

    book = make_cell(folder, members=members, now=datetime.now().astimezone())
    session, today = november(book), book.clock.today()
    if session.date != today:
        book.calendar.plan_year(today.year, "05")
        session = min(book.calendar.sessions(), key=lambda s: abs((s.date - today).days))
        book.calendar.move(session.id, today, "đúng ngày thử")
    book.attendance.mark_rest(session.id)
    book.proceedings.begin(session.id)
    book.close()


def seated(program: Opener) -> Terminal:
    """The program in the sitting, at rest."""
    terminal = program("attend")
    terminal.wait_for("Vỹ")
    terminal.send(F11)
    terminal.wait_for("Chưa phát biểu")
    terminal.settle()
    return terminal


def speeches(folder: Path) -> list[Speech]:
    book = again(folder)
    found = list(book.speeches.of_session(sitting_of(book).id))
    book.close()
    return found


def sitting_of(book: Book) -> Session:
    """The session that was begun."""
    return next(s for s in book.calendar.sessions() if book.proceedings.of(s.id).opened)


@pytest.mark.parametrize("pause", [None, SPEAKING], ids=["one write", "speaking pace"])
def test_everybody_is_logged_in_turn_and_no_key_is_lost(program: Opener, folder: Path, pause: float | None) -> None:
    terminal = seated(program)
    keys = [key for number in range(1, 17) for key in (*str(number), "p", "\r")]
    if pause is None:
        terminal.send(*keys)
    else:
        terminal.type(keys, pause)
    terminal.wait_for("16/16 = 100 %")
    terminal.kill(signal.SIGKILL)
    terminal.wait_exit()
    book = again(folder)
    assert [s.member for s in speeches(folder)] == [m.id for m in book.attendance.expected(sitting_of(book))]


def test_an_opinion_costs_at_most_600_bytes_and_the_same_with_a_hundred_members(
    program: Opener, tmp_path: Path
) -> None:
    terminal = seated(program)
    few = [terminal.bytes_for(*f"{number}p\r") for number in (3, 1, 2, 12, 14, 5, 16, 13)]
    sat(tmp_path / "hundred" / "book", 100)
    large = chibo("attend", book=tmp_path / "hundred" / "book")
    large.wait_for(" 18 ")
    large.send(F11)
    large.wait_for("Chưa phát biểu")
    many = sorted(large.bytes_for(*f"{number}p\r") for number in (3, 1, 2, 12, 14, 5, 16, 13))
    large.close()
    assert max(few) <= 600, few
    assert many[4] <= sorted(few)[4] * 1.3, (few, many)


def test_the_room_opens_in_at_most_15_kilobytes_and_a_question_in_little(program: Opener) -> None:
    terminal = program("attend")
    terminal.wait_for("Vỹ")
    terminal.settle()
    before = len(terminal.raw)
    terminal.send(F11)
    terminal.wait_for("Chưa phát biểu")
    terminal.settle(0.5)
    assert len(terminal.raw) - before <= 15_000
    terminal.send("3p\r")
    terminal.wait_for("1 lượt")
    assert terminal.bytes_for("v") <= 1_500
    assert terminal.bytes_for("\x1b") <= 1_500
    assert terminal.bytes_for("b") <= 8_000


def test_with_the_watch_off_nothing_is_sent_and_hardly_anything_is_done(program: Opener) -> None:
    terminal = seated(program)
    terminal.send("3p\r")
    terminal.settle(1.5)
    while time.time() % 60 > 54:  # the minutes left are looked at once a minute
        time.sleep(0.5)
    terminal.settle(0.3)
    before, cpu = len(terminal.raw), terminal.cpu_seconds()
    terminal.settle(3.0)
    assert len(terminal.raw) == before
    assert terminal.cpu_seconds() - cpu < 0.3


def test_the_watch_repaints_its_own_cells_once_a_second_and_adds_to_the_right_person(
    program: Opener, folder: Path
) -> None:
    terminal = seated(program)
    terminal.send("3p\r")
    terminal.settle(1.5)
    terminal.send("m")
    terminal.wait_for(" 0:01")  # the blank tells it from a speech's hour, 20:01
    before = len(terminal.raw)
    terminal.wait_for(" 0:04")
    sent = len(terminal.raw) - before
    assert sent <= 3 * 80, sent
    terminal.send("m")
    terminal.settle()
    (made,) = speeches(folder)
    assert made.member == 3
    assert 3 <= made.seconds <= 6


def test_leaving_the_program_keeps_what_the_watch_has_run(program: Opener, folder: Path) -> None:
    terminal = seated(program)
    terminal.send("3p\r", "m")
    terminal.wait_for(" 0:02")
    terminal.send("\x11")
    terminal.wait_exit()
    assert speeches(folder)[0].seconds >= 2


@pytest.mark.parametrize("pause", [None, 0.0, 0.003], ids=["one write", "0 ms", "3 ms"])
def test_what_an_input_method_writes_into_a_summary_comes_out_right(
    program: Opener, folder: Path, pause: float | None
) -> None:
    terminal = seated(program)
    for number, (keys, _word) in enumerate(BURSTS, 1):
        burst = [*str(number), "p", "\r", "v", *keys, "\r"]
        if pause is None:
            terminal.send(*burst)
        else:
            terminal.type(burst, pause)
        terminal.settle()
    assert [s.summary for s in speeches(folder)] == [word for _keys, word in BURSTS]


def test_a_line_cut_in_the_middle_of_a_summary_is_offered_at_the_next_start(program: Opener, folder: Path) -> None:
    terminal = seated(program)
    terminal.send("3p\r", "v", "Cần số hóa hồ sơ, đề ng", DEL, "ghị thêm máy")
    terminal.wait_for("thêm máy")
    time.sleep(2.5)  # drafts are kept every second
    terminal.kill(signal.SIGKILL)
    terminal.wait_exit()
    assert speeches(folder)[0].summary == ""
    next_time = program("attend")
    next_time.wait_for("Mở lại?")
    next_time.send("\r")
    next_time.wait_for("thêm máy")
    next_time.send(" quét", "\r")
    next_time.settle()
    assert speeches(folder)[0].summary == "Cần số hóa hồ sơ, đề nghị thêm máy quét"


def test_the_line_hung_up_in_the_middle_of_a_summary_keeps_it_too(program: Opener, folder: Path) -> None:
    terminal = seated(program)
    terminal.send("3p\r", "v", "nói dở")
    terminal.wait_for("nói dở")
    terminal.hang_up()
    terminal.wait_exit()
    next_time = program("attend")
    next_time.wait_for("Mở lại?")
    next_time.send("\r")
    next_time.wait_for("nói dở")


def test_two_terminals_see_each_others_speeches_and_the_cursor_stays(program: Opener, folder: Path) -> None:
    one, two = seated(program), seated(program)
    two.send("9")
    two.settle()
    at = [line for line in two.lines() if line.startswith("►")]
    one.send("3p\r")
    one.wait_for("1 lượt · 1/16")
    started = time.monotonic()
    two.wait_for("1 lượt · 1/16", timeout=5)
    assert time.monotonic() - started < 2.5
    assert [line for line in two.lines() if line.startswith("►")] == at
    two.send("p\r")
    one.wait_for("2 lượt · 2/16", timeout=5)
    assert len(speeches(folder)) == 2


def test_a_resize_in_the_middle_loses_nothing(program: Opener, folder: Path) -> None:
    terminal = seated(program)
    terminal.send("3p")
    terminal.resize(40, 10)
    terminal.send("\r")
    terminal.settle()
    terminal.resize(160, 50)
    terminal.send("5h\r")
    terminal.wait_for("2 lượt")
    assert [s.member for s in speeches(folder)] == [3, 5]
