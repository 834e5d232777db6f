"""Looking after a book from outside: is it whole, which backups are there, bring one back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from store.book import who
from store.clock import Clock
from store.disk import repairing, restoring
from store.disk.backing import Backup, backups
from store.disk.checking import Finding, Report, check
from store.disk.repairing import Loss, Repaired
from store.disk.restoring import Restored, behind, ensure_wanted

__all__ = [
    "Backup",
    "Finding",
    "Loss",
    "Repaired",
    "Report",
    "Restored",
    "backups",
    "behind",
    "check",
    "ensure_wanted",
    "repair",
    "restore",
]


def restore(
    folder: Path, which: str | None = None, *, at: str | None = None, now: Callable[[], datetime] | None = None
) -> Restored:
    """Bring back a backup (a date, a file name, or None for the newest good one), up to `at` if given.

    Nothing is deleted: what it replaces stays in the journal or beside the book.
    """
    return restoring.restore(folder, which, now=Clock(now), by=who(), at=at)


def repair(folder: Path, to: Path | None = None, *, now: Callable[[], datetime] | None = None) -> Repaired:
    """Save what can be read of a damaged book into a new one, beside it or in `to`; the damaged one is only read."""
    return repairing.repair(folder, to, now=Clock(now), by=who())
