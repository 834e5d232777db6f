"""What is told of a sitting comes from the book: who chairs and signs, who gives what, what was left over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from store import Book
from store.errors import BadValue, NoSuch
from store.papers.meeting import Lack, Line, Signer
from store.records import Assignment, Away, Document, Post, Role, Stage, Work
from tests.cells import again, make_cell, number_of


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    made = make_cell(tmp_path / "book")
    yield made
    made.close()


def test_the_facts_come_from_the_book(book: Book) -> None:
    session = book.calendar.resolve("2026-Q4-CD")
    theme = number_of(book.themes.add("2026-Q4", "Tiết kiệm"))
    book.themes.change(theme, {"questions": "Ở đâu?", "presenter": 3})
    book.settings.change("place", "Phòng 2")
    paper = Assignment(kind=Work.PAPER, members=(4,), title="Giấy tờ", session=session.id, due=date(2026, 11, 9))
    book.assignments.add(paper)
    book.themes.documents.add(Document(number="50-CT/TW", session=session.id))
    book.themes.documents.add(Document(number="42-HD/BTCTW", theme=theme))
    book.agenda.add_item(session.id, {"title": "Tham luận", "minutes": 15, "presenter": 4})
    meeting = book.papers.meeting(session.id)
    assert meeting.chair == "Nguyễn Thị Ân, Bí thư chi bộ"
    assert meeting.place == "Phòng 2"
    assert [w.names for w in meeting.parts[0].given] == [("Trần Văn Bình",), ("Đỗ Thị Diệu",)]
    assert {d.number for d in meeting.documents} == {"50-CT/TW", "42-HD/BTCTW"}
    assert Line("Tham luận", 15, "Đỗ Thị Diệu") in meeting.parts[0].lines
    assert "hạn nộp thứ Hai, ngày 09 tháng 11 năm 2026" in " ".join(book.papers.text("notice", session.id).parts)


def test_two_sessions_in_one_sitting_are_told_of_together(book: Book) -> None:
    regular, thematic = book.calendar.resolve("2026-11"), book.calendar.resolve("2026-Q4-CD")
    book.calendar.join(thematic.id, regular.id)
    for asked in (regular, thematic):
        parts = book.papers.meeting(asked.id).parts
        assert [p.session.code for p in parts] == ["2026-11-DK", "2026-Q4-CD"]
    assert book.papers.meeting(regular.id).minutes == 120


def test_a_secretary_who_is_away_is_not_named_as_the_chair(book: Book) -> None:
    session = book.calendar.resolve("2026-12")
    secretary = book.roster.member(2)
    book.roster.save(replace(secretary, aways=(Away(since=session.date, until=session.date),)))
    assert book.papers.meeting(session.id).chair == ""
    assert Lack.CHAIR in {x.what for x in book.papers.lacking(session.id)}


def test_the_deputy_chairs_and_signs_while_the_secretary_is_away(book: Book) -> None:
    post = Post(title="Phó bí thư", role=Role.DEPUTY)
    book.roster.save(replace(book.roster.member(3), posts=(post,)))
    session = book.calendar.resolve("2026-12")
    book.settings.change("locality", "Phú Thọ")
    assert book.papers.meeting(session.id).signer == Signer("BÍ THƯ", "Nguyễn Thị Ân")
    today = book.clock.today()
    away = (Away(since=today, until=today), Away(since=session.date, until=session.date))
    book.roster.save(replace(book.roster.member(2), aways=away))
    meeting = book.papers.meeting(session.id)
    assert meeting.signer == Signer("PHÓ BÍ THƯ", "Trần Văn Bình")
    assert meeting.chair == "Trần Văn Bình, Phó bí thư"
    assert (meeting.issued, meeting.locality) == (today, "Phú Thọ")


def test_a_post_that_ended_signs_nothing_any_more(book: Book) -> None:
    old = Post(title="Bí thư chi bộ", role=Role.SECRETARY, until=date(2026, 10, 31))
    new = Post(title="Bí thư chi bộ", role=Role.SECRETARY, since=date(2026, 11, 1))
    book.roster.save(replace(book.roster.member(2), posts=(old,)))
    book.roster.save(replace(book.roster.member(7), posts=(new,)))
    assert book.papers.meeting(book.calendar.resolve("2026-12").id).signer == Signer("BÍ THƯ", "Phạm Hương Giang")


def test_what_an_earlier_session_did_not_hear_is_told_of_until_it_is_given_or_put_off(book: Book) -> None:
    passed, ahead, december = (book.calendar.resolve(c) for c in ("2026-Q3-CD", "2026-Q4-CD", "2026-12"))
    left = number_of(book.assignments.add(Assignment(kind=Work.PAPER, members=(4,), title="Cũ", session=passed.id)))
    book.assignments.add(Assignment(kind=Work.PAPER, members=(5,), title="Sắp tới", session=ahead.id))
    assert [(g.names, g.held) for g in book.papers.meeting(december.id).left] == [(("Đỗ Thị Diệu",), passed)]
    text = " ".join(line.strip() for line in book.papers.text("notice", december.id).lines)
    assert "Tham luận: đồng chí Đỗ Thị Diệu; «Cũ»; chuyển từ buổi sinh hoạt chuyên đề quý III năm 2026" in text
    assert "Sắp tới" not in text
    assert "«Cũ»; chuyển từ buổi" in " ".join(book.papers.text("app_text", december.id).lines)
    book.agenda.put_off(december.id, f"assignments:{left}", "hết giờ")
    assert book.papers.meeting(december.id).left == ()
    book.agenda.take_back(december.id, f"assignments:{left}")
    book.assignments.advance(left, Stage.NOT_GIVEN, anyway=True)
    assert again(book.disk_folder).papers.meeting(december.id).left == ()


def test_nobody_is_told_to_come_to_a_cancelled_session(book: Book) -> None:
    session = book.calendar.resolve("2026-12")
    book.calendar.cancel(session.id, "bão")
    with pytest.raises(BadValue, match="2026-12-DK"):
        book.papers.text("notice", session.id)
    with pytest.raises(NoSuch):
        book.papers.text("notice", 999)
