"""Reasons of absence: digits, keys, words; nothing that a past roll reads is ever lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.errors import BookError
from store.records import DEFAULT_REASONS, Reason
from store.rules import reasons
from store.rules.reasons import DIGITS, Reasons

FULL = (
    *DEFAULT_REASONS, Reason(digit=8, key="eight", vi="tám", en=""), Reason(digit=0, key="zero", vi="không", en="")
)  # fmt: skip


def test_a_new_reason_takes_the_first_free_digit() -> None:
    assert reasons.free_digits(DEFAULT_REASONS) == (8, 0)
    assert reasons.added(DEFAULT_REASONS, {"vi": "  con nhỏ  "})[-1] == Reason(
        digit=8, key="con-nho", vi="con nhỏ", en=""
    )


def test_a_new_reason_may_ask_for_a_digit_and_its_holder_moves() -> None:
    held = {r.key: r.digit for r in reasons.added(DEFAULT_REASONS, {"vi": "trực", "digit": 1})}
    assert (held["truc"], held["business"]) == (1, 8)


@pytest.mark.parametrize(
    ("held", "facts"),
    [
        (DEFAULT_REASONS, {"vi": " "}),
        (DEFAULT_REASONS, {}),
        (DEFAULT_REASONS, {"vi": "ĐI CÔNG TÁC"}),
        (DEFAULT_REASONS, {"vi": "x" * 61}),
        (DEFAULT_REASONS, {"vi": "x", "short_vi": "y" * 13}),
        (DEFAULT_REASONS, {"vi": "x", "digit": 10}),
        (DEFAULT_REASONS, {"vi": "x", "digit": "ba"}),
        (FULL, {"vi": "x"}),
        (reasons.retired(DEFAULT_REASONS, "leave"), {"vi": "nghỉ phép"}),
    ],
    ids=str,
)
def test_what_is_no_new_reason_is_refused_in_a_sentence(held: Reasons, facts: dict[str, object]) -> None:
    with pytest.raises(BookError) as caught:
        reasons.added(held, facts)
    assert caught.value.sentence("vi") != caught.value.sentence("en")


def test_words_in_letters_the_key_cannot_have_still_get_a_key() -> None:
    assert [r.key for r in reasons.added(reasons.added((), {"vi": "…"}), {"vi": "?!"})] == ["reason", "reason-2"]


Step = tuple[str, int, int]
STEPS = st.lists(
    st.tuples(st.sampled_from(["add", "retire", "digit"]), st.integers(0, 30), st.sampled_from(DIGITS)), max_size=40
)


@given(STEPS)
def test_whatever_is_done_no_reason_is_lost_and_no_digit_picks_two(steps: list[Step]) -> None:
    held: Reasons = DEFAULT_REASONS
    for number, (what, place, digit) in enumerate(steps):
        before, key = held, held[place % len(held)].key
        try:
            match what:
                case "add":
                    held = reasons.added(held, {"vi": f"lý do {number % 3}", "digit": digit})
                case "retire":
                    held = reasons.retired(held, key)
                case _:
                    held = reasons.changed(held, key, {"digit": digit})
        except BookError:
            continue
        assert {r.key: r.vi for r in before}.items() <= {r.key: r.vi for r in held}.items()
        assert len({r.key for r in held}) == len(held)
        picked = [r.digit for r in reasons.offered(held)]
        assert len(set(picked)) == len(picked)
