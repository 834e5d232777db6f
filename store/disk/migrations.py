"""From an older format of the book to today's, one step a version."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from store.disk.checkpoint import FORMAT, Tables

Step = Callable[[Tables], Tables]
"""Makes the tables of the next format; it may change what it is given."""


def same(tables: Tables) -> Tables:
    """New fields, all with defaults: the rows stay as they are, but an older program must not write them."""
    return tables


MIGRATIONS: Final[Mapping[int, Step]] = {1: same, 2: same, 3: same}
"""Format k to the step that leads to k + 1."""


def migrate(tables: Tables, found: int, steps: Mapping[int, Step] = MIGRATIONS, target: int = FORMAT) -> Tables:
    """The tables brought from format `found` to `target`. KeyError when a step is missing."""
    for version in range(found, target):
        tables = steps[version](tables)
    return tables
