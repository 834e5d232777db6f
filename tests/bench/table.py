"""The figures as one Markdown table: medians with extremes, ratios to the floor, budgets held or not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Final

from rich.cells import cell_len

HEAD: Final = ("What", "Chibo", "floor", "ratio", "budget", "")


@dataclass(frozen=True, slots=True)
class Line:
    """A line between terminal and program: what bytes cost on it."""

    rtt: float
    """There and back, in milliseconds."""
    kbps: float
    """Kilobits a second towards the terminal."""

    def ms(self, local: float, size: float, *, answers: bool) -> float:
        """What `local` milliseconds with `size` bytes become; one way there and back if it answers a key."""
        return local + (self.rtt if answers else self.rtt / 2) + size * 8 / self.kbps


@dataclass(frozen=True, slots=True)
class Row:
    """One measured thing: a value a run, and what is asked of it."""

    what: str
    unit: str
    own: Sequence[float]
    floor: Sequence[float] = ()
    most: float | None = None
    """The median may not be above this."""
    ratio: float | None = None
    """Nor above this many times the floor's."""
    above: float | None = None
    """Nor above the floor's median by more than this."""
    sizes: tuple[float, float] | None = None
    """Bytes that go with times: Chibo's and the floor's, for the model of a line."""
    answers: bool = field(default=True)
    """Whether it is the answer to a key."""

    @property
    def times_floor(self) -> float | None:
        """The ratio of the medians; None without a floor."""
        return median(self.own) / median(self.floor) if self.floor and median(self.floor) else None

    @property
    def held(self) -> bool | None:
        """Whether the budget is held; None where there is none."""
        if self.most is None and self.ratio is None and self.above is None:
            return None
        times = self.times_floor
        within = self.most is None or median(self.own) <= self.most
        if self.above is not None:
            within = within and bool(self.floor) and median(self.own) <= median(self.floor) + self.above
        return within and (self.ratio is None or (times is not None and times <= self.ratio))


def number(value: float) -> str:
    """Three figures that mean something."""
    if value >= 100 or value == int(value):
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def spread(values: Sequence[float]) -> str:
    """Median, with least and most where they differ."""
    if not values:
        return "–"
    low, high = number(min(values)), number(max(values))
    middle = number(median(values))
    return middle if low == high else f"{middle} ({low}–{high})"


def _budget(row: Row) -> str:
    asked = []
    if row.ratio is not None:
        asked.append(f"≤ {number(row.ratio)} ×")
    if row.above is not None:
        asked.append(f"≤ floor + {number(row.above)}")
    if row.most is not None:
        asked.append(f"≤ {number(row.most)}")
    return ", ".join(asked)


def _over(row: Row, line: Line) -> str:
    if row.sizes is None or row.unit != "ms":
        return ""
    own = line.ms(median(row.own), row.sizes[0], answers=row.answers)
    if not row.floor:
        return number(own)
    return f"{number(own)} : {number(line.ms(median(row.floor), row.sizes[1], answers=row.answers))}"


def cells(row: Row, line: Line | None) -> list[str]:
    """One row of the table."""
    times = row.times_floor
    made = [
        f"{row.what}, {row.unit}" if row.unit else row.what,
        spread(row.own),
        spread(row.floor) if row.floor else "",
        f"{times:.2f} ×" if times is not None else "",
        _budget(row),
        {True: "PASS", False: "**short**", None: ""}[row.held],
    ]
    return [*made, _over(row, line)] if line else made


def markdown(rows: Sequence[Row], line: Line | None = None) -> str:
    """The table, its columns in line so that it also reads as it stands."""
    head = [*HEAD, f"over {number(line.rtt)} ms, {number(line.kbps)} kbit/s"] if line else list(HEAD)
    body = [cells(row, line) for row in rows]
    width = [max(cell_len(r[i]) for r in [head, *body]) for i in range(len(head))]

    def padded(row: Sequence[str]) -> str:
        texts = (text + " " * (width[i] - cell_len(text)) for i, text in enumerate(row))
        return "| " + " | ".join(texts) + " |"

    rule = "|" + "|".join("-" * (w + 2) for w in width) + "|"
    return "\n".join([padded(head), rule, *map(padded, body)])
