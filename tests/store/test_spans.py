"""Two days as people type them."""

from __future__ import annotations

from datetime import date

import pytest

from store.errors import BadValue
from store.spans import parse_span

TODAY = date(2026, 4, 20)


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("1/5-20/5", date(2026, 5, 1), date(2026, 5, 20)),
        ("1/5 - 20/5/2026", date(2026, 5, 1), date(2026, 5, 20)),
        ("từ 1/5 đến 20/5", date(2026, 5, 1), date(2026, 5, 20)),
        ("5/5", date(2026, 5, 5), date(2026, 5, 5)),
        ("từ 5/5", date(2026, 5, 5), None),
        ("hôm nay", TODAY, TODAY),
        ("20/12-10/1", date(2026, 12, 20), date(2027, 1, 10)),
        ("05052026–06052026", date(2026, 5, 5), date(2026, 5, 6)),
    ],
)
def test_two_days_are_read(text: str, since: date, until: date | None) -> None:
    assert parse_span(text, date(2026, 12, 1) if "/12" in text else TODAY) == (since, until)


@pytest.mark.parametrize("text", ["", "-", "abc", "31/2-5/3", "20/5/2026-1/5/2026"])
def test_what_is_no_time_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(BadValue) as refused:
        parse_span(text, TODAY)
    assert refused.value.sentence("vi")
    assert refused.value.sentence("en")
