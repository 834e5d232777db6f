"""Nothing needs a network and nothing asks for one: where there is none, every room and every document is there.

What is left are sockets within the machine: the C library may ask the host's own name service who this is, and
LibreOffice, where a PDF is asked for, looks for another of itself. Both are named here and nothing else is let through.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from store.papers.kinds import KINDS, Per
from store.papers.pdf import program as office
from tests.fuzz.demo import demo_book
from tests.wire.terminal import ROOT, Terminal
from tests.wire.test_privacy import needs_strace, sockets, traced, written

KNOWN = re.compile(r'sun_path="(?:/var/run/nscd/socket|/tmp/OSL_PIPE_\w+)"')
"""Places within the machine that may be asked: the name service, and LibreOffice's own."""
TRY = "import socket; s = socket.socket(); s.settimeout(2); s.connect(('127.0.0.1', {port}))"


@cache
def alone() -> tuple[str, ...]:
    """The words that run a command without a network; empty where nobody may."""
    for words in (("unshare", "-n"), ("unshare", "-rn")):
        if (
            shutil.which("unshare")
            and not subprocess.run([*words, "true"], capture_output=True, check=False).returncode
        ):
            return words
    return ()


needs_namespace = pytest.mark.skipif(not alone(), reason="this machine lets nobody make a network namespace")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(demo_book(), tmp_path / "book")
    return tmp_path / "book"


def environment(folder: Path) -> dict[str, str]:
    """An account with nothing in it; USER, so that the C library need not ask the name service.

    On a fresh machine Python itself would keep what it compiles, beside the program.
    """
    place = {"HOME": str(folder.parent / "home"), "XDG_CONFIG_HOME": str(folder.parent / "config")}
    python = {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    return {"CHIBO_BOOK": str(folder), "USER": "t", "LANG": "C.UTF-8", **python, **place}


def every_export(place: Path) -> list[list[str]]:
    """A command line for every kind of document and list that goes out."""
    place.mkdir()
    said = [
        ["export", "register", "2026", "--to", "a.xlsx"], ["export", "register", "2026", "--to", "a.csv"],
        ["export", "sign-in", "2026-10", "--to", "b.xlsx"], ["export", "ics", "2026", "--to", "a.ics"],
        ["export", "notice", "2026-12", "--to", "a.txt"], ["export", "app-text", "2026-12", "--to", "b.txt"],
        ["export", "template", "plan", "--to", "mau.docx"], ["history", "--to", "a-history.csv"], ["dump"], ["backup"],
    ]  # fmt: skip
    for kind in KINDS.values():
        said += [["export", kind.key, "2026-10" if kind.per is Per.SESSION else "2026", "--draft"]]
    said += [[*words, "--to", f"{words[1]}.docx"] for words in said[-len(KINDS) :]]
    return said


def calls_of(folder: Path, code: str, **env: str) -> str:
    """What Python code asked the system for, under strace, without a network where that can be had."""
    log = folder.parent / "calls"
    words = traced(log, *alone(), sys.executable, "-c", code)
    here = folder.parent / "out"
    place = {"PATH": os.environ["PATH"], **environment(folder), **env}
    done = subprocess.run(words, cwd=here, env=place, capture_output=True, text=True, check=False, timeout=110)
    assert done.returncode == 0, done.stderr[-2000:]
    return log.read_text("utf-8", "replace")


@needs_namespace
def test_the_control_there_is_no_network_there(tmp_path: Path) -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as server:
        code = TRY.format(port=server.getsockname()[1])
        assert subprocess.run([sys.executable, "-c", code], check=False, capture_output=True).returncode == 0
        assert subprocess.run([*alone(), sys.executable, "-c", code], check=False, capture_output=True).returncode != 0


@needs_namespace
def test_every_room_is_there_without_a_network(folder: Path) -> None:
    terminal = Terminal([*alone(), sys.executable, "-m", "tui"], env=environment(folder))
    try:
        terminal.wait_for("^Z")
        rooms = ["\x1bOQ", "\x1bOR", "\x1bOS", *(f"\x1b[{n}~" for n in (15, 17, 18, 19, 20, 23, 24))]  # F2 to F12
        for room in [*rooms, *"\x06\x18\x05\x0f\x19\x15\x10"]:  # and Ctrl with F X E O Y U P
            terminal.send(room)
            terminal.settle(0.05)
        terminal.send("\x11")
        assert terminal.wait_exit() == 0
        assert not (folder / "logs").exists()
    finally:
        terminal.close()


@needs_strace
def test_no_document_and_no_list_opens_a_socket(folder: Path) -> None:
    said = every_export(folder.parent / "out")
    code = f"from tui.__main__ import main\nfor words in {said!r}:\n    assert main(words) == 0, words"
    calls = calls_of(folder, code)
    assert sockets(calls) == []
    assert calls.count("execve(") == 1 + bool(alone())
    assert {path.suffix for path in (folder.parent / "out").iterdir()} == {".xlsx", ".csv", ".ics", ".txt", ".docx"}


@needs_strace
@pytest.mark.skipif(office() is None, reason="LibreOffice is not on this machine (apt: libreoffice-writer)")
def test_a_pdf_is_made_without_a_network_and_leaves_nothing_behind(folder: Path) -> None:
    (folder.parent / "out").mkdir()
    (folder.parent / "tmp").mkdir(mode=0o700)
    words = ["export", "year-end", "2026", "--draft", "--to", str(folder.parent / "out" / "a.pdf")]
    code = f"from tui.__main__ import main; assert main({words!r}) == 0"
    calls = calls_of(folder, code, TMPDIR=str(folder.parent / "tmp"))
    assert (folder.parent / "out" / "a.pdf").read_bytes().startswith(b"%PDF")
    assert all(call.startswith("socket(AF_UNIX,") for call in sockets(calls) if call.startswith("socket"))
    asked = [call for call in sockets(calls) if call.startswith(("connect", "bind"))]
    assert [call for call in asked if not KNOWN.search(call)] == []
    assert list((folder.parent / "tmp").iterdir()) == []
    own = str(Path(str(office())).resolve().parents[1])  # root may write a stamp among LibreOffice's own files
    outside = {file for file in written(calls) if not file.startswith((str(folder.parent), "/dev/", own))}
    assert outside == set()
    # Python itself writes four bytes right into the folder once, to see whether it can; the rest lies in one of ours.
    place = folder.parent / "tmp"
    scratch = [Path(file).relative_to(place).parts for file in written(calls) if file.startswith(f"{place}/")]
    assert [parts for parts in scratch if len(parts) > 1 and not parts[0].startswith("chibo-pdf-")] == []
    assert len(scratch) > 2
