"""What may be said on the command line. Built with argparse; --help answers in the user's language."""

from __future__ import annotations

import argparse
import gettext
import os
from pathlib import Path
from typing import Final

from store.papers.kinds import KINDS, Per
from tui.language import LANGUAGES, N_, _, language

ARGPARSE_WORDS: Final = (
    N_("usage: "), N_("positional arguments"), N_("options"), N_("show this help message and exit"),
    N_("show program's version number and exit"), N_("%(prog)s: error: %(message)s\n"),
    N_("argument %(argument_name)s: %(message)s"), N_("the following arguments are required: %s"),
    N_("unrecognized arguments: %s"), N_("expected one argument"), N_("expected at most one argument"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("ambiguous option: %(option)s could match %(matches)s"), N_("invalid %(type)s value: %(value)r"),
)  # fmt: skip
"""argparse's own sentences, so that the catalogue holds them too."""


def version() -> str:
    """The version installed, or the one of a bare checkout."""
    from importlib import metadata

    try:
        return metadata.version("chibo")
    except metadata.PackageNotFoundError:
        return "0.1.0"


class _Version(argparse.Action):
    """Looks the version up only when it is asked for: that costs as much as a screen of marks."""

    def __call__(self, parser: argparse.ArgumentParser, *_rest: object) -> None:
        print(f"chibo {version()}")
        parser.exit()


def speak_argparse() -> None:
    """Let argparse's own words come from the same catalogue."""
    os.environ["LANGUAGE"] = language()
    gettext.bindtextdomain("messages", str(Path(__file__).parent.parent / "language"))


def _number(text: str) -> int:
    """A number of entries, versions or the like: not below nothing."""
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise argparse.ArgumentTypeError(_("«{text}» is not a number like 5").format(text=text))
    return int(text)


def _year(text: str) -> int:
    """A year in four digits."""
    if not (text.isascii() and text.isdigit() and len(text) == 4):
        raise argparse.ArgumentTypeError(_("«{text}» is not a year like 2026").format(text=text))
    return int(text)


def _session_words() -> str:
    return _("YYYY-MM (the regular session), YYYY-MM-DD or a session's code; default: today's or the nearest")


def _next_session_words() -> str:
    return _("YYYY-MM (the regular session), YYYY-MM-DD or a session's code; default: the next")


def _common(parser: argparse.ArgumentParser, *, top: bool) -> None:
    default: object = None if top else argparse.SUPPRESS
    parser.add_argument("--book", metavar="DIR", default=default, help=_("the folder of the book"))
    parser.add_argument("--lang", choices=LANGUAGES, default=default, help=_("language: vi or en"))


def build() -> argparse.ArgumentParser:
    """The parser, in the language being spoken."""
    speak_argparse()
    parser = argparse.ArgumentParser(
        prog="chibo",
        description=_("Sổ chi bộ: the book of a Party cell, kept from the keyboard."),
        epilog=_("Without a command the book opens on screen. Examples:")
        + "  chibo · chibo attend 2026-11 · chibo import roster ds.xlsx · chibo plan-year 2026 --day 05",
    )
    parser.add_argument("--version", action=_Version, nargs=0, help=_("show program's version number and exit"))
    parser.add_argument("--mouse", action="store_true", help=_("let the mouse work (off: the terminal selects text)"))
    sentence = _("for sshd's ForceCommand: one book, files only in its folders exports and imports")
    parser.add_argument("--restricted", action="store_true", help=sentence)
    _common(parser, top=True)
    verbs = parser.add_subparsers(dest="verb", metavar=_("COMMAND"), title=_("commands"))

    def verb(name: str, sentence: str) -> argparse.ArgumentParser:
        made = verbs.add_parser(name, help=sentence, description=sentence)
        _common(made, top=False)
        return made

    attend = verb("attend", _("call the roll of a session, on screen"))
    attend.add_argument("session", nargs="?", help=_session_words())
    demo = verb("demo", _("look around in an invented cell"))
    demo.add_argument("--to", metavar="DIR", help=_("make a copy to keep there, and do not open it"))
    _list_verbs(verb)
    _paper_verbs(verb)
    _issued_verbs(verb)
    _care_verbs(verb)
    return parser


def _list_verbs(verb) -> None:  # type: ignore[no-untyped-def]
    bring = verb("import", _("bring in a list from a file"))
    what = bring.add_subparsers(dest="what", metavar=_("WHAT"), required=True)
    roster = what.add_parser(
        "roster", help=_("members, from xlsx, xls, ods or csv"), description=_("members, from xlsx, xls, ods or csv")
    )
    _common(roster, top=False)
    roster.add_argument("file", metavar="FILE")
    roster.add_argument("--dry-run", action="store_true", help=_("only show what the file would bring"))
    roster.add_argument("--yes", action="store_true", help=_("write without asking"))
    _attendance_list(what)
    plan = verb("plan-year", _("add a year's sessions: twelve regular, four thematic"))
    plan.add_argument("year", type=_year, metavar="YEAR")
    plan.add_argument(
        "--day", metavar="RULE", default="05", help=_("which day: 05, last, 1st-fri, last-workday … (default 05)")
    )
    members = verb("members", _("the members, one a line, in order"))
    members.add_argument(
        "--find", metavar="TEXT", help=_("only names with these beginnings of words, accents not needed")
    )
    sessions = verb("sessions", _("the sessions, one a line, in order"))
    sessions.add_argument("year", nargs="?", type=_year, metavar="YEAR")
    settings = verb("settings", _("the cell's settings and the rules in force, one a line"))
    one = settings.add_subparsers(dest="what", metavar=_("WHAT"))
    sentence = _("write one of them: a field of the cell, or a rule's number")
    put = one.add_parser("set", help=sentence, description=sentence)
    _common(put, top=False)
    put.add_argument("key", metavar="KEY", help=_("the first word of its line"))
    put.add_argument("value", metavar="VALUE", help=_("the new value; '' puts the default back"))
    _preparation_verbs(verb)
    verb("dump", _("the whole book as one JSON document on standard output"))


def _preparation_verbs(verb) -> None:  # type: ignore[no-untyped-def]
    given = verb("assignments", _("the open assignments, one a line, the longest overdue first"))
    given.add_argument("--overdue", action="store_true", help=_("only those past their day"))
    given.add_argument("--mine", metavar="NAME", help=_("only those of this member (a few letters of the name)"))
    given.add_argument("--session", metavar="CODE", help=_("those of a session, closed ones too: 11, Q4, a code"))
    given.add_argument("--year", type=_year, metavar="YEAR", help=_("those of a year, closed ones too"))
    given.add_argument("--without-paper", action="store_true", help=_("instead, who gave no paper in the year"))
    registered = verb("registrations", _("a year's registrations, one a line, with their reviews and who is next"))
    registered.add_argument("year", nargs="?", type=_year, metavar="YEAR")
    proposed = verb("proposals", _("the proposals, one a line, the longest unanswered first"))
    proposed.add_argument("year", nargs="?", type=_year, metavar="YEAR")
    proposed.add_argument("--open", action="store_true", help=_("only those that are still open"))
    themes = verb("themes", _("the themes of a year, one a line, with what each quarter lacks"))
    themes.add_argument("year", nargs="?", type=_year, metavar="YEAR")
    topics = verb("topics", _("the topics that wait for a quarter, one a line"))
    topics.add_argument("--find", metavar="TEXT", help=_("only topics with these words, accents not needed"))
    agenda = verb("agenda", _("the preparation of a session, as plain text"))
    agenda.add_argument("session", nargs="?", help=_next_session_words())
    minutes = verb("minutes", _("print the minutes of a session, a paragraph a line"))
    minutes.add_argument("session", nargs="?", help=_session_words())
    minutes.add_argument(
        "--number", type=_number, metavar="N", help=_("the number of a closed version; default: as they stand now")
    )
    minutes.add_argument(
        "--missing", action="store_true", help=_("what is missing or odd before closing, one a line, instead")
    )
    for name, sentence in (
        ("tracking", _("who spoke and proposed how much in a year, one a line, then the quarters")),
        ("scores", _("the scores of a year's sessions, one a line")),
        ("summary", _("the cell's year in figures, beside the year before")),
    ):
        verb(name, sentence).add_argument("year", nargs="?", type=_year, metavar="YEAR")
    verb("today", _("what needs doing today, one a line, with the document behind it"))


def _attendance_list(what) -> None:  # type: ignore[no-untyped-def]
    sentence = _("who was there, by names or row numbers, from xlsx, xls, ods, csv or txt")
    attendance = what.add_parser("attendance", help=sentence, description=sentence)
    _common(attendance, top=False)
    attendance.add_argument("file", metavar="FILE")
    attendance.add_argument("session", nargs="?", metavar="SESSION", help=_session_words())
    attendance.add_argument("--dry-run", action="store_true", help=_("only show what the file would bring"))
    attendance.add_argument("--yes", action="store_true", help=_("write without asking"))


def _paper_verbs(verb) -> None:  # type: ignore[no-untyped-def]
    export = verb("export", _("write a document to a file"))
    what = export.add_subparsers(dest="what", metavar=_("WHAT"))

    def paper(name: str, sentence: str, to: str, *, required: bool = True) -> argparse.ArgumentParser:
        made: argparse.ArgumentParser = what.add_parser(name, help=sentence, description=sentence)
        _common(made, top=False)
        made.add_argument("--to", metavar="FILE", required=required, help=to)
        made.add_argument("--force", action="store_true", help=_("replace a file that is there already"))
        return made

    aside = _("any file; without it the text goes to standard output")
    to = _("a .xlsx, .csv, .txt or .md; without it the text goes to standard output")
    register = paper("register", _("the register of a year's attendance"), to, required=False)
    register.add_argument("--format", choices=("txt", "md"), help=_format_words())
    register.add_argument("year", type=_year, metavar="YEAR")
    sign_in = paper("sign-in", _("a blank sign-in sheet of one session, to print"), ".xlsx")
    sign_in.add_argument("session", nargs="?", metavar="SESSION", help=_session_words())
    ics = paper("ics", _("a year's sessions for other calendars; again, it brings them up to date"), ".ics")
    ics.add_argument("year", type=_year, metavar="YEAR")
    for made in (
        paper("notice", _("the notice to members of a session, as plain text"), aside, required=False),
        paper("app-text", _("a session's text for the members' app, field by field"), aside, required=False),
    ):
        made.add_argument("session", nargs="?", metavar="SESSION", help=_next_session_words())
    _document_verbs(what, paper)
    export.add_argument("--check", metavar="TEMPLATE", help=_("name what a template asks for that the book lacks"))


def _format_words() -> str:
    return _("what goes to standard output; with --to the file's ending says it")


def _document_verbs(what, paper) -> None:  # type: ignore[no-untyped-def]
    """The documents of the Party's layout, a verb a kind, and what is done with all of them."""
    to = _("a .docx, .txt or .md, for some .xlsx or .csv; without it the text goes to standard output")
    for kind in KINDS.values():
        made = paper(kind.key, kind.name(language()), to, required=False)
        per_session = kind.per is Per.SESSION
        made.add_argument(
            "about", nargs="?", metavar="SESSION" if per_session else "YEAR",
            help=_session_words() if per_session else _("default: this year"),
        )  # fmt: skip
        if kind.per is Per.MEMBERS:
            made.add_argument("--member", metavar="NAME", help=_("only this member's (a few letters of the name)"))
        made.add_argument("--format", choices=("txt", "md"), help=_format_words())
        _draft(made)
    every = paper("all", _("every document of a session or a year, into one folder"), _("a folder"))
    every.add_argument("--format", choices=("docx", "txt", "md", "pdf"), help=_("of every document; default: docx"))
    every.add_argument("about", metavar="SESSION|YEAR", help=_session_words())
    _draft(every)
    template = paper("template", _("a shipped template, to be restyled in Word or LibreOffice"), ".docx")
    template.add_argument("name", metavar="NAME", choices=list(KINDS))


def _draft(made: argparse.ArgumentParser) -> None:
    made.add_argument("--draft", action="store_true", help=_("take no number; its place is left free"))


def _issued_verbs(verb) -> None:  # type: ignore[no-untyped-def]
    sentence = _("the numbers given to documents in this term, one a line")
    numbers = verb("issued", sentence)
    one = numbers.add_subparsers(dest="what", metavar=_("WHAT"))
    sentence = _("say that a number is not used, and why")
    void = one.add_parser("void", help=sentence, description=sentence)
    _common(void, top=False)
    void.add_argument("number", metavar="NUMBER", help="05-KH")
    void.add_argument("why", metavar="WHY", help=_("the reason"))


def _care_verbs(verb) -> None:  # type: ignore[no-untyped-def]
    verb("where", _("the paths in use"))
    verb("check", _("look whether the book is whole; changes nothing"))
    mend = verb("repair", _("save what can be read of a damaged book into a new one beside it"))
    mend.add_argument("--to", metavar="DIR", help=_("the folder of the new book; default: beside the damaged one"))
    backup = verb("backup", _("make a dated backup now"))
    sentence = _("a copy in one file that only those named in recipients.txt of the book can open (age)")
    backup.add_argument("--sealed", action="store_true", help=sentence)
    backup.add_argument("--to", metavar="DIR", help=_("the folder the sealed copy goes into"))
    restore = verb("restore", _("bring a backup back; nothing is deleted"))
    restore.add_argument(
        "which", nargs="?", metavar="DATE", help=_("YYYY-MM-DD or a backup's file name; default: the newest good one")
    )
    restore.add_argument(
        "--at", metavar="TIME", help=_("up to this moment: 05/11/2026 14:30, or as the history prints it")
    )
    restore.add_argument("--yes", action="store_true", help=_("write without asking"))
    history = verb("history", _("who changed what and when, newest first"))
    history.add_argument("--limit", type=_number, metavar="N", help=_("only the newest N"))
    history.add_argument("--to", metavar="FILE", help=_("write every row of it, oldest first, to a .txt or .csv"))
    history.add_argument("--force", action="store_true", help=_("replace a file that is there already"))
    undo = verb("undo", _("take back one entry of the history, by its number"))
    undo.add_argument("number", type=_number, metavar="N")
    undo.add_argument("--anyway", action="store_true", help=_("even if the same rows were changed since"))
