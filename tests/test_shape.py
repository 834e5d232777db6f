"""The invariants of the house that can be read off the source, each as a test."""

from __future__ import annotations

import ast
import gettext
import io
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).parent.parent
SOURCES = sorted(p for top in ("store", "tui", "tests") for p in (ROOT / top).rglob("*.py"))
PROGRAM = [p for p in SOURCES if "tests" not in p.relative_to(ROOT).parts]


def run(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *words], cwd=ROOT, capture_output=True, text=True, timeout=600, check=False)


def functions(path: Path) -> Iterator[tuple[str, int, str]]:
    text = path.read_text("utf-8")
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            end = node.end_lineno or node.lineno
            yield node.name, end - node.lineno + 1, "\n".join(text.splitlines()[node.lineno - 2 : end])


def test_no_source_file_is_over_300_lines_without_a_reason() -> None:
    long = [
        f"{p.relative_to(ROOT)}: {n}"
        for p in SOURCES
        if (n := len((text := p.read_text("utf-8")).splitlines())) > 300 and "over 300 lines because" not in text
    ]
    assert not long


def test_no_function_is_over_40_lines_without_a_reason() -> None:
    long = [
        f"{p.relative_to(ROOT)}:{name} {size}"
        for p in SOURCES
        for name, size, text in functions(p)
        if size > 40 and "over 40 lines because" not in text
    ]
    assert not long


def test_the_store_imports_no_screen() -> None:
    code = "import sys, store.book, store.demo, store.dump, store.keeping, store.intake.door, store.papers.door\n"
    code += "print([m for m in ('textual', 'rich', 'tui') if m in sys.modules])"
    assert run("-c", code).stdout.strip() == "[]"


def test_rules_and_records_call_no_clock_and_open_no_file() -> None:
    for path in [ROOT / "store/records.py", *(ROOT / "store/rules").glob("*.py")]:
        text = path.read_text("utf-8")
        assert not re.search(r"\b(open\(|\.today\(\)|\.now\(|time\.time\()", text), path


WORDS = [
    ["--help"], ["--version"], ["where"], ["members"], ["dump"], ["check"], ["settings"],
    ["assignments"], ["proposals"], ["themes"], ["topics"], ["agenda"], ["minutes"], ["minutes", "--missing"],
    ["today"], ["tracking"],
    ["registrations"],
    ["import", "attendance", "none.csv"],
    ["export", "register", "2026", "--to", "none.csv"], ["export", "sign-in", "2026-11", "--to", "none.xlsx"],
    ["export", "ics", "2026", "--to", "none.ics"], ["export", "notice"], ["export", "app-text"],
    ["export", "plan"], ["export", "all", "2026", "--to", "none"], ["issued"],
]  # fmt: skip


@pytest.mark.parametrize("words", WORDS, ids=lambda words: words[0])
def test_commands_that_draw_nothing_do_not_import_textual(words: list[str], tmp_path: Path) -> None:
    code = (
        "import sys\nfrom tui.__main__ import main\n"
        f"try: main(['--book', {str(tmp_path / 'none')!r}, *{words!r}])\nexcept SystemExit: pass\n"
        "print('LOADED', [m for m in ('textual', 'docx', 'icalendar') if m in sys.modules])"
    )
    assert "LOADED []" in run("-c", code).stdout


def test_no_widget_that_parses_markup_is_used() -> None:
    for path in PROGRAM:
        text = path.read_text("utf-8")
        assert not re.search(r"from_markup|markup=True|\bStatic\b|\bLabel\b|\.notify\(|escape\(", text), path
        imported = re.findall(r"from textual\.widgets import (.+)", text)
        assert set(imported) <= {"Input"}, path


def test_the_import_contracts_hold() -> None:
    done = run("-c", "from importlinter.cli import lint_imports_command; lint_imports_command()")
    assert done.returncode == 0, done.stdout + done.stderr


def test_ruff_finds_nothing() -> None:
    done = run("-m", "ruff", "check", "--no-cache", ".")
    assert done.returncode == 0, done.stdout


