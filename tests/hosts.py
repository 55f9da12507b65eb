"""GitHub and GitLab as far as a review is posted there, on this machine: what they hold, and who asked for what."""

from __future__ import annotations

import io
import json
import re
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, TypeVar
from urllib.parse import parse_qsl, unquote, urlsplit

Some = TypeVar("Some", bound="Host")
#: a status, and what is said: JSON, bytes, or a path that it leads to
Answer = tuple[int, Any]
COMMIT = "c0ffee" * 6 + "beef"


@dataclass
class Asked:
    """One request as it came in."""

    method: str
    path: str
    headers: dict[str, str]
    body: Any


@dataclass
class Host:
    """What both have in common: requests are kept, and answered by the methods of a host."""

    asked: list[Asked] = field(default_factory=list)
    base: str = ""

    def answer(self, method: str, path: str, query: dict[str, str], body: Any) -> Answer:
        raise NotImplementedError

    def writes(self) -> list[tuple[str, str]]:
        """What was changed since it was last asked, as method and path."""
        found = [(each.method, each.path) for each in self.asked if each.method != "GET"]
        self.asked.clear()
        return found


@dataclass
class GitHub(Host):
    """One repository, `lake/clusters`, with a finished run of a fork's pull request."""

    pulls: list[dict[str, Any]] = field(default_factory=list)
    artifacts: dict[int, bytes] = field(default_factory=dict)
    comments: list[dict[str, Any]] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    known: dict[str, dict[str, str]] = field(default_factory=dict)

    def answer(self, method: str, path: str, query: dict[str, str], body: Any) -> Answer:
        if path.startswith("/store/"):
            return 200, self.artifacts[int(path.rpartition("/")[2])]
        assert path.startswith("/repos/lake/clusters/"), path
        way = path.removeprefix("/repos/lake/clusters")
        if way == "/pulls":
            return 200, [each for each in self.pulls if _fits(each, query)]
        if way == "/actions/runs/77/artifacts":
            assert query["name"] == "review"
            return 200, {"artifacts": [{"id": ident, "expired": False} for ident in self.artifacts]}
        if found := re.fullmatch(r"/actions/artifacts/(\d+)/zip", way):
            return 302, f"/store/{found[1]}"
        if way.startswith("/labels"):
            return self._label(method, unquote(way.removeprefix("/labels/")), body)
        if way == "/issues/5/labels":
            self.labels = body["labels"] if method == "PUT" else self.labels
            return 200, [{"name": each} for each in self.labels]
        return self._comment(method, way, query, body)

    def _label(self, method: str, name: str, body: Any) -> Answer:
        if method == "POST":
            self.known[body["name"]] = body
            return 201, body
        return (200, self.known[name]) if name in self.known else (404, {})

    def _comment(self, method: str, way: str, query: dict[str, str], body: Any) -> Answer:
        if way == "/issues/5/comments" and method == "GET":
            page, size = int(query["page"]), int(query["per_page"])
            return 200, self.comments[(page - 1) * size : page * size]
        if way == "/issues/5/comments":
            self.comments.append({"id": len(self.comments), "user": {"login": "github-actions[bot]"}, **body})
            return 201, {}
        assert method == "PATCH"
        self.comments[int(way.removeprefix("/issues/comments/"))].update(body)
        return 200, {}


def _fits(pull: dict[str, Any], query: dict[str, str]) -> bool:
    head = f"{pull['head']['user']['login']}:{pull['head']['ref']}"
    return (head, pull["base"]["ref"], "open") == (query["head"], query["base"], query["state"])


def pull(repository: int = 9, base: str = "main", commit: str = COMMIT) -> dict[str, Any]:
    """A pull request from `someone`'s fork, as the list of them has it."""
    head = {"ref": "figures/2025", "sha": commit, "user": {"login": "someone"}, "repo": {"id": repository}}
    return {"number": 5, "html_url": "https://hub.example/pull/5", "head": head, "base": {"ref": base}}


