"""A year's figures compared: person, register, tracking, dials, score, year in figures, minutes, drafts and report.

Each figure of a place is made anew from the rows another place shows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from store import Book
from store.papers import minutes_facts, report, words, year_end
from store.papers.documents import Subject
from store.papers.plain import CsvCell
from store.records import Code, Commending, Grade, Kind, Session, Work
from store.rules import speeches as counting
from store.rules.assignments import PAPERS
from store.rules.calendar import partners, quarter_at
from store.rules.commendations import is_promise
from store.rules.home_dials import settled_on
from store.rules.person import Part, Person
from store.rules.register import FIGURES, Column, Stage
from store.rules.registrations import OUTCOME_WORDS
from store.rules.speeches import Counts
from store.rules.tracking import Part as Sum
from store.scoring_facts import facts_of


def ensure_alike(book: Book, year: int) -> None:
    """Every figure of the pages, added up, is the figure of the place that shows the whole."""
    people = [book.person.page(m.id, year) for m in book.roster.members()]
    assert people == book.person.pages(book.roster.members(), year)
    for one in people:
        ensure_every_figure_is_its_rows(book, one)
    ensure_the_sums_of_the_pages(book, people, year)
    ensure_the_dials(book, year)
    ensure_the_year_in_figures(book, people, year)
    ensure_the_scores_and_the_minutes(book, year)
    ensure_the_year_end_drafts(book, people, year)
    ensure_the_report(book, people, year)


# -- the pages ----------------------------------------------------------------------------------


def ensure_the_sums_of_the_pages(book: Book, people: list[Person], year: int) -> None:
    """Register and tracking room say of everybody what the pages say of each."""
    register, tracked = book.register.year(year), book.tracking.year(year)
    marks: Counter[Code] = Counter()
    for one in people:
        marks.update(one.tally.counts)
    assert {c: n for c, n in marks.items() if n} == {c: n for c, n in register.tally.counts.items() if n}
    assert sum((one.line.year for one in people), Sum()) + tracked.others.year == tracked.whole
    for place, quarter in enumerate(tracked.quarters):
        parts = (one.line.quarters[place] for one in people)
        assert sum(parts, Sum()) + tracked.others.quarters[place] == quarter.part
    assert tracked.whole.fates == book.proposals.fates(str(year))
    counts = book.assignments.counts(year)
    assert {one.member.id: one.works for one in people if one.member.id in counts} == counts
    standings = {s.member.id: s for s in book.registrations.year(year)}
    for one in people:
        standing = standings.get(one.member.id)
        there = (standing.registration, standing.reviews, standing.missed) if standing is not None else (None, (), ())
        assert (one.registration, one.reviews, one.missed) == there
        assert one.said == book.commendations.counts(one.member.id, year)
        assert one.evaluation == book.evaluations.of(year, one.member.id)
    grades = Counter(one.evaluation.cell for one in people if one.evaluation.cell is not None)
    cap = book.evaluations.cap(year)
    assert (cap.excellent, cap.good, cap.graded) == (grades[Grade.EXCELLENT], grades[Grade.GOOD], grades.total())


def ensure_every_figure_is_its_rows(book: Book, one: Person) -> None:
    """Behind each figure of a page are as many rows as it says."""
    door, id, year = book.person, one.member.id, one.year
    marks = door.marks(id, year)
    assert Counter(mark.code for _session, mark in marks) == {c: n for c, n in one.tally.counts.items() if n}
    assert counting.counts(speech for _session, speech in door.speeches(id, year)) == one.line.year.speeches
    proposals = door.proposals(id, year)
    assert len(proposals) == one.line.year.fates.raised
    assert sum(bool(p.result) for p in proposals) == one.line.year.solved
    for part in (Part.WORKS, Part.TASKS):
        assert len(door.assignments(id, year, part)) == one.assigned(part)
    said = door.commendations(id, year)
    assert Counter(c.kind for c in said if not is_promise(c)) == one.said
    assert sum(is_promise(c) for c in said) == one.promised


# -- dials and the year in figures ---------------------------------------------------------------


def ensure_the_dials(book: Book, year: int) -> None:
    """The dials of the running quarter say what tracking room, register and lists say of it."""
    quarter = quarter_at(book.clock.today())
    now = book.tracking.quarter(quarter)
    dials = {dial.key: dial.value for dial in book.home.page().dials}
    assert dials["general"] == now.part.speeches.general_share
    assert dials["exchange"] == now.per_session
    assert dials["solved"] == now.part.solved_share
    columns = [c for c in taken(book, int(quarter[:4])) if quarter_at(c.session.date) == quarter]
    assert dials["attendance"] == share(sum(came(c)[0] for c in columns), sum(came(c)[1] for c in columns))
    for key, kinds in (("papers", PAPERS), ("tasks", {Work.TASK})):
        known = [ok for on, ok in settled(book, kinds) if quarter_at(on) == quarter]
        assert dials[key] == share(sum(known), len(known))
    if quarter.startswith(str(year)):
        assert now in book.tracking.year(year).quarters


def ensure_the_year_in_figures(book: Book, people: list[Person], year: int) -> None:
    """The cell's year in figures says what register, tracking, pages, lists and scores say."""
    register, tracked = book.register.year(year), book.tracking.year(year)
    figures = {figure.key: figure.now for figure in book.summary.year(year)}
    before = {figure.key: figure.before for figure in book.summary.year(year + 1)}
    assert before == figures
    kinds = Counter(session.kind for session in book.tracking.held(year))
    speeches, fates = tracked.whole.speeches, book.proposals.fates(str(year))
    tasks = [ok for on, ok in settled(book, {Work.TASK}) if on.year == year]
    said = {c.id: c for one in people for c in book.person.commendations(one.member.id, year) if not is_promise(c)}
    counted = Counter(c.kind for c in said.values())
    mended = (Commending.REMINDER, Commending.CRITICISM, Commending.SELF_CRITICISM)
    there = [one for one in people if one.registration is not None]
    totals = [sheet.total for sheet in book.scoring.year(year) if sheet.total.grade is not None]
    expected: dict[str, object] = {
        "regular": kinds[Kind.REGULAR], "thematic": kinds[Kind.THEMATIC], "attendance": register.tally.rate,
        "spoke": tracked.spoke_share, "per_session": tracked.per_session, "papers": speeches.papers,
        "general": speeches.general_share, "quality": speeches.quality, "proposals": fates.raised,
        "solved": fates.solved_share, "tasks": len(tasks), "in_time": share(sum(tasks), len(tasks)),
        "praise": counted[Commending.PRAISE], "reminders": sum(counted[kind] for kind in mended),
        "registrations": len(there), "reviewed": share(sum(bool(one.reviews) for one in there), len(there)),
        "score": share(sum((total.scaled for total in totals), Fraction(0)), len(totals)),
        "good": sum(total.grade == "good" for total in totals),
    }  # fmt: skip
    assert figures == expected