def test_the_code_is_formatted() -> None:
    done = run("-m", "ruff", "format", "--no-cache", "--check", ".")
    assert done.returncode == 0, done.stdout


def test_mypy_is_content(tmp_path: Path) -> None:
    done = run("-m", "mypy", "--cache-dir", str(tmp_path))
    assert done.returncode == 0, done.stdout


def catalogue() -> Path:
    return ROOT / "tui/language/vi/LC_MESSAGES/messages.po"


def test_every_sentence_of_the_program_is_in_vietnamese() -> None:
    with catalogue().open("rb") as file:
        po = read_po(file, locale="vi")
    said = {m.id[0] if isinstance(m.id, tuple | list) else m.id for m in po if m.id and m.string and all(m.string)}
    keywords = {"_": None, "N_": None, "n_": (1, 2)}
    asked = set()
    for _file, _line, message, _comments, _context in extract_from_dir(ROOT / "tui", keywords=keywords):
        asked.add(message[0] if isinstance(message, tuple) else message)
    for path in (ROOT / "tui").rglob("*.py"):  # the extractor does not look into f-strings
        asked |= set(re.findall(r"\{_\('([^']+)'\)", path.read_text("utf-8")))
    assert asked - said == set()


def test_a_translation_keeps_the_places_of_its_sentence() -> None:
    with catalogue().open("rb") as file:
        for message in read_po(file, locale="vi"):
            if not message.id:
                continue
            key = message.id[0] if isinstance(message.id, tuple | list) else message.id
            text = message.string[0] if isinstance(message.string, tuple | list) else message.string
            assert set(re.findall(r"\{\w*\}", key)) == set(re.findall(r"\{\w*\}", text or "")), key


def test_the_compiled_catalogue_is_that_of_the_source() -> None:
    with catalogue().open("rb") as file:
        po = read_po(file, locale="vi")
    made = io.BytesIO()
    write_mo(made, po)
    made.seek(0)
    with catalogue().with_suffix(".mo").open("rb") as file:
        kept = gettext.GNUTranslations(file)
    fresh = gettext.GNUTranslations(made)
    sentences = [m.id[0] if isinstance(m.id, tuple | list) else m.id for m in po if m.id]
    assert sentences
    for one in sentences:
        assert kept.gettext(one) == fresh.gettext(one)
        assert kept.ngettext(one, one, 2) == fresh.ngettext(one, one, 2)


def test_no_lock_file_names_an_address() -> None:
    for name in ("tui/requirements.txt", "tests/requirements.txt"):
        text = (ROOT / name).read_text("utf-8")
        assert not re.search(r"://|--index|--find-links|file:|@", text)


def test_every_direct_dependency_is_pinned_and_locked_alike() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    locked = (ROOT / "tests/requirements.txt").read_text("utf-8").lower()
    for wanted in [*project["dependencies"], *project["optional-dependencies"]["test"]]:
        assert "==" in wanted
        assert re.search(rf"^{re.escape(wanted.lower())}(\s|$)", locked, re.M), wanted


def test_nothing_of_a_machine_or_an_address_book_is_in_the_repository() -> None:
    for path in SOURCES:
        if path.name == "test_shape.py":
            continue
        assert not re.search(r"/work/|/root/|pypi|extra-index", path.read_text("utf-8")), path


def test_nothing_else_stands_at_the_top() -> None:
    there = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
    assert there == {"store", "tui", "tests", "pyproject.toml", "README.md", "LICENSE"}


def test_every_promise_of_the_readme_has_a_command_that_is_there() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    rows = text[text.index("| Hứa · Promise") : text.index("What is not promised")].splitlines()[2:]
    promises = [row for row in rows if row.startswith("|")]
    assert len(promises) >= 14
    for row in promises:
        command = re.findall(r"`(pytest [^`]+)`", row)
        assert command, row
        for word in command[0].partition(" -k ")[0].split()[1:]:
            assert (ROOT / word).exists(), word
        for module in re.findall(r"`python -m ([\w.]+)", row):
            place = ROOT / module.replace(".", "/")
            assert (place / "__main__.py").exists() or place.with_suffix(".py").exists(), module
