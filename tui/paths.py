"""Paths as people type them: ~, quotes around, and the rest of a name at Tab. Opens no file.

Inside the fence (fence.py) a name is all that is typed, and each means a file of one folder.
"""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path
from typing import Final

from store.vietnamese import fold
from tui import fence

LISTS: Final = (".xlsx", ".xls", ".ods", ".csv", ".txt", ".tsv")
"""Endings of files that may hold a list; folders are offered too."""


def typed_path(text: str, *, writing: bool = False) -> Path:
    """The path a text means; a ~ that is nobody's home stays as it is. OnlyNames inside the fence."""
    said = text.strip()
    if len(said) > 1 and said[0] == said[-1] and said[0] in "'\"":
        said = said[1:-1]
    if fence.closed():
        return fence.inside(said, writing=writing)
    return Path(os.path.expanduser(said))


def is_path(text: str) -> bool:
    """Whether a text that is typed for a name is rather the path of a file with a list."""
    said = text.strip().strip("'\"")
    return said.lower().endswith(LISTS) or said.startswith(("/", "~", "./", "../"))


def completed(text: str) -> tuple[str, list[str]]:
    """The text with the rest of a name that is the only one to fit, and all names that fit.

    A name that begins with the very letters goes before one that does so without accents and case.
    The text comes back as it was where nothing fits or the folder cannot be read.
    """
    return _completed(text, writing=False)


def completed_to_write(text: str) -> tuple[str, list[str]]:
    """The same for a file that is to be written."""
    return _completed(text, writing=True)


def _completed(text: str, *, writing: bool) -> tuple[str, list[str]]:
    before, slash, begun = text.lstrip().rpartition("/")
    try:
        if fence.closed() and slash:
            return text, []
        place = fence.folder(writing=writing) if fence.closed() else os.path.expanduser(before + slash) or "."
        inside = [entry for entry in os.scandir(place) if _offered(entry, begun)]
        names = sorted(entry.name + ("/" if entry.is_dir() else "") for entry in inside)
    except (OSError, ValueError, fence.OnlyNames):
        return text, []
    found = [name for name in names if _composed(name).startswith(_composed(begun))]
    found = found or [name for name in names if fold(name).startswith(fold(begun))]
    shared = _beginning(found)
    return (before + slash + shared if len(fold(shared)) >= len(fold(begun)) and shared else text), found


def _beginning(names: list[str]) -> str:
    """The letters that all these names begin with."""
    first = min(names, default="")
    last = max(names, default="")
    same = next((i for i, (one, other) in enumerate(zip(first, last, strict=False)) if one != other), len(first))
    return first[:same]


def _offered(entry: os.DirEntry[str], begun: str) -> bool:
    """Folders and files that may be lists; hidden ones once their dot is typed."""
    if (entry.name.startswith(".") and not begun.startswith(".")) or not entry.name.isprintable():
        return False
    return entry.is_dir() or entry.name.lower().endswith(LISTS)


def _composed(name: str) -> str:
    return unicodedata.normalize("NFC", name)
