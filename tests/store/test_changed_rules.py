"""A rule changed in the settings changes every place at once, in the open book and in its files; closed scores stay."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Final

import pytest
from msgspec.structs import replace

from store import Book
from store.disk import Put
from store.papers import head, ics, plan, report, resolution
from store.papers.documents import Gathered, Subject
from store.records import (
    Act,
    Assignment,
    Away,
    Code,
    Evaluation,
    Grade,
    Mark,
    Member,
    Proceedings,
    Proposal,
    Record,
    Registration,
    Theme,
    Vote,
    Work,
    mark_id,
)  # fmt: skip
from store.rules.evaluations import evaluation_id
from store.rules.ruleset import load
from store.scoring import Sheet
from store.scoring_facts import facts_of
from tests.cells import again, close_all, make_cell

NOW: Final = datetime(2026, 11, 5, 9, tzinfo=UTC)
CALLED: Final = ("2026-01", "2026-02", "2026-03", "2026-06", "2026-07", "2026-08", "2026-11")
"""Sessions whose roll was called."""
UNEXCUSED, EXCUSED, UNPAID, AWAY, REGISTERED, PROBATIONARY, OVERDUE = 3, 4, 5, 6, 7, 17, 18
"""Numbers of the members whom the rules speak of."""
ILL: Final = (10, 11)
"""Who is not there in November."""
SCORED: Final = {"2026-11": 0.92, "2026-07": 0.8, "2026-06": 0.6, "2026-08": 0.92}
"""Sessions scored by hand, with the part of the points each has; the last is settled."""
SETTLED: Final = "2026-08"
VOTE: Final = Vote(session=11, subject="Kết nạp")

Places = tuple[object, ...]


# -- a cell of whom every rule has something to say ------------------------------------------------


def written(book: Book) -> Iterator[Put]:
    """The year so far."""
    for code in CALLED:
        yield from called(book, code)
    for code in CALLED[:3]:
        session = book.calendar.resolve(code)
        yield Put("proceedings", session.id, Proceedings(id=session.id, session=session.id, unpaid=(UNPAID,)))
    thematic, june = book.calendar.resolve("2026-Q2-CD"), book.calendar.resolve("2026-06")
    yield Put("sessions", thematic.id, replace(thematic, date=june.date, sitting=june.id))
    away = replace(book.roster.member(AWAY), aways=(Away(since=date(2026, 11, 15)),))
    yield Put("members", AWAY, away)
    for id, admitted in ((PROBATIONARY, date(2025, 11, 20)), (OVERDUE, date(2025, 10, 1))):
        yield Put("members", id, Member(id=id, name=f"Khổng Minh Vỹ {id}", admitted=admitted))
    act = Act(text="Viết bài", measure="một bài", period="hằng tháng")
    rows: list[tuple[str, Record]] = [
        ("registrations", Registration(id=1, member=REGISTERED, year=2026, acts=(act,), signed=date(2026, 1, 15))),
        ("proposals", Proposal(id=1, text="Mua sách", raised=date(2026, 9, 20), member=8)),
        *(("assignments", Assignment(id=n, kind=Work.PAPER, members=(9,), title="Tham luận", due=date(2026, 11, day)))
          for n, day in ((1, 15), (2, 27))),
        *(("themes", Theme(id=n, quarter=f"2026-Q{n}", title="Nêu gương", form="lecture",
                           session=book.calendar.resolve(f"2026-Q{n}-CD").id)) for n in (3, 4)),
    ]  # fmt: skip
    for table, row in rows:
        yield Put(table, getattr(row, "id"), row)  # noqa: B009 - each record of a table has one
    for member in range(1, 14):
        id, grade = evaluation_id(2026, member), Grade.EXCELLENT if member < 4 else Grade.GOOD
        yield Put("evaluations", id, Evaluation(id=id, member=member, year=2026, cell=grade))


def called(book: Book, code: str) -> Iterator[Put]:
    session, month = book.calendar.resolve(code), int(code[5:])
    for member in book.roster.members():
        id, said = mark_id(session.id, member.id), Code.PRESENT
        if member.id == UNEXCUSED and month < 4:
            said = Code.UNEXCUSED
        if (member.id == EXCUSED and 5 < month < 9) or (member.id in ILL and month == 11):
            said = Code.EXCUSED
        yield Put("marks", id, Mark(id=id, session=session.id, member=member.id, code=said))


def scored(book: Book) -> None:
    """Every criterion of some sessions by hand."""
    for code, part in SCORED.items():
        session = book.calendar.resolve(code)
        for line in book.scoring.sheet(session.id).lines:
            book.scoring.say(session.id, line.criterion.key, line.criterion.most * part)
    book.scoring.settle(book.calendar.resolve(SETTLED).id)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    made = make_cell(tmp_path_factory.mktemp("rules") / "book", now=NOW)
    made.commit("test", lambda: list(written(made)))
    scored(made)
    yield made
    made.close()


# -- what reads them ------------------------------------------------------------------------------


def told(*kinds: str) -> Callable[[Book], Places]:
    """What the list of alerts says of some rules, the home room the same."""

    def read(book: Book) -> Places:
        lists = (book.alerts.today().open, book.home.page().lines)
        found, home = (
            [(x.key, x.said, x.on, x.members) for x in lines if x.said is not None and kinds_of(x.what, x.rule)]
            for lines in lists
        )
        assert found == home
        return (found,)

    def kinds_of(what: str, rule: str) -> bool:
        return what in kinds or rule in kinds

    return read


def of_member(id: int, kind: str) -> Callable[[Book], Places]:
    """A member's standing by the marks, and the alert of it."""
    return lambda book: (
        [a.rule for a in book.attendance.standing(book.roster.member(id), NOW.date())[1]], *told(kind)(book),
    )  # fmt: skip


