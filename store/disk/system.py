"""The system calls the disk layer makes, in one place, so that tests can make each of them fail.

Nothing here adds behaviour: every name is the function of `os` (or `fcntl`) it is called after.
"""

from __future__ import annotations

import fcntl
import os

open = os.open
read = os.read
pread = os.pread
write = os.write
fsync = os.fsync
fdatasync = os.fdatasync
ftruncate = os.ftruncate
replace = os.replace
rename = os.rename
link = os.link
unlink = os.unlink
close = os.close
dup = os.dup
flock = fcntl.flock
