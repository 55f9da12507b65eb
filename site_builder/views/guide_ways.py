"""The ways to report, step by step, with what happens afterwards and the mistakes that are often made."""

from __future__ import annotations

import re

from site_builder.texts import Texts
from site_builder.views.guide_mistakes import mistakes
from site_builder.views.page import Page, Site

_GITHUB = re.compile(r"https://(?:www\.)?github\.com/[^/]+/[^/]+/")
_GITLAB = re.compile(r"https://[^/]+/.+?/-/")


def ways_page(site: Site, texts: Texts) -> Page:
    """One page for all ways."""
    _ = texts.gettext
    view = {
        "mistakes": mistakes(site, texts),
        "requests": requests_address(site.repository),
        "contact": site.records.region.contact,
        "public": not site.for_officers,
    }
    description = _("The form, the workbook, the list of members: how to report by each, and what happens afterwards.")
    return Page("guide/ways/", "guide_ways.html", _("Ways to report"), view, description, "guide")


def requests_address(repository: str) -> str:
    """Where something is asked of the officers in the open: GitHub's or GitLab's list of forms; empty elsewhere."""
    if found := _GITHUB.match(repository):
        return f"{found[0]}issues/new/choose"
    if found := _GITLAB.match(repository):
        return f"{found[0]}issues/new"
    return ""
