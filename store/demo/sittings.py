"""What happens at the demo cell's sessions: who speaks and how, what is proposed, put to the vote, praised.

A session's rows are written with one action on its day, as a secretary would who types up a sitting. The year has
a direction, so that there is something to see: general papers grow rare, more people speak, more is proposed.
Registrations and their reviews are in registered.py, themes and tasks in work.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from msgspec.structs import replace

from store.book import Book
from store.demo import words
from store.demo.outcomes import Outcomes
from store.demo.registered import Registered
from store.disk import Put
from store.records import (
    Assignment,
    Check,
    Code,
    Document,
    Item,
    Kind,
    Proceedings,
    Record,
    Session,
    Speech,
    SpeechKind,
    Stage,
    Staged,
    Work,
)  # fmt: skip
from store.rules import templates
from store.rules.attendance import COUNTED_PRESENT

POOL: Final = (2, 5, 10, 4, 11, 9, 3, 12, 6, 1, 16)
"""Who is asked for lead-ins and papers, in turn; the others give none all year."""

TALKERS: Final = (2, 9, 3, 5, 11, 4, 10, 12, 6, 8, 16, 14)
"""Who speaks, the readiest first; number 7 has not said a word for most of the year."""

PAPERS: Final = {Kind.THEMATIC: (Work.LEAD_IN, Work.PAPER, Work.PAPER), Kind.REGULAR: (Work.PAPER,)}
"""What is given at a kind of session; at regular ones every other time."""

PLACES: Final = {
    Kind.THEMATIC: {
        SpeechKind.LEAD_IN: 2, SpeechKind.PAPER: 3, SpeechKind.OPINION: 4, SpeechKind.QUESTION: 4,
        SpeechKind.EXPLANATION: 4, SpeechKind.CONCLUSION: 5,
    },
    Kind.REGULAR: {
        SpeechKind.PAPER: 3, SpeechKind.OPINION: 5, SpeechKind.QUESTION: 2, SpeechKind.EXPLANATION: 2,
        SpeechKind.CONCLUSION: 6,
    },
}  # fmt: skip
"""Under which item of its agenda a kind of speech is made, from 0."""

SECONDS: Final = {
    SpeechKind.LEAD_IN: 900, SpeechKind.PAPER: 480, SpeechKind.OPINION: 120, SpeechKind.QUESTION: 45,
    SpeechKind.EXPLANATION: 150, SpeechKind.CONCLUSION: 300,
}  # fmt: skip
"""How long a kind of speech takes, about."""

GENERAL: Final = (0, 1, 1, 2, 3)
"""How many of every three papers are general in the quarter of today, the one before it, and so on back."""

POLITICS: Final = 2
"""The place of political and ideological work on a regular session's agenda."""

BEGUN: Final = 14 * 60 + 2
"""Minutes of the day at which sessions begin."""


def givers(book: Book, session: Session, number: int) -> tuple[tuple[Work, int], ...]:
    """Who gives what at a session, by kind and member: of those who were there, or are to come."""
    asked = PAPERS.get(session.kind, ())
    if session.kind is Kind.REGULAR and number % 2:
        return ()
    called = book.attendance.called(session)
    roll = {m.member for m in book.attendance.marks(session) if m.code in COUNTED_PRESENT or not called}
    turn = number * 2 % len(POOL)
    ready = [n for n in POOL[turn:] + POOL[:turn] if n in roll]
    return tuple(zip(asked, ready, strict=False))


