"""The settings: the cell's names and reasons of absence, this person's screen and keys, the rule set.

What belongs to the cell is in the book, logged and undoable; what belongs to one person is in the settings
file (tui/preferences.py). Each field is saved when it is left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Final

from store.records import Reason
from store.rules.ruleset import GROUPS, load
from store.settings import LIMITS
from tui import keys
from tui.entries import Door, Entry, Options, Row, Title, option, option_hint
from tui.fields import CELL, value_words
from tui.form import FormRoom
from tui.language import N_, _, language, n_
from tui.rooms.settings.keymap import KeysRoom
from tui.rooms.settings.reason import ReasonRoom
from tui.rooms.settings.rules import RulesRoom
from tui.rooms.settings.versions import VersionsRoom
from tui.text import reason_words

SCALE: Final = "quality_words"
"""The field that stands among the rules: how speeches are judged."""

HINTS: Final[Mapping[str, str]] = {
    "name": N_("as documents print it"), "higher": N_("as documents print it"), "locality": N_("of the date line"),
    "start": "14:00, 14h, 1430", "term": "2025-2027", "zone": "Asia/Ho_Chi_Minh",
    "signs_for": "T/M CHI BỘ", "spelling": "ủy, uỷ", "quality_words": N_("four words, parted by ;"),
}  # fmt: skip

ABOUT: Final[Mapping[str, str]] = {
    "name": N_("Printed at the head of every document, and in the heading here."),
    "higher": N_("The Party committee above, printed over the cell's name."),
    "locality": N_("The place in «Đà Lạt, ngày 5 tháng 11 năm 2026» on documents."),
    "place": N_("Where the cell meets, unless a session says otherwise."),
    "start": N_("When sessions begin, unless one says otherwise; late is counted from it."),
    "term": N_("Numbers of documents run within a term."),
    "signs_for": N_("Above the signature; empty for T/M CHI BỘ. Some cells write T/M CHI ỦY."),
    "spelling": N_("How documents write «ủy» in the program's own words; what you type stays as typed."),
    "quality_words": N_("From 1 to 4; empty for: general; fair; good; concrete."),
    "zone": N_("Today and the hour are those of this zone, whatever the server's."),
}

LANGUAGES: Final = (("vi", "Tiếng Việt"), ("en", "English"))
COLOURS: Final = {"dark": N_("dark"), "light": N_("light"), "terminal": N_("the terminal's")}
SIGNS: Final = (("signs", "● ○ ▲"), ("letters", "C P M"))


class SettingsRoom(FormRoom):
    """One page for all there is to set; long lists open from it."""

    noun = "settings"
    BINDINGS = keys.bindings("settings")

    def title_words(self) -> str:
        """The room's name."""
        return _("Settings")

    def draft_name(self) -> str:
        """There is one such form."""
        return "settings"

    def rows(self) -> list[Row]:
        """The cell, its reasons, this person's screen, the rules."""
        return [
            Title(_("The cell")), *self._cell(),
            Title(_("Reasons of absence")), *self._reasons(),
            Title(_("On this screen")), *self._screen(),
            Title(_("Rule set")), *self._rules(),
        ]  # fmt: skip

    def _cell(self) -> Iterator[Row]:
        for field in LIMITS:
            if field != SCALE:
                yield self._field(field)
        yield self._discipline()

    def _field(self, field: str) -> Entry:
        held = value_words(getattr(self.book.settings.cell(), field))
        return Entry(
            field, _(CELL[field]), held, partial(self.book.settings.change, field),
            hint=_(HINTS[field]) if field in HINTS else "", limit=LIMITS[field], about=_(ABOUT[field]),
            whole=field in ("start", "term", "zone", "spelling", SCALE),
        )  # fmt: skip

    def _discipline(self) -> Row:
        options = (("yes", _("yes")), ("no", _("no")))

        def take(text: str) -> None:
            if chosen := option(text, options):
                self.book.settings.set_discipline(chosen == "yes")

        name = CELL["discipline"]
        held = _("yes") if self.book.settings.cell().discipline else _("no")
        return Entry(
            "discipline", _(name), held, take, hint=option_hint(options), limit=20, whole=True,
            about=_("Only date and number of a decision, never what it is about; off unless the cell wants it."),
        )  # fmt: skip

    # -- reasons -----------------------------------------------------------------------------

    def _reasons(self) -> Iterator[Row]:
        about = _("<form.open> opens it, <form.remove> takes it away, ^Z brings it back.")
        for reason in self.book.settings.reasons():
            label = f"{reason.digit}  {reason_words(self.book, reason.key, short=True)}"
            yield self._reason(reason, label, about, partial(self._retire, reason))
        for reason in self.book.settings.cell().reasons:
            if reason.retired:
                yield self._reason(reason, "–  " + _("retired"), _("Past rolls read it; a digit brings it back."))
        yield Door("reason:", _("+ reason"), "", self.action_add_reason)

    def _reason(self, reason: Reason, label: str, about: str, remove: Callable[[], None] | None = None) -> Door:
        both = (reason.en, reason.vi) if language() == "en" else (reason.vi, reason.en)
        words = " / ".join(filter(None, both))
        return Door(
            f"reason:{reason.key}", label, words, partial(self._open_reason, reason.key), remove=remove, about=about
        )

    def _open_reason(self, key: str, texts: Mapping[str, str] | None = None) -> None:
        self.app.push_room(ReasonRoom(key, texts))

    def action_add_reason(self) -> None:
        """An empty form for a reason of absence."""
        self._open_reason("")

    def _retire(self, reason: Reason) -> None:
        self.book.settings.retire_reason(reason.key)
        self.tell(_("Offered no more; past rolls still read it. ^Z brings it back."))

    # -- this person's screen ----------------------------------------------------------------

    def _screen(self) -> Iterator[Row]:
        colours = [(name, _(words)) for name, words in COLOURS.items()]
        signs = "letters" if self.app.preferences.plain_letters else "signs"
        about = _("For you alone, in this account's settings file; at once.")
        for key, label, options, held in (
            ("language", _("language"), LANGUAGES, language()),
            ("colours", _("colours"), colours, self.look.name),
            ("signs", _("signs"), SIGNS, signs),
        ):
            yield Entry(
                key, label, dict(options)[held], partial(self._choose, key, options, held),
                hint=option_hint(options), limit=20, about=about, whole=True,
            )  # fmt: skip
        moved = len(self.app.preferences.keys)
        words = n_("{n} key moved", "{n} keys moved", moved).format(n=moved) if moved else _("as shipped")
        yield Door("keys", _("keys"), words, lambda: self.app.push_room(KeysRoom()), about=_("Enter lists every key."))

    def _choose(self, key: str, options: Options, held: str, text: str) -> None:
        chosen = option(text, options)
        if chosen in ("", held):
            return
        match key:
            case "language":
                self.app.choose(language=chosen)
            case "colours":
                self.app.choose(colours=chosen)
            case _:
                self.app.choose(plain_letters=chosen == "letters")

    # -- rules -------------------------------------------------------------------------------

    def _rules(self) -> Iterator[Row]:
        rules = self.book.settings.rules()
        about = _("Enter opens them: every number, its sentence, its document.")
        for group, words in GROUPS.items():
            found = [id for id, rule in load().items() if rule.group == group]
            if found:
                own = sum(rules.changed(id) for id in found)
                said = n_("{n} rule", "{n} rules", len(found)).format(n=len(found))
                said += " • " + _("{n} the cell's own").format(n=own) if own else ""
                yield Door(
                    f"rules:{group}", words[language() == "en"], said, partial(self._open_rules, group), about=about
                )
        yield self._field(SCALE)
        yield Door(
            "versions", _("versions"), rules.version, lambda: self.app.push_room(VersionsRoom()),
            about=_("Reports name the version they were made with; Enter lists them all."),
        )  # fmt: skip

    def _open_rules(self, group: str = "", texts: Mapping[str, str] | None = None) -> None:
        self.app.push_room(RulesRoom(group, texts))

    # -- coming and going --------------------------------------------------------------------

    def take_up(self, name: str, key: str, texts: Mapping[str, str]) -> None:
        """Offer again what a dropped line had left, in the form it was typed in."""
        match name:
            case "settings.rules":
                self._open_rules(texts=texts)
            case "settings.reason" if not key or self.book.settings.reason(key) is not None:
                self._open_reason(key, texts)
            case "settings":
                self.pending.update(texts)
                at = next((i for i, row in enumerate(self._rows) if isinstance(row, Entry) and row.key in texts), 1)
                self._go(at)
            case _:
                pass

    def _leave(self) -> None:
        self.pending.clear()
        self.wrong.clear()
        if (row := self.entry()) is not None:
            self._put(row.value)
        self.app.go("home")
