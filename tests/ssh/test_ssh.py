"""The program over a real sshd, set up by the README's own lines: what a key may do, and lines that are cut."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator

import pytest

from store import open_book
from store.records import Code
from tests.ssh.daemon import Daemon, lacking
from tests.ssh.drill import AT_ONCE, BY, CUTS, LAST, NAMELESS, OTHER, Drill
from tests.wire.terminal import Terminal

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


@pytest.fixture(scope="module")
def by_keys(drill: Drill, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Daemon]:
    """Another sshd over the same book, where all that holds is in the lines of the keys."""
    made = Daemon(tmp_path_factory.mktemp("keys"), drill.folder, keys_alone=True)
    yield made
    made.stop()


def names(host: Daemon, limit: int) -> list[str]:
    """Who stands beside the newest changes."""
    told = host.say("history", "--limit", str(limit)).stdout.splitlines()
    return [next(name for name in (BY, OTHER, "ssh-ed25519 SHA256:") if name in line) for line in told]


def test_two_keys_in_one_roll_at_once_are_two_names_in_the_history_of_each(drill: Drill, host: Daemon) -> None:
    hands = [host.open("attend", f"{drill.year}-02", by=by) for by in (BY, OTHER)]
    try:
        for hand in hands:
            hand.wait_for(LAST)
        for turn in (("1c", "2k"), ("3c", "4k")):
            for hand, keys in zip(hands, turn, strict=True):
                hand.send(keys)
                hand.wait_for(lambda: "Đã lưu" in hand.text)  # noqa: B023
                hand.settle()
        assert sorted(names(host, 4)) == [OTHER, OTHER, BY, BY]
        for hand, other in zip(hands, (OTHER, BY), strict=True):
            hand.send("\x1bOS")  # F4, the log
            hand.wait_for("Nhật ký")
            hand.wait_for(other.split()[-1])
            hand.send("\x1a")  # ^Z takes back one's own last mark, never the other's
            hand.settle()
    finally:
        for hand in hands:
            hand.hang_up()
            hand.close()
    host.gone(AT_ONCE)
    book = open_book(drill.folder, by=BY)
    roll = book.attendance.roll(book.calendar.resolve(f"{drill.year}-02").id)
    left = {row.number: row.mark.code for row in roll.rows[:4]}
    book.close()
    assert left == {1: Code.PRESENT, 2: Code.UNEXCUSED, 3: Code.NOT_TAKEN, 4: Code.NOT_TAKEN}


def test_every_key_has_its_own_name_and_settings_with_and_without_settings_of_the_server(
    host: Daemon, by_keys: Daemon
) -> None:
    for year, (sshd, by) in enumerate(((host, NAMELESS), (by_keys, OTHER), (by_keys, BY)), 2050):
        assert sshd.say("plan-year", str(year), by=by).returncode == 0
    assert names(host, 3) == [BY, OTHER, "ssh-ed25519 SHA256:"]
    own = {by: host.say("where", by=by).stdout for by in (BY, OTHER)}
    assert own[BY] != own[OTHER]
    assert by_keys.say("where", by=OTHER).stdout == own[OTHER]


def reached(host: Daemon, by: str) -> set[str]:
    """What of the machine a key reaches beside Chibo."""
    found, port = set(), f"127.0.0.1:{host.port}"
    if "shell 42" in host.say("echo shell $((40 + 2))", by=by).stdout:
        found.add("shell")
    words = host.words("sftp", tty=False, by=by, options=["-s"])
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as client:
        assert client.stdin is not None
        assert client.stdout is not None
        client.stdin.write(b"\0\0\0\5\1\0\0\0\3")  # the first words of an sftp client, which are answered
        client.stdin.flush()
        if client.stdout.read(4):
            found.add("sftp")
    if host.say(by=by, options=["-W", port]).stdout.startswith("SSH-"):
        found.add("port there")
    back = ["-R", f"0:{port}", "-o", "ExitOnForwardFailure=yes"]
    if host.say("today", by=by, options=back).returncode not in (1, 255):
        found.add("port back")
    terminal = Terminal(host.words("/bin/sh", by=by), env={"HOME": str(host.place)})
    try:
        terminal.send("echo shell $((40 + 2))\rexit\r")
        terminal.wait_exit()
        if "shell 42" in terminal.text:
            found.add("shell in a terminal")
    finally:
        terminal.close()
    return found


def test_no_key_reaches_a_shell_sftp_or_a_port(host: Daemon, by_keys: Daemon) -> None:
    for sshd, by in ((host, BY), (host, OTHER), (by_keys, OTHER)):
        assert reached(sshd, by) == set()


def test_the_control_a_key_without_its_words_reaches_all_of_it(by_keys: Daemon) -> None:
    keys = by_keys.place / "keys"
    kept = keys.read_text("utf-8")
    keys.write_text("".join(line[line.index("ssh-ed25519") :] for line in kept.splitlines(keepends=True)), "utf-8")
    try:
        assert len(reached(by_keys, BY)) == 5
    finally:
        keys.write_text(kept, "utf-8")


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


def test_no_variable_of_the_client_arrives(host: Daemon) -> None:
    done = host.say("plan-year", "2041", options=["-o", "SetEnv CHIBO_BY=other CHIBO_BOOK=/tmp"])
    assert done.returncode == 0
    assert names(host, 1) == [BY]
