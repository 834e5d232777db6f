"""What the fields of a record are called, and what stands in them, in words.

The form of a member, the log and the import say the same words because they read them here.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date
from functools import partial
from typing import Final

from store import Book
from store.records import Away, Cell, Issued, Member, OwnDay, Post, Reason, Record, Standing, Status
from store.rules.care import STATUS_WORDS, Care, Concern
from store.rules.issued import symbol
from store.rules.ruleset import load
from tui.language import N_, _, language, n_
from tui.text import day

MEMBER: Final[Mapping[str, str]] = {
    "name": N_("full name"), "other_name": N_("other name"), "sort_name": N_("name to sort by"), "code": N_("code"),
    "sex": N_("sex"), "born": N_("born"), "admitted": N_("admitted on"), "decided": N_("decision of admission"),
    "official_on": N_("official since"), "joined": N_("in this cell since"), "card": N_("card number"),
    "card_issued": N_("card issued on"), "file_number": N_("file number"), "mentor": N_("guided by"),
    "job": N_("government post"), "unit": N_("unit"), "degree": N_("title, degree"), "profession": N_("profession"),
    "duties": N_("area of work"), "strengths": N_("strong points"), "schooling": N_("schooling"),
    "theory": N_("political theory"), "languages": N_("foreign languages"), "computing": N_("computing"),
    "phone": N_("telephone"), "email": N_("email"), "ethnicity": N_("ethnic group"), "religion": N_("religion"),
    "home": N_("native place"), "residence": N_("residence"), "note": N_("note"),
    "standings": N_("status"), "posts": N_("Party posts"), "aways": N_("absences"),
}  # fmt: skip
"""The fields of a member (domain.md 5.2), in the order of the form."""

CELL: Final[Mapping[str, str]] = {
    "name": N_("name of the cell"), "higher": N_("organization above"), "locality": N_("place name"),
    "place": N_("usual place"), "start": N_("usual hour"), "term": N_("term"), "zone": N_("time zone"),
    "signs_for": N_("documents are signed for"), "spelling": N_("spelling on documents"),
    "quality_words": N_("quality of a speech, 1 to 4"),
    "own_days": N_("days off of its own"), "discipline": N_("references to discipline"),
}  # fmt: skip
"""The fields of the cell, in the order of the settings."""

ROWS: Final[Mapping[str, Mapping[str, str]]] = {
    "items": {
        "title": N_("content"), "minutes": N_("minutes"), "presenter": N_("presented by"), "note": N_("note"),
        "place": N_("place on the agenda"), "began": N_("begun at"), "ended": N_("left at"),
        "conclusion": N_("conclusion"),
    },
    "checks": {
        "title": N_("content"), "due": N_("due on"), "done": N_("done on"), "member": N_("seen to by"),
        "days": N_("days from the session"),
    },
    "documents": {
        "number": N_("number, symbol"), "title": N_("about"), "dated": N_("dated"), "issuer": N_("issued by"),
        "session": N_("passed on at"), "note": N_("note"),
    },
    "putoffs": {"why": N_("reason")},
    "issued": {
        "number": N_("number"), "kind": N_("type"), "dated": N_("dated"), "title": N_("content"),
        "void": N_("why it is not used"),
    },
}  # fmt: skip
"""The fields of other rows, by table, in the order of their forms."""

STATUS_SHORT: Final = {
    Status.EXEMPT: ("miễn", "exempt"), Status.ELSEWHERE: ("nơi khác", "elsewhere"),
    Status.SUSPENDED: ("đình chỉ", "suspended"), Status.MOVED_OUT: ("chuyển", "moved"),
    Status.REMOVED: ("ra Đảng", "removed"), Status.DECEASED: ("từ trần", "died"),
    Status.ACTIVE: ("trở lại", "back"),
}  # fmt: skip
"""Statuses in a word or two, for the line that asks."""

SEXES: Final = (("nam", N_("male")), ("nữ", N_("female")))


def field_name(field: str) -> str:
    """What a field is called."""
    return _(MEMBER.get(field) or CELL[field]) if field in MEMBER or field in CELL else field


def span_words(since: date | None, until: date | None) -> str:
    """A time in words: 'from 01/05/2026', '01/05/2026–20/05/2026', one day alone, or nothing."""
    if since and until:
        return day(since) if since == until else f"{day(since)}–{day(until)}"
    if since:
        return _("from {day}").format(day=day(since))
    return _("until {day}").format(day=day(until)) if until else ""


def value_words(value: object, reasons: Mapping[str, str] | None = None) -> str:
    """What a field holds, in words; `reasons` gives the cell's reasons of absence by key."""
    match value:
        case None | "" | 0 | ():
            return ""
        case date():
            return day(value)
        case tuple():
            return "; ".join(value_words(item, reasons) for item in value)
        case Standing():
            said = STATUS_WORDS[value.status][language() == "en"]
        case Post():
            said = value.title
        case Away():
            said = value.detail or (reasons or {}).get(value.reason, "") or _("away")
        case OwnDay():
            said = value.name
        case _:
            return str(value)
    time = span_words(value.since, value.until)
    return f"{said} ({time})" if time else said


