"""The app: which room is open, whose change is told to whom, undo, language, look, leaving. No feature code."""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import ClassVar

import msgspec
from msgspec.structs import replace
from textual.app import App
from textual.signal import Signal

from store import Book, BookError, make_book
from store.changes import Change
from store.errors import ChangedSince, NoBook
from store.records import Cell
from tui import fence, keymap, keys, look, textual_hacks
from tui.beforehand import Beforehand
from tui.choosing import Choosing
from tui.keys import Key
from tui.language import _, language
from tui.lobby import ROOMS, make_room
from tui.looking_around import LookingAround
from tui.preferences import Preferences
from tui.room import Room
from tui.taking_up import TakingUp
from tui.terminal import SafeTerminal
from tui.typeahead import OneKeyAtATime


class Start(msgspec.Struct, frozen=True):
    """Where the program opens."""

    room: str = "home"
    session: int = 0


class ChiboApp(
    OneKeyAtATime, SafeTerminal, TakingUp, Choosing, Beforehand, LookingAround, App[None], inherit_bindings=False
):
    """The running program over one book (or none yet)."""

    TITLE = "Chibo"
    ENABLE_COMMAND_PALETTE = False
    ESCAPE_TO_MINIMIZE = False
    BINDINGS = keys.app_bindings()
    CSS: ClassVar[str] = "Room { background: $background; color: $foreground; } Vertical#page { height: 1fr; }"

    def __init__(
        self,
        folder: Path,
        book: Book | None,
        start: Start | None = None,
        *,
        chosen: Preferences | None = None,
        now: Callable[[], object] | None = None,
    ) -> None:
        self.preferences = chosen or Preferences()
        moved, self._bad_keys = keymap.sound(self.preferences.keys)
        self.preferences = replace(self.preferences, keys=moved)
        self.folder = folder
        self._book = book
        self._opening = start or Start()
        self.DEFAULT_MODE = self._first_mode()  # type: ignore[misc]
        self.MODES = {name: partial(self._room, name) for name in ROOMS}  # type: ignore[misc]
        super().__init__()
        for theme in look.themes():
            self.register_theme(theme)
        self._begin_in(f"chibo-{look.look(self.preferences.colours, False).name}")
        self.changes: Signal[Change] = Signal(self, "book-changed")
        self._take_keys(self.preferences.keys)
        self.moment = (0, 0)
        """How many changes there were to the book, and to language and look; tells a room whether it is out of date."""

    # -- what rooms ask ----------------------------------------------------------------------

    @property
    def book(self) -> Book:
        """The open book. NoBook while there is none (the welcome room is open then)."""
        if self._book is None:
            raise NoBook(folder=self.folder)
        return self._book

    @property
    def look(self) -> look.Look:
        """The styles and signs in use."""
        return look.look(self.preferences.colours, self.preferences.plain_letters)

    @property
    def has_book(self) -> bool:
        """Whether there is a book yet."""
        return self._book is not None

    def cell_name(self) -> str:
        """The cell's name, or the program's while there is no book."""
        return (self._book.settings.cell().name if self._book else "") or "Sổ chi bộ"

    def keys_of(self, row: Key) -> str:
        """The keys of a row as this person has set them."""
        return self.preferences.keys.get(row.id, row.keys)

    def gives_up(self, key: str) -> bool:
        """Whether a key puts a question away: Esc does, and one that is no beginning of another."""
        return key == "escape" or key in keymap.keys_of(keys.GIVE_UP, self.preferences.keys)

    @property
    def room(self) -> Room:
        """The room on screen."""
        assert isinstance(self.screen, Room)
        return self.screen

    # -- opening and leaving -----------------------------------------------------------------

    def _begin_in(self, theme: str) -> None:
        """Take a theme before anything is drawn: one that is dark, as Textual's own, needs no style made anew."""
        chosen = self.get_theme(theme)
        if chosen is not None and chosen.dark and not chosen.ansi:
            self.set_reactive(ChiboApp.theme, theme)
            self.stylesheet.set_variables(self.get_css_variables())
        else:
            self.theme = theme

    def _first_mode(self) -> str:
        if self._book is None:
            return "welcome"
        return "attendance" if self._opening.session else self._opening.room

    def _room(self, name: str) -> Room:
        return textual_hacks.styled(self, make_room(name, self._opening.session))

    def on_mount(self) -> None:
        """Begin to listen to the book and to other terminals."""
        self.log_folder = self.folder / "logs"
        if not self.is_headless:
            self.watch_terminal()
        if self._book is not None:
            self._book.watch(self._told)
        self.look_around_from_now_on()
        self.call_after_refresh(self._standing)

    def on_ready(self) -> None:
        """The first room is laid out: show it."""
        textual_hacks.paint_now(self.screen)

    def _standing(self) -> None:
        """The first room stands: what was made so far stays; say what opening the book found."""
        gc.freeze()
        gc.enable()
        self.bring_in_soon()
        if self._book is None or not isinstance(self.screen, Room):
            return
        self._said = len(self._book.notices)
        troubles = [*self._book.notices, *([self._book.read_only] if self._book.read_only else [])]
        if self._bad_keys is not None:
            troubles.append(self._bad_keys)
        for trouble in troubles:
            self.room.tell(trouble.sentence(language()), trouble=True)
        if not troubles:
            self._offer_draft()

    def _offer_draft(self) -> None:
        """What was half typed when a line dropped: Enter takes it up again, another key keeps it for next time."""
        for left in self.book.drafts.left():
            words = _("Half typed at {time}: {title}. Take it up?")
            self.room.confirm(
                words.format(time=left.draft.at[11:16], title=left.draft.title), partial(self.take_up, left)
            )
            return

    def save_drafts(self) -> None:
        """Keep what is half typed in the room on screen, else in the one it was opened above.

        While the program leaves, its rooms are taken down: what was kept before then stays kept.
        """
        if self._book is None or textual_hacks.is_leaving(self) or not isinstance(self.screen, Room):
            return
        rooms = [room for room in reversed(self.screen_stack) if isinstance(room, Room)]
        self._book.drafts.keep(next((draft for room in rooms if (draft := room.draft())), None))

    def _told(self, change: Change) -> None:
        self.changed_now()
        self.moment = (self.moment[0] + 1, self.moment[1])
        self.changes.publish(change)

    def make_book(self, name: str) -> None:
        """Make the cell's book in the folder and open it."""
        self._take(make_book(self.folder, Cell(name=name)))

    def open_demo(self) -> None:
        """Open a throw-away copy of the invented cell."""
        from store.demo import throw_away

        with self.room.trying():
            if fence.closed():
                raise fence.NotHere(what="chibo demo")
            self._take(throw_away())
            self.go("home")

    def _take(self, book: Book) -> None:
        self._book, self._said = book, 0
        book.watch(self._told)

    def close_book(self) -> None:
        """Bring the file up to the journal and let go of the book."""
        if self._book is not None:
            self._book.close()

    def told_paste_cut(self, kept: int, dropped: int) -> None:
        """Say that a paste was cut."""
        self.room.tell(_("The paste was too long: {n} characters were left out.").format(n=dropped), trouble=True)

    def run_from_palette(self, action: str) -> None:
        """Leave the palette, then do what was chosen, in the room it was called from."""
        self.leave_room()
        self.call_later(self.run_action, action, self.screen)

    # -- keys that work everywhere -----------------------------------------------------------

    def action_go(self, name: str) -> None:
        """Go to a list room."""
        self.room.leaving(partial(self.go, name))

    def action_help(self) -> None:
        """The keys of the room on screen."""
        if self.room.noun not in ("help", "palette"):
            from tui.rooms.help.screen import HelpRoom

            self._open(HelpRoom(self.room.noun))

    def action_palette(self) -> None:
        """The palette of the room on screen; once more, and it is put away."""
        if self.room.noun == "palette":
            self.leave_room()
        elif self.room.noun != "help":
            from tui.rooms.palette.screen import PaletteRoom

            self._open(PaletteRoom(self.room.noun))

    async def action_back(self) -> None:
        """One room back; from any first room home; from home out."""
        self.room.leaving(self._back)

    def _back(self) -> None:
        if len(self.screen_stack) > 1:
            self.leave_room()
        elif self._book is not None and self.room.noun != "home":
            self.go("home")
        else:
            self.exit()

    def action_give_up(self) -> None:
        """No question is open (the foot hears the key before): say what leaves."""
        self.room.tell(_("Nothing is being asked. ^Q leaves the program."))

    def action_leave(self) -> None:
        """Leave the program; there is nothing unsaved, and what is half typed is kept."""
        self.save_drafts()
        self.exit()

    def action_undo(self) -> None:
        """Take back this terminal's last action: one row at once, more rows after a question."""
        if self._book is None:
            return
        from tui.log_words import change_words

        own = self.book.history.own()
        if len(own) > 0 and len(own[0].parts) > 1:
            self.room.confirm(_("Take back: {what}?").format(what=change_words(self.book, own[0])), self._undo)
        else:
            self._undo()

    def _undo(self, *, anyway: bool = False) -> None:
        from tui.log_words import change_words

        room = self.room
        own = self.book.history.own()
        try:
            self.book.history.undo(anyway=anyway)
        except ChangedSince as error:
            room.confirm(error.sentence(language()), lambda: self._undo(anyway=True))
        except BookError as error:
            room.tell(error.sentence(language()), trouble=True)
        else:
            room.tell(_("Taken back: {what}").format(what=change_words(self.book, own[0])))
