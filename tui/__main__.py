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


def _asked(words: list[str], option: str) -> str | None:
    """What an option says, before the arguments are parsed: so --help and every error know of it."""
    for i, word in enumerate(words):
        if word.startswith(f"{option}="):
            return word[len(option) + 1 :]
        if word == option and i + 1 < len(words):
            return words[i + 1]
    return None


def _streams() -> None:
    """The three streams stand, and speak UTF-8 whatever LANG says: over SSH it is often C.

    Where one was closed, nothing else may get its number: a file of the book would hear what is said to it.
    """
    for number, way in ((0, os.O_RDONLY), (1, os.O_RDONLY), (2, os.O_WRONLY)):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, way)  # the lowest number that is free; what is written to a closed 1 fails, and is told
    sys.stdin = sys.stdin or open(0, encoding="utf-8")  # noqa: SIM115 - it stands as long as the program
    sys.stdout = sys.stdout or open(1, "w", encoding="utf-8")  # noqa: SIM115
    sys.stderr = sys.stderr or open(2, "w", encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr, sys.stdin):
        if hasattr(stream, "reconfigure"):
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


def _run(words: list[str]) -> int:
    if fence.OPTION in words:
        words = fence.begin(words, folder_of(argparse.Namespace(book=None)))
    chosen, broken = preferences.load()
    set_language(_asked(words, "--lang") or (chosen.language if chosen.language in LANGUAGES else "vi"))
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


def _failed(error: Exception, words: list[str]) -> int:
    """Say what went wrong in one sentence; a fault of our own leaves a note without names in the book's logs."""
    from store.errors import REASONS, NotSaid
    from tui.faults import Crashed, CrashedUnseen, write_down

    if isinstance(error, OSError):  # the store's own have become sentences by now: this is what is printed on
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        if isinstance(error, BrokenPipeError):
            return 1
    said: BookError
    if isinstance(error, OSError) and error.filename is None and error.errno in REASONS:
        vi, en = REASONS[error.errno]
        said = NotSaid(why_vi=vi, why_en=en)
    else:
        folder = folder_of(argparse.Namespace(book=_asked(words, "--book")))
        log = write_down(folder / "logs" if folder.is_dir() else None, error)
        said = Crashed(log=log) if log is not None else CrashedUnseen(kind=type(error).__name__)
    print(said.sentence(language()), file=sys.stderr)
    return 1


def main(argv: list[str] | None = None) -> int:
    """Run one command line and return its exit code."""
    words = sys.argv[1:] if argv is None else argv
    _streams()
    no_core_dumps()
    try:
        try:
            code = _run(words)
        except SystemExit as left:  # argparse has answered
            code = left.code if isinstance(left.code, int) else 0
        sys.stdout.flush()  # what the output refuses comes out here, not after the last word
    except BookError as error:
        print(error.sentence(language()), file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        return _failed(error, words)
    return code


if __name__ == "__main__":
    sys.exit(main())
