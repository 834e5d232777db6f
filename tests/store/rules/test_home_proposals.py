"""The alert of a proposal that nobody answered: by which rule, since when, and where it leads."""

from __future__ import annotations

from datetime import date, timedelta

from store.records import Proposal
from store.rules import home_alerts as alerts
from store.rules.home import Section, What, Where
from store.rules.ruleset import RuleSet

TODAY = date(2026, 11, 5)
RULES = RuleSet()


def test_an_unanswered_proposal_is_one_alert_with_its_rule_and_document() -> None:
    late = Proposal(id=7, text="Mua\nmáy chiếu", raised=TODAY - timedelta(days=35), member=4)
    (line,) = alerts.of_proposals([late], {4: "Đỗ Thị Diệu"}, TODAY, RULES)
    assert (line.section, line.what, line.rule) == (Section.ALERTS, What.PROPOSAL, "proposal_answer_days")
    assert (line.goes.where, line.goes.id, line.members) == (Where.PROPOSAL, 7, (4,))
    assert (line.on, line.days, line.since) == (TODAY - timedelta(days=5), -5, late.raised)
    assert line.said is not None
    assert line.said.vi == "Đề xuất của Đỗ Thị Diệu chưa được trả lời: Mua máy chiếu"
    assert line.said.en == "Đỗ Thị Diệu's proposal is not answered: Mua máy chiếu"
    assert "Điều 3.3" in line.said.cite_vi


def test_one_of_nobodys_is_told_without_a_name_and_the_longest_comes_first() -> None:
    days = {1: 40, 2: 90}
    late = [Proposal(id=id, text="x", raised=TODAY - timedelta(days=n)) for id, n in days.items()]
    lines = alerts.in_order(alerts.of_proposals(late, {}, TODAY, RULES))
    assert [line.goes.id for line in lines] == [2, 1]
    assert lines[0].said is not None
    assert lines[0].said.vi == "Đề xuất chưa được trả lời: x"