def cared(*ids: int) -> Callable[[Book], list[object]]:
    return lambda book: [book.roster.cares(book.roster.member(id)) for id in ids]


def sheet(book: Book, code: str) -> Sheet:
    return book.scoring.sheet(book.calendar.resolve(code).id)


def graded(code: str) -> Callable[[Book], Places]:
    """The grade of a session on its own sheet and in the year's list."""

    def read(book: Book) -> Places:
        one = sheet(book, code)
        return one.total.grade, [s.total.grade for s in book.scoring.year(2026)]

    return read


def due(book: Book) -> object:
    return book.themes.due(book.themes.look(4).theme)  # type: ignore[arg-type]


def figure(book: Book, key: str) -> object:
    return next(f.now for f in book.summary.year(2026) if f.key == key)


def planned(book: Book, key: str) -> object:
    return plan.facts(book, Subject(year=2026)).facts[key]


def reminded(book: Book) -> object:
    """When a calendar rings; each change of a rule is another revision of its file besides."""
    return [line for line in ics.year_ics(book, 2026).splitlines() if line.startswith(b"TRIGGER")]


def wanted(book: Book) -> object:
    paper = Assignment(kind=Work.PAPER, members=(), title="Tham luận", session=book.calendar.resolve("2026-Q4-CD").id)
    return [list(c.reasons) for c in book.assignments.candidates(paper) if c.member.id == 9]


