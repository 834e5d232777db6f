"""What a notice says of a sitting, gathered from the book: facts only, and what is still missing from them.

A regular and a thematic session in one sitting are told of together, the regular one first: members come
once. How the facts are worded is in notice.py. Nothing here is guessed: chair and signer are the secretary of
that day where the cell has one who is there, else the one deputy (domain.md 3.4, 5.1), and left open otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Final

import msgspec

from store.errors import BadValue
from store.papers.head import SIGNS_FOR, signer_on
from store.records import Assignment, Document, Kind, Member, Role, Session, Stage, State, Status, Theme, Work
from store.rules import roster as membership
from store.rules.agenda import AT_A_SESSION

if TYPE_CHECKING:
    from store.agenda import Page
    from store.book import Book

DROPPED: Final = frozenset({Stage.NOT_GIVEN, Stage.DROPPED})
"""Last stages of work that nobody will give at the session."""


class Line(msgspec.Struct, frozen=True):
    """An item of the agenda."""

    title: str
    minutes: int | None = None
    presenter: str = ""
    """Name of who presents it; empty for the chair."""


class Given(msgspec.Struct, frozen=True):
    """Work that members have to do for the session, or a task they report on."""

    kind: Work
    names: tuple[str, ...]
    title: str = ""
    due: date | None = None
    held: Session | None = None
    """The earlier session that was to hear it and did not."""


class Signer(msgspec.Struct, frozen=True):
    """Who signs for the cell, and as what."""

    post: str
    name: str


class Part(msgspec.Struct, frozen=True):
    """One session of the sitting."""

    session: Session
    lines: tuple[Line, ...] = ()
    lent: bool = False
    """Whether the agenda is still the template's."""
    theme: Theme | None = None
    given: tuple[Given, ...] = ()


class Meeting(msgspec.Struct, frozen=True):
    """One sitting, as its members are told of it."""

    cell: str
    higher: str
    parts: tuple[Part, ...]
    """The session asked for, with the one that shares its sitting; the regular one first."""
    start: str
    """HH:MM."""
    place: str
    minutes: int
    """How long the whole sitting is planned to last."""
    chair: str = ""
    """Name and post of who chairs; empty where it is not known."""
    documents: tuple[Document, ...] = ()
    tasks: tuple[Given, ...] = ()
    """Open tasks due by then, which are reported on."""
    left: tuple[Given, ...] = ()
    """What earlier sessions were to hear and did not, and this one takes up."""
    issued: date | None = None
    """The day members are told."""
    locality: str = ""
    signer: Signer | None = None
    signs_for: str = SIGNS_FOR

    @property
    def session(self) -> Session:
        """The session that gives the sitting its day."""
        return self.parts[0].session


class Lack(StrEnum):
    """What a notice still lacks, or what its reader will stumble over."""

    PAST = "past"
    PLACE = "place"
    CHAIR = "chair"
    AGENDA = "agenda"
    LENT = "lent"
    MINUTES = "minutes"
    OVER = "over"
    THEME = "theme"
    QUESTIONS = "questions"
    LEAD_IN = "lead_in"
    DUE = "due"
    LOCALITY = "locality"
    SIGNER = "signer"


class Lacking(msgspec.Struct, frozen=True):
    """One thing that is missing, with how many where it is counted."""

    what: Lack
    n: int = 0


def meeting_of(book: Book, session_id: int) -> Meeting:
    """The sitting of a session. NoSuch; BadValue for a cancelled session, of which nobody is told to come."""
    session = book.calendar.session(session_id)
    if session.state is State.CANCELLED:
        raise BadValue(
            why_vi=f"Buổi {session.code} đã hủy, không có thông báo mời họp.",
            why_en=f"The session {session.code} is cancelled; nobody is told to come.",
        )
    pages = [page := book.agenda.page(session_id), *(book.agenda.page(s.id) for s in page.partners)]
    pages.sort(key=lambda p: (p.session.kind is not Kind.REGULAR, p.session.id))
    first = pages[0].session
    cell, today = book.settings.cell(), book.clock.today()
    return Meeting(
        cell=cell.name,
        higher=cell.higher,
        parts=tuple(_part(book, page) for page in pages),
        start=book.calendar.start(first),
        place=book.calendar.place(first),
        minutes=pages[0].total.planned,
        chair=_chair(book.roster.members(first.date), first.date),
        documents=_documents(book, pages),
        tasks=_tasks(book, pages),
        left=_left(book, pages),
        issued=today,
        locality=cell.locality,
        signer=_signer(book, today),
        signs_for=cell.signs_for or SIGNS_FOR,
    )


