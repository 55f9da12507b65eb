"""The index of the site's search, which Pagefind makes of the written pages where it is installed.

Each page worth finding is cut down to what readers look for and laid into a folder that Pagefind alone reads, so that
the pages of the site carry nothing for it. All files of a language stand together in one more file, a script: from
`file://` a browser loads scripts, and nothing else.
"""

from __future__ import annotations

import base64
import gzip
import importlib.util
import json
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path
from typing import Any

from site_builder.problems import N_, CannotRun
from site_builder.views.search import Entry

#: below the root of the site; Pagefind takes what is above it for the root
FOLDER = "pagefind"
_ENGINE = "pagefind.js"
_CONTENTS = "pagefind-entry.json"
_SIGNATURE = b"pagefind_dcd"  # before what was packed
#: names of members are found in their directory, figures where they are explained, pages by their own words
_UNSOUGHT = (
    "nav, aside, svg, table, details, form, dl, .key-figures, .chart__subtitle, .chart__sentence, .chart__key, "
    ".chart__foot, .place-value, .course__value, .course__note, .story-card, .story-over, .story-facts, .news__list, "
    ".link-line, .link-columns, .links, .no-print, .out-of-sight"
)
#: Pagefind takes “l’hydrogène” for one word unless a space stands in it; the script of search takes both signs out
_APOSTROPHE, _SPLIT = re.compile("(?<=\\w)(?:’|&#39;)(?=\\w\\w)"), "’\u2060 "
_MAIN = re.compile(r"<main\b[^>]*>(.*)</main>", re.DOTALL)
_TITLE = re.compile(r"<h1\b.*?</h1>", re.DOTALL)


def available() -> bool:
    """True where Pagefind is installed, so that the site has a search."""
    return importlib.util.find_spec("pagefind_bin") is not None


def promised(languages: Iterable[str]) -> tuple[str, ...]:
    """The files that pages link to, by their paths from the root of the site."""
    return f"{FOLDER}/{_ENGINE}", *(f"{FOLDER}/{_offline(language)}" for language in languages)


def write_index(folder: Path, entries: Mapping[str, Mapping[str, Entry]]) -> None:
    """Index the pages below `folder`: `entries` are those worth finding, by language and path.

    Raises `CannotRun` where Pagefind fails.
    """
    with tempfile.TemporaryDirectory() as name:
        source, target = Path(name) / "pages", Path(name) / "index"
        source.mkdir()
        for language, its in entries.items():
            for path, entry in its.items():
                _write_document(folder / language / path, source / language / path, language, entry)
        _run(source, target)
        contents = _tidy(target)
        for language, its in entries.items():
            _write_kinds(target, language, its)
            _write_offline(target, language, contents)
        shutil.move(target, folder / FOLDER)


def _write_document(page: Path, target: Path, language: str, entry: Entry) -> None:
    """What Pagefind reads of a page: its main part, or its title alone where the entry is brief."""
    html = (page / "index.html").read_text(encoding="utf-8")
    main = _TITLE.search(html) if entry.brief else _MAIN.search(html)
    if main is None:
        return
    names = "title, overview" if entry.kind == "overview" else "title"  # what has both is found first by its title
    text = (
        main[0] if entry.brief else main[0].replace("<h1", f'<h1 data-pagefind-meta="{names}" data-pagefind-ignore', 1)
    )
    weight = ' data-pagefind-weight="0.2"' if entry.brief else ""
    marks = f'<i data-pagefind-meta="kind:{entry.kind}"></i>'
    if entry.domains:
        marks += f'<i data-pagefind-meta="domain:{escape(entry.domains[0])}"></i>'
    body = marks + _APOSTROPHE.sub(_SPLIT, text)
    target.mkdir(parents=True, exist_ok=True)
    (target / "index.html").write_text(
        f'<!DOCTYPE html><html lang="{language}"><body data-pagefind-body{weight}>{body}</body></html>',
        encoding="utf-8",
    )


def _run(source: Path, target: Path) -> None:
    from pagefind_bin import get_executable

    command = [
        get_executable(),
        "--site",
        source,
        "--output-path",
        target,
        "--exclude-selectors",
        _UNSOUGHT,
        "--silent",
    ]
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)
    if done.returncode:
        raise CannotRun(N_("The search index could not be made: {reason}"), reason=(done.stderr or done.stdout).strip())


def _tidy(target: Path) -> dict[str, Any]:
    """Keep what a search needs, and the same bytes for the same pages; returns the table of contents."""
    contents = json.loads((target / _CONTENTS).read_text(encoding="utf-8"))
    (target / _CONTENTS).write_text(json.dumps(contents, sort_keys=True, separators=(",", ":")), encoding="utf-8")
    kept = {
        _ENGINE,
        _CONTENTS,
        *(f"wasm.{its['wasm'] or 'unknown'}.pagefind" for its in contents["languages"].values()),
    }
    for file in target.iterdir():
        if file.is_file() and file.name not in kept and file.suffix != ".pf_meta":
            file.unlink()
    return contents


def _write_kinds(target: Path, language: str, entries: Mapping[str, Entry]) -> None:
    """Kind and domains of each page by its name in the index; Pagefind's own filters are in another order each time."""
    kinds = {}
    for file in sorted((target / "fragment").glob(f"{language}_*")):
        fragment = json.loads(gzip.decompress(file.read_bytes()).removeprefix(_SIGNATURE))
        entry = entries[fragment["url"].removeprefix(f"/{language}/")]
        kinds[file.stem] = [entry.kind, *entry.domains]
    (target / _kinds(language)).write_text(json.dumps(kinds, separators=(",", ":")), encoding="utf-8")


def _write_offline(target: Path, language: str, contents: Mapping[str, Any]) -> None:
    """All files of a language as one script."""
    its = contents["languages"].get(language)
    files = [target / _ENGINE, target / _CONTENTS, target / _kinds(language)]
    if its is not None:
        files.append(target / f"wasm.{its['wasm'] or 'unknown'}.pagefind")
        files += sorted(file for file in target.rglob(f"*{language}_*") if file.is_file())
    packed = {
        file.relative_to(target).as_posix(): base64.b64encode(file.read_bytes()).decode("ascii") for file in files
    }
    (target / _offline(language)).write_text(
        f"self.pagefindFiles={json.dumps(packed, separators=(',', ':'))};\n", encoding="utf-8"
    )


def _kinds(language: str) -> str:
    return f"kinds.{language}.json"


def _offline(language: str) -> str:
    return f"offline.{language}.js"
