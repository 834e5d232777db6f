"""What Chibo stands on: `python -m tests.supply` lists it with licences, `--sbom` as CycloneDX JSON.

Everything is read off what is installed; no network is asked.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tomllib
from importlib import metadata
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parent.parent
LOCKED: Final = ROOT / "tui/requirements.txt"
HASHED: Final = ROOT / "tui/requirements-hashed.txt"
"""The same packages with the hashes of all their files, for `pip install --require-hashes`.

Made anew with `uv pip compile --universal --python-version 3.11 --no-deps --generate-hashes --no-header --no-annotate
--no-emit-index-url tui/requirements.txt -o tui/requirements-hashed.txt`."""


def packages() -> list[tuple[str, str]]:
    """Names and versions that an installation holds, as locked; those for other systems left out."""
    lines = LOCKED.read_text("utf-8").splitlines()
    pairs = [re.match(r"([A-Za-z0-9._-]+)==([^ ;]+)(?! *;.*win32)", line) for line in lines]
    return [(found[1], found[2]) for found in pairs if found is not None]


def hashes() -> dict[tuple[str, str], list[str]]:
    """The SHA-256 hashes that the hashed list allows each package and version."""
    blocks = re.findall(
        r"^([a-z0-9.-]+)==([^ ]+)((?: \\\n    --hash=sha256:[0-9a-f]{64})+)\n", HASHED.read_text("utf-8"), re.M
    )
    return {(name, version): re.findall(r"[0-9a-f]{64}", allowed) for name, version, allowed in blocks}


def licence(name: str) -> str:
    """The licence a package names: its expression, else its classifiers, else the first line of what it says."""
    about = metadata.metadata(name)

    def told(field: str) -> list[str]:
        return [str(one) for one in about.get_all(field) or [] if one]

    named = [c.rpartition(" :: ")[2] for c in told("Classifier") if c.startswith("License ::")]
    plain = [one.strip().partition("\n")[0] for one in told("License")]
    return ", ".join(told("License-Expression") or named or plain)


def sbom() -> dict[str, object]:
    """The list as CycloneDX 1.5."""
    about = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    parts = [
        {"type": "library", "name": name, "version": version, "licenses": [{"license": {"name": licence(name)}}]}
        for name, version in packages()
    ]  # fmt: skip
    program = {"type": "application", "name": about["name"], "version": about["version"]}
    return {
        "bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1,
        "metadata": {"component": program}, "components": parts,
    }  # fmt: skip


def main() -> int:
    """Print the list."""
    parser = argparse.ArgumentParser(prog="python -m tests.supply", description=__doc__)
    parser.add_argument("--sbom", action="store_true", help="as CycloneDX JSON")
    if parser.parse_args().sbom:
        json.dump(sbom(), sys.stdout, indent=2)
        print()
        return 0
    for name, version in packages():
        print(f"{name:24} {version:14} {licence(name)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
