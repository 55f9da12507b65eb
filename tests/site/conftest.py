"""Built sites, each built once: of a small invented region, and of this repository's own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock
from region_factory import write_region

from tests.forms_site import write_forms
from tests.machine import chromium
from tests.site.filling import FORMS_DAY
from tests.site.making import build, build_own
from tests.site.serving import ADDRESS, Host
from tests.site.visiting import DESK, Tab


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


@pytest.fixture(scope="session")
def forms(region, once):
    """The officers' forms of the small region: they know all that is on record."""
    return once("forms", lambda folder: write_forms(region, folder, FORMS_DAY, "officers"))


@pytest.fixture(scope="session")
def open_forms(region, once):
    """The public forms."""
    return once("open-forms", lambda folder: write_forms(region, folder, FORMS_DAY))


@pytest.fixture(scope="session")
def _tab(browser):
    opened = Tab(browser)
    yield opened
    opened.close()


@pytest.fixture
def tab(_tab):
    """The one tab of this worker, emptied."""
    _tab.empty()
    return _tab


@pytest.fixture
def page(tab):
    """Its page, on which no script may fail."""
    yield tab.page
    assert not tab.errors


@pytest.fixture
def form_page(tab):
    """The same, which asks nothing of anybody."""
    yield tab.page
    assert not tab.errors
    assert all(url.startswith(("file:", "blob:")) for url in tab.asked)


@pytest.fixture(scope="session")
def _without_script(browser):
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.fixture
def without_script(_without_script):
    """The page of those whose browser runs no script."""
    _without_script.set_viewport_size({"width": DESK[0], "height": DESK[1]})
    return _without_script
