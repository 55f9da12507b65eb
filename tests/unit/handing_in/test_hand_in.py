"""A workbook dropped into an issue becomes a branch and a proposal; an issue's words and files are never trusted."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from editing import Edited
from region_factory import write_region

from site_builder.canonical import reformat
from site_builder.cli import main
from site_builder.handing_in import fetching
from site_builder.handing_in.fetching import Attachments, file_name
from site_builder.handing_in.proposing import commit
from site_builder.handing_in.result import Refused
from site_builder.handing_in.result import Result as HandedIn
from site_builder.problems import CannotRun
from site_builder.schema import Schemas
from site_builder.source.repository import read_repository
from site_builder.texts import Texts
from site_builder.workbook.layout import layout
from site_builder.workbook.writing import write

FILES = "/user-attachments/files/"
GH = """#!{python}
import json, sys
told = sys.stdin.read() if "--body-file" in sys.argv else ""
with open({log!r}, "a", encoding="utf-8") as file:
    file.write(json.dumps([sys.argv[1:], told]) + "\\n")
pulls = [line for line in open({log!r}, encoding="utf-8") if '"create"' in line]
if sys.argv[1:3] == ["pr", "create"] or (sys.argv[1:3] == ["pr", "list"] and pulls):
    print("https://github.example/you/region/pull/8")
