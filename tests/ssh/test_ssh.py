"""The program over a real sshd, set up by the README's own lines: what a key may do, and lines that are cut."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from store import open_book
from store.records import Code
from tests.ssh.daemon import Daemon, lacking
from tests.ssh.drill import AT_ONCE, BY, CUTS, LAST, Drill

pytestmark = pytest.mark.skipif(bool(lacking()), reason=lacking())


@pytest.fixture(scope="module")
def drill(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Drill]:
    made = Drill(tmp_path_factory.mktemp("ssh"), seed=7)
    yield made
    made.close()


@pytest.fixture
def host(drill: Drill) -> Daemon:
    return drill.daemon


@pytest.mark.parametrize("cut", CUTS)
def test_a_line_cut_at_random_costs_nothing_that_was_shown_and_leaves_nothing_behind(drill: Drill, cut: str) -> None:
    if cut != "client frozen":
        drill.round(cut, "roll")
    if cut != "disk full":
        drill.round(cut, "draft")
    if cut in ("client killed", "program killed"):
        drill.round(cut, "speeches")
    assert drill.tally.lost == []
    assert drill.tally.drafts if cut == "client frozen" else drill.tally.shown
    assert cut != "disk full" or drill.tally.refused > 0


def test_the_control_a_mark_a_speech_and_a_draft_that_are_not_kept_are_found_out(drill: Drill) -> None:
    there = {"1": "present", "2": "unexcused"}
    drill.sent = {"1": "k", "2": "c"}
    book = open_book(drill.folder, by=BY)
    roll = book.calendar.resolve(f"{drill.year}-01").id
    for row in book.attendance.roll(roll).rows[:2]:
        book.attendance.mark(roll, row.member.id, Code.NOT_TAKEN)
    book.close()
    try:
        for shown in (there, {"speeches": "10000"}, {"draft": "never typed"}):
            drill._read(shown, "control")
        assert len(drill.tally.lost) == 4
    finally:
        drill.tally.lost.clear()


def test_a_half_typed_text_is_offered_to_the_same_key_at_its_next_start(drill: Drill, host: Daemon) -> None:
    terminal = host.open("attend", f"{drill.year}-01")
    try:
        terminal.wait_for(LAST)
        terminal.send("3\r", "ghi dở")
        terminal.wait_for("ghi dở")
        terminal.hang_up()
        host.gone(AT_ONCE)
    finally:
        terminal.close()
    again = host.open("attend", f"{drill.year}-01")
    try:
        again.wait_for("Viết dở lúc")
        again.send("\r")
        again.wait_for("ghi dở")
        again.send("\r")
        again.settle()
        again.send("qqq")
        assert again.wait_exit() == 0
        assert b"\x1b[?1049l" in again.raw  # the terminal is as it was
    finally:
        again.close()
    host.gone(AT_ONCE)


def test_the_key_is_the_name_in_the_history_and_only_chibo_answers(host: Daemon) -> None:
    assert host.say("plan-year", "2040").returncode == 0
    assert "Trần Thị Lan" in host.say("history", "--limit", "1").stdout
    for said in (("/bin/sh", "-c", "id"), ("sftp-server",), ("members", "--book", "/tmp")):
        done = host.say(*said)
        assert (done.returncode, done.stdout) == (2, "")
    without_terminal = host.say()
    assert (without_terminal.returncode, without_terminal.stdout) == (2, "")


def test_no_file_is_fetched_or_left_by_sftp(host: Daemon) -> None:
    import subprocess

    words = host.words(tty=False)
    done = subprocess.run([*words[:1], "-s", *words[1:], "sftp"], capture_output=True, timeout=20, check=False)
    assert done.returncode != 0
    assert done.stdout == b""


def test_the_keys_that_leave_other_programs_reach_no_shell_and_files_stay_the_accounts(
    drill: Drill, host: Daemon
) -> None:
    terminal = host.open("attend", f"{drill.year}-01")
    try:
        terminal.wait_for(LAST)
        for key in ("\x1c", "\x03", "\x1a", "\x10", "\x1b"):
            terminal.send(key)
            terminal.settle()
        assert len(host.programs()) == 1
        terminal.send("\x11")
        assert terminal.wait_exit() == 0
    finally:
        terminal.close()
    host.gone(AT_ONCE)
    for path in (drill.folder, *drill.folder.rglob("*")):
        assert path.stat().st_mode & 0o077 == 0, path


def test_nothing_is_forwarded_and_no_variable_of_the_client_arrives(host: Daemon) -> None:
    import subprocess

    words = host.words(tty=False)
    hop = subprocess.run([*words[:1], "-W", "127.0.0.1:22", *words[1:]], capture_output=True, timeout=20, check=False)
    assert hop.returncode != 0
    assert b"SSH-" not in hop.stdout
    named = subprocess.run(
        [*words[:1], "-o", "SetEnv CHIBO_BY=other CHIBO_BOOK=/tmp", *words[1:], "plan-year", "2041"],
        capture_output=True, timeout=20, check=False, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert named.returncode == 0
    assert "Trần Thị Lan" in host.say("history", "--limit", "1").stdout
