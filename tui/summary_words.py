"""The figures of a year in words: for the room and for the command line alike. Draws nothing."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Final

from store.summary import Figure, Unit
from tui.language import N_, _, language

FIGURES: Final[Mapping[str, str]] = {
    "regular": N_("Regular sessions held"), "thematic": N_("Thematic sessions held"), "attendance": N_("Attendance"),
    "spoke": N_("Of those present, who spoke"), "per_session": N_("Opinions and proposals a session"),
    "papers": N_("Lead-ins and papers given"), "general": N_("Of them general"), "quality": N_("Mean quality, 1 to 4"),
    "proposals": N_("Proposals raised"), "solved": N_("Of them with a result"), "tasks": N_("Tasks that fell due"),
    "in_time": N_("Of them done in time"), "praise": N_("Praise given"), "reminders": N_("Reminders, criticism"),
    "registrations": N_("Registrations"), "reviewed": N_("Of them reviewed"), "score": N_("Mean score of sessions"),
    "good": N_("Sessions graded good"),
}  # fmt: skip
"""What a figure is called."""

LESS_IS_BETTER: Final = frozenset({"general"})
"""Figures of which less is better."""

NEITHER: Final = frozenset({"reminders", "tasks", "papers", "registrations", "regular", "thematic"})
"""Figures of which neither more nor less is better in itself."""


def value_words(unit: Unit, value: Fraction | None) -> str:
    """A figure as people write it; '–' where there is nothing to count."""
    if value is None:
        return "–"
    match unit:
        case Unit.COUNT:
            return str(int(value))
        case Unit.SHARE:
            text = f"{float(value) * 100:.1f} %"
        case Unit.MEAN:
            text = f"{float(value):.1f}"
    return text if language() == "en" else text.replace(".", ",")


def change_words(figure: Figure) -> tuple[str, bool | None]:
    """How a figure moved against the year before, and whether that is better; ('', None) where it cannot be said."""
    if figure.now is None or figure.before is None or figure.now == figure.before:
        return "", None
    more = figure.now > figure.before
    difference = value_words(figure.unit, abs(figure.now - figure.before))
    better = None if figure.key in NEITHER else more is not (figure.key in LESS_IS_BETTER)
    return f"{'▲' if more else '▼'} {difference}", better


def name(figure: Figure) -> str:
    """What a figure is called."""
    return _(FIGURES[figure.key])
