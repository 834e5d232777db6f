"""What the demo cell has to do: themes, papers to come and tasks, most in time, some late, some still open.

Papers that were given stand with the session they were given at (sittings.py).
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from store.book import Book
from store.demo import words
from store.records import Assignment, Document, Kind, Origin, Session, Stage, Staged, State, ThemeState, ThemeStep, Work
from store.rules.calendar import quarter_of

TASKS: Final[tuple[tuple[str, int, int, int | None], ...]] = (
    ("Rà soát hồ sơ trên Sổ tay đảng viên điện tử", 6, -130, -134),
    ("Tổng hợp đăng ký học tập và làm theo", 5, -110, -104),
    ("Dự thảo kế hoạch phát triển đảng viên", 1, -30, -33),
    ("Lập danh sách đề nghị khen thưởng cuối năm", 11, -9, None),
    ("Xây dựng lịch trực tháng tới", 10, 12, None),
)
"""What, by whom (the member's number), the day it is due and the day it was done, in days from today."""

GIVEN: Final[tuple[tuple[Work, str, int, int], ...]] = (
    (Work.LEAD_IN, "", 2, -5), (Work.PAPER, "Từ việc của bản thân", 5, -4), (Work.PAPER, "Cách làm ở đơn vị", 10, -1),
)  # fmt: skip
"""Kind, title and member of what is to be given at the next thematic session, and when its draft is in."""

DRAFT: Final = 3
"""Days before a session by which a draft is due."""

STEPS: Final = (
    (ThemeState.ASSIGNED, -20), (ThemeState.DRAFTED, -4), (ThemeState.SENT, -2), (ThemeState.HELD, 0),
    (ThemeState.FINISHED, 1), (ThemeState.REPORTED, 2),
)  # fmt: skip
"""How a theme comes along, in days from its session."""

TOPICS: Final = (
    ("Phát biểu còn chung chung, ít đề xuất", Origin.WEAKNESS), ("Dùng AI an toàn trong giảng dạy", Origin.QUESTION),
)  # fmt: skip


def give(book: Book, today: date) -> None:
    """Write down what is on its way: the next session's theme with its papers, the tasks, what waits for a quarter."""
    thematic = [s for s in book.calendar.sessions() if s.kind is Kind.THEMATIC and s.state is not State.CANCELLED]
    for session in [s for s in thematic if s.date >= today][:1]:
        theme(book, session, len(book.themes.all()), today)
        _papers(book, session, today)
    for title, who, due, done in TASKS:
        steps = (_staged(Stage.ASSIGNED, today, due - 20), *((_staged(Stage.DONE, today, done),) if done else ()))
        day = today + timedelta(days=due)
        book.assignments.add(Assignment(kind=Work.TASK, members=(who,), title=title, due=day, stages=steps))
    for text, origin in TOPICS:
        book.themes.topics.add(text, origin=origin)


def _staged(stage: Stage, day: date, days: int) -> Staged:
    return Staged(stage=stage, on=day + timedelta(days=days))


def theme(book: Book, session: Session, number: int, today: date, *, last: bool = False) -> None:
    """The theme of a session as it stands today; the last one held is not reported yet."""
    forms = ("lecture", "debate", "story", "visit")
    came = [ThemeStep(state=ThemeState.PLANNED, on=session.date - timedelta(days=30))]
    came += [ThemeStep(state=s, on=on) for s, n in STEPS if (on := session.date + timedelta(days=n)) < today]
    if last:
        came = [step for step in came if step.state is not ThemeState.REPORTED]
    given = [a for a in book.assignments.of_session(session.id) if a.kind is Work.LEAD_IN]
    presenter = given[0].members[0] if given else GIVEN[0][2]
    group, purpose = words.PURPOSES.get(session.title, ("", ""))
    facts = {
        "presenter": presenter, "form": forms[number % len(forms)], "steps": tuple(came), "group": group,
        "purpose": purpose,
    }  # fmt: skip
    book.themes.add(quarter_of(session), session.title, facts=facts)
    day, made = session.date - timedelta(days=40), max(theme.id for theme in book.themes.all())
    paper = Document(number=f"{20 + number}-HD/ĐU", title=session.title, dated=day, issuer="Đảng ủy Trường", theme=made)
    book.themes.documents.add(paper)


def _papers(book: Book, session: Session, today: date) -> None:
    for kind, title, who, draft in GIVEN:
        stages = [_staged(Stage.ASSIGNED, session.date, -20), _staged(Stage.DRAFT, session.date, draft)]
        stages += [_staged(Stage.APPROVED, session.date, -1), _staged(Stage.GIVEN, session.date, 0)]
        due = session.date - timedelta(days=DRAFT)
        so_far = tuple(s for s in stages if s.on < today) or (_staged(Stage.ASSIGNED, today, 0),)
        one = Assignment(
            kind=kind, members=(who,), title=title or session.title, due=due, session=session.id, stages=so_far
        )
        book.assignments.add(one)
