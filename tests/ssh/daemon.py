"""An sshd of the tests' own on the loopback, with keys of its own, set up as the README tells a host to."""

from __future__ import annotations

import getpass
import os
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from tests.wire.terminal import ROOT, Terminal

ALIVE = 1
"""Seconds between sshd's questions whether the client still answers; after two without an answer it is cut off."""

PEOPLE = ("Trần Thị Lan", "Lê Văn Đức", "")
"""Whose keys there are: two with a name, and one that was given none."""

TIMES = {"ClientAliveInterval": str(ALIVE), "ClientAliveCountMax": "2"}
PROGRAM = """#!/bin/sh
cd {root} && PYTHONPATH={root} exec {python} -m tui "$@"
"""


def lacking() -> str:
    """Why no sshd can be had here; empty where one can."""
    for name in ("sshd", "ssh", "ssh-keygen"):
        if find(name) is None:
            return f"there is no {name} here; .ci/run installs openssh where it may"
    return ""


def find(name: str) -> str | None:
    """A program of OpenSSH; sshd lies outside an ordinary PATH."""
    return shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")


def readme_blocks() -> tuple[str, str, str]:
    """What the README gives: the server's settings, the line of a key under them, and that of a key on its own."""
    text = (ROOT / "README.md").read_text("utf-8")
    section = text[text.index("### Trên máy chủ") :]
    config, keys, alone = (section.split("```")[n].strip() for n in (1, 3, 5))
    return config, keys, alone


def put(text: str, instead: Mapping[str, str]) -> str:
    """The text with this machine's words instead of the README's."""
    for said, own in instead.items():
        text = text.replace(said, own)
    return text


