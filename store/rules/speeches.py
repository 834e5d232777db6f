"""Who spoke, of what kind, how concretely, for how long; and who is silent. Pure: records in, numbers out.

Every count of speeches in the program is a Counts of this file, so that minutes, rooms, dials and documents cannot
differ: parts are added with `+`, and a whole is the sum of its parts. Which speeches and sessions go into a number
is what the doors choose.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Final, TypeVar

from store.records import Kind, Mark, Member, Session, Speech, SpeechKind, State
from store.rules.attendance import COUNTED_PRESENT, taken
from store.rules.calendar import quarter_at

K = TypeVar("K", int, str)

KINDS: Final = tuple(SpeechKind)
"""The six kinds in the order a table has them."""

KIND_WORDS: Final[Mapping[SpeechKind, tuple[str, str]]] = {
    SpeechKind.LEAD_IN: ("đề dẫn", "lead-in"),
    SpeechKind.PAPER: ("tham luận", "paper"),
    SpeechKind.OPINION: ("phát biểu", "opinion"),
    SpeechKind.QUESTION: ("chất vấn, hỏi", "question"),
    SpeechKind.EXPLANATION: ("giải trình", "explanation"),
    SpeechKind.CONCLUSION: ("kết luận", "conclusion"),
}
"""What a kind is called, in Vietnamese and English."""

QUALITY_WORDS: Final = (
    ("chung chung", "general"), ("đạt", "fair"), ("khá", "good"), ("cụ thể, thiết thực", "concrete"),
)  # fmt: skip
"""The scale as shipped, from 1 to 4 (domain.md 2.8); the cell may have its own words."""

QUALITIES: Final = range(1, len(QUALITY_WORDS) + 1)
GENERAL: Final = 1
"""The quality that says: general, about nothing in particular."""

PAPERS: Final = frozenset({SpeechKind.LEAD_IN, SpeechKind.PAPER})
"""What is written and read out."""

EXCHANGE: Final = frozenset({SpeechKind.OPINION, SpeechKind.QUESTION})
"""What makes a discussion (seed: few exchanges, few proposals)."""

LOOK_BACK: Final = 16
"""How many sessions a silence is looked for in: a year of twelve regular and four thematic ones."""


def quality_word(quality: int, language: str, own: Sequence[str] = ()) -> str:
    """What a quality from 1 to 4 means: in the cell's `own` words where it has four, else as shipped."""
    if len(own) == len(QUALITY_WORDS):
        return own[quality - 1]
    vi, en = QUALITY_WORDS[quality - 1]
    return en if language == "en" else vi


# -- one speech ------------------------------------------------------------------------------


def is_judged(speech: Speech) -> bool:
    """Whether somebody said how concrete it was: by a quality, or by whether it is tied to own work."""
    return speech.quality is not None or speech.own_work is not None


def is_general(speech: Speech) -> bool:
    """Whether it was general: quality 1, or, where no quality was given, said not to be tied to own work."""
    return speech.quality == GENERAL or (speech.quality is None and speech.own_work is False)


def heard(session: Session) -> bool:
    """Whether speeches of a session count for the cell: it is the whole cell's, and was not cancelled."""
    return session.kind is not Kind.COMMITTEE and session.state is not State.CANCELLED


# -- counts ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Counts:
    """What some speeches add up to. Counts of two parts, added, are the Counts of both together."""

    kinds: Counter[SpeechKind] = field(default_factory=Counter)
    rated: int = 0
    """Speeches with a quality."""
    points: int = 0
    """Sum of their qualities."""
    judged: int = 0
    """Lead-ins and papers of which somebody said how concrete they were."""
    general: int = 0
    """Those of them that were general."""
    seconds: int = 0

    def __add__(self, other: Counts) -> Counts:
        """The counts of both parts together."""
        return Counts(
            self.kinds + other.kinds, self.rated + other.rated, self.points + other.points,
            self.judged + other.judged, self.general + other.general, self.seconds + other.seconds,
        )  # fmt: skip

    @property
    def total(self) -> int:
        """All speeches, of whatever kind."""
        return sum(self.kinds.values())

    @property
    def papers(self) -> int:
        """Lead-ins and papers."""
        return sum(self.kinds[kind] for kind in PAPERS)

    @property
    def exchanges(self) -> int:
        """Opinions and questions."""
        return sum(self.kinds[kind] for kind in EXCHANGE)

    @property
    def quality(self) -> Fraction | None:
        """Mean quality; speeches without one are left out, None where all are."""
        return Fraction(self.points, self.rated) if self.rated else None

    @property
    def general_share(self) -> Fraction | None:
        """General lead-ins and papers over those judged; None where none was judged."""
        return Fraction(self.general, self.judged) if self.judged else None

    @property
    def minutes(self) -> int:
        """Minutes spoken, rounded; sums are made of seconds, so that rounding does not add up."""
        return (self.seconds + 30) // 60


