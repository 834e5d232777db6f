"""How the demo cell scores its sessions: what the records do not say is judged a little better every month."""

from __future__ import annotations

from datetime import date
from functools import partial

from store.book import Book
from store.disk import Put
from store.records import Point, Score
from store.rules import scoring
from store.scoring_facts import facts_of

LEFT_OPEN = 1
"""How many of the last sittings are still to be scored, so that there is something to do."""

STRICT = ("content", "guides", "criticism", "nature")
"""Criteria the cell was strict with itself about."""

STRICT_SITTINGS = 6
"""In how many of its first sittings."""


def score(book: Book, today: date) -> None:
    """Score the sittings held before today but the last, and settle each on its day."""
    held = [sheet.session for sheet in book.scoring.year(today.year - 1) + book.scoring.year(today.year)]
    held = [s for s in held if s.date < today]
    table, rules = book.scoring.table(), book.settings.rules().version
    for number, session in enumerate(held[: len(held) - LEFT_OPEN]):
        facts = facts_of(book, session)
        said = [
            _judged(line, number) for line in scoring.lines(table, facts, ()) if line.applies and line.points is None
        ]
        made = Score(
            id=session.id, session=session.id, table=table,
            points=scoring.settled_points(scoring.lines(table, facts, said)), rules=rules, closed=session.date,
        )  # fmt: skip
        book.commit("scoring.settle", partial(_put, made))


def _put(made: Score) -> list[Put]:
    return [Put("scores", made.id, made)]


def _judged(line: scoring.Line, number: int) -> Point:
    """Points by hand for what no figure fills in."""
    strict = line.criterion.key in STRICT and number < STRICT_SITTINGS
    most = line.criterion.most
    return Point(key=line.criterion.key, points=max(0.0, most - 1) if strict else most, by_hand=True)
