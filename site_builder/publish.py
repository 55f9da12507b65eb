"""The last step: a site is written beside the one that stands, then takes its place in one step."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from site_builder.problems import N_, CannotRun

_MARK = ".nojekyll"  # tells static hosts to serve files as they are, and us that the folder is a site of ours


@contextmanager
def fresh_site(out: Path) -> Iterator[Path]:
    """A new folder to write a site into; it replaces `out` when the block ends well, and is removed when it does not.

    Raises `CannotRun` where `out` is a file, or a folder with other things in it than a site.
    """
    _refuse_strangers(out)
    out.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    try:
        fresh.chmod(0o755)
        (fresh / _MARK).touch()
        yield fresh
        _swap(fresh, out)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _refuse_strangers(out: Path) -> None:
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        raise CannotRun(N_("{out} is not a folder: name a folder for the site."), out=str(out))
    if out.is_dir() and any(out.iterdir()) and not (out / _MARK).is_file():
        raise CannotRun(
            N_("The folder {out} holds other things than a site, which the build would remove: name an empty folder."),
            out=str(out),
        )


def _swap(fresh: Path, out: Path) -> None:
    """Rename twice; should the second fail, the last good site is put back."""
    if not out.exists():
        os.rename(fresh, out)
        return
    old = Path(tempfile.mkdtemp(prefix=f".{out.name}-old-", dir=out.parent)) / "site"
    os.rename(out, old)
    try:
        os.rename(fresh, out)
    except OSError:
        os.rename(old, out)
        raise
    finally:
        shutil.rmtree(old.parent, ignore_errors=True)
