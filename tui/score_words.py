"""The words of a score: points, grades, what filled a criterion in."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Final

from store import Book
from store.records import Criterion, Record, Score
from store.rules.scoring import Line, ScoreGrade, Total
from tui.language import N_, _, language

GRADES: Final[Mapping[ScoreGrade, str]] = {
    ScoreGrade.GOOD: N_("good session"), ScoreGrade.FAIR: N_("fair session"),
    ScoreGrade.AVERAGE: N_("average session"), ScoreGrade.WEAK: N_("weak session"),
}  # fmt: skip
"""Grades as the forms call them: Tốt, Khá, Trung bình, Kém."""


def number(points: Fraction | float | None) -> str:
    """Points as people write them, at most one place after the comma; '–' where there are none."""
    if points is None:
        return "–"
    rounded = round(Fraction(str(points)) if isinstance(points, float) else points, 1)
    text = f"{float(rounded):.1f}".removesuffix(".0")
    return text if language() == "en" else text.replace(".", ",")


def grade_words(total: Total) -> str:
    """The grade, or how much is still open."""
    if total.grade is not None:
        return _(GRADES[total.grade])
    return _("{n} open").format(n=total.open)


def total_words(total: Total) -> str:
    """Points of how many, scaled to a hundred where something does not apply, and the grade."""
    said = f"{number(total.points)}/{number(total.most)}"
    if total.is_scaled:
        said += " = " + _("{points} of 100").format(points=number(total.scaled))
    return f"{said} · {grade_words(total)}"


def criterion_words(criterion: Criterion) -> str:
    """What a criterion asks, in the user's language."""
    return (criterion.en if language() == "en" else criterion.vi) or criterion.vi


def group_words(criterion: Criterion) -> str:
    """The group a criterion stands in."""
    return (criterion.group_en if language() == "en" else criterion.group) or criterion.group


def working(line: Line) -> str:
    """Where the points of a criterion come from."""
    if line.by_hand:
        said = _("by hand")
        if line.figure is not None and line.figure.value is not None:
            said += " · " + _("the book says: {words}").format(words=line.figure.words(language()))
        return f"{said} · {line.note}" if line.note else said
    if not line.applies:
        if line.criterion.only_thematic:
            return _("only in a month with a thematic session")
        return _("only in a regular session") if line.criterion.only_regular else _("does not apply")
    if line.figure is not None:
        return line.figure.words(language())
    return "" if line.points is not None else _("to be judged")


def row_changes(book: Book, before: Record | None, after: Record | None) -> str:
    """What happened to a score, for the log: of which session, which criteria went from what to what."""
    old, new = (row if isinstance(row, Score) else None for row in (before, after))
    row = new or old
    session = book.sessions().get(row.session) if row is not None else None
    name = session.code if session is not None else f"#{row.session if row is not None else 0}"
    if row is None or old is None or new is None:
        return f"{'–' if new is None else '+'} {name}"
    held, kept = ({point.key: point for point in score.points} for score in (old, new))
    told = [
        f"{criterion_words(criterion)}: {number(was.points if was else None)} → {number(now.points if now else None)}"
        for criterion in row.table.criteria
        if (was := held.get(criterion.key)) != (now := kept.get(criterion.key))
    ]
    if old.note != new.note:
        told.append(f"{_('note')}: {old.note or '–'} → {new.note or '–'}")
    return f"{name}: {' · '.join(told)}" if told else name
