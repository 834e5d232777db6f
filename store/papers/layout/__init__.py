"""The layout of Party documents, as ordinary .docx files that hold the places to be filled in.

    page.py     a page as Guidance 05-HD/VPTW is used: margins, styles, heading, signatures (domain.md 3)
    shapes.py   what each document says, part by part; member_pages.py has those with a sheet a member
    build.py    makes the files: python -m store.papers.layout.build
    *.docx      the files themselves; a person may restyle a copy in Word or LibreOffice

The program reads only the .docx files; how they are filled in is store/papers/docx.py. The Python here is run
when the layout changes, and by the test that proves the files to be what it makes.
"""
