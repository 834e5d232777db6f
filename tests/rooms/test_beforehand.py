"""What is read beside the first sight: every room and the calendar, in a thread, without a key waiting for it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import msgspec
from textual.pilot import Pilot

from store import Book
from store.records import Code
from store.rules import holidays
from tests.bench import ROOT
from tests.cells import again
from tests.rooms.conftest import Opener, foot_of
from tui import beforehand
from tui.app import ChiboApp
from tui.rooms.home.screen import HomeRoom

AT_FIRST = """
import asyncio, sys, threading
from pathlib import Path
from store import open_book
from tui.app import ChiboApp
from tui.beforehand import LATER, rooms

async def main():
    book = open_book(Path(sys.argv[1]))
    async with ChiboApp(book.disk_folder, book).run_test() as pilot:
        await pilot.pause()
        print("holidays" in sys.modules, "tui.rooms.themes.screen" in sys.modules)
        await asyncio.sleep(LATER + 0.2)
        for thread in threading.enumerate():
            if thread.name == "beforehand":
                thread.join(20)
        print(all(name in sys.modules for name in ["holidays.countries.vietnam", *rooms()]))

asyncio.run(main())
"""


def test_the_first_sight_waits_for_nothing_and_a_moment_later_all_is_there(book: Book, tmp_path: Path) -> None:
    env = {"PATH": "/usr/bin", "HOME": str(tmp_path), "LANG": "C.UTF-8"}
    done = subprocess.run(
        [sys.executable, "-c", AT_FIRST, str(book.disk_folder)],
        cwd=ROOT, env=env, capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    assert done.stdout.split() == ["False", "False", "True"]


def test_every_room_is_among_them() -> None:
    files = {f"tui.rooms.{file.parent.name}.{file.stem}" for file in Path(ROOT, "tui/rooms").glob("*/*.py")}
    assert set(beforehand.rooms()) == {name for name in files if not name.endswith("__init__")}


async def test_the_interpreter_changes_hands_as_before_when_it_is_done(rooms: Opener) -> None:
    before = sys.getswitchinterval()
    async with rooms("home") as pilot:
        app = _app(pilot)
        app._bring_in()
    assert sys.getswitchinterval() == before
    assert holidays.at_hand()


def _app(pilot: Pilot[None]) -> ChiboApp:
    assert isinstance(pilot.app, ChiboApp)
    return pilot.app


async def test_what_was_told_stays_told_when_the_room_is_read_again_unasked(rooms: Opener, book: Book) -> None:
    """Taking back said nothing when the calendar came in, or another hand wrote, a moment later."""
    session = book.calendar.resolve("2026-11").id
    member = book.attendance.roll(session).rows[0].member.id
    async with rooms("home") as pilot:
        book.attendance.mark(session, member, Code.PRESENT)
        await pilot.press("ctrl+z")
        assert "Đã hoàn tác" in foot_of(pilot)
        home = pilot.app.screen
        assert isinstance(home, HomeRoom)
        assert home.page is not None
        home.page = msgspec.structs.replace(home.page, whole=False)
        _app(pilot)._brought_in()
        assert home.page.whole
        assert "Đã hoàn tác" in foot_of(pilot)
        other = again(book.disk_folder)
        other.attendance.mark(session, member, Code.PRESENT)
        book.poll()
        await pilot.pause()
        assert "Đã hoàn tác" in foot_of(pilot)
        await pilot.press("down")
        assert "Đã hoàn tác" not in foot_of(pilot)
