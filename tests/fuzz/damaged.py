"""Random and mutated files into everything the program reads, by its own command line in a forked process.

Files are lists to bring in, the book's file and journal (torn, flipped, and forged with right hashes),
the settings, drafts, templates. Whatever they hold, the answer is an exit code of 0, 1 or 2 and a sentence,
in bounded time, and what was read stays as it was.
"""

from __future__ import annotations

import io
import json
import os
import random
import resource
import shutil
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Final

from tests.fuzz.demo import demo_book
from tests.fuzz.hand import TEXTS
from tests.fuzz.mutations import forged_file, forged_journal, inside, mutated, revalued, table
from tests.store.intake.sheets import HEADING, PEOPLE, ods, xls, xlsx
from tui.faults import CrashedUnseen

BOUND: Final = 12.0
"""Seconds one command may take: a list is read in a child that has ten."""
SLOW: Final = 3.0
"""Seconds of processor time the command itself may use."""
CODINGS: Final = ("utf-8", "utf-16", "cp1258")
HEADINGS: Final = ("Họ và tên", "Tình trạng", "STT", "Điểm danh", "Giờ đến", "Lý do", "Ghi chú", "Ngày sinh", "=x", "")


def said_of(words: list[str], folder: Path, answer: Path) -> tuple[int, str, float]:
    """Exit code, everything said, and seconds of processor time of one command line over the book in a folder.

    In a forked process: what is imported already needs no second time. 999 for a traceback, 998 for one that hangs.
    """
    answer.unlink(missing_ok=True)
    pid = os.fork()
    if pid == 0:
        _answer(words, folder, answer)
    end = time.monotonic() + BOUND
    while True:
        done, status, used = os.wait4(pid, os.WNOHANG)
        if done:
            break
        if time.monotonic() > end:
            os.kill(pid, 9)
            os.wait4(pid, 0)
            return 998, "never ended", BOUND
        time.sleep(0.002)
    text = answer.read_text("utf-8", "replace") if answer.exists() else ""
    return os.waitstatus_to_exitcode(status), text, used.ru_utime + used.ru_stime


