"""A year's register: who has a line, what has a column, and sums that add up whichever way one adds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from store.records import Code, Kind, Mark, Member, Session, Source, Standing, State, Status
from store.rules import attendance, roster
from store.rules.register import FIGURES, Stage, Year, register

ANN = Member(id=1, name="Nguyễn Văn An")
BINH = Member(id=2, name="Trần Văn Bình")
END = date(2026, 12, 31)


def session(id: int, day: date, kind: Kind = Kind.REGULAR, state: State = State.PLANNED) -> Session:
    return Session(id=id, code=f"S{id}", kind=kind, date=day, state=state)


def mark(session: int, member: int, code: Code, source: Source = Source.HAND) -> Mark:
    return Mark(session=session, member=member, code=code, source=source)


def roll(session: Session, members: Sequence[Member], *codes: Code) -> list[Mark]:
    here = roster.expected_at(members, session)
    return [mark(session.id, m.id, code) for m, code in zip(here, codes, strict=True)]


JAN, FEB = session(1, date(2026, 1, 5)), session(2, date(2026, 2, 5))


@pytest.mark.parametrize(
    ("of", "shown"),
    [
        (JAN, True),
        (replace(JAN, kind=Kind.THEMATIC), True),
        (replace(JAN, kind=Kind.COMMITTEE), False),
        (replace(JAN, kind=Kind.EXTRAORDINARY), False),
        (replace(JAN, state=State.CANCELLED), False),
        (replace(JAN, date=date(2025, 12, 31)), False),
        (replace(JAN, date=date(2027, 1, 1)), False),
    ],
)
def test_a_column_is_a_regular_or_thematic_session_of_the_year_that_was_not_cancelled(of: Session, shown: bool) -> None:
    made = register(2026, [of], [ANN], {1: [mark(1, 1, Code.PRESENT)]}, END)
    assert bool(made.columns) is shown
    assert made.tally.present == int(shown)


@pytest.mark.parametrize(
    ("today", "marks", "stage"),
    [
        (date(2026, 1, 4), [mark(1, 1, Code.PRESENT)], Stage.COMING),
        (date(2026, 1, 5), [mark(1, 1, Code.PRESENT)], Stage.TAKEN),
        (date(2026, 1, 5), [mark(1, 1, Code.NOT_TAKEN)], Stage.UNTAKEN),
        (date(2026, 1, 6), [], Stage.UNTAKEN),
        (date(2026, 1, 6), [mark(1, 1, Code.EXCUSED, Source.PREFILL)], Stage.UNTAKEN),
    ],
)
def test_only_a_roll_that_was_called_counts(today: date, marks: list[Mark], stage: Stage) -> None:
    made = register(2026, [JAN], [ANN], {1: marks}, today)
    assert made.columns[0].stage is stage
    assert (made.lines[0].codes == (None,)) is (stage is not Stage.TAKEN)
    assert (made.tally.rate is None) is (stage is not Stage.TAKEN)


def test_a_member_has_a_line_for_any_day_in_the_cell_and_no_mark_before_or_after() -> None:
    came = replace(BINH, joined=date(2026, 2, 1))
    left = Member(id=3, name="Lê Văn Cao", standings=(Standing(status=Status.MOVED_OUT, since=date(2026, 2, 1)),))
    gone = Member(id=4, name="Lê Văn Dũng", standings=(Standing(status=Status.REMOVED, since=date(2025, 2, 1)),))
    everyone = [ANN, came, left, gone]
    rolls = {s.id: roll(s, everyone, Code.PRESENT, Code.PRESENT) for s in (JAN, FEB)}
    made = register(2026, [JAN, FEB], everyone, rolls, END)
    assert [(line.number, line.member.id, line.codes) for line in made.lines] == [
        (1, 1, (Code.PRESENT, Code.PRESENT)),
        (2, 2, (None, Code.PRESENT)),
        (3, 3, (Code.PRESENT, None)),
    ]


def test_a_half_called_roll_says_not_taken_and_rates_those_who_were() -> None:
    made = register(2026, [JAN], [ANN, BINH], {1: roll(JAN, [ANN, BINH], Code.PRESENT, Code.NOT_TAKEN)}, END)
    assert made.lines[1].codes == (Code.NOT_TAKEN,)
    assert made.lines[1].tally.rate is None
    assert made.columns[0].tally.rate == 1


Case = tuple[list[Session], list[Member], dict[int, list[Mark]], date]


@st.composite
def years(draw: st.DrawFn) -> Case:
    """Some sessions around 2026, members who come and go, rolls called, half called or not."""
    days = draw(st.lists(st.integers(-40, 400), max_size=10))
    sessions = sorted(
        (
            session(n, date(2026, 1, 1) + timedelta(days=d), draw(st.sampled_from(Kind)), draw(st.sampled_from(State)))
            for n, d in enumerate(days, 1)
        ),
        key=lambda s: s.date,
    )
    members = []
    for n in range(1, draw(st.integers(0, 8)) + 1):
        since = draw(st.none() | st.dates(date(2025, 6, 1), date(2027, 1, 1)))
        left = draw(st.none() | st.dates(date(2025, 6, 1), date(2027, 1, 1)))
        standings = (Standing(status=Status.MOVED_OUT, since=left),) if left else ()
        members.append(Member(id=n, name=f"Nguyễn Văn {chr(64 + n)}", joined=since, standings=standings))
    rolls = {
        s.id: [
            mark(s.id, m.id, draw(st.sampled_from(Code)), draw(st.sampled_from(Source)))
            for m in roster.expected_at(members, s)
        ]
        for s in sessions
        if draw(st.booleans())
    }
    return sessions, members, rolls, draw(st.dates(date(2025, 12, 1), date(2027, 2, 1)))


def summed(parts: list[attendance.Tally]) -> Counter[Code]:
    found: Counter[Code] = Counter()
    for part in parts:
        found.update(part.counts)
    return +found


@given(years())
def test_rows_and_columns_and_cells_add_up_to_the_same(case: Case) -> None:
    sessions, members, rolls, today = case
    made: Year = register(2026, sessions, members, rolls, today)
    cells = Counter(code for line in made.lines for code in line.codes if code is not None)
    assert summed([line.tally for line in made.lines]) == summed([c.tally for c in made.columns]) == cells
    assert +Counter(made.tally.counts) == cells
    for tally in [made.tally, *(line.tally for line in made.lines), *(c.tally for c in made.columns)]:
        figures = {name: of(tally) for name, of in FIGURES.items()}
        assert figures["excused"] + figures["unexcused"] == figures["absent"]
        assert figures["present"] >= figures["late"] + figures["left_early"]
        assert (
            figures["present"] + figures["absent"] + figures["left_out"] + figures["not_taken"] == figures["sessions"]
        )
    for column in made.columns:
        if column.stage is Stage.TAKEN:
            assert column.tally == attendance.tally(rolls[column.session.id])
        else:
            assert column.tally.rate is None
            assert column.tally.members == 0
    ids = [line.member.id for line in made.lines]
    assert ids == sorted(set(ids))
    assert all(len(line.codes) == len(made.columns) for line in made.lines)


def test_an_empty_year_is_an_empty_register() -> None:
    made = register(2026, [], [ANN], {}, END)
    assert (made.columns, made.lines, made.tally.rate) == ((), (), None)
