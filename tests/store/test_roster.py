"""The roster's door: fields one by one, statuses, posts and absences with their days, all of it undoable."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from store import Book
from store.errors import BadValue, NoSuch
from store.records import Away, Code, Member, Post, Role, Source, Standing, Status
from tests.cells import again, make_cell, november


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    made = make_cell(tmp_path / "book")
    yield made
    made.close()


def test_one_field_is_written_and_the_others_are_left(book: Book) -> None:
    other = again(book.disk_folder)
    book.roster.change(3, {"job": "Giảng viên"})
    other.roster.change(3, {"born": date(1980, 2, 5)})
    book.poll()
    found = again(book.disk_folder).roster.member(3)
    assert (found.job, found.born) == ("Giảng viên", date(1980, 2, 5))


@pytest.mark.parametrize(
    "facts",
    [
        {"name": "  "}, {"born": date(2027, 1, 1)}, {"born": date(2009, 1, 1), "admitted": date(2026, 1, 1)},
        {"admitted": date(2011, 1, 1)}, {"card": "012345000101"},
    ],
    ids=str,
)  # fmt: skip
def test_what_cannot_be_is_refused_and_nothing_changes(book: Book, facts: dict[str, object]) -> None:
    book.roster.change(1, {"card": "012345000101"})
    before = book.roster.member(2)
    with pytest.raises(BadValue):
        book.roster.change(2, facts)
    assert again(book.disk_folder).roster.member(2) == before


def test_a_contradiction_that_is_there_already_does_not_block_another_field(book: Book) -> None:
    member = book.roster.member(1)
    book.roster.save(Member(id=1, name=member.name, admitted=date(2012, 1, 1), official_on=date(2011, 1, 1)))
    book.roster.change(1, {"phone": "0912"})
    assert book.roster.member(1).phone == "0912"


def test_who_moves_out_on_the_first_of_march_is_on_februarys_roll_and_can_be_brought_back(book: Book) -> None:
    book.roster.set_status(4, Status.MOVED_OUT, date(2026, 3, 1))

    def on_roll(month: str) -> bool:
        hand = again(book.disk_folder)
        return 4 in {m.id for m in hand.attendance.expected(hand.calendar.resolve(month))}

    assert (on_roll("2026-02"), on_roll("2026-03")) == (True, False)
    book.history.undo()
    assert on_roll("2026-03")


def test_an_absence_told_beforehand_fills_the_roll_in_and_a_hand_confirms_it(book: Book) -> None:
    book.roster.put_span(4, Away(since=date(2026, 11, 1), until=date(2026, 11, 20), reason="business"))
    session = november(book)
    book.attendance.mark_rest(session.id)
    mark = again(book.disk_folder).attendance.roll(session.id).rows[3].mark
    assert (mark.code, mark.reason, mark.source) == (Code.EXCUSED, "business", Source.PREFILL)
    book.attendance.mark(session.id, 4, Code.EXCUSED, reason="business")
    assert again(book.disk_folder).attendance.roll(session.id).rows[3].mark.source is Source.HAND
    book.roster.drop_span(4, book.roster.member(4).aways[0])
    assert book.attendance.roll(session.id).rows[3].mark.code is Code.EXCUSED


def test_a_span_changed_by_another_hand_meanwhile_is_not_written_over(book: Book) -> None:
    first = Post(title="Phó bí thư", role=Role.DEPUTY, since=date(2025, 1, 1))
    book.roster.put_span(5, first)
    other = again(book.disk_folder)
    other.roster.put_span(5, Post(title="Phó bí thư", role=Role.DEPUTY, since=date(2025, 2, 1)), instead=first)
    with pytest.raises(NoSuch):
        book.roster.put_span(5, Post(title="Chi ủy viên", role=Role.COMMITTEE), instead=first)


def test_a_span_that_ends_before_it_begins_is_refused(book: Book) -> None:
    with pytest.raises(BadValue):
        book.roster.put_span(5, Standing(status=Status.EXEMPT, since=date(2026, 5, 2), until=date(2026, 5, 1)))


def test_posts_end_on_a_day_and_the_past_keeps_them(book: Book) -> None:
    book.roster.end_posts(2, date(2026, 6, 30))
    posts = again(book.disk_folder).roster.member(2).posts
    assert [p.until for p in posts] == [date(2026, 6, 30)]


def test_the_log_of_a_member_has_every_change_newest_first(book: Book) -> None:
    book.roster.change(3, {"job": "A"})
    book.roster.change(4, {"job": "B"})
    book.roster.change(3, {"job": "C"})
    acts = [c.act for c in book.roster.log(3)]
    assert acts == ["roster.change", "roster.change", "roster.save"]


def test_a_member_written_again_as_they_are_is_no_change_also_after_a_restart(book: Book) -> None:
    book.roster.change(2, {"strengths": ("dân vận", "tổ chức")})
    book.close()
    hand = again(book.disk_folder)
    assert hand.roster.save(hand.roster.member(2)).n == 0
