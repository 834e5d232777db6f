"""The year's themes and the topics that wait, one a line."""

from __future__ import annotations

import argparse
from pathlib import Path

from store.rules.themes import FIRST_YEAR, LAST_YEAR, ROMAN
from tui.commands.lists import say
from tui.commands.opening import open_book
from tui.language import _, language, n_
from tui.text import day, fit
from tui.theme_words import ORIGINS, choice_words, standing_words, wanting_words


def themes(args: argparse.Namespace, folder: Path) -> int:
    """One line a theme, and one for a quarter without any, with what it lacks."""
    book = open_book(folder)
    try:
        year = book.clock.today().year if args.year is None else max(FIRST_YEAR, min(LAST_YEAR, args.year))
        for planned in book.themes.plan(year):
            theme = planned.theme
            member = book.members().get(planned.presenter) if planned.presenter else None
            papers = n_("{n} paper", "{n} papers", planned.papers).format(n=planned.papers)
            columns = (
                fit(f"{ROMAN[int(planned.quarter[6:]) - 1]}/{year}", 8),
                fit(day(planned.session.date) if planned.session is not None else "–", 10),
                fit(theme.title if theme is not None else "–", 40),
                fit(member.name if member is not None else "–", 20),
                fit(standing_words(theme, year) if theme is not None else "–", 22),
                fit(papers, 11),
                wanting_words(planned),
            )
            print("  ".join(columns).rstrip())
            if planned.repeat is not None:
                say(planned.repeat.said.sentence(language()))
        counts = book.themes.counts(year)
        told = [f"{choice_words(key)}: {n}" for key, n in (*counts.forms.items(), *counts.groups.items()) if key and n]
        if told:
            say(" · ".join(told))
    finally:
        book.close()
    return 0


def topics(args: argparse.Namespace, folder: Path) -> int:
    """One topic a line, the longest waiting first: day, session, where it comes from, words."""
    book = open_book(folder)
    try:
        for topic in book.themes.topics.open(args.find or ""):
            session = book.themes.topics.session(topic)
            columns = (
                fit(day(topic.noted), 10),
                fit(session.code if session is not None else "–", 12),
                fit(_(ORIGINS[topic.origin]), 10),
                topic.text,
            )
            print("  ".join(columns).rstrip())
    finally:
        book.close()
    return 0
