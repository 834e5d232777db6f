"""The door to praise and criticism: written, read by another hand, promised until given, locked with the minutes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from store import Book
from store.disk import Put
from store.errors import BadValue, NoSuch
from store.records import (
    Assignment,
    Code,
    Commendation,
    Commending,
    Item,
    Speech,
    SpeechKind,
    Stage,
    State,
    Work,
)
from store.threads import open_threads
from tests.cells import again, make_cell, november, number_of

TODAY = date(2026, 11, 5)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    made = make_cell(tmp_path / "book")
    yield made
    made.close()


def say(book: Book, kind: Commending = Commending.PRAISE, *members: int, **more: object) -> int:
    facts: dict[str, object] = {"text": "Khảo sát xong trước hạn 3 ngày", "on": TODAY, **more}
    return number_of(book.commendations.add(Commendation(kind=kind, members=members or (3,), **facts)))  # type: ignore[arg-type]


def lock(book: Book, session: int) -> None:
    """As closing the minutes leaves a session."""
    book.commit("test", lambda: [Put("sessions", session, replace(book.calendar.session(session), state=State.CLOSED))])


def test_praise_is_on_disk_clean_and_of_its_sessions_day(book: Book) -> None:
    october = book.calendar.resolve("2026-10")
    id = say(book, Commending.PRAISE, 3, 3, text="  Khảo sát\x07 xong ", session=october.id)
    found = again(book.disk_folder).commendations.commendation(id)
    assert (found.text, found.on, found.members) == ("Khảo sát xong", october.date, (3,))
    assert [c.id for c in book.commendations.of_session(october.id)] == [id]
    assert [c.id for c in book.commendations.of_member(3, 2026)] == [id]


@pytest.mark.parametrize(
    ("more", "error"),
    [
        ({"members": (99,)}, NoSuch), ({"deed": "assignments:99"}, NoSuch), ({"deed": "members:1"}, NoSuch),
        ({"item": 7}, NoSuch), ({"session": 999}, NoSuch), ({"text": " "}, BadValue),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_and_nothing_is_written(book: Book, more: dict[str, object], error: type) -> None:
    facts: dict[str, object] = {"members": (3,), "text": "x", "on": TODAY, **more}
    with pytest.raises(error):
        book.commendations.add(Commendation(kind=Commending.PRAISE, **facts))  # type: ignore[arg-type]
    assert again(book.disk_folder).commendations.every() == []


def test_two_hands_change_two_fields_and_lose_nothing(book: Book) -> None:
    id = say(book, Commending.REMINDER)
    other = again(book.disk_folder)
    book.commendations.change(id, {"due": date(2026, 12, 1)})
    other.commendations.change(id, {"answer": "sẽ nộp"})
    found = again(book.disk_folder).commendations.commendation(id)
    assert (found.due, found.answer) == (date(2026, 12, 1), "sẽ nộp")


def test_what_is_taken_away_comes_back_with_undo(book: Book) -> None:
    id = say(book)
    book.commendations.remove(id)
    assert again(book.disk_folder).commendations.every() == []
    book.history.undo()
    assert [c.id for c in again(book.disk_folder).commendations.every()] == [id]
    with pytest.raises(NoSuch):
        book.commendations.remove(99)


def test_promised_praise_is_carried_into_sessions_until_it_is_given(book: Book) -> None:
    id = say(book, promised=True)
    keys = [t.key for t in open_threads(book, TODAY)]
    assert keys == [f"commendations:{id}"]
    assert open_threads(book, date(2026, 11, 4)) == []
    december = book.calendar.resolve("2026-12").id
    assert [t.key for t in book.agenda.threads(december)] == keys
    book.commendations.give(id)
    assert again(book.disk_folder).commendations.commendation(id).given == TODAY
    assert open_threads(book, TODAY) == []
    with pytest.raises(BadValue, match="không còn lời hứa"):
        book.commendations.give(id)
    book.history.undo()
    assert [c.id for c in book.commendations.promised()] == [id]


def test_closed_minutes_hold_what_was_said_and_let_in_what_came_of_it(book: Book) -> None:
    session = november(book).id
    id = say(book, session=session, promised=True)
    lock(book, session)
    for change in ({"text": "khác"}, {"members": (4,)}, {"session": 0}):
        with pytest.raises(BadValue, match="đã khóa"):
            book.commendations.change(id, change)
    with pytest.raises(BadValue, match="đã khóa"):
        say(book, session=session)
    with pytest.raises(BadValue, match="đã khóa"):
        book.commendations.remove(id)
    book.commendations.give(id)
    book.commendations.change(id, {"answer": "đã trao tại hội nghị"})
    assert again(book.disk_folder).commendations.commendation(id).given == TODAY


def test_discipline_is_refused_and_hidden_until_the_cell_switches_it_on(book: Book) -> None:
    flag = Commendation(kind=Commending.DISCIPLINE, members=(3,), on=TODAY, number="12-QĐ/CB", decided=TODAY)
    with pytest.raises(BadValue, match="Sổ chưa cho ghi kỷ luật"):
        book.commendations.add(flag)
    book.settings.set_discipline(True)
    id = number_of(book.commendations.add(flag))
    assert [c.id for c in again(book.disk_folder).commendations.every()] == [id]
    book.settings.set_discipline(False)
    assert again(book.disk_folder).commendations.every() == []
    assert book.commendations.shelf().get(id) is not None
    book.history.undo()
    assert [c.id for c in book.commendations.every()] == [id]


def test_deeds_are_offered_newest_first_and_found_again_by_their_key(book: Book) -> None:
    task = number_of(book.assignments.add(Assignment(kind=Work.TASK, members=(3,), title="Khảo sát")))
    book.assignments.close(task, Stage.DONE, "xong")
    october = book.calendar.resolve("2026-10").id
    spoke = Speech(id=1, session=october, member=3, kind=SpeechKind.OPINION, summary="Rút ngắn quy trình")
    book.commit("test", lambda: [Put("speeches", 1, spoke)])
    assert [d.key for d in book.commendations.deeds(3)] == [f"assignments:{task}", "speeches:1"]
    assert [d.key for d in book.commendations.deeds(3, date(2026, 10, 31))] == ["speeches:1"]
    assert book.commendations.deeds(4) == []
    id = say(book, deed="speeches:1")
    assert book.commendations.deed(book.commendations.commendation(id).deed) == spoke
    book.commit("test", lambda: [Put("speeches", 1, None)])
    assert book.commendations.deed("speeches:1") is None
    book.commendations.change(id, {"note": "việc cũ vẫn để nguyên"})


def test_an_item_belongs_to_the_session(book: Book) -> None:
    session = november(book).id
    item = Item(id=1, session=book.calendar.resolve("2026-10").id, place=1, title="Biểu dương, phê bình")
    book.commit("test", lambda: [Put("items", 1, item)])
    with pytest.raises(NoSuch):
        say(book, session=session, item=1)


def test_months_without_praise_count_only_sessions_that_were_held(book: Book) -> None:
    assert book.commendations.praise_due() is None
    for month in ("2026-08", "2026-09", "2026-10"):
        book.attendance.mark(book.calendar.resolve(month).id, 1, Code.PRESENT)
    assert book.commendations.without_praise() == ("2026-08", "2026-09", "2026-10")
    told = book.commendations.praise_due()
    assert told is not None
    assert told.vi == "3 tháng sinh hoạt liền, từ tháng 8/2026, chưa biểu dương ai."
    book.settings.set_rule("months_without_praise", "4")
    assert book.commendations.praise_due() is None
    book.settings.set_rule("months_without_praise", "")
    say(book, session=book.calendar.resolve("2026-09").id)
    assert book.commendations.without_praise() == ("2026-10",)


def test_awards_keep_their_form_by_key_and_count_in_the_members_year(book: Book) -> None:
    id = say(book, Commending.AWARD, form="Giấy khen", number="12-QĐ/ĐU", decided=TODAY, authority="Đảng ủy Trường")
    assert book.commendations.commendation(id).form == "certificate"
    assert book.commendations.counts(3, 2026)[Commending.AWARD] == 1


def test_the_log_tells_of_one_alone(book: Book) -> None:
    id, other = say(book), say(book)
    book.commendations.change(other, {"note": "x"})
    book.commendations.change(id, {"note": "y"})
    assert [c.act for c in book.commendations.log(id)] == ["commendations.change", "commendations.add"]
