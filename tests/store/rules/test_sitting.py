"""The sitting by its rules: who stands first, how long a silence is, which session it is, what is done of its order."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from store.records import Code, Guest, Item, Kind, Mark, Member, Proceedings, Session, Speech, SpeechKind, State
from store.rules import sitting as rules
from store.rules.speeches import Silent

DAY = date(2026, 11, 5)


def session(id: int = 1, day: date = DAY, **more: object) -> Session:
    return Session(id=id, code=f"S{id}", date=day, **{"kind": Kind.REGULAR, **more})  # type: ignore[arg-type]


def roll(*codes: Code) -> list[tuple[int, Member, Mark]]:
    return [
        (n, Member(id=n, name=f"Người {n}"), Mark(session=1, member=n, code=code)) for n, code in enumerate(codes, 1)
    ]


def said(member: int = 0, guest: int = 0, seconds: int = 0) -> Speech:
    return Speech(session=1, member=member, guest=guest, kind=SpeechKind.OPINION, seconds=seconds)


def test_those_present_stand_first_then_guests_then_who_is_not_there_each_with_the_rolls_number() -> None:
    codes = (Code.EXCUSED, Code.PRESENT, Code.NOT_TAKEN, Code.LATE, Code.EXEMPT, Code.LEFT_EARLY)
    found = rules.people(roll(*codes), [Guest(id=9, session=1, name="Khách")], [], called=True)
    assert [(p.number, p.here) for p in found] == [
        (2, True), (4, True), (6, True), (7, True), (1, False), (3, False), (5, False),
    ]  # fmt: skip
    assert found[3].name == "Khách"


def test_before_the_roll_is_called_nobody_is_known_to_be_missing_but_who_said_so() -> None:
    found = rules.people(roll(Code.NOT_TAKEN, Code.EXCUSED, Code.NOT_TAKEN), [], [], called=False)
    assert [(p.number, p.here) for p in found] == [(1, True), (3, True), (2, False)]


def test_everybodys_speeches_and_seconds_are_their_own() -> None:
    speeches = [said(1, seconds=60), said(1, seconds=5), said(2), said(guest=1, seconds=9)]
    found = rules.people(
        roll(Code.PRESENT, Code.PRESENT), [Guest(id=1, session=1, name="Khách")], speeches, called=True
    )
    assert [(p.times, p.seconds) for p in found] == [(2, 65), (1, 0), (1, 9)]


@given(some.lists(some.sampled_from(list(Code)), max_size=20), some.booleans())
def test_nobody_is_lost_or_doubled_in_the_list(codes: list[Code], called: bool) -> None:
    found = rules.people(roll(*codes), [], [], called=called)
    assert sorted(p.number for p in found) == list(range(1, len(codes) + 1))
    assert [p.here for p in found] == sorted((p.here for p in found), reverse=True)


def test_the_silent_stand_by_the_sessions_of_their_silence_the_longest_first() -> None:
    silent = [Silent(Member(id=n, name=""), length, None) for n, length in enumerate((4, 0, 4, 2), 1)]
    found = rules.by_silence(silent)
    assert [(length, [one.member.id for one in who]) for length, who in found] == [(4, [1, 3]), (2, [4]), (0, [2])]


@pytest.mark.parametrize(
    ("days", "nearest"),
    [((0, 3), 0), ((-2, 3), -2), ((-3, 2), 2), ((-2, 2), -2), ((-30,), -30), ((40, 10), 10), ((), None)],
)
def test_the_session_one_takes_down_is_todays_else_the_nearest(days: tuple[int, ...], nearest: int | None) -> None:
    there = [session(n, DAY + timedelta(days=shift)) for n, shift in enumerate(days, 1)]
    found = rules.nearest(there, DAY)
    assert (None if found is None else (found.date - DAY).days) == nearest


def test_a_cancelled_session_is_not_taken_down_and_of_a_shared_sitting_the_regular_one_is_first() -> None:
    there = [session(1, state=State.CANCELLED), session(2, kind=Kind.THEMATIC, sitting=3), session(3)]
    found = rules.nearest(there, DAY)
    assert found is not None
    assert found.id == 3


def known(**more: object) -> rules.Known:
    facts: dict[str, object] = {"session": session(), "said": Proceedings(session=1), **more}
    return rules.Known(**facts)  # type: ignore[arg-type]


def done(facts: rules.Known) -> list[str]:
    return [step.key for step in rules.ORDER if step.done(facts)]


ITEM = Item(session=1, place=1, title="x", began="14:00")


@pytest.mark.parametrize(
    ("facts", "keys"),
    [
        ({"items": (ITEM,), "chair": False}, []),
        ({"items": (ITEM,)}, ["chair"]),
        ({"items": (ITEM,), "said": Proceedings(session=1, opened="14:00", taker=2)}, ["opening", "chair", "taker"]),
        ({"items": (ITEM,), "called": True}, ["chair", "roll"]),
        ({"items": (ITEM,), "said": Proceedings(session=1, dues=False)}, ["chair", "dues"]),
        ({"items": (Item(session=1, place=1, title="x", began="14:00", ended="14:05"),)}, ["chair", "items"]),
        ({"items": (ITEM,), "counts": {"commendations": 1}}, ["chair", "praise"]),
        ({"items": (ITEM,), "counts": {"votes": 2, "commendations": 0}}, ["chair", "votes"]),
        ({"items": (ITEM,), "counts": {"reviews": 1, "due": 2}}, ["chair"]),
        ({"items": (ITEM,), "counts": {"reviews": 1, "scores": 1}}, ["chair", "registrations", "score"]),
        ({"items": (ITEM,), "said": Proceedings(session=1, conclusion="a", read_back=True, ended="15:00")},
         ["chair", "conclusion", "reading", "end"]),
        ({"items": (ITEM,), "session": session(state=State.CLOSED)}, ["chair", "closing"]),
    ],
)  # fmt: skip
def test_what_is_done_of_the_order(facts: dict[str, object], keys: list[str]) -> None:
    assert done(known(**facts)) == keys


def test_the_order_is_that_of_the_minutes_and_each_step_has_words_in_both_languages() -> None:
    keys = [step.key for step in rules.ORDER]
    assert len(set(keys)) == len(keys)
    assert keys.index("opening") < keys.index("roll") < keys.index("dues") < keys.index(rules.ITEMS)
    assert keys.index(rules.ITEMS) < keys.index("praise") < keys.index("reading") < keys.index("closing")
    assert all(step.words("vi") and step.words("en") and step.words("vi") != step.words("en") for step in rules.ORDER)
