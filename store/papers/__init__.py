"""Documents out: what is printed, filed or handed to another program, made on command only.

In reading order:

    words.py        what records are called on paper, in Vietnamese
    files.py        the one way a file leaves the book: private, whole, never over another unasked
    plain.py        a table as CSV that no spreadsheet runs as a formula
    sheets.py       a workbook that is only text and numbers; the heading of a Party document
    register.py     the year's register, as XLSX or CSV
    sign_in.py      the blank sign-in sheet of one session
    meeting.py      what members are told of a sitting, and what is still missing
    notice.py       the notice, and the text for the members' app
    revisions.py    how often an event of the calendar has changed, read off the journal
    ics.py          the year's sessions for other calendars
    door.py         the book's door: book.papers

A document says what the book says: every number comes from store/rules, none from a formula. The
libraries that write workbooks and calendars are imported when one is made.
"""
