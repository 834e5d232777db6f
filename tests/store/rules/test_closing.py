"""What is missing at closing: one case a thing, nothing missing, what is left open and what is answered."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from store.errors import BadValue
from store.records import (
    Assignment,
    Code,
    Item,
    Kind,
    Mark,
    Proceedings,
    Session,
    Speech,
    SpeechKind,
    Stage,
    Staged,
    Theme,
    Vote,
    Work,
)
from store.rules.closing import Held, Where, ensure_answered, missing, unanswered
from store.rules.proceedings import of_sitting

DAY = date(2026, 11, 5)
REGULAR = Session(id=1, code="2026-11-DK", kind=Kind.REGULAR, date=DAY)
THEMATIC = replace(REGULAR, kind=Kind.THEMATIC, code="2026-Q4-CD")
COMMITTEE = replace(REGULAR, kind=Kind.COMMITTEE, code="2026-11-CU")
NAMES = {1: "Nguyễn Văn An", 2: "Nguyễn Thị Ân", 3: "Trần Văn Bình"}
SAID = Proceedings(
    id=1, session=1, taker=1, opened="14:00", ended="15:35", dues=True, conclusion="Thống nhất.", read_back=True
)  # fmt: skip
ITEM = Item(id=7, session=1, place=1, title="Kết quả tháng", began="14:05", conclusion="Đạt.")
SPEECH = Speech(id=1, session=1, member=3, kind=SpeechKind.OPINION, item=7, summary="Đồng ý.")
TASK = Assignment(id=20, kind=Work.TASK, members=(3,), title="Soạn báo cáo", due=DAY, source=1)


def marks(*codes: Code) -> list[Mark]:
    return [Mark(id=n, session=1, member=n, code=code, reason="health") for n, code in enumerate(codes, 1)]


P3 = (Code.PRESENT,) * 3
WHOLE = Held(
    session=REGULAR, said=SAID, chair=2, items=[ITEM], marks=marks(*P3), speeches=[SPEECH], tasks=[TASK],
    minimum=90, names=NAMES,
)  # fmt: skip


def held(**changes: object) -> Held:
    fields = {name: getattr(WHOLE, name) for name in Held.__dataclass_fields__}
    return Held(**{**fields, **changes})


def said(**changes: object) -> Held:
    return held(said=replace(SAID, **changes))


def staged(stage: Stage, kind: Work = Work.PAPER) -> Assignment:
    return Assignment(
        id=12, kind=kind, members=(1,), title="Nêu gương", session=1, stages=(Staged(stage=stage, on=DAY),)
    )


def vote(favour: int | None, against: int | None = None, other: int | None = None) -> Held:
    return held(votes=[(Vote(id=4, session=1, subject="Nghị quyết", favour=favour, against=against, other=other), 3)])


CASES: list[tuple[str, Held, list[str]]] = [
    ("nothing", WHOLE, []),
    ("no chair", held(chair=0), ["chair"]),
    ("the chair is absent", held(marks=marks(Code.PRESENT, Code.EXCUSED, Code.PRESENT)), ["chair_absent"]),
    ("no taker", said(taker=0), ["taker"]),
    ("the taker is absent", held(marks=marks(Code.UNEXCUSED, Code.LATE, Code.PRESENT)), ["taker_absent"]),
    ("no roll", held(marks=marks(*(Code.NOT_TAKEN,) * 3)), ["roll"]),
    ("a mark not taken", held(marks=marks(Code.PRESENT, Code.PRESENT, Code.NOT_TAKEN)), ["marks"]),
    (
        "excused without a reason",
        held(marks=[*marks(Code.PRESENT, Code.PRESENT), Mark(id=3, session=1, member=3, code=Code.EXCUSED)]),
        ["reason:3"],
    ),
    ("no beginning", said(opened=""), ["opened"]),
    ("no end", said(ended=""), ["ended"]),
    ("it ends before it begins", said(ended="13:00"), ["times"]),
    ("a minute short", said(ended="15:29"), ["short"]),
    ("just as long", said(ended="15:30"), []),
    ("dues not said", said(dues=None), ["dues"]),
    ("dues not announced, and said so", said(dues=False), []),
    ("no theme", held(session=THEMATIC, tasks=()), ["theme"]),
    ("a theme", held(session=THEMATIC, tasks=(), theme=Theme(quarter="2026-Q4", title="x")), []),
    ("a committee needs no dues, no speech", held(session=COMMITTEE, speeches=(), said=replace(SAID, dues=None)), []),
    (
        "a committee is not asked to sit as long as the cell",
        held(session=COMMITTEE, speeches=(), said=replace(SAID, dues=None, ended="14:20")),
        [],
    ),
    ("no agenda", held(items=()), ["items"]),
    ("no speech", held(speeches=()), ["speeches"]),
    ("a speech without a summary", held(speeches=[replace(SPEECH, summary="")]), ["summaries"]),
    ("a paper needs none: its text is there", held(speeches=[replace(SPEECH, summary="", assignment=12)]), []),
    ("assigned and not given", held(assignments=[staged(Stage.APPROVED)]), ["assigned:12"]),
    ("assigned and said not to be given", held(assignments=[staged(Stage.NOT_GIVEN)]), []),
    ("given and in no speech", held(assignments=[staged(Stage.GIVEN)]), ["unlogged:12"]),
    (
        "given and logged",
        held(assignments=[staged(Stage.GIVEN)], speeches=[SPEECH, replace(SPEECH, id=2, assignment=12)]),
        [],
    ),
    (
        "logged, whatever its stage says",
        held(assignments=[staged(Stage.APPROVED)], speeches=[SPEECH, replace(SPEECH, id=2, assignment=12)]),
        [],
    ),
    ("discussed without a conclusion", held(items=[replace(ITEM, conclusion="")]), ["item:7"]),
    (
        "a theme is concluded as a whole",
        held(session=THEMATIC, theme=Theme(quarter="2026-Q4", title="x"), items=[replace(ITEM, conclusion="")]),
        [],
    ),
    (
        "concluded by a speech",
        held(items=[replace(ITEM, conclusion="")], speeches=[SPEECH, replace(SPEECH, kind=SpeechKind.CONCLUSION)]),
        [],
    ),
    (
        "never come to",
        held(items=[ITEM, Item(id=8, session=1, place=2, title="Việc khác")]),
        ["skipped:8"],
    ),
    (
        "no clock ran",
        held(items=[replace(ITEM, began=""), Item(id=8, session=1, place=2, title="Việc khác")]),
        [],
    ),
    ("no conclusion", said(conclusion=""), ["conclusion"]),
    ("no task", held(tasks=()), ["tasks"]),
    ("a task without a deadline", held(tasks=[replace(TASK, due=None)]), ["due:20"]),
    ("a vote not counted", vote(None), ["uncounted:4"]),
    ("a vote of more than there were", vote(3, 1), ["vote:4"]),
    ("a vote of fewer", vote(2, 0, 0), ["vote:4"]),
    ("a vote whose rest is left empty", vote(2), []),
    ("a vote that adds up", vote(2, 1, 0), []),
    ("not scored", held(scored=False), ["score"]),
    ("not read back", said(read_back=None), ["read_back"]),
    ("said not to be read back", said(read_back=False), ["read_back"]),
]


@pytest.mark.parametrize(("sitting", "keys"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_each_thing_missing_is_told_once_and_nothing_else_is(sitting: Held, keys: list[str]) -> None:
    assert [one.key for one in missing(sitting)] == keys


def test_every_sentence_names_whom_or_what_and_has_both_languages() -> None:
    every = [one for _name, sitting, _keys in CASES for one in missing(sitting)]
    assert {one.where for one in every} == set(Where)
    for one in every:
        assert one.sentence("vi") != one.sentence("en")
        assert len(one.sentence("vi")) <= 100
        assert len(one.sentence("en")) <= 100
    assert any("Nguyễn Văn An" in one.vi and "Nêu gương" in one.vi for one in every)


def test_what_is_left_open_stays_in_the_list_and_no_longer_stops_the_closing() -> None:
    sitting = said(taker=0, ended="", left_open=("taker", "gone:9"))
    assert [(one.key, one.left) for one in missing(sitting)] == [("taker", True), ("ended", False)]
    with pytest.raises(BadValue, match="giờ kết thúc"):
        ensure_answered(missing(sitting))
    ensure_answered(missing(said(taker=0, ended="", left_open=("taker", "ended"))))


@given(left=st.sets(st.sampled_from(["taker", "opened", "ended", "dues", "conclusion", "read_back"])))
def test_leaving_things_open_changes_neither_the_list_nor_its_order(left: set[str]) -> None:
    empty = replace(Proceedings(session=1), left_open=tuple(sorted(left)))
    found = missing(held(said=empty))
    assert [one.key for one in found] == ["taker", "opened", "ended", "dues", "conclusion", "read_back"]
    assert {one.key for one in unanswered(found)} == {one.key for one in found} - left


def test_a_session_in_anothers_sitting_takes_over_what_it_does_not_say_but_no_conclusion() -> None:
    own = Proceedings(id=2, session=2, chair=3, conclusion="")
    shared = of_sitting(own, SAID)
    assert (shared.chair, shared.taker, shared.opened, shared.dues, shared.read_back) == (3, 1, "14:00", True, True)
    assert (shared.session, shared.conclusion) == (2, "")
    assert of_sitting(own, None) is own
