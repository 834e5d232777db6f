"""Every alert on the day before, the day itself and after, over a restart, put aside and back; all kinds there are."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final

import msgspec
import pytest
from msgspec.structs import replace

from store import Book, sealing
from store.disk import Put
from store.records import (
    Act,
    Code,
    Kind,
    Mark,
    Member,
    Proceedings,
    Proposal,
    Record,
    Registration,
    Review,
    Session,
    Standing,
    State,
    Status,
    Theme,
    ThemeState,
    ThemeStep,
    mark_id,
)  # fmt: skip
from store.rules.home import Line, What
from store.rules.home_alerts import URGENT
from tests.cells import again, close_all, make_cell

PROBATIONARY: Final = 17
"""Number of a member who is added to the sixteen."""
ACT: Final = Act(text="Viết bài", measure="một bài", period="hằng tháng")

Prepare = Callable[[Book], Iterable[Put]]


class Case(msgspec.Struct, frozen=True):
    """An alert, what brings it about, and on which of three days it is told."""

    kind: str
    """As URGENT names it: a rule, or what it says."""
    key: str
    """How the line's key begins."""
    day: date
    told: str
    """On the day before, the day, and after: 1 for told."""
    prepare: Prepare


# -- what brings them about -----------------------------------------------------------------------


def regular(book: Book) -> list[Session]:
    return [s for s in book.calendar.sessions(2026) if s.kind is Kind.REGULAR]


def of(book: Book, code: str) -> Session:
    return book.calendar.resolve(code)


def row(table: str, record: Record, id: int = 1) -> Put:
    return Put(table, id, replace(record, id=id))


def marked(book: Book, codes: dict[str, Code], member: int = 3) -> Iterator[Put]:
    """The rolls of some sessions, by their code: everybody present but one."""
    for code, of_one in codes.items():
        session = of(book, code)
        for other in book.roster.members():
            id = mark_id(session.id, other.id)
            said = of_one if other.id == member else Code.PRESENT
            yield Put("marks", id, Mark(id=id, session=session.id, member=other.id, code=said))


def months(code: Code, first: int, last: int) -> Prepare:
    return lambda book: marked(book, {f"2026-{month:02}": code for month in range(first, last + 1)})


def unpaid(book: Book) -> Iterator[Put]:
    for session in regular(book)[:3]:
        yield Put("proceedings", session.id, Proceedings(id=session.id, session=session.id, unpaid=(3,)))


def on_probation(_book: Book) -> Iterator[Put]:
    member = Member(name="Khổng Minh Vỹ", admitted=date(2025, 11, 20))
    yield Put("members", PROBATIONARY, replace(member, id=PROBATIONARY))


def changed(code: str, **facts: object) -> Prepare:
    def prepare(book: Book) -> Iterator[Put]:
        session = of(book, code)
        yield Put("sessions", session.id, replace(session, **facts))

    return prepare


def held_and_not_reported(book: Book) -> Iterator[Put]:
    last = date(2026, 9, 30)
    session = of(book, "2026-Q3-CD")
    yield Put("sessions", session.id, replace(session, date=last, state=State.HELD))
    held = ThemeStep(state=ThemeState.HELD, on=last)
    yield row("themes", Theme(quarter="2026-Q3", title="Nêu gương", session=session.id, presenter=3, steps=(held,)))


def registered(*reviews: date) -> Prepare:
    def prepare(_book: Book) -> Iterator[Put]:
        yield row("registrations", Registration(member=3, year=2026, acts=(ACT,), signed=date(2026, 1, 15)))
        for id, on in enumerate(reviews, 1):
            yield row("reviews", Review(registration=1, member=3, on=on, remark="đúng"), id)

    return prepare


def proposed(_book: Book) -> Iterator[Put]:
    yield row("proposals", Proposal(text="Mua sách", raised=date(2026, 6, 1), member=3))


def sealed(book: Book) -> Iterator[Put]:
    (book.disk_folder / sealing.RECIPIENTS).write_text("age1\n", encoding="ascii")
    (book.disk_folder / sealing.LAST).write_text("2026-06-01 copy\n", encoding="ascii")
    yield from ()


def nothing(_book: Book) -> Iterator[Put]:
    yield from ()