def event() -> dict[str, Any]:
    """What GitHub tells of the finished run."""
    return {
        "action": "completed",
        "repository": {"full_name": "lake/clusters", "default_branch": "main"},
        "workflow_run": {
            "id": 77,
            "event": "pull_request",
            "html_url": "https://hub.example/lake/clusters/actions/runs/77",
            "head_sha": COMMIT,
            "head_branch": "figures/2025",
            "head_repository": {"id": 9, "owner": {"login": "someone"}},
        },
    }


@dataclass
class GitLab(Host):
    """Project 3 with merge request 5, whose newest pipeline ran in a fork, project 4."""

    request: dict[str, Any] = field(default_factory=dict)
    notes: list[dict[str, Any]] = field(default_factory=list)
    artifact: bytes | None = None

    def __post_init__(self) -> None:
        pipeline = {"id": 60, "project_id": 4, "status": "failed"}
        self.request = {
            "iid": 5,
            "web_url": "https://lab.example/mr/5",
            "sha": COMMIT,
            "head_pipeline": pipeline,
            "labels": ["urgent"],
        }

    def answer(self, method: str, path: str, query: dict[str, str], body: Any) -> Answer:
        if method == "GET":
            return self._read(path, query)
        if path == "/projects/3/merge_requests/5":
            taken = set(body["remove_labels"].split(","))
            kept = [each for each in self.request["labels"] if each not in taken]
            self.request["labels"] = [*kept, *(each for each in body["add_labels"].split(",") if each not in kept)]
        elif method == "POST":
            assert path == "/projects/3/merge_requests/5/notes"
            self.notes.append({"id": len(self.notes), "author": {"id": 1}, **body})
        else:
            self.notes[int(path.removeprefix("/projects/3/merge_requests/5/notes/"))].update(body)
        return 200, {}

    def _read(self, path: str, query: dict[str, str]) -> Answer:
        if path == "/projects/3/merge_requests":
            assert query["state"] == "opened"
            return 200, [{"iid": 6, "web_url": "https://lab.example/mr/6"}, self.request]
        if path == "/projects/3/merge_requests/6":
            return 200, {"iid": 6, "head_pipeline": None}
        if path == "/projects/4/jobs/61/artifacts/review/comment.json":
            return (200, self.artifact) if self.artifact is not None else (404, {})
        pipeline = self.request["head_pipeline"]
        job = {"id": 61, "name": "review", "web_url": f"https://lab.example/job/{pipeline['id']}"}
        return 200, {
            "/user": {"id": 1},
            "/projects/3/merge_requests/5": self.request,
            "/projects/3/merge_requests/5/notes": self.notes,
            f"/projects/4/pipelines/{pipeline['id']}/jobs": [{"id": 62, "name": "site"}, job],
        }[path]


@contextmanager
def served(host: Some) -> Iterator[Some]:
    """A host that answers at `host.base`."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _handler(host)) as server:
        host.base = f"http://127.0.0.1:{server.server_port}"
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        try:
            yield host
        finally:
            server.shutdown()


def _handler(host: Host) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def _any(self) -> None:
            size = int(self.headers.get("Content-Length") or 0)
            body = json.loads(self.rfile.read(size)) if size else None
            parts = urlsplit(self.path)
            host.asked.append(Asked(self.command, parts.path, dict(self.headers), body))
            status, told = host.answer(self.command, parts.path, dict(parse_qsl(parts.query)), body)
            self.send_response(status)
            if status == 302:
                self.send_header("Location", host.base.replace("127.0.0.1", "localhost") + told)
                told = b""
            data = told if isinstance(told, bytes) else json.dumps(told).encode()
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        do_GET = do_POST = do_PUT = do_PATCH = _any

        def log_message(self, *_: Any) -> None:
            pass

    return Handler


def zipped(files: dict[str, bytes]) -> bytes:
    """An artifact as GitHub gives it."""
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return into.getvalue()
