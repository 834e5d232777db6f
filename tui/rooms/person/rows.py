"""The lines of a person's page: a heading a section, a figure with its words a row, the rows behind where they fit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from store import Book
from store.records import Code, Commending, Outcome
from store.rules import care, person
from store.rules.attendance import Tally
from store.rules.calendar import ROMAN
from store.rules.person import Part, Person
from store.rules.proposal_fates import Fate
from store.rules.speeches import KINDS
from tui.commendations import kind_words as said_words
from tui.evaluations import grade_words
from tui.fields import care_words
from tui.language import N_, _, n_
from tui.look import Look
from tui.proposals import fate_words
from tui.registrations import missed_words, outcome_words
from tui.rooms.person.behind import Behind, rows_behind
from tui.speeches import kind_words
from tui.text import CODES, day, fit, percent, post
from tui.tracking import figure_words
from tui.widgets.line import Span

SECTIONS: Final[tuple[tuple[str, tuple[Part, ...]], ...]] = (
    (N_("Attendance"), (Part.MARKS,)),
    (N_("Speeches"), (Part.SPEECHES,)),
    (N_("Proposals"), (Part.PROPOSALS,)),
    (N_("Assignments"), (Part.WORKS, Part.TASKS)),
    (N_("Registration, reviews"), (Part.REGISTRATION, Part.REVIEWS)),
    (N_("Praise, criticism"), (Part.COMMENDATIONS,)),
    (N_("Year-end review"), (Part.GRADE,)),
    (N_("In the Party"), (Part.MEMBER,)),
)
"""The sections of the page, with what each is made of."""

FIGURE: Final = 9
"""Cells of a figure."""
WHEN: Final = 13
"""Cells of the day of a row behind a figure."""
WHAT: Final = 16
"""Cells of what it is."""
MOST: Final = 5
"""Rows shown behind a figure at most."""


class Row(msgspec.Struct, frozen=True):
    """One line of the page, made of words."""

    key: str
    figure: str = ""
    words: str = ""
    part: Part | None = None
    """Whose rows it opens; None for a heading."""
    behind: Behind | None = None
    """The row it is, where it is one behind a figure."""
    signs: tuple[Code, ...] = ()
    """The marks of the year, drawn as signs."""


def rows_of(book: Book, one: Person, room: int) -> list[Row]:
    """The rows of a page in `room` lines; what is left over goes to the rows behind the figures, shared alike."""
    figures = {part: list(_figures(book, one, part)) for _name, parts in SECTIONS for part in parts}
    least = len(SECTIONS) + sum(len(rows) for rows in figures.values())
    behind: dict[Part, list[Behind]] = {
        part: rows_behind(book, one, part) for part in figures if part is not Part.MARKS
    }
    each = max(0, min(MOST, (room - least) // max(1, sum(bool(rows) for rows in behind.values()))))
    made: list[Row] = []
    for name, parts in SECTIONS:
        made.append(Row(f"head:{name}", words=_(name)))
        for part in parts:
            made += figures[part]
            for place, row in enumerate(behind.get(part, ())[:each]):
                made.append(Row(f"{part}:{place}", part=part, behind=row))
    return made


def _figures(book: Book, one: Person, part: Part) -> Iterator[Row]:
    match part:
        case Part.MARKS:
            codes = tuple(mark.code for _session, mark in book.person.marks(one.member.id, one.year))
            rate = percent(None if one.tally.rate is None else float(one.tally.rate))
            yield Row("marks", rate, _attendance(one.tally), part, signs=codes)
        case Part.SPEECHES:
            yield from _speeches(one)
        case Part.PROPOSALS:
            fates = one.line.year.fates
            told = [f"{fate_words(fate)} {fates.count(fate)}" for fate in Fate if fates.count(fate)]
            yield Row("proposals", str(fates.raised), " · ".join((_("proposals"), *told)), part)
        case Part.WORKS | Part.TASKS:
            name = _("lead-ins, papers, opinions given") if part is Part.WORKS else _("tasks done")
            open_ = one.waiting(part)
            told = [name, *([n_("{n} still open", "{n} still open", open_).format(n=open_)] if open_ else [])]
            yield Row(str(part), f"{one.done(part)}/{one.assigned(part)}", " · ".join(told), part)
        case Part.REGISTRATION:
            yield _registration(one)
        case Part.REVIEWS:
            yield _reviews(one)
        case Part.COMMENDATIONS:
            yield _commendations(one)
        case Part.GRADE:
            yield _grade(one)
        case Part.MEMBER:
            yield _member(book, one)


def _attendance(tally: Tally) -> str:
    shown = (Code.LATE, Code.LEFT_EARLY, Code.EXCUSED, Code.UNEXCUSED, Code.EXEMPT, Code.ELSEWHERE)
    told = [_("{n} of {all} sessions").format(n=tally.present, all=tally.expected - tally.not_taken)]
    return " · ".join((*told, *(f"{_(CODES[code])} {tally.count(code)}" for code in shown if tally.count(code))))


def _speeches(one: Person) -> Iterator[Row]:
    counts = one.line.year.speeches
    told = [f"{kind_words(kind)} {counts.kinds[kind]}" for kind in KINDS if counts.kinds[kind]]
    if counts.seconds:
        told.append(n_("{n} minute", "{n} minutes", counts.minutes).format(n=counts.minutes))
    yield Row("speeches", str(counts.total), " · ".join((_("speeches"), *told)), Part.SPEECHES)
    quarters = [
        f"{roman} {figure_words(part.speeches.quality)}" for roman, part in zip(ROMAN, one.line.quarters, strict=True)
    ]
    judged = n_("{n} judged", "{n} judged", counts.rated).format(n=counts.rated)
    mean = f"{figure_words(counts.quality)}/4" if counts.quality is not None else "–"
    yield Row("quality", mean, " · ".join((_("mean quality"), judged, *quarters)), Part.SPEECHES)
    share = f"{counts.general}/{counts.judged}" if counts.judged else "–"
    yield Row("general", share, _("lead-ins and papers that were general, of those judged"), Part.SPEECHES)


def _registration(one: Person) -> Row:
    made = one.registration
    if made is None:
        return Row("registration", "–", _("no registration for {year}").format(year=one.year), Part.REGISTRATION)
    signed = _("signed {day}").format(day=day(made.signed)) if made.signed else _("not signed")
    first = made.acts[0].text if made.acts else ""
    words = " · ".join(x for x in (_("concrete acts"), signed, first) if x)
    return Row("registration", str(len(made.acts)), words, Part.REGISTRATION)


def _reviews(one: Person) -> Row:
    found = one.outcomes()
    told = [_("reviews"), *(f"{outcome_words(outcome)} {found[outcome]}" for outcome in Outcome if found[outcome])]
    if one.reviews:
        told.append(_("last {day}").format(day=day(one.reviews[-1].on)))
    if one.missed:
        told.append(_("not since Q {roman}").format(roman=missed_words(one.missed, one.year)))
    return Row("reviews", str(len(one.reviews)), " · ".join(told), Part.REVIEWS)


def _commendations(one: Person) -> Row:
    told = [f"{said_words(kind)} {one.said[kind]}" for kind in Commending if one.said[kind]]
    if one.promised:
        told.append(n_("{n} promise to keep", "{n} promises to keep", one.promised).format(n=one.promised))
    count = sum(one.said.values()) + one.promised
    return Row("commendations", str(count), " · ".join(told) or _("nothing was said"), Part.COMMENDATIONS)


def _grade(one: Person) -> Row:
    held = one.evaluation
    told = [_("decided by the cell: {grade}").format(grade=grade_words(held.cell))] if held.cell else []
    if held.favour is not None and held.voters:
        told.append(_("votes {n}/{of}").format(n=held.favour, of=held.voters))
    if held.own:
        told.append(_("proposed by the member: {grade}").format(grade=grade_words(held.own)))
    sign = "√" if held.cell else "○" if held.own else "–"
    return Row("grade", sign, " · ".join(told) or _("no grade for {year} yet").format(year=one.year), Part.GRADE)


def _member(book: Book, one: Person) -> Row:
    member, today = one.member, book.clock.today()
    age = person.party_age(member, today)
    told = [post(member, today)] if post(member, today) else []
    told.append(n_("{n} year in the Party", "{n} years in the Party", age).format(n=age) if age is not None else "")
    told.append(_("admitted {day}").format(day=day(member.admitted)) if member.admitted else "")
    told.append(_("official {day}").format(day=day(member.official_on)) if member.official_on else "")
    ends = care.probation_ends(member, book.settings.rules())
    cares = [care_words(found) for found in book.roster.cares(member)]
    told += cares or ([_("Probation ends on {day}.").format(day=day(ends))] if ends else [])
    told.append("; ".join(member.strengths))
    return Row("member", "–" if age is None else str(age), " · ".join(x for x in told if x), Part.MEMBER)


def draw(row: Row, look: Look, width: int) -> Sequence[Span]:
    """A row as spans."""
    if row.part is None:
        head = f"{look.rule_sign * 2} {row.words} "
        return ((head[:width], look.strong), (look.rule_sign * max(0, width - len(head)), look.rule))
    if row.behind is not None:
        room = max(0, width - WHEN - WHAT - 3)
        told = (fit(row.behind.when, WHEN), fit(row.behind.what, WHAT - 1) + " ", fit(row.behind.said, room))
        return (("   " + "".join(told), look.dim),)
    signs = [(look.signs[code], look.marks[code]) for code in row.signs]
    room = max(0, width - FIGURE - 2 - len(signs))
    words = fit(row.words, room)
    return ((" " + fit(row.figure, FIGURE - 1), look.strong), (" " + words + " ", look.plain), *signs)
