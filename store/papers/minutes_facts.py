"""The facts of the minutes, gathered from the book: who, what, when, in what order. No word of the form stands here."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from store.papers import words
from store.papers.head import spelt
from store.papers.minutes import (
    Absence,
    Commended,
    Minutes,
    Moment,
    Person,
    Point,
    Presence,
    Quality,
    Raised,
    Reviewed,
    Spoken,
    Tasked,
    Topic,
    Voted,
)
from store.records import (
    Assignment,
    Code,
    Commendation,
    Commending,
    Item,
    Kind,
    Mark,
    Member,
    Proposal,
    Review,
    Session,
    Speech,
    Vote,
)
from store.rules import attendance as roll_rules
from store.rules import proposals as proposal_rules
from store.rules import roster as membership
from store.rules import votes as vote_rules
from store.rules.calendar import partners, sitting_of
from store.rules.issued import symbol
from store.rules.registrations import OUTCOME_WORDS
from store.rules.scoring import ScoreGrade, by_group
from store.rules.speeches import share_who_spoke
from store.rules.theme_data import forms, groups

if TYPE_CHECKING:
    from store.book import Book
    from store.minutes import Sitting

SYMBOL: Final = "BB"
"""Symbol of minutes in a document's number (domain.md 3.3)."""

GRADES: Final = {
    ScoreGrade.GOOD: "Tốt", ScoreGrade.FAIR: "Khá", ScoreGrade.AVERAGE: "Trung bình", ScoreGrade.WEAK: "Kém",
}  # fmt: skip


def minutes_of(book: Book, sitting: Sitting) -> Minutes:
    """Everything the minutes of a session say."""
    session, said, cell = sitting.session, sitting.said, book.settings.cell()
    theme = book.assignments.theme_of(session) if session.kind is Kind.THEMATIC else None
    shared = [*partners(session, book.calendar.sessions())]
    host = sitting_of(session, book.calendar.sessions())
    length = roll_rules.minutes_after(said.opened, said.ended) if said.opened and said.ended else None
    tell = _Teller(book, session)
    return Minutes(
        cell=cell.name, higher=cell.higher, locality=cell.locality, kind=session.kind, code=session.code,
        name=spelt(cell, session_name(session)),
        title="" if theme is not None and theme.title == session.title else session.title,
        date=session.date, number=_number(book, session), moved_from=session.moved_from,
        opened=said.opened, ended=said.ended, length=length, place=book.calendar.place(session),
        shared_with=", ".join(words.session_name(s) for s in ([host] if host is not None else shared)),
        chair=tell.person(sitting.chair), taker=tell.person(said.taker),
        presence=_presence(book, sitting, tell), dues=said.dues, unpaid=tell.names(said.unpaid),
        documents=tuple(words.document(d) for d in book.agenda.documents(session.id)),
        topic=None if theme is None else Topic(
            theme.title, groups()[theme.group].vi if theme.group in groups() else "",
            forms()[theme.form].vi if theme.form in forms() else "", theme.purpose, tell.name(theme.presenter),
            book.themes.due(theme).report,
        ),
        points=tuple(_points(book, session, tell)),
        proposals=tuple(_raised(book, session, tell)),
        conclusion=said.conclusion, strengths=said.strengths, weaknesses=said.weaknesses, lessons=said.lessons,
        tasks=tuple(Tasked(tell.names(t.members), t.title, t.due) for t in sitting.tasks),
        votes=tuple(_voted(vote, sitting.voters) for vote in sitting.votes),
        quality=_quality(book, session),
        commended=tuple(_commended(book, session, tell)),
        reviewed=tuple(_reviewed(book, session, tell)),
        read_back=said.read_back, corrections=said.corrections, committee=spelt(cell, "chi ủy"),
    )  # fmt: skip


def session_name(session: Session) -> str:
    """What the session is called in the title of its minutes (domain.md 2.1 to 2.3)."""
    match session.kind:
        case Kind.COMMITTEE:
            return "Họp chi ủy"
        case Kind.REGULAR | Kind.EXTRAORDINARY:
            return words.session_name(session).replace("Sinh hoạt", "Sinh hoạt chi bộ", 1)
        case Kind.THEMATIC:
            return words.session_name(session)


class _Teller:
    """Says whose a number is, with the post of the session's day."""

    def __init__(self, book: Book, session: Session) -> None:
        self._members, self._guests, self._day = book.members(), book.guests(), session.date

    def name(self, id: int) -> str:
        """The member's name; '' for 0 or a number that is nobody's."""
        member = self._members.get(id) if id else None
        return member.name if member is not None else ""

    def names(self, ids: Iterable[int]) -> tuple[str, ...]:
        """The names of some members, unknown ones passed over."""
        return tuple(name for id in ids if (name := self.name(id)))

    def person(self, id: int) -> Person | None:
        """The member with the posts of that day."""
        member = self._members.get(id) if id else None
        return None if member is None else Person(member.name, words.post(member, self._day))

    def spoken(self, speech: Speech, titles: dict[int, str]) -> Spoken:
        """A speech with its speaker's name."""
        guest = self._guests.get(speech.guest) if speech.guest else None
        name, post = (guest.name, guest.post) if guest is not None else (self.name(speech.member), "")
        title = titles.get(speech.assignment, "")
        return Spoken(name, post, guest is not None, speech.kind, title, speech.summary, speech.own_work)


# -- who was there -----------------------------------------------------------------------------