def _answer(words: list[str], folder: Path, answer: Path) -> None:
    """Be the program, in a process that ends here."""
    code = 999 & 0xFF
    try:
        descriptor = os.open(answer, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        for stream in (1, 2):
            os.dup2(descriptor, stream)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        sys.stdin = io.TextIOWrapper(io.FileIO(0))
        sys.stdout = io.TextIOWrapper(io.FileIO(1, "w"), encoding="utf-8", write_through=True)
        sys.stderr = io.TextIOWrapper(io.FileIO(2, "w"), encoding="utf-8", write_through=True)
        config = str(folder.parent / "config")
        os.environ.update({"CHIBO_BOOK": str(folder), "XDG_CONFIG_HOME": config, "CHIBO_BY": "t"})
        os.chdir(folder.parent)
        resource.setrlimit(resource.RLIMIT_FSIZE, (64 << 20, 64 << 20))
        from tui.__main__ import main

        try:
            code = main(words)
        except SystemExit as leaving:
            code = leaving.code if isinstance(leaving.code, int) else 1
        except BaseException:
            traceback.print_exc()
    finally:
        os._exit(code)


OWN_FAULT = CrashedUnseen.vi.partition("(")[0].strip()
"""What the program says of a fault of its own instead of a traceback."""


class Damaged:
    """Files made and read, and what went wrong."""

    def __init__(self, place: Path, seed: int) -> None:
        self.place, self.seed = place, seed
        self.folder = place / "book"
        self.tally: Counter[str] = Counter()
        self.wrong: list[str] = []
        self.slowest = (0.0, "")
        self.kinds: dict[str, Callable[[random.Random], None]] = {
            "roster": self.roster, "attendance list": self.attendance, "book file": self.file, "journal": self.journal,
            "settings": self.settings, "drafts": self.drafts, "template": self.template,
        }  # fmt: skip

    def one(self, kind: str | None = None) -> None:
        """One file of a kind drawn at random (or this kind), and a command over it."""
        seed = f"{self.seed}-{sum(self.tally.values())}"
        rng = random.Random(seed)
        kind = kind or rng.choice(list(self.kinds))
        self.tally[kind] += 1
        self._where = f"{kind} {seed}"
        for old in (self.folder, self.place / "config"):
            shutil.rmtree(old, ignore_errors=True)
        shutil.copytree(demo_book(), self.folder)
        self.kinds[kind](rng)

    def run(self, *words: str) -> int:
        """Run a command and judge its answer."""
        code, text, used = said_of(list(words), self.folder, self.place / "answer")
        if used > self.slowest[0]:
            self.slowest = (used, f"{self._where}: {' '.join(words)}")
        if code not in (0, 1, 2) or "Traceback" in text or OWN_FAULT in text:
            self.wrong.append(f"{self._where}: {' '.join(words)}: {code}\n{text[-1500:]}")
        elif code and not text.strip():
            self.wrong.append(f"{self._where}: {' '.join(words)}: {code} and not a word")
        if used > SLOW:
            self.wrong.append(f"{self._where}: {' '.join(words)}: {used:.1f} s")
        return code

    def _untouched(self, *paths: Path) -> Callable[[], None]:
        before = {path: path.read_bytes() for path in paths}

        def look() -> None:
            for path, data in before.items():
                if not path.exists() or path.read_bytes() != data:
                    self.wrong.append(f"{self._where}: {path.name} is not what it was")

        return look

    # -- lists -------------------------------------------------------------------------------

    def roster(self, rng: random.Random) -> None:
        """A list of members, whole, mutated or made of anything."""
        cells = [*TEXTS, *(str(cell) for row in PEOPLE for cell in row), "12/05/1975", "Nam", "x"]
        good = [list(HEADING), *([str(cell or "") for cell in row] for row in PEOPLE)]
        self._list(rng, rng.choice([good, table(rng, HEADING, cells)]), "roster")

    def attendance(self, rng: random.Random) -> None:
        """A list for a roll, whole, mutated or made of anything."""
        cells = [*TEXTS, "Mai Văn Bảo", "Lưu Thị Hồng Ánh", "có mặt", "vắng", "P", "14:10", "4", "12", "1-5"]
        self._list(rng, table(rng, HEADINGS, cells), "attendance")

    def _list(self, rng: random.Random, rows: list[list[str]], what: str) -> None:
        clean = [[cell.encode("utf-8", "replace").decode() for cell in row] for row in rows]
        legal = [["".join(c for c in cell if c.isprintable()) for cell in row] for row in clean]
        kinds: list[tuple[str, Callable[[], bytes]]] = [
            ("xlsx", lambda: xlsx(legal)), ("ods", lambda: ods(legal)), ("xls", lambda: xls(legal)),
            ("csv", lambda: "\n".join(rng.choice(";,\t").join(row) for row in clean).encode()),
            ("txt", lambda: "\n".join(map(" ".join, clean)).encode(rng.choice(CODINGS), "replace")),
        ]  # fmt: skip
        ending, data = rng.choice(kinds)
        made = data()
        if rng.random() < 0.7:
            made = inside(made, rng) if ending in ("xlsx", "ods") and rng.random() < 0.6 else mutated(made, rng)
        file = self.place / f"ds.{rng.choice([ending, ending, 'xlsx', 'csv', 'txt'])}"
        file.write_bytes(made)
        book = [self.folder / "db.json", self.folder / "db.jsonl"]
        look = self._untouched(file, *book)
        self.run("import", what, str(file), "--dry-run")
        look()
        if rng.random() < 0.4:
            look = self._untouched(file)
            self.run("import", what, str(file), "--yes")
            look()
            if self.run("check"):
                self.wrong.append(f"{self._where}: check after the import")
        file.unlink()

    # -- the book ----------------------------------------------------------------------------

    def file(self, rng: random.Random) -> None:
        """db.json, mutated or forged."""
        self._book(rng, self.folder / "db.json", forged_file)

    def journal(self, rng: random.Random) -> None:
        """db.jsonl, mutated or forged."""
        self._book(rng, self.folder / "db.jsonl", forged_journal)

    def _book(self, rng: random.Random, file: Path, forge: Callable[[bytes, random.Random], bytes]) -> None:
        data = file.read_bytes()
        file.unlink()  # a backup may share its bytes
        file.write_bytes(rng.choice([mutated, forge])(data, rng))
        file.chmod(0o600)
        look = self._untouched(self.folder / "db.json", self.folder / "db.jsonl")
        self.run("check")
        look()
        self.run("repair", "--to", str(self.place / "repaired"))
        look()
        shutil.rmtree(self.place / "repaired", ignore_errors=True)
        commands = [
            ["today"], ["members"], ["sessions", "2026"], ["minutes", "2026-10"], ["dump"], ["tracking"], ["history"],
            ["summary"], ["scores"], ["assignments"], ["themes"], ["registrations"], ["proposals"], ["issued"],
            ["settings"], ["agenda"], ["backup"], ["restore", "--yes"], ["plan-year", "2027"], ["undo", "5"],
            ["export", "ics", "2026", "--to", "nam.ics", "--force"], ["export", "year-end"],
        ]  # fmt: skip
        for words in rng.sample(commands, 3):
            self.run(*words)

    # -- settings, drafts, templates ---------------------------------------------------------

    def settings(self, rng: random.Random) -> None:
        """The settings file of a person, mutated or with other values."""
        good = '# của tôi\nlanguage = "vi"\ncolours = "dark"\nplain_letters = false\n[keys]\n"app.help" = "f12"\n'
        value = rng.choice(['""', "1", "[]", "{}", "true", f'"{"x" * 5000}"', "1979-05-27", "nan", '"ctrl+q"', '",,"'])
        odd = good.replace(rng.choice(['"vi"', '"dark"', "false", '"f12"']), value)
        file = self.place / "config" / "chibo" / "settings.toml"
        file.parent.mkdir(parents=True)
        file.write_bytes(rng.choice([mutated(good.encode(), rng), odd.encode(), rng.randbytes(100)]))
        look = self._untouched(file)
        for words in (["members"], ["settings"], ["where"]):
            self.run(*words)
        look()

    def drafts(self, rng: random.Random) -> None:
        """Drafts left behind, mutated; reading them is what a screen does when it opens."""
        from store import open_book

        good = b'{"title":"x","room":"sitting","texts":{"a":"b"},"at":"2026-11-05T14:00:00","by":"t"}'
        doc = json.dumps(revalued(json.loads(good), rng)).encode()
        (self.folder / "drafts").mkdir()
        for n in range(3):
            file = self.folder / "drafts" / f"{99990 + n}-{rng.choice(['1', '', 'x', '9' * 400])}.json"
            if len(file.name) < 200:
                file.write_bytes(rng.choice([mutated(good, rng), doc, b"", rng.randbytes(50)]))
        book = open_book(self.folder, by="t")
        try:
            book.drafts.left()
        except Exception:
            self.wrong.append(f"{self._where}: {traceback.format_exc()}")
        finally:
            book.close()

    def template(self, rng: random.Random) -> None:
        """A template of a person's own, mutated inside or outside, with any expression in it."""
        shipped = (Path(__file__).parents[2] / "store" / "papers" / "layout" / "plan.docx").read_bytes()
        (self.folder / "templates").mkdir()
        file = self.folder / "templates" / "plan.docx"
        file.write_bytes(rng.choice([mutated, inside, inside])(shipped, rng))
        look = self._untouched(file)
        self.run("export", "--check", str(file))
        self.run("export", "plan", "2026", "--draft", "--to", str(self.place / "plan.docx"), "--force")
        look()
