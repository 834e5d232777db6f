"""The clipboard on the wire: exactly one OSC 52 with the text in it, and nothing that a hostile name could add."""

from __future__ import annotations

import base64
import re
from pathlib import Path

import pytest

from store import Book, open_book
from store.records import Session
from tests.wire.conftest import Opener

F8 = "\x1b[19~"
OSC52 = re.compile(rb"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07")
HOSTILE = "A\x1b]52;c;UFdO\x07\x9b2J\u202e[/red][@click=app.bell]"


def texts(folder: Path, name: str) -> list[str]:
    book: Book = open_book(folder, by="khac")  # the program's clock is the real one
    found = [book.papers.text(name, s.id).plain for s in book.calendar.sessions()]
    book.close()
    return found


@pytest.mark.parametrize(("key", "name"), [("v", "notice"), ("n", "app_text")])
def test_c_sends_the_text_once_and_says_what_to_do_if_it_does_not_arrive(
    program: Opener, folder: Path, key: str, name: str
) -> None:
    terminal = program("attend", "2026-11")
    terminal.wait_for("Nguyễn Văn An")
    terminal.send(F8)
    terminal.wait_for("Chuẩn bị")
    assert terminal.bytes_for(key) <= 15_000
    before = len(terminal.raw)
    terminal.send("c")
    terminal.wait_for("Dán không ra gì thì g ghi tệp")
    sent = OSC52.findall(terminal.raw[before:])
    assert len(sent) == 1
    # The program's clock is the real one, so the session it is about need not be November's.
    assert base64.b64decode(sent[0]).decode() in texts(folder, name)
    rest = OSC52.sub(b"", terminal.raw[before:])
    assert len(rest) <= 500


@pytest.mark.parametrize(
    ("env", "wrap"),
    [({"TERM": "tmux-256color"}, rb"\x1bPtmux;\x1b\x1b\]52;c;"), ({"TERM": "screen-256color"}, rb"\x1bP\x1b\]52;c;")],
)
def test_through_tmux_and_screen_it_is_wrapped_besides(program: Opener, env: dict[str, str], wrap: bytes) -> None:
    terminal = program("attend", "2026-11", **env)
    terminal.wait_for("Nguyễn Văn An")
    terminal.send(F8)
    terminal.wait_for("Chuẩn bị")
    terminal.send("v")
    terminal.wait_for("THÔNG BÁO")
    terminal.send("c")
    terminal.wait_for("Đã chép")
    assert re.search(wrap, terminal.raw)
    assert OSC52.search(terminal.raw)


def test_a_hostile_place_planted_in_the_book_never_reaches_the_terminal_or_the_clipboard(
    program: Opener, folder: Path
) -> None:
    book = open_book(folder, by="khac")  # the program's clock is the real one
    for session in book.calendar.sessions():
        _plant(book, session)
    book.close()
    terminal = program("attend", "2026-11")
    terminal.wait_for("Nguyễn Văn An")
    terminal.send(F8)
    terminal.wait_for("Chuẩn bị")
    terminal.send("v")
    terminal.wait_for("Địa điểm")
    terminal.send("c")
    terminal.wait_for("Đã chép")
    raw = terminal.raw
    assert b"UFdO\x07" not in raw
    assert "\x9b".encode() not in raw
    assert "\u202e".encode() not in raw
    sent = OSC52.findall(raw)
    assert len(sent) == 1
    text = base64.b64decode(sent[0]).decode()
    assert "[/red][@click=app.bell]" in text
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)


def _plant(book: Book, session: Session) -> None:
    """Write a place past the door that would clean it, as a hand in the file could."""
    from msgspec.structs import replace

    from store.disk import Put

    book.commit("calendar.edit", lambda: [Put("sessions", session.id, replace(session, place=HOSTILE))])
