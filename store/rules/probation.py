"""Probation that ends soon or is over, told again at each stage (Charter Art. 5; features R7). Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from store.records import Member
from store.rules.care import Care, Concern
from store.rules.home import Goes, Line, Section, What, Where
from store.rules.ruleset import RuleSet
from store.rules.theme_data import Told, sentence_case

STAGES: Final = ("1", "2", "3")
"""The days before probation ends are told of in three equal parts (90, 60 and 30 days); the last is as urgent as one
that is over."""
_TO_DO: Final = dict(
    zip(STAGES, (("", ""), ("; chuẩn bị hồ sơ", "; prepare the papers"), ("; xếp buổi xét", "; set a session")),
        strict=True)
)  # fmt: skip
"""What is to be done at each stage."""


def of_probation(member: Member, cares: Iterable[Care], rules: RuleSet) -> list[Line]:
    """Probation that ends soon, or is over and not decided (Charter Art. 5; features R7), told again at each stage."""
    found = []
    for care in cares:
        if care.concern is not Concern.PROBATION or care.until is None:
            continue
        id = "confirm_within_working_days" if care.days < 0 else "probation_months"
        stage = stage_of(care.days, rules)
        found.append(
            Line(
                Section.ALERTS, What.PROBATION, f"member:{member.id}/{id}", Goes(Where.MEMBER, member.id),
                members=(member.id,), on=care.until, days=care.days, since=member.admitted, rule=id,
                stage=stage, said=_told(id, *_words(member.name, care.until, care.days, rules), rules),
            )
        )  # fmt: skip
    return found


def stage_of(days: int, rules: RuleSet) -> str:
    """The stage of a probation that ends in so many days, by thirds of the rule `probation_notice_days`; "" if over."""
    if days < 0:
        return ""
    notice = rules.number("probation_notice_days")
    return STAGES[sum(3 * days <= part * notice for part in (1, 2))]


def _words(name: str, until: date, days: int, rules: RuleSet) -> tuple[str, str]:
    day = f"{until:%d/%m/%Y}"
    if days < 0:
        within = rules.number("confirm_within_working_days")
        return (
            f"{name} hết dự bị {-days} ngày rồi, từ {day}; xét công nhận trong {within} ngày làm việc.",
            f"{name}'s probation was over {-days} days ago, {day}; to be considered within {within} working days.",
        )
    if days == 0:
        return f"{name} hết dự bị hôm nay.", f"{name}'s probation ends today."
    left = "in a day" if days == 1 else f"in {days} days"
    todo_vi, todo_en = _TO_DO[stage_of(days, rules)]
    return f"{name} hết dự bị {day}, còn {days} ngày{todo_vi}.", f"{name}'s probation ends {day}, {left}{todo_en}."


def _told(id: str, vi: str, en: str, rules: RuleSet) -> Told:
    rule = rules.rule(id)
    return Told(sentence_case(vi), sentence_case(en), rule.cite_vi, rule.cite_en)
