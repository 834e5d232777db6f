"""The demo book: the same every time for a day, sixteen people, a year, something to show in every room."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from store import keeping
from store.demo import keep
from store.demo.people import LEFT, PEOPLE
from store.disk.backing import backups
from store.dump import dump
from store.records import TABLES, Code, Commendation, Kind, Proposal, ProposalState, Review, Speech, State
from store.rules import speeches, workload
from store.rules.calendar import quarter_at
from store.rules.care import Concern
from store.rules.evaluations import passed, year_at_hand
from store.rules.roster import belongs_on
from tests.cells import NAMES

ROOT = Path(__file__).parents[2]

DAYS = [date(2026, 11, 24), date(2026, 2, 28), date(2024, 2, 29), date(2026, 1, 1), date(2025, 12, 31)]


def test_the_same_day_gives_the_same_book(tmp_path: Path) -> None:
    first, second = (keep(tmp_path / name, date(2026, 11, 24)) for name in ("a", "b"))
    assert dump(first) == dump(second)
    first.close()
    second.close()


SURNAMES = (
    "Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Trịnh|Lương|Hà|Mai|Lưu|Tạ|Cao|Quách|"
    "Chu|Thái|Kiều|Tôn|La|Doãn|Viên|Hứa|Giáp|Khổng|Mạc|Tô|Vương|Đào|Đoàn|Lâm|Tăng|Trương|Phùng|Triệu|Tống|Nghiêm|Ninh"
)
A_NAME = re.compile(rf"(?<!\w)(?:{SURNAMES})(?: [^\W\d_a-zà-ỹ][^\W\d_]*){{2,3}}")
NO_CELLS = frozenset({"Hồ Chí Minh", "Phạm Minh", "Trần Thị Lan", "Đặng Thị Ân", "Đỗ Thị Ái"})
"""Whom the regulations name, the README's invented guest and holder of a key, and two examples of spelling."""


def names_in(text: str) -> set[str]:
    """What looks like a person's full name: a surname and two or three more words with capitals."""
    return set(A_NAME.findall(text))


def test_every_person_the_program_ships_is_an_invented_one(tmp_path: Path) -> None:
    invented = {name for name, *_rest in PEOPLE} | set(NAMES) | NO_CELLS | {LEFT}
    book = keep(tmp_path / "book", DAYS[0])
    assert {member.name for member in book.roster.members()} == {LEFT, *(name for name, *_rest in PEOPLE)}
    found = names_in(dump(book).decode("utf-8"))
    book.close()
    texts = [
        *(ROOT / "store").rglob("*.py"),
        *(ROOT / "tui").rglob("*.py"),
        *(ROOT / "tui").rglob("*.po"),
        ROOT / "README.md",
    ]
    for path in [*texts, *(ROOT / "store").rglob("*.toml")]:
        found |= names_in(path.read_text("utf-8"))
    assert found
    assert found - invented == set()


def test_the_control_another_persons_name_is_seen() -> None:
    assert names_in("đồng chí Phan Văn Kín, Bí thư") == {"Phan Văn Kín"}


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_a_year_lies_behind_sixteen_people_whatever_the_day(tmp_path: Path, today: date) -> None:
    book = keep(tmp_path / "book", today)
    try:
        members = book.roster.members()
        assert sum(belongs_on(m, today) for m in members) == 16
        assert len(members) == 17
        held = [s for s in book.calendar.sessions() if s.date < today and book.attendance.taken(s)]
        assert sum(s.kind is Kind.REGULAR for s in held) >= 12
        assert sum(s.kind is Kind.THEMATIC for s in held) >= 4
        assert any(s.moved_from for s in held)
        themes = {of.id: t.title for t in book.themes.all() if (of := book.themes.session(t)) is not None}
        titles = {s.id: s.title for s in book.calendar.sessions() if s.kind is Kind.THEMATIC and s.title}
        assert titles == themes  # a session is called as its theme, and a quarter without one is not called at all
        assert all(s.state is not State.CANCELLED for s in held)
        assert any(s.date == today for s in book.calendar.sessions())
        codes = {m.code for m in book.marks().all()}
        assert codes == set(Code) - {Code.NOT_TAKEN}
    finally:
        book.close()


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_the_year_has_a_direction_and_something_of_everything(tmp_path: Path, today: date) -> None:
    book = keep(tmp_path / "book", today)
    try:
        for table in ("speeches", "proposals", "votes", "commendations", "registrations", "reviews", "proceedings"):
            assert book.rows(table, TABLES[table]).all(), table
        days = {s.id: s.date for s in book.calendar.sessions()}
        quarters = [q for _name, q in sorted(speeches.by_quarter(book.rows("speeches", Speech).all(), days).items())]
        judged = [q.general_share for q in quarters if q.general_share is not None]
        assert judged[-1] < judged[0]
        proposals = book.rows("proposals", Proposal).all()
        assert {bool(p.result) for p in proposals} == {True, False}
        assert {p.steps[-1].state for p in proposals if p.steps} >= {ProposalState.ANSWERED, ProposalState.PASSED_UP}
        assert any(not p.steps for p in proposals)
    finally:
        book.close()