READ: Final[dict[str, tuple[str, Callable[[Book], Places]]]] = {
    "regular_per_month": ("2", lambda b: (b.calendar.warnings(2026), *told("regular_per_month")(b))),
    "thematic_per_quarter": ("2", lambda b: (
        b.calendar.warnings(2026), *told("thematic_per_quarter")(b), planned(b, "per_quarter"),
        report.facts(b, Subject(year=2026)).facts["planned"],
    )),
    "minutes_regular": ("60", lambda b: (
        b.calendar.minutes(b.calendar.resolve("2026-11")), facts_of(b, b.calendar.resolve("2026-11")).asked_minutes,
        b.agenda.page(b.calendar.resolve("2026-11").id),
    )),
    "minutes_combined": ("150", lambda b: (
        b.calendar.minutes(b.calendar.resolve("2026-06")), facts_of(b, b.calendar.resolve("2026-06")).asked_minutes,
    )),
    "attendance_target": ("80", lambda b: ([d.target for d in b.home.page().dials],)),
    "excused_in_a_row": ("2", lambda b: (
        *of_member(EXCUSED, "excused_in_a_row")(b), facts_of(b, b.calendar.resolve("2026-08")).run_allowed,
    )),
    "months_without_attendance": ("4", of_member(UNEXCUSED, "months_without_attendance")),
    "unexcused_allowed": ("5", of_member(UNEXCUSED, "unexcused_allowed")),
    "quorum": ("9/10", lambda b: (b.votes.remarks(short(b)),)),
    "probation_months": ("11", lambda b: (cared(PROBATIONARY, OVERDUE)(b), *told("probation")(b))),
    "probation_notice_days": ("10", lambda b: (cared(PROBATIONARY)(b), *told("probation")(b))),
    "away_notice_days": ("5", lambda b: (cared(AWAY)(b),)),
    "confirm_within_working_days": ("20", told("confirm_within_working_days")),
    "papers_days_before": ("2", lambda b: (due(b), planned(b, "send_days"))),
    "report_days_after": ("5", lambda b: (due(b), planned(b, "report_days"))),
    "remind_days_before": ("4", lambda b: (reminded(b),)),
    "remind_minutes_before": ("30", lambda b: (reminded(b),)),
    "speakers_share": ("70", lambda b: (b.sitting.page(b.calendar.resolve("2026-11").id).target,)),
    "marks_shown": ("2", lambda b: (b.attendance.roll(b.calendar.resolve("2026-11").id).rows,)),
    "tet_days_before": ("4", lambda b: (b.calendar.free(2026),)),
    "tet_days_after": ("9", lambda b: (b.calendar.free(2026),)),
    "draft_days_before": ("5", lambda b: (
        due(b), planned(b, "draft_days"), b.assignments.default_due(b.calendar.resolve("2026-Q4-CD").id),
    )),
    "due_soon_days": ("14", lambda b: (b.assignments.is_due_soon(b.assignments.assignment(1)),)),
    "papers_per_quarter": ("4", lambda b: (wanted(b),)),
    "theme_notice_days": ("60", told("theme")),
    "same_form_in_a_row": ("2", lambda b: ([p.repeat for p in b.themes.plan(2026)],)),
    "party_name_points": ("15", lambda b: (head.styling_of(b),)),
    "line_points": ("20", lambda b: (head.styling_of(b),)),
    "resolution_months_ahead": ("0", lambda b: (led(b).title, led(b).facts["ahead"], led(b).facts["abstract"])),
    "months_without_praise": ("9", lambda b: (b.commendations.praise_due(), *told("months_without_praise")(b))),
    "registration_months": ("12", lambda b: (b.registrations.lacking(), *told("registration_months")(b))),
    "quarters_without_review": ("4", lambda b: (b.registrations.unreviewed(), *told("quarters_without_review")(b))),
    "score_good": ("95", lambda b: (*graded("2026-11")(b), figure(b, "good"))),
    "score_fair": ("85", graded("2026-07")),
    "score_average": ("65", graded("2026-06")),
    "excellent_share": ("10", lambda b: (b.evaluations.cap(2026),)),
    "months_without_dues": ("4", told("months_without_dues")),
    "committee_from_members": ("30", lambda b: (facts_of(b, b.calendar.resolve("2026-11")).alone,)),
    "min_official_members": ("30", lambda b: (b.votes.remarks(short(b)), *told("min_official_members")(b))),
    "proposal_answer_days": ("90", lambda b: (b.proposals.unanswered(), *told("proposal_answer_days")(b))),
}  # fmt: skip
"""A rule: another number, and the places that read it. Each place must say something else then."""


def led(book: Book) -> Gathered:
    """November's resolution."""
    return resolution.facts(book, Subject(session=book.calendar.resolve("2026-11").id))


def short(book: Book) -> Vote:
    return replace(VOTE, session=book.calendar.resolve("2026-11").id)


# -- the tests ------------------------------------------------------------------------------------


def test_every_rule_has_a_place_that_reads_it() -> None:
    assert set(READ) == set(load())


@pytest.mark.parametrize("id", READ)
def test_a_changed_rule_changes_every_place_at_once_and_no_settled_score(book: Book, id: str) -> None:
    number, read = READ[id]
    before, settled = read(book), sheet(book, SETTLED)
    try:
        book.settings.set_rule(id, number)
        after = read(book)
        assert [place for place, (old, new) in enumerate(zip(before, after, strict=True)) if old == new] == []
        assert read(again(book.disk_folder, NOW)) == after
        assert sheet(book, SETTLED) == settled
    finally:
        book.settings.set_rule(id, "")
        close_all()
    assert read(book) == before


def test_another_table_and_its_condition_leave_settled_scores_as_they_were(book: Book) -> None:
    settled, open_ = sheet(book, SETTLED), sheet(book, "2026-11")
    try:
        book.scoring.set_full_for_good(on=True)
        assert sheet(book, "2026-11").total.grade is not open_.total.grade
        assert sheet(book, SETTLED) == settled
        book.scoring.use_table("ward_b")
        assert sheet(book, "2026-11").table != open_.table
        assert sheet(book, SETTLED) == settled
        assert settled in book.scoring.year(2026)
    finally:
        book.scoring.set_full_for_good(on=False)
        book.scoring.use_table(open_.table.key)
