"""A whole session taken down from a script at speaking pace: 9 speakers, 2 papers, 3 proposals, a vote, 2 praises.

Everything is typed into a real pseudo-terminal, with an input method's bursts in the texts; then the line is cut
in the middle of a summary, the draft taken up at the next start, and the file is read back.
"""

from __future__ import annotations

import signal
import time
from pathlib import Path

import pytest

from store import Book
from store.records import Assignment, Commending, SpeechKind, Stage, Work
from store.rules.assignments import stage_of
from tests.cells import again, number_of
from tests.wire.conftest import Opener
from tests.wire.terminal import Terminal
from tests.wire.test_sitting import F11, SPEAKING, sat, sitting_of

DEL = "\x7f"
GIVEN_UP = "\x07"
"""Ctrl+G: a form is done."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Today's session of sixteen, its roll called, begun; two papers wait."""
    sat(tmp_path / "book", 16)
    book = again(tmp_path / "book")
    session = sitting_of(book).id
    for member in (5, 7):
        number_of(book.assignments.add(Assignment(kind=Work.PAPER, members=(member,), session=session)))
    book.close()
    return tmp_path / "book"


class Hand:
    """Types at speaking pace and waits for what must come."""

    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal

    def __call__(self, *keys: str, see: str = "") -> None:
        self.terminal.type([part for key in keys for part in parts(key)], SPEAKING)
        self.terminal.settle()
        if see:
            self.terminal.wait_for(see)

    def says(self, *burst: str) -> None:
        """An input method's burst, in one write each."""
        for part in burst:
            self.terminal.send(part)
            time.sleep(SPEAKING / 5)


def parts(key: str) -> list[str]:
    """Single keys of a text; an escape sequence is one key."""
    return [key] if key.startswith("\x1b") else list(key)


def test_a_whole_session_is_taken_down_and_no_key_is_lost(program: Opener, folder: Path) -> None:
    terminal = program("attend")
    terminal.wait_for("Vỹ")
    hand = Hand(terminal)
    hand(F11, see="Chưa phát biểu")
    speak(hand)
    propose_vote_and_praise(hand)
    hand("14p\r", "v", "noi do", see="noi do")
    time.sleep(2.5)  # drafts are kept every second
    terminal.kill(signal.SIGKILL)
    terminal.wait_exit()
    second = program("attend")
    second.wait_for("Mở lại?")
    hand = Hand(second)
    hand("\r", see="noi do")
    hand(" dang", "\r", see="Chưa phát biểu")
    second.send("\x11")
    second.wait_exit()
    read_back(again(folder))


def speak(hand: Hand) -> None:
    """Both papers, one key each; three opinions; a summary in an input method's bursts; a judgement; the next item."""
    hand("**", see="2 lượt")
    for number in (1, 2, 3):
        hand(f"{number}p\r")
    hand(see="5 lượt · 5/16")
    hand("v")
    hand.says("can", DEL * 2, "ần so", DEL, "ố hoa", DEL, "á", "\r")
    hand(" 574", ">", see="2/7")


def propose_vote_and_praise(hand: Hand) -> None:
    """Three proposals, each in a speech; a vote; praise of two."""
    terminal = hand.terminal
    for number, text in ((10, "them may quet"), (11, "mo lop"), (12, "doi phong")):
        hand(f"{number}p\r", "+")
        terminal.wait_for("Đề xuất")
        hand(text, "\r", GIVEN_UP)
        terminal.wait_for("Chưa phát biểu")
    hand("l")
    terminal.wait_for("Biểu quyết")
    hand("\x0e", "thong qua nghi quyet", "\r", GIVEN_UP, "q")
    terminal.wait_for("Chưa phát biểu")
    for number, text in ((10, "xong som bao cao"), (11, "giup do dong nghiep")):
        hand(str(number), "!", "1")
        terminal.wait_for("iểu dương")
        to_field(terminal, "nội dung")
        hand(text, "\r", GIVEN_UP)
        terminal.wait_for("Chưa phát biểu")


def read_back(book: Book) -> None:
    """What the file holds is what was typed."""
    session = sitting_of(book).id
    made = book.speeches.of_session(session)
    assert [s.member for s in made] == [5, 7, 1, 2, 3, 10, 11, 12, 14]
    assert [s.kind for s in made].count(SpeechKind.PAPER) == 2
    assert made[4].summary == "cần số hoá"
    assert (made[1].quality, made[4].quality) == (None, 4)
    assert (made[4].own_work, made[4].measure) == (True, True)
    assert made[-1].summary == "noi do dang"
    assert len({s.item for s in made}) == 2
    assert all(stage_of(a) is Stage.GIVEN for a in book.assignments.of_session(session))
    proposals = book.proposals.of_session(session)
    assert [(p.member, p.text) for p in proposals] == [(10, "them may quet"), (11, "mo lop"), (12, "doi phong")]
    assert {p.speech for p in proposals} == {s.id for s in made if s.member in (10, 11, 12)}
    assert [v.subject for v in book.votes.of_session(session)] == ["thong qua nghi quyet"]
    praised = book.commendations.of_session(session)
    assert [(c.kind, c.members) for c in praised] == [(Commending.PRAISE, (10,)), (Commending.PRAISE, (11,))]
    page = book.sitting.page(session)
    assert (page.spoke, len(page.present), page.counts.total) == (9, 16, 9)
    text = book.minutes.text(session)
    assert all(words in text for words in ("them may quet", "thong qua nghi quyet", "noi do dang"))


def to_field(terminal: Terminal, name: str) -> None:
    """Down a form to the field with that name."""
    for _ in range(40):
        if any(line.startswith("►") and name in line for line in terminal.lines()):
            return
        terminal.send("\x1b[B")
        terminal.settle(0.08)
    raise AssertionError(f"no field {name!r}\n{terminal.text}")