"""


@dataclass
class Desk:
    """A region's repository with its remote, GitHub's `gh` in its place, and a host of dropped files."""

    root: Path
    remote: Path
    log: Path
    files: dict[str, tuple[int, dict[str, str], bytes]]
    base: str

    def event(self, body: str, number: int) -> Path:
        path = self.root.parent / "event.json"
        path.write_text(json.dumps({"action": "opened", "issue": {"number": number, "body": body}}), encoding="utf-8")
        return path

    def read(self, body: str, number: int = 7) -> Result:
        out = str(self.root.parent / "out")
        options = ["--source", str(self.root), "--event", str(self.event(body, number)), "--out", out, "--lang", "en"]
        return CliRunner().invoke(main, ["hand-in", "read", *options, "--attachments", self.base])

    def propose(self) -> Result:
        return CliRunner().invoke(
            main, ["hand-in", "propose", str(self.root.parent / "out"), "--source", str(self.root), "--lang", "en"]
        )

    def told(self) -> list[tuple[list[str], str]]:
        return [tuple(json.loads(line)) for line in self.log.read_text(encoding="utf-8").splitlines()]

    def git(self, *arguments: str, at: Path | None = None) -> str:
        return subprocess.run(
            ["git", *arguments], cwd=at or self.root, check=True, capture_output=True, text=True
        ).stdout.strip()


@pytest.fixture
def desk(whole_desk: Desk) -> Desk:
    """With nothing on it from the test before."""
    whole_desk.files.clear()
    whole_desk.log.write_text("", encoding="utf-8")
    return whole_desk


@pytest.fixture(scope="module")
def whole_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with pytest.MonkeyPatch.context() as monkeypatch:
        yield from laid_out(tmp_path_factory.mktemp("desk"), monkeypatch)


def laid_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    root, remote, programs = tmp_path / "region", tmp_path / "remote.git", tmp_path / "bin"
    write_region(root, clusters=2, years=2, gaps=0)
    for path in root.glob("data/clusters/*/2021.yml"):
        text = reformat(path.read_bytes(), path.name, "annual", Schemas.load(), ("en", "fr"))
        assert isinstance(text, str)
        path.write_text(text, encoding="utf-8")
    programs.mkdir()
    log = tmp_path / "gh.log"
    log.touch()
    gh = programs / "gh"
    gh.write_text(GH.format(python=sys.executable, log=str(log)), encoding="utf-8")
    gh.chmod(gh.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    files: dict[str, tuple[int, dict[str, str], bytes]] = {}

    class Host(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, headers, data = files.get(self.path, (404, {}, b""))
            self.send_response(status)
            for name, value in (headers | {"Content-Length": str(len(data))}).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Host) as host:
        threading.Thread(target=host.serve_forever, daemon=True).start()
        made = Desk(root, remote, log, files, f"http://127.0.0.1:{host.server_port}{FILES}")
        made.git("init", "--quiet", "--bare", str(remote), at=tmp_path)
        made.git("init", "--quiet", "--initial-branch", "main")
        made.git("add", "--all")
        made.git("-c", "user.name=t", "-c", "user.email=t@t.example", "commit", "--quiet", "--message", "Begin")
        made.git("remote", "add", "origin", str(remote))
        made.git("push", "--quiet", "origin", "main")
        yield made
        host.shutdown()


def workbook_of(root: Path, cluster: str, year: int, meetings: int | None = None) -> bytes:
    """The workbook of a year, with another number of board meetings typed into it."""
    repository, _ = read_repository(root)
    texts = Texts("en", ("en", "fr"))
    data = write(layout(Schemas.load(), repository, texts, cluster, year), texts, repository)
    if meetings is None:
        return data
    path = root.parent / "typed.xlsx"
    path.write_bytes(data)
    book = Edited.of(path)
    book["annual"]["governance.meetings", str(year)] = meetings
    return book.bytes()


def dropped(desk: Desk, data: bytes, name: str = "book.xlsx", number: int = 1) -> str:
    """The words that GitHub puts into an issue for a dropped file, which it keeps elsewhere."""
    desk.files[f"{FILES}{number}/{name}"] = (302, {"Location": f"/store/{number}"}, b"")
    desk.files[f"/store/{number}"] = (200, {}, data)
    return f"### The workbook\n\n[{name}]({desk.base}{number}/{name})\n"


def test_a_workbook_becomes_a_branch_and_a_proposal_and_again_the_same(desk: Desk) -> None:
    record = desk.root / "data" / "clusters" / "cluster-01" / "2021.yml"
    lines = record.read_text(encoding="utf-8").splitlines()
    line = next(each for each in lines if each.startswith("  meetings:"))
    for count in (41, 42):
        data = workbook_of(desk.root, "cluster-01", 2021, count)
        read = desk.read("### Cluster\n\nOne (cluster-01)\n\n" + dropped(desk, data, number=count))
        assert read.exit_code == 0, read.output
        assert desk.git("status", "--porcelain") == ""
        told = desk.propose()
        assert told.exit_code == 0, told.output
        desk.git("switch", "--quiet", "main")
        changed = desk.git("diff", "-U0", "main", "hand-in/7", at=desk.remote)
        assert [each for each in changed.splitlines() if each[0] in "+-" and each[1] not in "+-"] == [
            f"-{line}",
            f"+  meetings: {count}",
        ]
    commands = [" ".join(command[:2]) for command, _ in desk.told()]
    assert commands.count("pr create") == 1
    assert commands.count("pr edit") == 1
    assert commands.count("issue comment") == 2
    body = next(text for command, text in desk.told() if command[:2] == ["pr", "create"])
    assert "Closes #7" in body
    assert "41" in body
    assert "pull/8" in desk.told()[-1][1]


def test_what_is_wrong_is_answered_and_nothing_is_proposed(desk: Desk) -> None:
    data = workbook_of(desk.root, "cluster-01", 2021, -3)
    assert desk.read(dropped(desk, data), number=8).exit_code == 0
    assert desk.propose().exit_code == 0
    ((command, text),) = desk.told()
    assert command[:3] == ["issue", "comment", "8"]
    assert "Board meetings" in text
    assert "edit this request" in text
    assert desk.git("branch", "--list", "hand-in/8") == ""


HOSTILE = {
    "no file": "No workbook was found",
    "": "No workbook was found",
    "[x](https://evil.example/user-attachments/files/1/book.xlsx)": "No workbook was found",
    "[x](BASE9/missing.xlsx)": "could not be fetched (404)",
    "[x](BASE8/book.xlsx)": "could not be fetched (evil.example)",
    "[x](BASE6/book.xlsx)": "could not be fetched (too many",
    "[x](BASE5/book.exe)": "No workbook was found",
    "[x](BASE4/book.xlsx)": "larger than",
    "[x](BASE3/$(touch%20gone).xlsx)": "No workbook was found",
    "[x](BASE2/book.xlsx)": "book.xlsx",
}


def test_hostile_requests_are_answered(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "MOST_BYTES", 1000)
    desk.files[f"{FILES}8/book.xlsx"] = (302, {"Location": "https://evil.example/book.xlsx"}, b"")
    desk.files[f"{FILES}6/book.xlsx"] = (302, {"Location": f"{FILES}6/book.xlsx"}, b"")
    desk.files[f"{FILES}4/book.xlsx"] = (200, {}, b"x" * 2000)
    desk.files[f"{FILES}2/book.xlsx"] = (200, {}, b"no workbook")
    for body, words in HOSTILE.items():
        told = desk.read(body.replace("BASE", desk.base))
        assert told.exit_code == 0, told.output
        kept = HandedIn.load(desk.root.parent / "out")
        assert kept.failed
        assert not kept.files
        assert words in kept.text, body


def test_a_workbook_that_changes_nothing_is_answered(desk: Desk) -> None:
    told = desk.read(dropped(desk, workbook_of(desk.root, "cluster-02", 2021)), number=9)
    assert told.exit_code == 0
    assert desk.propose().exit_code == 0
    ((command, text),) = desk.told()
    assert command[:3] == ["issue", "comment", "9"]
    assert "Closes" not in text


def test_a_workbook_of_another_cluster_than_chosen_is_answered(desk: Desk) -> None:
    data = workbook_of(desk.root, "cluster-01", 2021, 50)
    told = desk.read("### Cluster\n\nTwo (cluster-02)\n\n" + dropped(desk, data))
    assert "cluster-02" in told.output
    assert HandedIn.load(desk.root.parent / "out").failed


def test_a_token_goes_to_the_first_host_alone() -> None:
    held = Attachments("https://github.com/user-attachments/files/", "secret")
    assert held.found("https://github.com/user-attachments/files/1/a.xlsx) <https://github.com/you/a.xlsx>") == [
        "https://github.com/user-attachments/files/1/a.xlsx"
    ]
    for address in ("http://github.com/user-attachments/files/1/a", "https://github.com.evil.example/1/a.xlsx"):
        with pytest.raises(CannotRun):
            held.fetch(address)
    assert file_name("https://x.example/1/..%2F..%2Fetc%2Fpasswd.xlsx") == "_.._etc_passwd.xlsx"
    assert len(file_name("https://x.example/1/" + "a" * 500 + ".xlsx")) <= 81


GOOD = {"number": 7, "title": "Workbook", "text": "Told.", "failed": False, "files": {}}


@pytest.mark.parametrize(
    "change",
    [
        {"number": "7; rm"},
        {"number": True},
        {"title": "two\nlines"},
        {"title": ""},
        {"text": "x" * 100_000},
        {"failed": True, "files": {"data/clusters/a/2024.yml": "x"}},
        {"files": {"data/clusters/a/../../../.github/workflows/x.yml": "x"}},
        {"files": {".github/workflows/x.yml": "x"}},
        {"files": {"data/region.yml": "x"}},
        {"files": {"/etc/passwd": "x"}},
        {"files": {"data/clusters/a/2024.yml\n": "x"}},
        {"files": {"data/clusters/a/2024.yml": 5}},
        {"files": {f"data/clusters/a/{year}.yml": "" for year in range(1900, 1990)}},
        {"more": 1},
    ],
)
def test_what_the_first_step_left_is_not_trusted(tmp_path: Path, change: dict[str, Any]) -> None:
    (tmp_path / "result.json").write_text(json.dumps(GOOD | change), encoding="utf-8")
    with pytest.raises(Refused):
        HandedIn.load(tmp_path)


def test_a_link_in_the_repository_is_not_followed(desk: Desk, tmp_path: Path) -> None:
    (desk.root / "data" / "clusters" / "away").symlink_to(tmp_path)
    with pytest.raises(Refused):
        commit(HandedIn(7, "T", "t", False, {"data/clusters/away/2024.yml": "x"}), desk.root)
