"""Documents out: what is printed, filed or handed to another program, made on command only.

In reading order:

    words.py        what records are called on paper, in Vietnamese
    files.py        the one way a file leaves the book: private, whole, never over another unasked
    plain.py        a table as CSV that no spreadsheet runs as a formula
    sheets.py       a workbook that is only text and numbers; the heading of a Party document
    register.py     the year's register, as XLSX or CSV (register_text.py: to read and to paste)
    sign_in.py      the blank sign-in sheet of one session
    meeting.py      what members are told of a sitting, and what is still missing
    notice.py       the notice, and the text for the members' app
    minutes.py      what the minutes of a session say, as facts (gathered in minutes_facts.py, worded in
                    minutes_words.py, put in order in minutes_text.py, in minutes_docx.py as a document)
    resolution.py   what its resolution says
    revisions.py    how often an event of the calendar has changed, read off the journal
    ics.py          the year's sessions for other calendars
    layout/         the templates of Party documents, as .docx files a secretary can restyle
    docx.py         filling a template in: sandboxed, every fact text, strict about names
    head.py         what stands around a text: organizations, number, place and date, who signs
    kinds.py        which documents there are, for which session or year
    documents.py    one document: its facts, its template, what it lacks
    plan.py …       the facts of one kind of document each
    typesetting.py  what holds together in a finished one: numbers with units, a signature with its text
    issuing.py      a document to a file with its number
    folders.py      the whole folder of a session or a year
    staging.py      several files written out of sight, then all put in their places, or none
    pdf.py          a document as PDF where LibreOffice is there
    markdown.py     a document as Markdown, to paste
    tables.py       its figures for people who calculate
    read_back.py    a document as lines of text, for the preview
    door.py         the book's door: book.papers

A document says what the book says: every number comes from store/rules, none from a formula. The
libraries that write workbooks, documents and calendars are imported when one is made.
"""
