"""Fills the forms of a site in Chromium, and asks `check` about what comes of it."""

from __future__ import annotations

from datetime import date

import yaml

from site_builder.pipeline import examine
from site_builder.texts import Texts

#: after the years of the small region, so that a year and its quarters are still to be reported
FORMS_DAY = date(2023, 11, 15)
#: as the small region names them
LANGUAGES = ("en", "fr")


def show(page, site, form, period="", cluster="c1", language="en"):
    """A form, with its record chosen."""
    page.goto((site / language / "report" / form / "index.html").as_uri() + f"#cluster={cluster}&period={period}")
    page.wait_for_selector("#open:visible")


def ids(region):
    return sorted(path.name for path in (region / "data" / "clusters").iterdir())


def value_of(page):
    return page.evaluate("recordForm.now.value")


def fill(page, value):
    """Set every box as the value has it, and let the form look."""
    page.evaluate("value => (recordForm.draw(recordForm.asShown(value)), recordForm.update())", value)


def sent(page):
    """The record as it is downloaded, and its file's name."""
    page.click("#check")
    page.wait_for_selector("#sent:visible")
    with page.expect_download() as download:
        page.click("#download")
    return download.value.path().read_text(encoding="utf-8"), download.value.suggested_filename


def told(region, files, language="en"):
    """The errors of each file, if it lay in its place in the region, as `check` tells them: rule and sentence by path.

    Invented numbers are odd in many ways, and a form asks about none.
    """
    seen = examine(region, FORMS_DAY, "officers", {path: text.encode() for path, text in files.items()})
    texts = Texts(language, seen.languages)
    found = {path: [] for path in files}
    for finding in (each for each in seen.findings if each.is_error):
        found.setdefault(finding.place.path, []).append((finding.rule, texts.tell(finding)))
    return found


def slim(value):
    """A value without the lists that hold nothing, which a form leaves out; codes in no order."""
    if isinstance(value, dict):
        inner = {key: slim(each) for key, each in value.items()}
        return {key: each for key, each in inner.items() if each not in ([], {}) or key in ("domains", "targets")}
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return sorted(value)
    return [slim(each) for each in value] if isinstance(value, list) else value


def read(path):
    return yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
