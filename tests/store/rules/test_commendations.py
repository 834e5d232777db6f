"""What may be written of praise and criticism, what is promised, months without praise, deeds to tie words to."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from store.errors import BadValue
from store.records import Assignment, Commendation, Commending, Speech, SpeechKind, Stage, Staged, Work
from store.rules.commendations import (
    FORMS,
    KIND_WORDS,
    changes_minutes,
    counted_on,
    counts,
    deeds,
    ensure_sound,
    form_meant,
    form_words,
    in_year,
    is_promise,
    months_without,
    newest_first,
    praise_due,
)
from store.rules.ruleset import RuleSet
from store.rules.wording import GUIDES, hints

TODAY = date(2026, 11, 5)
P, R, C, S = Commending.PRAISE, Commending.REMINDER, Commending.CRITICISM, Commending.SELF_CRITICISM
A, D = Commending.AWARD, Commending.DISCIPLINE


def said(kind: Commending = P, **more: object) -> Commendation:
    facts: dict[str, object] = {"id": 1, "members": (3,), "text": "Hoàn thành khảo sát ngày 20/10", "on": TODAY, **more}
    return Commendation(kind=kind, **facts)  # type: ignore[arg-type]


def test_every_kind_has_words_and_a_guide() -> None:
    assert set(KIND_WORDS) == set(GUIDES) == set(Commending)


@pytest.mark.parametrize(
    "one",
    [
        said(), said(R, due=date(2026, 12, 1)), said(C), said(S), said(A, form="certificate", text=""),
        said(promised=True, due=date(2026, 12, 1)), said(A, form="commended", promised=True, given=TODAY),
        said(members=(3, 4)), said(on=date(2026, 11, 6), session=5),
    ],
)  # fmt: skip
def test_what_is_in_order_is_let_through(one: Commendation) -> None:
    ensure_sound(one, TODAY, discipline=False)


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (said(members=()), "Phải chọn đảng viên"),
        *[(said(kind, text=""), "Phải ghi nội dung") for kind in (P, R, C, S)],
        (said(S, members=(3, 4)), "của một người"),
        (said(A), "Phải ghi hình thức"),
        (said(R, promised=True), "mới hứa trước được"),
        (said(C, given=TODAY), "mới có ngày trao"),
        (said(due=TODAY), "Hạn chỉ có khi"),
        (said(on=date(2026, 11, 6)), "còn ở tương lai"),
        (said(C, due=date(2026, 11, 4)), "trước ngày nêu"),
        (said(promised=True, given=date(2026, 11, 4)), "trước ngày nêu"),
        (said(promised=True, given=date(2026, 11, 6)), "còn ở tương lai"),
        (said(D, text=""), "Sổ chưa cho ghi kỷ luật"),
    ],
)
def test_what_is_not_is_refused_in_one_sentence(one: Commendation, words: str) -> None:
    with pytest.raises(BadValue, match=words):
        ensure_sound(one, TODAY, discipline=False)


def test_of_discipline_only_a_reference_is_held_and_only_where_it_is_on() -> None:
    bare = said(D, text="", number="12-QĐ/CB", decided=TODAY)
    ensure_sound(bare, TODAY, discipline=True)
    for more in ({"text": "vì"}, {"form": "khiển trách"}, {"answer": "nhận"}, {"deed": "assignments:1"}):
        with pytest.raises(BadValue, match="chỉ ghi ngày và số hiệu"):
            ensure_sound(replace(bare, **more), TODAY, discipline=True)


@pytest.mark.parametrize(
    ("typed", "key"),
    [("Giấy khen", "certificate"), ("giay khen", "certificate"), ("Party badge", "badge"), ("Bằng khen của tỉnh", "")],
)
def test_a_form_is_known_by_its_words_in_either_language_else_kept_as_typed(typed: str, key: str) -> None:
    assert form_meant(typed) == (key or typed)
    assert form_words(form_meant(typed)) in ([FORMS[key].vi] if key else [typed])


def test_a_promise_is_open_until_it_is_kept_and_counts_from_then() -> None:
    promise = said(on=date(2026, 9, 7), promised=True)
    assert is_promise(promise)
    kept = replace(promise, given=TODAY)
    assert not is_promise(kept)
    assert counted_on(kept) == TODAY
    assert counts([promise, said()], 3)[P] == 1


def test_an_award_counts_for_the_day_of_its_decision_and_shows_in_both_years() -> None:
    award = said(A, form="certificate", on=date(2026, 1, 5), decided=date(2025, 12, 20))
    assert counted_on(award) == date(2025, 12, 20)
    assert in_year(award, 2025)
    assert in_year(award, 2026)
    assert not in_year(award, 2024)


def test_only_what_was_said_in_the_session_changes_its_minutes() -> None:
    old = said(promised=True)
    for later in ({"given": TODAY}, {"answer": "đã sửa"}, {"number": "1"}, {"note": "x"}):
        assert not changes_minutes(old, replace(old, **later))
    for then in ({"text": "khác"}, {"members": (4,)}, {"kind": A}, {"deed": "speeches:1"}):
        assert changes_minutes(old, replace(old, **then))


HELD = [date(2026, month, 5) for month in range(1, 11)]


@pytest.mark.parametrize(
    ("praised", "held", "months"),
    [
        ([], HELD, [f"2026-{m:02}" for m in range(1, 11)]),
        ([date(2026, 7, 6)], HELD, ["2026-08", "2026-09", "2026-10"]),
        ([date(2026, 10, 31)], HELD, []),
        ([date(2026, 11, 1)], HELD, []),
        ([date(2026, 7, 6)], HELD[:8], ["2026-08"]),
        ([date(2026, 9, 1)], HELD[:8], []),
        ([], [date(2026, 11, 5)], []),
        ([date(2025, 12, 1)], [date(2025, 11, 5), date(2026, 1, 5)], ["2026-01"]),
        ([], [], []),
    ],
)
def test_months_without_praise_are_counted_back_from_the_last_one_over(
    praised: list[date], held: list[date], months: list[str]
) -> None:
    assert list(months_without([said(on=day) for day in praised], held, TODAY)) == months


def test_criticism_and_promises_are_no_praise() -> None:
    october = date(2026, 10, 5)
    kinds = [said(C, on=october), said(R, on=october), said(on=october, promised=True)]
    assert months_without(kinds, [october], TODAY) == ("2026-10",)
    assert months_without([said(A, form="commended", on=october)], [october], TODAY) == ()


@pytest.mark.parametrize(
    ("most", "months", "told"), [(3, 2, False), (3, 3, True), (3, 4, True), (1, 1, True), (0, 9, False)]
)
def test_the_alert_comes_when_the_row_is_as_long_as_the_rule_says(most: int, months: int, told: bool) -> None:
    row = tuple(f"2026-{m:02}" for m in range(1, months + 1))
    found = praise_due(row, RuleSet({"months_without_praise": most}))
    assert (found is not None) is told
    if found:
        assert found.vi == f"{months} tháng sinh hoạt liền, từ tháng 1/2026, chưa biểu dương ai."
        assert "12-HD/BTCTW" in found.citation("vi")


@given(
    st.lists(st.dates(date(2025, 1, 1), date(2026, 12, 31)), max_size=20),
    st.lists(st.dates(date(2025, 1, 1), date(2026, 12, 31)), max_size=20),
    st.dates(date(2025, 1, 1), date(2026, 12, 31)),
)
def test_no_month_of_the_row_has_praise_or_lacks_a_session(praised: list[date], held: list[date], today: date) -> None:
    row = months_without([said(on=day) for day in praised if day <= today], held, today)
    names = {f"{d:%Y-%m}" for d in praised if d <= today}
    assert not set(row) & names
    assert set(row) <= {f"{d:%Y-%m}" for d in held}
    assert list(row) == sorted(row)
    assert all(month < f"{today:%Y-%m}" for month in row)


def test_newest_comes_first() -> None:
    found = [said(id=n, on=date(2026, n, 1)) for n in (3, 9, 5)]
    assert [c.id for c in newest_first(found)] == [9, 5, 3]


def test_deeds_are_the_members_own_newest_first_and_a_paper_given_stands_once() -> None:
    days = {1: date(2026, 9, 7), 2: date(2026, 10, 5), 3: date(2026, 12, 7)}
    staged = (Staged(stage=Stage.DONE, on=date(2026, 10, 20)),)
    work = [
        Assignment(id=1, kind=Work.TASK, members=(3, 4), title="Khảo sát", stages=staged),
        Assignment(id=2, kind=Work.PAPER, members=(3,), title="Chuyển đổi số", session=2),
        Assignment(id=3, kind=Work.TASK, members=(5,), title="Việc khác", stages=staged),
        Assignment(id=4, kind=Work.TASK, members=(3,), title="Không ngày"),
    ]
    spoke = [
        Speech(id=7, session=2, member=3, kind=SpeechKind.PAPER, summary="Chuyển đổi số", assignment=2),
        Speech(id=8, session=1, member=3, kind=SpeechKind.OPINION, summary="Rút ngắn thời gian"),
        Speech(id=9, session=3, member=3, kind=SpeechKind.OPINION, summary="sau này"),
    ]
    found = deeds(3, work, spoke, days, TODAY)
    assert [d.key for d in found] == ["assignments:1", "speeches:7", "speeches:8"]
    assert [d.on for d in found] == [date(2026, 10, 20), date(2026, 10, 5), date(2026, 9, 7)]


@pytest.mark.parametrize(
    ("kind", "text", "due", "words"),
    [
        (C, "Đồng chí lười, chậm báo cáo", TODAY, ["«lười»"]),
        (C, "Vô trách  nhiệm với việc chung", TODAY, ["«vô trách nhiệm»"]),
        (R, "Đồng chí luôn luôn nộp chậm", TODAY, ["«luôn luôn»"]),
        (R, "Nộp báo cáo chậm 5 ngày, hạn 20/10", None, ["Chưa ghi phải sửa"]),
        (C, "Báo cáo tháng 10 nộp chậm 5 ngày", TODAY, []),
        (C, "Xem lại tồi tệ hay không", TODAY, ["«tồi»"]),
        (C, "Rà soát tội phạm", TODAY, []),
        (P, "Không bao giờ lười", None, []),
        (C, "", None, []),
    ],
)
def test_hints_meet_judging_words_whole_and_only_where_something_is_to_be_mended(
    kind: Commending, text: str, due: date | None, words: list[str]
) -> None:
    found = hints(kind, text, due)
    assert len(found) == len(words)
    for hint, word in zip(found, words, strict=True):
        assert word in hint.vi
        assert hint.en
