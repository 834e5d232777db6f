"""Random years of an invented cell: marks, speeches, proposals, work, registrations, praise, grades and scores."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

import msgspec
from hypothesis import strategies as st

from store.disk import Put
from store.records import (
    Act,
    Assignment,
    Code,
    Commendation,
    Commending,
    Evaluation,
    Grade,
    Mark,
    Outcome,
    Proceedings,
    Proposal,
    ProposalState,
    ProposalStep,
    Record,
    Registration,
    Review,
    Speech,
    SpeechKind,
    Stage,
    Staged,
    Work,
    mark_id,
)  # fmt: skip
from store.rules.evaluations import evaluation_id

YEAR: Final = 2026
SESSIONS: Final = st.integers(1, 16)
"""The sessions of tests/cells.py by number; 0, where it is among them, is none."""
PEOPLE: Final = st.integers(1, 16)
DAYS: Final = st.dates(date(YEAR - 1, 11, 1), date(YEAR, 12, 31))
"""From before New Year on: what belongs to the year before must stay out."""
SOME: Final = st.lists(PEOPLE, min_size=1, max_size=3, unique=True).map(tuple)

MARKS: Final = st.dictionaries(st.tuples(SESSIONS, PEOPLE), st.sampled_from(Code), max_size=60)
SPEECHES: Final = st.builds(
    Speech, session=SESSIONS, member=st.integers(0, 16), kind=st.sampled_from(SpeechKind),
    seconds=st.integers(0, 900), quality=st.none() | st.integers(1, 4), own_work=st.none() | st.booleans(),
)  # fmt: skip
PROPOSALS: Final = st.builds(
    Proposal, text=st.just("Đề nghị"), raised=DAYS, member=st.integers(0, 16), session=st.integers(0, 16),
    result=st.sampled_from(["", "xong"]),
    steps=st.lists(st.builds(ProposalStep, state=st.sampled_from(ProposalState), on=DAYS), max_size=2).map(tuple),
)  # fmt: skip
WORKS: Final = st.builds(
    Assignment, kind=st.sampled_from(Work), members=SOME, title=st.just("Việc"), due=DAYS,
    session=st.integers(0, 16), source=st.integers(0, 16),
    stages=st.lists(st.builds(Staged, stage=st.sampled_from(Stage), on=DAYS), max_size=3).map(tuple),
)  # fmt: skip
SAID: Final = st.builds(
    Commendation, kind=st.sampled_from(Commending), members=SOME, text=st.just("Lời"), on=DAYS,
    session=st.integers(0, 16), promised=st.booleans(), given=st.none() | DAYS, decided=st.none() | DAYS,
)  # fmt: skip
ACTS: Final = (Act(text="Việc làm", measure="một bài", period="hằng tháng"),)
REGISTERED: Final = st.dictionaries(PEOPLE, st.none() | DAYS, max_size=16)
"""Who has a registration of the year, with the day it was signed."""
REVIEWED: Final = st.lists(
    st.tuples(PEOPLE, DAYS, st.integers(0, 16), st.none() | st.sampled_from(Outcome)), max_size=20
)  # fmt: skip
GRADED: Final = st.dictionaries(PEOPLE, st.tuples(*[st.none() | st.sampled_from(Grade)] * 2), max_size=16)
"""Member: the grade they propose, the grade of the cell."""
HELD: Final = st.dictionaries(SESSIONS, st.tuples(st.booleans(), st.integers(30, 130)), max_size=16)
"""Session: whether its minutes were read back, and how many minutes it lasted."""


class RandomYear(msgspec.Struct, frozen=True):
    """Everything that is written down in one year."""

    marks: dict[tuple[int, int], Code]
    speeches: list[Speech]
    proposals: list[Proposal]
    works: list[Assignment]
    said: list[Commendation]
    registered: dict[int, date | None]
    reviewed: list[tuple[int, date, int, Outcome | None]]
    graded: dict[int, tuple[Grade | None, Grade | None]]
    held: dict[int, tuple[bool, int]]
    full_for_good: bool
    discipline: bool

    def rows(self) -> list[Put]:
        """The year as rows of a book."""
        registrations = [
            Registration(id=n, member=member, year=YEAR, acts=ACTS, signed=signed)
            for n, (member, signed) in enumerate(self.registered.items(), 1)
        ]
        number = {one.member: one.id for one in registrations}
        reviews = [
            Review(registration=number[member], member=member, on=on, session=session, outcome=outcome)
            for member, on, session, outcome in self.reviewed
            if member in number
        ]
        made = [
            Put("marks", mark_id(s, m), Mark(id=mark_id(s, m), session=s, member=m, code=code))
            for (s, m), code in self.marks.items()
        ]
        for member, (own, cell) in self.graded.items():
            id = evaluation_id(YEAR, member)
            made.append(Put("evaluations", id, Evaluation(id=id, member=member, year=YEAR, own=own, cell=cell)))
        for session, (read, length) in self.held.items():
            ended = f"{14 + length // 60:02}:{length % 60:02}"
            said = Proceedings(id=session, session=session, opened="14:00", ended=ended, taker=2, read_back=read)
            made.append(Put("proceedings", session, said))
        return [
            *made, *_numbered("speeches", self.speeches), *_numbered("proposals", self.proposals),
            *_numbered("assignments", self.works), *_numbered("commendations", self.said),
            *_numbered("registrations", registrations), *_numbered("reviews", reviews),
        ]  # fmt: skip


def _numbered(table: str, rows: Sequence[Record]) -> list[Put]:
    return [Put(table, n, msgspec.structs.replace(row, id=n)) for n, row in enumerate(rows, 1)]


YEARS: Final = st.builds(
    RandomYear, MARKS, st.lists(SPEECHES, max_size=40), st.lists(PROPOSALS, max_size=15),
    st.lists(WORKS, max_size=15), st.lists(SAID, max_size=15), REGISTERED, REVIEWED, GRADED, HELD,
    st.booleans(), st.booleans(),
)  # fmt: skip
