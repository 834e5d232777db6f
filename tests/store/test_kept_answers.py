"""What the doors remember is never out of date: every answer is that of a book opened anew."""

from __future__ import annotations

import contextlib
import random
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from store import Book
from store.attendance import Roll
from store.errors import ChangedSince
from store.records import Code, Kind, Member, Session, Standing, Status
from tests.cells import again, close_all, make_cell, november

CODES = (Code.PRESENT, Code.EXCUSED, Code.UNEXCUSED, Code.LATE, Code.NOT_TAKEN)


def answers(book: Book) -> list[object]:
    """Everything of the roll call that a door may have remembered."""
    session = november(book)
    roll = book.attendance.roll(session.id)
    said: list[object] = [roll, book.attendance.tally(session), book.calendar.sessions(2026), book.calendar.sessions()]
    for day in (session.date, date(2026, 9, 30), session.date):
        said.append(book.attendance.called.until(day))
        assert all(s.date <= day for s in book.attendance.called.until(day))
    for member in book.roster.members():
        said.append(book.attendance.standing(member, session.date))
    said += [book.attendance.taken(s) for s in book.calendar.sessions(2026)]
    return said


def step(book: Book, chance: random.Random) -> None:
    """One thing a hand may do."""
    sessions = book.calendar.sessions(2026)
    session, member = chance.choice(sessions[-8:]), chance.choice(book.roster.members())

    def undo() -> None:
        own = book.history.own()
        if own and own[0].act.startswith("attendance."):
            with contextlib.suppress(ChangedSince):
                book.history.undo()

    def mark() -> None:
        book.attendance.mark(session.id, member.id, chance.choice(CODES))

    rare: tuple[Callable[[], object], ...] = (
        lambda: book.attendance.mark_rest(session.id),
        lambda: book.attendance.note(session.id, member.id, "ghi chú"),
        lambda: book.roster.save(Member(name=f"Âu Thị {chance.randrange(99)}")),
        lambda: book.roster.save(
            replace(member, standings=(Standing(status=Status.EXEMPT, since=date(2026, chance.randrange(1, 12), 1)),))
        ),
        lambda: book.calendar.save(replace(session, date=session.date.replace(day=chance.randrange(1, 28)))),
        lambda: book.calendar.save(Session(code="X", kind=Kind.REGULAR, date=date(2026, 10, 9), month="2026-10")),
        undo,
    )
    chance.choice((mark, mark, mark, mark, undo, chance.choice(rare)))()


@pytest.mark.parametrize("seed", range(5))
def test_two_terminals_answer_like_a_book_opened_anew(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    one = make_cell(tmp_path / "book", members=5)
    two = again(tmp_path / "book")
    try:
        for _turn in range(25):
            step(chance.choice((one, two)), chance)
            one.poll()
            two.poll()
            fresh = again(tmp_path / "book")
            expected = answers(fresh)
            assert answers(one) == expected
            assert answers(two) == expected
            fresh.close()
    finally:
        one.close()
        close_all()


def test_a_roll_followed_mark_by_mark_is_the_roll_read_anew(tmp_path: Path) -> None:
    book = make_cell(tmp_path / "book", exempt=3)
    session = november(book)
    rolls: list[Roll] = [book.attendance.roll(session.id)]

    def follow(change) -> None:  # type: ignore[no-untyped-def]
        if change.act != "attendance.open":
            touched = {getattr(part, "after", part.before).id for part in change.parts}
            rolls.append(book.attendance.roll_after(rolls[-1], touched))

    book.watch(follow)
    chance = random.Random(7)
    for _turn in range(60):
        member = chance.choice(book.roster.members())
        chance.choice(
            (
                lambda m=member: book.attendance.mark(session.id, m.id, chance.choice(CODES)),
                lambda m=member: book.attendance.note(session.id, m.id, "x"),
                lambda: book.attendance.mark_rest(session.id),
                lambda: book.history.undo() if book.history.own() else None,
            )
        )()
        anew = book.attendance.roll(session.id)
        assert rolls[-1] == anew
    book.close()


def test_rows_another_hand_removed_are_there_again_after_the_next_mark(tmp_path: Path) -> None:
    book = make_cell(tmp_path / "book")
    session = november(book)
    people = book.roster.members()
    book.attendance.mark(session.id, people[0].id, Code.PRESENT)
    other = again(tmp_path / "book")
    other._disk.db.table("marks").truncate()
    book.poll()
    book.attendance.mark(session.id, people[1].id, Code.PRESENT)
    assert len(book.marks().all()) == len(people)
    book.close()


def test_a_member_who_joins_meanwhile_gets_a_row_with_the_next_mark(tmp_path: Path) -> None:
    book = make_cell(tmp_path / "book")
    session = november(book)
    book.attendance.mark(session.id, book.roster.members()[0].id, Code.PRESENT)
    again(tmp_path / "book").roster.save(Member(name="Âu Thị Mới", official_on=date(2010, 1, 1)))
    book.poll()
    book.attendance.mark(session.id, book.roster.members()[0].id, Code.LATE)
    assert len(book.marks().all()) == 17
    book.close()


def test_a_journal_replaced_beneath_an_open_book_is_read_anew(tmp_path: Path) -> None:
    book = make_cell(tmp_path / "book")
    session = november(book)
    first = book.roster.members()[0]
    journal = tmp_path / "book" / "db.jsonl"
    kept = journal.read_bytes()
    book.attendance.mark(session.id, first.id, Code.PRESENT)
    fresh = journal.with_name("fresh")
    fresh.write_bytes(kept)
    fresh.chmod(0o600)
    fresh.replace(journal)
    assert book.poll()
    assert book.attendance.roll(session.id).rows[0].mark.code is Code.NOT_TAKEN
    book.attendance.mark(session.id, first.id, Code.UNEXCUSED)
    assert len(book.marks().all()) == 16
    assert again(tmp_path / "book").attendance.roll(session.id).rows[0].mark.code is Code.UNEXCUSED
    book.close()
