"""The keys of every room, and another key for any of them: pressed once, in force at once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual import events

from store.errors import BookError
from tui import keymap, keys
from tui.entries import Door, Row, Title
from tui.keys import KEYS, ROOM_NAMES, Key
from tui.language import _, language
from tui.rooms.settings.wide import WideForm
from tui.widgets.foot import KeyQuestion


class KeysRoom(WideForm):
    """Every key by its room. They are one person's, kept in the settings file by id."""

    noun = "keymap"
    BINDINGS = keys.bindings("keymap")
    VALUE: ClassVar[int] = 14
    WORD: ClassVar[int] = 20
    DETAILS: ClassVar[int] = 1

    def __init__(self) -> None:
        self._asked: Key | None = None
        super().__init__()

    def title_words(self) -> str:
        """The room's name."""
        return _("Keys")

    def rows(self) -> list[Row]:
        """A heading a room, a row a key; what only the palette offers has none."""
        rows: list[Row] = []
        for room, name in ROOM_NAMES.items():
            found = [self._door(row) for row in KEYS if row.room == room and row.keys]
            rows += [Title(_(name)), *found] if found else []
        return rows

    def _door(self, row: Key) -> Door:
        fixed = not keymap.movable(row)
        about = (
            _("The digits stay as they are.")
            if fixed
            else _("<form.open>: another key. <form.remove>: the default again.")
        )
        return Door(
            row.id, _(row.help), keys.shown(self.app.keys_of(row)), partial(self._ask, row),
            remove=partial(self._move, row, ""), about=about,
        )  # fmt: skip

    def beside(self, row: Row) -> str:
        """A sign and the default where the key was moved."""
        if not isinstance(row, Door) or row.key not in self.app.preferences.keys:
            return ""
        default = next(k.keys for k in KEYS if k.id == row.key)
        return "• " + _("default {number}").format(number=keys.shown(default))

    def detail(self, row: Row) -> Sequence[str]:
        """The whole sentence, and the name in the settings file."""
        return (f"{row.label} · {row.key}",) if isinstance(row, Door) else ()

    # -- another key -------------------------------------------------------------------------

    def _ask(self, row: Key) -> None:
        if keymap.movable(row):
            self._asked = row
            words = _("Press the new key for «{what}» (Esc: leave it).").format(what=_(row.label))
            self.foot.ask_key(KeyQuestion({}), (f" {words}", self.look.key))

    def on_key(self, event: events.Key) -> None:
        """While a key is asked for, any key is the answer and does nothing else."""
        if self._asked is None:
            return
        event.stop()
        event.prevent_default()
        row, self._asked, self.foot.question = self._asked, None, None
        self.rest()
        if event.key != "escape":
            self._move(row, event.key)

    def _move(self, row: Key, key: str) -> None:
        try:
            self.app.move_key(row.id, key)
        except BookError as error:
            sentence = error.sentence(language())
            self.tell(sentence[:1].upper() + sentence[1:], trouble=True)
