"""What becomes of a proposal: its states and their order, whom it is put to, when an answer is late.

Pure: `today` is an argument. A member may propose and ask for an answer (Charter Art. 3.3; domain.md 2.9), so a
refusal with its reason is an answer too. What many of them add up to is counted in proposal_fates.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from msgspec.structs import replace

from store.records import Assignment, Proposal, ProposalState, ProposalStep, Stage
from store.rules.assignments import Odd, stage_of
from store.rules.days import spelt
from store.rules.ruleset import RuleSet

NEW, ACCEPTED, IN_PROGRESS = ProposalState.NEW, ProposalState.ACCEPTED, ProposalState.IN_PROGRESS
ANSWERED, PASSED_UP, REFUSED = ProposalState.ANSWERED, ProposalState.PASSED_UP, ProposalState.REFUSED

STATES: Final = tuple(ProposalState)
"""Every state, in the order of a proposal's life."""

STATE_WORDS: Final[Mapping[ProposalState, tuple[str, str]]] = {
    NEW: ("mới", "new"),
    ACCEPTED: ("đã tiếp thu", "accepted"),
    IN_PROGRESS: ("đang giải quyết", "in progress"),
    ANSWERED: ("đã trả lời", "answered"),
    PASSED_UP: ("chuyển cấp trên", "passed up"),
    REFUSED: ("không tiếp thu", "refused"),
}
"""What a state is called, in Vietnamese and English."""

SOLVED_WORDS: Final = ("có kết quả", "solved")
"""What a proposal with a result is called, whatever its state."""

FOLLOWS: Final[Mapping[ProposalState, tuple[ProposalState, ...]]] = {
    NEW: (ACCEPTED, ANSWERED, PASSED_UP, REFUSED),
    ACCEPTED: (IN_PROGRESS, ANSWERED, PASSED_UP, REFUSED),
    IN_PROGRESS: (ANSWERED, PASSED_UP, REFUSED),
    PASSED_UP: (ANSWERED, IN_PROGRESS, REFUSED),
    ANSWERED: (),
    REFUSED: (),
}
"""What may follow what, the usual way first. Any other way is asked about once."""

WAITING: Final = frozenset({NEW, ACCEPTED, IN_PROGRESS})
"""States in which the member waits for the cell."""

SETTLED: Final = frozenset({ANSWERED, REFUSED})
"""States after which nothing is waited for."""

ADDRESSEES: Final[Mapping[str, tuple[str, str]]] = {
    "cell": ("chi bộ", "the cell"),
    "committee": ("chi ủy", "the cell committee"),
    "party_committee": ("Đảng ủy", "the Party committee"),
    "office": ("lãnh đạo phòng", "the head of office"),
    "board": ("Ban Giám hiệu", "the rectorate"),
    "other": ("nơi khác", "another body"),
}
"""To whom a proposal is put, by key (domain.md 2.9)."""

OTHER: Final = "other"
"""The addressee that has a name of its own."""


def addressee_words(proposal: Proposal, language: str = "vi") -> str:
    """To whom it is put, in words: the name where one is written."""
    words = ADDRESSEES.get(proposal.addressee, ADDRESSEES[OTHER])[language == "en"]
    return proposal.addressee_name or words


# -- states ----------------------------------------------------------------------------------


def state_of(proposal: Proposal) -> ProposalState:
    """Where it stands; one without any step is new."""
    return proposal.steps[-1].state if proposal.steps else NEW


def since(proposal: Proposal) -> date:
    """Since when it stands there."""
    return proposal.steps[-1].on if proposal.steps else proposal.raised


def is_solved(proposal: Proposal) -> bool:
    """Whether something came of it."""
    return bool(proposal.result)


def standing_words(proposal: Proposal, language: str = "vi") -> str:
    """What stands beside it in a list: that it is solved, else its state."""
    words = SOLVED_WORDS if is_solved(proposal) else STATE_WORDS[state_of(proposal)]
    return words[language == "en"]


