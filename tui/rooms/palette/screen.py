"""The palette: any command by a few letters of its words, unaccented, in either language."""

from __future__ import annotations

from collections.abc import Sequence

from store.vietnamese import fold
from tui import keys
from tui.keys import Key
from tui.language import _, both
from tui.room import ListRoom
from tui.text import fit
from tui.widgets.line import Span
from tui.widgets.sheet import PaneSpec, Sheet


class PaletteRoom(ListRoom):
    """The commands of the room one came from; Enter does the one under the cursor there."""

    noun = "palette"
    BINDINGS = keys.bindings("palette")

    def __init__(self, about: str) -> None:
        self.about = about
        self.rows: list[Key] = []
        super().__init__()

    def make_sheet(self) -> Sheet:
        """One pane: nothing here changes at a key."""
        return Sheet(
            PaneSpec("row", "1fr", self._draw), empty=lambda: ((_("No command has these words."), self.look.dim),)
        )

    def title_words(self) -> str:
        """The room's name."""
        return _("Commands")

    def on_mount(self) -> None:
        """Ask for words at once."""
        self.foot.ask_text(
            _("Command:"), self._answered, limit=60, typed=self._typed, given_up=self._leave,
            placeholder=_("a few letters, without accents"),
        )  # fmt: skip

    def _leave(self) -> None:
        self.app.leave_room()

    def fill(self) -> None:
        """The commands whose words begin with what was typed."""
        wanted = fold(self.filter).split()
        self.rows = [
            key for key in keys.of_room(self.about)
            if key.palette and all(any(w.startswith(x) for w in self._words(key)) for x in wanted)
        ]  # fmt: skip
        self.sheet.show(len(self.rows))

    def _words(self, key: Key) -> list[str]:
        return [
            w for text in (key.label, key.help) for said in both(text) for w in fold(said).replace("/", " ").split()
        ]

    def _typed(self, text: str) -> None:
        self.filter = text
        self.sheet.cursor = 0
        self.fill()

    def _answered(self, text: str) -> bool:
        self._typed(text)
        if not self.rows:
            return False
        self.app.run_from_palette(self.rows[self.sheet.cursor].action)
        return True

    def _draw(self, index: int, width: int) -> Sequence[Span]:
        row, look = self.rows[index], self.look
        return (
            (" " + fit(_(row.help), max(10, width - 13)), look.plain),
            (fit(keys.shown(self.app.keys_of(row)), 12, right=True), look.key),
        )
