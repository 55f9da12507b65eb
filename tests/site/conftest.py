"""Built sites, each built once: of a small invented region, and of this repository's own."""

from __future__ import annotations

import functools
import http.server
import sys
import threading
from pathlib import Path

import pytest
from click.testing import CliRunner
from region_factory import write_region

from site_builder.cli import main

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "scripts"))


def build(source: Path, out: Path, *arguments: str) -> Path:
    """Build a site through the command, as a person does."""
    done = CliRunner().invoke(main, ["build", "--source", str(source), "--out", str(out), *arguments])
    assert done.exit_code == 0, done.output
    return out


@pytest.fixture(scope="session")
def region(tmp_path_factory) -> Path:
    """A small region in two languages, with an unreported record."""
    folder = tmp_path_factory.mktemp("region")
    write_region(folder, clusters=5, years=3, seed=7)
    return folder


@pytest.fixture(scope="session")
def public(region, tmp_path_factory) -> Path:
    """The public site of the small region."""
    return build(region, tmp_path_factory.mktemp("public") / "site")


@pytest.fixture(scope="session")
def officers(region, tmp_path_factory) -> Path:
    """The officers' site of the small region."""
    return build(region, tmp_path_factory.mktemp("officers") / "site", "--audience", "officers")


@pytest.fixture(scope="session")
def own(tmp_path_factory) -> Path:
    """The public site of this repository's region."""
    return build(ROOT, tmp_path_factory.mktemp("own") / "site")


class _Silent(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format, *args):
        pass


@pytest.fixture(scope="session")
def served(own):
    """The address at which this repository's site is served, below a path as on GitHub Pages."""
    handler = functools.partial(_Silent, directory=str(own))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join(5)


@pytest.fixture(scope="session")
def browser():
    """Chromium without a window; `make test` has installed it."""
    from browser import find
    from playwright.sync_api import sync_playwright

    executable = find()
    assert executable, "Chromium is not here: run `make test`, which installs it"
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=executable, args=arguments)
        yield started
        started.close()
