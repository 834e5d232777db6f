"""What a person chooses for their own terminal while the program runs: language, signs, colours, keys.

Where it is kept is preferences.py; which keys can be moved where is keymap.py.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tui import keymap, keys, look, preferences
from tui.language import _, language, name_keys, set_language
from tui.preferences import Preferences
from tui.room import Room

if TYPE_CHECKING:
    from textual.app import App

    _Base = App[None]
else:
    _Base = object


class Choosing(_Base):
    """Mix into the app: takes other preferences at once, and for next time."""

    preferences: Preferences
    moment: tuple[int, int]

    if TYPE_CHECKING:

        @property
        def room(self) -> Room:
            """The room on screen."""

        @property
        def look(self) -> look.Look:
            """The styles and signs in use."""

    def action_language(self) -> None:
        """The other language, at once."""
        self.choose(language="en" if language() == "vi" else "vi")

    def action_signs(self) -> None:
        """Signs as plain letters, or back."""
        self.choose(plain_letters=not self.preferences.plain_letters)

    def action_colours(self) -> None:
        """The next set of colours."""
        names = list(look.PALETTES)
        self.choose(colours=names[(names.index(self.look.name) + 1) % len(names)])

    def choose(self, **changes: object) -> None:
        """Take other preferences: at once, and for next time."""
        chosen = replace(self.preferences, **changes)
        set_language(chosen.language or language())
        self.theme = f"chibo-{look.look(chosen.colours, False).name}"
        self._prefer(chosen, partial(preferences.save, **changes))

    def prefer(self, **changes: object) -> None:
        """Keep a choice of this person that changes nothing on screen by itself."""
        self._prefer(replace(self.preferences, **changes), partial(preferences.save, **changes))

    def move_key(self, id: str, to: str) -> None:
        """Let another key do what a row of the page of keys does; '' puts the default back. BadValue."""
        row = next(row for row in keys.KEYS if row.id == id)
        others = {k: v for k, v in self.preferences.keys.items() if k != id}
        keymap.ensure_possible(row, to or row.keys, others)
        moved = others | ({id: to} if to and to != row.keys else {})
        self._take_keys(moved)
        self._prefer(replace(self.preferences, keys=moved), partial(preferences.save_key, id, moved.get(id, "")))

    def _take_keys(self, moved: Mapping[str, str]) -> None:
        """Let moved keys act, and sentences name them."""
        self.set_keymap(dict(moved))
        name_keys(keymap.renamed(moved))

    def _prefer(self, chosen: Preferences, save: Callable[[], None]) -> None:
        self.preferences = chosen
        self.moment = (self.moment[0], self.moment[1] + 1)
        self.room.repaint()
        self.room.refresh()
        try:
            save()
        except (OSError, ValueError):
            words = _("This holds until the program ends: {file} could not be written.")
            self.call_after_refresh(lambda: self.room.tell(words.format(file=preferences.path()), trouble=True))
