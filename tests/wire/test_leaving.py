"""The very end of the program, on a terminal that is gone by then."""

from __future__ import annotations

import errno
import io
import os
import pty
import subprocess
import sys

import pytest
from textual.drivers import linux_driver

from tests.wire.terminal import ROOT
from tui import textual_hacks

BEFORE = """
import signal, sys
from tui.screens import leave_the_terminal
signal.signal(signal.SIGHUP, signal.SIG_IGN)
sys.stdin.readline()
sys.stdout.write("held back")
"""


@pytest.mark.parametrize(("leaves", "code"), [("leave_the_terminal()", 0), ("", 120)], ids=["ours", "control"])
def test_a_line_that_drops_after_the_program_was_left_does_not_change_its_code(leaves: str, code: int) -> None:
    """Ctrl+Q, then at once a hang-up: what is still to be written has nowhere to go, and Python says 120 for it."""
    ours, theirs = pty.openpty()
    env = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    child = subprocess.Popen(
        [sys.executable, "-c", BEFORE + leaves],
        stdin=subprocess.PIPE, stdout=theirs, stderr=subprocess.PIPE, cwd=ROOT, env=env,
    )  # fmt: skip
    os.close(theirs)
    os.close(ours)
    _out, said = child.communicate(b"\n", timeout=20)
    assert child.returncode == code, said


class Gone(io.StringIO):
    """Takes what is written, as a buffer does, and fails to send it off."""

    def flush(self) -> None:
        raise OSError(errno.EIO, "gone")


@pytest.mark.parametrize("written", [[], ["a"], ["a", "b"]])
def test_a_writer_told_to_stop_ends_even_when_only_its_last_sending_fails(written: list[str]) -> None:
    textual_hacks.guard_output()
    writer = linux_driver.WriterThread(Gone())  # type: ignore[attr-defined]
    for text in [*written, None]:  # all of it waits before the writer begins: nothing is sent off before the stop
        writer._queue.put(text)
    writer.start()
    writer.join(2)
    assert not writer.is_alive()