def gone(book: Book) -> Iterator[Put]:
    """All but two have moved to other cells by 1 June."""
    away = Standing(status=Status.MOVED_OUT, since=date(2026, 6, 1))
    for member in book.roster.members()[2:]:
        yield Put("members", member.id, replace(member, standings=(away,)))


THIRD = date(2026, 3, 5)
JANUARY_OVER = date(2027, 2, 1)
"""The first day on which nobody asks for the year before any more."""

CASES: Final = (
    Case("min_official_members", "cell/", date(2026, 6, 1), "011", gone),
    Case("months_without_attendance", "member:3/", THIRD, "011", months(Code.UNEXCUSED, 1, 3)),
    Case("months_without_attendance", "member:3/", JANUARY_OVER, "100", months(Code.UNEXCUSED, 9, 11)),
    Case("months_without_dues", "member:3/", THIRD, "011", unpaid),
    Case("months_without_dues", "member:3/", JANUARY_OVER, "100", unpaid),
    Case("confirm_within_working_days", "member:17/", date(2026, 11, 21), "011", on_probation),
    Case(What.PROBATION, "member:17/probation_months", date(2026, 8, 22), "011", on_probation),
    Case(What.PROBATION, "member:17/probation_months", date(2026, 11, 20), "110", on_probation),
    Case(What.ROLL, "session:", date(2026, 1, 6), "011", nothing),
    Case(What.ROLL, "session:1/", date(2026, 2, 6), "100", nothing),
    Case(What.ROLLS, "2026/", date(2026, 2, 6), "011", nothing),
    Case(What.ROLLS, "2026/", JANUARY_OVER, "100", nothing),
    Case(What.WRONG_DAY, "session:", date(2026, 9, 2), "110", changed("2026-09", date=date(2026, 9, 2))),
    Case(What.UNCOVERED, "2026/regular_per_month", date(2026, 3, 31), "110",
         changed("2026-03", state=State.CANCELLED, why="bão")),
    Case(What.UNCOVERED, "2026/thematic_per_quarter", date(2026, 4, 1), "100",
         changed("2026-Q1-CD", state=State.CANCELLED, why="bão")),
    Case(What.THEME, "theme:2026-Q3", date(2026, 6, 17), "011", nothing),
    Case(What.THEME, "theme:1", date(2026, 10, 3), "011", held_and_not_reported),
    Case("unexcused_allowed", "member:3/", date(2026, 11, 5), "011", months(Code.UNEXCUSED, 11, 11)),
    Case("unexcused_allowed", "member:3/", JANUARY_OVER, "100", months(Code.UNEXCUSED, 11, 11)),
    Case("excused_in_a_row", "member:3/", date(2026, 11, 5), "011", months(Code.EXCUSED, 8, 11)),
    Case("excused_in_a_row", "member:3/", JANUARY_OVER, "100", months(Code.EXCUSED, 8, 11)),
    Case(What.PROPOSAL, "proposal:1/", date(2026, 7, 2), "011", proposed),
    Case(What.NO_PLAN, "2027/plan", date(2026, 12, 1), "011", nothing),
    Case(What.UNREVIEWED, "2026/", date(2026, 4, 1), "011", registered()),
    Case(What.UNREVIEWED, "2027/", date(2027, 1, 1), "011", registered(date(2026, 9, 5))),
    Case(What.UNREVIEWED, "2026/", date(2027, 1, 1), "111", registered()),
    Case(What.UNREVIEWED, "2027/", date(2027, 1, 5), "100", registered(date(2026, 9, 5), date(2027, 1, 5))),
    Case(What.UNREGISTERED, "2026/", date(2026, 3, 1), "011", registered()),
    Case(What.PRAISE, "2026-01/", date(2026, 4, 1), "011", months(Code.PRESENT, 1, 3)),
    Case(What.COPY, "sealed", date(2026, 7, 3), "011", sealed),
)  # fmt: skip


def test_there_is_a_case_for_every_kind_of_alert() -> None:
    assert {case.kind for case in CASES} == set(URGENT)


# -- the tests ------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def cell(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cell of sixteen with the sessions of 2026 and nothing else, to be copied."""
    folder = tmp_path_factory.mktemp("cell") / "book"
    make_cell(folder, now=datetime(2026, 1, 2, 3, tzinfo=UTC)).close()
    return folder


