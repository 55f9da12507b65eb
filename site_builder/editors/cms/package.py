"""Decap CMS itself: one version, fetched once from the npm registry, and only the very file that was looked at."""

from __future__ import annotations

import base64
import hashlib
import os
import tempfile
import urllib.error
import urllib.request
from pathlib import Path

from site_builder.problems import N_, CannotRun

VERSION = "3.16.3"
#: what the registry says of this version, and what was looked at
INTEGRITY = "hf+dPlCh7TJmWl8+6VRzHYOWhri5xgUknrZbDewaWe4s9B7xJ8PQugp2QHeSldMUKzav6+z0oIpwUYhUJDYtYw=="
REGISTRY = "https://registry.npmjs.org/"
_NAME = f"decap-cms-{VERSION}.tgz"
_SECONDS = 60
_MOST_BYTES = 64 * 2**20


def fetched(package: Path | None = None, registry: str = REGISTRY) -> Path:
    """The package as a file: the one given, else the one kept in the user's cache, else from the registry.

    Raises CannotRun where there is none, or where it is another than this version.
    """
    kept = _cache() / _NAME
    path = package or kept
    if path.is_file() and _is_sound(path.read_bytes()):
        return path
    if package:
        raise CannotRun(
            N_("{file} is not Decap CMS {version}. Get {name} from the npm registry."),
            file=str(package),
            version=VERSION,
            name=_NAME,
        )
    data = _download(f"{registry.rstrip('/')}/decap-cms/-/{_NAME}")
    if not _is_sound(data):
        raise CannotRun(N_("{address} did not give the file that was expected. Nothing was written."), address=registry)
    kept.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=kept.parent, delete=False) as file:
        file.write(data)
    os.replace(file.name, kept)
    return kept


def _download(address: str) -> bytes:
    try:
        with urllib.request.urlopen(address, timeout=_SECONDS) as answer:
            data: bytes = answer.read(_MOST_BYTES + 1)
    except (urllib.error.URLError, TimeoutError, ConnectionError) as problem:
        raise CannotRun(
            N_("Decap CMS could not be fetched from {address} ({reason}). Fetch it by hand and give it as --package."),
            address=address,
            reason=str(getattr(problem, "reason", problem)),
        ) from None
    return data


def _is_sound(data: bytes) -> bool:
    return base64.b64encode(hashlib.sha512(data).digest()).decode() == INTEGRITY


def _cache() -> Path:
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "site-builder"
