"""What the minutes of a session say, as facts in the order of the form (domain.md 2.1 to 2.3); nothing is worded here.

Gathered from the book by minutes_facts.py, put into plain words by minutes_text.py and into a document by
minutes_docx.py: the three say the same. Names stand as they are written; counts come from store/rules.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from datetime import date
from fractions import Fraction
from typing import Final

import msgspec

from store.records import Commending, Kind, Majority, SpeechKind

WORDS: Final = re.compile(r"\w+(?:[.,:/]\w+)*")
IDLE: Final = re.compile(r"(?<=\d),0(?!\d)")
"""A nought behind the comma, which changes no figure."""


class Person(msgspec.Struct, frozen=True):
    """Somebody with the post they hold that day."""

    name: str
    post: str = ""


class Absence(msgspec.Struct, frozen=True):
    """Who was expected and not there."""

    name: str
    excused: bool
    reason: str = ""


class Moment(msgspec.Struct, frozen=True):
    """Who came late or left early, and when."""

    name: str
    clock: str = ""


class Presence(msgspec.Struct, frozen=True):
    """Who was there; counts by the rules of the roll call."""

    members: int
    """Everybody on the roll."""
    official: int
    """Official ones among them; the rest is probationary."""
    present: int
    present_official: int
    rate: Fraction | None
    """Present over those expected and marked; None while nobody is marked."""
    there: tuple[Person, ...] = ()
    """Those present, in the order of the roll."""
    absent: tuple[Absence, ...] = ()
    late: tuple[Moment, ...] = ()
    left_early: tuple[Moment, ...] = ()
    exempt: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    not_taken: tuple[str, ...] = ()
    spoke: int = 0
    """Members present who spoke at least once."""
    share_spoke: Fraction | None = None
    guests: tuple[Person, ...] = ()

    @property
    def excused(self) -> tuple[Absence, ...]:
        """Those absent with permission."""
        return tuple(one for one in self.absent if one.excused)

    @property
    def unexcused(self) -> tuple[Absence, ...]:
        """Those absent without."""
        return tuple(one for one in self.absent if not one.excused)


class Spoken(msgspec.Struct, frozen=True):
    """What one person said, once."""

    name: str
    post: str
    """Post of a guest; a member's post stands where they are named first."""
    guest: bool
    kind: SpeechKind
    title: str = ""
    """Title of the paper that was given."""
    summary: str = ""
    own_work: bool | None = None
    """Tied to the speaker's own work; None where nobody said."""


class Point(msgspec.Struct, frozen=True):
    """An item of the agenda with what was said under it."""

    number: int
    """Its place on the agenda; 0 for what belongs to no item."""
    title: str
    presenter: str = ""
    """Name of who presents it; empty for the chair."""
    minutes: int | None = None
    """Minutes planned."""
    began: str = ""
    ended: str = ""
    spoken: tuple[Spoken, ...] = ()
    conclusion: str = ""


class Raised(msgspec.Struct, frozen=True):
    """A proposal or petition made at the session."""

    name: str
    """Whose; empty for the cell together."""
    text: str
    addressee: str = ""
    answer: str = ""
    assigned: tuple[str, ...] = ()
    """Who carries it out."""
    due: date | None = None


class Tasked(msgspec.Struct, frozen=True):
    """Work that the session gave out: clear person, clear work, clear deadline."""

    names: tuple[str, ...]
    title: str
    due: date | None = None


class Voted(msgspec.Struct, frozen=True):
    """A vote with its numbers; who voted how is not in the book."""

    subject: str
    majority: Majority
    secret: bool
    favour: int | None
    against: int | None
    other: int | None
    denominator: int
    needed: int
    passed: bool | None
    """None while it is not counted."""
    counted: tuple[str, ...] = ()
    """Who is in the denominator: '14 chính thức, có mặt'."""
    left_out: tuple[str, ...] = ()
    """Who is not, and why."""
    note: str = ""

    @property
    def share(self) -> Fraction | None:
        """Those in favour over all who count; None where there is none of either."""
        return None if self.favour is None or not self.denominator else Fraction(self.favour, self.denominator)


class Commended(msgspec.Struct, frozen=True):
    """Praise, reminder or criticism said at the session, and of whom."""

    kind: Commending
    names: tuple[str, ...]
    text: str = ""


class Reviewed(msgspec.Struct, frozen=True):
    """How a member's registration of study and example was looked at in the session."""

    name: str
    own: str = ""
    """What the member said of it."""
    remark: str = ""
    """What the cell said."""
    outcome: str = ""
    """In Vietnamese; empty where nobody said."""


class Quality(msgspec.Struct, frozen=True):
    """How the sitting scored itself."""

    points: Fraction
    most: Fraction
    grade: str = ""
    """In Vietnamese; empty while something is open."""
    note: str = ""
    """Weaknesses to mend."""
    groups: tuple[tuple[str, Fraction, Fraction], ...] = ()
    """The groups of its criteria, in Vietnamese, with their points and the most of them."""


class Topic(msgspec.Struct, frozen=True):
    """The theme of a thematic session."""

    title: str
    group: str = ""
    form: str = ""
    purpose: str = ""
    presenter: str = ""
    finished_by: date | None = None
    """The day by which the finished paper goes to members and upward."""


class Minutes(msgspec.Struct, frozen=True):
    """The minutes of one session."""

    cell: str
    higher: str
    locality: str
    kind: Kind
    code: str
    name: str
    """'Sinh hoạt chi bộ định kỳ tháng 11 năm 2026'."""
    title: str
    """Its own title, where it has one and it is not the theme's."""
    date: dt.date
    number: str = ""
    """Number and symbol, once one was issued: '05-BB/CB'."""
    moved_from: dt.date | None = None
    opened: str = ""
    """When it began, HH:MM; empty where nobody wrote it."""
    ended: str = ""
    length: int | None = None
    """Minutes from beginning to end."""
    place: str = ""
    shared_with: str = ""
    """The other session of the same sitting."""
    chair: Person | None = None
    taker: Person | None = None
    presence: Presence | None = None
    """None where the roll was not called."""
    dues: bool | None = None
    unpaid: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    """Papers from above that were passed on, as they are cited."""
    topic: Topic | None = None
    points: tuple[Point, ...] = ()
    proposals: tuple[Raised, ...] = ()
    conclusion: str = ""
    strengths: str = ""
    weaknesses: str = ""
    lessons: str = ""
    tasks: tuple[Tasked, ...] = ()
    votes: tuple[Voted, ...] = ()
    quality: Quality | None = None
    commended: tuple[Commended, ...] = ()
    reviewed: tuple[Reviewed, ...] = ()
    read_back: bool | None = None
    corrections: str = ""
    committee: str = "chi ủy"
    """How the cell writes those words."""


def fingerprint(facts: Minutes) -> str:
    """The facts but for the number, which a document gets when it is issued, after the closing: 16 hex digits."""
    said = msgspec.json.encode(msgspec.structs.replace(facts, number=""), enc_hook=str)
    return hashlib.sha256(said).hexdigest()[:16]


def letters(text: str) -> list[str]:
    """The words and figures of minutes in a row, without stops and spaces; their number left out."""
    lines = (line for line in text.splitlines() if not line.startswith("Số "))
    return WORDS.findall(IDLE.sub("", "\n".join(lines).casefold()))
