"""The two languages of the screens. English sentences are the keys; Vietnamese is the default.

Every text is looked up when it is shown, so the language can change while a room is open. The
catalogue messages.po is the source; messages.mo is what it compiles to, and a test holds the two
together. The folders are laid out as gettext has them, so that argparse finds its words there too.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

LANGUAGES: Final = ("vi", "en")

_none = gettext.NullTranslations()
_loaded: dict[str, gettext.NullTranslations] = {"en": _none}
_current = "vi"
_moved: Mapping[str, str] = {}
_EVERYWHERE: Final = re.compile(r"\^[A-Z]\b|\bF\d{1,2}\b")
_NAMED: Final = re.compile(r"<([a-z_]+\.[a-z_]+)>")
"""A key of the page of keys, named by its id."""


def _catalogue(language: str) -> gettext.NullTranslations:
    if language not in _loaded:
        with (Path(__file__).parent / language / "LC_MESSAGES" / "messages.mo").open("rb") as file:
            _loaded[language] = gettext.GNUTranslations(file)
    return _loaded[language]


def set_language(language: str) -> None:
    """Speak `language` ('vi' or 'en') from now on; anything else means Vietnamese."""
    global _current
    _current = language if language in LANGUAGES else "vi"


def language() -> str:
    """The language being spoken, 'vi' or 'en'."""
    return _current


def name_keys(moved: Mapping[str, str]) -> None:
    """What stands from now on for keys that were moved: those of everywhere as sentences write them (^Z), all by id."""
    global _moved
    _moved = moved


def key_name(id: str) -> str:
    """The key with that id as this person presses it, as people write it. KeyError where there is none."""
    if id in _moved:
        return _moved[id]
    from tui.keys import first_shown  # the page of keys imports this module, and a command may never need it

    return first_shown(id)


def _with_keys(sentence: str) -> str:
    """A sentence writes a room's own key as <id>, one of everywhere as by default; both follow a key that is moved."""
    if _moved:
        sentence = _EVERYWHERE.sub(lambda key: _moved.get(key[0], key[0]), sentence)
    return _NAMED.sub(lambda key: key_name(key[1]), sentence) if "<" in sentence else sentence


def _(sentence: str) -> str:
    """The sentence in the language being spoken, with the keys it names as this person has moved them."""
    return _with_keys(_catalogue(_current).gettext(sentence))


def n_(one: str, many: str, count: int) -> str:
    """The sentence for `count` things (Vietnamese has one form)."""
    return _with_keys(_catalogue(_current).ngettext(one, many, count))


def N_(sentence: str) -> str:
    """Mark a sentence for the catalogue without translating it yet."""
    return sentence


def both(sentence: str) -> tuple[str, str]:
    """The sentence in Vietnamese and in English, for searching in either."""
    return _catalogue("vi").gettext(sentence), sentence