def counts(speeches: Iterable[Speech]) -> Counts:
    """What some speeches add up to, guests' among them."""
    kinds: Counter[SpeechKind] = Counter()
    rated = points = judged = general = seconds = 0
    for one in speeches:
        kinds[one.kind] += 1
        seconds += one.seconds
        if one.quality is not None:
            rated += 1
            points += one.quality
        if one.kind in PAPERS and is_judged(one):
            judged += 1
            general += is_general(one)
    return Counts(kinds, rated, points, judged, general, seconds)


def by_member(speeches: Iterable[Speech]) -> dict[int, Counts]:
    """What each speaker's speeches add up to, by the member's number; guests together under 0."""
    return {member: counts(theirs) for member, theirs in _parted(speeches, lambda s: s.member).items()}


def by_session(speeches: Iterable[Speech]) -> dict[int, Counts]:
    """What each session's speeches add up to, by its number."""
    return {session: counts(theirs) for session, theirs in _parted(speeches, lambda s: s.session).items()}


def by_quarter(speeches: Iterable[Speech], days: Mapping[int, date]) -> dict[str, Counts]:
    """What the speeches of each quarter (YYYY-Qn) add up to, by the day of their session; one without is in none."""
    dated = (s for s in speeches if s.session in days)
    parts = _parted(dated, lambda s: quarter_at(days[s.session]))
    return {quarter: counts(theirs) for quarter, theirs in parts.items()}


def _parted(speeches: Iterable[Speech], key: Callable[[Speech], K]) -> dict[K, list[Speech]]:
    parts: dict[K, list[Speech]] = {}
    for speech in speeches:
        parts.setdefault(key(speech), []).append(speech)
    return parts


# -- who spoke -------------------------------------------------------------------------------


def share_who_spoke(present: Collection[int], speeches: Iterable[Speech]) -> Fraction | None:
    """Members present who spoke at least once, of any kind, over all who were present; None where nobody was.

    Late and left early are present. Who spoke without being marked as present is in neither number.
    """
    there = set(present)
    return Fraction(len(there & {s.member for s in speeches}), len(there)) if there else None


def enough_spoke(share: Fraction, target: Fraction) -> bool:
    """Whether enough spoke: more than the target (rule `speakers_share`), not just as much."""
    return share > target


@dataclass(frozen=True, slots=True)
class Sat:
    """Who was at a session and who spoke there, by member numbers."""

    session: Session
    present: frozenset[int]
    spoke: frozenset[int]
    """May name someone who was not marked as present."""


def sat(session: Session, marks: Collection[Mark], speeches: Iterable[Speech]) -> Sat:
    """Who was at a session, by its marks, and who spoke, by its speeches (those of other sessions are passed over).

    Where no roll was called nobody is known to have been there but those who spoke.
    """
    spoke = frozenset(s.member for s in speeches if s.session == session.id and s.member)
    there = frozenset(m.member for m in marks if m.code in COUNTED_PRESENT) if taken(marks) else spoke
    return Sat(session, there, spoke)


@dataclass(frozen=True, slots=True)
class Silent:
    """A member who has not spoken today."""

    member: Member
    sessions: int
    """Sessions before today, one after the other, that the member was at without a word."""
    last: date | None
    """The day of the last word, as far back as was looked; None where there is none."""

    @property
    def never(self) -> bool:
        """Whether no word was found at all in sessions the member was at."""
        return self.last is None and self.sessions > 0


def silent_list(today: Iterable[Member], spoke: Collection[int], before: Sequence[Sat]) -> list[Silent]:
    """Who has not spoken today, longest silent first; equal ones as they come, those who never spoke first.

    `today` is whom one waits for, in the order of a roll: those present where it was called, else everybody
    expected. `spoke` are the numbers of those who spoke today; `before` the sessions before this one, oldest first.
    A session the member missed neither counts nor ends a silence.
    """
    found = [_silence(member, before) for member in today if member.id not in spoke]
    return sorted(found, key=lambda one: (-one.sessions, one.last is not None))


def _silence(member: Member, before: Sequence[Sat]) -> Silent:
    sessions = 0
    for one in reversed(before):
        if member.id in one.spoke:
            return Silent(member, sessions, one.session.date)
        sessions += member.id in one.present
    return Silent(member, sessions, None)
