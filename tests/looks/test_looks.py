"""Pictures of every room in text, at 80x24 and 120x40: read them when they change."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from store import Book
from store.records import Assignment, Away, Code, Mark, Origin, Work
from tests.cells import make_cell, november
from tests.looks.conftest import SIZES, Copied, Look
from tests.rooms.conftest import running, said
from tui.app import Start
from tui.language import set_language

ROOMS: dict[str, tuple[Start | None, list[str]]] = {
    "roll call": (None, ["4", "p", "1", "9", "k", "m", "v", "1", "c"]),
    "reason": (None, ["4", "p"]),
    "home": (Start(room="home"), []),
    "sessions": (Start(room="calendar"), []),
    "members": (Start(room="roster"), ["down"]),
    "member": (Start(room="roster"), ["enter", "pagedown", "down", *"31/2", "down"]),
    "register": (Start(room="register"), ["left", "down"]),
    "themes": (Start(room="themes"), ["down"]),
    "assignments": (Start(room="assignments"), []),
    "whom": (Start(room="assignments"), ["ctrl+n", "down", *"Kể chuyện", "enter", "ctrl+r"]),
    "preparation": (Start(room="calendar"), ["down", "space", "down"]),
    "alerts": (Start(room="alerts"), ["h", *"chờ quý sau", "enter", *"1/12", "enter"]),
    "reviews": (Start(room="evaluations"), ["enter", "pagedown", "down", "2", "enter", "9", "enter", "ctrl+g"]),
    "review": (Start(room="evaluations"), ["enter"]),
    "scores": (Start(room="scoring"), []),
    "score": (Start(room="scoring"), ["enter"]),
    "closing": (Start(room="calendar"), ["ctrl+k", "down", "space"]),
    "reading": (Start(room="calendar"), ["ctrl+k", "v"]),
    "said of a sitting": (Start(room="calendar"), ["ctrl+k", "g"]),
    "settings": (Start(room="settings"), ["down"]),
    "rules": (Start(room="settings"), ["pagedown", "pagedown", "down", "down", "down", "down", "enter"]),
    "documents": (Start(room="home"), ["ctrl+u"]),
    "document": (Start(room="register"), ["ctrl+u", "enter"]),
    "days": (Start(room="calendar"), ["v", "down"]),
    "notice": (Start(room="calendar"), ["down", "space", "v"]),
    "log": (None, ["c", "k", "f4"]),
    "log, a long line": (Start(room="history"), ["down"] * 4),
    "help": (None, ["f1"]),
    "palette": (None, ["ctrl+p", *"phep"]),
}


def lived_in(folder: Path) -> Book:
    """A cell with some months behind it."""
    book = make_cell(folder, exempt=16)
    for month, absent in (("2026-08", 3), ("2026-09", 3), ("2026-10", 5)):
        session = book.calendar.resolve(month)
        members = book.roster.members()
        book.attendance.mark(session.id, members[absent].id, Code.EXCUSED, reason="study")
        book.attendance.mark(session.id, members[1].id, Code.LATE, clock="14:05")
        book.attendance.mark_rest(session.id)
    book.roster.change(5, {"strengths": ("kể chuyện", "lý luận")})
    book.roster.put_span(4, Away(since=date(2026, 11, 10), until=date(2026, 11, 14), reason="business"))
    book.themes.add("2026-Q4", "Nêu gương, nói đi đôi với làm", facts={"presenter": 3, "form": "story"})
    book.themes.topics.add("Tham luận còn chung chung", origin=Origin.WEAKNESS)
    thematic = book.calendar.resolve("2026-Q4-CD").id
    book.assignments.add(Assignment(kind=Work.PAPER, members=(6,), title="Số liệu học viên", session=thematic))
    book.assignments.add(Assignment(kind=Work.TASK, members=(7, 8), title="Khảo sát", due=date(2026, 10, 30)))
    assert isinstance(book.attendance.roll(november(book).id).rows[0].mark, Mark)
    return book


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40"])
@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize("language", ["vi", "en"])
async def test_the_room_looks_as_it_did(
    room: str,
    size: tuple[int, int],
    language: str,
    copied: Copied,
    look: Look,
) -> None:
    start, keys = ROOMS[room]
    book = copied(lived_in)
    await look(book, start or Start(session=november(book).id), keys, size, language)


async def test_no_line_of_any_room_is_wider_than_the_terminal(tmp_path: Path) -> None:
    book = lived_in(tmp_path / "book")
    for start, keys in ROOMS.values():
        async with running(book, book.disk_folder, start or Start(session=november(book).id), (80, 24)) as pilot:
            await pilot.press(*keys)
            assert all(len(line) <= 80 for line in said(pilot).splitlines())
    book.close()


async def test_the_welcome_looks_as_it_did(tmp_path: Path, snapshot: SnapshotAssertion) -> None:
    set_language("vi")
    async with running(None, Path("/data/chibo"), None, (80, 24)) as pilot:
        assert said(pilot) == snapshot
