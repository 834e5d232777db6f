"""A year of speeches in words and figures, for its room, the page of a person, the command line. Draws nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from store.records import SpeechKind
from store.rules.tracking import Line, Part
from tui.language import N_, _, n_
from tui.speeches import kind_words
from tui.text import decimal


@dataclass(frozen=True, slots=True)
class Column:
    """One figure of a member's line."""

    name: str
    width: int
    """Cells it takes, with the blank before it."""
    head: str
    """What stands above it."""
    words: str
    """The same in full."""
    figure: Callable[[Line], Fraction | int | None]
    share: bool = False
    """Whether it is read as a percentage."""
    quarter: int = -1
    """Which quarter it is of, from 0; -1 for the year."""


def _kind(kind: SpeechKind) -> Callable[[Line], int]:
    return lambda line: line.year.speeches.kinds[kind]


def _quarter(place: int) -> Callable[[Line], int]:
    return lambda line: line.quarters[place].speeches.total


def _quality(place: int) -> Callable[[Line], Fraction | None]:
    return lambda line: line.quarters[place].speeches.quality


ROMAN: Final = ("I", "II", "III", "IV")

COLUMNS: Final[tuple[Column, ...]] = (
    Column("lead_in", 3, N_("LI"), N_("lead-ins"), _kind(SpeechKind.LEAD_IN)),
    Column("paper", 3, N_("Pa"), N_("papers"), _kind(SpeechKind.PAPER)),
    Column("opinion", 4, N_("Op"), N_("opinions"), _kind(SpeechKind.OPINION)),
    Column("question", 4, N_("Qu"), N_("questions"), _kind(SpeechKind.QUESTION)),
    Column("explanation", 3, N_("Ex"), N_("explanations"), _kind(SpeechKind.EXPLANATION)),
    Column("conclusion", 4, N_("Co"), N_("conclusions"), _kind(SpeechKind.CONCLUSION)),
    Column("total", 5, N_("sum"), N_("speeches in all"), lambda line: line.year.speeches.total),
    Column("quality", 5, N_("ql"), N_("mean quality, of 4"), lambda line: line.year.speeches.quality),
    Column("general", 6, N_("gen."), N_("share of general papers"), lambda x: x.year.speeches.general_share, True),
    Column("proposals", 4, N_("pr."), N_("proposals"), lambda line: line.year.proposals),
    Column("minutes", 5, N_("min"), N_("minutes spoken"), lambda line: line.year.speeches.minutes),
    *(
        Column(f"q{n + 1}", 4 if n == 2 else 3, "", N_("speeches of the quarter"), _quarter(n), quarter=n)
        for n in range(4)
    ),
)
"""What is told of each member, in 59 cells."""

WIDE: Final[tuple[Column, ...]] = (
    Column("solved", 4, N_("res"), N_("proposals with a result"), lambda line: line.year.solved),
    *(
        Column(
            f"quality{n + 1}", 7 if n == 2 else 6, N_("ql"), N_("mean quality of the quarter"), _quality(n), quarter=n
        )
        for n in range(4)
    ),
)
"""What a wide terminal has besides."""


def head_words(column: Column) -> str:
    """What stands above a column."""
    return " ".join(x for x in (_(column.head) if column.head else "", _roman(column)) if x)


def words_of(column: Column) -> str:
    """What a column is about, in full."""
    return f"{_(column.words)} {_roman(column)}".rstrip()


def _roman(column: Column) -> str:
    return ROMAN[column.quarter] if column.quarter >= 0 else ""


def figure_words(value: Fraction | int | None, *, share: bool = False) -> str:
    """A figure in as few cells as it takes: 12, 2,9, 67%, a dash where there is none."""
    if value is None:
        return "–"
    if share:
        return f"{round(float(value) * 100)}%"
    return decimal(float(value)) if isinstance(value, Fraction) else str(value)


def part_words(part: Part) -> str:
    """What somebody did in a time, in one sentence."""
    counts = part.speeches
    told = [n_("{n} speech", "{n} speeches", counts.total).format(n=counts.total)]
    told += [f"{kind_words(kind)} {counts.kinds[kind]}" for kind in SpeechKind if counts.kinds[kind]]
    if counts.quality is not None:
        told.append(_("quality {mean} of 4").format(mean=figure_words(counts.quality)))
    if counts.judged:
        told.append(_("general papers {n}/{all}").format(n=counts.general, all=counts.judged))
    if part.proposals:
        told.append(n_("{n} proposal", "{n} proposals", part.proposals).format(n=part.proposals))
    if counts.seconds:
        told.append(n_("{n} minute", "{n} minutes", counts.minutes).format(n=counts.minutes))
    return " · ".join(told)
