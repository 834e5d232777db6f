"""What reading one cell gives: a value, or a doubt in words, or a note beside the value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")

Words = tuple[str, str]
"""One sentence in Vietnamese and in English."""


@dataclass(frozen=True, slots=True)
class Reading(Generic[T]):
    """A cell as read. All three empty means that the cell says nothing."""

    value: T | None = None
    doubt: Words | None = None
    """Why the row may not be written as it is, and what to do."""
    note: Words | None = None
    """Something worth saying that stops nothing."""
