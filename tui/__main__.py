"""The command line's front door. Textual is imported only when a screen is to be drawn.

Exit codes: 0 done; 1 could not be done; 2 asked wrongly; 129 and 143 after a hang-up or a
termination; 130 after Ctrl+C.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Final

from platformdirs import user_data_path

from store.errors import BadValue, BookError
from tui import fence, preferences
from tui.commands import arguments
from tui.environment import no_core_dumps
from tui.language import LANGUAGES, language, set_language


def folder_of(args: argparse.Namespace) -> Path:
    """The book's folder: --book, then CHIBO_BOOK, then the XDG data folder."""
    named = args.book or os.environ.get("CHIBO_BOOK") or ""
    return Path(named).expanduser().absolute() if named else user_data_path("chibo")


def _language_asked(argv: list[str], chosen: str) -> str:
    """The language, before the arguments are parsed, so that --help and its errors speak it too."""
    for i, word in enumerate(argv):
        if word.startswith("--lang="):
            return word[7:]
        if word == "--lang" and i + 1 < len(argv):
            return argv[i + 1]
    return chosen if chosen in LANGUAGES else "vi"


def _utf8() -> None:
    """Speak UTF-8 whatever LANG says: over SSH it is often C."""
    for stream in (sys.stdout, sys.stderr, sys.stdin):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


VERBS: Final[Mapping[str, str]] = {
    "issued": "issuing.issued", "plan-year": "lists.plan_year", "members": "lists.members",
    "assignments": "assignments.assignments", "proposals": "proposals.proposals", "sessions": "lists.sessions",
    "dump": "lists.whole", "where": "care.where", "check": "care.check", "repair": "care.repair",
    "backup": "care.backup", "restore": "care.restore", "history": "history.show", "undo": "care.undo",
    "settings": "settings.settings", "registrations": "registrations.registrations", "scores": "year.scores",
    "summary": "year.summary", "themes": "themes.themes", "topics": "themes.topics", "agenda": "agenda.show",
    "minutes": "minutes.show", "today": "home.today", "tracking": "tracking.tracking",
    "import roster": "lists.import_roster", "import attendance": "attendance.import_attendance",
    "export register": "papers.register", "export sign-in": "papers.sign_in", "export ics": "papers.ics",
    "export notice": "papers.notice", "export app-text": "papers.app_text", "export all": "issuing.everything",
    "export template": "issuing.template",
}  # fmt: skip
"""Which module and function of tui/commands answers to which words; only that module is imported."""


def _words(args: argparse.Namespace, folder: Path) -> int:
    said = f"{args.verb} {args.what}" if args.verb in ("import", "export") else args.verb
    if said not in VERBS:
        return _document(args, folder)
    module, _dot, function = VERBS[said].partition(".")
    run: Callable[[argparse.Namespace, Path], int] = getattr(import_module(f"tui.commands.{module}"), function)
    return run(args, folder)


def _told(args: argparse.Namespace, folder: Path) -> int:
    """Run a command; what the book itself has to say comes after it."""
    from tui.commands import opening

    try:
        code = _words(args, folder)
    except BookError as error:
        opening.tell(besides=error)
        raise
    opening.tell()
    return code


def _document(args: argparse.Namespace, folder: Path) -> int:
    """A document of one of the kinds, or a template looked over where none is named."""
    from tui.commands import issuing

    if args.what is not None:
        return issuing.document(args, folder)
    if args.check is None:
        raise BadValue(
            why_vi="Văn bản nào? Gõ chibo export --help để xem các loại.",
            why_en="Which document? chibo export --help lists them.",
        )
    return issuing.check(args, folder)


def _demo_to(target: str) -> int:
    from store.demo import keep
    from tui.language import _

    folder = Path(target).expanduser().absolute()
    keep(folder).close()
    print(_("The demo cell is in {folder}. Open it: chibo --book {folder}").format(folder=folder), file=sys.stderr)
    return 0


def _screen(args: argparse.Namespace, folder: Path, chosen: preferences.Preferences) -> int:
    from tui.screens import run

    return run(args, folder, chosen)


def main(argv: list[str] | None = None) -> int:
    """Run one command line and return its exit code."""
    words = sys.argv[1:] if argv is None else argv
    _utf8()
    no_core_dumps()
    try:
        if fence.OPTION in words:
            words = fence.begin(words, folder_of(argparse.Namespace(book=None)))
        chosen, broken = preferences.load()
        set_language(_language_asked(words, chosen.language))
        args = arguments.build().parse_args(words)
        if fence.closed():
            fence.check(args)
        if broken is not None:
            print(broken.sentence(language()), file=sys.stderr)
        folder = folder_of(args)
        if args.verb == "demo" and args.to:
            return _demo_to(args.to)
        if args.verb in (None, "attend", "demo"):
            return _screen(args, folder, chosen)
        return _told(args, folder)
    except BookError as error:
        print(error.sentence(language()), file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 1


if __name__ == "__main__":
    sys.exit(main())
