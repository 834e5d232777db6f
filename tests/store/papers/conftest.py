"""The demo cell, made once for all that only read it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from store import Book
from store.demo import keep
from tests.store.papers.year_over import made_over


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    book = keep(tmp_path_factory.mktemp("demo") / "book")
    yield book
    book.close()


@pytest.fixture
def year(demo: Book) -> int:
    return demo.clock.today().year


@pytest.fixture(scope="session")
def year_over(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    made = made_over(tmp_path_factory.mktemp("over") / "book")
    yield made
    made.close()
