"""What a change of a task does to the proposal it carries out, written in the same action as the task itself.

So it happens wherever a task is closed: in the list of assignments, in its form, or from the proposal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from store.disk import Put
from store.records import Assignment, Proposal
from store.rules.proposals import with_outcome

if TYPE_CHECKING:
    from store.book import Book


def carried(book: Book, before: Assignment, after: Assignment | None) -> list[Put]:
    """What is to be written beside the task: the proposal with the result it now has; `after` is None for a removal.

    A task that is taken away lets go of its proposal, which another one may carry out then; a result stays.
    """
    proposal = book.rows("proposals", Proposal).get(before.carries_out) if before.carries_out else None
    if proposal is None:
        return []
    if after is not None:
        new = with_outcome(proposal, before, after)
    else:
        new = replace(proposal, assignment=0) if proposal.assignment == before.id else proposal
    return [Put("proposals", proposal.id, new)] if new != proposal else []
