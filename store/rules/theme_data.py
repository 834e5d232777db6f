"""The data of thematic sessions, themes.toml: groups of content, forms, and sentences with their documents. Pure."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import msgspec

from store.rules.ruleset import RuleSet


class Choice(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A group of content or a form of a session."""

    key: str
    vi: str
    en: str
    short_vi: str
    short_en: str
    cite_vi: str
    cite_en: str

    def words(self, language: str = "vi", *, short: bool = False) -> str:
        """What it is called; `short` for a narrow line."""
        if short:
            return self.short_en if language == "en" else self.short_vi
        return self.en if language == "en" else self.vi

    def citation(self, language: str = "vi") -> str:
        """The document it comes from."""
        return self.cite_en if language == "en" else self.cite_vi


class Sentence(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A sentence with the facts in braces, and the rule behind it."""

    rule: str
    vi: str
    en: str
    en_one: str = ""
    """The English sentence for a count of one, where it differs."""
    cite_vi: str = ""
    """The document, where it is not the rule's."""
    cite_en: str = ""


class Data(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What themes.toml holds."""

    groups: tuple[Choice, ...]
    forms: tuple[Choice, ...]
    gaps: dict[str, Sentence]
    late: dict[str, Sentence]
    repeat: Sentence


@lru_cache(maxsize=1)
def load() -> Data:
    """The data as shipped; read once."""
    text = files("store.rules").joinpath("themes.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), Data)


@lru_cache(maxsize=1)
def groups() -> Mapping[str, Choice]:
    """The groups of content, by key, in the order of the guidance (domain.md 1.5)."""
    return {choice.key: choice for choice in load().groups}


@lru_cache(maxsize=1)
def forms() -> Mapping[str, Choice]:
    """The forms of a thematic session, by key."""
    return {choice.key: choice for choice in load().forms}


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence with the document behind it."""

    vi: str
    en: str
    cite_vi: str
    cite_en: str

    def sentence(self, language: str = "vi") -> str:
        """What is to be said."""
        return self.en if language == "en" else self.vi

    def citation(self, language: str = "vi") -> str:
        """The document the rule comes from."""
        return self.cite_en if language == "en" else self.cite_vi


def told(template: Sentence, rules: RuleSet, facts: Mapping[str, object]) -> Told:
    """A sentence of themes.toml with its facts, citing its own document or its rule's."""
    rule = rules.rule(template.rule)
    en = (facts.get("count") == 1 and template.en_one) or template.en
    return Told(
        sentence_case(template.vi.format(**facts)),
        sentence_case(en.format(**facts)),
        template.cite_vi or rule.cite_vi,
        template.cite_en or rule.cite_en,
    )


def sentence_case(text: str) -> str:
    """The text with a capital at its beginning."""
    return text[:1].upper() + text[1:]
