"""What a session takes along: papers from above that are passed on at it, and what earlier ones left open.

The part of the agenda's door that is not items and steps. A session carries everything that is open on its
day; what it puts off, with a reason, is only put off by this session, so the next one has it again by itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec
from msgspec.structs import replace

from store.changes import Change
from store.disk import Put
from store.errors import BadValue, NoSuch
from store.records import Document, PutOff
from store.templates import Templates
from store.threads import Thread, open_threads
from store.vietnamese import clean

if TYPE_CHECKING:
    from store.disk import Shelf

WHY_LIMIT: Final = 200
"""Longest reason for putting something off, in characters."""


class Carried(msgspec.Struct, frozen=True):
    """Everything open on a session's day: taken along, or left to a later session with a reason."""

    threads: tuple[Thread, ...]
    """What the session takes up."""
    put_off: tuple[tuple[Thread, PutOff], ...]
    """What it leaves, and why."""


class Carrying(Templates):
    """Documents and threads of a session."""

    # -- papers from above -----------------------------------------------------------------

    def documents(self, session_id: int) -> list[Document]:
        """The papers passed on at a session, oldest first."""
        return [d for d in self._documents().all() if d.session == session_id]

    def waiting_documents(self) -> list[Document]:
        """Papers that no session passes on yet."""
        return [d for d in self._documents().all() if not d.session]

    def attach(self, id: int, session_id: int) -> Change:
        """Pass a paper on at a session. BadValue when another session has it already."""

        def build() -> list[Put]:
            old = self._book.themes.documents.document(id)
            session = self._book.calendar.session(session_id)
            if old.session not in (0, session.id):
                other = self._book.calendar.session(old.session)
                raise BadValue(
                    why_vi=f"{old.number} đã phổ biến ở buổi {other.code} ({other.date:%d/%m/%Y}).",
                    why_en=f"{old.number} is passed on at {other.code} ({other.date:%d/%m/%Y}).",
                )
            return [Put("documents", id, replace(old, session=session.id))]

        return self._book.commit("agenda.document", build)

    def detach(self, id: int) -> Change:
        """Do not pass a paper on at its session; it waits for another. NoSuch."""
        return self._book.commit(
            "agenda.document",
            lambda: [Put("documents", id, replace(self._book.themes.documents.document(id), session=0))],
        )

    def _documents(self) -> Shelf[Document]:
        return self._book.rows("documents", Document)

    # -- what is still open ----------------------------------------------------------------

    def carried(self, session_id: int) -> Carried:
        """What is open on the session's day, each thing either taken along or put off by this session."""
        session = self._book.calendar.session(session_id)
        put_off = {p.thread: p for p in self._put_offs().all() if p.session == session_id}
        every = open_threads(self._book, session.date)
        return Carried(
            tuple(t for t in every if t.key not in put_off),
            tuple((t, put_off[t.key]) for t in every if t.key in put_off),
        )

    def threads(self, session_id: int) -> list[Thread]:
        """What the session takes along: open on its day and not put off by it."""
        return list(self.carried(session_id).threads)

    def put_offs(self, session_id: int) -> list[PutOff]:
        """What the session put off, also what has been answered since."""
        return [p for p in self._put_offs().all() if p.session == session_id]

    def put_off(self, session_id: int, thread_key: str, why: str) -> Change:
        """Leave something open to a later session. BadValue without a reason, NoSuch when it is not open."""
        said = clean(why, limit=WHY_LIMIT)
        if not said:
            raise BadValue(
                why_vi="Hoãn thì phải ghi lý do; buổi sau việc này tự hiện lại.",
                why_en="Putting off needs a reason; the next session has it again by itself.",
            )

        def build() -> list[Put]:
            session = self._book.calendar.session(session_id)
            if thread_key not in {t.key for t in open_threads(self._book, session.date)}:
                raise NoSuch(what_vi="việc còn mở", what_en="open thing", key=thread_key)
            old = self._put_off(session_id, thread_key)
            id = old.id if old else self._put_offs().next_id()
            return [Put("putoffs", id, PutOff(id=id, session=session_id, thread=thread_key, why=said))]

        return self._book.commit("agenda.put_off", build, why=said)

    def take_back(self, session_id: int, thread_key: str) -> Change:
        """Take up after all what the session had put off. NoSuch when it had not."""

        def build() -> list[Put]:
            old = self._put_off(session_id, thread_key)
            if old is None:
                raise NoSuch(what_vi="việc đã hoãn", what_en="thing put off", key=thread_key)
            return [Put("putoffs", old.id, None)]

        return self._book.commit("agenda.take_back", build)

    def _put_off(self, session_id: int, thread_key: str) -> PutOff | None:
        return next((p for p in self._put_offs().all() if p.session == session_id and p.thread == thread_key), None)

    def _put_offs(self) -> Shelf[PutOff]:
        return self._book.rows("putoffs", PutOff)
