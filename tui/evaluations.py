"""Reviews in words: their fields, grades, the cap on excellent ones, what the log says of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from store import Book
from store.records import Evaluation, Grade, Record
from store.rules.evaluations import GRADES, SHORT, Cap
from tui.entries import Options
from tui.fields import changes_words
from tui.language import N_, _, language

FIELDS: Final[Mapping[str, str]] = {
    "strengths": N_("strengths, results"), "weaknesses": N_("weaknesses, causes"),
    "repaired": N_("last year's, mended"), "directions": N_("directions, measures"), "own": N_("own grade"),
    "remark": N_("remark of the committee"), "cell": N_("the cell's grade"), "favour": N_("votes for it"),
    "voters": N_("who could vote"), "decided": N_("decided on"), "above": N_("grade from above"), "note": N_("note"),
}  # fmt: skip
"""What the fields of a review are called."""


def grade_words(grade: Grade | None, *, short: bool = False) -> str:
    """What a grade is called; '–' where there is none."""
    if grade is None:
        return "–"
    return (SHORT if short else GRADES)[grade][language() == "en"]


def grade_options() -> Options:
    """The grades to choose from, best first, and the way back to none."""
    return [(grade.value, words[language() == "en"]) for grade, words in SHORT.items()]


def cap_words(cap: Cap) -> Sequence[tuple[str, bool]]:
    """What there is to say of the excellent grades: each sentence with whether it is a warning."""
    if not cap.graded:
        return ((_("The cell has decided no grade yet."), False),)
    said = _("{excellent} excellent, {good} well / {graded}").format(
        excellent=cap.excellent, good=cap.good, graded=cap.graded
    )  # fmt: skip
    by_good, by_all = cap.over
    if not cap.differs:
        limit = _("at most {n} excellent ({percent} %)").format(n=cap.by_all, percent=cap.percent)
        return ((said, False), (limit, by_all))
    first = _("limit {n} ({percent} % of well)").format(percent=cap.percent, n=cap.by_good)
    second = _("limit {n} ({percent} % of all)").format(percent=cap.percent, n=cap.by_all)
    return ((said, False), (first, by_good), (second, by_all))


def readings_words(cap: Cap) -> str:
    """That the cap can be read in two ways, and what follows from each; '' while both allow the same."""
    if not cap.differs:
        return ""
    said = _("The {percent} % is read in two ways: of {good} graded 'well' {first}, of all {graded} {second}.")
    return said.format(
        percent=cap.percent, good=cap.good, first=cap.by_good, graded=cap.graded, second=cap.by_all
    )  # fmt: skip


def row_changes(book: Book, before: Record | None, after: Record | None) -> str:
    """What happened to a review, for the log: whose, of which year, which fields; an empty one is as none."""
    row = after if isinstance(after, Evaluation) else before
    assert isinstance(row, Evaluation)
    member = book.members().get(row.member)
    empty = Evaluation(member=row.member, year=row.year)
    told = changes_words(before or empty, after or empty, FIELDS, _held)
    name = f"{member.name if member else f'#{row.member}'} {row.year}"
    return f"{name}: {told}" if told else name


def _held(_field: str, value: object) -> str:
    return grade_words(value, short=True) if isinstance(value, Grade) else ""
