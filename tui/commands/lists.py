"""Members, sessions, a roster in, a year planned, the whole book out."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from store import Book, make_book
from store.dump import dump
from store.errors import NoBook
from store.records import Cell, Status
from store.rules import roster as membership
from store.rules.care import STATUS_WORDS
from tui.commands.opening import open_book
from tui.language import _, language, n_
from tui.text import day, fit, post, session_name, weekday

if TYPE_CHECKING:
    from store.intake import Preview, RowPlan


def say(sentence: str) -> None:
    """Words go to standard error; standard output is for data."""
    print(sentence, file=sys.stderr)


def yes(question: str) -> bool:
    """Ask on standard error and read one line; no answer is no."""
    print(f"{question} ", end="", file=sys.stderr, flush=True)
    answer = sys.stdin.readline().strip().casefold() if sys.stdin else ""
    return answer in {"c", "co", "có", "y", "yes", "1"}


def members(args: argparse.Namespace, folder: Path) -> int:
    """One member a line: number, name, post, standing, born, card."""
    book = open_book(folder)
    try:
        today = book.clock.today()
        rows = book.roster.sift(args.find) if args.find else book.roster.members()
        for number, m in enumerate(rows, 1):
            status = membership.status_on(m, today)
            said = "" if status is Status.ACTIVE else STATUS_WORDS[status][language() == "en"]
            columns = (
                f"{number:3}",
                fit(m.name, 30),
                fit(post(m, today), 14),
                fit(day(m.born), 10),
                f"{m.card:12}",
                said,
            )
            print("  ".join(columns).rstrip())
    finally:
        book.close()
    return 0


def sessions(args: argparse.Namespace, folder: Path) -> int:
    """One session a line: code, day, kind and name, state with rate, from which day it was moved and why."""
    from tui.rooms.calendar.words import missing_words, moved_words, state_words

    book = open_book(folder)
    try:
        calendar = book.calendar
        for s in calendar.sessions() if args.year is None else calendar.page(args.year):
            standing, tally = calendar.standing(s), book.attendance.tally(s)
            told = (state_words(standing, tally), missing_words(standing, tally), moved_words(standing, whole=True))
            columns = (
                f"{s.code:12}  {weekday(s.date)} {day(s.date)}",
                fit(session_name(s), 40),
                " · ".join(x for x in (*told, s.title) if x),
            )
            print("  ".join(columns).rstrip())
    finally:
        book.close()
    return 0


def whole(args: argparse.Namespace, folder: Path) -> int:
    """The whole book as JSON."""
    book = open_book(folder)
    try:
        sys.stdout.buffer.write(dump(book))
        sys.stdout.buffer.flush()
    finally:
        book.close()
    return 0


def plan_year(args: argparse.Namespace, folder: Path) -> int:
    """Add what the year lacks; say aloud each day that was moved."""
    book = open_book(folder)
    try:
        plan, _change = book.calendar.plan_year(args.year, args.day)
        for s in plan.new:
            print(f"{s.code:12}  {weekday(s.date)} {day(s.date)}  {session_name(s)}")
        for note in plan.notes:
            say(note.sentence(language()))
        count = len(plan.new)
        say(n_("{n} session added.", "{n} sessions added.", count).format(n=count)
            if count else _("The year has all its sessions; none was added."))  # fmt: skip
    finally:
        book.close()
    return 0


def _line(row: RowPlan) -> str:
    from tui.rooms.intake.words import SIGNS, changes, said, state_name

    name = row.member.name if row.member else ""
    details = [said(d) for d in (*row.doubts, *row.notes)] + changes(row)
    what = f"{SIGNS[row.state]} {fit(state_name(row.state), 12)}"
    return f"{row.number:4} {what} {fit(name, 28)} {' · '.join(details)}".rstrip()


def _show(preview: Preview) -> tuple[int, int]:
    for row in preview.rows:
        print(_line(row))
    for heading in preview.unknown_columns:
        say(_("The column «{heading}» is not one Chibo knows; it stays out.").format(heading=heading))
    count = sum(r.state in ("new", "changed") for r in preview.rows)
    doubtful = sum(r.state == "doubtful" for r in preview.rows)
    say(_("{new} new, {changed} changed, {same} unchanged, {doubtful} doubtful.").format(
        new=sum(r.state == "new" for r in preview.rows), changed=sum(r.state == "changed" for r in preview.rows),
        same=sum(r.state == "unchanged" for r in preview.rows), doubtful=doubtful,
    ))  # fmt: skip
    return count, doubtful


def import_roster(args: argparse.Namespace, folder: Path) -> int:
    """Show what the file would bring, ask, write. Without a book yet, yes makes one first."""
    from store.clock import Clock
    from store.intake import preview_roster, read_grid

    grid = read_grid(Path(args.file))
    book: Book | None
    try:
        book = open_book(folder)
    except NoBook:
        book = None
    try:
        known = book.roster.members() if book else []
        today = (book.clock if book else Clock()).today()
        preview = preview_roster(grid, known, today=today)
        count, doubtful = _show(preview)
        if doubtful:
            say(n_("{n} doubtful row stays out.", "{n} doubtful rows stay out.", doubtful).format(n=doubtful))
        if args.dry_run or not count:
            say(_("Nothing was written."))
            return 0
        if not args.yes and not yes(n_("Write {n} member? [y/N]", "Write {n} members? [y/N]", count).format(n=count)):
            say(_("Nothing was written. Add --yes to write without being asked."))
            return 1
        if book is None:
            book = make_book(folder, Cell())
            say(_("A new book was made in {folder}.").format(folder=folder))
        change = book.intake.accept(preview, source=Path(args.file).name)
        say(_("{n} members written. «chibo undo {entry}» takes it back.").format(n=len(change.parts), entry=change.n))
        return 0
    finally:
        if book is not None:
            book.close()
