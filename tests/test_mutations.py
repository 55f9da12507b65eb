"""Whatever the bytes of a region's files, `check` says what it can and never breaks."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from click.testing import CliRunner
from hypothesis import example, given, settings
from hypothesis import strategies as st
from regions import CASES, DAYS

from site_builder.cli import main
from site_builder.pipeline import RULES
from site_builder.schema import Schemas

#: enough to notice a new way to break it; many more find no other
EXAMPLES = 40
GOOD = CASES / "good"
#: one with all kinds of files, one with two years of each record
FILES = sorted(
    path.relative_to(GOOD).as_posix()
    for region in ("lakes", "rivers")
    for path in (GOOD / region).rglob("*")
    if path.suffix in (".yml", ".md")
)
COUNT = re.compile(r"(\d+) (?:error|warning)")
LINE = re.compile(r"[^:]+:\d+:\d+: (error|warning): .+ \[([a-z-]+)\]")
#: what is mistyped, and what only a tester writes
SNIPPETS = [
    "",
    "-",
    ":",
    "- ",
    "null",
    "~",
    "true",
    "[",
    "]",
    "{}",
    "0",
    "-1",
    "1e9",
    "2020",
    "99999",
    "x",
    '"',
    "'",
    "\n",
    " ",
]
SNIPPETS += [
    "\t",
    "!!x ",
    "&a ",
    "*a",
    "%",
    "---\n",
    "#",
    "é",
    "\u202e",
    "\x00",
    "[]",
    "''",
    "{a: 1}",
    "[[1]]",
    ".inf",
    "1" * 400,
]


@st.composite
def changes(draw: st.DrawFn) -> tuple[str, bytes]:
    """A file and its new bytes: one stretch of it replaced by a snippet, another part of the file, or any bytes."""
    name = draw(st.sampled_from(FILES))
    content = (GOOD / name).read_bytes()
    start = draw(st.integers(0, len(content)))
    end = start + draw(st.integers(0, 12))
    elsewhere = draw(st.integers(0, len(content)))
    new = draw(
        st.sampled_from([each.encode() for each in SNIPPETS])
        | st.binary(max_size=6)
        | st.just(content[elsewhere : elsewhere + 60])
    )
    return name, content[:start] + new + content[end:]


@st.composite
def swaps(draw: st.DrawFn) -> tuple[str, bytes]:
    """A file in which one line has the value of another: more often right in shape, and wrong in sense."""
    name = draw(st.sampled_from(FILES))
    lines = (GOOD / name).read_text(encoding="utf-8").splitlines(keepends=True)
    written = [number for number, line in enumerate(lines) if ": " in line]
    to, of = draw(st.sampled_from(written)), draw(st.sampled_from(written))
    key, _, _ = lines[to].partition(": ")
    lines[to] = f"{key}: {lines[of].partition(': ')[2]}"
    return name, "".join(lines).encode()


@pytest.fixture(scope="module")
def regions() -> Iterator[Path]:
    with TemporaryDirectory() as folder:
        schemas = Schemas.load()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Schemas, "load", lambda: schemas)  # the same for all examples, and slow to read
            yield Path(shutil.copytree(GOOD, Path(folder) / "good"))


@settings(deadline=None, max_examples=EXAMPLES)
@example(changed=("lakes/data/region.yml", b""))
@example(changed=("lakes/data/objectives.yml", b"\xff\x00"))
@example(changed=("rivers/data/region.yml", b"- 1\n"))
@given(changed=changes() | swaps())
def test_check_tells_of_any_change_and_never_breaks(regions: Path, changed: tuple[str, bytes]) -> None:
    name, content = changed
    path, region = regions / name, name.partition("/")[0]
    before = path.read_bytes()
    path.write_bytes(content)
    try:
        command = ["check", "--source", str(regions / region), "--lang", "en", "--date", DAYS[region]]
        result = CliRunner().invoke(main, command, catch_exceptions=False)
    finally:
        path.write_bytes(before)
    assert result.stderr == ""
    *findings, last = result.stdout.splitlines()
    assert result.exit_code == (1 if any(": error: " in line for line in findings) else 0)
    assert last == "No findings." if not findings else sum(map(int, COUNT.findall(last))) == len(findings)
    for line in findings:
        found = LINE.fullmatch(line)
        assert found, line
        assert found[2] in {rule.name for rule in RULES}
