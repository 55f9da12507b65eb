"""GitHub: from the event of a finished run to the comment and the labels of its pull request.

Which pull request it is follows from the event and from GitHub's answers, never from what the run left.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from site_builder.posting.client import Client, TooLarge, Unanswered
from site_builder.posting.comment import MARK, comment
from site_builder.posting.labels import Label, Labels
from site_builder.posting.reviewed import FILE, MOST_BYTES, Refused, Reviewed
from site_builder.problems import N_, CannotRun
from site_builder.texts import Texts

#: whose comments are ours: anybody may write our mark into their own
AUTHOR = "github-actions[bot]"
ARTIFACT = "review"
#: how GitHub packs; what else an archive could be packed with is code that a stranger would choose
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1


@dataclass(frozen=True)
class Run:
    """A finished run of the checks, as the event tells it: of `commit` on `branch` of `owner`'s repository `head`."""

    repository: str
    default_branch: str
    id: int
    address: str
    commit: str
    branch: str
    owner: str
    head: int

    @classmethod
    def of(cls, event: Mapping[str, Any]) -> Run | None:
        """From an event; None where it was no pull request, or its branch is gone. Raises CannotRun for others."""
        try:
            run, repository = event["workflow_run"], event["repository"]
            head = run["head_repository"]
            if run["event"] != "pull_request" or not head:
                return None
            return cls(
                repository=str(repository["full_name"]),
                default_branch=str(repository["default_branch"]),
                id=int(run["id"]),
                address=str(run["html_url"]),
                commit=str(run["head_sha"]),
                branch=str(run["head_branch"]),
                owner=str(head["owner"]["login"]),
                head=int(head["id"]),
            )
        except (KeyError, TypeError, ValueError):
            raise CannotRun(N_("The event is not that of a finished run (workflow_run).")) from None


def post(event: Mapping[str, Any], client: Client, labels: Labels, texts: Texts) -> str:
    """Make or update the comment and set the labels; the address of the pull request, empty where there is none."""
    run = Run.of(event)
    pull = _pull(run, client) if run else None
    if run is None or pull is None:
        return ""
    reviewed = _reviewed(run, client)
    issue = f"/repos/{run.repository}/issues/{pull['number']}"
    _say(client, run, issue, comment(reviewed, texts, run.address, run.commit))
    if reviewed is not None:
        _set(client, run, issue, labels, labels.wanted(reviewed))
    return str(pull["html_url"])


def _pull(run: Run, client: Client) -> Any:
    """The open pull request of the run's branch, as long as the run's commit is its newest; there is one at most."""
    head = f"{run.owner}:{run.branch}"
    found = client.get(f"/repos/{run.repository}/pulls", state="open", head=head, base=run.default_branch)
    for pull in found:
        its = pull["head"]
        if its["sha"] == run.commit and its["repo"] and its["repo"]["id"] == run.head:
            return pull
    return None


def _reviewed(run: Run, client: Client) -> Reviewed | None:
    """What the run left, None where it left nothing that can be taken over."""
    found = client.get(f"/repos/{run.repository}/actions/runs/{run.id}/artifacts", name=ARTIFACT)["artifacts"]
    newest = max((each for each in found if not each["expired"]), key=lambda each: each["id"], default=None)
    if newest is None:
        return None
    path = f"/repos/{run.repository}/actions/artifacts/{newest['id']}/zip"
    try:
        return Reviewed.of(unpacked(client.file(path, MOST_BYTES)))
    except (Refused, TooLarge):
        return None


def unpacked(data: bytes) -> bytes:
    """The file in an archive, at most a byte more than it may have; raises Refused for what is no sound archive."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entry = archive.getinfo(FILE)
            if entry.compress_type not in _PACKED or entry.flag_bits & _ENCRYPTED:
                raise Refused("archive")
            with archive.open(entry) as file:
                return file.read(MOST_BYTES + 1)
    except Refused:
        raise
    except Exception as fault:  # a forged archive makes the library raise whatever it will
        raise Refused("archive") from fault


def _say(client: Client, run: Run, issue: str, text: str) -> None:
    for each in client.pages(f"{issue}/comments"):
        if each["user"]["login"] == AUTHOR and str(each["body"]).startswith(MARK):
            if str(each["body"]).replace("\r\n", "\n").strip() != text.strip():
                client.call("PATCH", f"/repos/{run.repository}/issues/comments/{each['id']}", {"body": text})
            return
    client.call("POST", f"{issue}/comments", {"body": text})


def _set(client: Client, run: Run, issue: str, labels: Labels, wanted: list[Label]) -> None:
    """Ours are those of the review, others stay as they are."""
    present = [each["name"] for each in client.pages(f"{issue}/labels")]
    names = [each.name for each in wanted]
    ours = labels.ours(present)
    kept = [name for name in present if name not in ours]
    known = {name.casefold() for name in ours}
    if {name.casefold() for name in names} == known:
        return
    for each in wanted:
        if each.name.casefold() not in known:
            _make(client, run, each)
    client.call("PUT", f"{issue}/labels", {"labels": kept + names})


def _make(client: Client, run: Run, label: Label) -> None:
    path = f"/repos/{run.repository}/labels"
    try:
        client.get(f"{path}/{quote(label.name, safe='')}")
    except Unanswered as answer:
        if answer.status != 404:
            raise
        client.call("POST", path, {"name": label.name, "description": label.about, "color": label.colour})
