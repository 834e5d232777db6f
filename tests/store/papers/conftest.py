"""The demo cell, made once for all that only read it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from store import Book
from store.demo import keep


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    book = keep(tmp_path_factory.mktemp("demo") / "book")
    yield book
    book.close()


@pytest.fixture
def year(demo: Book) -> int:
    return demo.clock.today().year
