"""How a build's time and the folder's size fall into parts."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import ModuleType
from unittest import mock

from site_builder import build, opendata, searching

#: functions by which a build calls its parts; those that yield are listed out, so that their work is theirs
_CALLED: dict[str, tuple[ModuleType, str, bool]] = {
    "open data": (opendata, "write", False),
    "views": (build, "all_pages", True),
    "feeds and pictures": (build, "all_files", True),
    "search": (searching, "write_index", False),
}


def processor() -> float:
    """Processor seconds so far, of this process and of those that it waited for."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


@contextmanager
def timed() -> Iterator[Counter[str]]:
    """Count the processor seconds of each part of a build."""
    spent: Counter[str] = Counter()

    def wrapped(name: str, work: Callable[..., object], lists: bool) -> Callable[..., object]:
        def run(*arguments: object) -> object:
            before = processor()
            done = list(work(*arguments)) if lists else work(*arguments)  # type: ignore[call-overload]
            spent[name] += processor() - before
            return done

        return run

    with ExitStack() as stack:
        for name, (module, attribute, lists) in _CALLED.items():
            replaced = wrapped(name, getattr(module, attribute), lists)
            stack.enter_context(mock.patch.object(module, attribute, replaced))
        yield spent


def sizes(folder: Path) -> dict[str, tuple[int, int]]:
    """Files and bytes of a built folder by what they are for, the largest first."""
    files: Counter[str] = Counter()
    size: Counter[str] = Counter()
    for path in folder.rglob("*"):
        if path.is_file():
            kind = _kind(path.relative_to(folder))
            files[kind] += 1
            size[kind] += path.stat().st_size
    return {kind: (files[kind], many) for kind, many in size.most_common()}


def _kind(path: Path) -> str:
    if path.parts[0] in {"data", "pagefind"}:
        return {"data": "open data", "pagefind": "search"}[path.parts[0]]
    return {".html": "pages", ".png": "pictures", ".svg": "drawings"}.get(path.suffix, "other")
