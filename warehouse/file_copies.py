"""Copies of files, shared block by block with the original where the file system can: XFS and Btrfs, not ext4."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

# A file system, or two of them, between which the kernel does not copy by itself.
_UNSUPPORTED = {errno.EXDEV, errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP}
_BYTES_AT_ONCE = 2**30


def copy_file(source: Path, target: Path) -> None:
    """Make `target` a file of the same bytes.

    On a file system that shares blocks this costs next to nothing, and later only what one of the two files changes.

    Raises:
        OSError: the copy could not be written whole.
    """
    try:
        _copy_in_kernel(source, target)
    except OSError as error:
        if error.errno not in _UNSUPPORTED:
            raise
        shutil.copyfile(source, target)


def _copy_in_kernel(source: Path, target: Path) -> None:
    if not hasattr(os, "copy_file_range"):
        raise OSError(errno.ENOSYS, "no copy_file_range on this system")
    with source.open("rb") as read, target.open("wb") as written:
        left = os.fstat(read.fileno()).st_size
        while left:
            copied = os.copy_file_range(read.fileno(), written.fileno(), min(left, _BYTES_AT_ONCE))
            if not copied:
                raise OSError(errno.EIO, f"{source} became shorter while it was copied")
            left -= copied
