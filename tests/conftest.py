"""What all tests share: books opened by a test are let go of after it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.cells import close_all


@pytest.fixture(autouse=True)
def _books_are_let_go() -> Iterator[None]:
    yield
    close_all()
