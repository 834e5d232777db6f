"""Minutes, steps and what is not ready: the day before, the day itself, the day after."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from store.errors import BadValue, NoSuch
from store.records import (
    Assignment,
    Check,
    Item,
    ItemTemplate,
    Kind,
    Session,
    Stage,
    Staged,
    State,
    StepTemplate,
    Template,
    Work,
)
from store.rules import agenda, templates
from store.rules.agenda import StepState
from store.rules.ruleset import RuleSet

RULES = RuleSet()
TODAY = date(2026, 11, 5)
DAY = timedelta(days=1)


def session(on: date = TODAY, kind: Kind = Kind.REGULAR, id: int = 1, **more: object) -> Session:
    return Session(id=id, code=f"s{id}", kind=kind, date=on, **more)  # type: ignore[arg-type]


def items(*minutes: int | None) -> list[Item]:
    return [Item(id=n, session=1, place=n, title=f"mục {n}", minutes=m) for n, m in enumerate(minutes, 1)]


@pytest.mark.parametrize(
    ("minutes", "planned", "over", "left"),
    [
        ((20, 40, 45), 90, 15, 0), ((20, 40, 30), 90, 0, 0), ((20, 40), 90, 0, 30), ((), 90, 0, 90),
        ((91,), 90, 1, 0), ((89,), 90, 0, 1), ((20, None), 90, 0, 70),
    ],
)  # fmt: skip
def test_items_add_up_against_the_planned_length(
    minutes: tuple[int | None, ...], planned: int, over: int, left: int
) -> None:
    found = agenda.total(items(*minutes), planned)
    assert (found.over, found.left) == (over, left)
    assert found.open == minutes.count(None)


def test_the_planned_length_is_longer_where_two_sessions_share_the_sitting_and_their_own_goes_first() -> None:
    regular, thematic = session(), session(kind=Kind.THEMATIC, id=2, sitting=1)
    everyone = [regular, thematic, session(id=3)]
    assert agenda.partners(regular, everyone) == [thematic]
    assert agenda.partners(thematic, everyone) == [regular]
    assert agenda.planned_minutes(session(id=3), [], RULES) == 90
    assert agenda.planned_minutes(regular, [thematic], RULES) == 120
    assert agenda.planned_minutes(thematic, [session(minutes=150)], RULES) == 150
    assert agenda.planned_minutes(session(), [], RuleSet({"minutes_regular": 60})) == 60
    cancelled = session(kind=Kind.THEMATIC, id=2, sitting=1, state=State.CANCELLED)
    assert agenda.partners(regular, [regular, cancelled]) == []
    assert agenda.total(items(20), 120, items(110)).over == 10


def test_each_item_has_its_time_also_over_midnight_and_without_minutes() -> None:
    found = agenda.slots(items(10, None, 45), "23:30")
    assert [(s.begins, s.ends, s.upto) for s in found] == [
        ("23:30", "23:40", 10), ("23:40", "23:40", 10), ("23:40", "00:25", 55),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("id", "by", "order"),
    [(1, -1, [1, 2, 3]), (1, 1, [2, 1, 3]), (3, -1, [1, 3, 2]), (3, 1, [1, 2, 3]), (1, 9, [2, 3, 1])],
)  # fmt: skip
def test_an_item_moves_up_and_down_and_stops_at_the_ends(id: int, by: int, order: list[int]) -> None:
    found = agenda.shifted(items(1, 2, 3), id, by)
    assert [i.id for i in found] == order
    assert [i.place for i in found] == [1, 2, 3]


@pytest.mark.parametrize(
    ("due", "done", "state", "days"),
    [
        (TODAY - DAY, None, StepState.LATE, 1), (TODAY - 9 * DAY, None, StepState.LATE, 9),
        (TODAY, None, StepState.TODAY, 0), (TODAY + DAY, None, StepState.COMING, 1), (None, None, StepState.UNDATED, 0),
        (TODAY - 3 * DAY, TODAY, StepState.DONE, 3), (TODAY, TODAY - DAY, StepState.DONE, 0),
        (None, TODAY, StepState.DONE, 0),
    ],
)  # fmt: skip
def test_how_a_step_stands_on_a_day(due: date | None, done: date | None, state: StepState, days: int) -> None:
    found = agenda.progress(Check(session=1, key="", title="x", due=due, done=done), TODAY)
    assert (found.state, found.days) == (state, days)
    assert found.on == (done or due)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (Kind.THEMATIC, {"assign": -14, "committee": -7, "drafts": -3, "papers": -1, "roll": 0, "report": 2}),
        (Kind.REGULAR, {"gather": -7, "committee": -5, "notify": -3, "papers": -1, "roll": 0, "minutes": 1,
                        "report": 2}),
        (Kind.COMMITTEE, {"notify": -2, "roll": 0, "minutes": 1}),
        (Kind.EXTRAORDINARY, {"notify": -2, "papers": -1, "roll": 0, "minutes": 1, "report": 2}),
    ],
)  # fmt: skip
def test_a_template_dates_its_steps_from_the_day(kind: Kind, expected: dict[str, int]) -> None:
    found = templates.checks_from(templates.shipped(kind, RULES), session(kind=kind))
    assert {c.key: (c.due - TODAY).days for c in found if c.due} == expected


def test_days_a_rule_names_follow_the_rule() -> None:
    own = templates.shipped(Kind.REGULAR, RuleSet({"papers_days_before": 3, "report_days_after": 5}))
    assert {s.key: s.days for s in own.steps if s.key in ("papers", "report")} == {"papers": -3, "report": 5}


@pytest.mark.parametrize("kind", Kind)
def test_a_shipped_template_speaks_both_languages_and_fits_the_screen(kind: Kind) -> None:
    found = templates.shipped(kind, RULES)
    lines: list[templates.Entry] = [*found.items, *found.steps]
    assert all(line.vi and line.en and len(line.vi) <= 48 and len(line.en) <= 50 for line in lines)
    assert len({s.key for s in found.steps}) == len(found.steps)
    if kind in (Kind.REGULAR, Kind.THEMATIC, Kind.EXTRAORDINARY):
        assert sum(i.minutes for i in found.items) == RULES.number("minutes_regular")


def test_two_sessions_in_one_sitting_begin_with_items_that_fit_it() -> None:
    found = [templates.shipped(kind, RULES, shared=True) for kind in (Kind.REGULAR, Kind.THEMATIC)]
    items = [item for template in found for item in template.items]
    assert sum(item.minutes for item in items) == RULES.number("minutes_combined")
    assert all(item.vi and item.en and len(item.vi) <= 48 and len(item.en) <= 50 for item in items)
    assert [t.steps for t in found] == [templates.shipped(t.kind, RULES).steps for t in found]
    committee = templates.shipped(Kind.COMMITTEE, RULES)
    assert templates.shipped(Kind.COMMITTEE, RULES, shared=True) == committee


@pytest.mark.parametrize(("after", "begun", "state", "speaks"), [
    (-30, False, State.PLANNED, True), (0, False, State.PLANNED, True), (2, False, State.HELD, True),
    (3, False, State.HELD, False), (-30, True, State.PLANNED, False), (-30, False, State.CANCELLED, False),
])  # fmt: skip
def test_a_template_stands_in_until_its_last_step(after: int, begun: bool, state: State, speaks: bool) -> None:
    one = session(TODAY, begun=begun, state=state)
    assert templates.stands_in(one, templates.shipped(Kind.REGULAR, RULES), TODAY + after * DAY) is speaks


def test_a_step_moves_with_its_session_until_it_is_done_or_dated_by_hand() -> None:
    moved = session(TODAY + 7 * DAY)
    open_one = Check(id=1, session=1, key="a", title="a", due=TODAY - DAY, days=-1)
    assert agenda.dated(open_one, moved).due == TODAY + 6 * DAY
    for kept in (Check(id=2, session=1, key="b", title="b", due=TODAY - DAY),
                 Check(id=3, session=1, key="c", title="c", due=TODAY - DAY, days=-1, done=TODAY)):  # fmt: skip
        assert agenda.dated(kept, moved) == kept


def test_how_ready_a_session_is() -> None:
    checks = [
        Check(id=1, session=1, key="a", title="a", due=TODAY - 9 * DAY, done=TODAY - 9 * DAY),
        Check(id=2, session=1, key="b", title="b", due=TODAY - DAY),
        Check(id=3, session=1, key="c", title="c", due=TODAY - 3 * DAY),
        Check(id=4, session=1, key="d", title="d", due=TODAY),
    ]
    found = agenda.readiness(checks, TODAY)
    assert (found.done, found.steps, [(c.id, n) for c, n in found.late]) == (1, 4, [(3, 3), (2, 1)])
    assert not found.all_done
    assert agenda.readiness(checks[:1], TODAY).all_done


def paper(due: date | None, *stages: Stage, kind: Work = Work.PAPER, at: int = 1) -> Assignment:
    return Assignment(
        kind=kind, members=(4,), due=due, session=at, stages=tuple(Staged(stage=s, on=TODAY) for s in stages)
    )


@pytest.mark.parametrize(
    ("one", "late"),
    [
        (paper(TODAY - DAY, Stage.ASSIGNED), 1), (paper(TODAY - DAY), 1), (paper(TODAY, Stage.ASSIGNED), 0),
        (paper(TODAY + DAY, Stage.ASSIGNED), 0), (paper(TODAY - DAY, Stage.ASSIGNED, Stage.DRAFT), 0),
        (paper(TODAY - 2 * DAY, Stage.ASSIGNED, Stage.DRAFT, Stage.RETURNED), 2),
        (paper(TODAY - DAY, Stage.ASSIGNED, Stage.DRAFT, Stage.APPROVED), 0), (paper(TODAY - DAY, Stage.GIVEN), 0),
        (paper(TODAY - DAY, Stage.NOT_GIVEN), 0), (paper(TODAY - DAY, Stage.DROPPED), 0),
        (paper(TODAY - DAY, kind=Work.TASK), 0), (paper(TODAY - DAY, at=2), 0), (paper(None), 3),
        (paper(TODAY - DAY, kind=Work.LEAD_IN), 1), (paper(TODAY - DAY, kind=Work.OPINION), 1),
    ],
)  # fmt: skip
def test_a_paper_past_its_day_and_not_handed_in_is_not_ready(one: Assignment, late: int) -> None:
    found = agenda.not_ready([one], session(TODAY - 3 * DAY), TODAY)
    assert [n.days for n in found] == ([late] if late else [])


def test_the_next_steps_are_the_late_ones_then_those_to_come() -> None:
    near, far, old = session(TODAY + DAY, id=1), session(TODAY + 30 * DAY, id=2), session(TODAY - 32 * DAY, id=3)
    off = session(TODAY, id=4, state=State.CANCELLED)

    def check(id: int, at: int, due: date | None, done: date | None = None) -> Check:
        return Check(id=id, session=at, key="", title=str(id), due=due, done=done)

    checks = [
        check(1, 2, TODAY + 9 * DAY), check(2, 1, TODAY), check(3, 1, TODAY - 4 * DAY), check(4, 1, None),
        check(5, 1, TODAY - 5 * DAY, TODAY), check(6, 3, TODAY - 31 * DAY), check(7, 4, TODAY),
        check(8, 2, TODAY + DAY),
    ]  # fmt: skip
    found = agenda.steps([near, far, old, off], checks, TODAY)
    assert [s.check.id for s in found] == [3, 2, 8]
    assert [s.check.id for s in agenda.steps([near, far, old, off], checks, TODAY, n=9)] == [3, 2, 8, 1]


def test_the_coming_session_is_todays_then_the_next_then_the_last() -> None:
    past, now, ahead = session(TODAY - DAY, id=1), session(TODAY, id=2), session(TODAY + DAY, id=3)
    assert agenda.coming([past, now, ahead], TODAY) == now
    assert agenda.coming([past, ahead], TODAY) == ahead
    assert agenda.coming([past], TODAY) == past
    assert agenda.coming([], TODAY) is None
    assert agenda.coming([session(TODAY, state=State.CANCELLED), ahead], TODAY) == ahead


# -- templates a cell changes ------------------------------------------------------------------

PLAIN = Template(
    kind=Kind.COMMITTEE,
    items=(ItemTemplate(vi="A", en="", minutes=10), ItemTemplate(vi="B", minutes=20)),
    steps=(StepTemplate(key="x", vi="X", days=-3), StepTemplate(key="y", vi="Y", days=0)),
)


def test_lines_are_added_changed_moved_and_taken_out() -> None:
    added = templates.with_entry(PLAIN, ItemTemplate(vi="  C ", minutes=5))
    assert [i.vi for i in added.items] == ["A", "B", "C"]
    assert [i.vi for i in templates.shifted(added, added.items[2], -1).items] == ["A", "C", "B"]
    step = templates.with_entry(PLAIN, StepTemplate(key="", vi="Z", days=-9))
    assert [(s.key, s.days) for s in step.steps] == [("own1", -9), ("x", -3), ("y", 0)]
    later = templates.with_entry(PLAIN, StepTemplate(key="x", vi="X", days=2), PLAIN.steps[0])
    assert [s.key for s in later.steps] == ["y", "x"]
    assert templates.without_entry(PLAIN, PLAIN.items[0]).items == PLAIN.items[1:]


def test_a_line_that_is_no_longer_there_is_not_written_over() -> None:
    with pytest.raises(NoSuch):
        templates.with_entry(PLAIN, PLAIN.items[0], ItemTemplate(vi="Q", minutes=1))
    with pytest.raises(NoSuch):
        templates.shifted(PLAIN, ItemTemplate(vi="Q", minutes=1), 1)


@pytest.mark.parametrize(
    "entry",
    [ItemTemplate(vi=" ", minutes=5), ItemTemplate(vi="A", minutes=601), ItemTemplate(vi="A", minutes=-1),
     StepTemplate(key="", vi="", days=0), StepTemplate(key="", vi="A", days=-201)],
    ids=str,
)  # fmt: skip
def test_a_line_without_words_or_beyond_reason_is_refused(entry: templates.Entry) -> None:
    with pytest.raises(BadValue):
        templates.with_entry(PLAIN, entry)


def test_a_template_that_is_as_shipped_again_is_no_longer_the_cells_own() -> None:
    shipped = templates.shipped(Kind.REGULAR, RULES)
    own = templates.with_template((), templates.without_entry(shipped, shipped.items[0]), RULES)
    assert templates.template_of(Kind.REGULAR, own, RULES).items == shipped.items[1:]
    assert templates.template_of(Kind.THEMATIC, own, RULES) == templates.shipped(Kind.THEMATIC, RULES)
    assert templates.with_template(own, shipped, RULES) == ()
