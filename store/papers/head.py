"""What every Party document says around its text: who issues it, its number, place and date, who signs (domain.md 3).

The facts of a template that come from here: higher, cell, term, number, place_date, signs_for, signer_post, signer,
recipients.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from store.papers import words
from store.papers.docx import Styling, old_tone
from store.records import Role, Status
from store.rules import issued
from store.rules import roster as membership

if TYPE_CHECKING:
    from store.book import Book
    from store.papers.docx import Facts
    from store.records import Cell, Member

POSTS: Final = {Role.SECRETARY: "BÍ THƯ", Role.DEPUTY: "PHÓ BÍ THƯ"}
"""Who signs for a cell: its secretary, or else its deputy (domain.md 3.4)."""
SIGNS_FOR: Final = "T/M CHI BỘ"
"""For whom, where the cell has no words of its own."""
DOTS: Final = "." * 20
"""Where a hand fills something in."""
DOTTED: Final = "." * 124
"""A line of the text where it does, as long as the line: 155 mm of dots a quarter of 14 points wide."""


def styling_of(book: Book) -> Styling:
    """What this cell does where the sources on layout disagree."""
    rules = book.settings.rules()
    return Styling(
        party_size=rules.number("party_name_points"),
        line=rules.number("line_points"),
        old_tone=book.settings.cell().spelling == "uỷ",
    )


def spelt(cell: Cell, text: str) -> str:
    """Words of the program, with the tone where the cell writes it."""
    return old_tone(text) if cell.spelling == "uỷ" else text


def head_of(book: Book, dated: date, kind: str, number: int | None, recipients: Sequence[str] = ()) -> Facts:
    """The facts around a text; `kind` is the symbol of the type, empty for papers without a number."""
    cell = book.settings.cell()
    post, signer = signer_on(book, dated)
    return {
        "higher": cell.higher,
        "cell": cell.name,
        "term": cell.term,
        "number": f"Số {issued.symbol(number, kind)}" if kind else "",
        "place_date": place_date(cell, dated),
        "signs_for": cell.signs_for or SIGNS_FOR,
        "signer_post": post,
        "signer": signer.name if signer is not None else "",
        "recipients": recipients or default_recipients(cell),
    }


def place_date(cell: Cell, dated: date) -> str:
    """Place and date as documents have them: Phú Thọ, ngày 05 tháng 02 năm 2026."""
    return f"{cell.locality or DOTS}, {words.long_day(dated)}"


def signer_on(book: Book, day: date) -> tuple[str, Member | None]:
    """In which post who signs that day: the secretary, the deputy while the secretary is away.

    The secretary's place stays free where the cell has neither.
    """
    held = [m for m in book.roster.members(day) if membership.status_on(m, day) is Status.ACTIVE]
    here = [m for m in held if not any(membership.covers(away, day) for away in m.aways)]
    for there in (here, held):
        for role, post in POSTS.items():
            for member in there:
                if membership.role_on(member, day) is role:
                    return post, member
    return POSTS[Role.SECRETARY], None


def default_recipients(cell: Cell) -> list[str]:
    """To whom a document goes where nothing else is said: those above, the members, the file."""
    above = [f"{cell.higher} (để báo cáo);"] if cell.higher else []
    return [*above, "Các đồng chí đảng viên trong chi bộ;", "Lưu Chi bộ."]


def names_of(book: Book, ids: Iterable[int]) -> str:
    """The names of members, each once, with commas between; empty for nobody."""
    found = (book.members().get(id) for id in dict.fromkeys(ids))
    return ", ".join(member.name for member in found if member is not None)