class Sitting:
    """One session taken down; its rows are made in the order in which things happen."""

    def __init__(self, book: Book, session: Session, number: int, today: date) -> None:
        self.book, self.session, self.number, self.today = book, session, number, today
        back = (today.year - session.date.year) * 4 + (today.month - 1) // 3 - (session.date.month - 1) // 3
        self.back = min(back, len(GENERAL) - 1)
        """Quarters before today's."""
        marks = book.attendance.marks(session)
        self.codes = {m.member: m.code for m in marks}
        self.there = [m.member for m in marks if m.code in COUNTED_PRESENT]
        self._puts: list[Put] = []
        self._next: dict[str, int] = {}
        self.minute = BEGUN
        self.items: list[Item] = []
        self.works: list[Assignment] = []
        self.speeches: list[Speech] = []

    def write(self) -> None:
        """Write it all down, as one action."""
        self.book.commit("speeches.log", self._build)

    def write_committee(self) -> None:
        """A meeting of the committee: its items with what was concluded of each, and who took it down."""
        self.book.commit("proceedings.say", self._build_committee)

    def _build_committee(self) -> Sequence[Put]:
        session, minute = self.session, BEGUN
        self._puts.append(Put("sessions", session.id, replace(session, begun=True)))
        items = templates.items_from(self.book.agenda.template(session.kind), session)
        for item, word in zip(items, words.COMMITTEE, strict=False):
            until = minute + (item.minutes or 0)
            self.new("items", Item, replace(item, began=hour(minute), ended=hour(until), conclusion=word))
            minute = until
        made = Proceedings(
            id=session.id, session=session.id, chair=self.chair(), taker=self.there[-1], opened=hour(BEGUN),
            ended=hour(minute), conclusion=words.COMMITTEE_DECIDED, read_back=True,
        )  # fmt: skip
        self._puts.append(Put("proceedings", session.id, made))
        return self._puts

    def _build(self) -> Sequence[Put]:
        for work, member in givers(self.book, self.session, self.number):
            self._assigned(work, member)
        self._agenda()
        self._from_above()
        for speech in list(self._spoken()):
            self._speak(speech)
        Outcomes(self).write()
        self._proceedings()
        registered = Registered(self.book, self.session, self.there, self.back, self.new)
        registered.write(self.number)
        return self._puts

    def new(self, table: str, kind: type[Record], record: Record) -> int:
        """Put a new row of a table and return its number."""
        id = self._next.get(table) or self.book.rows(table, kind).next_id()
        self._next[table] = id + 1
        self._puts.append(Put(table, id, replace(record, id=id)))
        return id

    # -- the agenda ------------------------------------------------------------------------

    def _agenda(self) -> None:
        """The template's items with their times, its steps done; the last session's report is still to go out."""
        session = replace(self.session, begun=True)
        self._puts.append(Put("sessions", session.id, session))
        template = self.book.agenda.template(session.kind)
        minute = BEGUN
        for item in templates.items_from(template, session):
            until = minute + (item.minutes or 0)
            spoken = item.place - 1 in PLACES.get(session.kind, {}).values()
            word = words.ITEM_CONCLUSIONS[(self.number + item.place) % len(words.ITEM_CONCLUSIONS)] if spoken else ""
            if session.kind is Kind.REGULAR and item.place == POLITICS:
                word = words.POLITICS[self.number % len(words.POLITICS)]
            held = replace(item, began=hour(minute), ended=hour(until), conclusion=word)
            self.items.append(replace(held, id=self.new("items", Item, held)))
            minute = until
        self.minute = minute
        for check in templates.checks_from(template, session):
            done = check.due if check.due is not None and check.due < self.today else None
            late = check.key == "report" and self.today - session.date < timedelta(days=14)
            self.new("checks", Check, replace(check, done=None if late else done))

    def _from_above(self) -> None:
        """What the committee above sent since the last regular session is passed on at this one."""
        if self.session.kind is Kind.REGULAR:
            kind, title = words.FROM_ABOVE[self.number % len(words.FROM_ABOVE)]
            paper = Document(
                number=f"{30 + self.number}-{kind}/ĐU", title=title, dated=self.session.date - timedelta(days=9),
                issuer="Đảng ủy Trường", session=self.session.id,
            )  # fmt: skip
            self.new("documents", Document, paper)

    def _assigned(self, work: Work, member: int) -> None:
        day, turn = self.session.date, self.number + len(self.works)
        title = words.PAPERS[turn % len(words.PAPERS)] if work is Work.PAPER else self.session.title
        stages = ((Stage.ASSIGNED, -20), (Stage.DRAFT, -5 + turn % 4), (Stage.APPROVED, -1), (Stage.GIVEN, 0))
        own = not self._is_general(len(self.works))
        made = Assignment(
            kind=work, members=(member,), title=title, due=day - timedelta(days=3), session=self.session.id,
            stages=tuple(Staged(stage=s, on=day + timedelta(days=n)) for s, n in stages),
            own_work=own, analysis=own, measure=own and turn % 2 == 0, proposal=turn % 3 == 0,
        )  # fmt: skip
        self.works.append(replace(made, id=self.new("assignments", Assignment, made)))

    # -- speeches --------------------------------------------------------------------------

    def _is_general(self, place: int) -> bool:
        """Whether the paper at that place among the session's is a general one."""
        return (self.number + place) % 3 < GENERAL[self.back]

    def _spoken(self) -> Iterator[Speech]:
        """Papers first, then opinions with a question and its answer between them, at last the conclusion."""
        papers = {a.members[0] for a in self.works}
        for place, work in enumerate(self.works):
            kind = SpeechKind.LEAD_IN if work.kind is Work.LEAD_IN else SpeechKind.PAPER
            general = self._is_general(place)
            quality = 1 if general else 3 + (self.number + place) % 2
            said = words.ABSTRACTS[0 if general else 1 + (self.number + place) % (len(words.ABSTRACTS) - 1)]
            yield self._said(kind, work.members[0], quality, said, assignment=work.id)
        ready = [n for n in TALKERS if n in self.there and n not in papers]
        wanted = max(2, len(self.there) * (9 - self.back) // 14 - len(papers))
        turn = self.number % max(1, len(ready))
        chosen = list(dict.fromkeys(ready[:3] + ready[turn:] + ready))[:wanted]
        for place, member in enumerate(sorted(chosen, key=ready.index)):
            yield self._opinion(member, place)
        if self.number % 5 == 1 and 7 in self.there and self.back >= 3:
            yield self._said(SpeechKind.OPINION, 7, 1, words.GENERAL[2])
        if self.number % 3 == 0 and len(ready) > 4:
            turn = self.number // 3 % len(words.QUESTIONS)
            yield self._said(SpeechKind.QUESTION, ready[4], None, words.QUESTIONS[turn])
            yield self._said(SpeechKind.EXPLANATION, self.chair(), None, words.ANSWERS[turn])
        yield self._said(
            SpeechKind.CONCLUSION, self.chair(), None, words.CONCLUSIONS[self.number % len(words.CONCLUSIONS)]
        )

    def _opinion(self, member: int, place: int) -> Speech:
        turn = member * 5 + self.number * 3 + place
        quality = min(4, turn % 3 + 1 + (self.back <= 1))
        text = (words.GENERAL, words.FAIR, words.CONCRETE, words.CONCRETE)[quality - 1]
        return self._said(SpeechKind.OPINION, member, None if turn % 7 == 0 else quality, text[turn % len(text)])

    def _said(
        self, kind: SpeechKind, member: int, quality: int | None, summary: str, *, assignment: int = 0
    ) -> Speech:  # fmt: skip
        turn = member + self.number
        judged = quality is not None
        place = PLACES.get(self.session.kind, PLACES[Kind.REGULAR]).get(kind, 2)
        return Speech(
            session=self.session.id, member=member, kind=kind, item=self.items[place].id if self.items else 0,
            seconds=0 if turn % 6 == 0 else SECONDS[kind] * (7 + turn % 7) // 10, quality=quality,
            own_work=(quality or 0) > 1 if judged else None, analysis=(quality or 0) > 2 if judged else None,
            measure=quality == 4 if judged else None, proposal=None, summary=summary, assignment=assignment,
        )  # fmt: skip

    def _speak(self, speech: Speech) -> None:
        item = next((i for i in self.items if i.id == speech.item), None)
        begins = int(item.began[:2]) * 60 + int(item.began[3:]) if item else BEGUN
        later = begins + 2 * sum(s.item == speech.item for s in self.speeches)
        clocked = replace(speech, clock=hour(later))
        self.speeches.append(replace(clocked, id=self.new("speeches", Speech, clocked)))

    def chair(self) -> int:
        """Who chairs: the secretary, else the next in rank who is there."""
        return next((n for n in (1, 2, 3) if n in self.there), self.there[0])

    def _proceedings(self) -> None:
        turn, session = self.number, self.session
        unpaid = tuple(n for n, code in self.codes.items() if code is Code.UNEXCUSED)
        made = Proceedings(
            id=session.id, session=session.id, chair=self.chair(), taker=6 if 6 in self.there else 14,
            opened=hour(BEGUN), ended=hour(self.minute), dues=True, unpaid=unpaid,
            conclusion=words.CONCLUSIONS[turn % len(words.CONCLUSIONS)],
            strengths=words.STRENGTHS[turn % len(words.STRENGTHS)],
            weaknesses=words.WEAKNESSES[turn % len(words.WEAKNESSES)], lessons=words.LESSONS[0], read_back=True,
        )  # fmt: skip
        self._puts.append(Put("proceedings", session.id, made))


def hour(minutes: int) -> str:
    """A minute of the day as HH:MM."""
    return f"{minutes // 60:02}:{minutes % 60:02}"