def _presence(book: Book, sitting: Sitting, tell: _Teller) -> Presence | None:
    if not roll_rules.taken(mark for _member, mark in sitting.roll):
        return None
    day, tally = sitting.session.date, roll_rules.tally(mark for _member, mark in sitting.roll)
    there = [(m, k) for m, k in sitting.roll if k.code in roll_rules.COUNTED_PRESENT]
    share = share_who_spoke([m.id for m, _mark in there], sitting.speeches)
    spoke = {s.member for s in sitting.speeches}

    def having(code: Code) -> list[tuple[Member, Mark]]:
        return [(m, k) for m, k in sitting.roll if k.code is code]

    return Presence(
        members=tally.members, official=sum(membership.is_official(m, day) for m, _mark in sitting.roll),
        present=tally.present, present_official=sum(membership.is_official(m, day) for m, _mark in there),
        rate=tally.rate,
        there=tuple(Person(m.name, words.post(m, day)) for m, _mark in there),
        absent=tuple(
            Absence(m.name, k.code is Code.EXCUSED, _reason(book, k))
            for m, k in sitting.roll if k.code in roll_rules.ABSENT
        ),
        late=tuple(Moment(m.name, k.clock) for m, k in having(Code.LATE)),
        left_early=tuple(Moment(m.name, k.clock) for m, k in having(Code.LEFT_EARLY)),
        exempt=tuple(m.name for m, _mark in having(Code.EXEMPT)),
        elsewhere=tuple(m.name for m, _mark in having(Code.ELSEWHERE)),
        not_taken=tuple(m.name for m, _mark in having(Code.NOT_TAKEN)),
        spoke=sum(m.id in spoke for m, _mark in there), share_spoke=share,
        guests=tuple(Person(g.name, g.post) for g in sitting.guests),
    )  # fmt: skip


def _reason(book: Book, mark: Mark) -> str:
    """Why a member is absent: the cell's reason, and the secretary's own words beside it."""
    reason = book.settings.reason(mark.reason) if mark.reason else None
    told = reason.vi if reason is not None else ""
    return f"{told}: {mark.detail}" if told and mark.detail else told or mark.detail


# -- what was said -----------------------------------------------------------------------------


def _points(book: Book, session: Session, tell: _Teller) -> Iterable[Point]:
    """The items in their order, each with its speeches; last what was said under none of them."""
    titles = {a.id: a.title for a in book.rows("assignments", Assignment).all()}
    speeches = book.speeches.of_session(session.id)
    items = book.agenda.items(session.id)
    known = {item.id for item in items}
    for item in items:
        yield _point(item, [s for s in speeches if s.item == item.id], titles, tell)
    rest = [s for s in speeches if s.item not in known]
    if rest:
        yield Point(0, "", spoken=tuple(tell.spoken(s, titles) for s in rest))


def _point(item: Item, speeches: Iterable[Speech], titles: dict[int, str], tell: _Teller) -> Point:
    return Point(
        item.place, item.title, tell.name(item.presenter), item.minutes, item.began, item.ended,
        tuple(tell.spoken(s, titles) for s in speeches), item.conclusion,
    )  # fmt: skip


def _raised(book: Book, session: Session, tell: _Teller) -> Iterable[Raised]:
    """The proposals made at the session; an answer given on a later day is not of its minutes."""
    assignments = book.rows("assignments", Assignment)
    for proposal in book.rows("proposals", Proposal).all():
        if proposal.session != session.id:
            continue
        task = assignments.get(proposal.assignment) if proposal.assignment else None
        yield Raised(
            tell.name(proposal.member), proposal.text, proposal_rules.addressee_words(proposal),
            proposal.answer if proposal_rules.since(proposal) <= session.date else "",
            tell.names(task.members) if task is not None else (), task.due if task is not None else proposal.due,
        )  # fmt: skip


def _voted(vote: Vote, voters: vote_rules.Voters) -> Voted:
    parts = vote_rules.explained(voters)
    return Voted(
        vote.subject, vote.majority, vote.secret, vote.favour, vote.against, vote.other, voters.denominator,
        vote_rules.needed(voters.denominator, vote.majority), vote_rules.is_passed(vote, voters),
        tuple(part.words() for part in parts if part.counted),
        tuple(part.words() for part in parts if not part.counted), vote.note,
    )  # fmt: skip


def _quality(book: Book, session: Session) -> Quality | None:
    """The score of the sitting, once anything of it was said."""
    sheet = book.scoring.sheet(session.id)
    if not sheet.begun or session.kind is Kind.COMMITTEE:
        return None
    grade = GRADES[sheet.total.grade] if sheet.total.grade is not None else ""
    groups = tuple((name, points, most) for name, _en, points, most in by_group(sheet.lines))
    return Quality(sheet.total.points, sheet.total.most, grade, sheet.note, groups)


def _commended(book: Book, session: Session, tell: _Teller) -> Iterable[Commended]:
    """What was said at the session; that there is a disciplinary decision is no part of its minutes."""
    for one in book.rows("commendations", Commendation).all():
        if one.session == session.id and one.kind is not Commending.DISCIPLINE:
            yield Commended(one.kind, tell.names(one.members), one.text)


def _reviewed(book: Book, session: Session, tell: _Teller) -> Iterable[Reviewed]:
    for one in book.rows("reviews", Review).all():
        if one.session == session.id:
            outcome = OUTCOME_WORDS[one.outcome][0] if one.outcome is not None else ""
            yield Reviewed(tell.name(one.member), one.own, one.remark, outcome)


def _number(book: Book, session: Session) -> str:
    """Number and symbol of the minutes, once they were issued."""
    held = book.issued.of(SYMBOL, f"minutes:{session.id}")
    return symbol(held.number, SYMBOL) if held is not None else ""
