"""A small region as views and downloads see it, and its pages as HTML."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from site_builder.pipeline import inspect
from site_builder.problems import has_errors
from site_builder.render import Frame, Renderer
from site_builder.texts import Texts
from site_builder.views.page import Page, Site

#: after the yearly records of 2020 are due, before its members lists are
DAY = date(2021, 5, 15)


class Everything(frozenset):
    """Targets that lack nothing: whether links lead somewhere is for the tests of whole sites."""

    def __contains__(self, target: object) -> bool:
        return True


def site_of(folder: Path, audience: str = "public", day: date = DAY) -> Site:
    """The site of the region in the folder, which has no error."""
    inspection = inspect(folder, day, audience)
    assert not has_errors(inspection.findings), inspection.findings
    return Site.of(inspection)


def texts_of(site: Site, language: str = "en") -> Texts:
    """The words of a language of the site."""
    return Texts(language, site.records.region.languages)


def found(pages: Iterable[Page], path: str) -> Page:
    """The page of that path."""
    return next(page for page in pages if page.path == path)


def html(site: Site, texts: Texts, page: Page) -> str:
    """The page rendered in its frame."""
    region = site.records.region
    languages = tuple((code, code) for code in region.languages)
    frame = Frame(texts.language, "Small", region, (), languages, site.audience, site.day.isoformat())
    return Renderer(texts, frame, Everything()).render(page)
