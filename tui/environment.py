"""What has to be right before Textual is imported: a terminal to draw on, and nobody's variables in the way."""

from __future__ import annotations

import gc
import os
import sys

from store.errors import BookError


class NoTerminal(BookError):
    """Nothing can be drawn here."""

    vi = "Chibo cần một cửa sổ dòng lệnh để vẽ (đầu vào và đầu ra đều phải là thiết bị đầu cuối)."
    en = "Chibo needs a terminal to draw on (both input and output have to be one)."
    exit_code = 2


class DumbTerminal(BookError):
    """The terminal says it can do nothing."""

    vi = "Thiết bị đầu cuối này không vẽ được (TERM={term}). Thử: TERM=xterm-256color chibo"
    en = "This terminal cannot draw (TERM={term}). Try: TERM=xterm-256color chibo"
    exit_code = 2


def refusal() -> BookError | None:
    """Why nothing can be drawn on this terminal, if so."""
    if not (sys.stdin and sys.stdin.isatty() and sys.stdout and sys.stdout.isatty()):
        return NoTerminal()
    term = os.environ.get("TERM", "")
    return DumbTerminal(term=term or "–") if term in ("", "dumb") else None


def prepare_environment() -> None:
    """Set what has to be set before Textual is imported; nobody's variables may load code or write files."""
    os.umask(0o077)
    for name in [n for n in os.environ if n.startswith("TEXTUAL")]:
        if name not in ("TEXTUAL_COLOR_SYSTEM", "TEXTUAL_DISABLE_KITTY_KEY"):
            del os.environ[name]
    os.environ["TEXTUAL_ANIMATIONS"] = "none"
    os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
    os.environ.setdefault("ESCDELAY", "200")
    # No socket is ever opened here; asyncio does without TLS, and starting is a tenth quicker.
    sys.modules.setdefault("ssl", None)  # type: ignore[arg-type]
    # Nothing made while starting is garbage: it is looked through once the first room stands (app.py).
    gc.disable()


def no_core_dumps() -> None:
    """A core dump holds every name in the book: none is ever written, whatever the host allows."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ImportError, ValueError, OSError):
        pass  # a system without core dumps has none to switch off