class Daemon:
    """One running sshd over one book, with one key for each of `people`; the first is who one is unless told.

    A name of "" is a key without one. `keys_alone`: no setting of the server's, all is in the lines of the keys.
    """

    def __init__(self, place: Path, book: Path, *, people: Sequence[str] = PEOPLE, keys_alone: bool = False) -> None:
        self.place, self.book, self.people = place, book, people
        place.mkdir(parents=True, exist_ok=True)
        for key in ("host", *map(self._key_of, people)):
            words = [str(find("ssh-keygen")), "-q", "-t", "ed25519", "-N", "", "-f", str(place / key)]
            subprocess.run(words, check=True)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        self._write(keys_alone=keys_alone)
        if os.geteuid() == 0:
            Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)  # sshd as root asks for it; packages make it at boot
        log = (place / "sshd.log").open("wb")
        words = [str(find("sshd")), "-D", "-e", "-f", str(place / "sshd_config")]
        self.process = subprocess.Popen(words, stdout=log, stderr=log)
        log.close()
        self._wait()

    def _key_of(self, person: str) -> str:
        return f"person{self.people.index(person)}"

    def _write(self, *, keys_alone: bool) -> None:
        config, *lines_of_keys = readme_blocks()
        program = self.place / "chibo"
        program.write_text(PROGRAM.format(root=shlex.quote(str(ROOT)), python=shlex.quote(sys.executable)), "utf-8")
        program.chmod(0o755)
        here = {
            "/opt/chibo/bin/chibo": str(program), "/srv/so": str(self.book),
            "/etc/ssh/so.keys": str(self.place / "keys"), "Match User so": f"Match User {getpass.getuser()}",
        }  # fmt: skip
        lines = []
        for line in (f"AuthorizedKeysFile {self.place}/keys" if keys_alone else put(config, here)).splitlines():
            word = line.split()[0]
            lines.append(f"    {word} {TIMES[word]}" if word in TIMES else line)
        before = [
            f"Port {self.port}", "ListenAddress 127.0.0.1", f"HostKey {self.place}/host", "UsePAM no",
            f"PidFile {self.place}/pid", "StrictModes no", "PermitRootLogin prohibit-password", "MaxStartups 100",
            "Subsystem sftp internal-sftp",
        ]  # fmt: skip
        (self.place / "sshd_config").write_text("\n".join([*before, *lines, ""]), "utf-8")
        keys = []
        for person in self.people:
            public = " ".join((self.place / f"{self._key_of(person)}.pub").read_text().split()[:2])
            line = put(lines_of_keys[keys_alone], {**here, "ssh-ed25519 AAAA…": public, "Trần Thị Lan": person})
            keys.append(line if person else line.replace(',environment="CHIBO_BY="', ""))
        (self.place / "keys").write_text("\n".join([*keys, ""]), "utf-8")

    def _wait(self) -> None:
        end = time.monotonic() + 10
        while time.monotonic() < end and self.process.poll() is None:
            with suppress(OSError), socket.create_connection(("127.0.0.1", self.port), 1):
                return
            time.sleep(0.05)
        raise AssertionError((self.place / "sshd.log").read_text("utf-8", "replace"))

    def words(self, *said: str, tty: bool = True, by: str | None = None, options: Sequence[str] = ()) -> list[str]:
        """The client's command line, with the key of `by`."""
        key = self._key_of(self.people[0] if by is None else by)
        return [
            str(find("ssh")), "-F", "none", *options, "-tt" if tty else "-T", "-p", str(self.port),
            "-i", str(self.place / key), "-o", "IdentitiesOnly=yes",
            "-o", "StrictHostKeyChecking=no", "-o", "LogLevel=ERROR",
            "-o", f"UserKnownHostsFile={self.place}/known", f"{getpass.getuser()}@127.0.0.1", *said,
        ]  # fmt: skip

    def open(self, *said: str, by: str | None = None) -> Terminal:
        """A client in a terminal."""
        return Terminal(self.words(*said, by=by), env={"HOME": str(self.place)})

    def say(self, *said: str, by: str | None = None, options: Sequence[str] = ()) -> subprocess.CompletedProcess[str]:
        """One command without a terminal."""
        return subprocess.run(
            self.words(*said, tty=False, by=by, options=options), capture_output=True, encoding="utf-8", check=False,
            timeout=60, stdin=subprocess.DEVNULL,
        )  # fmt: skip

    def programs(self) -> list[int]:
        """Process numbers of every Chibo that runs for this sshd."""
        found = []
        for entry in Path("/proc").iterdir():
            if entry.name.isdecimal():
                with suppress(OSError):
                    words = (entry / "cmdline").read_bytes().split(b"\0")
                    if b"tui" in words and f"CHIBO_BOOK={self.book}".encode() in (entry / "environ").read_bytes():
                        found.append(int(entry.name))
        return found

    def connections(self) -> list[int]:
        """Process numbers of the sshd children that hold a connection."""
        found, parents = [], {self.process.pid}
        rows = [self._parent(entry) for entry in Path("/proc").iterdir() if entry.name.isdecimal()]
        while more := {pid for pid, above, name in rows if above in parents and name.startswith("sshd")} - parents:
            found += sorted(more)
            parents |= more
        return found

    @staticmethod
    def _parent(entry: Path) -> tuple[int, int, str]:
        try:
            name, _paren, rest = (entry / "stat").read_text().partition("(")[2].rpartition(")")
            return int(entry.name), int(rest.split()[1]), name
        except (OSError, ValueError, IndexError):
            return 0, 0, ""

    def gone(self, timeout: float) -> float:
        """Seconds until no program runs any more. AssertionError when one stays.

        One that is ending has no words left some time before its number is free; until then its draft counts as in use.
        """
        begun, seen = time.monotonic(), set[int]()
        while left := {*self.programs(), *(pid for pid in seen if _is_ending(pid))}:
            seen |= left
            assert time.monotonic() - begun < timeout, f"still running: {sorted(left)}"
            time.sleep(0.05)
        return time.monotonic() - begun

    def stop(self) -> None:
        """End it and all it started."""
        for pid in [*self.programs(), *self.connections()]:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.process.terminate()
        self.process.wait(10)


def _is_ending(pid: int) -> bool:
    """Whether a program that was there has its number still, and nobody has only to ask how it ended."""
    try:
        return Path(f"/proc/{pid}/stat").read_text("utf-8", "replace").rpartition(")")[2].split()[0] not in "ZX"
    except (OSError, IndexError):
        return False