def lacking(meeting: Meeting, today: date) -> list[Lacking]:
    """What is missing before the notice goes out, the gravest first."""
    lines = [line for part in meeting.parts for line in part.lines]
    thematic = [part for part in meeting.parts if part.session.kind is Kind.THEMATIC]
    given = [work for part in meeting.parts for work in part.given]
    open_ = sum(line.minutes is None for line in lines)
    over = sum(line.minutes or 0 for line in lines) - meeting.minutes
    undated = sum(work.due is None for work in given)
    found = {
        Lack.PAST: int(meeting.session.date < today),
        Lack.PLACE: int(not meeting.place),
        Lack.CHAIR: int(not meeting.chair),
        Lack.AGENDA: int(any(not part.lines for part in meeting.parts)),
        Lack.LENT: int(any(part.lent for part in meeting.parts)),
        Lack.MINUTES: open_,
        Lack.OVER: max(0, over),
        Lack.THEME: int(any(part.theme is None for part in thematic)),
        Lack.QUESTIONS: int(any(part.theme is not None and not part.theme.questions.strip() for part in thematic)),
        Lack.LEAD_IN: int(any(all(work.kind is not Work.LEAD_IN for work in part.given) for part in thematic)),
        Lack.DUE: undated,
        Lack.LOCALITY: int(not meeting.locality),
        Lack.SIGNER: int(meeting.signer is None),
    }
    return [Lacking(what, n) for what, n in found.items() if n]


def _part(book: Book, page: Page) -> Part:
    theme = book.assignments.theme_of(page.session)
    lines = (Line(item.title, item.minutes, "".join(_names(book, [item.presenter]))) for item in page.items)
    return Part(page.session, tuple(lines), page.lent, theme, tuple(_given(book, page.session, theme)))


def _given(book: Book, session: Session, theme: Theme | None) -> list[Given]:
    """Lead-ins, papers and opinions of the session; a theme's presenter counts where no lead-in is assigned."""
    there = [
        a for a in book.assignments.of_session(session.id)
        if a.session == session.id and a.kind in AT_A_SESSION and not (a.stages and a.stages[-1].stage in DROPPED)
    ]  # fmt: skip
    there.sort(key=lambda a: (list(Work).index(a.kind), a.due or session.date, a.id))
    found = [_said(book, a) for a in there]
    if theme is not None and theme.presenter and all(a.kind is not Work.LEAD_IN for a in there):
        found.insert(0, Given(Work.LEAD_IN, _names(book, [theme.presenter]), theme.title, book.themes.due(theme).draft))
    return [work for work in found if work.names]


def _said(book: Book, a: Assignment) -> Given:
    return Given(a.kind, _names(book, a.members), a.title, a.due)


def _names(book: Book, ids: Iterable[int]) -> tuple[str, ...]:
    found = (book.members().get(id) for id in ids)
    return tuple(member.name for member in found if member is not None)


def _head(members: Iterable[Member], day: date) -> tuple[Member, Role] | None:
    """Who heads the cell that day: its secretary, else its deputy; each only where there is one, who is there."""
    there = list(members)
    for role in (Role.SECRETARY, Role.DEPUTY):
        held = [m for m in there if membership.role_on(m, day) is role]
        if len(held) != 1 or membership.status_on(held[0], day) is not Status.ACTIVE:
            continue
        if not any(membership.covers(away, day) for away in held[0].aways):
            return held[0], role
    return None


def _chair(members: Iterable[Member], day: date) -> str:
    """Name and post of who heads the cell that day, or nothing."""
    head = _head(members, day)
    if head is None:
        return ""
    member, role = head
    title = next(post.title for post in membership.posts_on(member, day) if post.role is role)
    return f"{member.name}, {title}" if title else member.name


def _signer(book: Book, day: date) -> Signer | None:
    """Who signs what goes out on that day."""
    post, member = signer_on(book, day)
    return Signer(post, member.name) if member is not None else None


def _documents(book: Book, pages: Iterable[Page]) -> tuple[Document, ...]:
    """The papers passed on at the sitting, and those of its theme, each once."""
    found: dict[int, Document] = {}
    for page in pages:
        theme = book.assignments.theme_of(page.session)
        of_theme = book.themes.documents.of_theme(theme.id) if theme is not None else []
        found |= {document.id: document for document in (*page.documents, *of_theme)}
    return tuple(found.values())


def _tasks(book: Book, pages: Iterable[Page]) -> tuple[Given, ...]:
    """Open tasks that the sitting takes up and whose day has come by then, each once."""
    threads = {t.key: (t, page.session.date) for page in pages for t in page.carried.threads if t.kind == Work.TASK}
    return tuple(
        Given(Work.TASK, _names(book, t.members), t.title, t.due)
        for t, day in threads.values()
        if t.due is None or t.due <= day
    )


def _left(book: Book, pages: Iterable[Page]) -> tuple[Given, ...]:
    """Lead-ins, papers and opinions that an earlier session was to hear and this sitting takes up, each once."""
    keys = {t.key: None for page in pages for t in page.carried.threads if t.kind in AT_A_SESSION}
    work = [book.assignments.assignment(int(key.partition(":")[2])) for key in keys]
    return tuple(msgspec.structs.replace(_said(book, a), held=book.sessions().get(a.session)) for a in work)
