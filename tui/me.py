"""Which member this person is: as they said once (preferences), else by the name written beside changes (CHIBO_BY)."""

from __future__ import annotations

from store import Book
from store.book import who
from store.records import Member
from store.vietnamese import same_key
from tui.preferences import Preferences


def me(book: Book, chosen: Preferences) -> Member | None:
    """The member this person is; None while nobody can tell, or two have the name."""
    for name in (chosen.me, who()):
        found = [m for m in book.roster.members() if name and same_key(m.name) == same_key(name)]
        if len(found) == 1:
            return found[0]
    return None
