"""Days as people type them: what each means, what is refused, and that nothing else ever comes out."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from store.errors import BadValue
from store.typed import parse_day

TODAY = date(2026, 11, 5)
"""A Thursday."""


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("5/2/2026", "2026-02-05"), ("05/02/2027", "2027-02-05"), ("5-2-2027", "2027-02-05"),
        ("5.2.2027", "2027-02-05"),
        ("05022026", "2026-02-05"), ("050226", "2026-02-05"), ("5/2/26", "2026-02-05"), ("5/2/85", "1985-02-05"),
        ("2026-11-20", "2026-11-20"), ("20/11", "2026-11-20"), ("2011", "2026-11-20"), ("20 11", "2026-11-20"),
        ("ngày 20 tháng 11", "2026-11-20"), ("20 tháng 11 năm 2026", "2026-11-20"), ("20", "2026-11-20"),
        ("hôm nay", "2026-11-05"), ("hom nay", "2026-11-05"), ("HÔM NAY", "2026-11-05"), ("today", "2026-11-05"),
        ("mai", "2026-11-06"), ("ngày mai", "2026-11-06"), ("hôm qua", "2026-11-04"), ("mốt", "2026-11-07"),
        ("+7", "2026-11-12"), ("+ 7", "2026-11-12"), ("-5", "2026-10-31"), ("+0", "2026-11-05"),
        ("t6", "2026-11-06"), ("T5", "2026-11-12"), ("thứ năm", "2026-11-12"), ("thứ 2", "2026-11-09"),
        ("cn", "2026-11-08"),
        ("chủ nhật", "2026-11-08"), ("fri", "2026-11-06"), ("cuối tháng", "2026-11-30"), ("  20/11  ", "2026-11-20"),
        ("29/2/2028", "2028-02-29"), ("31/12/2100", "2100-12-31"), ("+9999", "2054-03-22"),
    ],
)  # fmt: skip
def test_a_text_means_a_day(text: str, day: str) -> None:
    assert parse_day(text, TODAY) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("text", "today", "year", "day"),
    [
        ("5/2", TODAY, None, "2027-02-05"),  # nearer than the February past
        ("5/2", date(2026, 3, 1), None, "2026-02-05"),
        ("28/12", date(2027, 1, 4), None, "2026-12-28"),
        ("5/2", TODAY, 2026, "2026-02-05"),
        ("5/2", TODAY, 2028, "2028-02-05"),
        ("29/2", TODAY, 2028, "2028-02-29"),
        ("5/2/2025", TODAY, 2028, "2025-02-05"),
        ("20", TODAY, 2028, "2026-11-20"),
    ],
)
def test_a_day_without_a_year_is_the_nearest_or_of_the_year_that_is_given(
    text: str, today: date, year: int | None, day: str
) -> None:
    assert parse_day(text, today, year=year) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("31/02", "tháng 2 năm 2026 không có ngày 31"), ("29/2", "tháng 2 năm 2026 không có ngày 29"),
        ("31/4/2026", "tháng 4 năm 2026 không có ngày 31"), ("5/13", "không có tháng 13"), ("5/2/1850", "1850"),
        ("32", "không có ngày 32"), ("", "không phải ngày"), ("   ", "không phải ngày"), ("tết", "không phải ngày"),
        ("5/2/026", "không phải ngày"), ("+99999", "không phải ngày"), ("5//2", "không phải ngày"),
        ("2026", "không có tháng 26"), ("11/2026", "không phải ngày"), ("t8", "không phải ngày"),
        ("٥/٢", "không phải ngày"), ("5/2" * 40, "không phải ngày"),
    ],
)  # fmt: skip
def test_what_is_no_day_is_refused_in_one_sentence(text: str, said: str) -> None:
    with pytest.raises(BadValue) as refused:
        parse_day(text, TODAY)
    assert said in refused.value.sentence("vi")
    assert all(len(refused.value.sentence(language)) <= 110 for language in ("vi", "en"))


@given(text=st.text() | st.from_regex(r"[0-9+\-/. tcnhomay]{0,12}", fullmatch=True), today=st.dates())
@example(text="+9999", today=date.max)
@example(text="-9999", today=date.min)
@example(text="t6", today=date.max)
@example(text="cuối tháng", today=date.max)
@example(text="1/1", today=date.min)
def test_nothing_but_a_day_or_a_refusal_ever_comes_out(text: str, today: date) -> None:
    try:
        found: date | BadValue = parse_day(text, today)
    except BadValue as refused:
        found = refused
    assert isinstance(found, date) or (found.sentence("vi") and found.sentence("en"))


@given(
    day=st.dates(date(1900, 1, 1), date(2100, 12, 31)),
    today=st.dates(date(1990, 1, 1), date(2090, 12, 31)),
    form=st.sampled_from(["%d/%m/%Y", "%d-%m-%Y", "%d%m%Y", "%d.%m.%Y", "%Y-%m-%d"]),
)
def test_a_day_written_out_is_read_back(day: date, today: date, form: str) -> None:
    assert parse_day(day.strftime(form), today) == day


@given(day=st.dates(date(2020, 1, 1), date(2040, 12, 31)), gap=st.integers(-180, 180))
def test_a_day_without_a_year_within_half_a_year_is_that_day(day: date, gap: int) -> None:
    from datetime import timedelta

    if (day.month, day.day) != (2, 29):
        assert parse_day(day.strftime("%d/%m"), day + timedelta(days=gap)) == day