# -- scores and documents ------------------------------------------------------------------------


def ensure_the_scores_and_the_minutes(book: Book, year: int) -> None:
    """A sitting's score and its minutes count who came and who spoke as register and tracking room do."""
    columns = {column.session.id: column for column in taken(book, year)}
    for session in book.tracking.held(year):
        if session.id not in columns or session.sitting:
            continue
        tally = columns[session.id].tally
        sat = counting.sat(session, book.attendance.marks(session), book.speeches.of_session(session.id))
        facts = facts_of(book, session)
        assert (facts.present, facts.expected) == came(columns[session.id])
        assert (facts.present, facts.unexcused) == (len(sat.present), tally.count(Code.UNEXCUSED))
        alone = not partners(session, book.calendar.sessions())
        if alone:
            assert facts.spoke == len(sat.present & sat.spoke)
            said = [c for c in book.commendations.of_session(session.id) if not is_promise(c)]
            assert facts.praised == sum(c.kind is not Commending.DISCIPLINE for c in said)
        minutes = minutes_facts.minutes_of(book, book.minutes.sitting(session.id))
        assert minutes.presence is not None
        assert (minutes.presence.present, minutes.presence.rate) == (tally.present, tally.rate)
        assert minutes.presence.spoke == len(sat.present & sat.spoke)
        assert len(minutes.reviewed) == len(book.registrations.reviewed_at(session.id))
        if minutes.quality is not None:
            total = book.scoring.sheet(session.id).total
            assert (minutes.quality.points, minutes.quality.most) == (total.points, total.most)


