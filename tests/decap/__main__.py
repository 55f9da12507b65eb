"""`make decap`: open records and stories in Decap CMS, change values, publish, and look at what Git has then.

A line for each change: lines added and removed in how many files, and whether that is what was to be.
"""

from __future__ import annotations

import re
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page, expect, sync_playwright

from site_builder.pipeline import examine
from site_builder.source.repository import Repository, read_repository
from tests.decap.desk import copied, free_port, git, installed, served, server, site_of
from tests.machine import chromium

_MILLISECONDS = 30_000


@dataclass(frozen=True)
class Trial:
    """`open` leads to the form, `change` is done there; then so many lines are `added` and `removed` in one file."""

    name: str
    open: str
    change: Callable[[Page], None]
    added: int = 1
    removed: int = 1


def field(page: Page, name: str, value: str) -> None:
    """Type a value into a field that is there once."""
    page.locator(f"[id^={name}-field]").first.fill(value)


def _text_added(page: Page) -> None:
    page.locator("[data-slate-editor=true]").click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" The end.")


def _choose(page: Page, name: str) -> None:
    """Take the first of the choices."""
    page.locator(f"[id^={name}-field]").last.click()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")


def _new_post(page: Page) -> None:
    page.get_by_role("button", name=re.compile("posts of the team", re.I)).last.click()
    _choose(page, "role")
    page.locator("[id^=fte-field]").last.fill("0")
    _choose(page, "employer")


def _new_story(page: Page) -> None:
    field(page, "title", "A trial: of the form")
    field(page, "date", "2025-05-05")
    _choose(page, "domain")
    field(page, "summary", "What was tried.")
    _text_added(page)


def trials(repository: Repository) -> list[Trial]:
    """What is changed, of the first cluster that has stories in two languages."""
    files = next(each for each in repository.clusters.values() if len(each.stories) > 2 and each.annual)
    cluster, year = files.id, max(files.annual)
    record = f"#/collections/{cluster}/entries/{year}"
    story = next(each for each in files.stories if each.language != "en")
    other = next(each for each in files.stories if each.language == "en")
    told = f"#/collections/{cluster}-stories/entries/{story.date}-{story.slug}"
    translated = f"#/collections/{cluster}/entries/{other.date}-{other.slug}-en"
    quarter = "{}-q{}".format(*max(files.quarterly))
    return [
        Trial("a number of a yearly record", record, lambda page: field(page, "meetings", "9")),
        Trial("a line of the budget", record, lambda page: field(page, "external_costs", "654321")),
        Trial("a value that is taken away", record, lambda page: field(page, "women", ""), added=0),
        Trial("an entry of a list", record, _new_post, added=3, removed=0),
        Trial(
            "a count of a grid",
            f"#/collections/{cluster}/entries/{quarter}",
            lambda page: field(page, "joint_projects", "7"),
        ),
        Trial("the summary of a story", told, lambda page: field(page, "summary", "Said: in one line.")),
        Trial("a sentence in its text", told, _text_added),
        Trial("the title of a translation", translated, lambda page: field(page, "title", "Another title")),
        Trial("a new story", f"#/collections/{cluster}-stories/new", _new_story, added=8, removed=0),
    ]


def publish(page: Page) -> None:
    """Save, say that it is ready, publish."""
    page.get_by_text("Save", exact=True).click()
    expect(page.get_by_text("Entry saved")).to_be_visible(timeout=_MILLISECONDS)
    page.get_by_text("Status: Draft").click()
    page.get_by_role("menuitem", name="Ready").click()
    expect(page.get_by_text("Status: Ready")).to_be_visible(timeout=_MILLISECONDS)
    page.get_by_text("Publish", exact=True).first.click()
    page.get_by_role("menuitem", name="Publish now").click()
    expect(page.get_by_text("Entry published")).to_be_visible(timeout=_MILLISECONDS)


def tried(page: Page, address: str, root: Path, trial: Trial) -> bool:
    """Whether a change is the lines that it should be, and nothing else."""
    before = git(root, "rev-parse", "main").strip()
    page.goto("about:blank")
    page.goto(f"{address}admin/{trial.open}")
    page.get_by_text("Save", exact=True).wait_for(timeout=_MILLISECONDS)
    page.locator("[id*=-field-]").first.wait_for(timeout=_MILLISECONDS)
    page.wait_for_timeout(500)
    trial.change(page)
    publish(page)
    lines = [line.split("\t") for line in git(root, "diff", "--numstat", before, "main").splitlines()]
    right = [line[:2] for line in lines] == [[str(trial.added), str(trial.removed)]]
    print(f"{'ok   ' if right else 'WRONG'} {trial.name}: {lines}", flush=True)
    if not right:
        print(git(root, "diff", before, "main"))
    return right


def main() -> int:
    """0 where every change was what it should be, all passes `check`, and nobody else was asked for anything."""
    if not installed():
        print("decap-server could not be installed: the npm registry did not give it.", file=sys.stderr)
        return 1
    began, hosts = time.monotonic(), set()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        root, port = copied(Path(folder)), free_port()
        repository, _ = read_repository(root)
        site = site_of(Path(folder) / "site", repository, port)
        with server(root, port), served(site) as address:
            page = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"]).new_page()
            page.on("request", lambda asked: hosts.add(urlsplit(asked.url).hostname))
            page.on("dialog", lambda dialog: dialog.accept())
            page.goto(f"{address}admin/")
            page.get_by_text("Login").click()
            page.get_by_text("Contents").first.wait_for(timeout=_MILLISECONDS)
            right = [tried(page, address, root, trial) for trial in trials(repository)]
        faults = [each for each in examine(root, audience="officers").findings if each.is_error]
        elsewhere = hosts - {"127.0.0.1", None}
    print(f"{sum(right)} of {len(right)} changes as they should be, {len(faults)} errors in the records afterwards,")
    print(f"{len(elsewhere)} requests to other hosts, {time.monotonic() - began:.0f} s")
    print(
        "".join(f"  {each.place}: {each.msgid}\n" for each in faults) + "".join(f"  {host}\n" for host in elsewhere),
        end="",
    )
    return int(not all(right) or bool(faults or elsewhere))


if __name__ == "__main__":
    sys.exit(main())
