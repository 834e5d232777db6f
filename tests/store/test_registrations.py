"""The door to registrations: refused without an act, one a year, reviewed in turn, locked with the minutes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from store import Book
from store.disk import Put
from store.errors import BadValue, NoSuch
from store.records import Act, Away, Outcome, Registration, Review, Standing, State, Status
from store.rules.home import What, Where
from store.threads import open_threads
from tests.cells import again, make_cell, november, number_of

TODAY = date(2026, 11, 5)
ACT = Act(heading="Nêu gương", text="Hướng dẫn một đảng viên dự bị", measure="1 người", period="cả năm")


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    made = make_cell(tmp_path / "book")
    yield made
    made.close()


def register(book: Book, member: int = 3, year: int = 2026, **more: object) -> int:
    facts: dict[str, object] = {"acts": (ACT,), "signed": date(year, 1, 15), **more}
    return number_of(book.registrations.add(Registration(member=member, year=year, **facts)))  # type: ignore[arg-type]


def everybody(book: Book) -> dict[int, int]:
    return {m.id: register(book, m.id) for m in book.roster.members()}


def review(book: Book, registration: int, month: str = "2026-11", **more: object) -> int:
    facts: dict[str, object] = {"outcome": Outcome.MET, **more}
    session = book.calendar.resolve(month).id if month else 0
    one = Review(registration=registration, member=0, session=session, on=TODAY, **facts)  # type: ignore[arg-type]
    return number_of(book.registrations.add_review(one))


def test_a_registration_is_on_disk_with_its_heading_by_key(book: Book) -> None:
    id = register(book, thinking="  Học đủ\x1b nghị quyết ")
    found = again(book.disk_folder).registrations.registration(id)
    assert (found.member, found.year, found.thinking) == (3, 2026, "Học đủ nghị quyết")
    assert found.acts == (replace(ACT, heading="example"),)


def test_without_an_act_it_is_refused_with_one_sentence_and_nothing_is_written(book: Book) -> None:
    with pytest.raises(BadValue) as caught:
        register(book, acts=())
    assert caught.value.sentence("vi") == "Phải có ít nhất một việc làm cụ thể, có thước đo (sản phẩm) và thời hạn."
    assert again(book.disk_folder).registrations.shelf().all() == []


def test_a_member_has_one_a_year_and_must_be_in_the_book(book: Book) -> None:
    register(book)
    with pytest.raises(BadValue, match="Trần Văn Bình đã có bản đăng ký năm 2026"):
        register(book)
    register(book, year=2025)
    with pytest.raises(NoSuch):
        register(book, member=99)
    with pytest.raises(BadValue):
        register(book, member=4, year=26)


def test_acts_are_added_changed_and_taken_away_one_by_one(book: Book) -> None:
    id = register(book)
    more = Act(text="Đọc một cuốn sách", measure="1 cuốn", period="hằng quý", heading="tiết kiệm")
    book.registrations.set_act(id, 1, more)
    book.registrations.set_act(id, 0, replace(ACT, measure="2 người"))
    found = again(book.disk_folder).registrations.registration(id)
    assert [(a.text, a.measure, a.heading) for a in found.acts] == [
        ("Hướng dẫn một đảng viên dự bị", "2 người", "example"),
        ("Đọc một cuốn sách", "1 cuốn", "tiết kiệm"),
    ]
    book.registrations.remove_act(id, 0)
    with pytest.raises(BadValue, match="ít nhất một việc làm"):
        book.registrations.remove_act(id, 0)
    with pytest.raises(NoSuch):
        book.registrations.set_act(id, 5, more)
    book.history.undo()
    assert len(again(book.disk_folder).registrations.registration(id).acts) == 2


def test_two_hands_write_two_fields_and_lose_nothing(book: Book) -> None:
    id = register(book)
    other = again(book.disk_folder)
    book.registrations.change(id, {"confirmed": date(2026, 1, 20)})
    other.registrations.change(id, {"morality": "Giữ lời hứa"})
    found = again(book.disk_folder).registrations.registration(id)
    assert (found.confirmed, found.morality) == (date(2026, 1, 20), "Giữ lời hứa")


def test_last_years_is_the_start_of_this_years(book: Book) -> None:
    register(book, year=2025, duties="Đúng hạn")
    start = book.registrations.begin(3, 2026)
    assert (start.id, start.year, start.duties, start.signed) == (0, 2026, "Đúng hạn", None)
    assert book.registrations.begin(4, 2026) == Registration(member=4, year=2026)
    assert len(book.registrations.shelf().all()) == 1


def test_who_should_have_one_are_the_active_and_whoever_has_one(book: Book) -> None:
    away = book.roster.member(5)
    book.roster.save(replace(away, standings=(Standing(status=Status.EXEMPT, since=date(2026, 1, 1)),)))
    register(book, 6)
    assert 5 not in {m.id for m in book.registrations.expected(2026)}
    assert len(book.registrations.without(2026)) == 14
    register(book, 5)
    assert 5 in {m.id for m in book.registrations.expected(2026)}


def test_reviews_are_of_their_sessions_day_and_of_the_registrations_member(book: Book) -> None:
    id = register(book)
    number = review(book, id, "2026-10", own="Đã xong một nửa")
    found = again(book.disk_folder).registrations.review(number)
    assert (found.member, found.on, found.own) == (3, book.calendar.resolve("2026-10").date, "Đã xong một nửa")
    outside = review(book, id, "", remark="Tiến bộ")
    assert [r.id for r in book.registrations.reviews_of(id)] == [number, outside]
    with pytest.raises(BadValue, match="Ghi ít nhất một điều"):
        review(book, id, outcome=None)
    with pytest.raises(NoSuch):
        review(book, 99)


def test_sixteen_members_are_reviewed_six_five_five_and_the_missed_come_forward(tmp_path: Path) -> None:
    book = make_cell(tmp_path / "book", now=datetime(2026, 10, 1, 7, 10, tzinfo=UTC))
    ids, roll = everybody(book), [m.id for m in book.roster.members()]
    found = book.registrations.queue()
    assert [len(t.due) for t in found.turns] == [6, 5, 5]
    october, november_, december = (t.session for t in found.turns)
    due = book.registrations.due_at(october)
    assert [m.id for m in due.due] == roll[:6]
    for member in roll[:4]:
        review(book, ids[member], "2026-10")
    assert [m.id for m in book.registrations.due_at(october).due] == roll[4:6]
    assert [r.member for r in book.registrations.due_at(october).reviewed] == roll[:4]
    later = again(book.disk_folder, datetime(2026, 11, 1, 7, 0, tzinfo=UTC))
    assert [m.id for m in later.registrations.due_at(november_).due] == roll[4:10]
    assert [m.id for m in later.registrations.due_at(december).due] == roll[10:]
    assert [m.id for m in later.registrations.due_at(october).due] == roll[4:6]
    book.close()


def test_a_year_without_registrations_and_other_kinds_of_session_have_no_turns(book: Book) -> None:
    session = november(book).id
    assert book.registrations.due_at(session).due == ()
    everybody(book)
    assert book.registrations.due_at(session).due
    assert book.registrations.due_at(book.calendar.resolve("2026-Q4-CD").id).due == ()


def test_who_left_the_cell_has_no_turn_and_is_not_named(book: Book) -> None:
    everybody(book)
    first = book.registrations.due_at(november(book).id).due[0]
    left = Standing(status=Status.MOVED_OUT, since=date(2026, 9, 1))
    book.commit("test", lambda: [Put("members", first.id, replace(first, standings=(left,)))])
    assert first.id in {line.member.id for line in book.registrations.year(2026)}
    assert first.id not in {member for turn in book.registrations.queue().turns for member in turn.due}
    found = book.registrations.unreviewed()
    assert found is not None
    assert first.id not in found.members


def test_who_is_elsewhere_or_told_to_be_away_has_no_turn_there_and_is_first_once_back(book: Book) -> None:
    everybody(book)
    away, elsewhere = book.registrations.due_at(november(book).id).due[:2]
    trip = Away(since=november(book).date, until=november(book).date)
    stay = Standing(status=Status.ELSEWHERE, since=date(2026, 9, 1), until=date(2026, 12, 1))
    book.commit("test", lambda: [Put("members", away.id, replace(away, aways=(trip,))),
                                 Put("members", elsewhere.id, replace(elsewhere, standings=(stay,)))])  # fmt: skip
    assert {away.id, elsewhere.id}.isdisjoint(m.id for m in book.registrations.due_at(november(book).id).due)
    december = {m.id for m in book.registrations.due_at(book.calendar.resolve("2026-12").id).due}
    assert {away.id, elsewhere.id} <= december
    alert = book.registrations.unreviewed()
    assert alert is not None
    assert (away.id in alert.members, elsewhere.id in alert.members) == (True, False)
    assert {s.status for s in book.registrations.year(2026) if s.member.id == elsewhere.id} == {Status.ELSEWHERE}


def test_until_the_first_is_written_january_reviews_the_year_before(book: Book) -> None:
    ids = everybody(book)
    ended, *others = [m.id for m in book.roster.members()]
    book.registrations.change(ids[ended], {"outcome": "thực hiện tốt"})
    book.calendar.plan_year(2027, "05")
    january, march = (book.calendar.resolve(code) for code in ("2027-01", "2027-03"))
    new_year = again(book.disk_folder, datetime(2027, 1, 5, 7, 10, tzinfo=UTC))
    due = [m.id for m in new_year.registrations.due_at(january.id).due]
    assert due == others[:5]
    assert new_year.registrations.year_reviewed(january) == 2026
    assert new_year.registrations.due_at(march.id).due == ()
    threads = [t for t in open_threads(new_year, january.date) if t.kind == "registration"]
    assert [t.key for t in threads] == [f"registrations:{ids[m]}" for m in due]
    new_year.registrations.add(Registration(member=ended, year=2027, acts=(ACT,), signed=january.date))
    assert new_year.registrations.year_reviewed(january) == 2027
    assert ended in {member for turn in new_year.registrations.queue().turns for member in turn.due}


def test_a_new_session_brings_along_whose_turn_it_is(book: Book) -> None:
    ids = everybody(book)
    session = november(book)
    due = [m.id for m in book.registrations.due_at(session.id).due]
    threads = [t for t in open_threads(book, session.date) if t.kind == "registration"]
    assert [t.key for t in threads] == [f"registrations:{ids[m]}" for m in due]
    assert [t.members for t in threads] == [(m,) for m in due]
    assert {t.since for t in threads} == {date(2026, 1, 15)}
    assert [t.key for t in book.agenda.threads(session.id)] == [t.key for t in threads]
    review(book, ids[due[0]])
    assert f"registrations:{ids[due[0]]}" not in {t.key for t in open_threads(book, session.date)}


def test_who_was_not_reviewed_for_a_quarter_is_named_until_reviewed(book: Book) -> None:
    ids = everybody(book)
    found = book.registrations.unreviewed()
    assert found is not None
    assert len(found.members) == 16
    for member in range(3, 17):
        review(book, ids[member], "2026-09")
    found = book.registrations.unreviewed()
    assert found is not None
    assert (found.members, found.since) == ((1, 2), date(2026, 4, 1))
    assert found.told.vi.endswith("từ quý I/2026: Nguyễn Văn An, Nguyễn Thị Ân.")
    assert [m.id for m in book.registrations.due_at(november(book).id).missed] == [1, 2]
    (line,) = (x for x in book.home.page().lines if x.what is What.UNREVIEWED)
    assert (line.members, line.goes.where, line.said) == ((1, 2), Where.REGISTRATIONS, found.told)
    review(book, ids[1], "")
    review(book, ids[2])
    assert book.registrations.unreviewed() is None
    assert What.UNREVIEWED not in {x.what for x in book.home.page().lines}


def test_who_has_none_is_named_only_where_the_cell_registers_at_all(book: Book) -> None:
    assert book.registrations.lacking() is None
    register(book, 3)
    found = book.registrations.lacking()
    assert found is not None
    assert (len(found.members), found.since) == (15, date(2026, 3, 1))
    assert book.registrations.lacking(date(2026, 2, 28)) is None
    assert What.UNREGISTERED in {x.what for x in book.home.page().lines}
    book.settings.set_rule("registration_months", "12")
    assert book.registrations.lacking() is None


def test_the_page_of_a_year_has_a_line_for_each_with_reviews_and_next_turn(book: Book) -> None:
    ids = everybody(book)
    review(book, ids[1], "2026-10")
    lines = book.registrations.year(2026)
    assert [line.member for line in lines] == book.roster.members()
    assert [r.on.month for r in lines[0].reviews] == [10]
    assert lines[0].turn is None
    assert lines[1].turn is not None
    assert lines[1].turn.session == november(book).id
    assert lines[1].missed == ("2026-Q1", "2026-Q2", "2026-Q3")
    assert [line.registration for line in book.registrations.year(2024)] == [None] * 16


def test_closed_minutes_hold_their_reviews(book: Book) -> None:
    id = register(book)
    number = review(book, id)
    session = november(book)
    book.commit("test", lambda: [Put("sessions", session.id, replace(session, state=State.CLOSED))])
    with pytest.raises(BadValue, match="đã khóa"):
        book.registrations.change_review(number, {"remark": "khác"})
    with pytest.raises(BadValue, match="đã khóa"):
        book.registrations.remove_review(number)
    with pytest.raises(BadValue, match="đã khóa"):
        review(book, id)


def test_what_is_taken_away_comes_back_and_a_reviewed_one_stays(book: Book) -> None:
    id = register(book)
    book.registrations.remove(id)
    book.history.undo()
    number = review(book, id)
    with pytest.raises(BadValue, match="đã được kiểm điểm"):
        book.registrations.remove(id)
    book.registrations.remove_review(number)
    assert again(book.disk_folder).registrations.reviews_of(id) == []
    book.history.undo()
    assert [r.id for r in again(book.disk_folder).registrations.reviews_of(id)] == [number]
    assert {c.act for c in book.registrations.log(id)} >= {"registrations.add", "registrations.review"}
