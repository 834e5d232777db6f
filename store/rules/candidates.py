"""Whom to assign: the members ranked for a piece of work, each with the reasons as data. Never who is assigned.

Ranked first by how long a member has been without a lead-in or paper, in quarters (the thematic sessions
they are read at come once a quarter, so days would say more than is meant); then by strong points that
answer the words of the title and the theme; then by load. A task asks for strong points and load only.
Who is away or left out of sessions that day stands after everybody who will be there. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from store.records import Assignment, Member, Stage, Status, Work
from store.rules import assignments as rules
from store.rules import roster
from store.rules.care import away_on
from store.rules.ruleset import RuleSet
from store.rules.workload import is_given_paper
from store.vietnamese import clean, fold

STOP_WORDS: Final = frozenset(
    ("và", "của", "các", "những", "trong", "về", "với", "cho", "theo", "để", "là", "được", "tại", "trên", "từ", "đến",
     "một", "khi", "này", "do", "bằng", "qua", "vào", "ở", "ra", "như", "hay", "hoặc", "cũng", "đã", "sẽ", "đang",
     "việc", "năm", "quý", "tháng", "thứ", "trước", "sau", "nhằm", "cần", "phải")
)  # fmt: skip
"""Words without a matter of their own; compared with their accents, because tư is not từ."""

STOP_PHRASES: Final = frozenset(
    ("công tác", "nâng cao", "chất lượng", "thực hiện", "tăng cường", "đẩy mạnh", "giải pháp", "một số",
     "đảng viên", "chi bộ", "sinh hoạt", "chuyên đề", "hiện nay", "vận dụng", "đổi mới", "hiệu quả")
)  # fmt: skip
"""Pairs that stand in every other title."""

_WORD: Final = re.compile(r"[^\W_]+")


class Told(StrEnum):
    """What a reason is about."""

    NEVER = "never"
    """No lead-in or paper in the book."""
    LAST = "last"
    """The last one was given on a day."""
    STRENGTH = "strength"
    """Strong points that answer the title or the theme."""
    FIELD = "field"
    """The area of work or the profession answers it."""
    QUARTER = "quarter"
    """Lead-ins and papers in the same quarter, given or to come."""
    OPEN = "open"
    """Assignments that are open."""
    HOLDS = "holds"
    """Has something to give at the same session already."""
    AWAY = "away"
    STANDING = "standing"
    """Exempt, elsewhere or suspended that day."""
    PROBATIONARY = "probationary"


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason for or against, as data; the screens have the words."""

    kind: Told
    on: date | None = None
    """Last paper: its day. Away, standing: first day."""
    until: date | None = None
    count: int = 0
    words: tuple[str, ...] = ()
    """Strong points or field that matched; of an absence, the reason in the secretary's words or its key."""
    status: Status | None = None
    warns: bool = False
    """Asked about once before this member is picked."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A member in the place of the ranking."""

    member: Member
    reasons: tuple[Reason, ...]

    @property
    def warnings(self) -> tuple[Reason, ...]:
        """What is asked about before this member is picked."""
        return tuple(r for r in self.reasons if r.warns)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be assigned."""

    kind: Work
    words: str
    """Title and theme."""
    day: date
    """The session's day, else the due day."""
    session: int = 0
    """Number of the session it is given at; 0 for none."""
    id: int = 0
    """Number of the assignment itself where it is in the book: it is no load of its own."""


def matter(text: str) -> list[str]:
    """The words of a text that have a matter of their own, without accents, in order."""
    said = [w.casefold() for w in _WORD.findall(clean(text))]
    kept: list[str] = []
    at = 0
    while at < len(said):
        if " ".join(said[at : at + 2]) in STOP_PHRASES:
            at += 2
            continue
        if said[at] not in STOP_WORDS:
            kept.append(fold(said[at]))
        at += 1
    return kept


def answers(tag: str, words: Sequence[str]) -> bool:
    """Whether a strong point is spoken of in these words (as `matter` gives them).

    One syllable says little (the 'lý' of lý luận is also in quản lý): two that stand together in both,
    or the whole of a strong point of one, are asked for.
    """
    own = matter(tag)
    size = min(2, len(own))
    pairs = {tuple(words[i : i + size]) for i in range(len(words) - size + 1)}
    return size > 0 and any(tuple(own[i : i + size]) in pairs for i in range(len(own) - size + 1))


