"""A year's figures are the same on every page, in the demo year and in random years; what a page has besides."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from store import Book
from store.demo import keep
from store.errors import NoSuch
from tests.alike import ensure_alike
from tests.cells import again, close_all, make_cell
from tests.years import YEAR, YEARS, RandomYear

DEMO = date(2026, 11, 24)


@pytest.fixture(scope="module")
def demo() -> Iterator[Book]:
    """The invented cell."""
    with tempfile.TemporaryDirectory() as folder:
        book = keep(Path(folder) / "book", DEMO)
        yield book
        book.close()


@pytest.fixture(scope="module")
def cell(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cell of sixteen with its sessions and nothing else, to be copied."""
    folder = tmp_path_factory.mktemp("cell") / "book"
    make_cell(folder, exempt=16).close()
    return folder


# -- random years ------------------------------------------------------------------------------


@settings(
    max_examples=10, deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture],
)  # fmt: skip
@given(written=YEARS)
def test_in_a_random_year_every_place_says_the_same(cell: Path, written: RandomYear) -> None:
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(cell, Path(folder) / "book")
        book = again(Path(folder) / "book")
        try:
            book.settings.set_discipline(written.discipline)
            book.scoring.set_full_for_good(written.full_for_good)
            book.commit("demo.year", written.rows)
            ensure_alike(book, YEAR)
        finally:
            close_all()


# -- the demo year -----------------------------------------------------------------------------


@pytest.mark.parametrize("year", [2025, 2026, 2027])
def test_in_the_demo_year_every_place_says_the_same(demo: Book, year: int) -> None:
    ensure_alike(demo, year)


def test_a_page_has_the_registration_with_its_reviews_and_who_was_passed_over(demo: Book) -> None:
    page = demo.person.page(2, 2026)
    assert page.registration is not None
    assert [r.registration for r in page.reviews] == [page.registration.id] * len(page.reviews)
    assert sum(page.outcomes().values()) == len(page.reviews) > 0


def test_the_years_are_those_there_is_something_of(demo: Book) -> None:
    assert demo.person.years()[0] <= (DEMO - timedelta(days=372)).year
    assert DEMO.year in demo.person.years()


def test_nobody_has_no_page(demo: Book) -> None:
    with pytest.raises(NoSuch):
        demo.person.page(99, 2026)
