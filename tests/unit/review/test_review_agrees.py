"""What a review finds in the parts that it reads is what `check` finds in the whole of both states."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from regions import copy_of
from small_review import BASE, DAY

from site_builder import definitions
from site_builder.pipeline import examine
from site_builder.problems import Finding, beyond
from site_builder.review.comparing import compare

Change = Callable[[Path, random.Random], None]


#: an idle answer is told of a region without errors alone, the faults of definitions with the figures
_APART = ("confirmed-idle", *(rule.name for rule in definitions.RULES))


def _said(findings: list[Finding]) -> set[tuple[str, str, str]]:
    return {(each.place.path, each.rule, repr(each.args)) for each in findings if each.rule not in _APART}


def _file(root: Path, chance: random.Random) -> Path:
    return chance.choice(sorted([*root.rglob("*.yml"), *root.rglob("*.md")]))


def a_number(root: Path, chance: random.Random) -> None:
    path = chance.choice(sorted(root.glob("data/clusters/*/20*.yml")))
    text = path.read_text(encoding="utf-8")
    found = chance.choice(list(re.finditer(r": (\d+)(?=\n)", text)))
    path.write_text(text[: found.start(1)] + chance.choice(["0", f"{found[1]}0"]) + text[found.end() :])


def a_line_less(root: Path, chance: random.Random) -> None:
    path = _file(root, chance)
    lines = path.read_text(encoding="utf-8").split("\n")
    del lines[chance.randrange(len(lines))]
    path.write_text("\n".join(lines), encoding="utf-8")


def a_file_less(root: Path, chance: random.Random) -> None:
    while (path := _file(root, chance)).name == "region.yml":
        pass
    path.unlink()


def a_cluster_less(root: Path, chance: random.Random) -> None:
    for folder in ("data/clusters/birch", "data/members/birch", "stories/birch")[: chance.choice((1, 3))]:
        shutil.rmtree(root / folder)


def another_kind_of_member(root: Path, chance: random.Random) -> None:
    """The same organisation in two lists, and not alike."""
    entry = "- id: zinc\n  name: Zinc\n  category: {}\n  territory: '01'\n  since: 2023\n"
    for cluster, category in (("alder", "company_sme"), ("birch", chance.choice(("company_sme", "research")))):
        with open(root / f"data/members/{cluster}/2023.yml", "a", encoding="utf-8") as file:
            file.write(entry.format(category))


CHANGES: tuple[Change, ...] = (a_number, a_line_less, a_file_less, a_cluster_less, another_kind_of_member)


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_a_review_finds_what_a_check_of_both_states_finds(change: Change, tmp_path: Path) -> None:
    before = examine(BASE, DAY).findings
    for number in range(3):
        root = copy_of("rivers", tmp_path / str(number))
        change(root, random.Random(number))
        review = compare(root, str(BASE), None, DAY)
        assert _said([*review.errors, *review.questions]) == _said(beyond(examine(root, DAY).findings, before)), number
