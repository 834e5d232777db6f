"""A year of themes by keys alone: planned from the backlog, assigned, followed to the report; the file is read back."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot

from store import Book, make_book
from store.records import Cell, Code, Kind, Member, Origin, Stage, ThemeState, Work
from store.rules.assignments import stage_of
from store.rules.theme_steps import day_of
from tests.cells import NAMES, again
from tests.rooms.conftest import cursor_line, running, said, screen
from tui.app import ChiboApp, Start

TOPICS = ("Chung chung", "Ít nói", "Lãng phí", "Dùng AI")
CHARACTERS = {
    "space": " ",
    "slash": "/",
    "enter": "\r",
}


class Hand:
    """A hand at the keys, and the day on which it presses them."""

    def __init__(self, pilot: Pilot[None], book: Book, moment: list[datetime]) -> None:
        self.pilot, self.book, self._moment = pilot, book, moment

    async def press(self, *keys: str) -> None:
        """Keys in one burst; the program takes them one by one (tui/typeahead.py), which is quicker than the pilot."""
        app = self.pilot.app
        assert isinstance(app, ChiboApp)
        for key in keys:
            name = _character_to_key(key) if len(key) == 1 else key
            app.post_message(events.Key(name, key if len(key) == 1 else CHARACTERS.get(key)))
        await app.settled()

    async def write(self, text: str, *after: str) -> None:
        """A text, then keys."""
        await self.press(*text, *after)

    def comes(self, day: date) -> None:
        """It is ten past two on that day."""
        self._moment[0] = datetime(day.year, day.month, day.day, 7, 10, tzinfo=UTC)

    async def to(self, words: str) -> None:
        """To the row with these words: it is under the cursor, or below."""
        if words in cursor_line(self.pilot):
            return
        lines = screen(self.pilot)
        if not any(words in line for line in lines[lines.index(cursor_line(self.pilot)) :]):
            await self.press("home")
        for _ in range(40):
            if words in cursor_line(self.pilot):
                return
            await self.press("down")
        raise AssertionError(f"no row has {words!r}\n{said(self.pilot)}")


async def plan(hand: Hand) -> None:
    """The year's sessions, four topics of the backlog, each a quarter's theme."""
    await hand.press("n", "enter", "f6", "end")
    for number, text in enumerate(TOPICS):
        await hand.press("ctrl+n")
        await hand.write(text, "enter", *(["1"] if number % 2 else []))
    await hand.press("up", "up", "up", "g", "1", "g", "2", "g", "3", "g", "4")
    assert "4 chuyên đề" in said(hand.pilot)


async def prepare(hand: Hand, number: int) -> None:
    """Group, form, purpose, questions, a document; a lead-in and two papers to whom the ranking puts first."""
    await hand.to(TOPICS[number])
    await hand.press("enter", "down", "down", str(number + 1), "enter", "1" if number < 2 else "5", "enter")
    await hand.write("Bỏ", "enter")
    await hand.write("Ai?", "enter")
    await hand.to("+ đề dẫn")
    await hand.press("enter", "1", "enter", "ctrl+r", "enter", "ctrl+g")
    await hand.to("+ đề dẫn")
    await hand.press("enter", "2", "enter", "ctrl+r", "space", "down", "space", "enter", "ctrl+g")
    await hand.to("+ văn bản mới")
    await hand.press("enter")
    await hand.write(f"{number}-CT", "ctrl+g", "ctrl+g")


async def follow(hand: Hand, number: int, day: date) -> None:
    """Drafts in, checked and approved, sent, the roll called, given, finished, reported: each on its day."""

    async def step(days: int) -> None:
        hand.comes(day + timedelta(days=days))
        await hand.press("f6")
        await hand.to(TOPICS[number])
        await hand.press("c", "enter")
        assert "Enter: đồng ý" not in said(hand.pilot)  # nothing odd about the day

    await step(-20)
    await step(-4)
    await hand.press("f7", "home", "k", "down", "k", "t", "k")  # the second draft goes back and comes again
    await step(-3)
    await hand.press("f7", "home", "c", "1", "1", "1", "2", "enter", "down", "c", "1", "1", "1", "1")
    await step(-1)
    hand.comes(day)
    await hand.press("f10", "c", "asterisk")
    assert "8 có mặt" in said(hand.pilot)
    await step(0)
    await hand.press("f7", "home", "g", "down", "g")
    await step(1)
    await step(2)


async def test_four_quarters_are_planned_assigned_and_followed_by_keys_alone(tmp_path: Path) -> None:
    moment = [datetime(2026, 1, 4, 2, tzinfo=UTC)]
    book = make_book(tmp_path / "book", Cell(name="Chi bộ Mẫu"), by="thuky", now=lambda: moment[0])
    for name in NAMES[:8]:
        book.roster.save(Member(name=name, official_on=date(2010, 1, 1)))
    async with running(book, book.disk_folder, Start(room="calendar")) as pilot:
        hand = Hand(pilot, book, moment)
        await plan(hand)
        for number in range(4):
            await prepare(hand, number)
        assert "= cùng hình thức với chuyên đề trước" in said(pilot)  # I and II tell stories, III and IV are debates
        days = [s.date for s in book.calendar.sessions(2026) if s.kind is Kind.THEMATIC]
        for number, day in enumerate(days):
            await follow(hand, number, day)
        assert said(pilot).count("đã báo cáo") == 4
        assert "thiếu" not in said(pilot)
    book.close()
    there = again(tmp_path / "book", moment[0])
    given: list[int] = []
    for number, theme in enumerate(there.themes.all()):
        session = there.themes.session(theme)
        assert session is not None
        assert (theme.quarter, theme.title, theme.purpose) == (f"2026-Q{number + 1}", TOPICS[number], "Bỏ")
        assert [step.state for step in theme.steps] == list(ThemeState)
        assert day_of(theme, ThemeState.HELD) == session.date
        assert [d.number for d in there.themes.documents.of_theme(theme.id)] == [f"{number}-CT"]
        work = there.assignments.of_session(session.id)
        assert [(a.kind, len(a.members), stage_of(a)) for a in work] == [
            (Work.LEAD_IN, 1, Stage.GIVEN), (Work.PAPER, 2, Stage.GIVEN)
        ]  # fmt: skip
        assert {(a.own_work, a.analysis, a.measure, a.proposal) for a in work} == {
            (True, True, True, True), (True, True, True, False)
        }  # fmt: skip
        assert Stage.RETURNED in [s.stage for a in work for s in a.stages]
        given += [member for a in work for member in a.members]
        assert {row.mark.code for row in there.attendance.roll(session.id).rows} == {Code.PRESENT}
    assert {given.count(member) for member in given} <= {1, 2}  # the ranking gives everybody a turn
    assert len(set(given)) == 8
    origins = [there.themes.topics.topic(t.topic).origin for t in there.themes.all()]
    assert origins == [Origin.QUESTION, Origin.WEAKNESS] * 2
