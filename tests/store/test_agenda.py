"""The door to preparation: lent by the template, taken up by the first hand, moved with the session, undone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from store import Book
from store.agenda import number_after
from store.changes import RowSaved
from store.disk import Put
from store.errors import BadValue, NoSuch
from store.records import (
    Assignment,
    Check,
    Document,
    Item,
    ItemTemplate,
    Kind,
    Session,
    Stage,
    Staged,
    StepTemplate,
    Work,
)
from store.rules.agenda import StepState
from tests.cells import again, make_cell

TODAY = date(2026, 11, 5)
DAY = timedelta(days=1)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    made = make_cell(tmp_path / "book")
    yield made
    made.close()


def december(book: Book) -> Session:
    """The regular session of December, on the seventh: nobody has looked at it yet."""
    return book.calendar.resolve("2026-12")


def thematic(book: Book) -> Session:
    return book.calendar.resolve("2026-Q4-CD")


def stored(book: Book) -> tuple[list[Item], list[Check]]:
    hand = again(book.disk_folder)
    return hand.rows("items", Item).all(), hand.rows("checks", Check).all()


def test_a_session_nobody_has_begun_shows_its_template_and_nothing_is_written(book: Book) -> None:
    page = book.agenda.page(thematic(book).id)
    assert page.lent
    assert {(c.key, (c.due - page.session.date).days) for c in page.checks if c.due} == {
        ("assign", -14), ("committee", -7), ("drafts", -3), ("papers", -1), ("roll", 0), ("report", 2),
    }  # fmt: skip
    assert (page.total.minutes, page.total.planned, page.total.over) == (90, 90, 0)
    assert stored(book) == ([], [])


def test_preparing_writes_the_template_once(book: Book) -> None:
    id = december(book).id
    lent = book.agenda.page(id)
    assert book.agenda.prepare(id).n
    page = again(book.disk_folder).agenda.page(id)
    assert not page.lent
    assert [i.title for i in page.items] == [i.title for i in lent.items]
    assert [(c.key, c.due) for c in page.checks] == [(c.key, c.due) for c in lent.checks]
    assert book.agenda.prepare(id).n == 0
    for check in page.checks:
        book.agenda.remove_check(id, check.id)
    for item in page.items:
        book.agenda.remove_item(id, item.id)
    assert book.agenda.prepare(id).n == 0
    assert again(book.disk_folder).agenda.page(id).items == ()


def test_two_hands_prepare_a_session_once(book: Book) -> None:
    other = again(book.disk_folder)
    book.agenda.prepare(december(book).id)
    assert other.agenda.prepare(december(other).id).n == 0
    items, checks = stored(book)
    assert (len(items), len(checks)) == (7, 7)


def test_the_first_command_takes_the_whole_preparation_up_and_one_undo_takes_it_back(book: Book) -> None:
    id = december(book).id
    lent = book.agenda.page(id)
    change = book.agenda.tick(id, lent.checks[1].id)
    page = again(book.disk_folder).agenda.page(id)
    assert [c.done for c in page.checks] == [None, TODAY, *[None] * 5]
    assert page.checks[1].id == number_after(change, "checks", lent.checks[1].id)
    assert [i.title for i in page.items] == [i.title for i in lent.items]
    book.history.undo()
    assert again(book.disk_folder).agenda.page(id) == lent
    assert stored(book) == ([], [])


def test_a_lent_row_that_another_hand_took_up_meanwhile_is_refused_and_nothing_is_lost(book: Book) -> None:
    id = december(book).id
    lent = book.agenda.page(id).items[2]
    again(book.disk_folder).agenda.change_item(id, lent.id, {"minutes": 25})
    with pytest.raises(NoSuch):
        book.agenda.change_item(id, lent.id, {"minutes": 5})
    assert again(book.disk_folder).agenda.items(id)[2].minutes == 25


def test_two_hands_change_their_own_fields_of_one_item(book: Book) -> None:
    id = december(book).id
    book.agenda.prepare(id)
    item = book.agenda.items(id)[3]
    other = again(book.disk_folder)
    book.agenda.change_item(id, item.id, {"presenter": 4})
    other.agenda.change_item(id, item.id, {"minutes": 12})
    found = again(book.disk_folder).agenda.items(id)[3]
    assert (found.presenter, found.minutes) == (4, 12)


def test_items_are_added_behind_one_moved_and_removed(book: Book) -> None:
    id = december(book).id
    first = book.agenda.items(id)[0]
    change = book.agenda.add_item(id, {"title": "  Kết nạp  quần chúng ", "minutes": 20}, after=first.id)
    titles = [i.title for i in again(book.disk_folder).agenda.items(id)]
    assert titles[1] == "Kết nạp quần chúng"
    assert len(titles) == 8
    new = number_after(change, "items", 0)
    book.agenda.shift_item(id, new, 1)
    assert [i.title for i in again(book.disk_folder).agenda.items(id)].index("Kết nạp quần chúng") == 2
    assert again(book.disk_folder).agenda.page(id).total.over == 20
    book.agenda.remove_item(id, new)
    assert len(again(book.disk_folder).agenda.items(id)) == 7
    book.history.undo()
    assert again(book.disk_folder).agenda.items(id)[2].id == new
    places = [i.place for i in again(book.disk_folder).agenda.items(id)]
    assert places == sorted(set(places))


def test_a_new_item_comes_last_and_a_bad_one_is_refused(book: Book) -> None:
    id = december(book).id
    book.agenda.add_item(id, {"title": "Việc khác"})
    found = again(book.disk_folder).agenda.items(id)[-1]
    assert (found.title, found.minutes) == ("Việc khác", None)
    before = stored(book)
    for facts in ({"title": "  "}, {"title": "x", "minutes": 601}, {"title": "x", "minutes": -1}):
        with pytest.raises(BadValue):
            book.agenda.add_item(id, facts)
    with pytest.raises(BadValue):
        book.agenda.change_item(id, found.id, {"title": ""})
    with pytest.raises(NoSuch):
        book.agenda.remove_item(id, 999)
    assert stored(book) == before


def test_a_step_is_ticked_and_not_and_late_ones_are_named(book: Book) -> None:
    id = book.calendar.resolve("2026-11").id
    page = book.agenda.page(id)
    assert [(c.key, n) for c, n in page.ready.late] == [("gather", 7), ("committee", 5), ("notify", 3), ("papers", 1)]
    for check in page.checks[:4]:
        book.agenda.prepare(id)
        now = next(c for c in book.agenda.checks(id) if c.key == check.key)
        book.agenda.tick(id, now.id)
    page = again(book.disk_folder).agenda.page(id)
    assert (page.ready.done, page.ready.steps, page.ready.late) == (4, 7, ())
    book.agenda.tick(id, page.checks[0].id)
    assert again(book.disk_folder).agenda.page(id).ready.done == 3


def test_undone_steps_move_with_the_session_those_done_or_dated_by_hand_stay(book: Book) -> None:
    session = december(book)
    book.agenda.prepare(session.id)
    by_key = {c.key: c for c in book.agenda.checks(session.id)}
    book.agenda.tick(session.id, by_key["gather"].id)
    book.agenda.change_check(session.id, by_key["committee"].id, {"due": date(2026, 12, 1)})
    book.calendar.save(replace(book.calendar.session(session.id), date=session.date + 7 * DAY), why="trùng lịch")
    expected = {
        "gather": session.date - 7 * DAY, "committee": date(2026, 12, 1), "notify": session.date + 4 * DAY,
        "papers": session.date + 6 * DAY, "roll": session.date + 7 * DAY, "minutes": session.date + 8 * DAY,
        "report": session.date + 9 * DAY,
    }  # fmt: skip
    assert {c.key: c.due for c in again(book.disk_folder).agenda.checks(session.id)} == expected
    change = book.agenda.redate(session.id)
    assert len(change.parts) == 5
    assert {c.key: c.due for c in stored(book)[1]} == expected
    assert book.agenda.redate(session.id).n == 0


def test_own_steps_stay_among_the_others_by_day(book: Book) -> None:
    id = december(book).id
    book.agenda.add_check(id, {"title": "Mời khách", "due": date(2026, 12, 3), "member": 4})
    found = again(book.disk_folder).agenda.checks(id)
    assert [c.title for c in found].index("Mời khách") == 2
    one = next(c for c in found if c.title == "Mời khách")
    assert (one.member, one.days, one.key) == (4, None, "")
    book.agenda.remove_check(id, one.id)
    assert len(again(book.disk_folder).agenda.checks(id)) == 7


def test_the_planned_length_is_the_sessions_own_or_the_rule_sets(book: Book) -> None:
    one, other = december(book), thematic(book)
    assert book.agenda.page(one.id).total.planned == 90
    book.calendar.save(replace(other, sitting=one.id, date=one.date))
    shared = book.agenda.page(one.id).total
    assert (shared.planned, shared.minutes, shared.shared, shared.over) == (120, 120, 60, 0)
    book.agenda.set_minutes(one.id, 200)
    assert again(book.disk_folder).agenda.page(other.id).total.left == 80
    with pytest.raises(BadValue):
        book.agenda.set_minutes(one.id, 601)


def test_a_paper_due_yesterday_and_not_handed_in_is_listed_with_the_days(book: Book) -> None:
    session = december(book)
    paper = Assignment(
        id=1, kind=Work.PAPER, members=(4,), title="Bài 1", due=TODAY - DAY, session=session.id,
        stages=(Staged(stage=Stage.ASSIGNED, on=TODAY - 9 * DAY),),
    )  # fmt: skip
    book.commit("assignments.add", lambda: [Put("assignments", 1, paper)])
    assert [(n.assignment.members, n.days) for n in book.agenda.page(session.id).not_ready] == [((4,), 1)]
    handed = replace(paper, stages=(*paper.stages, Staged(stage=Stage.DRAFT, on=TODAY)))
    book.commit("assignments.stage", lambda: [Put("assignments", 1, handed)])
    assert again(book.disk_folder).agenda.page(session.id).not_ready == ()


def test_the_next_steps_come_from_sessions_begun_and_not_begun(book: Book) -> None:
    found = book.agenda.next_steps(50)
    assert [s.progress.state for s in found[:4]] == [StepState.LATE] * 4
    assert {s.session.code for s in found} == {"2026-11-DK", "2026-Q4-CD", "2026-12-DK"}
    assert [s.check.due for s in found] == sorted(s.check.due or date.max for s in found)
    assert len(book.agenda.next_steps()) == 3


# -- templates ---------------------------------------------------------------------------------


def test_a_changed_template_serves_every_session_not_begun_and_no_other(book: Book) -> None:
    begun, fresh = book.calendar.resolve("2026-11").id, december(book).id
    book.agenda.prepare(begun)
    item = book.agenda.template(Kind.REGULAR).items[0]
    book.agenda.put_template_entry(Kind.REGULAR, replace(item, minutes=15), instead=item)
    book.agenda.put_template_entry(Kind.REGULAR, StepTemplate(key="", vi="Mượn phòng", days=-10))
    hand = again(book.disk_folder)
    assert hand.agenda.has_own_template(Kind.REGULAR)
    assert hand.agenda.page(fresh).items[0].minutes == 15
    assert hand.agenda.checks(fresh)[0].title == "Mượn phòng"
    assert hand.agenda.items(begun)[0].minutes == 10
    book.history.undo()
    assert again(book.disk_folder).agenda.checks(fresh)[0].key == "gather"
    book.agenda.reset_template(Kind.REGULAR)
    assert again(book.disk_folder).settings.cell().templates == ()


def test_two_hands_change_two_lines_of_a_template(book: Book) -> None:
    other = again(book.disk_folder)
    one, two = book.agenda.template(Kind.COMMITTEE).items[:2]
    book.agenda.put_template_entry(Kind.COMMITTEE, replace(one, minutes=1), instead=one)
    other.agenda.put_template_entry(Kind.COMMITTEE, replace(two, minutes=2), instead=two)
    assert [i.minutes for i in again(book.disk_folder).agenda.template(Kind.COMMITTEE).items[:2]] == [1, 2]
    with pytest.raises(NoSuch):
        other.agenda.put_template_entry(Kind.COMMITTEE, ItemTemplate(vi="x", minutes=1), instead=one)


# -- papers from above -------------------------------------------------------------------------


def test_a_paper_from_above_is_passed_on_at_one_session(book: Book) -> None:
    session = december(book)
    change = book.themes.documents.add(Document(number=" 50-CT/TW ", dated=date(2025, 7, 23), session=session.id))
    id = number_after(change, "documents", 0)
    assert [d.number for d in again(book.disk_folder).agenda.page(session.id).documents] == ["50-CT/TW"]
    with pytest.raises(BadValue):
        book.agenda.attach(id, thematic(book).id)
    with pytest.raises(BadValue):
        book.themes.documents.add(Document(number="50-ct/tw", dated=date(2025, 7, 23)))
    with pytest.raises(BadValue):
        book.themes.documents.change(id, {"number": " "})
    book.agenda.detach(id)
    assert [d.id for d in again(book.disk_folder).agenda.waiting_documents()] == [id]
    book.agenda.attach(id, thematic(book).id)
    book.themes.documents.change(id, {"issuer": "Ban Bí thư"})
    found = again(book.disk_folder).agenda.documents(thematic(book).id)
    assert [(d.issuer, d.dated) for d in found] == [("Ban Bí thư", date(2025, 7, 23))]


def test_two_papers_of_one_number_are_told_apart_by_their_day(book: Book) -> None:
    book.themes.documents.add(Document(number="12-HD/BTCTW", dated=date(2018, 7, 6)))
    book.themes.documents.add(Document(number="12-HD/BTCTW", dated=date(2022, 1, 18)))
    assert len(again(book.disk_folder).agenda.waiting_documents()) == 2


def test_what_is_written_at_first_sight_of_an_act_is_told_in_the_journal(book: Book) -> None:
    change = book.agenda.prepare(december(book).id)
    tables = [p.table for p in change.parts if isinstance(p, RowSaved)]
    assert (tables.count("items"), tables.count("checks"), len(change.parts)) == (7, 7, 15)
