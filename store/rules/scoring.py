"""How a sitting scores itself: tables of points, what the records fill in, totals and grades (domain.md 2.6). Pure.

The tables are scoring.toml beside this file. What a figure is, and how it came about in words, is in
scoring_figures.py; what it is read from is gathered by store/scoring.py.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from pathlib import Path

import msgspec
from msgspec.structs import replace

from store.errors import BadValue
from store.records import Criterion, Point, ScoreTable
from store.rules.ruleset import RuleSet
from store.rules.scoring_figures import Facts, Figure, figures


class _File(msgspec.Struct, forbid_unknown_fields=True):
    tables: tuple[ScoreTable, ...]


@lru_cache(maxsize=1)
def shipped() -> Mapping[str, ScoreTable]:
    """The tables as shipped, by key; the first is the default."""
    text = Path(__file__).with_name("scoring.toml").read_text(encoding="utf-8")
    return {table.key: table for table in msgspec.convert(tomllib.loads(text), _File).tables}


def table_named(key: str) -> ScoreTable:
    """The shipped table with that key, the first where it is empty. BadValue when there is none."""
    tables = shipped()
    if not key:
        return next(iter(tables.values()))
    if key not in tables:
        names = ", ".join(tables)
        raise BadValue(
            why_vi=f"Không có bảng điểm «{key}». Có: {names}.",
            why_en=f"There is no table of points «{key}»; try {names}.",
        )
    return tables[key]


class ScoreGrade(StrEnum):
    """How good a sitting was."""

    GOOD = "good"
    FAIR = "fair"
    AVERAGE = "average"
    WEAK = "weak"


def points_for(criterion: Criterion, value: float) -> float:
    """The points a figure gives: those of the first step it reaches; none below the last."""
    return next((points for least, points in criterion.steps if value >= least), 0.0)


@dataclass(frozen=True, slots=True)
class Line:
    """One criterion as it stands."""

    criterion: Criterion
    points: float | None
    """None while nobody and nothing said."""
    applies: bool
    by_hand: bool
    figure: Figure | None
    """What the records say; None for a criterion that is only asked."""
    note: str = ""


def lines(table: ScoreTable, facts: Facts, said: Iterable[Point]) -> tuple[Line, ...]:
    """Every criterion of a table: what a hand said goes before what the records say."""
    by_key, found = {point.key: point for point in said}, figures(facts)
    return tuple(_line(criterion, by_key.get(criterion.key), found, facts) for criterion in table.criteria)


def _line(criterion: Criterion, said: Point | None, found: Mapping[str, Figure], facts: Facts) -> Line:
    figure = found.get(criterion.computed) if criterion.computed else None
    applies = (facts.thematic or not criterion.only_thematic) and (facts.regular or not criterion.only_regular)
    if said is not None and said.by_hand:
        return Line(criterion, said.points if said.applies else None, said.applies, True, figure, said.note)
    points = None if figure is None or figure.value is None else points_for(criterion, figure.value)
    return Line(criterion, points if applies else None, applies, False, figure)


@dataclass(frozen=True, slots=True)
class Total:
    """What a score comes to."""

    points: Fraction
    """Sum of the points given."""
    most: Fraction
    """Sum of the highest points of what applies."""
    open: int
    """Criteria that apply and have no points yet."""
    scaled: Fraction
    """The points out of 100 where something does not apply; else the points themselves."""
    grade: ScoreGrade | None
    """None while something is open."""
    held_back: tuple[str, ...] = ()
    """Keys of the criteria that were not full and so kept the grade from being good."""

    @property
    def is_scaled(self) -> bool:
        """Whether the scaled figure differs from the raw one."""
        return self.scaled != self.points


def total(found: Sequence[Line], rules: RuleSet, *, full_for_good: bool = False) -> Total:
    """Points, highest points and grade. The grade is read off the scaled points, which both readings show.

    `full_for_good`: a sitting whose marked criteria are not full is 'Khá' at best (domain.md 2.6).
    """
    here = [line for line in found if line.applies]
    points = sum((_exact(line.points) for line in here if line.points is not None), Fraction(0))
    most = sum((_exact(line.criterion.most) for line in here), Fraction(0))
    open_ = sum(line.points is None for line in here)
    scaled = points if most in (0, 100) else points * 100 / most
    short = tuple(
        line.criterion.key
        for line in here
        if full_for_good and line.criterion.full_for_good and line.points is not None
        and _exact(line.points) < _exact(line.criterion.most)
    )  # fmt: skip
    grade = None if open_ or not here else graded(scaled, rules)
    if grade is ScoreGrade.GOOD and short:
        return Total(points, most, open_, scaled, ScoreGrade.FAIR, short)
    return Total(points, most, open_, scaled, grade)


def graded(points: Fraction, rules: RuleSet) -> ScoreGrade:
    """The grade of a number of points out of 100 (90, 70 and 50 in all sources)."""
    for grade in (ScoreGrade.GOOD, ScoreGrade.FAIR, ScoreGrade.AVERAGE):
        if points >= rules.number(f"score_{grade.value}"):
            return grade
    return ScoreGrade.WEAK


def _exact(points: float) -> Fraction:
    return Fraction(str(points))


def settled_points(found: Sequence[Line]) -> tuple[Point, ...]:
    """The points as they are written down when a score is settled, with their working: from then on they stay."""
    return tuple(
        Point(
            key=x.criterion.key, points=x.points, applies=x.applies, by_hand=x.by_hand, note=x.note,
            figure=x.figure.value, vi=x.figure.vi, en=x.figure.en,
        )
        if x.figure is not None and x.figure.value is not None
        else Point(key=x.criterion.key, points=x.points, applies=x.applies, by_hand=x.by_hand, note=x.note)
        for x in found
    )  # fmt: skip


def opened_points(points: Iterable[Point]) -> tuple[Point, ...]:
    """What stays of a settled score that is opened again: what a hand said; the rest is read off the records anew."""
    return tuple(replace(p, figure=None, vi="", en="") for p in points if p.by_hand)


def frozen_lines(table: ScoreTable, points: Iterable[Point]) -> tuple[Line, ...]:
    """The criteria of a settled score, as they were written down."""
    by_key = {point.key: point for point in points}
    blank = Point(key="", applies=False)
    return tuple(
        Line(c, p.points, p.applies, p.by_hand, Figure(p.figure, p.vi, p.en) if p.vi else None, p.note)
        for c in table.criteria
        for p in (by_key.get(c.key, blank),)
    )


def by_group(found: Iterable[Line]) -> list[tuple[str, str, Fraction, Fraction]]:
    """Groups in order, Vietnamese and English name, with their points and their highest points."""
    sums: dict[tuple[str, str], tuple[Fraction, Fraction]] = {}
    for line in found:
        key = (line.criterion.group, line.criterion.group_en or line.criterion.group)
        points, most = sums.get(key, (Fraction(0), Fraction(0)))
        if line.applies:
            points, most = points + _exact(line.points or 0), most + _exact(line.criterion.most)
        sums[key] = (points, most)
    return [(vi, en, points, most) for (vi, en), (points, most) in sums.items()]


def checked_point(table: ScoreTable, key: str, points: float | None, *, applies: bool = True, note: str = "") -> Point:
    """What a hand says of a criterion. BadValue for another key or for points out of its range."""
    criterion = next((c for c in table.criteria if c.key == key), None)
    if criterion is None:
        raise BadValue(why_vi=f"Bảng điểm không có tiêu chí «{key}».", why_en=f"The table has no criterion «{key}».")
    if applies and points is not None and not 0 <= points <= criterion.most:
        raise BadValue(
            why_vi=f"Điểm của tiêu chí này từ 0 đến {criterion.most:g}.",
            why_en=f"This criterion takes 0 to {criterion.most:g} points.",
        )
    return Point(key=key, points=points if applies else None, applies=applies, by_hand=True, note=note)
