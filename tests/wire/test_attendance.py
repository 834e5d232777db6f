"""The roll call over a real pseudo-terminal: six keys, a pulled plug, bytes on the wire."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cells import again, codes, make_cell
from tests.wire.conftest import Opener
from tests.wire.terminal import ROOT, chibo

LAST = "16 Hà Minh Vỹ"
"""The last row of the roll: when it stands, the room stands."""


def dump(folder: Path) -> dict[str, list[dict[str, object]]]:
    done = subprocess.run(
        [sys.executable, "-m", "tui", "--book", str(folder), "dump"], cwd=ROOT, capture_output=True, check=True
    )
    found: dict[str, list[dict[str, object]]] = json.loads(done.stdout)
    return found


def test_six_keys_in_one_burst_then_the_plug_is_pulled(program: Opener, folder: Path) -> None:
    terminal = program()
    terminal.wait_for(LAST)
    terminal.send("4p19k*")
    terminal.wait_for("87,5 %")
    terminal.kill(signal.SIGKILL)
    terminal.wait_exit()
    session = next(s for s in dump(folder)["sessions"] if s["code"] == "2026-11-DK")
    roll = session["roll"]
    assert isinstance(roll, list)
    assert [row["code"] for row in roll].count("present") == 14
    assert (roll[3]["code"], roll[3]["reason_text"]) == ("excused", "đi công tác")
    assert roll[8]["code"] == "unexcused"


def test_every_mark_the_screen_has_shown_is_found_again_after_kill(program: Opener, folder: Path) -> None:
    for marked in (3, 7, 12):
        terminal = program()
        terminal.wait_for(LAST)
        terminal.send("1" + "c" * marked)
        terminal.wait_for(f"{marked:3} có mặt")
        terminal.kill(signal.SIGKILL)
        terminal.wait_exit()
        book = again(folder)
        assert codes(book)[:marked] == ["present"] * marked
        book.close()


def test_a_mark_costs_at_most_400_bytes_and_the_same_with_a_hundred_members(program: Opener, tmp_path: Path) -> None:
    terminal = program()
    terminal.wait_for(LAST)
    few = [terminal.bytes_for("c") for _n in range(8)]
    make_cell(tmp_path / "hundred" / "book", members=100).close()
    large = chibo("attend", "2026-11", book=tmp_path / "hundred" / "book")
    large.wait_for(" 18 ")
    many = sorted(large.bytes_for("c") for _n in range(8))
    large.close()
    assert max(few[1:]) <= 400
    assert many[3] <= max(few) * 1.15


def test_rooms_help_and_palette_open_in_at_most_15_kilobytes(program: Opener) -> None:
    terminal = program()
    terminal.wait_for(LAST)
    for key in ("\x1bOQ", "\x1bOR", "\x1bOS", "?", "q", "\x10", "\x1b"):
        assert terminal.bytes_for(key) <= 15_000, key


def test_an_idle_room_sends_nothing_and_hardly_wakes(program: Opener) -> None:
    terminal = program()
    terminal.wait_for(LAST)
    terminal.send("c")
    terminal.settle(1.0)
    before, cpu = len(terminal.raw), terminal.cpu_seconds()
    terminal.settle(3.0)
    assert len(terminal.raw) == before
    assert terminal.cpu_seconds() - cpu < 0.3


def test_two_terminals_see_each_other_within_two_seconds(program: Opener, folder: Path) -> None:
    one, two = program(), program()
    one.wait_for(LAST)
    two.wait_for(LAST)
    one.send("k")
    one.wait_for("1 không phép")
    started = time.monotonic()
    two.wait_for("1 không phép", timeout=5)
    assert time.monotonic() - started < 2.5
    two.send("2c")
    two.wait_for("1 có mặt")
    assert codes(again(folder))[:2] == ["unexcused", "present"]


def test_a_resize_in_the_middle_of_marking_loses_nothing(program: Opener, folder: Path) -> None:
    terminal = program()
    terminal.wait_for(LAST)
    terminal.send("c")
    terminal.resize(20, 5)
    terminal.send("c")
    terminal.settle()
    terminal.resize(200, 60)
    terminal.send("k")
    terminal.wait_for("không phép")
    assert codes(again(folder))[:3] == ["present", "present", "unexcused"]


@pytest.mark.parametrize("env", [{"TERM": "xterm"}, {"NO_COLOR": "1"}, {"TERM": "tmux-256color"}, {"LANG": "C"}])
def test_the_roll_reads_the_same_in_any_terminal(program: Opener, env: dict[str, str]) -> None:
    terminal = program(**env)
    terminal.wait_for(LAST)
    terminal.send("4p1")
    terminal.wait_for("○ có phép: đi công tác")


def test_nothing_is_drawn_where_nothing_can_be(folder: Path) -> None:
    words = [sys.executable, "-m", "tui", "--book", str(folder), "attend"]
    piped = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (piped.returncode, piped.stdout) == (2, "")
    assert "thiết bị đầu cuối" in piped.stderr
    dumb = chibo("attend", book=folder, TERM="dumb")
    dumb.wait_for("TERM=dumb")
    assert dumb.wait_exit() == 2


@pytest.mark.skipif(not os.access("/usr/bin/strace", os.X_OK), reason="strace is not on this machine")
def test_a_mark_is_exactly_one_flush_and_at_most_a_kilobyte(program: Opener, tmp_path: Path, folder: Path) -> None:
    terminal = program()
    terminal.wait_for(LAST)
    terminal.send("c")
    terminal.wait_for("1 có mặt")
    log = tmp_path / "strace.log"
    calls = "trace=write,pwrite64,fsync,fdatasync,rename,renameat2"
    words = ["strace", "-f", "-y", "-e", calls, "-o", str(log), "-p", str(terminal.pid)]
    tracer = subprocess.Popen(words, stderr=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + 10
        while not log.exists() and time.monotonic() < deadline:
            time.sleep(0.05)
        time.sleep(0.5)
        for n in range(5):
            terminal.send("c")
            terminal.wait_for(f"{n + 2} có mặt")
        time.sleep(0.3)
    finally:
        tracer.terminate()
        tracer.wait(10)
    lines = [line for line in log.read_text("utf-8", "replace").splitlines() if str(folder) in line]
    if not lines:
        pytest.skip("strace may not attach here")
    written = [int(line.rpartition("= ")[2]) for line in lines if "write" in line]
    assert sum("sync(" in line for line in lines) == 5
    assert len(written) == 5
    assert max(written) <= 1024
    assert not any("rename" in line for line in lines)