def held_words(field: str, value: object) -> str:
    """What a field of a record holds, in words; some are kept as one of a few Vietnamese words."""
    if field == "discipline":
        return _("yes") if value else _("no")
    return _(dict(SEXES)[value]) if field == "sex" and value in dict(SEXES) else value_words(value)


def changes_words(
    before: Record,
    after: Record,
    names: Mapping[str, str] | None = None,
    said: Callable[[str, object], str] | None = None,
    *,
    but: Collection[str] = (),
) -> str:
    """Which fields of a record changed, from what to what: 'born: – → 05/02/1980'; `but` leaves some out.

    `names` are what the fields are called, if not as a member's or the cell's; `said` tells what a number
    in a field means (a member, a session), '' where it is only a number.
    """
    fields = [f for f in before.__struct_fields__ if f not in ("id", *but) and getattr(before, f) != getattr(after, f)]
    told = []
    for field in fields:
        held = (getattr(before, field), getattr(after, field))
        old, new = ((said and said(field, value)) or held_words(field, value) or "–" for value in held)
        name = field_name(field) if names is None else _(names[field]) if field in names else field
        told.append(f"{name}: {old} → {new}")
    return " · ".join(told)


def member_changes(before: Member, after: Member) -> str:
    """A member's name and what of them changed."""
    told = changes_words(before, after)
    return f"{after.name}: {told}" if told else after.name


def cell_changes(before: Cell, after: Cell) -> str:
    """What of the cell changed, from what to what: fields, rules with their units, reasons one by one."""
    told = [words for words in (changes_words(before, after, but={"rules", "reasons"}),) if words]
    old, new = before.rules, after.rules
    told += [rule_change(id, old.get(id), new.get(id)) for id in sorted({*old, *new}) if old.get(id) != new.get(id)]
    held, kept = ({r.key: r for r in cell.reasons} for cell in (before, after))
    every = dict.fromkeys([*held, *kept])
    told += [reason_change(held.get(key), kept.get(key)) for key in every if held.get(key) != kept.get(key)]
    return " · ".join(told) or after.name


def rule_change(id: str, old: object, new: object) -> str:
    """The number before and after, then the rule's sentence, which may be cut; None is the default."""
    rule = load().get(id)
    if rule is None:
        return f"{id}: {old} → {new}"
    before, after = (rule.value if value is None else rule.checked(value) for value in (old, new))
    return f"{before} → {rule.amount(after, language())} ({rule.meaning(language())})"


def reason_text(reason: Reason) -> str:
    """All the words of a reason of absence: 'việc gia đình / family matter (gia đình / family)'."""
    words = " / ".join(filter(None, (reason.vi, reason.en)))
    short = " / ".join(filter(None, (reason.short_vi, reason.short_en)))
    return f"{words} ({short})" if short else words


def reason_change(before: Reason | None, after: Reason | None) -> str:
    """What became of a reason of absence: added, taken away, another digit, other words."""
    if before is None or after is None or before.retired != after.retired:
        there = after is not None and not after.retired
        found = after if there else before
        return f"{'+' if there else '–'} {found.digit} {reason_text(found)}" if found else ""
    if reason_text(before) == reason_text(after):
        return f"{before.digit} → {after.digit} ({after.vi})"
    return f"{before.digit} {reason_text(before)} → {after.digit} {reason_text(after)}"


def care_words(care: Care) -> str:
    """Why a member needs care, in words."""
    match care.concern:
        case Concern.PROBATION if care.days < 0:
            return n_("probation over for {n} day", "probation over for {n} days", -care.days).format(n=-care.days)
        case Concern.PROBATION:
            words = n_("probation ends in {n} day, {day}", "probation ends in {n} days, {day}", care.days)
            return words.format(n=care.days, day=day(care.until))
        case Concern.AWAY:
            return _("away") + " " + span_words(care.since, care.until)
        case Concern.EXEMPT:
            said = _("exempt from sessions")
        case Concern.ELSEWHERE:
            said = _("temporarily elsewhere")
        case _:
            said = _("suspended")
    time = span_words(care.since, care.until)
    return f"{said} {time}" if time else said


NAMED_BY: Final = ("title", "text", "name", "number", "why")
"""Which field of a row says what it is, the first it has."""


def row_name(row: Record) -> str:
    """What a row of any table is called."""
    if isinstance(row, Issued):
        return f"{symbol(row.number, row.kind)} {row.title}"
    return next((str(held) for field in NAMED_BY if (held := getattr(row, field, ""))), f"#{getattr(row, 'id', 0)}")


def number_words(book: Book, field: str, value: object) -> str:
    """Whose number a field of a row holds; '' where it is only a number."""
    if not isinstance(value, int) or not value:
        return ""
    if field in ("presenter", "member"):
        member = book.members().get(value)
        return member.name if member else f"#{value}"
    session = book.sessions().get(value) if field == "session" else None
    return session.code if session else ""


def row_words(book: Book, table: str, before: Record | None, after: Record | None) -> str:
    """What happened to a row of any table: added, taken away, or which fields changed."""
    if before is None or after is None:
        row = after if after is not None else before
        return f"{'–' if after is None else '+'} {row_name(row) if row is not None else table}"
    told = changes_words(before, after, ROWS.get(table, {}), partial(number_words, book))
    return f"{row_name(after)}: {told}" if told else row_name(after)
