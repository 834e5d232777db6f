"""Every record of the book, frozen and typed: the whole schema on one page.

A record is what one row of a TinyDB table holds. `id` is the row's number and is not
written inside the row. Fields with a default may be added freely; anything else needs
a migration (store/disk/migrations.py). Texts are NFC and free of control characters
(store/vietnamese.py makes them so at the doors). No rule and no file is known here.
It is over 300 lines because it is read as one page.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Final

import msgspec

MARKS_PER_SESSION: Final = 100_000
"""Room for member numbers inside a mark's row number: session * this + member."""


class Status(StrEnum):
    """Where a member stands in the cell (domain.md A10)."""

    ACTIVE = "active"
    EXEMPT = "exempt"
    ELSEWHERE = "elsewhere"
    SUSPENDED = "suspended"
    MOVED_OUT = "moved_out"
    REMOVED = "removed"
    DECEASED = "deceased"


class Role(StrEnum):
    """A Party post that the rules know; any other post is only text."""

    SECRETARY = "secretary"
    DEPUTY = "deputy"
    COMMITTEE = "committee"
    HIGHER = "higher"
    """Member of a higher committee who sits in this cell with one vote."""


class Kind(StrEnum):
    """What kind of session it is."""

    REGULAR = "regular"
    THEMATIC = "thematic"
    EXTRAORDINARY = "extraordinary"
    COMMITTEE = "committee"


class State(StrEnum):
    """How far a session has come."""

    PLANNED = "planned"
    PREPARED = "prepared"
    HELD = "held"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class Code(StrEnum):
    """What a mark says of one member at one session (domain.md 2.5)."""

    NOT_TAKEN = "not_taken"
    PRESENT = "present"
    LATE = "late"
    LEFT_EARLY = "left_early"
    EXCUSED = "excused"
    UNEXCUSED = "unexcused"
    EXEMPT = "exempt"
    ELSEWHERE = "elsewhere"


class Source(StrEnum):
    """Whose hand made a mark."""

    HAND = "hand"
    PREFILL = "prefill"
    """Filled in from the member's status; a person may still change it."""


