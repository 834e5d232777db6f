"""`chibo --restricted`: the book of the host, names for paths, the key's name in the history, nothing else."""

from __future__ import annotations

import argparse
from base64 import b64encode
from pathlib import Path

import pytest

from tests.commands.shell import Done, Shell
from tui import fence
from tui.commands import arguments


@pytest.fixture
def held(chibo: Shell) -> Shell:
    chibo("demo", "--to", str(chibo.book))
    return chibo


def ssh(chibo: Shell, said: str, by: str = "", auth: str = "") -> Done:
    """What a person says after the host's name, as sshd hands it to the forced command."""
    return chibo("--restricted", SSH_ORIGINAL_COMMAND=said, CHIBO_BY=by, SSH_USER_AUTH=auth)


def files(folder: Path) -> set[str]:
    return {str(p.relative_to(folder)) for p in folder.rglob("*")}


def test_what_is_said_after_the_host_is_a_command_of_chibo_and_never_one_of_the_host(held: Shell) -> None:
    assert ssh(held, "members").stdout == held("members").stdout
    before = files(held.home)
    for said in ("/bin/sh", "id; touch x", "sh -c id", "/usr/lib/openssh/sftp-server", "scp -t .", "$(touch x)", "'"):
        done = ssh(held, said)
        assert (done.returncode, done.stdout) == (2, ""), said
        assert "Traceback" not in done.stderr
    assert files(held.home) == before


def test_no_other_book_is_opened_made_or_copied(held: Shell) -> None:
    before = files(held.home)
    for said in ("--book /tmp members", "members --book /tmp", "--boo /tmp members", "demo --to /tmp/x", "repair"):
        done = ssh(held, said)
        assert (done.returncode, done.stdout) == (2, ""), said
    assert files(held.home) == before


def test_a_document_is_written_by_a_bare_name_into_exports_and_nowhere_else(held: Shell) -> None:
    before = files(held.home)
    for name in ("../x.csv", "/tmp/trust-x.csv", "'~/x.csv'", "exports/x.csv", ".ssh", "'a\\b.csv'", "n" * 300, "''"):
        done = ssh(held, f"export register 2026 --to {name}")
        assert done.returncode == 2, name
        assert "chỉ gõ tên tệp" in done.stderr
    assert files(held.home) - before == {str((held.book / "exports").relative_to(held.home))}


def test_a_bare_name_lands_in_exports_and_a_list_comes_from_imports(held: Shell) -> None:
    done = ssh(held, "export register 2026 --to 'sổ 2026.csv'")
    assert done.stdout.strip() == str(held.book / "exports" / "sổ 2026.csv")
    assert (held.book / "exports" / "sổ 2026.csv").stat().st_mode & 0o777 == 0o600
    outside = held.roster()
    assert ssh(held, f"import roster '{outside}' --dry-run").returncode == 2
    (held.book / "imports").mkdir(exist_ok=True)
    (held.book / "imports" / "ds.csv").write_bytes(outside.read_bytes())
    done = ssh(held, "import roster ds.csv --dry-run")
    assert (done.returncode, "mới" in done.stderr) == (0, True), done.stderr


def test_a_link_in_either_folder_leads_nowhere(held: Shell) -> None:
    (held.book / "imports").mkdir()
    (held.book / "imports" / "ds.csv").symlink_to(held.roster())
    assert ssh(held, "import roster ds.csv --dry-run").returncode == 2
    elsewhere = held.home / "elsewhere"
    elsewhere.mkdir()
    (held.book / "exports").symlink_to(elsewhere)
    assert ssh(held, "export register 2026 --to a.csv").returncode == 2
    assert list(elsewhere.iterdir()) == []


def test_the_key_that_logged_in_stands_in_the_history(held: Shell) -> None:
    ssh(held, "plan-year 2031", by="Trần Thị Lan")
    assert "Trần Thị Lan" in held("history", "--limit", "1").stdout
    told = held.home / "auth"
    told.write_text(f"publickey ssh-ed25519 {b64encode(b'a key').decode()}\n")
    ssh(held, "plan-year 2032", auth=str(told))
    assert "ssh-ed25519 SHA256:" in held("history", "--limit", "1").stdout


def test_each_person_has_settings_of_their_own_in_the_books_folder(held: Shell) -> None:
    said = {name: ssh(held, "where", by=name).stdout for name in ("Lan", "Hoa")}
    assert all(f"{held.book}/people/" in text for text in said.values())
    assert said["Lan"] != said["Hoa"]


def paths_of(parser: argparse.ArgumentParser) -> set[str]:
    """Every argument of the command line, at any depth, that is shown to be a path."""
    found = set()
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for below in action.choices.values():
                found |= paths_of(below)
        elif action.metavar in ("FILE", "DIR", "TEMPLATE"):
            found.add(action.dest)
    return found


def test_no_argument_of_the_command_line_that_is_a_path_is_forgotten() -> None:
    assert paths_of(arguments.build()) == {"book", *fence.WRITES, *fence.READS}
