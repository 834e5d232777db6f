"""The short words of Party posts fit the columns they stand in, in both languages."""

from __future__ import annotations

import pytest

from store.records import Member
from tests.cells import NOON
from tui.language import _, set_language
from tui.text import POSTS, post


@pytest.mark.parametrize("speaks", ["vi", "en"])
def test_no_short_word_for_a_post_fills_its_column(speaks: str) -> None:
    set_language(speaks)
    try:
        words = [post(Member(name="Khổng Minh Vỹ"), NOON.date()), *(_(word) for word in POSTS.values())]
        assert all(0 < len(word) <= 11 for word in words)
    finally:
        set_language("vi")
