"""Grades and the cap on excellent ones, in words."""

from __future__ import annotations

from collections.abc import Sequence

from store.records import Grade
from store.rules.evaluations import GRADES, SHORT, Cap
from tui.entries import Options
from tui.language import _, language


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
    said = _("{excellent} excellent, {good} well, of {graded} graded").format(
        excellent=cap.excellent, good=cap.good, graded=cap.graded
    )  # fmt: skip
    by_good, by_all = cap.over
    if not cap.differs:
        limit = _("at most {n} excellent ({percent} %)").format(n=cap.by_all, percent=cap.percent)
        return ((said, False), (limit, by_all))
    first = _("{percent} % of those graded 'well': {n}").format(percent=cap.percent, n=cap.by_good)
    second = _("of all graded: {n}").format(n=cap.by_all)
    return ((said, False), (first, by_good), (second, by_all))
