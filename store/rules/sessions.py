"""What may be done to a session and what it then is: moved, cancelled, joined, prepared, edited, removed.

Each function gives the sessions that change, or refuses with one sentence (BadValue). What there is to say
of the new day, without refusing it, is in coverage.py. `called` tells whether a session's roll was called:
what was held on a day stays on that day.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from msgspec.structs import replace

from store.errors import BadValue
from store.records import Kind, Session, State
from store.rules.attendance import parse_clock
from store.rules.calendar import month_of, name_of, partners, quarter_at, quarter_of, sitting_of, unique_code

Called = Callable[[Session], bool]
"""Whether the roll of a session was called."""


def added(kind: Kind, day: date, sessions: Sequence[Session]) -> Session:
    """A new session of that kind, with its code and what it counts for. BadValue where the day has one already."""
    period = quarter_at(day) if kind is Kind.THEMATIC else f"{day:%Y-%m}"
    made = Session(
        code=unique_code(kind, period, {s.code for s in sessions}),
        kind=kind,
        date=day,
        month=period if kind is Kind.REGULAR else "",
        quarter=period if kind is Kind.THEMATIC else "",
    )
    _ensure_alone(made, day, sessions)
    return made


def moved(session: Session, day: date, why: str, sessions: Sequence[Session], called: Called) -> tuple[Session, ...]:
    """The session on another day, counting for what it counted for; a thematic one in its sitting goes along."""
    _ensure_not_cancelled(session)
    both = (session, *partners(session, sessions))
    for one in both:
        _ensure_not_held(one, called, "chuyển", "moved")
    host = sitting_of(session, sessions)
    if host is not None:
        raise _refused(
            f"Họp chung với {name_of(host)}: chuyển buổi đó, hoặc tách ra trước.",
            f"It shares {name_of(host, 'en')}: move that one, or part them first.",
        )
    if day == session.date:
        raise _refused(f"Buổi này đã ở ngày {day:%d/%m/%Y}.", f"This session is on {day:%d/%m/%Y} already.")
    for one in both:
        _ensure_alone(one, day, sessions)
    _ensure_reason(why)
    return tuple(_on(one, day, why) for one in both)


def _on(session: Session, day: date, why: str) -> Session:
    first = session.moved_from or session.date
    back = first == day
    return replace(
        session,
        date=day,
        moved_from=None if back else first,
        why="" if back else why,
        month=month_of(session) if session.kind is Kind.REGULAR else session.month,
        quarter=quarter_of(session) if session.kind is Kind.THEMATIC else session.quarter,
    )


def cancelled(session: Session, why: str, sessions: Sequence[Session], called: Called) -> tuple[Session, ...]:
    """The session cancelled; a thematic one that shared its sitting stays on the day by itself."""
    if session.state is State.CANCELLED:
        raise _refused("Buổi này đã hủy rồi.", "This session is cancelled already.")
    _ensure_not_held(session, called, "hủy", "cancelled")
    _ensure_reason(why)
    alone = (replace(s, sitting=0) for s in partners(session, sessions))
    return (replace(session, state=State.CANCELLED, why=why), *alone)


def restored(session: Session, sessions: Sequence[Session]) -> Session:
    """A cancelled session planned again, in the shared sitting only where that is still on its day."""
    if session.state is not State.CANCELLED:
        raise _refused("Buổi này không bị hủy.", "This session is not cancelled.")
    host = sitting_of(session, sessions)
    shared = session.sitting if host is not None and host.date == session.date else 0
    return replace(session, state=State.PLANNED, why="", sitting=shared)


def joined(thematic: Session, regular: Session, sessions: Sequence[Session], called: Called) -> Session:
    """The thematic session in the sitting of the regular one: same day, hour and place (HD 42/2025)."""
    ensure_open(thematic)
    ensure_open(regular)
    if (thematic.kind, regular.kind) != (Kind.THEMATIC, Kind.REGULAR):
        raise _refused(
            "Chỉ kết hợp được một buổi chuyên đề với một buổi định kỳ.",
            "Only a thematic session and a regular one can share a sitting.",
        )
    _ensure_not_cancelled(thematic)
    _ensure_not_cancelled(regular)
    if thematic.date != regular.date:
        _ensure_not_held(thematic, called, "chuyển", "moved")
        _ensure_not_held(regular, called, "chuyển", "moved")
    _ensure_alone(thematic, regular.date, sessions)
    there = thematic if thematic.date == regular.date else _on(thematic, regular.date, thematic.why)
    if not thematic.sitting:
        there = replace(there, apart_start=thematic.start, apart_place=thematic.place)
    return replace(there, start=regular.start, place=regular.place, sitting=regular.id)


def parted(thematic: Session, sessions: Sequence[Session], called: Called, today: date) -> Session:
    """The thematic session in a sitting of its own again, at its own hour and place.

    It goes back to its first day if that is still to come and free. What was held keeps the hour it was held at.
    """
    if not thematic.sitting:
        raise _refused("Buổi này không họp chung với buổi nào.", "This session shares no sitting.")
    ensure_open(thematic)
    alone = replace(thematic, sitting=0, apart_start="", apart_place="")
    if is_held(thematic, called):
        return alone
    alone = replace(alone, start=thematic.apart_start, place=thematic.apart_place)
    first = thematic.moved_from
    if first is None or first < today or _others_on(thematic, first, sessions):
        return alone
    return replace(alone, date=first, moved_from=None, why="")


def with_state(session: Session, state: State, called: Called, today: date) -> Session:
    """The session prepared, planned again, closed, or (held) opened again after closing."""
    _ensure_not_cancelled(session)
    if state in (State.PLANNED, State.PREPARED):
        _ensure_not_held(session, called, "đổi lại", "put back")
    elif state in (State.CLOSED, State.HELD):
        if session.date > today and not called(session):
            raise _refused(
                f"{_day(session)} chưa tới: buổi chưa họp thì chưa kết thúc được.",
                f"{_day(session)} is still to come: it cannot be closed yet.",
            )
    else:
        raise _refused("Muốn hủy một buổi phải nói lý do.", "A session is cancelled with a reason.")
    return replace(session, state=state)


def reopened(session: Session, latest: Session | None, why: str) -> Session:
    """A closed session open again, with a cause; only the `latest` one closed, and what shares its sitting.

    What later minutes took up of an earlier session stays as they read it (features B2).
    """
    if session.state is not State.CLOSED:
        raise _refused(f"Biên bản {session.code} chưa khóa.", f"The minutes of {session.code} are not closed.")
    if latest is not None and session.id not in (latest.id, latest.sitting) and latest.id != session.sitting:
        raise _refused(
            f"Chỉ mở lại được biên bản khóa sau cùng: {latest.code}.",
            f"Only the latest closed minutes can be opened again: {latest.code}.",
        )
    _ensure_reason(why)
    return replace(session, state=State.HELD)


def edited(
    session: Session, title: str | None, place: str | None, start: str | None, sessions: Sequence[Session]
) -> tuple[Session, ...]:
    """The session with another title, place or hour (None leaves it; an empty hour is the cell's usual one)."""
    ensure_open(session)
    host = sitting_of(session, sessions)
    if host is not None and (place is not None or start is not None):
        raise _refused(
            f"Giờ và nơi họp theo {name_of(host)}; sửa ở buổi đó.",
            f"Hour and place are those of {name_of(host, 'en')}.",
        )
    new = session if title is None else replace(session, title=title)
    if place is not None:
        new = replace(new, place=place)
    if start is not None:
        new = replace(new, start=parse_clock(start) if start.strip() else "")
    if place is None and start is None:
        return (new,)
    shared = partners(session, sessions)
    for one in shared:
        ensure_open(one)
    return (new, *(replace(s, place=new.place, start=new.start) for s in shared))


def left_by(session: Session, attached: int, sessions: Sequence[Session]) -> tuple[Session, ...]:
    """Who changes when a session made by mistake is removed. BadValue when `attached` records belong to it."""
    ensure_open(session)
    if attached:
        raise _refused(
            f"Buổi này đã có {attached} dòng ghi chép, không xóa; hãy hủy và ghi lý do.",
            f"This session has {attached} records: it is cancelled with a reason, not removed.",
        )
    return tuple(replace(s, sitting=0) for s in partners(session, sessions))


def ensure_open(session: Session) -> None:
    """BadValue for a session whose minutes are closed: what was read back to the cell is opened again with a cause."""
    if session.state is State.CLOSED:
        raise _refused(
            f"Biên bản {session.code} đã khóa; mở lại trước (Lịch năm, ^K) rồi mới sửa.",
            f"The minutes of {session.code} are closed; open them first (sessions, ^K).",
        )


def is_held(session: Session, called: Called) -> bool:
    """Whether the session took place: its roll was called, or somebody said so."""
    return session.state in (State.HELD, State.CLOSED) or called(session)


def _day(session: Session) -> str:
    return f"{session.date:%d/%m/%Y}"


def _others_on(session: Session, day: date, sessions: Sequence[Session]) -> list[Session]:
    return [
        s
        for s in sessions
        if s.id != session.id and s.date == day and s.kind is session.kind and s.state is not State.CANCELLED
    ]


def _ensure_alone(session: Session, day: date, sessions: Sequence[Session]) -> None:
    for other in _others_on(session, day, sessions):
        raise _refused(
            f"{day:%d/%m/%Y} đã có {name_of(other)}; chọn ngày khác.",
            f"{day:%d/%m/%Y} has {name_of(other, 'en')}; choose another day.",
        )


def _ensure_not_cancelled(session: Session) -> None:
    if session.state is State.CANCELLED:
        raise _refused(
            f"Buổi {session.code} đã hủy; hãy khôi phục buổi trước.",
            f"{session.code} is cancelled; bring it back first.",
        )


def _ensure_not_held(session: Session, called: Called, vi: str, en: str) -> None:
    if called(session):
        raise _refused(
            f"Đã điểm danh {_day(session)}, không {vi} được; nhầm thì bỏ dấu trước.",
            f"Roll called on {_day(session)}: it cannot be {en}; unmark first if in error.",
        )
    if session.state in (State.HELD, State.CLOSED):
        raise _refused(
            f"{session.code} đã họp {_day(session)}, không {vi} được.",
            f"{session.code} was held on {_day(session)}: it cannot be {en}.",
        )


def _ensure_reason(why: str) -> None:
    if not why:
        raise _refused("Hãy ghi lý do.", "Please give a reason.")


def _refused(vi: str, en: str) -> BadValue:
    return BadValue(why_vi=vi, why_en=en)
