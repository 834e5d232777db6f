"""Every key of the program, one row each. Footer, help, palette and the README's table are made here.

Vietnamese input methods rewrite vowels and doubled letters, so letters are only b c g h k l m n p q
t v; all else is digits, punctuation, Ctrl+letter and F-keys. Nothing is only on a function key and
nothing only on Esc. A user may move any key by its id (settings file, table [keys]), and a sentence
names a room's key by its id (tui/language), so that both follow. Commands read it without Textual.
It is over 300 lines because it is one table, a key a line.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final

import msgspec

from tui.language import N_, both

if TYPE_CHECKING:
    from textual.binding import Binding, BindingType

EVERYWHERE: Final = "everywhere"
SAFE_LETTERS: Final = frozenset("bcghklmnpqtv")
"""Letters that neither Telex nor VNI rewrites."""


class Key(msgspec.Struct, frozen=True):
    """One key: where it works, what it does and what it is called."""

    id: str
    """Stable name for re-mapping: noun.verb."""
    keys: str
    """Keys as Textual names them, comma between; empty for what only the palette offers."""
    action: str
    room: str
    label: str
    """Two words for the foot of the room."""
    help: str
    """A sentence for the help page and the palette."""
    foot: bool = False
    """Shown at the foot of the room."""
    palette: bool = True
    """Offered in the palette."""


GIVE_UP: Final = Key("app.give_up", "ctrl+c", "app.give_up", EVERYWHERE, N_("give up"), N_("Give a question at the foot up without an answer, as Esc does"), palette=False)  # fmt: skip
"""The one key that a question at the foot hears beside Esc."""

KEYS: Final[tuple[Key, ...]] = (
    # -- everywhere
    Key("app.help", "f1,question_mark", "app.help", EVERYWHERE, N_("help"), N_("The keys of this room"), foot=True),
    Key("app.palette", "ctrl+p", "app.palette", EVERYWHERE, N_("find a command"), N_("Find any command by its words"), palette=False),
    Key("app.undo", "ctrl+z", "app.undo", EVERYWHERE, N_("undo"), N_("Take back this terminal's last action"), foot=True),
    Key("app.language", "ctrl+t", "app.language", EVERYWHERE, N_("English"), N_("Tiếng Việt / English")),
    Key("app.calendar", "f2", "app.go('calendar')", EVERYWHERE, N_("sessions"), N_("Go to the list of sessions")),
    Key("app.roster", "f3", "app.go('roster')", EVERYWHERE, N_("members"), N_("Go to the list of members")),
    Key("app.history", "f4", "app.go('history')", EVERYWHERE, N_("log"), N_("Go to the log of changes, and what can be undone")),
    Key("app.register", "f5", "app.go('register')", EVERYWHERE, N_("register"), N_("Go to the register: the year's attendance")),
    Key("app.themes", "f6", "app.go('themes')", EVERYWHERE, N_("themes"), N_("Go to the themes of the quarters and the topics that wait")),
    Key("app.assignments", "f7", "app.go('assignments')", EVERYWHERE, N_("assignments"), N_("Go to the list of assignments")),
    Key("app.proposals", "", "app.go('proposals')", EVERYWHERE, N_("proposals"), N_("Go to the list of proposals, and what became of them")),
    Key("app.agenda", "f8", "app.agenda", EVERYWHERE, N_("preparation"), N_("Prepare the session on screen, or the nearest to come")),
    Key("app.settings", "f9", "app.go('settings')", EVERYWHERE, N_("settings"), N_("Go to the settings: the cell, reasons, rules, colours, keys")),
    Key("app.scoring", "ctrl+e", "app.go('scoring')", EVERYWHERE, N_("scores"), N_("Go to the scores: how good each session was")),
    Key("app.alerts", "ctrl+o", "app.go('alerts')", EVERYWHERE, N_("alerts"), N_("Go to the alerts: what the rules ask to look at")),
    Key("app.evaluations", "ctrl+y", "app.go('evaluations')", EVERYWHERE, N_("year-end"), N_("Go to the year-end reviews: own grades, the cell's decisions")),
    Key("app.documents", "ctrl+u", "app.documents", EVERYWHERE, N_("documents"), N_("Documents of this session, member or year: read, number, write to a file")),
    Key("app.home", "f10", "app.go('home')", EVERYWHERE, N_("today"), N_("Go to the first room: what needs doing today")),
    Key("app.commendations", "ctrl+f", "app.go('commendations')", EVERYWHERE, N_("praise"), N_("Go to praise, criticism and awards")),
    Key("app.registrations", "ctrl+x", "app.go('registrations')", EVERYWHERE, N_("registrations"), N_("Go to the registrations and their reviews")),
    Key("app.tracking", "f12", "app.go('tracking')", EVERYWHERE, N_("speeches"), N_("Go to the year of speeches: who spoke how much, how concretely")),
    Key("app.sitting", "f11", "app.sitting", EVERYWHERE, N_("the sitting"), N_("Take down the session on screen, or that of today or the nearest")),
    Key("app.back", "q,escape", "app.back", EVERYWHERE, N_("back"), N_("Go back; leave the program from the first room"), foot=True),
    GIVE_UP,
    Key("app.quit", "ctrl+q", "app.leave", EVERYWHERE, N_("quit"), N_("Leave the program; everything is saved already")),
    Key("app.signs", "", "app.signs", EVERYWHERE, N_("plain letters"), N_("Signs as plain letters, or as signs again")),
    Key("app.colours", "", "app.colours", EVERYWHERE, N_("colours"), N_("Next set of colours: dark, light, the terminal's own")),
    # -- every list
    Key("list.up", "up", "up", "list", N_("up"), N_("One row up"), palette=False),
    Key("list.down", "down", "down", "list", N_("down"), N_("One row down"), palette=False),
    Key("list.page_up", "pageup", "page(-1)", "list", N_("page up"), N_("One page up"), palette=False),
    Key("list.page_down", "pagedown", "page(1)", "list", N_("page down"), N_("One page down"), palette=False),
    Key("list.first", "home", "first", "list", N_("first"), N_("The first row"), palette=False),
    Key("list.last", "end", "last", "list", N_("last"), N_("The last row"), palette=False),
    # -- home (t, v and k lead where there is no other way by a letter from here)
    Key("home.open", "enter", "open", "home", N_("go there"), N_("Go to where the line under the cursor is seen to"), foot=True),
    Key("home.roll", "c", "roll", "home", N_("roll call"), N_("Call the roll of the next session"), foot=True),
    Key("home.prepare", "g", "prepare", "home", N_("preparation"), N_("Prepare the next session: agenda, steps, papers, what is carried over"), foot=True),
    Key("home.sitting", "h", "app.sitting", "home", N_("the sitting"), N_("Take down the session on screen, or that of today or the nearest"), foot=True, palette=False),
    Key("home.sessions", "b", "app.go('calendar')", "home", N_("sessions"), N_("The list of sessions"), foot=True, palette=False),
    Key("home.members", "m", "app.go('roster')", "home", N_("members"), N_("The list of members"), foot=True, palette=False),
    Key("home.log", "l", "app.go('history')", "home", N_("log"), N_("The log of changes"), foot=True, palette=False),
    Key("home.assignments", "k", "app.go('assignments')", "home", N_("assignments"), N_("The list of assignments"), foot=True, palette=False),
    Key("home.proposals", "p", "app.go('proposals')", "home", N_("proposals"), N_("The list of proposals"), foot=True, palette=False),
    Key("home.themes", "t", "app.go('themes')", "home", N_("themes"), N_("The themes of the quarters"), foot=True, palette=False),
    Key("home.tracking", "n", "app.go('tracking')", "home", N_("speeches"), N_("The year of speeches, by member and for the cell"), foot=True, palette=False),
    Key("home.register", "v", "app.go('register')", "home", N_("register"), N_("The year's attendance as one table"), foot=True, palette=False),
    # -- the alerts
    Key("alerts.open", "enter", "open", "alerts", N_("go there"), N_("Go to where this alert is seen to"), foot=True),
    Key("alerts.put_aside", "h", "put_aside", "alerts", N_("put aside"), N_("Put this alert aside until a day, with the reason; again: tell it at once"), foot=True),
    Key("alerts.find", "slash", "find", "alerts", N_("filter"), N_("Show only alerts with these words"), foot=True),
    # -- the sessions
    Key("calendar.open", "enter", "open", "calendar", N_("roll call"), N_("Call the roll of this session"), foot=True),
    Key("calendar.add", "ctrl+n", "add", "calendar", N_("add"), N_("Add a session: committee, extraordinary, regular or thematic"), foot=True),
    Key("calendar.move", "c", "move", "calendar", N_("move"), N_("Move this session to another day, with the reason"), foot=True),
    Key("calendar.cancel", "h", "cancel", "calendar", N_("cancel"), N_("Cancel this session, with the reason; a cancelled one comes back"), foot=True),
    Key("calendar.join", "k", "join", "calendar", N_("one sitting"), N_("Regular and thematic session in one sitting; again: apart"), foot=True),
    Key("calendar.prepared", "p", "prepared", "calendar", N_("prepared"), N_("This session is prepared; again: only planned"), foot=True),
    Key("calendar.edit", "g", "edit", "calendar", N_("edit"), N_("Change the hour, the place or the title of this session"), foot=True),
    Key("calendar.days", "v", "days", "calendar", N_("days off"), N_("Days off and swapped days of the cell"), foot=True),
    Key("calendar.plan", "n", "plan", "calendar", N_("plan a year"), N_("Add the sessions of a year from a rule"), foot=True),
    Key("calendar.warnings", "exclamation_mark", "warnings", "calendar", N_("warnings"), N_("All warnings of the year, with their documents"), foot=True),
    Key("calendar.minutes", "ctrl+k", "minutes", "calendar", N_("the minutes"), N_("Close this session: what is missing, its minutes, their versions"), foot=True),
    Key("calendar.sitting", "ctrl+d", "sitting", "calendar", N_("the sitting"), N_("Take down this session: who spoke, item by item"), foot=True),
    Key("calendar.before", "less_than_sign,left", "year(-1)", "calendar", N_("year before"), N_("The page of the year before"), foot=True),
    Key("calendar.after", "greater_than_sign,right", "year(1)", "calendar", N_("year after"), N_("The page of the year after"), foot=True),
    Key("calendar.prepare", "space", "prepare", "calendar", N_("preparation"), N_("Prepare this session: agenda, steps, papers, what is carried over"), foot=True),
    Key("calendar.find", "slash", "find", "calendar", N_("filter"), N_("Show only sessions whose line has these words"), foot=True),
    Key("calendar.today", "t", "today", "calendar", N_("today"), N_("The session of today, or the nearest"), foot=True),
    Key("calendar.members", "m", "app.go('roster')", "calendar", N_("members"), N_("The list of members"), foot=True, palette=False),
    Key("calendar.register", "b", "app.go('register')", "calendar", N_("register"), N_("The year's attendance as one table"), foot=True, palette=False),
    Key("calendar.log", "l", "app.go('history')", "calendar", N_("log"), N_("The log of changes"), foot=True, palette=False),
    Key("calendar.notice", "", "paper('notice')", "calendar", N_("notice"), N_("The notice to members of this session, to copy or to write to a file")),
    Key("calendar.app_text", "", "paper('app_text')", "calendar", N_("app text"), N_("The text of this session for the members' app, to paste field by field")),
    Key("calendar.ics", "", "ics", "calendar", N_("calendar file"), N_("Write the year's sessions to a file for other calendars (.ics)")),
    Key("calendar.remove", "delete", "remove", "calendar", N_("remove"), N_("Remove a session made by mistake; one with records is cancelled instead")),
    # -- days off
    Key("days.add", "ctrl+n", "add", "days", N_("add"), N_("Add a day off of the cell, or a free day that is worked"), foot=True),
    Key("days.open", "enter", "open", "days", N_("change"), N_("Change the days or the name of an own day"), foot=True),
    Key("days.remove", "delete", "remove", "days", N_("remove"), N_("Take an own day off the list"), foot=True),
    Key("days.find", "slash", "find", "days", N_("filter"), N_("Show only days whose line has these words"), foot=True),
    # -- warnings of a year
    Key("warnings.open", "enter", "open", "warnings", N_("go there"), N_("Go to the session this is about"), foot=True),
    Key("warnings.find", "slash", "find", "warnings", N_("filter"), N_("Show only warnings with these words"), foot=True),
    # -- the preparation of a session
    Key("agenda.tick", "space", "tick", "agenda", N_("done"), N_("This step is done today; again: not done"), foot=True),
    Key("agenda.open", "c,enter", "open", "agenda", N_("change"), N_("Open the row under the cursor, to read and to change"), foot=True),
    Key("agenda.add", "ctrl+n", "add", "agenda", N_("add"), N_("Add to the section the cursor is in: an item, a step, a document"), foot=True),
    Key("agenda.up", "k", "shift(-1)", "agenda", N_("up"), N_("Move this item of the agenda up"), foot=True),
    Key("agenda.down", "l", "shift(1)", "agenda", N_("down"), N_("Move this item of the agenda down"), foot=True),
    Key("agenda.put_off", "h", "put_off", "agenda", N_("put off"), N_("Leave this open thing to a later session, with the reason; again: take it up"), foot=True),
    Key("agenda.length", "p", "length", "agenda", N_("length"), N_("How many minutes the session is planned to last"), foot=True),
    Key("agenda.template", "t", "template", "agenda", N_("template"), N_("The template of this kind of session, to read and to change"), foot=True),
    Key("agenda.notice", "v", "paper('notice')", "agenda", N_("notice"), N_("The notice to members of this session, to copy or to write to a file"), foot=True),
    Key("agenda.app_text", "n", "paper('app_text')", "agenda", N_("app text"), N_("The text of this session for the members' app, to paste field by field"), foot=True),
    Key("agenda.sitting", "ctrl+d", "sitting", "agenda", N_("the sitting"), N_("Take down this session: who spoke, item by item"), foot=True),
    Key("agenda.topic", "g", "topic", "agenda", N_("note a topic"), N_("Note a weakness or question that came up here, for a theme (F6)")),
    Key("agenda.roll", "m", "roll", "agenda", N_("roll call"), N_("Call the roll of this session")),
    Key("agenda.find", "slash", "find", "agenda", N_("filter"), N_("Show only rows that have these words")),
    Key("agenda.bring", "b", "bring", "agenda", N_("bring template"), N_("Give a session without a preparation the rows of its template")),
    Key("agenda.remove", "delete", "remove", "agenda", N_("take away"), N_("Take this item, step or document off the session")),
    # -- closing and minutes
    Key("minutes.open", "enter", "open", "minutes", N_("go there"), N_("Go to where this is seen to; read this version"), foot=True),
    Key("minutes.leave", "space", "leave", "minutes", N_("leave open"), N_("Leave this missing thing as it is; again: it is missing"), foot=True),
    Key("minutes.read", "v", "read", "minutes", N_("read"), N_("Read the minutes on screen, page by page"), foot=True),
    Key("minutes.said", "g", "said", "minutes", N_("fill in"), N_("Chair, taker, times, dues, conclusion, strengths, weaknesses, lessons"), foot=True),
    Key("minutes.close", "k", "close", "minutes", N_("close"), N_("Close the minutes: they become a version, and the session is locked"), foot=True),
    Key("minutes.reopen", "m", "reopen", "minutes", N_("open again"), N_("Open the latest closed minutes again, with the cause"), foot=True),
    Key("minutes.compare", "c", "compare", "minutes", N_("compare"), N_("What changed in this version, or since the last one"), foot=True),
    Key("minutes.write", "t", "write('minutes')", "minutes", N_("write a file"), N_("Write the minutes as a document; a closed version as text"), foot=True),
    Key("minutes.resolution", "n", "write('resolution')", "minutes", N_("resolution"), N_("Write the resolution of this session as a document"), foot=True),
    Key("reading.onward", "space", "onward", "reading", N_("page on"), N_("One page on"), foot=True),
    Key("reading.read_back", "b", "read_back", "reading", N_("read back"), N_("The minutes were read back to the cell; again: they were not"), foot=True),
    Key("reading.correct", "c", "correct", "reading", N_("put right"), N_("Write what was put right while they were read"), foot=True),
    # -- a text for members
    Key("papers.copy", "c", "copy", "papers", N_("copy all"), N_("Copy the whole text to the clipboard of your own machine"), foot=True),
    Key("papers.copy_part", "k", "copy_part", "papers", N_("copy this part"), N_("Copy the part under the cursor, without its heading"), foot=True),
    Key("papers.write", "g", "write", "papers", N_("write a file"), N_("Write the text to a file"), foot=True),
    Key("papers.other", "n", "other", "papers", N_("the other text"), N_("Notice, or text for the app"), foot=True),
    # -- documents of the Party's layout
    Key("issued.open", "enter", "open", "issued", N_("read"), N_("Read this document, with what is missing from it"), foot=True),
    Key("issued.folder", "g", "folder", "issued", N_("whole folder"), N_("Write everything there is of this session or year into one folder"), foot=True),
    Key("issued.other", "n", "other", "issued", N_("the year's"), N_("From a session's or a member's documents to the year's, and back"), foot=True),
    Key("issued.void", "h", "void", "issued", N_("not used"), N_("Say that this number is not used, and why"), foot=True),
    Key("issued.find", "slash", "find", "issued", N_("filter"), N_("Show only documents and numbers with these words"), foot=True),
    Key("issued.before", "less_than_sign,left", "year(-1)", "issued", N_("year before"), N_("The documents of the year before"), foot=True),
    Key("issued.after", "greater_than_sign,right", "year(1)", "issued", N_("next year"), N_("The documents of the next year"), foot=True),
    Key("preview.write", "g", "write", "preview", N_("write a file"), N_("Write this document to a file, with its number"), foot=True),
    Key("preview.draft", "k", "draft", "preview", N_("draft"), N_("Write it as a draft without a number; again: with its number"), foot=True),
    Key("preview.mend", "enter", "mend", "preview", N_("mend"), N_("Go to where what is missing under the cursor is mended"), foot=True),
    # -- the templates of preparation
    Key("template.open", "c,enter", "open", "template", N_("change"), N_("Open the line under the cursor, to read and to change"), foot=True),
    Key("template.add", "ctrl+n", "add", "template", N_("add"), N_("Add an item, or a step where the cursor is among the steps"), foot=True),
    Key("template.up", "k", "shift(-1)", "template", N_("up"), N_("Move this item of the agenda up"), foot=True),
    Key("template.down", "l", "shift(1)", "template", N_("down"), N_("Move this item of the agenda down"), foot=True),
    Key("template.remove", "delete", "remove", "template", N_("take away"), N_("Take this line out of the template"), foot=True),
    Key("template.kind", "t", "kind", "template", N_("another kind"), N_("The template of another kind of session"), foot=True),
    Key("template.reset", "b", "reset", "template", N_("shipped one"), N_("Put the shipped template back"), foot=True),
    Key("template.find", "slash", "find", "template", N_("filter"), N_("Show only rows that have these words")),
    # -- the year of speeches
    Key("tracking.open", "enter", "open", "tracking", N_("speeches"), N_("What this member said in the year, speech by speech"), foot=True),
    Key("tracking.sort", "t,right", "sort(1)", "tracking", N_("in order of"), N_("Put the members in order of the next column"), foot=True),
    Key("tracking.sort_back", "left", "sort(-1)", "tracking", N_("column before"), N_("Put the members in order of the column before")),
    Key("tracking.reverse", "v", "reverse", "tracking", N_("turn round"), N_("Turn the order round"), foot=True),
    Key("tracking.charts", "g", "charts", "tracking", N_("charts"), N_("The cell's quarters as charts, or more members"), foot=True),
    Key("tracking.before", "less_than_sign", "year(-1)", "tracking", N_("year before"), N_("The year before"), foot=True),
    Key("tracking.after", "greater_than_sign", "year(1)", "tracking", N_("year after"), N_("The year after"), foot=True),
    Key("tracking.find", "slash", "find", "tracking", N_("filter"), N_("Show only members whose names have these letters"), foot=True),
    Key("tracking.person", "p", "person", "tracking", N_("person"), N_("The whole year of this member on a page"), foot=True),
    # -- what one member said
    Key("spoken.open", "enter", "open", "spoken", N_("session"), N_("Open the session of this speech"), foot=True),
    Key("spoken.person", "p", "person", "spoken", N_("person"), N_("The whole year of this member on a page"), foot=True, palette=False),
    Key("spoken.find", "slash", "find", "spoken", N_("filter"), N_("Show only speeches whose line has these words"), foot=True),
    # -- a member's year
    Key("person.open", "enter", "open", "person", N_("rows"), N_("The rows behind the figure under the cursor; the row itself"), foot=True),
    Key("person.before", "less_than_sign,left", "year(-1)", "person", N_("year before"), N_("The year before"), foot=True),
    Key("person.after", "greater_than_sign,right", "year(1)", "person", N_("year after"), N_("The year after"), foot=True),
    Key("person.member_before", "k", "member(-1)", "person", N_("member before"), N_("The page of the member before, in the order of a roll"), foot=True),
    Key("person.member_after", "l", "member(1)", "person", N_("member after"), N_("The page of the member after, in the order of a roll"), foot=True),
    Key("person.form", "c", "form", "person", N_("record"), N_("Open the member's own record, to read and to change"), foot=True),
    # -- the rows behind a figure
    Key("behind.open", "enter", "open", "behind", N_("open"), N_("Open what this row is about"), foot=True),
    Key("behind.find", "slash", "find", "behind", N_("filter"), N_("Show only rows that have these words"), foot=True),
    # -- the members
    Key("roster.find", "slash", "find", "roster", N_("filter"), N_("Show only members whose names begin with these letters"), foot=True),
    Key("roster.open", "enter", "open", "roster", N_("open"), N_("Open this member, to read and to change"), foot=True),
    Key("roster.person", "p", "person", "roster", N_("year"), N_("The whole year of this member on a page"), foot=True),
    Key("roster.add", "ctrl+n", "add", "roster", N_("add"), N_("Add a member"), foot=True),
    Key("roster.away", "v", "away", "roster", N_("away"), N_("Write down an absence told beforehand: days, then the reason"), foot=True),
    Key("roster.status", "t", "status", "roster", N_("status"), N_("Change the status from a day on: exempt, elsewhere, moved out, back …"), foot=True),
    Key("roster.post", "c", "post", "roster", N_("post"), N_("Give a Party post from a day on, or end the posts"), foot=True),
    Key("roster.changes", "h", "changes", "roster", N_("changes"), N_("How this member was changed, by whom and when")),
    Key("roster.leave", "delete", "remove", "roster", N_("moved out"), N_("The member leaves the cell from a day on; nobody is erased")),
    Key("roster.import", "n", "import", "roster", N_("import"), N_("Bring in a list of members from a file"), foot=True),
    Key("roster.praise", "k", "praise", "roster", N_("praise"), N_("Praise and criticism of this member"), foot=True),
    Key("roster.registration", "g", "registration", "roster", N_("registration"), N_("The registration of this member for the year"), foot=True),
    Key("roster.sessions", "b", "app.go('calendar')", "roster", N_("sessions"), N_("The list of sessions"), foot=True, palette=False),
    Key("roster.log", "l", "app.go('history')", "roster", N_("log"), N_("The log of changes"), foot=True, palette=False),
    # -- the assignments
    Key("assignments.find", "slash", "find", "assignments", N_("filter"), N_("Show only assignments whose line has these words")),
    Key("assignments.add", "ctrl+n", "add", "assignments", N_("assign"), N_("Assign a lead-in, a paper, an opinion or a task"), foot=True),
    Key("assignments.draft", "k", "step('draft')", "assignments", N_("draft in"), N_("The draft was handed in"), foot=True),
    Key("assignments.return", "t", "step('returned')", "assignments", N_("returned"), N_("The draft goes back to be mended"), foot=True),
    Key("assignments.approve", "c", "approve", "assignments", N_("approved"), N_("The draft is approved, after four questions"), foot=True),
    Key("assignments.given", "g", "settle(True)", "assignments", N_("given, done"), N_("It was given at the session; a task is done, with what came of it"), foot=True),
    Key("assignments.not_given", "h", "settle(False)", "assignments", N_("not given"), N_("It was not given; a task is dropped, with the reason"), foot=True),
    Key("assignments.doing", "b", "step('doing')", "assignments", N_("doing"), N_("The task is being done"), foot=True),
    Key("assignments.open", "enter", "open", "assignments", N_("open"), N_("Open this assignment, to read and to change"), foot=True),
    Key("assignments.reopen", "n", "reopen", "assignments", N_("open again"), N_("A closed one goes on where it last stood")),
    Key("assignments.show", "1,2,3,4,5", "show('{key}')", "assignments", N_("which"), N_("Show 1 open, 2 overdue, 3 mine, 4 a session's, 5 all"), palette=False),
    Key("assignments.paperless", "p", "paperless", "assignments", N_("no paper yet"), N_("Who gave no lead-in or paper this year")),
    Key("assignments.changes", "v", "changes", "assignments", N_("changes"), N_("How this assignment was changed, by whom and when")),
    Key("assignments.remove", "delete", "remove", "assignments", N_("take away"), N_("Take this assignment away; undo brings it back")),
    Key("assignments.members", "m", "app.go('roster')", "assignments", N_("members"), N_("The list of members"), palette=False),
    Key("assignments.log", "l", "app.go('history')", "assignments", N_("log"), N_("The log of changes"), palette=False),
    # -- the proposals
    Key("proposals.find", "slash", "find", "proposals", N_("filter"), N_("Show only proposals whose line has these words")),
    Key("proposals.add", "ctrl+n", "add", "proposals", N_("propose"), N_("Write down a proposal: what, whose, to whom"), foot=True),
    Key("proposals.accept", "c", "step('accepted')", "proposals", N_("accepted"), N_("The proposal is accepted"), foot=True),
    Key("proposals.progress", "b", "step('in_progress')", "proposals", N_("in progress"), N_("The proposal is being seen to"), foot=True),
    Key("proposals.answer", "t", "answer", "proposals", N_("answered"), N_("The proposal is answered, with the answer in words"), foot=True),
    Key("proposals.refuse", "k", "refuse", "proposals", N_("refused"), N_("The proposal is not taken up, with the reason"), foot=True),
    Key("proposals.up", "v", "step('passed_up')", "proposals", N_("passed up"), N_("The proposal is passed to the body above"), foot=True),
    Key("proposals.task", "g", "task", "proposals", N_("task"), N_("Give somebody the task that carries it out; open it where there is one"), foot=True),
    Key("proposals.result", "n", "result", "proposals", N_("result"), N_("Write down what came of the proposal"), foot=True),
    Key("proposals.fates", "p", "fates", "proposals", N_("what became of them"), N_("What became of the year's proposals, by quarter"), foot=True),
    Key("proposals.open", "enter", "open", "proposals", N_("open"), N_("Open this proposal: its whole life on one page"), foot=True),
    Key("proposals.show", "1,2,3,4,5", "show('{key}')", "proposals", N_("which"), N_("Show 1 open, 2 unanswered, 3 a period's, 4 those put to one body, 5 all"), palette=False),
    Key("proposals.changes", "h", "changes", "proposals", N_("changes"), N_("How this proposal was changed, by whom and when")),
    Key("proposals.remove", "delete", "remove", "proposals", N_("take away"), N_("Take this proposal away; undo brings it back")),
    Key("proposals.members", "m", "app.go('roster')", "proposals", N_("members"), N_("The list of members"), palette=False),
    Key("proposals.log", "l", "app.go('history')", "proposals", N_("log"), N_("The log of changes"), palette=False),
    # -- what became of proposals
    Key("fates.open", "enter", "open", "fates", N_("open"), N_("List the proposals of this period; open this proposal"), foot=True),
    Key("fates.find", "slash", "find", "fates", N_("filter"), N_("Show only proposals whose line has these words"), foot=True),
    Key("fates.before", "less_than_sign,comma", "year(-1)", "fates", N_("year before"), N_("The proposals of the year before"), foot=True),
    Key("fates.after", "greater_than_sign,full_stop", "year(1)", "fates", N_("next year"), N_("The proposals of the next year"), foot=True),
    # -- the votes of a session
    Key("votes.open", "enter", "open", "votes", N_("open"), N_("Open this vote, to read and to change"), foot=True),
    Key("votes.add", "ctrl+n", "add", "votes", N_("vote"), N_("Write a vote down: what, then the numbers"), foot=True),
    Key("votes.roll", "c", "roll", "votes", N_("roll call"), N_("The roll of this session, from which those present are counted"), foot=True),
    Key("votes.find", "slash", "find", "votes", N_("filter"), N_("Show only votes with these words"), foot=True),
    Key("votes.remove", "delete", "remove", "votes", N_("take away"), N_("Take this vote away; undo brings it back"), foot=True),
    # -- whom to assign
    Key("candidates.take", "enter", "take", "candidates", N_("assign"), N_("Assign it to this member, or to all that are marked"), foot=True),
    Key("candidates.mark", "space", "tick", "candidates", N_("mark several"), N_("Mark this member, to assign it to several"), foot=True),
    Key("candidates.find", "slash", "find", "candidates", N_("filter"), N_("Show only members whose line has these words"), foot=True),
    # -- no paper yet
    Key("paperless.open", "enter", "open", "paperless", N_("open"), N_("Open this member, to read and to change"), foot=True),
    Key("paperless.add", "ctrl+n", "add", "paperless", N_("assign"), N_("Assign a paper to this member"), foot=True),
    Key("paperless.find", "slash", "find", "paperless", N_("filter"), N_("Show only members whose line has these words"), foot=True),
    # -- praise and criticism (b n p t k are the first letters of the kinds in Vietnamese)
    Key("commendations.open", "enter", "open", "commendations", N_("open"), N_("Open this one, to read and to change"), foot=True),
    Key("commendations.praise", "b", "add('praise')", "commendations", N_("praise"), N_("Praise somebody: who, which deed, which day"), foot=True),
    Key("commendations.add", "ctrl+n", "add", "commendations", N_("add"), N_("An empty form, of any kind"), foot=True),
    Key("commendations.give", "c", "give", "commendations", N_("given"), N_("What was promised was given, on a day"), foot=True),
    Key("commendations.deed", "v", "deed", "commendations", N_("deed"), N_("Open the deed these words are tied to"), foot=True),
    Key("commendations.find", "slash", "find", "commendations", N_("filter"), N_("Show only those whose line has these words"), foot=True),
    Key("commendations.remind", "n", "add('reminder')", "commendations", N_("remind"), N_("Remind somebody of a task or a promise")),
    Key("commendations.criticise", "p", "add('criticism')", "commendations", N_("criticise"), N_("Criticise a deed: what must change by when")),
    Key("commendations.own", "t", "add('self_criticism')", "commendations", N_("self-criticism"), N_("What a member criticises in their own work")),
    Key("commendations.award", "k", "add('award')", "commendations", N_("award"), N_("A formal award: form, number, date, authority")),
    Key("commendations.export", "g", "export", "commendations", N_("to a file"), N_("Write the year's list to a file, to print or to hand on (docx, xlsx, csv)")),
    Key("commendations.show", "1,2,3,4", "show('{key}')", "commendations", N_("which"), N_("Show 1 the year's, 2 a session's, 3 a member's, 4 what is promised"), palette=False),
    Key("commendations.before", "less_than_sign,comma", "year(-1)", "commendations", N_("year before"), N_("Praise and criticism of the year before")),
    Key("commendations.after", "greater_than_sign,full_stop", "year(1)", "commendations", N_("next year"), N_("Praise and criticism of the next year")),
    Key("commendations.changes", "h", "changes", "commendations", N_("changes"), N_("How this one was changed, by whom and when")),
    Key("commendations.remove", "delete", "remove", "commendations", N_("take away"), N_("Take this one away; undo brings it back")),
    Key("commendations.members", "m", "app.go('roster')", "commendations", N_("members"), N_("The list of members"), palette=False),
    Key("commendations.log", "l", "app.go('history')", "commendations", N_("log"), N_("The log of changes"), palette=False),
    # -- the registrations
    Key("registrations.open", "enter", "open", "registrations", N_("open"), N_("Open this member's registration; where there is none, begin one"), foot=True),
    Key("registrations.review", "k", "review", "registrations", N_("review"), N_("Review this registration: the member's word, the cell's, the result"), foot=True),
    Key("registrations.next", "n", "next", "registrations", N_("who is next"), N_("Go to the next one whose turn it is, or who was missed"), foot=True),
    Key("registrations.find", "slash", "find", "registrations", N_("filter"), N_("Show only members whose line has these words"), foot=True),
    Key("registrations.before", "less_than_sign,comma", "year(-1)", "registrations", N_("year before"), N_("The registrations of the year before"), foot=True),
    Key("registrations.after", "greater_than_sign,full_stop", "year(1)", "registrations", N_("next year"), N_("The registrations of the next year"), foot=True),
    Key("registrations.member", "t", "member", "registrations", N_("member"), N_("Open this member, to read and to change")),
    Key("registrations.changes", "h", "changes", "registrations", N_("changes"), N_("How this registration was changed, by whom and when")),
    Key("registrations.remove", "delete", "remove", "registrations", N_("take away"), N_("Take this registration away; undo brings it back")),
    Key("registrations.members", "m", "app.go('roster')", "registrations", N_("members"), N_("The list of members"), palette=False),
    Key("registrations.log", "l", "app.go('history')", "registrations", N_("log"), N_("The log of changes"), palette=False),
    # -- every form
    Key("form.next", "down,tab", "down", "form", N_("next"), N_("The field below; what was typed is on disk then"), palette=False),
    Key("form.before", "up,shift+tab", "up", "form", N_("before"), N_("The field above"), palette=False),
    Key("form.open", "enter", "open", "form", N_("next, open"), N_("Hand the field in and go on; open a row that leads further"), foot=True, palette=False),
    Key("form.group", "pagedown", "page(1)", "form", N_("next group"), N_("The next group of fields"), foot=True, palette=False),
    Key("form.group_before", "pageup", "page(-1)", "form", N_("group before"), N_("The group of fields before"), palette=False),
    Key("form.remove", "delete", "remove", "form", N_("take away"), N_("Take the row under the cursor away (a status, a post, an absence)"), palette=False),
    Key("form.leave", "escape", "leave", "form", N_("leave"), N_("Give up what is being typed; then leave the form"), foot=True),
    Key("form.done", "ctrl+g", "done", "form", N_("done"), N_("Hand in what is typed and leave the form"), foot=True, palette=False),
    # -- the settings
    Key("settings.reason", "ctrl+n", "add_reason", "settings", N_("add a reason"), N_("Add a reason of absence"), foot=True),
    # -- one member
    Key("member.changes", "ctrl+l", "log", "member", N_("changes"), N_("How this member was changed, by whom and when")),
    # -- one assignment (letters on the rows of its steps; in a field they are typed)
    Key("assignment.rank", "ctrl+r", "rank", "assignment", N_("whom?"), N_("The members ranked for this, with the reasons"), foot=True),
    Key("assignment.draft", "k", "step('draft')", "assignment", N_("draft in"), N_("The draft was handed in")),
    Key("assignment.return", "t", "step('returned')", "assignment", N_("returned"), N_("The draft goes back to be mended")),
    Key("assignment.approve", "c", "approve", "assignment", N_("approved"), N_("The draft is approved, after four questions")),
    Key("assignment.given", "g", "settle(True)", "assignment", N_("given, done"), N_("It was given at the session; a task is done, with what came of it")),
    Key("assignment.not_given", "h", "settle(False)", "assignment", N_("not given"), N_("It was not given; a task is dropped, with the reason")),
    Key("assignment.doing", "b", "step('doing')", "assignment", N_("doing"), N_("The task is being done")),
    Key("assignment.reopen", "n", "reopen", "assignment", N_("open again"), N_("A closed one goes on where it last stood")),
    Key("assignment.changes", "", "log", "assignment", N_("changes"), N_("How this assignment was changed, by whom and when")),
    # -- one of praise or criticism, one registration
    Key("commendation.deed", "", "deed", "commendation", N_("deed"), N_("Open the deed these words are tied to")),
    Key("commendation.changes", "ctrl+l", "log", "commendation", N_("changes"), N_("How this one was changed, by whom and when")),
    Key("registration.act", "ctrl+n", "add_act", "registration", N_("an act"), N_("Add a concrete act"), foot=True),
    Key("registration.review", "ctrl+r", "review", "registration", N_("review"), N_("Review this registration"), foot=True),
    Key("registration.changes", "ctrl+l", "log", "registration", N_("changes"), N_("How this registration was changed, by whom and when")),
    # -- one proposal (letters on the rows of its steps; in a field they are typed)
    Key("proposal.accept", "c", "step('accepted')", "proposal", N_("accepted"), N_("The proposal is accepted")),
    Key("proposal.progress", "b", "step('in_progress')", "proposal", N_("in progress"), N_("The proposal is being seen to")),
    Key("proposal.answer", "t", "answer", "proposal", N_("answered"), N_("The proposal is answered, with the answer in words")),
    Key("proposal.refuse", "k", "refuse", "proposal", N_("refused"), N_("The proposal is not taken up, with the reason")),
    Key("proposal.up", "v", "step('passed_up')", "proposal", N_("passed up"), N_("The proposal is passed to the body above")),
    Key("proposal.task", "g", "task", "proposal", N_("task"), N_("Give somebody the task that carries it out; open it where there is one")),
    Key("proposal.result", "n", "result", "proposal", N_("result"), N_("Write down what came of the proposal")),
    Key("proposal.changes", "", "log", "proposal", N_("changes"), N_("How this proposal was changed, by whom and when")),
    # -- the roll call
    Key("attendance.jump", "0,1,2,3,4,5,6,7,8,9", "jump('{key}')", "attendance", N_("row"), N_("Digits jump to the row with that number"), palette=False),
    Key("attendance.present", "c,space", "mark('present')", "attendance", N_("present"), N_("Present"), foot=True),
    Key("attendance.late", "m", "mark('late')", "attendance", N_("late"), N_("Late, with the time of arrival"), foot=True),
    Key("attendance.excused", "p", "excuse", "attendance", N_("excused"), N_("Excused, then one digit for the reason (Enter leaves it open)"), foot=True),
    Key("attendance.unexcused", "k", "mark('unexcused')", "attendance", N_("unexcused"), N_("Absent without permission"), foot=True),
    Key("attendance.left_early", "v", "mark('left_early')", "attendance", N_("left early"), N_("Left early, with the time of leaving")),
    Key("attendance.not_taken", "n", "mark('not_taken')", "attendance", N_("not taken"), N_("No mark after all: not taken")),
    Key("attendance.rest", "asterisk", "rest", "attendance", N_("the others"), N_("Everyone not taken yet is present"), foot=True),
    Key("attendance.clock", "g", "clock", "attendance", N_("time"), N_("Correct the time of a late or early mark")),
    Key("attendance.note", "enter", "note", "attendance", N_("note"), N_("A note on this mark")),
    Key("attendance.log", "h", "log", "attendance", N_("changes"), N_("How this mark was changed, by whom and when")),
    Key("attendance.find", "slash", "find", "attendance", N_("name"), N_("Find a name and go to its row"), foot=True),
    Key("attendance.guest", "ctrl+n", "guest", "attendance", N_("guest"), N_("Write down a guest; guests change no rate")),
    Key("attendance.remove_guest", "delete", "remove_guest", "attendance", N_("remove guest"), N_("Take the guest under the cursor off the list")),
    # -- the sitting
    Key("sitting.jump", "0,1,2,3,4,5,6,7,8,9", "jump('{key}')", "sitting", N_("row"), N_("Digits jump to the row with that number; in the log 1–4 judge, 0 empties, 5–8 answer"), palette=False),
    Key("sitting.opinion", "p", "kind('opinion')", "sitting", N_("opinion"), N_("An opinion: the row's number, this key, Enter")),
    Key("sitting.paper", "t", "kind('paper')", "sitting", N_("paper"), N_("A paper: the row's number, this key, Enter")),
    Key("sitting.lead_in", "n", "kind('lead_in')", "sitting", N_("lead-in"), N_("A lead-in: the row's number, this key, Enter")),
    Key("sitting.question", "h", "kind('question')", "sitting", N_("question"), N_("A question: the row's number, this key, Enter")),
    Key("sitting.explanation", "g", "kind('explanation')", "sitting", N_("explanation"), N_("An explanation: the row's number, this key, Enter")),
    Key("sitting.closing_word", "k", "kind('conclusion')", "sitting", N_("conclusion"), N_("A speech that concludes: the row's number, this key, Enter")),
    Key("sitting.open", "enter", "open", "sitting", N_("write"), N_("Log what was chosen; open the step; write the summary of the speech"), foot=True),
    Key("sitting.judge", "space", "judge", "sitting", N_("judge"), N_("How concrete the last speech was: 1–4, and 5–8 for four questions"), foot=True),
    Key("sitting.summary", "v", "summary", "sitting", N_("summary"), N_("The summary of the last speech, or of the one under the cursor"), foot=True),
    Key("sitting.next", "greater_than_sign,full_stop", "go(1)", "sitting", N_("next item"), N_("Go on to the next item of the agenda"), foot=True),
    Key("sitting.before", "less_than_sign,comma", "go(-1)", "sitting", N_("item before"), N_("Go back to the item before")),
    Key("sitting.look_back", "left", "look(-1)", "sitting", N_("look back"), N_("Look at the item before, and log under it; the sitting stays where it is"), palette=False),
    Key("sitting.look_on", "right", "look(1)", "sitting", N_("look on"), N_("Look at the item after"), palette=False),
    Key("sitting.order", "b", "order", "sitting", N_("order"), N_("The order of the sitting step by step; again: who speaks"), foot=True),
    Key("sitting.roll", "c", "roll", "sitting", N_("roll call"), N_("Call the roll of this session"), foot=True),
    Key("sitting.watch", "m", "watch", "sitting", N_("watch"), N_("Start or stop the watch of the last speech"), foot=True),
    Key("sitting.log", "tab", "other", "sitting", N_("logged"), N_("To the log of speeches, to judge and mend there; and back"), foot=True),
    Key("sitting.given", "asterisk", "given", "sitting", N_("paper given"), N_("Log the first paper that waits on top")),
    Key("sitting.conclude", "ctrl+k", "conclude", "sitting", N_("conclude item"), N_("The chair's conclusion of this item")),
    Key("sitting.propose", "plus", "propose", "sitting", N_("proposal"), N_("A proposal made in the last speech, or in the one under the cursor"), foot=True),
    Key("sitting.vote", "l", "vote", "sitting", N_("a vote"), N_("The votes of this session, and a new one under this item"), foot=True),
    Key("sitting.commend", "exclamation_mark", "commend", "sitting", N_("praise"), N_("Praise, remind or criticise the member under the cursor"), foot=True),
    Key("sitting.guest", "ctrl+n", "guest", "sitting", N_("guest"), N_("Write down a guest; guests change no rate")),
    Key("sitting.find", "slash", "find", "sitting", N_("name"), N_("Find a name and go to its row")),
    Key("sitting.remove", "delete", "remove", "sitting", N_("take away"), N_("Take the speech under the cursor of the log away; undo brings it back")),
    Key("sitting.changes", "", "changes", "sitting", N_("changes"), N_("How this speech was changed, by whom and when")),
    # -- the register (comma and full stop end a word for an input method and are never rewritten; < and > are the same
    #    two keys with Shift)
    Key("register.open", "enter", "open", "register", N_("roll call"), N_("Call the roll of this session, at this member"), foot=True),
    Key("register.totals", "t", "totals", "register", N_("sums"), N_("Other sums at the right: the rate, kinds of marks, sessions"), foot=True),
    Key("register.export", "g", "export", "register", N_("to a file"), N_("Write the register to a file, to print or to hand on (xlsx, csv)"), foot=True),
    Key("register.find", "slash", "find", "register", N_("filter"), N_("Show only members whose names begin with these letters"), foot=True),
    Key("register.before", "less_than_sign,comma", "year(-1)", "register", N_("year before"), N_("The register of the year before"), foot=True),
    Key("register.after", "greater_than_sign,full_stop", "year(1)", "register", N_("next year"), N_("The register of the next year"), foot=True),
    Key("register.left", "left", "column(-1)", "register", N_("left"), N_("One session back"), palette=False),
    Key("register.right", "right", "column(1)", "register", N_("right"), N_("One session on"), palette=False),
    # -- the year's scores
    Key("scoring.open", "enter", "open", "scoring", N_("open"), N_("Open the score of this session, to read and to fill in"), foot=True),
    Key("scoring.find", "slash", "find", "scoring", N_("filter"), N_("Show only sessions whose line has these words"), foot=True),
    Key("scoring.before", "less_than_sign,comma", "year(-1)", "scoring", N_("year before"), N_("The scores of the year before"), foot=True),
    Key("scoring.after", "greater_than_sign,full_stop", "year(1)", "scoring", N_("next year"), N_("The scores of the next year"), foot=True),
    # -- the year-end reviews
    Key("evaluations.open", "enter", "open", "evaluations", N_("open"), N_("Open the review of this member, to read and to write"), foot=True),
    Key("evaluations.cell", "c", "cell", "evaluations", N_("the cell's year"), N_("The cell's year in figures, beside the year before"), foot=True),
    Key("evaluations.find", "slash", "find", "evaluations", N_("filter"), N_("Show only members whose line has these words"), foot=True),
    Key("evaluations.before", "less_than_sign,comma", "year(-1)", "evaluations", N_("year before"), N_("The reviews of the year before"), foot=True),
    Key("evaluations.after", "greater_than_sign,full_stop", "year(1)", "evaluations", N_("next year"), N_("The reviews of the next year"), foot=True),
    # -- the cell's year
    Key("summary.find", "slash", "find", "summary", N_("filter"), N_("Show only figures with these words"), foot=True),
    Key("summary.before", "less_than_sign,comma", "year(-1)", "summary", N_("year before"), N_("The figures of the year before"), foot=True),
    Key("summary.after", "greater_than_sign,full_stop", "year(1)", "summary", N_("next year"), N_("The figures of the next year"), foot=True),
    # -- the score of a session
    Key("score.full", "c", "full", "score", N_("full"), N_("Full points for this criterion"), foot=True),
    Key("score.none", "k", "none", "score", N_("none"), N_("No points for this criterion"), foot=True),
    Key("score.points", "enter", "points", "score", N_("points"), N_("Type the points of this criterion; a digit begins at once"), foot=True),
    Key("score.digit", "0,1,2,3,4,5,6,7,8,9", "digit('{key}')", "score", N_("points"), N_("Digits begin to type points"), palette=False),
    Key("score.not_applicable", "h", "not_applicable", "score", N_("does not apply"), N_("This criterion does not apply; again: it does"), foot=True),
    Key("score.records", "b", "records", "score", N_("as the book"), N_("Leave this criterion to what the book says"), foot=True),
    Key("score.next", "n", "next", "score", N_("next open"), N_("The next criterion without points"), foot=True),
    Key("score.settle", "g", "settle", "score", N_("settle"), N_("Settle the score; again: open it"), foot=True),
    Key("score.note", "l", "note", "score", N_("to mend"), N_("Write down the weaknesses to mend")),
    Key("score.table", "t", "table", "score", N_("table"), N_("Choose the table of points the cell uses")),
    Key("score.strict", "v", "strict", "score", N_("full for good"), N_("Whether the best grade asks for full points in four criteria")),
    Key("score.find", "slash", "find", "score", N_("filter"), N_("Show only criteria with these words")),
    # -- the themes (comma and full stop are the same two keys as < and > without Shift)
    Key("themes.open", "enter", "open", "themes", N_("open"), N_("Open this theme or topic; in a quarter without one, plan it"), foot=True),
    Key("themes.next", "c", "next", "themes", N_("next state"), N_("The theme has come to its next state, on a day"), foot=True),
    Key("themes.back", "h", "back", "themes", N_("state back"), N_("Take the theme's last state back"), foot=True),
    Key("themes.promote", "g", "promote", "themes", N_("to a quarter"), N_("Make this topic a quarter's theme"), foot=True),
    Key("themes.add", "ctrl+n", "add", "themes", N_("add"), N_("Add a topic; on a quarter, add a theme"), foot=True),
    Key("themes.documents", "k", "documents", "themes", N_("documents"), N_("Documents from above, and in which session they were passed on"), foot=True),
    Key("themes.drop", "v", "drop", "themes", N_("put away"), N_("Put this topic away, with the reason"), foot=True),
    Key("themes.find", "slash", "find", "themes", N_("filter"), N_("Show only themes and topics with these words"), foot=True),
    Key("themes.before", "less_than_sign,comma", "year(-1)", "themes", N_("year before"), N_("The themes of the year before")),
    Key("themes.after", "greater_than_sign,full_stop", "year(1)", "themes", N_("next year"), N_("The themes of the next year")),
    Key("themes.remove", "delete", "remove", "themes", N_("remove"), N_("Remove this theme or topic; undo brings it back")),
    # -- documents from above
    Key("documents.open", "enter", "open", "documents", N_("open"), N_("Open this document, to read and to change"), foot=True),
    Key("documents.add", "ctrl+n", "add", "documents", N_("add"), N_("Add a document from above"), foot=True),
    Key("documents.find", "slash", "find", "documents", N_("filter"), N_("Show only documents with these words"), foot=True),
    Key("documents.remove", "delete", "remove", "documents", N_("remove"), N_("Remove this document; undo brings it back"), foot=True),
    Key("documents.before", "less_than_sign,comma", "year(-1)", "documents", N_("year before"), N_("The documents of the year before"), foot=True),
    Key("documents.after", "greater_than_sign,full_stop", "year(1)", "documents", N_("next year"), N_("The documents of the next year"), foot=True),
    # -- the import
    Key("intake.accept", "g", "accept", "intake", N_("write"), N_("Write the new and changed members into the book"), foot=True),
    Key("intake.next", "n", "next_doubt", "intake", N_("next doubt"), N_("Go to the next doubtful row"), foot=True),
    Key("intake.open", "enter", "open", "intake", N_("mend"), N_("Open the cells of this row, to mend them on the spot"), foot=True),
    Key("intake.leave_out", "k,delete", "leave_out", "intake", N_("in/out"), N_("Leave this row out, or take it in again"), foot=True),
    Key("intake.columns", "c", "columns", "intake", N_("columns"), N_("Say which column is what, where the guess is wrong"), foot=True),
    Key("intake.sheets", "b", "sheets", "intake", N_("sheets"), N_("Read another sheet of the workbook")),
    Key("intake.find", "slash", "find", "intake", N_("filter"), N_("Show only rows with these words: a name, a state, a reason"), foot=True),
    # -- the log
    Key("history.find", "slash", "find", "history", N_("filter"), N_("Show only changes whose line has these words"), foot=True),
    Key("history.sessions", "b", "app.go('calendar')", "history", N_("sessions"), N_("The list of sessions"), foot=True, palette=False),
    Key("history.members", "m", "app.go('roster')", "history", N_("members"), N_("The list of members"), foot=True, palette=False),
    # -- no book yet
    Key("welcome.make", "b", "make", "welcome", N_("a new book"), N_("Make the cell's book"), foot=True),
    Key("welcome.import", "n", "import", "welcome", N_("from a roster"), N_("Make the book from the office's list of members"), foot=True),
    Key("welcome.demo", "t", "demo", "welcome", N_("look around"), N_("Open a throw-away copy of an invented cell"), foot=True),
)  # fmt: skip

_KEYS_BY_ID: Final[Mapping[str, str]] = {key.id: key.keys for key in KEYS}

FORMS: Final = frozenset({
    "member", "span", "evaluation", "assignment", "proposal", "vote", "theme", "topic", "document", "said", "item",
    "check", "line",
    "intake_row", "intake_columns", "settings", "reason", "rules", "keymap",
    "commendation", "registration", "act", "review",
})  # fmt: skip
"""Rooms that are a form: their keys are every form's, not every list's."""

LISTS: Final = frozenset({
    "person", "behind",
    "minutes", "reading",
    "tracking", "spoken", "issued", "preview",
    "home", "calendar", "days", "warnings", "agenda", "template", "papers", "roster", "attendance", "register", "themes",
    "documents", "sitting", "alerts", "scoring", "score", "evaluations", "summary",
    "assignments", "candidates", "paperless", "proposals", "fates", "votes",
    "commendations", "registrations", "intake", "history", "versions", "help", "palette",
})  # fmt: skip
"""Rooms that hold a sheet with a cursor."""

SHOWN: Final[Mapping[str, str]] = {
    "question_mark": "?", "slash": "/", "asterisk": "*", "escape": "Esc", "enter": "Enter", "space": "Space",
    "delete": "Del", "tab": "Tab", "shift+tab": "⇧Tab", "up": "↑", "down": "↓", "pageup": "PgUp", "pagedown": "PgDn",
    "home": "Home", "end": "End",
    "left": "←", "right": "→", "comma": ",", "full_stop": ".", "less_than_sign": "<", "greater_than_sign": ">",
    "exclamation_mark": "!",
}  # fmt: skip


def shown(keys: str) -> str:
    """Keys as people write them: 'ctrl+z' is ^Z, 'f1,question_mark' is F1 ?."""
    names = []
    for key in keys.split(","):
        if key.startswith("ctrl+"):
            names.append("^" + key[5:].upper())
        elif key in SHOWN:
            names.append(SHOWN[key])
        elif key[:1] == "f" and key[1:].isdigit():
            names.append(key.upper())
        else:
            names.append(key if len(key) == 1 else _written(key))
    return "0–9" if len(names) == 10 else " ".join(names)


def _written(key: str) -> str:
    from textual.keys import key_to_character

    written = key_to_character(key)
    return written if written is not None and written.isprintable() else key


def first_shown(id: str) -> str:
    """The first key of a row, as people write it, where nobody moved it. KeyError where there is no such row."""
    return shown(_KEYS_BY_ID[id].split(",")[0])


def shared_with(room: str) -> str:
    """The rows a room shares with others of its kind: every list's, every form's, or nobody's."""
    return "list" if room in LISTS else "form" if room in FORMS else ""


