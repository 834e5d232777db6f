"""How the demo cell reviews its members at the year's end: what each proposes, and what the cell has decided so far."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Final

from msgspec.structs import replace

from store.book import Book
from store.demo import words
from store.disk import Put
from store.records import Evaluation, Grade
from store.rules.evaluations import year_at_hand

PROPOSE_EXCELLENT: Final = (0, 3, 5, 10)
"""Places on the list of those who propose the best grade for themselves."""
EXCELLENT: Final = PROPOSE_EXCELLENT[:2]
"""Those with whom the cell agrees: one more than a fifth of those graded well, a fifth of all."""
MODEST: Final = 7
"""Place of the one who has completed the year, no more."""
LEFT_OPEN: Final = 2
"""How many at the end of the list the cell has still to decide."""
REVIEWED: Final = (12, 15)
"""Month and day of a year on which it is reviewed."""


def grade(book: Book, today: date) -> None:
    """Review the year at hand but for the last few, and the one before it, which the committee above confirmed."""
    year = year_at_hand(today)
    for of, left in ((year - 1, 0), (year, LEFT_OPEN)):
        book.commit("evaluations.change", partial(_reviewed, book, of, left, min(today, date(of, *REVIEWED))))


def _reviewed(book: Book, year: int, left: int, day: date) -> list[Put]:
    members, voters = [row.member.id for row in book.evaluations.year(year)], book.evaluations.voters(year)
    found = []
    for place, member in enumerate(members):
        one = _proposed(book.evaluations.of(year, member), place)
        if place < len(members) - left:
            one = _decided(one, place, voters, day, confirmed=not left)
        found.append(Put("evaluations", one.id, one))
    return found


def _proposed(one: Evaluation, place: int) -> Evaluation:
    own = Grade.EXCELLENT if place in PROPOSE_EXCELLENT else Grade.GOOD
    strengths, weaknesses, directions = words.SELF_REVIEWS[place % len(words.SELF_REVIEWS)]
    return replace(one, own=own, strengths=strengths, weaknesses=weaknesses, directions=directions)


def _decided(one: Evaluation, place: int, voters: int, day: date, *, confirmed: bool) -> Evaluation:
    cell = Grade.EXCELLENT if place in EXCELLENT else Grade.COMPLETED if place == MODEST else Grade.GOOD
    differs = cell is not one.own
    return replace(
        one, cell=cell, favour=voters - (2 if differs else place % 2), voters=voters, decided=day,
        remark=words.GRADED_LOWER if differs else words.GRADED, above=cell if confirmed else None,
    )  # fmt: skip
