"""Numbers of documents: they run on within a term and a type, from 01, and none is given twice (domain.md 3.3).

Guidance 05-HD/VPTW as used: Số 05-NQ/CB, without a colon, with a nought before numbers under 10, a hyphen before
the type and a slash before the organ.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from store.records import Issued

TYPES: Final[Mapping[str, tuple[str, str]]] = {
    "BB": ("Biên bản", "Minutes"),
    "NQ": ("Nghị quyết", "Resolution"),
    "KL": ("Kết luận", "Conclusion"),
    "KH": ("Kế hoạch", "Plan"),
    "BC": ("Báo cáo", "Report"),
    "TB": ("Thông báo", "Notice"),
    "TTr": ("Tờ trình", "Proposal to the committee above"),
    "CTr": ("Chương trình", "Programme"),
    "CV": ("Công văn", "Official letter"),
    "QĐ": ("Quyết định", "Decision"),
}
"""Types of documents by their symbols: Vietnamese, English."""

TAKEN_BACK: Final = "đã hoàn tác việc cấp số"
"""Why a number is void whose giving was undone."""


def next_number(rows: Iterable[Issued], term: str, kind: str) -> int:
    """The number a new document of a type gets in a term: one more than the highest ever given, void ones too."""
    return max((row.number for row in rows if row.term == term and row.kind == kind), default=0) + 1


def of(rows: Iterable[Issued], kind: str, what: str) -> Issued | None:
    """The number a document has: the newest that was given for it and is not void."""
    held = [row for row in rows if row.kind == kind and row.what == what and not row.void]
    return max(held, key=lambda row: row.id, default=None)


def symbol(number: int | None, kind: str) -> str:
    """Number and symbol as documents print them: 05-NQ/CB; a document without a number leaves its place free."""
    return f"{'     ' if number is None else f'{number:02}'}-{kind}/CB"


def missing(rows: Iterable[Issued], term: str, kind: str) -> list[int]:
    """Numbers of a type that no row of the term explains; a book that gave every number itself has none."""
    given = {row.number for row in rows if row.term == term and row.kind == kind}
    return [number for number in range(1, max(given, default=0) + 1) if number not in given]
