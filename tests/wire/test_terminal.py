"""The terminal goes away, freezes, lies: nothing marked is lost, nothing runs on, no name is shown."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cells import NAMES, again, codes
from tests.wire.conftest import Opener
from tests.wire.terminal import ROOT, Terminal
from tests.wire.test_attendance import LAST


def started(program: Opener) -> Terminal:
    terminal = program()
    terminal.wait_for(LAST)
    terminal.send("c")
    terminal.wait_for("1 có mặt")
    return terminal


def test_a_hang_up_ends_the_program_with_129_and_keeps_the_marks(program: Opener, folder: Path) -> None:
    terminal = started(program)
    terminal.hang_up()
    assert terminal.wait_exit(5) == 129
    assert codes(again(folder))[0] == "present"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGQUIT], ids=lambda n: n.name)
def test_a_termination_restores_the_terminal_and_ends_with_128_and_its_number(
    program: Opener, folder: Path, number: signal.Signals
) -> None:
    terminal = started(program)
    terminal.kill(number)
    assert terminal.wait_exit(5) == 128 + number
    assert b"\x1b[?1049l" in terminal.raw
    assert codes(again(folder))[0] == "present"


def test_a_program_that_ignores_hang_up_still_leaves_when_the_line_is_gone(folder: Path) -> None:
    terminal = Terminal([sys.executable, "-m", "tui", "--book", str(folder), "attend", "2026-11"], ignore_hang_up=True)
    try:
        terminal.wait_for(LAST)
        cpu = terminal.cpu_seconds()
        terminal.hang_up()
        terminal.wait_exit(6)
        assert cpu < 20
    finally:
        terminal.close()


def hung_up(terminal: Terminal) -> int:
    """The exit code after a hang-up, which is to come at once: 3 s later an alarm of its own ends the program."""
    left_at = time.monotonic()
    terminal.hang_up()
    code = terminal.wait_exit(5)
    assert time.monotonic() - left_at < 1
    return code


@pytest.mark.parametrize("_time", range(12))
def test_a_hang_up_right_after_typing_ends_the_program_at_once(program: Opener, _time: int) -> None:
    assert hung_up(started(program)) == 129


def test_a_termination_while_a_form_opens_ends_the_program_at_once(folder: Path) -> None:
    code = (
        "import os, signal, sys\nfrom tui.form import FormRoom\nfill = FormRoom.fill\n"
        "def fill_and_leave(self):\n    fill(self)\n    os.kill(os.getpid(), signal.SIGTERM)\n"
        "FormRoom.fill = fill_and_leave\nfrom tui.__main__ import main\n"
        f"sys.exit(main(['--book', {str(folder)!r}]))"
    )
    terminal = Terminal([sys.executable, "-c", code])
    try:
        terminal.wait_for(" F1 ")
        terminal.send("k")
        terminal.settle()
        terminal.send("\x0e")
        sent_at = time.monotonic()
        assert terminal.wait_exit(5) == 143
        assert time.monotonic() - sent_at < 2  # the room itself is read from disk first
    finally:
        terminal.close()


def test_a_frozen_terminal_does_not_keep_the_program(program: Opener, folder: Path) -> None:
    terminal = started(program)
    for _n in range(300):
        with contextlib.suppress(BlockingIOError):
            os.write(terminal.master, b"\x1bOR\x1bOQ")
    time.sleep(0.5)
    terminal.kill(signal.SIGTERM)
    end = time.monotonic() + 8
    while time.monotonic() < end:
        done, _status = os.waitpid(terminal.pid, os.WNOHANG)
        if done:
            terminal.exit_code = 0
            break
        time.sleep(0.05)
    assert terminal.exit_code == 0, "still there"
    assert codes(again(folder))[0] == "present"


def test_bytes_that_are_no_utf8_leave_the_program_alive(program: Opener) -> None:
    terminal = started(program)
    for wrong in (b"\xff", b"\xe9", b"\xe1\xbba"):
        terminal.send(wrong)
    terminal.settle()
    terminal.send("2k")
    terminal.wait_for("1 không phép")


def test_a_late_escape_sequence_lands_in_no_field(program: Opener, folder: Path) -> None:
    terminal = started(program)
    terminal.send("\r")
    terminal.settle()
    terminal.send("\x1b")
    time.sleep(0.12)
    terminal.send("[<35;10;10M")
    terminal.settle()
    assert "35;10" not in terminal.text


def test_ctrl_c_and_ctrl_z_and_ctrl_backslash_leave_it_running(program: Opener) -> None:
    terminal = started(program)
    terminal.send("\x03", "\x1c")
    terminal.settle()
    terminal.send("2k")
    terminal.wait_for("1 không phép")


def paste(text: str) -> str:
    return f"\x1b[200~{text}\x1b[201~"


def test_a_paste_comes_in_as_one_clean_line_cut_at_the_limit(program: Opener, folder: Path) -> None:
    terminal = started(program)
    terminal.send("3\r", paste("dòng một\r\ndòng\x07 hai" + "x" * 100_000))
    terminal.wait_for("quá dài", timeout=30)
    terminal.send("\r")
    terminal.settle()
    book = again(folder)
    note = book.attendance.roll(book.calendar.resolve("2026-11").id).rows[2].mark.note
    book.close()
    assert note.startswith("dòng một dòng hai")
    assert len(note) <= 500


def test_a_paste_over_a_list_does_nothing(program: Opener, folder: Path) -> None:
    terminal = started(program)
    size = (folder / "db.jsonl").stat().st_size
    terminal.send(paste("kkkk***"))
    terminal.settle()
    assert (folder / "db.jsonl").stat().st_size == size


def test_hostile_names_are_literal_and_never_on_the_wire(tmp_path: Path) -> None:
    from store.records import Member
    from tests.cells import make_cell
    from tests.wire.terminal import chibo

    book = make_cell(tmp_path / "book", members=3)
    names = ["Ann [/b] Lee", "[@click=app.bell]Ann[/]", "[red]Lan[/]", "Zalgo" + "\u0303" * 40]
    names += ["An\u202e drow", "A\u200bB\u200dC", "Esc\x1b]52;c;UFdO\x07", "Csi\x9b2J"]
    for name in names:
        book.roster.save(Member(name=name))
    book.close()
    terminal = chibo("attend", "2026-11", book=tmp_path / "book")
    try:
        terminal.wait_for("[/b]")
        terminal.wait_for("[@click=app.bell]Ann[/]")
        terminal.wait_for("[red]Lan[/]")
        terminal.send("\x1bOR")
        terminal.settle()
        for bad in ("\u202e", "\u200b", "\u200d", "\x9b", "\x1b]52"):
            assert bad.encode() not in terminal.raw
    finally:
        terminal.close()


def test_a_crash_says_one_sentence_and_writes_no_name(folder: Path) -> None:
    code = (
        "import sys\nfrom tui.rooms.attendance.screen import AttendanceRoom\n"
        "def boom(self):\n    secret = 'Nguyễn Bí Mật'\n    raise RuntimeError(secret)\n"
        "AttendanceRoom.action_log = boom\nfrom tui.__main__ import main\n"
        f"sys.exit(main(['--book', {str(folder)!r}, 'attend', '2026-11']))"
    )
    terminal = Terminal([sys.executable, "-c", code])
    try:
        terminal.wait_for(LAST)
        terminal.send("h")
        assert terminal.wait_exit() == 1
        shown = terminal.raw.decode("utf-8", "replace")
        assert "Traceback" not in shown
        assert "Bí Mật" not in shown
        assert "Chibo gặp lỗi" in terminal.text
    finally:
        terminal.close()
    logs = list((folder / "logs").iterdir())
    assert len(logs) == 1
    text = logs[0].read_text("utf-8")
    assert "RuntimeError" in text
    assert "Bí Mật" not in text
    assert not [name for name in NAMES if name in text or name in shown.partition("Chibo gặp lỗi")[2]]
    assert logs[0].stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["--lang", "en", "--help"], ["attend", "--help"]])
def test_help_and_version_answer_without_a_book(words: list[str], tmp_path: Path) -> None:
    env = {"HOME": str(tmp_path), "PATH": os.environ["PATH"], "LANG": "C"}
    done = subprocess.run([sys.executable, "-m", "tui", *words], cwd=ROOT, env=env, capture_output=True, check=False)
    assert done.returncode == 0
    assert done.stdout.decode("utf-8")
