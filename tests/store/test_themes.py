"""The door to themes, topics and documents: found sessions, proposed days, two hands, undo, one command to promote."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from store import Book
from store.disk import Put
from store.errors import BadValue, BookError, ChangedSince, Odd
from store.records import Assignment, Document, Kind, Session, Stage, State, ThemeState, Work
from store.rules.theme_steps import state_of
from tests.cells import again, make_cell, number_of

TODAY = date(2026, 11, 5)
Q4 = "2026-Q4"


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    made = make_cell(tmp_path / "book")
    made.settings.set_rule("draft_days_before", "7")
    yield made
    made.close()


def plan(book: Book, title: str = "Đọc sách", quarter: str = Q4, **facts: object) -> int:
    return number_of(book.themes.add(quarter, title, facts=facts))


def session_of(book: Book, quarter: str) -> Session:
    return book.calendar.resolve(f"{quarter}-CD")


def test_a_theme_finds_the_session_of_its_quarter_and_is_planned_from_today(book: Book) -> None:
    id = plan(book)
    theme = again(book.disk_folder).themes.theme(id)
    assert theme.session == session_of(book, Q4).id
    assert [(s.state, s.on) for s in theme.steps] == [(ThemeState.PLANNED, TODAY)]


def test_a_quarter_may_have_several_themes_and_one_without_any_has_a_row(book: Book) -> None:
    one, two = plan(book), plan(book, "Về nguồn")
    rows = again(book.disk_folder).themes.plan(2026)
    assert [(p.quarter, p.theme.id if p.theme else 0) for p in rows] == [
        ("2026-Q1", 0), ("2026-Q2", 0), ("2026-Q3", 0), (Q4, one), (Q4, two)
    ]  # fmt: skip


def test_a_theme_of_another_quarter_finds_its_session_anew(book: Book) -> None:
    id = plan(book)
    book.themes.change(id, {"quarter": "III/2026"})
    theme = again(book.disk_folder).themes.theme(id)
    assert (theme.quarter, theme.session) == ("2026-Q3", session_of(book, "2026-Q3").id)


def test_due_days_move_with_the_session_unless_a_hand_typed_them(book: Book) -> None:
    id = plan(book)
    book.themes.change(id, {"due_draft": date(2026, 10, 30)})
    session = session_of(book, Q4)
    book.calendar.save(replace(session, date=date(2026, 11, 25), moved_from=session.date))
    other = again(book.disk_folder).themes
    due = other.due(other.theme(id))
    assert (due.draft, due.send, due.report) == (date(2026, 10, 30), date(2026, 11, 24), date(2026, 11, 27))
    book.themes.change(id, {"due_draft": None})
    assert book.themes.due(book.themes.theme(id)).draft == date(2026, 11, 18)


def test_a_cancelled_session_is_let_go_and_another_of_the_quarter_is_found(book: Book) -> None:
    id = plan(book)
    book.calendar.save(replace(session_of(book, Q4), state=State.CANCELLED))
    assert [g.lack.value for g in book.themes.look(id).gaps] == ["session", "presenter"]
    book.calendar.save(Session(code="2026-Q4-CD-2", kind=Kind.THEMATIC, date=date(2026, 12, 10), quarter=Q4))
    session = again(book.disk_folder).themes.look(id).session
    assert session is not None
    assert session.code == "2026-Q4-CD-2"


@pytest.mark.parametrize(
    "facts",
    [
        {"title": " "}, {"quarter": "V"}, {"form": "opera"}, {"group": "x"}, {"presenter": 99}, {"session": 1},
        {"session": 99},
    ],
    ids=str,
)  # fmt: skip
def test_what_cannot_be_is_refused_and_nothing_changes(book: Book, facts: dict[str, object]) -> None:
    id = plan(book)
    before = book.themes.theme(id)
    with pytest.raises(BookError):
        book.themes.change(id, facts)
    with pytest.raises(BookError):
        book.themes.add(str(facts.get("quarter", Q4)), str(facts.get("title", "x")), facts=facts)
    assert again(book.disk_folder).themes.all() == [before]


def test_two_hands_change_two_fields_and_both_stay(book: Book) -> None:
    id = plan(book)
    other = again(book.disk_folder)
    book.themes.change(id, {"presenter": 3})
    other.themes.change(id, {"form": "debate"})
    theme = again(book.disk_folder).themes.theme(id)
    assert (theme.presenter, theme.form) == (3, "debate")


# -- states ----------------------------------------------------------------------------------


def test_a_theme_goes_from_state_to_state_and_back(book: Book) -> None:
    id = plan(book)
    for state, day in ((ThemeState.ASSIGNED, 1), (ThemeState.DRAFTED, 4), (ThemeState.APPROVED, 5)):
        book.themes.advance(id, state, date(2026, 11, day))
    book.themes.take_back(id, ThemeState.APPROVED)
    theme = again(book.disk_folder).themes.theme(id)
    assert state_of(theme) is ThemeState.DRAFTED
    assert len(theme.steps) == 3
    book.history.undo()
    assert state_of(book.themes.theme(id)) is ThemeState.APPROVED


def test_an_odd_jump_is_said_once_and_then_written(book: Book) -> None:
    id = plan(book)
    with pytest.raises(Odd) as caught:
        book.themes.advance(id, ThemeState.APPROVED, TODAY)
    assert "«đã nộp dự thảo»" in caught.value.sentence("vi")
    assert state_of(again(book.disk_folder).themes.theme(id)) is ThemeState.PLANNED
    book.themes.advance(id, ThemeState.APPROVED, TODAY, anyway=True)
    assert state_of(again(book.disk_folder).themes.theme(id)) is ThemeState.APPROVED


def test_two_hands_that_write_the_same_state_write_it_once(book: Book) -> None:
    id = plan(book)
    other = again(book.disk_folder)
    other.themes.advance(id, ThemeState.ASSIGNED, TODAY)
    with pytest.raises(BadValue):
        book.themes.advance(id, ThemeState.ASSIGNED, TODAY)
    with pytest.raises(BadValue):
        book.themes.take_back(id, ThemeState.PLANNED)
    assert len(again(book.disk_folder).themes.theme(id).steps) == 2


def test_a_day_is_corrected_a_left_out_state_filled_in_and_one_taken_out(book: Book) -> None:
    id = plan(book)
    book.themes.date_state(id, ThemeState.DRAFTED, date(2026, 11, 4), anyway=True)
    book.themes.date_state(id, ThemeState.ASSIGNED, date(2026, 10, 20))
    book.themes.date_state(id, ThemeState.DRAFTED, date(2026, 11, 3))
    steps = again(book.disk_folder).themes.theme(id).steps
    assert [(s.state.value, s.on.day) for s in steps] == [("planned", 5), ("assigned", 20), ("drafted", 3)]
    book.themes.date_state(id, ThemeState.DRAFTED, None)
    assert state_of(again(book.disk_folder).themes.theme(id)) is ThemeState.ASSIGNED
    book.themes.take_back(id)
    with pytest.raises(BadValue):
        book.themes.take_back(id)


# -- removing --------------------------------------------------------------------------------


def put_assignment(book: Book, assignment: Assignment) -> None:
    book.commit("test.assign", lambda: [Put("assignments", assignment.id, assignment)])


def test_a_removed_theme_is_let_go_of_by_all_that_name_it_and_undo_brings_all_back(book: Book) -> None:
    topic = number_of(book.themes.topics.add("x"))
    theme = number_of(book.themes.promote(topic, Q4))
    paper = number_of(book.themes.documents.add(Document(number="50-CT/TW", theme=theme)))
    put_assignment(book, Assignment(id=1, kind=Work.PAPER, members=(4,), theme=theme))
    book.themes.remove(theme)
    hand = again(book.disk_folder)
    assert [t.id for t in hand.themes.topics.open()] == [topic]
    assert hand.themes.documents.document(paper).theme == 0
    assert [a.theme for a in hand.rows("assignments", Assignment).all()] == [0]
    book.history.undo()
    hand = again(book.disk_folder)
    assert hand.themes.theme(theme).topic == topic
    assert [a.theme for a in hand.rows("assignments", Assignment).all()] == [theme]
    assert hand.themes.look(theme).papers == 1


def test_undo_of_a_theme_another_hand_has_changed_asks_first(book: Book) -> None:
    id = plan(book)
    again(book.disk_folder).themes.change(id, {"form": "debate"})
    with pytest.raises(ChangedSince):
        book.history.undo()
    assert book.themes.theme(id).form == "debate"


def test_a_lead_in_assigned_elsewhere_is_the_presenter(book: Book) -> None:
    id = plan(book)
    put_assignment(book, Assignment(id=1, kind=Work.LEAD_IN, members=(4, 5), session=session_of(book, Q4).id))
    found = book.themes.look(id)
    assert found.presenter == 4
    assert [g.lack.value for g in found.gaps] == ["papers"]
    book.themes.change(id, {"presenter": 6})
    assert book.themes.look(id).presenter == 6


def test_naming_a_presenter_assigns_the_lead_in_with_its_due_day_in_one_action(book: Book) -> None:
    id = plan(book)
    book.themes.change(id, {"presenter": 4})
    (lead,) = book.assignments.open()
    held, due = session_of(book, Q4).id, book.themes.due(book.themes.theme(id)).draft
    assert (lead.kind, lead.members, lead.session, lead.theme, lead.due) == (Work.LEAD_IN, (4,), held, id, due)
    book.history.undo()
    assert not book.assignments.open()
    assert book.themes.theme(id).presenter == 0


@pytest.mark.parametrize(("presenter", "left"), [(5, [(5,)]), (0, [])])
def test_another_presenter_takes_the_open_lead_in_over_and_none_takes_it_back(
    book: Book, presenter: int, left: list[tuple[int, ...]]
) -> None:
    id = plan(book)
    book.themes.change(id, {"presenter": 4})
    book.themes.change(id, {"presenter": presenter})
    assert [a.members for a in book.assignments.open()] == left


def test_a_lead_in_that_a_hand_shared_out_and_a_draft_that_came_stay_as_they_are(book: Book) -> None:
    shared, drafted = plan(book, presenter=0), plan(book, "Về nguồn")
    for id in (shared, drafted):
        book.themes.change(id, {"presenter": 4})
    one, two = sorted(book.assignments.open(), key=lambda a: a.theme)
    book.assignments.change(one.id, {"members": (4, 6)})
    book.assignments.advance(two.id, Stage.DRAFT)
    book.themes.change(shared, {"presenter": 5})
    book.themes.change(drafted, {"presenter": 0})
    assert [a.members for a in sorted(book.assignments.open(), key=lambda a: a.theme)] == [(4, 6), (4,)]


def test_naming_who_presented_at_a_session_that_is_over_assigns_nothing_more(book: Book) -> None:
    book.themes.change(plan(book, quarter="2026-Q3"), {"presenter": 4})
    assert book.assignments.every() == []


def test_forms_that_repeat_are_noted_also_over_the_turn_of_the_year(book: Book) -> None:
    plan(book, "a", "2025-Q4", form="debate")
    first, second = plan(book, "b", "2026-Q1", form="debate"), plan(book, "c", "2026-Q2", form="lecture")
    noted = {p.theme.id: p.repeat is not None for p in book.themes.plan(2026) if p.theme is not None}
    assert noted == {first: True, second: False}
    assert book.themes.counts(2026).forms["debate"] == 1
