"""Asking where a document is to be written: a path at the foot of a room, a question before a file is replaced."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from store.errors import BookError
from store.papers.files import FileThere
from store.vietnamese import clean
from tui.language import _, language
from tui.paths import completed_to_write, typed_path
from tui.room import Room

Write = Callable[[Path, bool], Path]
"""Writes a document to a path, over a file that is there only when told so; gives the absolute path."""


def ask_where(room: Room, question: str, name: str, write: Write) -> None:
    """Ask for a path, `name` standing there already. A refusal keeps the question open, to be mended."""

    def answered(text: str) -> bool:
        typed = clean(text, limit=1000)
        if not typed:
            room.rest()
            return True
        try:
            file = typed_path(typed, writing=True)
        except BookError as error:
            room.tell(error.sentence(language()), trouble=True)
            return False
        return _write(room, write, file, force=False)

    room.foot.ask_text(question, answered, initial=name, limit=1000, given_up=room.rest, complete=completed_to_write)


def _write(room: Room, write: Write, file: Path, *, force: bool) -> bool:
    try:
        written = write(file, force)
    except FileThere:
        words = _("There is a file {file} already. Replace it?").format(file=file.name)
        room.confirm(words, lambda: _replace(room, write, file))
        return True
    except BookError as error:
        room.tell(error.sentence(language()), trouble=True)
        return False
    room.tell(_("Written: {file}").format(file=written))
    return True


def _replace(room: Room, write: Write, file: Path) -> None:
    _write(room, write, file, force=True)
