"""`--restricted`, for a key that may open one book on a server and nothing else (sshd's ForceCommand).

Inside the fence a file is written only into exports/ of the book's folder and read only from imports/ of
it; both are named by a bare file name. No other book, no demo, no repair. Each person's settings lie in the
book's folder, by the name their key has. The words after the host (`ssh so@host today`) are the command line.
"""

from __future__ import annotations

import argparse
import os
import stat
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Final

from store.errors import BookError

OPTION: Final = "--restricted"
OUT: Final = "exports"
IN: Final = "imports"
NAME: Final = 200
"""Bytes of a file name that are taken."""

WRITES: Final = ("to",)
READS: Final = ("file", "check")
"""Arguments of the command line that are paths; a test holds that there is no other."""


class OnlyNames(BookError):
    """A path was given where only a name may be. Facts: folder."""

    vi = "Ở đây chỉ gõ tên tệp, không gõ đường dẫn; tệp nằm trong {folder}."
    en = "Only a file name is taken here, no path; the file is in {folder}."
    exit_code = 2


class NotHere(BookError):
    """A thing that is not done inside the fence. Facts: what."""

    vi = "«{what}» không dùng được khi đăng nhập bằng khóa này; việc ấy do người quản máy làm."
    en = "«{what}» is not to be had with this key; whoever looks after the host does that."
    exit_code = 2


_book: Path | None = None


def enter(book: Path) -> None:
    """From here on nothing outside `book` is written or read by name."""
    global _book
    _book = book


def leave() -> None:
    """Take the fence away again, for tests: a program never does."""
    global _book
    _book = None


def closed() -> bool:
    """Whether the program runs inside the fence."""
    return _book is not None


def words_of(words: list[str], environ: Mapping[str, str]) -> list[str]:
    """The command line inside the fence: the server's own words, then those said after the host's name."""
    said = environ.get("SSH_ORIGINAL_COMMAND", "")
    import shlex

    try:
        return [*words, *shlex.split(said)]
    except ValueError as error:
        raise NotHere(what=said) from error


def key_name(environ: Mapping[str, str]) -> str:
    """The key that logged in, as sshd told (ExposeAuthInfo): its fingerprint; empty where it did not tell."""
    from base64 import b64decode, b64encode

    try:
        text = Path(environ["SSH_USER_AUTH"]).read_text("ascii")
        kind, blob = text.split()[1:3]
        return f"{kind} SHA256:{b64encode(sha256(b64decode(blob)).digest()).decode().rstrip('=')}"[:60]
    except (KeyError, OSError, ValueError):
        return ""


def check(args: argparse.Namespace) -> None:
    """Refuse what is not done inside the fence, and lead every path of a command line into its folder."""
    if args.book is not None:
        raise NotHere(what="--book")
    if args.verb in ("demo", "repair"):
        raise NotHere(what=f"chibo {args.verb}")
    for name in (*WRITES, *READS):
        said = getattr(args, name, None)
        if said is not None:
            setattr(args, name, str(inside(said, writing=name in WRITES)))


def folder(*, writing: bool) -> Path:
    """The one folder files are written into, or read from. Made when first asked for. OnlyNames for a link."""
    assert _book is not None
    place = _book / (OUT if writing else IN)
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    if stat.S_ISLNK(place.lstat().st_mode):
        raise OnlyNames(folder=place)
    return place


def inside(said: str | Path, *, writing: bool) -> Path:
    """The file a name means inside the fence. OnlyNames for anything that leads elsewhere."""
    place = folder(writing=writing)
    path = Path(said)
    name = path.name
    good = name and not name.startswith((".", "~", "-")) and name.isprintable() and "\\" not in name
    if not good or len(name.encode()) > NAME or (str(path) != name and path.parent != place):
        raise OnlyNames(folder=place)
    if (place / name).is_symlink():
        raise OnlyNames(folder=place)
    return place / name


def preferences() -> Path | None:
    """Where this person's settings are inside the fence: by the name their key has."""
    if _book is None:
        return None
    from store.book import who

    return _book / "people" / f"{sha256(who().encode()).hexdigest()[:16]}.toml"


def begin(words: list[str], book: Path) -> list[str]:
    """Close the fence around `book`, take the key's name for the history, and give the words to be parsed."""
    enter(book)
    if not os.environ.get("CHIBO_BY", "").strip() and (name := key_name(os.environ)):
        os.environ["CHIBO_BY"] = name
    return words_of(words, os.environ)
