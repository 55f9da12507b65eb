"""A review reaches its own proposal and no other: one comment, kept up to date, and labels that the region knows."""

from __future__ import annotations

import contextlib
import json
import random
import struct
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hosts import COMMIT, GitHub, GitLab, event, pull, served, zipped
from region_factory import write_region

from site_builder.cli import main
from site_builder.posting import reviewed
from site_builder.posting.comment import MARK
from site_builder.posting.github import unpacked
from site_builder.posting.reviewed import Refused, Reviewed
from site_builder.review.outline import Outline

OUTLINE = Outline(**{each.name: "x" for each in fields(Outline) if each.type == "str"})
REVIEW = Reviewed(
    replace(OUTLINE, verdict="One question to ask."),
    ("cluster-01", "unheard-of"),
    ("annual", "members", "unheard-of"),
)
GONE = "could not be reviewed"


def left(review: Reviewed = REVIEW, verdict: str = "") -> bytes:
    return replace(review, outline=replace(review.outline, verdict=verdict or review.outline.verdict)).text().encode()


def forged(method: int = 8, flags: int = 0, at: int = 0) -> bytes:
    """An artifact whose heads tell another method of packing, other flags or another place than it has."""
    data = bytearray(zipped({reviewed.FILE: left()}))
    central = data.index(b"PK\x01\x02")
    struct.pack_into("<HH", data, 6, flags, method)
    struct.pack_into("<HH", data, central + 8, flags, method)
    struct.pack_into("<I", data, central + 42, at)
    return bytes(data)


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("posting")
    write_region(root, clusters=2, years=1, languages=("en", "fr"))
    return root


@pytest.fixture
def github() -> Iterator[GitHub]:
    its = GitHub(pulls=[pull(repository=8), pull(base="other"), pull()], artifacts={1: zipped({reviewed.FILE: left()})})
    with served(its):
        yield its


@pytest.fixture
def gitlab() -> Iterator[GitLab]:
    with served(GitLab(artifact=left())) as its:
        yield its


def on_github(host: GitHub, region: Path, tmp_path: Path, happened: Any = None) -> Result:
    path = tmp_path / "event.json"
    path.write_text(json.dumps(happened or event()), encoding="utf-8")
    surroundings = {"GITHUB_API_URL": host.base, "GITHUB_EVENT_PATH": str(path), "GH_TOKEN": "secret"}
    return CliRunner().invoke(main, ["post-review", "github", "--source", str(region)], env=surroundings)


def on_gitlab(host: GitLab, region: Path) -> Result:
    surroundings = {"CI_API_V4_URL": host.base, "CI_PROJECT_ID": "3", "REVIEW_TOKEN": "secret"}
    return CliRunner().invoke(main, ["post-review", "gitlab", "--source", str(region)], env=surroundings)


def test_github_gets_one_comment_and_labels_and_keeps_them_current(
    github: GitHub, region: Path, tmp_path: Path
) -> None:
    github.labels = ["urgent", "cluster/cluster-02", "Story"]
    told = on_github(github, region, tmp_path)
    assert told.exit_code == 0, told.output
    assert told.output == "https://hub.example/pull/5\n"
    (only,) = github.comments
    assert only["body"].startswith(MARK) and "One question to ask." in only["body"]
    assert "](https://hub.example/lake/clusters/actions/runs/77)" in only["body"]
    assert github.labels == ["urgent", "cluster/cluster-01", "Yearly record", "Members list"]
    assert set(github.known) == {"cluster/cluster-01", "Yearly record", "Members list"}
    with_token = {each.path.split("/")[1] for each in github.asked if "Authorization" in each.headers}
    assert with_token == {"repos"} and any(each.path.startswith("/store/") for each in github.asked)
    github.asked.clear()
    assert on_github(github, region, tmp_path).exit_code == 0
    assert github.writes() == []
    github.artifacts[2] = zipped({reviewed.FILE: left(verdict="Nothing to ask.")})
    assert on_github(github, region, tmp_path).exit_code == 0
    assert github.writes() == [("PATCH", "/repos/lake/clusters/issues/comments/0")]
    (only,) = github.comments
    assert "Nothing to ask." in only["body"]


def test_a_comment_of_somebody_else_with_our_mark_is_left_alone(github: GitHub, region: Path, tmp_path: Path) -> None:
    theirs = {"user": {"login": "someone"}, "body": f"{MARK}\nAll is well."}
    github.comments = [{"id": number, **theirs} for number in range(120)]
    assert on_github(github, region, tmp_path).exit_code == 0
    assert len(github.comments) == 121
    assert on_github(github, region, tmp_path).exit_code == 0
    assert len(github.comments) == 121
    assert github.comments[0]["body"] == f"{MARK}\nAll is well."


@pytest.mark.parametrize(
    ("pulls", "change"),
    [
        ([], {}),
        ([pull(commit="a" * 40)], {}),
        ([pull(repository=8)], {}),
        ([pull(base="other")], {}),
        ([pull() | {"head": pull()["head"] | {"repo": None}}], {}),
        ([pull()], {"head_repository": None}),
        ([pull()], {"event": "push"}),
    ],
)
def test_no_pull_request_but_that_of_the_event_is_spoken_in(
    github: GitHub, region: Path, tmp_path: Path, pulls: list[Any], change: dict[str, Any]
) -> None:
    github.pulls = pulls
    happened = event()
    happened["workflow_run"] |= change
    told = on_github(github, region, tmp_path, happened)
    assert told.exit_code == 0, told.output
    assert told.output == "" and github.writes() == []