def next_states(proposal: Proposal) -> tuple[ProposalState, ...]:
    """The states that usually follow, the likeliest first; none once it is answered or refused."""
    return FOLLOWS[state_of(proposal)]


def is_open(proposal: Proposal) -> bool:
    """Whether somebody still has to do something: the cell, or the body above it was passed to."""
    return state_of(proposal) not in SETTLED and not is_solved(proposal)


def jump_of(proposal: Proposal, state: ProposalState) -> Odd | None:
    """What is odd about going to `state` now; None for the usual way. An odd jump is allowed, asked about once."""
    now = state_of(proposal)
    vi, en = STATE_WORDS[now]
    to_vi, to_en = STATE_WORDS[state]
    if now is state:
        day = spelt(since(proposal))
        return Odd(f"«{vi}» từ {day} rồi.", f"«{en}» since {day} already.")
    if now in SETTLED:
        return Odd(f"Đề xuất này đã khép lại: «{vi}».", f"It is closed: «{en}».")
    if state not in FOLLOWS[now]:
        return Odd(f"«{vi}» → «{to_vi}»: sai thứ tự.", f"«{en}» → «{to_en}»: out of order.")
    return None


def with_state(proposal: Proposal, state: ProposalState, on: date, note: str = "") -> Proposal:
    """The proposal come to `state` on a day."""
    return replace(proposal, steps=(*proposal.steps, ProposalStep(state=state, on=on, note=note)))


# -- answers ---------------------------------------------------------------------------------


def is_waiting(proposal: Proposal) -> bool:
    """Whether the member still waits for the cell's answer: none given, nothing refused, passed up or solved."""
    return state_of(proposal) in WAITING and not proposal.answer and not is_solved(proposal)


def answer_by(proposal: Proposal, rules: RuleSet) -> date:
    """The day by which it is to be answered: the one promised, else so many days on (rule `proposal_answer_days`)."""
    return proposal.due or proposal.raised + timedelta(days=rules.number("proposal_answer_days"))


def days_left(proposal: Proposal, today: date, rules: RuleSet) -> int | None:
    """Days until an answer is due, below 0 when it is late; None when none is waited for."""
    return (answer_by(proposal, rules) - today).days if is_waiting(proposal) else None


def is_unanswered(proposal: Proposal, today: date, rules: RuleSet) -> bool:
    """Whether an answer is waited for past its day."""
    left = days_left(proposal, today, rules)
    return left is not None and left < 0


def urgency(proposal: Proposal, rules: RuleSet) -> tuple[int, date, int]:
    """Key that puts the longest unanswered first, then what is open above, then the settled ones, newest first."""
    if is_waiting(proposal):
        return (0, answer_by(proposal, rules), proposal.id)
    if is_open(proposal):
        return (1, proposal.raised, proposal.id)
    return (2, date.fromordinal(date.max.toordinal() - proposal.raised.toordinal()), -proposal.id)


def answered_on(proposal: Proposal) -> date | None:
    """The day an answer came: when it was answered or refused; None where no step says so."""
    return next((step.on for step in proposal.steps if step.state in SETTLED), None)


# -- the task that carries it out --------------------------------------------------------------


def outcome(task: Assignment) -> str:
    """What a finished task says came of it; empty while it is not done."""
    return task.result if stage_of(task) is Stage.DONE else ""


def unsaid(task: Assignment, stage: Stage, result: str) -> Odd | None:
    """What is odd about a task that carries out a proposal and is done without a word of what came of it."""
    if not task.carries_out or stage is not Stage.DONE or result.strip():
        return None
    return Odd("Việc thực hiện đề xuất mà chưa ghi kết quả.", "It carries out a proposal; no result is said.")


def with_outcome(proposal: Proposal, before: Assignment, after: Assignment) -> Proposal:
    """The proposal as a change of its task leaves it: a result of the task is the proposal's, and goes with it again.

    What a hand wrote as the proposal's own result stays.
    """
    old, new = outcome(before), outcome(after)
    if old == new or proposal.result not in ("", old):
        return proposal
    day = after.stages[-1].on if new else None
    return replace(proposal, result=new, solved=day)
