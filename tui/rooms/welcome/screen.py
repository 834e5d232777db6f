"""No book yet: make one, make one from the office's roster, or look around in an invented cell."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from textual.containers import Vertical

from tui import keys
from tui.language import _, key_name
from tui.paths import is_path
from tui.room import Room
from tui.widgets.line import Line

if TYPE_CHECKING:
    from textual.widget import Widget


class WelcomeRoom(Room):
    """The first screen of a new account."""

    noun = "welcome"
    BINDINGS = keys.bindings("welcome")

    def __init__(self) -> None:
        super().__init__()
        self.lines = [Line() for _n in range(12)]

    def furniture(self) -> Iterator[Widget]:
        """A few plain lines."""
        yield Vertical(*self.lines, id="page")

    def on_screen_resume(self) -> None:
        """Back from the preview the book is there: this is no place any more."""
        super().on_screen_resume()
        if self.app.has_book and not self.foot.asking:
            self.call_later(self.app.go, "roster")

    def title_words(self) -> str:
        """The program's name."""
        return "Chibo"

    def fill(self) -> None:
        """Say what there is to choose."""
        look = self.look
        said = [
            ((_("  Sổ chi bộ: the book of a Party cell"), look.strong),),
            (),
            ((_("  There is no book here yet:"), look.plain),),
            ((f"  {self.app.folder}", look.dim),),
            (),
            ((f"  {key_name('welcome.make')}  ", look.key), (_("make the cell's book"), look.plain)),
            (
                (f"  {key_name('welcome.import')}  ", look.key),
                (_("make it from the office's list of members (xlsx, xls, ods, csv)"), look.plain),
            ),
            (
                (f"  {key_name('welcome.demo')}  ", look.key),
                (_("look around in an invented cell; nothing is kept"), look.plain),
            ),
            ((f"  {key_name('app.back')}  ", look.key), (_("leave"), look.plain)),
            (),
            ((_("  Everything stays in that folder on this machine: no network, files only you can read."), look.dim),),
            ((_("  There is no Save key: what the screen shows is on disk."), look.dim),),
        ]
        for line, spans in zip(self.lines, said, strict=True):
            line.say(*spans)

    def action_make(self) -> None:
        """Ask for the cell's name and make the book."""

        def refused(_path: str) -> bool:
            self.tell(_("This is a file. Type the cell's name; <welcome.import> begins with a list."), trouble=True)
            return False

        self._ask_name(lambda: self.app.go("home"), refused)

    def action_import(self) -> None:
        """Ask for name and file; the preview shows before any member is written."""
        self._ask_name_before("")

    def action_demo(self) -> None:
        """Open a throw-away copy of the invented cell."""
        self.app.open_demo()

    def _ask_name(self, then: Callable[[], None], path_typed: Callable[[str], bool]) -> None:
        def answered(text: str) -> bool:
            if not text.strip():
                self.rest()
                return True
            if is_path(text):
                return path_typed(text)
            with self.trying():
                self.app.make_book(text)
                then()
            return True

        self.foot.ask_text(_("Name of the cell:"), answered, limit=120, given_up=self.rest)

    def _ask_name_before(self, file: str) -> None:
        """Ask for the name, then for the list; a path that is typed first waits for its question."""

        def taken(path: str) -> bool:
            self._ask_name_before(path)
            self.tell(_("That is the list's file; it is kept. Now the cell's name."))
            return True

        self._ask_name(lambda: self.app.ask_intake(lambda: self.app.go("roster"), file), taken)
