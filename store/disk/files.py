"""Private files: no symlink followed, 0600 whatever the umask, replaced whole or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Final

from store.disk import system
from store.errors import BookError, NoFolder, NotPrivate

LINK: Final = {"what_vi": "là một liên kết (symlink)", "what_en": "it is a link (symlink)"}
"""Why a path is not followed, in words."""

FLAGS: Final = os.O_CLOEXEC | os.O_NOFOLLOW
NETWORK: Final = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p", "afs", "ceph", "glusterfs"})


class NetworkFolder(BookError):
    """The book lies on a network file system. Facts: folder, kind."""

    vi = "Sổ ở {folder} nằm trên ổ mạng ({kind}): khóa và ghi đĩa ở đó không chắc. Nên để trên đĩa của máy."
    en = "The book in {folder} is on a network disk ({kind}), where locks and flushes promise less. Use a local disk."


def private_folder(path: Path) -> None:
    """Make the folder (0700) or make sure that it is one of ours and closed to others. NoFolder where it cannot be."""
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise no_folder(path, error) from error
    found = path.lstat()
    if stat.S_ISLNK(found.st_mode):
        raise NotPrivate(path=path, **LINK)
    _ours(path, found)
    if stat.S_IMODE(found.st_mode) != 0o700:
        path.chmod(0o700)


def no_folder(path: Path, error: OSError) -> NoFolder:
    """Why a folder cannot be used, as the system says it."""
    return NoFolder(path=path, what=error.strerror or type(error).__name__, code=error.errno)


def ensure_reachable(path: Path) -> None:
    """NoFolder where something stands in its place, or it may not be looked into; nothing where there is none."""
    try:
        os.scandir(path).close()
    except FileNotFoundError:
        pass
    except OSError as error:
        raise no_folder(path, error) from error


def _ours(path: Path, found: os.stat_result) -> None:
    if found.st_uid != os.geteuid() and os.geteuid() != 0:
        raise NotPrivate(path=path, what_vi="thuộc về người dùng khác", what_en="it belongs to somebody else")


def private_open(path: Path, flags: int) -> int:
    """A descriptor of a regular file of ours, 0600, never through a link. FileNotFoundError as usual."""
    try:
        descriptor = system.open(path, flags | FLAGS | os.O_NONBLOCK, 0o600)
    except OSError as error:
        if path.is_symlink():
            raise NotPrivate(path=path, **LINK) from error
        raise
    found = os.fstat(descriptor)
    try:
        if not stat.S_ISREG(found.st_mode):
            raise NotPrivate(path=path, what_vi="không phải tệp thường", what_en="it is no regular file")
        _ours(path, found)
        if stat.S_IMODE(found.st_mode) != 0o600:
            os.fchmod(descriptor, 0o600)
    except BaseException:
        system.close(descriptor)
        raise
    return descriptor


def read_whole(path: Path) -> bytes:
    """The file's bytes, never through a link. FileNotFoundError as usual."""
    descriptor = private_open(path, os.O_RDONLY)
    try:
        return read_from(descriptor, 0)
    finally:
        system.close(descriptor)


def read_from(descriptor: int, offset: int, end: int | None = None) -> bytes:
    """Bytes of an open file from `offset` to `end` (or its end)."""
    parts = []
    while end is None or offset < end:
        part = system.pread(descriptor, min(1 << 20, end - offset) if end is not None else 1 << 20, offset)
        if not part:
            break
        parts.append(part)
        offset += len(part)
    return b"".join(parts)


def length_of(path: str, inode: int) -> int:
    """How long a file is, by one question to the system; -1 when there is another file, or none, of that name."""
    try:
        there = os.stat(path, follow_symlinks=False)
    except FileNotFoundError:
        return -1
    return there.st_size if there.st_ino == inode else -1


def write_all(descriptor: int, data: bytes) -> None:
    """Write every byte; a short write goes on, a write of nothing is an error."""
    view = memoryview(data)
    while view:
        done = system.write(descriptor, view)
        if done <= 0:
            raise OSError(5, "write returned nothing")
        view = view[done:]


def flush_folder(folder: Path) -> None:
    """Make names in the folder durable (a rename or a new file is not, before this)."""
    descriptor = system.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        system.fsync(descriptor)
    finally:
        system.close(descriptor)


def replace_whole(path: Path, data: bytes) -> None:
    """Put `data` where `path` is, durably: the old bytes or the new ones, never a part of either."""
    if path.is_symlink():
        raise NotPrivate(path=path, **LINK)
    fresh = path.with_name(f".{path.name}.{os.urandom(6).hex()}.tmp")
    descriptor = private_open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
    try:
        try:
            write_all(descriptor, data)
            system.fsync(descriptor)
        finally:
            system.close(descriptor)
        system.replace(fresh, path)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise
    flush_folder(path.parent)


def sweep(path: Path) -> None:
    """Remove temporary files that a crash left beside `path`; to be called under the lock."""
    for stale in path.parent.glob(f".{path.name}.*.tmp"):
        stale.unlink(missing_ok=True)


def network_kind(folder: Path) -> str:
    """The kind of network file system the folder is on, or '' for a local one."""
    try:
        lines = Path("/proc/self/mounts").read_text("utf-8", "replace").splitlines()
    except OSError:
        return ""
    mounts = [line.split(" ")[1:3] for line in lines if line.count(" ") >= 3]
    here = str(folder.resolve())
    inside = [(place, kind) for place, kind in mounts if f"{here}/".startswith(place.rstrip("/") + "/")]
    kind = max(inside, key=lambda m: len(m[0]), default=["", ""])[1]
    return kind if kind in NETWORK else ""
