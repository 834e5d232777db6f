"""Texts to the clipboard of the person's own machine: what is written to the terminal, and what to say of it.

OSC 52 travels through SSH. A terminal never says whether it took it, so what is told here always names the
way out. tmux and GNU screen stand between: the first hands it on where the user has allowed it (plainly with
`set-clipboard on`, wrapped with `allow-passthrough on`), the second only what is wrapped and in short pieces.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from enum import StrEnum
from typing import Final

MOST: Final = 100_000
"""Characters of base64 that many terminals still take; a longer text would arrive cut, or not at all."""
PIECE: Final = 500
"""Characters GNU screen hands on at once; its buffer for such a string is 768."""


class Between(StrEnum):
    """What stands between the program and the terminal."""

    NOTHING = "nothing"
    TMUX = "tmux"
    SCREEN = "screen"


def between(environ: Mapping[str, str]) -> Between:
    """What stands between, as far as the environment tells; SSH passes TERM on and nothing else.

    TERM=screen is what both call themselves. A tmux drops what is wrapped for GNU screen, while screen would
    print what is wrapped for tmux: so screen is meant unless tmux is certain.
    """
    term = environ.get("TERM", "")
    if environ.get("TMUX") or term.startswith("tmux"):
        return Between.TMUX
    return Between.SCREEN if environ.get("STY") or term.startswith("screen") else Between.NOTHING


def fits(text: str) -> bool:
    """Whether the text is short enough for most terminals."""
    return len(_coded(text)) <= MOST


def wrapped(text: str, there: Between) -> str:
    """What is written besides the plain sequence, so that it passes what stands between; empty for nothing."""
    plain = f"\x1b]52;c;{_coded(text)}\a"
    match there:
        case Between.TMUX:
            return "\x1bPtmux;" + plain.replace("\x1b", "\x1b\x1b") + "\x1b\\"
        case Between.SCREEN:
            return "".join(f"\x1bP{plain[at : at + PIECE]}\x1b\\" for at in range(0, len(plain), PIECE))
        case _:
            return ""


def _coded(text: str) -> str:
    return base64.b64encode(text.encode("utf-8")).decode("ascii")
