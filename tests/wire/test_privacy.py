"""Nothing leaves the machine: no socket, no other program, no file outside the book and the settings, no core dump."""

from __future__ import annotations

import re
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cells import NAMES
from tests.wire.conftest import Opener
from tests.wire.terminal import ROOT, Terminal
from tests.wire.test_attendance import LAST

STRACE = shutil.which("strace")
needs_strace = pytest.mark.skipif(STRACE is None, reason="there is no strace here; .ci/run installs it where it may")
CALLS = "trace=network,execve,open,openat,creat"


def traced(log: Path, *command: str) -> list[str]:
    """The words that run a command under strace."""
    return [str(STRACE), "-f", "-qq", "-s", "300", "-e", CALLS, "-o", str(log), *command]


def sockets(calls: str) -> list[str]:
    """Calls that make or use a socket. The event loop wakes itself through a socketpair, which has no other end."""
    return re.findall(r"^\d+ +((?:socket|connect|bind|listen|accept4?)\(.*)$", calls, re.M)


def written(calls: str) -> set[str]:
    """Files that were opened to be written."""
    return set(re.findall(r"open(?:at)?\((?:AT_FDCWD, )?\"([^\"]+)\", [^)]*O_(?:WRONLY|RDWR|CREAT)[^)]*\) = \d", calls))


@needs_strace
def test_a_whole_visit_opens_no_socket_starts_no_program_and_writes_only_the_book(folder: Path) -> None:
    log = folder.parent / "calls"
    env = {
        "CHIBO_BOOK": str(folder), "XDG_CONFIG_HOME": str(folder.parent / "config"), "PYTHONDONTWRITEBYTECODE": "1",
        "USER": "t",  # without it the C library asks the host's name service, over a local socket, who this is
    }  # fmt: skip
    terminal = Terminal(traced(log, sys.executable, "-m", "tui", "attend", "2026-11"), env=env)
    try:
        terminal.wait_for(LAST, timeout=60)
        terminal.send("4p")
        terminal.settle()
        for room in ("\x1bOQ", "\x1bOR", "\x1b[15~", "\x1b[17~", "\x1b[20~"):  # F2 F3 F5 F6 F9
            terminal.send(room)
            terminal.settle()
        terminal.send("\x11")  # Ctrl+Q
        assert terminal.wait_exit(30) == 0
    finally:
        terminal.close()
    calls = log.read_text("utf-8", "replace")
    assert sockets(calls) == []
    assert calls.count("execve(") == 1
    outside = {f for f in written(calls) if not f.startswith((str(folder), str(folder.parent / "config"), "/dev/"))}
    assert outside == set()
    assert any(f.endswith("db.jsonl") for f in written(calls))


@needs_strace
def test_the_control_sees_a_socket_a_program_and_a_file(tmp_path: Path) -> None:
    log = tmp_path / "calls"
    code = (
        "import socket, subprocess; s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); s.connect(('127.0.0.1', 9));"
        f"s.send(b'x'); subprocess.run(['true']); open({str(tmp_path / 'x')!r}, 'w')"
    )
    subprocess.run(traced(log, sys.executable, "-c", code), check=True)
    calls = log.read_text("utf-8", "replace")
    assert len(sockets(calls)) >= 2
    assert calls.count("execve(") >= 2
    assert str(tmp_path / "x") in written(calls)


CRASH = """
import sys
from tui.rooms.attendance.screen import AttendanceRoom
from tui.textual_hacks import QuietFaults
def boom(self):
    names = [row.member.name for row in self.book.attendance.roll(self.session_id).rows]
    raise RuntimeError(f"{{names}}")
AttendanceRoom.action_log = boom
{sabotage}
from tui.__main__ import main
sys.exit(main(["attend", "2026-11"]))
"""
STOCK = (
    "for name in ('_handle_exception', '_fatal_error', 'panic', '_print_error_renderables'): delattr(QuietFaults, name)"
)


def crashed(folder: Path, sabotage: str = "") -> tuple[str, str, list[Path]]:
    """What a crash over every name of the roll says after the screen is gone, on stderr, and files that hold a name."""
    place = folder.parent / "account"
    (place / "tmp").mkdir(parents=True)
    env = {"CHIBO_BOOK": str(folder), "HOME": str(place), "TMPDIR": str(place / "tmp"), "PYTHONPATH": str(ROOT)}
    words = [
        "/bin/sh",
        "-c",
        'cd "$HOME" && exec "$0" -c "$1" 2> stderr',
        sys.executable,
        CRASH.format(sabotage=sabotage),
    ]
    terminal = Terminal(words, env=env)
    try:
        terminal.wait_for(LAST)
        terminal.send("h")
        terminal.wait_exit()
        told = terminal.raw.decode("utf-8", "replace").rpartition("\x1b[?1049l")[2]
    finally:
        terminal.close()
    stderr = (place / "stderr").read_text("utf-8")
    files = [file for file in [*place.rglob("*"), *(folder / "logs").glob("*")] if file.is_file()]
    return told, stderr, [file for file in files if any(name.encode() in file.read_bytes() for name in NAMES)]


def test_a_crash_over_every_name_tells_none_on_the_screen_on_stderr_or_in_any_file(folder: Path) -> None:
    told, stderr, files = crashed(folder)
    assert "Chibo gặp lỗi" in told + stderr
    assert [name for name in NAMES if name in told + stderr] == []
    assert "Traceback" not in told + stderr
    assert files == []
    assert list((folder / "logs").iterdir())


def test_the_control_textuals_own_crash_would_tell_names(folder: Path) -> None:
    told, stderr, files = crashed(folder, STOCK)
    assert [name for name in NAMES if name in told + stderr] or files


def test_no_core_is_ever_dumped_whatever_the_host_allows(program: Opener, folder: Path) -> None:
    terminal = program()
    terminal.wait_for(LAST)
    limits = Path(f"/proc/{terminal.pid}/limits").read_text()
    assert re.search(r"^Max core file size +0 +0 ", limits, re.M), limits
    code = (
        "import resource; from tui.__main__ import main; main(['where']);"
        "print('CORE', resource.getrlimit(resource.RLIMIT_CORE))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "CORE (0, 0)" in done.stdout
    assert resource.getrlimit(resource.RLIMIT_CORE)[1] != 0, "the host allows none: this test could not fail"
