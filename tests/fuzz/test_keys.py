"""Any keys, pastes and sizes: nothing fails, nothing hangs, ^Z brings the book back. Short; hours by hand."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.fuzz.machine import Failed, Hands
from tui.rooms.help.screen import HelpRoom

SHORT = settings(
    max_examples=5, stateful_step_count=25, deadline=None, database=None, derandomize=True,
    suppress_health_check=list(HealthCheck),
)  # fmt: skip


CHANGES = ("enter", "down", *"Mới", "enter", "up", *"Hơn", "enter", "up", *"Nữa", "enter", "up")
"""Three actions in the form of the first member."""


@pytest.fixture
def hands() -> Iterator[Hands]:
    made = Hands()
    yield made
    made._clean()


def test_any_keys_pastes_and_sizes_fail_nothing_and_can_be_taken_back() -> None:
    Hands.tally.clear()
    run_state_machine_as_test(Hands, settings=SHORT)
    assert Hands.tally["keys"] > 100
    assert Hands.tally["changes"] > 0


def test_everything_is_taken_back_with_ctrl_z(hands: Hands) -> None:
    hands.open_app("roster")
    hands.press(*CHANGES)
    hands.paste("đồng chí " * 11_000, "enter")
    assert len(hands.book.history.own()) >= 3
    hands._take_back()
    hands._compare()


def test_an_at_sign_in_a_form_is_a_letter_like_any_other(hands: Hands) -> None:
    """Textual took `_key_at` of the form for the handler of that key, and the program ended."""
    hands.open_app("roster")
    hands.press("enter", "at", "enter", "ctrl+g")
    hands.nothing_has_failed()
    assert not hands._app._exit


def test_the_control_a_room_that_fails_is_found_out(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(HelpRoom, "fill", lambda room: 1 // 0)
    hands.open_app("home")
    hands.press("f1")
    with pytest.raises(Failed, match="ZeroDivisionError"):
        hands.nothing_has_failed()


def test_the_control_a_room_that_takes_long_is_found_out(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(room: HelpRoom) -> None:
        begun = time.process_time()
        while time.process_time() - begun < 0.3:
            pass

    monkeypatch.setattr(HelpRoom, "fill", slow)
    monkeypatch.setattr("tests.fuzz.machine.SLOW", 0.25)
    hands.open_app("home")
    with pytest.raises(Failed, match="busy for"):
        hands.press("f1")


def test_the_control_an_action_that_undo_forgets_is_found_out(hands: Hands) -> None:
    hands.open_app("roster")
    hands.press(*CHANGES)
    hands.book.history._own.popleft()
    hands._take_back()
    hands.oldest = 0
    with pytest.raises(Failed, match="after everything was taken back"):
        hands._compare()


def test_the_control_a_book_that_is_damaged_is_found_out(hands: Hands) -> None:
    hands.open_app("home")
    hands._take_back()
    file = hands.folder / "db.jsonl"
    file.write_bytes(file.read_bytes().replace(b"attendance.mark", b"attendance.Mark", 1))
    with pytest.raises(Failed, match="broken"):
        hands._compare()
