"""TinyDB's own tests, run through our Storage and Table; but for those that compare a class's name."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent.parent
FIXTURE = """
import sys
sys.path.insert(0, {root!r})
from datetime import datetime, UTC
import pytest
from tinydb.middlewares import CachingMiddleware
from tinydb.storages import MemoryStorage
from store.disk import Put, create_disk
from store.records import Cell

@pytest.fixture
def db(tmp_path):
    disk = create_disk(tmp_path / "book", now=lambda: datetime.now(UTC), by="t", first=[Put("cell", 1, Cell())])
    disk.db.drop_tables()
    disk.db.insert_multiple({{"int": 1, "char": c}} for c in "abc")
    yield disk.db

@pytest.fixture
def storage():
    return CachingMiddleware(MemoryStorage)()
"""


@pytest.fixture(scope="module")
def suite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """TinyDB's source distribution, unpacked, with our fixture in the place of its own."""
    place = tmp_path_factory.mktemp("tinydb")
    words = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--no-binary", ":all:", "tinydb==4.9.0"]
    try:
        done = subprocess.run(words, cwd=place, capture_output=True, check=False, timeout=60)
    except subprocess.TimeoutExpired:
        pytest.skip("TinyDB's source distribution does not come within a minute")
    archives = list(place.glob("tinydb-*.tar.gz"))
    if done.returncode or not archives:
        pytest.skip("TinyDB's source distribution cannot be had here")
    with tarfile.open(archives[0]) as archive:
        # The oldest 3.11 knows no filters.
        archive.extractall(place, **({"filter": "data"} if hasattr(tarfile, "data_filter") else {}))  # type: ignore[arg-type]
    folder = next(place.glob("tinydb-*/tests"))
    (folder / "conftest.py").write_text(FIXTURE.format(root=str(ROOT)), "utf-8")
    return folder


def test_tinydbs_own_suite_passes_through_our_classes(suite: Path) -> None:
    files = ["test_tinydb.py", "test_tables.py", "test_operations.py", "test_queries.py"]
    words = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-k", "not repr", *files]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(words, cwd=suite, env=env, capture_output=True, text=True, check=False, timeout=110)
    assert done.returncode == 0, done.stdout[-3000:]
    assert " passed" in done.stdout
