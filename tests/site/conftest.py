"""Built sites, each built once: of a small invented region, and of this repository's own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock
from region_factory import write_region

from tests.machine import chromium
from tests.site.making import build, build_own
from tests.site.serving import ADDRESS, Host


@pytest.fixture(scope="session")
def once(tmp_path_factory, worker_id) -> Callable[[str, Callable[[Path], object]], Path]:
    """Makes a folder of that name once for all workers: who comes second waits for the first."""

    def made(name: str, make: Callable[[Path], object]) -> Path:
        own = tmp_path_factory.getbasetemp()
        folder = (own if worker_id == "master" else own.parent) / "made" / name / "site"
        folder.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(folder.parent / "lock"):
            done = folder.parent / "done"
            if not done.exists():
                make(folder)
                done.touch()
        return folder

    return made


@pytest.fixture(scope="session")
def region(once) -> Path:
    """A small region in two languages, with an unreported record."""
    return once("region", lambda folder: write_region(folder, clusters=5, years=3, seed=7))


@pytest.fixture(scope="session")
def public(region, once) -> Path:
    """The public site of the small region."""
    return once("public", lambda folder: build(region, folder))


@pytest.fixture(scope="session")
def officers(region, once) -> Path:
    """The officers' site of the small region."""
    return once("officers", lambda folder: build(region, folder, "--audience", "officers"))


@pytest.fixture(scope="session")
def own(once) -> Path:
    """The public site of this repository's region, made for the address of `served`."""
    return once("own", build_own)


@pytest.fixture(scope="session")
def host():
    """A server of this process; the browser looks for the address there."""
    with Host() as started:
        yield started


@pytest.fixture(scope="session")
def served(own, host) -> str:
    """The address at which this repository's site is served, below a path as on GitHub Pages."""
    host.folder = own
    return ADDRESS


@pytest.fixture(scope="session")
def browser(host):
    """Chromium without a window."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium(), args=host.chromium)
        yield started
        started.close()
