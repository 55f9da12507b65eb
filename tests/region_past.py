"""A small region with a past: each change of its files a commit on a day of its own."""

from __future__ import annotations

import os
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

from regions import copy_of

from site_builder.history import History, history_of
from site_builder.pipeline import inspect
from site_builder.problems import has_errors
from site_builder.views.page import Site

DAY = date(2024, 6, 30)


class Past:
    """The region `rivers` in a folder of its own below `folder`, committed as it is on 1 April 2024."""

    def __init__(self, folder: Path, inner: str = "") -> None:
        self.top = folder
        (folder / inner).mkdir(exist_ok=True)
        self.root = copy_of("rivers", folder / inner)
        self.git("init", "--quiet", "--initial-branch=main")
        self.commit("Begin", "2024-04-01")

    def git(self, *arguments: str, day: str = "2024-04-01") -> str:
        """A command of Git on a day."""
        moment = f"{day}T12:00:00+0200"
        known = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        known |= {"GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment}
        who = ("-c", "user.name=Some Body", "-c", "user.email=some@body.example", "-c", "commit.gpgsign=false")
        done = subprocess.run(["git", *who, *arguments], cwd=self.top, check=True, capture_output=True, env=known)
        return done.stdout.decode().strip()

    def commit(self, title: str, day: str) -> None:
        """Commit all that was changed."""
        self.git("add", "--all", ".", day=day)
        self.git("commit", "--quiet", "--allow-empty", f"--message={title}", day=day)

    def change(self, path: str, old: str, new: str) -> None:
        """Put a text in the place of another that occurs once."""
        text = (self.root / path).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} occurs {text.count(old)} times in {path}"
        (self.root / path).write_text(text.replace(old, new), encoding="utf-8")

    def corrected(self, title: str, day: str, path: str, old: str, new: str) -> None:
        """Change a text and commit it."""
        self.change(path, old, new)
        self.commit(title, day)

    def site(self, audience: str = "public") -> Site:
        """The region as views see it, with its history."""
        seen = inspect(self.root, DAY, audience)
        assert not has_errors(seen.findings), seen.findings
        history = history_of(seen.repository, seen.schemas, seen.records, seen.warehouse, DAY, audience)
        return replace(Site.of(seen, repository="https://git.example/rivers/blob/main/"), history=history)

    def history(self, audience: str = "public") -> History:
        """What it tells."""
        return self.site(audience).history


def eventful(folder: Path) -> Past:
    """A region that became public on 15 April 2024, and was corrected in each way that there is."""
    past = Past(folder)
    alder, members = "data/clusters/alder/2023.yml", "data/members/birch/2022.yml"
    past.change("data/region.yml", "reporting:\n", "published: '2024-04-15'\nreporting:\n")
    (past.root / "data/indicators/fees.yml").write_text(FEES, encoding="utf-8")
    past.corrected("Before it was public", "2024-04-10", alder, "overheads: 31660", "overheads: 31661")
    past.git("switch", "--quiet", "--create", "patch")
    past.corrected("wip", "2024-05-01", alder, "salaries: 120300", "salaries: 125300")
    past.git("switch", "--quiet", "main")
    merge = "Merge pull request #7 from some-body/patch\n\nCorrect the salaries"
    past.git("merge", "--quiet", "--no-ff", f"--message={merge}", "patch", day="2024-05-02")
    past.corrected("Only a remark", "2024-05-03", alder, "meetings: 4\n", "meetings: 4 # as minuted\n")
    past.corrected("Fees", "2024-05-04", alder, "membership_fees: 60700", "membership_fees: 61400")
    grid = past.root / "data/clusters/birch/2023-q2.yml"
    kept = grid.read_text(encoding="utf-8")
    grid.unlink()
    past.commit("Withdraw a grid", "2024-05-05")
    grid.write_text(kept.replace("joint_projects: 1", "joint_projects: 3"), encoding="utf-8")
    past.commit("Bring it back", "2024-05-20")
    past.change(members, "name: Forge of Birch", "name: Old Forge of Birch")
    text = (past.root / members).read_text(encoding="utf-8")
    first, last = text.index("- id: birch-member-05"), text.index("- id: birch-member-06")
    (past.root / members).write_text(text[:first] + text[last:], encoding="utf-8")
    past.commit("Members of Birch", "2024-06-01")
    (past.root / "data/clusters/alder/2024-q1.yml").write_text(
        kept.replace("2023", "2024").replace("quarter: 2", "quarter: 1")
    )
    past.commit("A grid that is new", "2024-06-02")
    past.corrected(
        "Half", "2024-06-03", "data/indicators/budget.yml", "sum(expenditure_total)", "sum(expenditure_total) / 2"
    )
    past.corrected(
        "Set the query", "2024-06-04", "data/indicators/members.yml", "count(DISTINCT id)", "count(DISTINCT  id)"
    )
    return past


FEES = """id: fees
name: Fees
description: What members pay.
unit: eur
topic: structure
table: annual
value: sum(budget.revenue.private.membership_fees)
across: pooled
"""
