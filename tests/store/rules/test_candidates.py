"""Whom to think of first, and why: one difference at a time; then everybody once, the away below, in any order."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from store.records import Assignment, Away, Member, Stage, Staged, Standing, Status, Work
from store.rules.candidates import Candidate, Told, Wanted, answers, matter, rank
from store.rules.ruleset import RuleSet

RULES = RuleSet()
DAY = date(2026, 11, 12)
SESSION = 7
DAYS = {SESSION: DAY, 1: date(2025, 11, 12), 2: date(2026, 2, 12), 3: date(2026, 5, 12), 4: date(2026, 8, 12)}
OLD = date(2000, 1, 1)


def member(id: int, **more: object) -> Member:
    return Member(id=id, name=f"Lê Văn {'ABCDEFGH'[id % 8]}n", official_on=OLD, **more)  # type: ignore[arg-type]


def paper(id: int, who: int, session: int, stage: Stage = Stage.GIVEN, kind: Work = Work.PAPER) -> Assignment:
    on = DAYS.get(session, DAY)
    return Assignment(
        id=id, kind=kind, members=(who,), title="x", session=session, stages=(Staged(stage=stage, on=on),)
    )


def wanted(words: str = "", kind: Work = Work.PAPER, session: int = SESSION) -> Wanted:
    return Wanted(kind, words, DAY, session)


def ids(found: list[Candidate]) -> list[int]:
    return [c.member.id for c in found]


def told(candidate: Candidate) -> list[Told]:
    return [r.kind for r in candidate.reasons]


@pytest.mark.parametrize(
    ("who", "every", "first"),
    [
        ("who never gave one goes before who did", [paper(1, 1, 1)], 2),
        ("who gave one longer ago goes first", [paper(1, 1, 3), paper(2, 2, 2)], 2),
        ("a lead-in counts as a paper", [paper(1, 1, 1, kind=Work.LEAD_IN)], 2),
        ("one still to give counts as much as one given", [paper(1, 1, SESSION, Stage.ASSIGNED)], 2),
        ("one that was not given does not count", [paper(1, 1, 4, Stage.NOT_GIVEN)], 1),
        ("an opinion is no paper", [paper(1, 1, 4, kind=Work.OPINION)], 1),
        ("a task weighs where all else is equal",
         [Assignment(id=1, kind=Work.TASK, members=(1,), title="x")], 2),
        ("a task that is done weighs nothing",
         [Assignment(id=1, kind=Work.TASK, members=(1,), title="x", stages=(Staged(stage=Stage.DONE, on=DAY),))], 1),
    ],
)  # fmt: skip
def test_one_difference_decides(who: str, every: list[Assignment], first: int) -> None:
    assert ids(rank(wanted(), [member(1), member(2)], every, DAYS, RULES))[0] == first, who


def test_a_strong_point_decides_between_two_who_wait_equally_long() -> None:
    people = [member(1), member(2, strengths=("công nghệ thông tin",))]
    found = rank(wanted("Ứng dụng công nghệ số trong quản lý"), people, [], DAYS, RULES)
    assert ids(found) == [2, 1]
    assert next(r for r in found[0].reasons if r.kind is Told.STRENGTH).words == ("công nghệ thông tin",)
    longer = rank(wanted("công nghệ thông tin"), people, [paper(1, 2, 4)], DAYS, RULES)
    assert ids(longer) == [1, 2]


def test_within_one_quarter_the_strong_point_weighs_more_than_days() -> None:
    days = {**DAYS, 5: date(2026, 7, 1)}
    people = [member(1), member(2, strengths=("dân vận",))]
    every = [paper(1, 1, 5), paper(2, 2, 4)]
    assert ids(rank(wanted("Công tác dân vận"), people, every, days, RULES)) == [2, 1]


def test_a_task_asks_for_strong_points_and_load_only() -> None:
    people = [member(1), member(2, strengths=("thống kê",))]
    every = [paper(1, 2, 4), Assignment(id=2, kind=Work.TASK, members=(2,), title="x")]
    assert ids(rank(wanted("Thống kê số liệu", Work.TASK, 0), people, every, DAYS, RULES)) == [2, 1]
    assert ids(rank(wanted("Kê khai", Work.TASK, 0), people, every, DAYS, RULES)) == [1, 2]


@pytest.mark.parametrize(
    ("facts", "kind"),
    [
        ({"aways": (Away(since=DAY, until=DAY, reason="study"),)}, Told.AWAY),
        ({"standings": (Standing(status=Status.EXEMPT),)}, Told.STANDING),
        ({"standings": (Standing(status=Status.ELSEWHERE, since=DAY),)}, Told.STANDING),
        ({"standings": (Standing(status=Status.SUSPENDED, until=DAY),)}, Told.STANDING),
    ],
)
def test_who_will_not_be_there_stands_last_and_is_warned_of(facts: dict[str, object], kind: Told) -> None:
    found = rank(wanted(), [member(1, **facts), member(2)], [paper(1, 2, 4)], DAYS, RULES)
    assert ids(found) == [2, 1]
    assert [r.kind for r in found[1].warnings] == [kind]


@pytest.mark.parametrize(("away", "said"), [((-2, -1), False), ((-2, 0), True), ((0, 3), True), ((1, 3), False)])
def test_away_is_told_on_its_days_only(away: tuple[int, int], said: bool) -> None:
    since, until = (DAY + timedelta(days=n) for n in away)
    found = rank(wanted(), [member(1, aways=(Away(since=since, until=until),))], [], DAYS, RULES)
    assert (Told.AWAY in told(found[0])) is said


@pytest.mark.parametrize(("count", "warned"), [(0, False), (1, False), (2, True), (3, True)])
def test_two_papers_in_the_quarter_are_warned_of(count: int, warned: bool) -> None:
    days = {**DAYS, 11: date(2026, 10, 5), 12: date(2026, 10, 6), 13: date(2026, 12, 31)}
    every = [paper(n, 1, 10 + n, Stage.ASSIGNED) for n in range(1, count + 1)]
    found = rank(wanted(), [member(1), member(2)], every, days, RULES)
    mine = next(c for c in found if c.member.id == 1)
    assert any(r.kind is Told.QUARTER and r.warns for r in mine.reasons) is warned
    assert ids(found) == ([2, 1] if count else [1, 2])


def test_the_limit_is_the_cells_own_number() -> None:
    every = [paper(1, 1, SESSION, Stage.GIVEN)]
    found = rank(wanted(session=0), [member(1)], every, DAYS, RuleSet({"papers_per_quarter": 1}))
    assert [r.kind for r in found[0].warnings] == [Told.QUARTER]


def test_who_holds_something_at_the_same_session_is_warned_of_and_the_piece_itself_is_not_counted() -> None:
    every = [paper(1, 1, SESSION, Stage.DRAFT)]
    assert [r.kind for r in rank(wanted(), [member(1)], every, DAYS, RULES)[0].warnings] == [Told.HOLDS]
    own = Wanted(Work.PAPER, "", DAY, SESSION, id=1)
    assert told(rank(own, [member(1)], every, DAYS, RULES)[0]) == [Told.NEVER]


def test_a_probationary_member_is_told_of_and_not_warned_of() -> None:
    young = Member(id=1, name="Hà Minh Vỹ")
    found = rank(wanted(), [young], [], DAYS, RULES)[0]
    assert Told.PROBATIONARY in told(found)
    assert not found.warnings


@pytest.mark.parametrize(
    ("tag", "words", "meant"),
    [
        ("dân vận", "Nâng cao chất lượng công tác dân vận khéo", True),
        ("dan van", "Công tác dân vận", True),
        ("công nghệ thông tin", "Ứng dụng công nghệ số", True),
        ("lý luận chính trị", "Quản lý đào tạo", False),
        ("quản lý đào tạo", "Quản lý và đào tạo", True),
        ("công tác học viên", "Công tác Đảng", False),
        ("công tác học viên", "Học viên tự quản", True),
        ("văn bản", "vận bán", True), ("thơ", "thơ ca", True), ("thơ", "thôn", False),
        ("", "gì cũng được", False), ("và", "và", False), ("dân vận", "", False),
        ("dân vận", "dân chủ, vận động", False),
    ],
)  # fmt: skip
def test_a_strong_point_answers_by_whole_words_without_accents(tag: str, words: str, meant: bool) -> None:
    assert answers(tag, matter(words)) is meant


def test_words_without_a_matter_of_their_own_are_set_aside() -> None:
    assert matter("Nâng cao chất lượng của việc quản lý, từ tư tưởng") == ["quan", "ly", "tu", "tuong"]


PEOPLE = st.lists(
    st.builds(
        lambda id, tags, away, status, official: Member(
            id=id, name=f"Trần {'ABCDEFGHIJKLMNOP'[id]}", strengths=tuple(tags),
            official_on=OLD if official else None,
            aways=(Away(since=DAY, until=DAY),) if away else (),
            standings=(Standing(status=status),) if status else (),
        ),
        st.integers(0, 15), st.lists(st.sampled_from(["dân vận", "thống kê", "văn bản"]), unique=True),
        st.booleans(), st.sampled_from([None, None, None, Status.EXEMPT, Status.ELSEWHERE]), st.booleans(),
    ),
    unique_by=lambda m: m.id, max_size=12,
)  # fmt: skip
WORKS = st.lists(
    st.builds(
        lambda who, session, stage, kind: Assignment(
            id=0, kind=kind, members=tuple(who), title="x", session=session, stages=(Staged(stage=stage, on=DAY),)
        ),
        st.lists(st.integers(0, 15), min_size=1, max_size=3), st.sampled_from([0, *DAYS]),
        st.sampled_from([Stage.ASSIGNED, Stage.DRAFT, Stage.GIVEN, Stage.NOT_GIVEN]), st.sampled_from(list(Work)),
    ),
    max_size=20,
).map(lambda works: [replace(w, id=n) for n, w in enumerate(works, 1)])  # fmt: skip
ASKED = st.builds(Wanted, st.sampled_from(list(Work)), st.sampled_from(["", "dân vận", "thống kê văn bản"]),
                  st.just(DAY), st.sampled_from([0, SESSION]))  # fmt: skip


@given(PEOPLE, WORKS, ASKED, st.randoms(use_true_random=False))
def test_everybody_is_there_once_in_an_order_that_does_not_hang_on_the_order_given(
    people: list[Member], works: list[Assignment], asked: Wanted, chance: object
) -> None:
    found = ids(rank(asked, people, works, DAYS, RULES))
    assert sorted(found) == sorted(m.id for m in people)
    shuffled, other = list(people), list(works)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    chance.shuffle(other)  # type: ignore[attr-defined]
    assert ids(rank(asked, shuffled, other, DAYS, RULES)) == found


@given(PEOPLE, WORKS, ASKED, st.data())
def test_the_same_member_away_never_stands_higher_than_present(
    people: list[Member], works: list[Assignment], asked: Wanted, data: st.DataObject
) -> None:
    if not people:
        return
    one = data.draw(st.sampled_from(people))
    others = [m for m in people if m.id != one.id]
    present = replace(one, aways=(), standings=())
    away = replace(present, aways=(Away(since=DAY - timedelta(days=1), until=DAY),))
    there = ids(rank(asked, [*others, present], works, DAYS, RULES)).index(one.id)
    gone = ids(rank(asked, [*others, away], works, DAYS, RULES)).index(one.id)
    assert gone >= there
    assert rank(asked, [*others, away], works, DAYS, RULES)[gone].warnings
