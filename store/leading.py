"""Who a theme names as its presenter has its lead-in to prepare: with a due day, urged and checked as any other work.

The plan says who presents; what is waited for stands among the assignments. Naming the one writes the other.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from msgspec.structs import replace

from store.disk import Put
from store.records import Assignment, Session, Stage, Staged, Theme, Work
from store.rules.assignments import is_open
from store.rules.themes import of_theme

if TYPE_CHECKING:
    from store.book import Book


def lead_in(book: Book, old: Theme, new: Theme, session: Session | None, due: date | None) -> list[Put]:
    """What naming another presenter writes among the assignments; nothing without a session that is still to come.

    A theme without a lead-in gets one. One that is only the earlier presenter's goes to the new one while it is
    open; without a new one it is taken back, unless a draft of it has come. What a hand assigned otherwise stays.
    """
    shelf, today = book.rows("assignments", Assignment), book.clock.today()
    if session is None or session.date < today:
        return []
    there = of_theme(new, shelf.all(), session, Work.LEAD_IN)
    if not there and new.presenter:
        id = shelf.next_id()
        fresh = Assignment(
            id=id, kind=Work.LEAD_IN, title=new.title, theme=new.id, session=session.id,
            due=max(due, today) if due else None,
            members=(new.presenter,), stages=(Staged(stage=Stage.ASSIGNED, on=today),),
        )  # fmt: skip
        return [Put("assignments", id, fresh)]
    own = [a for a in there if is_open(a) and old.presenter and a.members == (old.presenter,)]
    if new.presenter:
        return [Put("assignments", a.id, replace(a, members=(new.presenter,))) for a in own]
    return [Put("assignments", a.id, None) for a in own if len(a.stages) < 2]
