"""The screens and the command line of Chibo.

In reading order:

    __main__.py     arguments to exit code; Textual is not imported before a screen is needed
    commands/       the verbs that draw no screen
    screens.py      from a command line to a running screen
    lobby.py        which room a noun is
    app.py          the app: rooms, changes told, undo, language, look. No feature code
    ways.py         from room to room; taking_up.py for drafts, choosing.py for preferences
    keys.py         every key of the program, one row each
    keymap.py       keys that a person has moved: which may do what
    room.py         what all rooms share; sections.py for lists with headings, adding.py for those with a form above
    topics.py       noting a topic of the backlog, wherever it comes up
    form.py         what all forms share, with form_field.py and entries.py
    rooms/          one folder a noun
    widgets/        lines, sheets and the foot they are built of
    writing_out.py  where a document is written; clipboard.py for what is copied
    paths.py        paths as people type them
    text.py         records into words; fields.py, members.py, assignments.py, theme_words.py, home_words.py for nouns;
                    speeches.py, proposals.py, votes.py
    log_words.py    the log in words
    language/       Vietnamese and English
    look/           colours and signs by meaning
    preferences.py  what belongs to one person's terminal
    typeahead.py    one key at a time, so that bursts act as if typed slowly
    looking_around.py  once a second: others' changes, the day, a book to tidy
    beforehand.py   rooms and calendar read beside the first sight
    terminal.py     signals, hang-up, pastes
    faults.py       a fault of the program's own: one sentence, and a note without names
"""