def ensure_the_year_end_drafts(book: Book, people: list[Person], year: int) -> None:
    """The facts of form 02 are those of register, tracking room, lists and registrations."""
    there = {row.member.id: row for row in book.evaluations.year(year)}
    if not there:
        return
    drafts = year_end.facts(book, Subject(year=year))
    lines = {line.member.id: line.tally for line in book.register.year(year).lines}
    tracked = book.tracking.year(year)
    works = book.assignments.counts(year)
    for row, id in zip(drafts.tables[0].rows, there, strict=True):
        part, tally, of = tracked.line(id).year, lines.get(id), works.get(id)
        told = told_by(year_end.HEADINGS, row)
        for heading, figure in (
            ("Số buổi", "sessions"), ("Có mặt", "present"), ("Vắng có phép", "excused"),
            ("Vắng không phép", "unexcused"),
        ):  # fmt: skip
            assert told[heading] == (FIGURES[figure](tally) if tally is not None else 0)
        assert (told["Đề dẫn, tham luận"], told["Phát biểu, hỏi"]) == (part.speeches.papers, part.speeches.exchanges)
        quality = part.speeches.quality
        assert told["Chất lượng"] == (None if quality is None else round(float(quality), 2))
        assert (told["Đề xuất"], told["Đề xuất có kết quả"]) == (part.proposals, part.solved)
        given = (of.assigned[Work.TASK], of.given[Work.TASK]) if of is not None else (0, 0)
        assert (told["Nhiệm vụ được giao"], told["Nhiệm vụ xong"]) == given
        kinds = book.commendations.counts(id, year)
        assert told["Biểu dương, khen thưởng"] == kinds[Commending.PRAISE] + kinds[Commending.AWARD]
        mended = (Commending.REMINDER, Commending.CRITICISM, Commending.SELF_CRITICISM)
        assert told["Nhắc nhở, phê bình"] == sum(kinds[kind] for kind in mended)
    by_id = {one.member.id: one for one in people}
    sheets = drafts.facts["pages"]
    assert isinstance(sheets, list)
    for sheet, id in zip(sheets, there, strict=True):
        reviews = len(by_id[id].reviews)
        assert any(f"{reviews} lần" in line for line in sheet.figures if "Kiểm điểm đăng ký" in line) is bool(reviews)


def ensure_the_report(book: Book, people: list[Person], year: int) -> None:
    """The yearly report counts the thematic sessions of register and tracking room, and what they came to."""
    said = report.facts(book, Subject(year=year))
    held = [s for s in book.tracking.held(year) if s.kind is Kind.THEMATIC]
    columns = {column.session.id: column for column in taken(book, year)}
    rows = [told_by(report.HEADINGS, row) for row in said.tables[0].rows]
    assert said.facts["held"] == len(rows) == len(held)
    whole = sum((counting.counts(book.speeches.of_session(s.id)) for s in held), Counts())
    assert (said.facts["papers"], said.facts["opinions"]) == (whole.papers, whole.exchanges)
    assert said.facts["general_share"] == words.percent(whole.general_share)
    assert sum(number(row["Số tham luận"]) for row in rows) == whole.papers
    raised = [p for s in held for p in book.proposals.of_session(s.id)]
    assert (said.facts["proposals"], said.facts["solved"]) == (len(raised), sum(bool(p.result) for p in raised))
    for row, session in zip(rows, held, strict=True):
        came_there = came(columns[session.id]) if session.id in columns else (0, 0)
        assert (row["Dự"], row["Tổng"]) == came_there
        assert_scored(book, session, row["Điểm"])
    assert said.facts["registered"] == sum(one.registration is not None for one in people)
    assert said.facts["reviews"] == sum(len(one.reviews) for one in people)
    ends = sum((one.outcomes() for one in people), Counter())
    told = [f"{said_of} {ends[end]}" for end, (said_of, _en) in OUTCOME_WORDS.items() if ends[end]]
    assert said.facts["outcomes"] == (", ".join(told) or "–")


def assert_scored(book: Book, session: Session, points: CsvCell) -> None:
    sheet = book.scoring.sheet(session.id)
    scored = sheet.begun and sheet.total.grade is not None
    assert points == (round(float(sheet.total.scaled), 1) if scored else None)


# -- to say it shortly ---------------------------------------------------------------------------


def taken(book: Book, year: int) -> list[Column]:
    """The columns of the register whose roll was called."""
    return [column for column in book.register.year(year).columns if column.stage is Stage.TAKEN]


def came(column: Column) -> tuple[int, int]:
    """How many came, of how many who were marked and expected."""
    return column.tally.present, column.tally.expected - column.tally.not_taken


def settled(book: Book, kinds: Iterable[Work]) -> list[tuple[date, bool]]:
    """When each assignment of some kinds was settled, and whether in time."""
    days, today = book.assignments.days(), book.clock.today()
    every = (settled_on(a, days, today) for a in book.assignments.shelf().all() if a.kind in kinds)
    return [found for found in every if found is not None]


def share(part: Fraction | int, whole: int) -> Fraction | None:
    return Fraction(part) / whole if whole else None


def told_by(headings: Iterable[str], row: Iterable[CsvCell]) -> dict[str, CsvCell]:
    return dict(zip(headings, row, strict=True))


def number(cell: CsvCell) -> int:
    assert isinstance(cell, int)
    return cell