class Record(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """What all rows share: no unknown field passes silently, none is lost on writing."""


class Standing(Record, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A status for a time; an open end is None, both ends are inclusive."""

    status: Status
    since: date | None = None
    until: date | None = None


class Post(Record, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A Party post for a time, as its bearer's papers word it."""

    title: str
    role: Role | None = None
    since: date | None = None
    until: date | None = None


class Away(Record, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """An absence told beforehand, for some days; both ends are inclusive, an open end is None."""

    since: date | None = None
    until: date | None = None
    reason: str = ""
    """Key of one of the cell's reasons; empty means left open."""
    detail: str = ""
    """The reason in the secretary's own words."""


class Member(Record, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A Party member of the cell, past ones included: nobody is ever erased."""

    id: int = 0
    name: str
    """Full name as written: family, middle, given."""
    sort_name: str = ""
    """The word the roll is ordered by, where it is not the last one of the name."""
    other_name: str = ""
    """Tên gọi khác."""
    code: str = ""
    sex: str = ""
    """'nam', 'nữ' or empty."""
    born: date | None = None
    admitted: date | None = None
    """Ngày vào Đảng (kết nạp): the day of the ceremony, from which probation counts (Charter Art. 5.1)."""
    decided: date | None = None
    """Day written in the decision of admission, from which Party age counts (Charter Art. 5.4)."""
    official_on: date | None = None
    """Ngày chính thức; empty for a probationary member."""
    card: str = ""
    """Party card number as text, leading zeros kept."""
    joined: date | None = None
    """First day in this cell; empty means 'since before the book'."""
    standings: tuple[Standing, ...] = ()
    """Exceptions to 'active', with dates."""
    posts: tuple[Post, ...] = ()
    aways: tuple[Away, ...] = ()
    """Absences told beforehand; they fill a roll in, to be confirmed by hand."""
    mentor: int = 0
    """Number of the member who guides a probationary one (đảng viên hướng dẫn); 0 for none."""
    job: str = ""
    """Government post (chức vụ chính quyền)."""
    degree: str = ""
    """Academic title or degree (chức danh, học vị)."""
    profession: str = ""
    """Professional field (chuyên môn)."""
    duties: str = ""
    """Area of work in charge of (mảng công việc phụ trách)."""
    unit: str = ""
    strengths: tuple[str, ...] = ()
    """Ability and strong points, one tag each (năng lực, sở trường)."""
    phone: str = ""
    email: str = ""
    file_number: str = ""
    """Number of the Party file (số lý lịch)."""
    card_issued: date | None = None
    ethnicity: str = ""
    religion: str = ""
    home: str = ""
    """Native place (quê quán)."""
    residence: str = ""
    schooling: str = ""
    """General education (trình độ học vấn)."""
    theory: str = ""
    """Level of political theory (lý luận chính trị)."""
    languages: str = ""
    computing: str = ""
    note: str = ""


class Session(Record, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """One meeting of the cell (buổi sinh hoạt)."""

    id: int = 0
    code: str
    """Stable name: 2026-11-DK, 2026-Q4-CD, 2026-11-BT, 2026-11-CU."""
    kind: Kind
    moved_from: date | None = None
    """The day first planned, where the session was moved."""
    date: date
    start: str = ""
    """Beginning, HH:MM of the cell's clock; empty means the cell's usual hour."""
    month: str = ""
    """The month a regular session counts for, YYYY-MM; it stays when the day moves."""
    quarter: str = ""
    """The quarter a thematic session counts for, YYYY-Qn."""
    title: str = ""
    place: str = ""
    state: State = State.PLANNED
    why: str = ""
    """Why it was moved or cancelled."""
    sitting: int = 0
    """Number of the regular session whose sitting a thematic one shares; 0 for a sitting of its own."""
    note: str = ""
    begun: bool = False
    """Whether its preparation was taken up by a hand; until then the template stands in for it."""
    minutes: int = 0
    """How long it is planned to last; 0 for what the rule set asks."""
    apart_start: str = ""
    apart_place: str = ""
    """Hour and place of its own, which it has again once it shares its sitting no more."""


class Mark(Record, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """One member's attendance at one session."""

    id: int = 0
    session: int
    member: int
    code: Code = Code.NOT_TAKEN
    reason: str = ""
    """Key of one of the cell's reasons; empty means left open."""
    detail: str = ""
    """The reason in the secretary's own words."""
    clock: str = ""
    """HH:MM of arrival (late) or leaving (left early)."""
    minutes: int | None = None
    """Minutes after the start, for `clock`."""
    note: str = ""
    source: Source = Source.HAND


class Guest(Record, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """Somebody who attends without belonging to the cell; counted in no rate."""

    id: int = 0
    session: int
    name: str
    post: str = ""


class Origin(StrEnum):
    """Where a topic of the backlog comes from (seed: choose from real weaknesses and pressing questions)."""

    WEAKNESS = "weakness"
    QUESTION = "question"
    ABOVE = "above"
    """Asked for by the committee above."""


class ThemeState(StrEnum):
    """How far a quarter's theme has come, in this order (domain.md 2.7)."""

    PLANNED = "planned"
    ASSIGNED = "assigned"
    DRAFTED = "drafted"
    APPROVED = "approved"
    SENT = "sent"
    HELD = "held"
    FINISHED = "finished"
    REPORTED = "reported"


class Work(StrEnum):
    """What a member is to do (domain.md 2.8): at a session, or after it."""

    LEAD_IN = "lead_in"
    PAPER = "paper"
    OPINION = "opinion"
    TASK = "task"


class Stage(StrEnum):
    """How far an assignment has come: what is given at a session from draft to given, a task from doing to done."""

    ASSIGNED = "assigned"
    DRAFT = "draft"
    RETURNED = "returned"
    APPROVED = "approved"
    GIVEN = "given"
    NOT_GIVEN = "not_given"
    DOING = "doing"
    DONE = "done"
    DROPPED = "dropped"


class Staged(Record, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A stage with the day it came about."""

    stage: Stage
    on: date
    note: str = ""


class ThemeStep(Record, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A state of a theme with the day it came about."""

    state: ThemeState
    on: date


class Topic(Record, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A pressing question or a weakness, kept until a quarter takes it up."""

    id: int = 0
    text: str
    origin: Origin = Origin.QUESTION
    noted: date | None = None
    session: int = 0
    """Number of the session in which it was noted; 0 for none."""
    theme: int = 0
    """Number of the theme it became."""
    dropped: str = ""
    """Why it was put away, where it was."""
    note: str = ""


class Theme(Record, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """The theme of a quarter (chuyên đề): what, by whom, from which papers, how far."""

    id: int = 0
    quarter: str
    """YYYY-Qn."""
    title: str
    group: str = ""
    """Key of one of the groups of content (domain.md 1.5)."""
    form: str = ""
    """Key of the form of the session: lecture, story, case, visit, debate …"""
    purpose: str = ""
    questions: str = ""
    """Guiding questions sent with the papers."""
    presenter: int = 0
    """Number of the member who prepares the lead-in."""
    session: int = 0
    """Number of the thematic session it is held in."""
    topic: int = 0
    """Number of the topic it came from."""
    due_draft: date | None = None
    due_send: date | None = None
    steps: tuple[ThemeStep, ...] = ()
    note: str = ""


class Document(Record, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A paper from above (chỉ thị, nghị quyết …) and the session in which it was passed on."""

    id: int = 0
    number: str
    """Number and symbol, such as 50-CT/TW."""
    title: str = ""
    dated: date | None = None
    issuer: str = ""
    session: int = 0
    """Number of the session in which it is passed on; 0 while none is chosen."""
    theme: int = 0
    """Number of the theme it belongs to; 0 for none."""
    note: str = ""


class Item(Record, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """One item of a session's agenda."""

    id: int = 0
    session: int
    place: int
    """Its place on the agenda, from 1."""
    title: str
    minutes: int | None = None
    presenter: int = 0
    """Number of the member who presents it; 0 for the chair."""
    note: str = ""
    began: str = ""
    """When the session came to it, HH:MM; empty while it has not."""
    ended: str = ""
    """When it was left, HH:MM."""
    conclusion: str = ""
    """The chair's conclusion of this item."""


class Check(Record, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """One step of a session's preparation or aftermath, with its day."""

    id: int = 0
    session: int
    key: str
    """Key of the template's step, or empty for one of the cell's own."""
    title: str
    due: date | None = None
    done: date | None = None
    member: int = 0
    """Who sees to it; 0 for the secretary."""
    days: int | None = None
    """Days after the session by which it is dated, and moves with it; None once a hand has set its day."""


class PutOff(Record, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """Something still open that a session leaves to a later one, and why."""

    id: int = 0
    session: int
    thread: str
    """Which table and row: 'assignments:12'."""
    why: str


class Assignment(Record, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A lead-in, a paper, a prepared opinion or a task: clear person, clear work, clear deadline."""

    id: int = 0
    kind: Work
    members: tuple[int, ...]
    """Numbers of those who do it; the first answers for it."""
    title: str = ""
    due: date | None = None
    session: int = 0
    """Number of the session it is given at (lead-in, paper, opinion); 0 for a task."""
    source: int = 0
    """Number of the session that assigned it; 0 for none."""
    theme: int = 0
    """Number of the theme it belongs to; 0 for none."""
    stages: tuple[Staged, ...] = ()
    """What has come about, in order; the last is where it stands."""
    own_work: bool | None = None
    """Draft check: tied to the member's own work. None while not checked."""
    analysis: bool | None = None
    measure: bool | None = None
    proposal: bool | None = None
    result: str = ""
    """What came of it, in words, once it is closed."""
    carries_out: int = 0
    """Number of the proposal that a task carries out; 0 for none."""
    note: str = ""


class Proceedings(Record, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """What is said of a sitting as a whole, apart from its agenda (domain.md 2.1); its number is its session's."""

    id: int = 0
    session: int
    chair: int = 0
    """Number of the member who chairs (chủ trì); 0 for the secretary of that day."""
    taker: int = 0
    """Number of the member who takes the minutes (thư ký); 0 while none is named."""
    opened: str = ""
    """When the sitting began, HH:MM."""
    ended: str = ""
    """When it ended, HH:MM of the same day."""
    dues: bool | None = None
    """Whether the payment of dues was announced; None while not said."""
    unpaid: tuple[int, ...] = ()
    """Numbers of the members whose dues of the month are not paid."""
    conclusion: str = ""
    """The chair's conclusion of the whole sitting."""
    strengths: str = ""
    weaknesses: str = ""
    lessons: str = ""
    read_back: bool | None = None
    """Whether the minutes were read back to the cell before it closed."""
    corrections: str = ""
    """What was put right when they were read."""
    left_open: tuple[str, ...] = ()
    """Keys of what was missing at closing and consciously left so."""
    reopened: str = ""
    """Why the closed minutes were opened again, until the next version keeps it."""


class Version(Record, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """The minutes as they stood when a session was closed: version 1, 2 … None is ever changed."""

    id: int = 0
    session: int
    number: int
    at: str
    """ISO time of the cell's clock."""
    by: str
    text: str
    """The minutes in Vietnamese, a line each."""
    why: str = ""
    """Why the version before it was opened again; empty for version 1."""
    rules: str = ""
    """Name of the version of the rule set the figures were computed with."""
    facts: str = ""
    """Fingerprint of what the text was worded from, without its number; empty for versions of older releases."""


class SpeechKind(StrEnum):
    """What kind of speech it is (domain.md 2.8)."""

    LEAD_IN = "lead_in"
    PAPER = "paper"
    OPINION = "opinion"
    QUESTION = "question"
    EXPLANATION = "explanation"
    CONCLUSION = "conclusion"


class Speech(Record, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """One contribution at a session: who spoke, how concretely, for how long."""

    id: int = 0
    session: int
    member: int = 0
    """Number of the member who spoke; 0 for a guest."""
    guest: int = 0
    """Number of the guest who spoke; 0 for a member."""
    kind: SpeechKind
    item: int = 0
    """Number of the item of the agenda it belongs to; 0 for none."""
    clock: str = ""
    """When it began, HH:MM."""
    seconds: int = 0
    """How long it took; 0 where no watch ran."""
    quality: int | None = None
    """1 to 4: general, fair, good, concrete; None where nobody judged it (features S3)."""
    own_work: bool | None = None
    """Tied to the member's own work; None where nobody said."""
    analysis: bool | None = None
    measure: bool | None = None
    proposal: bool | None = None
    summary: str = ""
    assignment: int = 0
    """Number of the assignment it fulfils; 0 for none."""


class ProposalState(StrEnum):
    """What became of a proposal (domain.md 2.9)."""

    NEW = "new"
    ACCEPTED = "accepted"
    IN_PROGRESS = "in_progress"
    ANSWERED = "answered"
    PASSED_UP = "passed_up"
    REFUSED = "refused"


class ProposalStep(Record, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A state of a proposal with the day it came about."""

    state: ProposalState
    on: date
    note: str = ""


class Proposal(Record, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A proposal or petition (đề xuất, kiến nghị): whose, to whom, and what became of it."""

    id: int = 0
    text: str
    raised: date
    session: int = 0
    """Number of the session it was raised in; 0 for none."""
    speech: int = 0
    """Number of the speech it was made in; 0 where it came alone."""
    item: int = 0
    """Number of the item of the agenda; 0 for none."""
    member: int = 0
    """Number of the member who made it; 0 for a guest or the cell together."""
    addressee: str = "cell"
    """Key of the body asked (rules/proposals.py): cell, committee, party_committee, office, board, other."""
    addressee_name: str = ""
    """The body in words, where it is another one."""
    due: date | None = None
    """By when an answer was promised."""
    steps: tuple[ProposalStep, ...] = ()
    """What has come about, in order; the last is where it stands; none means new."""
    answer: str = ""
    assignment: int = 0
    """Number of the task that carries it out; 0 for none."""
    result: str = ""
    """What came of it in the end; a proposal with a result is solved."""
    solved: date | None = None
    """The day of that result."""
    note: str = ""


class Majority(StrEnum):
    """How many must agree (domain.md Q1, Q5, Q6)."""

    HALF = "half"
    """More than half of those who count."""
    TWO_THIRDS = "two_thirds"
    """At least two thirds of them."""


class Vote(Record, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """One vote: its subject and its numbers, never who voted how."""

    id: int = 0
    session: int
    subject: str
    item: int = 0
    """Number of the item of the agenda; 0 for none."""
    majority: Majority = Majority.HALF
    secret: bool = False
    favour: int | None = None
    """Hands for it; None while not counted."""
    against: int | None = None
    other: int | None = None
    """Other opinions, abstentions, invalid ballots."""
    note: str = ""


class Commending(StrEnum):
    """What is said of a member's deed (domain.md 6): in the session, or formally."""

    PRAISE = "praise"
    REMINDER = "reminder"
    CRITICISM = "criticism"
    SELF_CRITICISM = "self_criticism"
    AWARD = "award"
    DISCIPLINE = "discipline"
    """Only that there is one, with date and reference; off unless the settings switch it on."""


class Commendation(Record, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """Praise, reminder, criticism, self-criticism, award: of whom, for which deed, and what followed."""

    id: int = 0
    kind: Commending
    members: tuple[int, ...]
    """Numbers of those it is said of."""
    text: str = ""
    on: date
    """The day it was said, promised or decided."""
    session: int = 0
    """Number of the session it was said in; 0 for none."""
    item: int = 0
    deed: str = ""
    """Table and row of the deed it is for: 'assignments:12', 'speeches:5', 'registrations:3'; empty for none."""
    promised: bool = False
    """Praise or award promised and not given yet; it is carried into the next sessions."""
    given: date | None = None
    """When what was promised was given."""
    due: date | None = None
    """By when what was criticised is to change."""
    answer: str = ""
    """What the member answered, or what changed."""
    form: str = ""
    """Form of an award (biểu dương, giấy khen, bằng khen …) or of a discipline reference."""
    number: str = ""
    """Number and symbol of the decision."""
    decided: date | None = None
    """Date of the decision."""
    authority: str = ""
    """Who decided it."""
    note: str = ""


class Act(Record, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """One concrete act of a registration: clear work, clear measure, clear deadline."""

    heading: str = ""
    """Key of the heading it stands under (rules/registrations.py), or the cell's own words."""
    text: str
    measure: str = ""
    """Measure or product."""
    due: date | None = None
    period: str = ""
    """When, in words, where there is no one day: 'hằng tháng', 'quý II'."""


class Registration(Record, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A member's yearly registration of study and example, with the commitment (domain.md 2.10)."""

    id: int = 0
    member: int
    year: int
    acts: tuple[Act, ...] = ()
    solutions: str = ""
    support: str = ""
    """What support is asked for."""
    thinking: str = ""
    """Commitment 1: political thinking."""
    morality: str = ""
    """Commitment 2: morality and lifestyle."""
    duties: str = ""
    """Commitment 3: professional duties."""
    example: str = ""
    """Commitment 4: organization, discipline, setting an example."""
    signed: date | None = None
    confirmed: date | None = None
    """Day the committee confirmed it."""
    outcome: str = ""
    """What came of it at the end of the year, in words."""
    note: str = ""


class Outcome(StrEnum):
    """How a registration was found to be carried out when it was reviewed."""

    WELL = "well"
    MET = "met"
    NOT_MET = "not_met"


class Review(Record, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """One review of a registration at a session: the member, the cell, the result, the evidence."""

    id: int = 0
    registration: int
    member: int
    session: int = 0
    """Number of the session; 0 for a review outside one."""
    on: date
    own: str = ""
    """What the member said of it."""
    remark: str = ""
    """What the cell said."""
    outcome: Outcome | None = None
    evidence: str = ""


class Point(Record, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """The points of one criterion of a score."""

    key: str
    """Key of the criterion in the table kept with the score."""
    points: float | None = None
    """None while nobody said."""
    applies: bool = True
    by_hand: bool = False
    """Whether a hand set it; else it was computed from the records."""
    note: str = ""
    figure: float | None = None
    """What the records said when the score was settled; None where they said nothing, and until then."""
    vi: str = ""
    en: str = ""
    """How that figure came about, in words, as it was then."""


class Criterion(Record, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A criterion of a table of points (domain.md 2.6)."""

    key: str
    group: str = ""
    """Number and name of the group it stands in, in Vietnamese."""
    group_en: str = ""
    vi: str
    en: str = ""
    most: float
    """Highest points."""
    computed: str = ""
    """Name of the figure that fills it in; empty for one that is asked."""
    steps: tuple[tuple[float, float], ...] = ()
    """For a computed one: from this value on, these points; highest value first."""
    full_for_good: bool = False
    """Must have its highest points for the grade 'Tốt'."""
    only_thematic: bool = False
    """Applies only in a month with a thematic session."""
    only_regular: bool = False
    """Applies only where a regular session is part of the sitting."""


class ScoreTable(Record, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A table of points, as the cell uses it."""

    key: str
    vi: str
    en: str = ""
    cite: str = ""
    criteria: tuple[Criterion, ...] = ()


class Score(Record, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """How a sitting scored itself, with the table it used; its number is its session's."""

    id: int = 0
    session: int
    table: ScoreTable
    """The table as it was then: a later change of it leaves this score as it was."""
    points: tuple[Point, ...] = ()
    rules: str = ""
    """Name of the version of the rule set the computed ones came from."""
    full_for_good: bool | None = None
    """Whether some criteria had to be full for the grade 'Tốt' when it was settled; None: as the cell has it now."""
    closed: date | None = None
    """Day it was settled; from then on nothing of it is computed anew."""
    note: str = ""
    """Weaknesses to mend."""


class Grade(StrEnum):
    """Yearly grade of a member (Reg. 366)."""

    EXCELLENT = "excellent"
    GOOD = "good"
    COMPLETED = "completed"
    NOT_COMPLETED = "not_completed"


class Evaluation(Record, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """The year-end review of one member: what the member says, and what the cell decides."""

    id: int = 0
    member: int
    year: int
    strengths: str = ""
    weaknesses: str = ""
    """Weaknesses and causes."""
    repaired: str = ""
    """How last year's weaknesses were mended."""
    directions: str = ""
    own: Grade | None = None
    """The grade the member proposes."""
    remark: str = ""
    """Remark of the committee."""
    cell: Grade | None = None
    """The grade the cell decided."""
    favour: int | None = None
    """Votes for the cell's grade."""
    voters: int | None = None
    decided: date | None = None
    above: Grade | None = None
    """The grade the committee above decided."""
    note: str = ""


class Aside(Record, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """An alert put aside until a day, and why; it is back when the day passes."""

    id: int = 0
    alert: str
    """Key of the alert: rule, whom or what it is about, since when."""
    until: date
    why: str
    on: date


class Issued(Record, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A document's number, taken when it was issued and never given again (domain.md 3.3)."""

    id: int = 0
    kind: str
    """Symbol of the type: BB, NQ, KH, BC …"""
    term: str
    """The term within which numbers of the kind run on."""
    number: int
    dated: date
    what: str = ""
    """What it was issued for: 'minutes:12' by the session's number, 'plan:2026' by the year."""
    title: str = ""
    void: str = ""
    """Why the number is not used, where it is not: a gap that explains itself."""


class Reason(Record, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A reason of absence, picked by one digit. Its key is never given to another."""

    digit: int
    key: str
    vi: str
    en: str
    short_vi: str = ""
    """One or two words, for the line that asks; empty means `vi`."""
    short_en: str = ""
    retired: bool = False
    """No longer offered; past rolls still read it."""


DEFAULT_REASONS: Final[tuple[Reason, ...]] = (
    Reason(digit=1, key="business", vi="đi công tác", en="business trip", short_vi="công tác", short_en="trip"),
    Reason(digit=2, key="health", vi="ốm, sức khỏe", en="illness, health", short_vi="ốm", short_en="ill"),
    Reason(digit=3, key="family", vi="việc gia đình", en="family matter", short_vi="gia đình", short_en="family"),
    Reason(digit=4, key="study", vi="đi học", en="away studying", short_vi="học", short_en="study"),
    Reason(digit=5, key="maternity", vi="thai sản", en="maternity leave", short_vi="thai sản", short_en="birth"),
    Reason(digit=6, key="leave", vi="nghỉ phép", en="annual leave", short_vi="phép", short_en="leave"),
    Reason(
        digit=7,
        key="teaching",
        vi="trùng lịch giảng dạy",
        en="teaching at that hour",
        short_vi="dạy",
        short_en="class",
    ),
    Reason(digit=9, key="other", vi="lý do khác", en="another reason", short_vi="khác", short_en="other"),
)


class OwnDay(Record, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """Days the cell itself is off, or works on a day that would be free; both ends are inclusive."""

    since: date
    until: date
    name: str
    working: bool = False
    """True for a swapped day: a free day of the calendar on which work is done."""


class StepTemplate(Record, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A step of the checklist of a kind of session, dated from its day."""

    key: str
    vi: str
    en: str = ""
    """The same in English; empty where the cell has only its own words."""
    days: int
    """Days after the session; below 0 before it."""


class ItemTemplate(Record, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """An item that the agenda of a kind of session begins with."""

    vi: str
    en: str = ""
    """The same in English; empty where the cell has only its own words."""
    minutes: int


class Template(Record, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """What a new session of a kind brings: agenda and checklist."""

    kind: Kind
    items: tuple[ItemTemplate, ...] = ()
    steps: tuple[StepTemplate, ...] = ()


class Cell(Record, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """The cell itself and what is its own to decide."""

    id: int = 1
    name: str = ""
    higher: str = ""
    """The committee above, as documents print it."""
    locality: str = ""
    """Place name of the date line of documents (địa danh)."""
    term: str = ""
    """The committee's term, such as 2025-2027; numbers of documents run within it."""
    place: str = ""
    """Where the cell usually meets."""
    zone: str = "Asia/Ho_Chi_Minh"
    start: str = "14:00"
    """Usual hour of a session."""
    reasons: tuple[Reason, ...] = DEFAULT_REASONS
    own_days: tuple[OwnDay, ...] = ()
    templates: tuple[Template, ...] = ()
    """Templates that differ from the shipped ones (store/rules/templates.toml), one a kind of session."""
    rules: dict[str, int | float | str] = {}
    """Numbers of the rule set that differ from their defaults, by rule id."""
    score_table: ScoreTable | None = None
    """The cell's own table of points; None for the shipped one named by `score_key`."""
    score_key: str = ""
    """Which shipped table of points is used; empty for the first."""
    full_for_good: bool = False
    """Whether some criteria must be full for the grade 'Tốt' (a condition of some committees above)."""
    quality_words: tuple[str, ...] = ()
    """The cell's own words for quality 1 to 4; empty for the shipped ones."""
    discipline: bool = False
    """Whether references to discipline may be written down."""
    signs_for: str = ""
    """How documents are signed for the cell: empty for T/M CHI BỘ, else the words themselves."""
    spelling: str = ""
    """'uỷ' where documents write the tone on the last vowel; empty for 'ủy'."""


def mark_id(session: int, member: int) -> int:
    """Row number of a mark; computed, never searched for, so that marking is idempotent."""
    return session * MARKS_PER_SESSION + member


TABLES: Final[dict[str, type[Record]]] = {
    "cell": Cell,
    "members": Member,
    "sessions": Session,
    "marks": Mark,
    "guests": Guest,
    "topics": Topic,
    "themes": Theme,
    "documents": Document,
    "items": Item,
    "checks": Check,
    "putoffs": PutOff,
    "assignments": Assignment,
    "proceedings": Proceedings,
    "versions": Version,
    "speeches": Speech,
    "proposals": Proposal,
    "votes": Vote,
    "commendations": Commendation,
    "registrations": Registration,
    "reviews": Review,
    "scores": Score,
    "evaluations": Evaluation,
    "asides": Aside,
    "issued": Issued,
}
"""Every table of the book and what its rows are."""
