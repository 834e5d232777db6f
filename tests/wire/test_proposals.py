"""Proposals and votes in a real terminal: all keys in one write, what a dropped line leaves, what a key costs."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from store.records import Proposal, ProposalState
from tests.cells import again
from tests.wire.conftest import Opener
from tests.wire.terminal import Terminal
from tests.wire.test_typing import BURSTS

NEW, DONE, DOWN = "\x0e", "\x07", "\x1b[B"


def proposals(program: Opener) -> Terminal:
    """The program in the room of the proposals."""
    terminal = program("--lang", "vi")
    terminal.wait_for(" F1 ")
    terminal.send("p")
    terminal.wait_for("gửi tới")
    return terminal


@pytest.mark.parametrize("in_one_write", [True, False], ids=["one write", "1 ms"])
def test_proposals_take_what_an_input_method_writes(program: Opener, folder: Path, in_one_write: bool) -> None:
    terminal = proposals(program)
    keys: list[str] = []
    for burst, _word in BURSTS:
        keys += [NEW, *burst, "\r", "quang dat", "\r", "3", "\r", DONE]
    if in_one_write:
        terminal.send(*keys)
    else:
        terminal.type(keys, 0.001)
    terminal.settle(0.4)
    found = list(again(folder).proposals.shelf().all())
    assert [p.text for p in found] == [word for _burst, word in BURSTS]
    assert {(p.member, p.addressee) for p in found} == {(6, "party_committee")}


@pytest.mark.parametrize("in_one_write", [True, False], ids=["one write", "1 ms"])
def test_a_proposal_goes_its_whole_way_in_one_burst(program: Opener, folder: Path, in_one_write: bool) -> None:
    terminal = proposals(program)
    keys = [
        NEW, "Ma", "\x7f", "áy chiếu", "\r", DONE, "c", "g", "duc dung", "\r", "+9", "\r",
        "t", "Se", "\x7f", "ẽ mua", "\r", "n", "Da", "\x7f\x7f", "Đã mua", "\r",
    ]  # fmt: skip
    if in_one_write:
        terminal.send(*keys)
    else:
        terminal.type(keys, 0.001)
    terminal.wait_for("có kết quả")
    terminal.settle(0.4)
    (one,) = again(folder).proposals.every()
    states = [ProposalState.ACCEPTED, ProposalState.IN_PROGRESS, ProposalState.ANSWERED]
    assert [s.state for s in one.steps] == states
    assert (one.text, one.answer, one.result) == ("Máy chiếu", "Sẽ mua", "Đã mua")
    assert again(folder).assignments.assignment(one.assignment).members == (5,)


def test_a_vote_is_taken_down_from_the_sitting_in_one_burst(program: Opener, folder: Path) -> None:
    terminal = program("--lang", "vi")
    terminal.wait_for(" F1 ")
    terminal.send("h", "l", NEW, "Ke", "\x7f", "ết luận", "\r", "12", "\r", "1", "\r", "0", "\r", DONE)
    terminal.wait_for("√ thông qua")
    terminal.settle(0.4)
    (vote,) = again(folder).votes.shelf().all()
    assert (vote.subject, vote.favour, vote.against, vote.other) == ("Kết luận", 12, 1, 0)


def drop_while(terminal: Terminal, typed: str) -> None:
    """Cut the line once the text is on screen and nothing more comes."""
    terminal.wait_for(typed)
    terminal.settle(0.3)
    terminal.hang_up()
    assert terminal.wait_exit() == 129


def test_a_new_proposal_half_typed_is_offered_with_the_session_it_was_made_in(program: Opener, folder: Path) -> None:
    terminal = program("--lang", "vi")
    terminal.wait_for(" F1 ")
    terminal.send("h", "+", "Cấp máy")
    drop_while(terminal, "Cấp máy")
    terminal = program("--lang", "vi")
    terminal.wait_for("Viết dở")
    terminal.send("\r")
    terminal.wait_for("Cấp máy")
    terminal.send(" chiếu", "\r")
    terminal.settle(0.4)
    (one,) = again(folder).proposals.every()
    assert one.text == "Cấp máy chiếu"
    assert one.session


@pytest.mark.parametrize(("key", "field"), [("t", "answer"), ("n", "result"), ("k", "refusal")])
def test_words_half_typed_at_the_foot_are_offered(program: Opener, folder: Path, key: str, field: str) -> None:
    book = again(folder)
    book.proposals.add(Proposal(text="Máy chiếu", raised=date(2026, 11, 1)))
    book.close()
    terminal = proposals(program)
    terminal.send(key, "Đã xem 120")
    drop_while(terminal, "Đã xem 120")
    terminal = program("--lang", "vi")
    terminal.wait_for("Viết dở")
    terminal.send("\r")
    terminal.wait_for("Đã xem 120")
    terminal.settle(0.3)
    if field == "refusal":
        terminal.send(" máy", "\r")
        terminal.settle(0.4)
        assert again(folder).proposals.proposal(1).steps[0].note == "Đã xem 120 máy"


def test_a_vote_half_typed_is_offered_in_its_session(program: Opener, folder: Path) -> None:
    terminal = program("--lang", "vi")
    terminal.wait_for(" F1 ")
    terminal.send("h", "l", NEW, "Kết luận")
    terminal.wait_for("Cần ít nhất")
    drop_while(terminal, "Kết luận")
    terminal = program("--lang", "vi")
    terminal.wait_for("Viết dở")
    terminal.send("\r")
    terminal.wait_for("Kết luận")
    terminal.send(" tháng", "\r", "9", "\r")
    terminal.settle(0.4)
    (vote,) = again(folder).votes.shelf().all()
    assert (vote.subject, vote.favour) == ("Kết luận tháng", 9)


def test_the_rooms_and_their_keys_cost_little(program: Opener, folder: Path) -> None:
    book = again(folder)
    for number in range(30):
        book.proposals.add(Proposal(text=f"Đề nghị trang bị thiết bị số {number}", raised=date(2026, 11, 1), member=4))
    book.close()
    terminal = program("--lang", "vi")
    terminal.wait_for(" F1 ")
    assert terminal.bytes_for("p") <= 15_000
    terminal.wait_for("gửi tới")
    assert terminal.bytes_for(DOWN) <= 600
    assert terminal.bytes_for("c") <= 1_000
    assert terminal.bytes_for("\r") <= 15_000
    assert terminal.bytes_for(DOWN) <= 900
    assert terminal.bytes_for("\x1b") <= 15_000
    assert terminal.bytes_for("p") <= 15_000
