"""What the documents for readers name is there: commands, their options, and the figures they state."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from site_builder.checks.confirmed import WARNINGS
from site_builder.cli import main
from site_builder.schema import Schemas

ROOT = Path(__file__).parents[2]
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
#: a command as documents write it: its words, then its options up to the end of the line or of the code
_CALL = re.compile(r"^site-builder ([a-z]+(?:-[a-z]+)*(?: [a-z]+)?)([^`\n#]*)", re.MULTILINE)
#: the seed of the demonstration data begins with the name of the project, too
_SEED = "demonstration"


def calls() -> Iterator[tuple[str, str, str]]:
    """Every command that a document names: document, words, the rest of the line."""
    for path in DOCUMENTS:
        text = path.read_text(encoding="utf-8")
        for code in re.findall(r"```[a-z]*\n(.*?)```|`([^`\n]+)`", text, re.S):
            for words, rest in _CALL.findall("".join(code)):
                if words != _SEED:
                    yield path.name, words, rest


def command(words: str) -> click.Command | None:
    """The command of some words; a group's second word is its command, any other an argument."""
    found: click.Command | None = main
    for word in words.split():
        if isinstance(found, click.Group):
            found = found.get_command(click.Context(found), word)
    return found


@pytest.mark.parametrize("call", sorted(set(calls())), ids=lambda call: f"{call[0]} {call[1]}")
def test_a_command_in_the_documents_is_there_with_its_options(call: tuple[str, str, str]) -> None:
    _, words, rest = call
    found = command(words)
    assert found is not None, words
    assert set(re.findall(r"--[a-z-]+", rest)) <= {name for each in found.params for name in each.opts}


def test_every_command_is_told_where_users_look() -> None:
    told = {words.split()[0] for name, words, _ in calls() if name in ("README.md", "reporting.md")}
    context = click.Context(main)
    assert set(main.list_commands(context)) <= told


def test_a_link_between_documents_leads_somewhere() -> None:
    for path in DOCUMENTS:
        for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8")):
            assert target.startswith(("http", "mailto:")) or (path.parent / target).exists(), f"{path.name}: {target}"


def test_the_share_typed_anew_is_the_one_that_is_stated() -> None:
    script = [sys.executable, str(ROOT / "scripts" / "typed_anew.py"), "--check", "docs/reporting.md"]
    done = subprocess.run(script, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_every_warning_is_listed_with_its_limits() -> None:
    """In docs/warnings.md: a row a rule, with each limit and what it is where the region says nothing."""
    text = (ROOT / "docs" / "warnings.md").read_text(encoding="utf-8")
    rows = {row[1]: row[0] for row in re.findall(r"^(\| `([a-z-]+)` \|.*)$", text, re.MULTILINE)}
    assert sorted(rows) == sorted(WARNINGS)
    for field in Schemas.load().fields("region"):
        if field.path[0] == "warnings" and len(field.path) == 3:
            assert f"`{field.path[2]}` {field.default}" in rows[field.path[1].replace("_", "-")], field.path