@pytest.mark.parametrize(
    "artifact",
    [
        None,
        b"no archive",
        zipped({reviewed.FILE: left()})[:-40],
        zipped({reviewed.FILE: left()}).replace(b"comment", b"another"),
        forged(method=14),
        forged(flags=0x800).replace(b"comment.json", b"c\xffmment.json"),
        forged(flags=1),
        forged(at=2**31),
        zipped({"other.json": left()}),
        zipped({reviewed.FILE: b"{}"}),
        zipped({reviewed.FILE: b" " * 50_000}),
        b"x" * 50_000,
    ],
    ids=[
        "none",
        "no archive",
        "cut",
        "renamed",
        "packed otherwise",
        "nameless",
        "encrypted",
        "elsewhere",
        "another",
        "empty",
        "unpacks large",
        "large",
    ],
)
def test_what_is_not_a_review_is_said_to_be_missing(
    github: GitHub, region: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, artifact: bytes | None
) -> None:
    monkeypatch.setattr("site_builder.posting.github.MOST_BYTES", 20_000)
    monkeypatch.setattr(reviewed, "MOST_BYTES", 20_000)
    github.artifacts = {1: artifact} if artifact is not None else {}
    github.labels = ["cluster/cluster-02"]
    told = on_github(github, region, tmp_path)
    assert told.exit_code == 0, told.output
    (only,) = github.comments
    assert GONE in only["body"]
    assert github.labels == ["cluster/cluster-02"]


def test_however_an_artifact_is_damaged_it_is_refused_or_read() -> None:
    chance = random.Random(7)
    whole = [forged(method) for method in (0, 8, 12, 14)]
    for _ in range(1500):
        data = bytearray(chance.choice(whole))
        for _ in range(chance.choice((1, 2, 4, 30))):
            end = chance.choice((60, 110, len(data)))  # the heads are at both ends
            data[chance.randrange(end) - chance.choice((0, end))] = chance.randrange(256)
        with contextlib.suppress(Refused):
            assert unpacked(bytes(data)) is not None


def test_what_stops_it_is_told(github: GitHub, region: Path, tmp_path: Path) -> None:
    told = on_github(github, region, tmp_path, {"issue": {}})
    assert told.exit_code == 2 and "workflow_run" in told.output
    github.base += "/gone"
    command = ["post-review", "github", "--source", str(region)]
    for surroundings, words in (
        ({"GITHUB_EVENT_PATH": ""}, "GITHUB_EVENT_PATH is not set"),
        ({"GITHUB_EVENT_PATH": str(tmp_path / "event.json")}, "GH_TOKEN is not set"),
    ):
        told = CliRunner().invoke(main, command, env={"GH_TOKEN": "", **surroundings})
        assert told.exit_code == 2 and words in told.output


def test_gitlab_gets_one_note_and_labels_in_each_open_request(gitlab: GitLab, region: Path) -> None:
    gitlab.notes = [{"id": 0, "author": {"id": 2}, "body": f"{MARK}\nAll is well."}]
    told = on_gitlab(gitlab, region)
    assert told.exit_code == 0, told.output
    assert told.output == "https://lab.example/mr/5\n"
    assert [each["author"]["id"] for each in gitlab.notes] == [2, 1]
    assert "https://lab.example/job/60/artifacts/browse/review" in gitlab.notes[1]["body"]
    assert gitlab.request["labels"] == ["urgent", "cluster/cluster-01", "Yearly record", "Members list"]
    gitlab.asked.clear()
    assert on_gitlab(gitlab, region).output == ""
    assert gitlab.writes() == []
    gitlab.request["head_pipeline"]["id"] = 70
    gitlab.request["labels"] = ["urgent", "Story"]
    gitlab.artifact = left(Reviewed(REVIEW.outline, (), ("other",)), "Nothing to ask.")
    assert on_gitlab(gitlab, region).exit_code == 0
    assert len(gitlab.notes) == 2 and "Nothing to ask." in gitlab.notes[1]["body"]
    assert gitlab.request["labels"] == ["urgent", "Other files"]


@pytest.mark.parametrize(
    ("status", "artifact", "said"), [("running", left(), 0), ("failed", None, 1), ("success", b"x", 1)]
)
def test_gitlab_waits_for_the_pipeline_and_says_when_there_is_no_review(
    gitlab: GitLab, region: Path, status: str, artifact: bytes | None, said: int
) -> None:
    gitlab.request["head_pipeline"]["status"] = status
    gitlab.artifact = artifact
    assert on_gitlab(gitlab, region).exit_code == 0
    assert [GONE in each["body"] for each in gitlab.notes] == [True] * said
    assert gitlab.request["labels"] == ["urgent"]


def test_a_request_that_gitlab_refuses_does_not_hold_up_the_others(gitlab: GitLab, region: Path) -> None:
    answers = gitlab.answer

    def refusing(method: str, path: str, query: dict[str, str], body: Any) -> Any:
        return (403, {}) if path.endswith("/merge_requests/6") else answers(method, path, query, body)

    gitlab.answer = refusing  # type: ignore[method-assign]
    told = on_gitlab(gitlab, region)
    assert told.exit_code == 2 and "403" in told.output
    assert len(gitlab.notes) == 1
    assert COMMIT[:10] in gitlab.notes[0]["body"]