@pytest.mark.parametrize("today", [DAYS[0], DAYS[1]], ids=str)
def test_the_year_end_page_opens_filled_and_its_cap_differs_by_the_two_readings(tmp_path: Path, today: date) -> None:
    book = keep(tmp_path / "book", today)
    try:
        year = year_at_hand(today)
        rows = book.evaluations.year(year)
        assert all(row.evaluation.own is not None for row in rows)
        assert [row.evaluation.cell is None for row in rows] == [False] * (len(rows) - 2) + [True] * 2
        assert any(row.evaluation.own is not row.evaluation.cell for row in rows[:-2])
        assert all(passed(row.evaluation) for row in rows[:-2])
        before = [row.before for row in rows if row.before is not None]
        assert len(before) >= len(rows) - 1  # who was admitted since has none
        assert all(one.above is one.cell is not None for one in before)
        assert book.evaluations.cap(year).differs
        assert book.evaluations.cap(year).over == (True, False)
    finally:
        book.close()


def test_one_was_promised_praise_and_some_registrations_were_passed_over(tmp_path: Path) -> None:
    book = keep(tmp_path / "book", date(2026, 11, 24))
    try:
        assert [c for c in book.rows("commendations", Commendation).all() if c.promised and c.given is None]
        summer = {r.member for r in book.rows("reviews", Review).all() if quarter_at(r.on) == "2026-Q3"}
        assert not summer & {8, 12}
        assert len(summer) > 8
    finally:
        book.close()


def test_what_was_given_is_in_the_speeches_and_in_the_assignments_alike(tmp_path: Path) -> None:
    book = keep(tmp_path / "book", date(2026, 11, 24))
    try:
        given = {a.id: a for a in book.assignments.every() if workload.is_given_paper(a)}
        said = {s.assignment: s for s in book.rows("speeches", Speech).all() if s.kind in speeches.PAPERS}
        assert set(said) == set(given)
        assert all(said[n].member == given[n].members[0] for n in given)
        assert all(book.attendance.called(book.calendar.session(s.session)) for s in said.values())
    finally:
        book.close()


def test_older_minutes_are_closed_at_most_a_score_is_lacking_and_one_was_opened_again(tmp_path: Path) -> None:
    book = keep(tmp_path / "book", date(2026, 11, 24))
    try:
        held = book.tracking.held(2026)
        closed = [s for s in held if s.state is State.CLOSED]
        assert 0 < len(closed) < len(held)
        lacking = {one.key for s in held if s not in closed for one in book.minutes.lacking(s.id)}
        assert lacking <= {"score"}
        assert max(len(book.minutes.versions(s.id)) for s in book.calendar.sessions()) == 2
    finally:
        book.close()


def test_the_book_is_whole_and_has_one_backup(tmp_path: Path) -> None:
    keep(tmp_path / "book", date(2026, 11, 24)).close()
    assert keeping.check(tmp_path / "book").ok
    assert len(backups(tmp_path / "book")) == 1


def test_every_sign_of_care_has_somebody(tmp_path: Path) -> None:
    book = keep(tmp_path / "book")
    try:
        found = {care.concern for m in book.roster.members() for care in book.roster.cares(m)}
        assert found >= {Concern.PROBATION, Concern.AWAY, Concern.EXEMPT, Concern.ELSEWHERE}
        alerts = [a for m in book.roster.members() for a in book.attendance.standing(m, book.clock.today())[1]]
        assert alerts
    finally:
        book.close()


def test_the_older_minutes_are_closed_and_one_has_two_versions(tmp_path: Path) -> None:
    book = keep(tmp_path / "book", date(2026, 11, 24))
    closed = [s for s in book.calendar.sessions() if s.state is State.CLOSED]
    numbers = [len(book.minutes.versions(s.id)) for s in closed]
    assert numbers == [1] * (len(closed) - 1) + [2]
    assert len(closed) >= 12
    assert all(book.roster.member(s.member).name in book.minutes.versions(c.id)[0].text
               for c in closed for s in book.speeches.of_session(c.id) if s.member)  # fmt: skip
    book.close()
