"""What a notice still lacks, in words: for its room and for the command line alike. Draws nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from store.papers.meeting import Lack, Lacking
from tui.language import N_, _, n_

LACKS: Final[Mapping[Lack, str]] = {
    Lack.PAST: N_("the day of the session is over"),
    Lack.PLACE: N_("no place (<calendar.edit> at the list of sessions)"),
    Lack.CHAIR: N_("nobody to chair: the cell has no secretary present that day"),
    Lack.AGENDA: N_("no agenda"),
    Lack.LENT: N_("the agenda is still that of the template"),
    Lack.THEME: N_("the thematic session has no theme yet (F6)"),
    Lack.QUESTIONS: N_("the theme has no guiding questions (F6)"),
    Lack.LEAD_IN: N_("nobody is to give the lead-in (F7)"),
    Lack.LOCALITY: N_("no place name for the day of the notice (F9, the cell)"),
    Lack.SIGNER: N_("nobody to sign: the cell has no secretary or deputy present today"),
}  # fmt: skip
"""What is missing, where it is not counted."""


def lack_words(lacking: Lacking) -> str:
    """One thing that is missing, in a few words."""
    n = lacking.n
    match lacking.what:
        case Lack.MINUTES:
            return n_("{n} item without minutes", "{n} items without minutes", n).format(n=n)
        case Lack.OVER:
            return n_("the agenda is {n} minute too long", "the agenda is {n} minutes too long", n).format(n=n)
        case Lack.DUE:
            return n_("{n} paper without a due day (F7)", "{n} papers without a due day (F7)", n).format(n=n)
        case what:
            return _(LACKS[what])