def of_room(room: str) -> list[Key]:
    """The keys that work in a room: its own, those of its kind, then everywhere's.

    A form has its own way back: a letter would be typed into it.
    """
    names = (room, shared_with(room), EVERYWHERE)
    found = [key for name in names for key in KEYS if name and key.room == name]
    return [key for key in found if not (room in FORMS and key.id == "app.back")]


def bindings(room: str) -> list[BindingType]:
    """The Textual bindings of a room's own rows and of those of its kind."""
    wanted = {room, shared_with(room)}
    return list(_bindings(key for key in KEYS if key.room in wanted))


def app_bindings() -> list[BindingType]:
    """The Textual bindings that work everywhere."""
    return list(_bindings(key for key in KEYS if key.room == EVERYWHERE))


def _bindings(rows: Iterable[Key]) -> Iterable[Binding]:
    from textual.binding import Binding

    for row in rows:
        if not row.keys:
            continue
        if "{key}" in row.action:
            for key in row.keys.split(","):
                yield Binding(key, row.action.format(key=key), row.help, show=False, id=f"{row.id}.{key}")
        else:
            yield Binding(row.keys, row.action, row.help, show=False, id=row.id)


ROOM_NAMES: Final[Mapping[str, str]] = {
    "home": N_("Today"),
    "alerts": N_("Alerts"),
    "attendance": N_("Roll call"),
    "sitting": N_("The sitting"),
    "calendar": N_("Sessions"),
    "days": N_("Days off"),
    "warnings": N_("Warnings"),
    "agenda": N_("Preparation"),
    "minutes": N_("Closing and minutes"),
    "reading": N_("Reading the minutes"),
    "papers": N_("Notice, text for the app"),
    "template": N_("Templates of preparation"),
    "issued": N_("Documents"),
    "preview": N_("A document"),
    "roster": N_("Members"),
    "member": N_("A member"),
    "register": N_("Register"),
    "scoring": N_("Scores"),
    "score": N_("The score of a session"),
    "tracking": N_("The year of speeches"),
    "spoken": N_("A member's speeches"),
    "person": N_("A member's year"),
    "behind": N_("The rows behind a figure"),
    "evaluations": N_("Year-end reviews"),
    "evaluation": N_("A year-end review"),
    "summary": N_("The cell's year"),
    "themes": N_("Themes"),
    "documents": N_("Documents from above"),
    "assignments": N_("Assignments"),
    "candidates": N_("Who does it?"),
    "paperless": N_("No paper yet"),
    "assignment": N_("An assignment"),
    "commendations": N_("Praise, criticism"),
    "commendation": N_("Praise or criticism of a member"),
    "registrations": N_("Registrations"),
    "registration": N_("A registration"),
    "proposals": N_("Proposals"),
    "fates": N_("What became of proposals"),
    "proposal": N_("A proposal"),
    "votes": N_("Votes"),
    "intake": N_("Import"),
    "history": N_("Log of changes"),
    "settings": N_("Settings"),
    "welcome": N_("No book yet"),
    "list": N_("Every list"),
    "form": N_("Every form"),
    EVERYWHERE: N_("Everywhere"),
}
"""What a room is called in the table of keys."""


def as_markdown() -> str:
    """The table of keys for the README, Vietnamese and English side by side."""
    lines = ["| Phím | Việc | What it does |", "|---|---|---|"]
    for room, name in ROOM_NAMES.items():
        vi, en = both(name)
        lines.append(f"| | **{vi}** | **{en}** |")
        for row in KEYS:
            if row.room == room and row.keys:
                vi, en = both(row.help)
                lines.append(f"| `{shown(row.keys)}` | {vi} | {en} |")
    return "\n".join(lines)