@pytest.fixture
def book(cell: Path, tmp_path: Path) -> Iterator[Book]:
    shutil.copytree(cell, tmp_path / "book")
    yield again(tmp_path / "book", datetime(2026, 1, 2, 3, tzinfo=UTC))
    close_all()


def on(book: Book, day: date) -> Book:
    """The book as it is opened from its files on a day."""
    return again(book.disk_folder, datetime(day.year, day.month, day.day, 3, tzinfo=UTC))


def is_it(line: Line, case: Case) -> bool:
    return case.kind in (line.rule, line.what) and line.key.startswith(case.key)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.kind}-{case.day}")
def test_an_alert_is_told_from_its_day_on_and_comes_back_when_it_was_put_aside(book: Book, case: Case) -> None:
    book.commit("test", lambda: list(case.prepare(book)))
    days = [case.day + timedelta(days=n) for n in (-1, 0, 1)]
    told: list[date] = []
    for day, expected in zip(days, case.told, strict=True):
        lines = on(book, day).alerts.today().open
        assert len({line.key for line in lines}) == len(lines)
        found = [line for line in lines if is_it(line, case)]
        assert len(found) == int(expected), day
        for line in found:
            told.append(day)
            assert line.since or line.on
            assert line.since is None or line.since <= day
            assert line.said is not None
            assert line.said.sentence("vi") != line.said.sentence("en")
            assert bool(line.said.citation("vi")) is bool(line.said.citation("en")) is (case.kind != What.COPY)
    if len(told) > 1:
        ensure_it_comes_back(book, case, told[0], told[1])


def put_aside(book: Book, day: date, key: str) -> None:
    """Put an alert aside on a day, for longer than the year lasts."""
    then = on(book, day)
    line = next(x for x in then.alerts.today().open if x.key == key)
    then.alerts.put_aside(line, "đã bàn", date(2027, 6, 1))


def is_told(book: Book, day: date, key: str) -> bool:
    return key in {line.key for line in on(book, day).alerts.today().open}


@pytest.mark.parametrize("left", [60, 30, -1])
def test_a_probation_put_aside_at_one_stage_is_told_again_at_the_next(book: Book, left: int) -> None:
    book.commit("test", lambda: list(on_probation(book)))
    key = f"member:17/{'probation_months' if left > 0 else 'confirm_within_working_days'}"
    days = [date(2026, 11, 20) - timedelta(days=n) for n in (left + 1, left, left - 1)]
    put_aside(book, days[0], "member:17/probation_months")
    assert [is_told(book, day, key) for day in days] == [False, True, True]


@pytest.mark.parametrize(
    ("code", "rule", "first"),
    [
        (Code.UNEXCUSED, "unexcused_allowed", 8), (Code.EXCUSED, "excused_in_a_row", 5),
        (Code.UNEXCUSED, "months_without_attendance", 6),
    ],
)  # fmt: skip
def test_absences_put_aside_are_told_again_from_the_day_of_a_further_one(
    book: Book, code: Code, rule: str, first: int
) -> None:
    book.commit("test", lambda: list(months(code, first, 8)(book)))
    put_aside(book, date(2026, 8, 6), f"member:3/{rule}")
    book.commit("test", lambda: list(months(code, 9, 9)(book)))
    days = [of(book, "2026-09").date + timedelta(days=n) for n in (-1, 0, 1)]
    assert [is_told(book, day, f"member:3/{rule}") for day in days] == [False, True, True]


def ensure_it_comes_back(book: Book, case: Case, first: date, second: date) -> None:
    """Put aside on a day it is told until another, it is away with its reason, and there again on that day."""
    then = on(book, first)
    line = next(x for x in then.alerts.today().open if is_it(x, case))
    then.alerts.put_aside(line, "đã bàn", second)
    away = on(book, first).alerts.today()
    assert not any(is_it(x, case) for x in away.open)
    assert [(aside.why, aside.until) for x, aside in away.aside if is_it(x, case)] == [("đã bàn", second)]
    back = on(book, second).alerts.today()
    assert any(is_it(x, case) for x in back.open)
    assert not any(is_it(x, case) for x, _aside in back.aside)
