"""Where the hand is: among those who may speak, in the order of the sitting, or in the log of the item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.records import Speech
from store.rules.sitting import Person
from store.vietnamese import fold
from tui.rooms.sitting.log import Half, Log
from tui.rooms.sitting.rows import Row, StepRow, key_of

if TYPE_CHECKING:
    from tui.room import ListRoom

    _Base = ListRoom
else:
    _Base = object


class Hand(_Base):
    """Mix into the sitting, before the room."""

    people: Half
    spoken: Log
    rows: list[Row]
    log_lines: list[Speech]
    in_order = False
    """Whether the left half shows the order of the sitting."""
    _kept = ""
    """The row that the cursor comes back to when the order gives way to the people, or they to it."""

    if TYPE_CHECKING:

        def forget_pending(self) -> None:
            """Let the chosen kind go."""

        def tell_nothing_yet(self) -> None:
            """Say that nobody has spoken yet."""

        def show_rows(self) -> None:
            """Show the left half."""

    def in_log(self) -> bool:
        """Whether the hand is in the log."""
        return self.spoken.here

    def row(self) -> Row | None:
        """The row of the left half under its cursor."""
        return self.rows[self.people.cursor] if self.people.cursor < len(self.rows) else None

    def go_to_log(self, here: bool) -> None:
        """The hand goes to the log, or back to the left half."""
        if here == self.spoken.here or (here and not self.log_lines):
            return
        self.forget_pending()
        self.sheet = self.spoken if here else self.people
        self.spoken.enter(here)
        self.people.enter(not here)
        self.rest()
        self.show_keys()

    def action_other(self) -> None:
        """To the log of speeches, or back."""
        if not self.log_lines:
            self.tell_nothing_yet()
        self.go_to_log(not self.spoken.here)

    def action_order(self) -> None:
        """The order of the sitting, or who speaks again."""
        self.go_to_log(False)
        self.show_order(not self.in_order)
        self.rest()

    def show_order(self, there: bool) -> None:
        """Show the order of the sitting, or who speaks; each keeps its cursor."""
        self.go_to_log(False)
        if there == self.in_order:
            self.show_rows()
            return
        at = self.people.cursor
        kept, self._kept = self._kept, key_of(self.rows[at]) if at < len(self.rows) else ""
        self.in_order, self.rows = there, []
        self.show_rows()
        cursor = next((i for i, row in enumerate(self.rows) if key_of(row) == kept), self._first())
        self.people.show(len(self.rows), cursor)

    def _first(self) -> int:
        """Where the cursor begins: at the first step that is not done, at the first row that waits."""
        steps = (i for i, row in enumerate(self.rows) if isinstance(row, StepRow) and not row.done)
        return next(steps, 0)

    def action_find(self) -> None:
        """Type the beginning of a name; the cursor goes to the first that fits."""
        self.show_order(False)
        start = self.people.cursor

        def typed(text: str) -> None:
            words = fold(text).split()
            found = (
                i for i, row in enumerate(self.rows)
                if isinstance(row, Person) and words and all(_begins(word, row.name) for word in words)
            )  # fmt: skip
            self.people.move_to(next(found, start))

        def answered(text: str) -> bool:
            self.rest()
            return True

        self.foot.ask_text("/", answered, limit=80, typed=typed, given_up=lambda: self.people.move_to(start))


def _begins(word: str, name: str) -> bool:
    return any(part.startswith(word) for part in fold(name).split())
