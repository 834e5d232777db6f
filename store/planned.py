"""A theme as the plan of a year reads it: its session, its days, who presents, what is lacking and late."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec

from store.records import Assignment, Session, Theme, Work
from store.rules import theme_year as years
from store.rules import themes as rules
from store.rules.ruleset import RuleSet


class Planned(msgspec.Struct, frozen=True):
    """A theme as the year's plan shows it, or a quarter that has none."""

    quarter: str
    theme: Theme | None
    session: Session | None
    """The thematic session it is held in."""
    due: rules.Due | None
    presenter: int
    """Who prepares the lead-in: as the theme says, else as it was assigned; 0 for nobody."""
    papers: int
    """How many papers are assigned."""
    gaps: tuple[rules.Gap, ...]
    late: tuple[rules.Late, ...]
    repeat: years.Repeat | None
    """The theme before has the same form."""


def read(
    theme: Theme | None,
    quarter: str,
    session: Session | None,
    given: Sequence[Assignment],
    repeat: years.Repeat | None,
    own: RuleSet,
    today: date,
) -> Planned:
    """A theme, or a quarter without one, as it stands today; `given` are the assignments of the book."""
    lacking = rules.gaps(theme, quarter, given, session, today, own)
    if theme is None:
        return Planned(quarter, None, session, None, 0, 0, lacking, (), None)
    lead_ins = rules.of_theme(theme, given, session, Work.LEAD_IN)
    leading = next((a.members[0] for a in lead_ins if a.members), 0)
    return Planned(
        quarter,
        theme,
        session,
        rules.due_of(theme, session, own),
        presenter=theme.presenter or leading,
        papers=len(rules.of_theme(theme, given, session, Work.PAPER)),
        gaps=lacking,
        late=rules.late(theme, session, today, own),
        repeat=repeat,
    )
