"""The sitting as it is run: its order step by step, who is offered first, who has been silent for how long. Pure.

The order is data: a noun that comes later joins with one line of ORDER, and one in the room that leads to it.
Counting speeches is speeches.py; clocks and items are proceedings.py.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from store.records import Code, Guest, Item, Mark, Member, Proceedings, Session, Speech, State
from store.rules.attendance import COUNTED_PRESENT
from store.rules.speeches import Silent

ITEMS: Final = "items"
"""Key of the place in the order where the items of the agenda stand."""


DUE: Final = "due"
"""Beside the tables: how many members' turn it is to be reviewed at this session."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the order is read from."""

    session: Session
    said: Proceedings
    items: Sequence[Item] = ()
    called: bool = False
    """Whether the roll was called for everybody."""
    chair: bool = True
    """Whether somebody chairs."""
    counts: Mapping[str, int] = field(default_factory=dict)
    """Rows of other nouns at this session, by table; and DUE."""

    def rows(self, table: str) -> int:
        """How many rows of a table the session has."""
        return self.counts.get(table, 0)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a sitting, as the minutes have it (domain.md 1.5)."""

    key: str
    vi: str
    en: str
    done: Callable[[Known], bool]
    wanted: Callable[[Known], bool] = lambda known: True
    """Whether the step stands in the order of this sitting at all."""

    def words(self, language: str) -> str:
        """What it is called."""
        return self.en if language == "en" else self.vi


ORDER: Final[tuple[Step, ...]] = (
    Step("opening", "Khai mạc", "Opening", lambda k: bool(k.said.opened)),
    Step("chair", "Chủ trì", "Chair", lambda k: k.chair),
    Step("taker", "Cử thư ký", "Minutes-taker", lambda k: bool(k.said.taker)),
    Step("roll", "Điểm danh", "Roll call", lambda k: k.called),
    Step("dues", "Tình hình nộp đảng phí", "Payment of dues", lambda k: k.said.dues is not None),
    Step(ITEMS, "Chương trình", "Agenda", lambda k: all(i.ended for i in k.items)),
    Step("votes", "Biểu quyết", "Votes", lambda k: k.rows("votes") > 0),
    Step(
        "registrations",
        "Kiểm điểm việc đăng ký",
        "Registrations reviewed",
        lambda k: k.rows("reviews") > 0 and not k.rows(DUE),
        lambda k: k.rows("reviews") > 0 or k.rows(DUE) > 0,
    ),
    Step("praise", "Biểu dương, nhắc nhở, phê bình", "Praise and criticism", lambda k: k.rows("commendations") > 0),
    Step("conclusion", "Kết luận của chủ trì", "The chair's conclusion", lambda k: bool(k.said.conclusion)),
    Step("score", "Tự chấm chất lượng buổi", "The session scored", lambda k: k.rows("scores") > 0),
    Step("reading", "Đọc lại biên bản", "Reading the minutes back", lambda k: k.said.read_back is not None),
    Step("end", "Kết thúc", "End", lambda k: bool(k.said.ended)),
    Step("closing", "Khóa biên bản", "Closing the minutes", lambda k: k.session.state is State.CLOSED),
)
"""The sitting from its beginning to its end; TABLES are those whose rows it counts."""

TABLES: Final = ("votes", "reviews", "commendations", "scores")


# -- who is offered --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who may speak: a member of the roll, or a guest."""

    number: int
    """What a digit jumps to: the number on the roll; guests go on from there."""
    member: Member | None = None
    guest: Guest | None = None
    code: Code | None = None
    """The member's mark; None for a guest."""
    times: int = 0
    """How often they have spoken at this sitting."""
    seconds: int = 0
    here: bool = True
    """Whether they are there, as far as one knows; who is not is asked about before a speech of theirs is logged."""

    @property
    def name(self) -> str:
        """The whole name."""
        return self.member.name if self.member is not None else self.guest.name if self.guest is not None else ""

    @property
    def key(self) -> tuple[int, int]:
        """Member and guest number, one of them 0: what tells people apart."""
        return self.member.id if self.member else 0, self.guest.id if self.guest else 0


def people(
    roll: Iterable[tuple[int, Member, Mark]], guests: Iterable[Guest], speeches: Iterable[Speech], *, called: bool
) -> list[Person]:
    """Everybody who may speak: those present in the roll's order, then guests, then who is not there.

    `roll` gives number, member and mark. While nothing was `called` nobody is known to be missing; afterwards
    who has no mark stands with the absent.
    """
    times: dict[tuple[int, int], int] = defaultdict(int)
    seconds: dict[tuple[int, int], int] = defaultdict(int)
    for one in speeches:
        times[one.member, one.guest] += 1
        seconds[one.member, one.guest] += one.seconds
    here: list[Person] = []
    away: list[Person] = []
    last = 0
    for number, member, mark in roll:
        key = (member.id, 0)
        there = mark.code in COUNTED_PRESENT or (mark.code is Code.NOT_TAKEN and not called)
        person = Person(number, member, None, mark.code, times[key], seconds[key], there)
        (here if there else away).append(person)
        last = max(last, number)
    for number, guest in enumerate(guests, last + 1):
        here.append(Person(number, None, guest, None, times[0, guest.id], seconds[0, guest.id]))
    return here + away


def recounted(people: Sequence[Person], speeches: Iterable[Speech], keys: Collection[tuple[int, int]]) -> list[Person]:
    """The same people with the speeches of some of them counted anew; who did not speak is the same object."""
    mine = [one for one in speeches if (one.member, one.guest) in keys]
    return [
        replace(
            person,
            times=sum((one.member, one.guest) == person.key for one in mine),
            seconds=sum(one.seconds for one in mine if (one.member, one.guest) == person.key),
        )
        if person.key in keys
        else person
        for person in people
    ]


def by_silence(silent: Iterable[Silent]) -> list[tuple[int, list[Silent]]]:
    """The silent by the sessions they have been silent for, the longest first."""
    found: dict[int, list[Silent]] = defaultdict(list)
    for one in silent:
        found[one.sessions].append(one)
    return sorted(found.items(), key=lambda x: -x[0])


# -- which session ---------------------------------------------------------------------------


def nearest(sessions: Iterable[Session], today: date) -> Session | None:
    """The session one takes down: today's, else the nearest, the one gone by before the one to come; None for none.

    Of two in one sitting it is the regular one, whose sitting it is.
    """
    there = [s for s in sessions if s.state is not State.CANCELLED]
    return min(
        there, key=lambda s: (abs((s.date - today).days), s.date > today, bool(s.sitting), s.start, s.id), default=None
    )
