"""Vietnamese text: one spelling at every door, the order of names, search without accents.

Here is everything the program decides about letters: what a text may hold (`clean`,
`visible`), how names are ordered (`sort_key`, `name_key`), when a query finds a name
(`Matcher`), how a name is shortened, and whether a text was typed for an old font.
Not here: dates, numbers and translations. Nothing typed is ever respelled: tone placement
(hòa, hoà) is evened out in keys only.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

MARKS_IN_A_ROW: Final = 4
"""Combining marks kept on one letter; Vietnamese needs two."""

_LINE_BREAKS: Final = re.compile("\r\n?|[\v\f\x85\u2028\u2029]")
_GAPS: Final = re.compile(r"[\s'\u2018\u2019\-.,]+")
_ETH: Final = str.maketrans("\u00d0\u00f0", "Đđ")
"""Icelandic eth looks like Đ, is found in circulated Party texts, and equals nothing."""


def clean(text: str, *, lines: bool = False, limit: int | None = None) -> str:
    """The text as the book keeps it: NFC, without control characters, trimmed.

    `lines` keeps line feeds and tabs; otherwise the text becomes one line with single spaces.
    `limit` is in code points and never cuts a letter from its marks. Cleaning twice changes nothing.
    """
    text = _LINE_BREAKS.sub("\n", text).translate(_ETH)
    if not lines:
        text = text.replace("\n", " ").replace("\t", " ")
    text = unicodedata.normalize("NFC", _without_controls(text, "\n\t" if lines else ""))
    text = text if text.isascii() else _few_marks(text)
    text = text.strip() if lines else " ".join(text.split())
    return text if limit is None or len(text) <= limit else _cut(text, limit).rstrip()


def visible(text: str) -> str:
    """The text as it may be drawn: one line, no control character, whatever the file held.

    Called for every cell drawn, so a text that is fit already is given back as it is.
    """
    if text.isprintable():
        return text
    one_line = "".join(" " if c.isspace() else c for c in _LINE_BREAKS.sub(" ", text))
    return _without_controls(one_line, "")


def _without_controls(text: str, kept: str) -> str:
    if text.isprintable():
        return text
    return "".join(c for c in text if c in kept or unicodedata.category(c)[0] != "C")


def _is_mark(char: str) -> bool:
    return unicodedata.category(char)[0] == "M"


def _few_marks(text: str) -> str:
    """At most MARKS_IN_A_ROW combining marks in a row; a pile of them climbs out of its row."""
    kept: list[str] = []
    run = 0
    for char in text:
        run = run + 1 if _is_mark(char) else 0
        if run <= MARKS_IN_A_ROW:
            kept.append(char)
    return unicodedata.normalize("NFC", "".join(kept))


def _cut(text: str, limit: int) -> str:
    end = max(limit, 0)
    while end and _is_mark(text[end]):
        end -= 1
    return text[:end]


_TONES: Final = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
"""Huyền, hỏi, ngã, sắc, nặng, in the order of CLDR `vi`; no tone comes first."""

_SHAPED: Final = {unicodedata.normalize("NFD", letter): letter for letter in "ăâêôơư"}
"""Letters of the alphabet that Unicode takes for a letter and a mark."""

_ALPHABET: Final = " _-‐–—,;:!?.…·'‘’\"“”«»()[]{}§@*/\\&#%`°©®+±÷×<=>|~$0123456789aăâbƀcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANK: Final = {char: rank for rank, char in enumerate(_ALPHABET)}
"""The Vietnamese alphabet, foreign letters in their Latin places, after signs and digits (CLDR `vi`)."""

SortKey = tuple[tuple[int, ...], tuple[tuple[int, ...], ...], tuple[bool, ...], str]
"""Letters; then the tones, one group a word; then capitals; then the text itself."""


@lru_cache(maxsize=2048)
def _letter(char: str) -> tuple[str, bool, tuple[int, ...]]:
    """A character as its letter in small ('' for a lone mark), whether it is a capital, its tones."""
    parts = unicodedata.normalize("NFD", char)
    base, marks = ("", parts) if _is_mark(parts[0]) else (parts[0], parts[1:])
    shaped = [mark for mark in marks if base.lower() + mark in _SHAPED][:1]
    small = _SHAPED[base.lower() + shaped[0]] if shaped else base.lower()
    return small, base != base.lower(), tuple(_TONES.get(m, ord(m)) for m in marks if m not in shaped)


def _spelt(word: str) -> tuple[str, tuple[int, ...]]:
    """A syllable as its letters and its tone, wherever the tone was written."""
    parts = [_letter(char) for char in word]
    return "".join(small for small, _, _ in parts), tuple(t for _, _, tones in parts for t in tones)


def fold(text: str) -> str:
    """The text for comparing without accents and case: 'Đặng Thị Ân' is 'dang thi an'."""
    plain = text.casefold().replace("đ", "d").replace("\u00f0", "d")
    return "".join(c for c in unicodedata.normalize("NFD", plain) if not _is_mark(c))


def same_key(text: str) -> str:
    """A key equal for spellings of one name: case, spaces, NFD and tone placement do not count."""
    spelt = (_spelt(word) for word in clean(text).replace("\u2019", "'").split())
    return " ".join(letters + "".join(f"/{tone}" for tone in tones) for letters, tones in spelt)


def sort_key(text: str) -> SortKey:
    """Key that puts words and titles in Vietnamese order (CLDR `vi`, one tone a syllable).

    Letters decide first (a ă â b c d đ e ê …), then tones (none, huyền, hỏi, ngã, sắc, nặng),
    then capitals (small first), then the text as written, so that Hoà and Hòa stand together.
    """
    text = unicodedata.normalize("NFC", text)
    parts = [_letter(char) for char in text]
    letters = tuple(_RANK.get(s, len(_RANK) + ord(s)) for small, _, _ in parts for s in small)
    tones = tuple(_spelt(word)[1] for word in text.split())
    return letters, tones, tuple(capital for small, capital, _ in parts if small), text


NameKey = tuple[tuple[tuple[tuple[int, ...], tuple[tuple[int, ...], ...]], ...], tuple[tuple[bool, ...], ...], str]
"""Letters and tones of given, family and middle name in turn; then capitals; then the text."""


def name_parts(name: str, sort_name: str = "") -> tuple[str, str, str]:
    """Given name, family name and middle name of a full name.

    The last word is the given name, the first the family name. `sort_name` is the given name where
    that does not hold (Y Blốc Êban is called Blốc); it need not be part of the name.
    """
    words = name.split()
    called = sort_name.split() or words[-1:]
    size = len(called)
    places = [i for i in range(len(words)) if words[i : i + size] == called]
    rest = words[: places[-1]] + words[places[-1] + size :] if places else words
    return " ".join(called), " ".join(rest[:1]), " ".join(rest[1:])


@lru_cache(maxsize=4096)
def name_key(name: str, sort_name: str = "") -> NameKey:
    """Key that puts full names in the order of a roll: given, then family, then middle name.

    A name typed in capitals stands with its like: capitals decide only between equal names.
    """
    name, sort_name = unicodedata.normalize("NFC", name), unicodedata.normalize("NFC", sort_name)
    keys = [sort_key(part) for part in name_parts(name, sort_name)]
    return tuple((k[0], k[1]) for k in keys), tuple(k[2] for k in keys), name


IN_INITIALS: Final = 6
"""The worst rank: only the initials match."""

_Word = tuple[str, str, tuple[int, ...]]
"""A word three ways: without accents; its letters; its tone."""


@lru_cache(maxsize=4096)
def _words(name: str) -> tuple[_Word, ...]:
    return tuple((fold(w), *_spelt(w)) for w in _GAPS.split(unicodedata.normalize("NFC", name)) if w)


class Matcher:
    """A search as typed, ready to be held against many names.

    Each word of the query is the beginning of another word of the name. A word typed without
    accents is compared without them; one with accents means them ('hà' does not find Hạ), except
    that its tone may still be missing while the word is unfinished. Hòa and Hoà are one.
    """

    def __init__(self, query: str) -> None:
        self._query = _words(query)

    def rank(self, name: str, sort_name: str = "") -> int | None:
        """How well the name fits, 0 best; None when it does not.

        0 and 1: a word is the whole given name; 2 and 3: the beginning of it; 4 and 5: elsewhere
        (the odd ones not in the order typed); IN_INITIALS: the query is the name's initials.
        """
        if not self._query:
            return 0
        words = _words(name)
        if len(self._query) > len(words) or not _fits(self._query, words):
            return IN_INITIALS if self._is_initials(words) else None
        called = _words(sort_name) or words[-1:]
        return 2 * self._given(words, called[0]) + (not _in_order(self._query, words))

    def _given(self, words: tuple[_Word, ...], called: _Word) -> int:
        """0: a word of the query is the given name; 1: begins it; 2: neither."""
        place = len(words) - 1 - words[::-1].index(called) if called in words else None
        rest = words if place is None else words[:place] + words[place + 1 :]
        best = 2
        for i, asked in enumerate(self._query):
            if _begins(asked, called) and _fits(self._query[:i] + self._query[i + 1 :], rest):
                best = min(best, 0 if asked[0] == called[0] else 1)
        return best

    def _is_initials(self, words: tuple[_Word, ...]) -> bool:
        if len(self._query) != 1:
            return False
        folded, letters, _ = self._query[0]
        theirs = "".join((word[1] if letters != folded else word[0])[:1] for word in words)
        return len(letters) > 1 and (letters == theirs or (len(letters) > 2 and theirs.startswith(letters)))


def _begins(asked: _Word, word: _Word) -> bool:
    folded, letters, tone = asked
    if letters == folded and not tone:
        return word[0].startswith(folded)
    unfinished = not tone and len(letters) < len(word[1])
    return word[1].startswith(letters) and (tone == word[2] or unfinished)


def _in_order(query: Sequence[_Word], words: Sequence[_Word]) -> bool:
    left = iter(words)
    return all(any(_begins(asked, word) for word in left) for asked in query)


def _fits(query: Sequence[_Word], words: Sequence[_Word]) -> bool:
    """Whether each word of the query can have a word of the name to itself."""
    holder: dict[int, int] = {}

    def place(asked: int, seen: set[int]) -> bool:
        for i, word in enumerate(words):
            if i not in seen and _begins(query[asked], word):
                seen.add(i)
                if i not in holder or place(holder[i], seen):
                    holder[i] = asked
                    return True
        return False

    return all(place(i, set()) for i in range(len(query)))


def initials(name: str) -> str:
    """First letters of the words, without tone, Đ kept: 'Đỗ Thị Ái' gives 'ĐTA'."""
    return "".join(_letter(w[0])[0].upper() for w in unicodedata.normalize("NFC", name).split())


def short_name(name: str, width: int) -> str:
    """The name in at most `width` terminal cells.

    In full where it fits; else 'Đ. T. Diệu'; else the given name; else that, cut, ending in '…'.
    """
    words = unicodedata.normalize("NFC", name).split()
    given = words[-1] if words else ""
    abbreviated = " ".join([f"{letter}." for letter in initials(" ".join(words[:-1]))] + [given])
    for form in (" ".join(words), abbreviated, given):
        if _cells(form) <= width:
            return form
    cut = given
    while cut and _cells(cut) >= width:
        cut = _cut(cut, len(cut) - 1)
    return cut + "…" if width > 0 else ""


def _cells(text: str) -> int:
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


_ONLY_UNICODE: Final = re.compile("[\u1ea0-\u1ef9ĂăĨĩŨũƠơƯư]")
"""Letters that no text in an old 8-bit font can hold."""

_TCVN3: Final = re.compile(
    "[A-Za-z][µ¶·¸¹¨»¼½¾©ª®«¬\u00ad×÷]"
    "|[A-Za-z][«»](?=[A-Za-z])"
    "|[®§©ª¨¡¢£¤¥¦\u00ad][a-zß-ÿ]"
    "|[a-z][ÆÇÈÉÊËÌÎÏÐĐÑÒÓÔÕÖØÜÝÞ]"
)
_VNI: Final = re.compile("a[âáàåãäêéèúüëùøûõï]|e[âáàåãäùøûõï]|o[âåäùøûõï]|[uôöy][ùøûõï]", re.IGNORECASE)


def legacy_font(text: str) -> str | None:
    """'TCVN3' or 'VNI' when the text was typed for such a font and reads as garbage; else None.

    Best asked before `clean`, which drops the soft hyphen that is 'ư' in TCVN3.
    """
    text = unicodedata.normalize("NFC", text)
    if _ONLY_UNICODE.search(text):
        return None
    if _TCVN3.search(text):
        return "TCVN3"
    return "VNI" if _VNI.search(text) else None
