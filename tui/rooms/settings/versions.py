"""The versions of the rule set: since when, by whose hand, which numbers moved. To read."""

from __future__ import annotations

from collections.abc import Sequence

from store.versions import Version
from tui import keys
from tui.fields import rule_change
from tui.language import _
from tui.room import ListRoom
from tui.text import fit
from tui.widgets.line import Span
from tui.widgets.sheet import PaneSpec, Sheet


class VersionsRoom(ListRoom):
    """Every version this book has had, newest first; reports name the one they were made with."""

    noun = "versions"
    BINDINGS = keys.bindings("versions")

    def __init__(self) -> None:
        self.versions: list[Version] = []
        super().__init__()

    def make_sheet(self) -> Sheet:
        """One pane: nothing here changes at a key."""
        return Sheet(PaneSpec("row", "1fr", self._draw), moved=self.rest)

    def title_words(self) -> str:
        """The room's name."""
        return _("Versions of the rule set")

    def fill(self) -> None:
        """Read them off the log."""
        self.versions = self.book.settings.versions()
        self.sheet.show(len(self.versions))
        self.rest()

    def at_rest(self) -> tuple[Span, ...]:
        """What moved in the version under the cursor, in full as far as the line goes."""
        return ((" " + self._words(self.versions[self.sheet.cursor]), self.look.dim),) if self.versions else ()

    def _words(self, version: Version) -> str:
        told = " · ".join(rule_change(m.rule, m.old, m.new) for m in version.moved)
        return told or _("as the regulations and this program have them")

    def _draw(self, index: int, width: int) -> Sequence[Span]:
        version, look = self.versions[index], self.look
        at = version.at
        when = f"{at[8:10]}/{at[5:7]}/{at[:4]} {at[11:16]}" if at else ""
        return (
            (f" {version.name}  ", look.key if index == 0 else look.plain),
            (f"{fit(when, 16)}  {fit(version.by, 10)}  ", look.dim),
            (fit(self._words(version), width - 45), look.plain),
        )
