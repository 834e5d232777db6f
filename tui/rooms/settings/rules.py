"""The rule set: each number of a regulation with its sentence and document; the cell's own go over the defaults."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from store.rules.ruleset import GROUPS, Rule, load
from tui import keys
from tui.entries import Entry, Row, Title
from tui.language import _, language
from tui.rooms.settings.wide import WideForm


class RulesRoom(WideForm):
    """Every rule, by what it is about; the cursor begins at one group."""

    noun = "rules"
    BINDINGS = keys.bindings("rules")

    def __init__(self, group: str = "", texts: Mapping[str, str] | None = None) -> None:
        self._group = group
        super().__init__(dict(texts or {}))

    def title_words(self) -> str:
        """The room's name, and which version of the numbers is in force."""
        return _("Rule set · version {name}").format(name=self.book.settings.rules().version)

    def draft_name(self) -> str:
        """There is one such form."""
        return "settings.rules"

    def rows(self) -> list[Row]:
        """A heading a group, a row a rule."""
        rows: list[Row] = []
        for group, words in GROUPS.items():
            found = [rule for rule in load().values() if rule.group == group]
            if found:
                rows.append(Title(words[language() == "en"]))
                rows += [self._entry(rule) for rule in found]
        return rows

    def fill(self) -> None:
        """At first sight, go to the group that was asked for."""
        first, self._group = self._group, ""
        super().fill()
        if first:
            title = GROUPS[first][language() == "en"]
            at = next((i for i, row in enumerate(self._rows) if isinstance(row, Title) and row.words == title), 0)
            self.sheet.show(len(self._rows), at + 1)
            self._offer()
            self.call_after_refresh(self._show_group, at)

    def _show_group(self, at: int) -> None:
        self.sheet.show_from(at)
        self._place_field()

    def _entry(self, rule: Rule) -> Entry:
        rules = self.book.settings.rules()
        # The same words on most rows: what does not change at a key is not sent again.
        stands = (
            _("Default: {number}.").format(number=rule.amount(rule.value, language()))
            if rules.changed(rule.id)
            else _("This is the default.")
        )
        return Entry(
            rule.id, rule.meaning(language()), str(rules.value(rule.id)),
            partial(self.book.settings.set_rule, rule.id), limit=12, whole=True,
            about=f"{stands} " + _("Type another number; an empty text puts the default back."),
        )  # fmt: skip

    def beside(self, row: Row) -> str:
        """What the number counts; a sign and the default where the cell has its own."""
        if not isinstance(row, Entry):
            return ""
        rules = self.book.settings.rules()
        rule = rules.rule(row.key)
        unit = rule.unit_words(rules.value(rule.id), language())
        own = "• " + _("default {number}").format(number=rule.value) if rules.changed(rule.id) else ""
        return " ".join(filter(None, (unit, own)))

    def detail(self, row: Row) -> Sequence[str]:
        """The whole sentence, then its document."""
        rule = load().get(row.key) if isinstance(row, Entry) else None
        return (rule.meaning(language()), rule.citation(language())) if rule is not None else ()

    def changed(self, change: object) -> None:
        """The version in the heading follows the numbers."""
        super().changed(change)  # type: ignore[arg-type]
        self._show_heading()