def rank(
    wanted: Wanted, members: Iterable[Member], every: Collection[Assignment], days: rules.Days, ruleset: RuleSet
) -> list[Candidate]:
    """Everybody given, once each, the one to think of first at the top; equal ones in the order of a roll."""
    others = [a for a in every if a.id != wanted.id or not a.id]
    words = matter(wanted.words)
    ranked = []
    for place, member in enumerate(roster.order(members)):
        theirs = [a for a in others if member.id in a.members]
        found = _Look(wanted, member, theirs, days, words, ruleset)
        ranked.append((found.key(), place, Candidate(member, tuple(found.reasons()))))
    return [candidate for _key, _place, candidate in sorted(ranked, key=lambda one: one[:2])]


class _Look:
    """What is to be known of one member for one piece of work."""

    def __init__(
        self, wanted: Wanted, member: Member, theirs: Sequence[Assignment], days: rules.Days,
        words: Sequence[str], ruleset: RuleSet,
    ) -> None:  # fmt: skip
        self.wanted, self.member, self.ruleset = wanted, member, ruleset
        day = wanted.day
        papers = [
            (on, a) for a in theirs
            if a.kind in rules.PAPERS and rules.stage_of(a) is not Stage.NOT_GIVEN
            and (on := rules.counted_on(a, days)) is not None
        ]  # fmt: skip
        self.given = max((on for on, a in papers if is_given_paper(a)), default=None)
        self.promised = max((on for on, _a in papers), default=None)
        self.quarter = sum(rules.quarter_of(on) == rules.quarter_of(day) for on, _a in papers)
        self.open = sum(rules.is_open(a) for a in theirs)
        self.holds = [a for a in theirs if wanted.session and a.session == wanted.session and rules.is_open(a)]
        self.strengths = tuple(tag for tag in member.strengths if answers(tag, words))
        self.fields = tuple(f for f in (member.duties, member.profession) if f and answers(f, words))
        self.away = away_on(member, day)
        standing = roster.standing_on(member, day)
        self.standing = standing if standing and standing.status is not Status.ACTIVE else None

    @property
    def absent(self) -> bool:
        """Whether the member will not be there that day, or is left out of sessions."""
        return self.away is not None or self.standing is not None

    def key(self) -> tuple[bool, bool, int, int, int, int]:
        """The smaller, the sooner to be thought of."""
        match = -(2 * len(self.strengths) + bool(self.fields))
        if self.wanted.kind is Work.TASK:
            return self.absent, False, 0, match, self.open, 0
        full = self.quarter >= self.ruleset.number("papers_per_quarter")
        last = self.promised.toordinal() if self.promised else 0
        return self.absent, full or bool(self.holds), _quarters(self.promised), match, self.open, last

    def reasons(self) -> Iterable[Reason]:
        """What speaks against first, then what the ranking went by."""
        if self.away is not None:
            yield Reason(
                Told.AWAY, self.away.since, self.away.until,
                words=(self.away.detail or self.away.reason,), warns=True,
            )  # fmt: skip
        if self.standing is not None:
            at = self.standing
            yield Reason(Told.STANDING, at.since, at.until, status=at.status, warns=True)
        if self.holds:
            yield Reason(Told.HOLDS, count=len(self.holds), warns=True)
        limit = self.ruleset.number("papers_per_quarter")
        at_session = self.wanted.kind in rules.AT_SESSION
        if self.quarter and at_session:
            yield Reason(
                Told.QUARTER, count=self.quarter, warns=self.wanted.kind in rules.PAPERS and self.quarter >= limit
            )
        if at_session:
            yield Reason(Told.LAST, self.given) if self.given else Reason(Told.NEVER)
        if self.strengths:
            yield Reason(Told.STRENGTH, words=self.strengths)
        if self.fields:
            yield Reason(Told.FIELD, words=self.fields)
        if self.open:
            yield Reason(Told.OPEN, count=self.open)
        if not roster.is_official(self.member, self.wanted.day):
            yield Reason(Told.PROBATIONARY)


def _quarters(last: date | None) -> int:
    """Quarters on the calendar up to the last paper; 0 for none, so that who never gave one stands first."""
    if last is None:
        return 0
    year, quarter = rules.quarter_of(last)
    return year * 4 + quarter
