"""What all tests share: books opened by a test are let go of after it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.cells import close_all


@pytest.fixture(autouse=True)
def _books_are_let_go() -> Iterator[None]:
    yield
    close_all()


@pytest.fixture(autouse=True, scope="session")
def _the_tests_keep_their_own_limits() -> Iterator[None]:
    """A command run inside the tests would take core dumps from them for good, and from every program they start."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tui.__main__.no_core_dumps", lambda: None)
        yield
