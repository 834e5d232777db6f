"""A fault of the program's own: one sentence for the user, a private note without names for whoever mends it.

Both the screen (terminal.py) and the command line (__main__.py) end with it; neither prints a traceback.
"""

from __future__ import annotations

import os
import platform
import time
import traceback
from collections.abc import Iterator, Sequence
from pathlib import Path

from store.errors import BookError


class Crashed(BookError):
    """The program met its own fault. Facts: log."""

    vi = "Chibo gặp lỗi của chính nó và đã dừng; sổ vẫn nguyên. Chi tiết (không có tên ai) ở {log}"
    en = "Chibo met a fault of its own and stopped; the book is whole. Details (no names) are in {log}"


class CrashedUnseen(BookError):
    """The same, where nothing could be written down. Facts: kind."""

    vi = "Chibo gặp lỗi của chính nó ({kind}) và đã dừng; sổ vẫn nguyên."
    en = "Chibo met a fault of its own ({kind}) and stopped; the book is whole."


def fault_lines(error: BaseException | None) -> Iterator[str]:
    """What may be written down about a fault: kinds and places, cause before effect.

    No message and no local variable: those may hold names. An OSError keeps its number.
    """
    if error is None:
        return
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    yield from fault_lines(cause)
    if isinstance(error, BaseExceptionGroup):
        for one in error.exceptions:
            yield from fault_lines(one)
    number = f" errno {error.errno}" if isinstance(error, OSError) else ""
    yield f"{type(error).__module__}.{type(error).__qualname__}{number}"
    for frame, line in traceback.walk_tb(error.__traceback__):
        yield f"  {short(frame.f_code.co_filename)}:{line} {frame.f_code.co_name}"


def short(file: str) -> str:
    """The last three parts of a path: enough to find the file, and nobody's home folder."""
    return "/".join(Path(file).parts[-3:])


def write_down(
    folder: Path | None, error: BaseException | None, head: str = "", places: Sequence[str] = ()
) -> Path | None:
    """Kinds and places into a private file of this run; None where it cannot be written, or there is nothing to say.

    `head` says what else was running; `places` are further lines.
    """
    if folder is None or (error is None and not places):
        return None
    began = f"{time.strftime('%Y-%m-%dT%H:%M:%S')} python {platform.python_version()} {head}".rstrip()
    lines = [began, *fault_lines(error), *(f"  {place}" for place in places)]
    target = folder / f"crash-{time.strftime('%Y%m%d')}-{os.getpid()}.log"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")
    except OSError:
        return None
    return target
