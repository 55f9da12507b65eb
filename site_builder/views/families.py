"""Every family of pages, and the menu; to add one, write its module and name it here."""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType

from site_builder.problems import N_
from site_builder.texts import Texts
from site_builder.views import (
    about,
    business_model,
    cluster_objectives,
    clusters,
    collaborations,
    data,
    domains,
    embeds,
    guide,
    home,
    indicators,
    members,
    objectives,
    preview,
    report,
    report_members,
    search,
    status,
    stories,
    territories,
)
from site_builder.views.page import File, Page, Site

_FAMILIES: tuple[ModuleType, ...] = (
    home,
    clusters,
    cluster_objectives,
    domains,
    embeds,
    territories,
    indicators,
    objectives,
    business_model,
    members,
    collaborations,
    stories,
    data,
    guide,
    report,
    report_members,
    status,
    preview,
    about,
    search,
)

#: what the menu offers: section, words, page, where the site has it; the status page is the officers' alone
_MENU = (
    ("home", N_("Home"), ""),
    ("clusters", N_("Clusters"), "clusters/"),
    ("domains", N_("Domains"), "domains/"),
    ("indicators", N_("Indicators"), "indicators/"),
    ("objectives", N_("Objectives"), "objectives/"),
    ("model", N_("Business model"), "business-model/"),
    ("members", N_("Members"), "members/"),
    ("collaborations", N_("Collaborations"), "collaborations/"),
    ("stories", N_("Stories"), "stories/"),
    ("data", N_("Data"), "data/"),
    ("guide", N_("Guide"), "guide/"),
    ("status", N_("Status"), "status/"),
)


def all_pages(site: Site, texts: Texts) -> Iterator[Page]:
    """Every page of one language, family by family."""
    for family in _FAMILIES:
        yield from family.pages(site, texts)


def all_files(site: Site, texts: Texts) -> Iterator[File]:
    """Every file of one language that is no page, of the families that have some."""
    for family in _FAMILIES:
        if hasattr(family, "files"):
            yield from family.files(site, texts)


def navigation(site: Site, texts: Texts) -> tuple[tuple[str, str, str], ...]:
    """The entries of the menu: section, label, site path."""
    return tuple(
        (section, texts.gettext(label), path)
        for section, label, path in _MENU
        if section != "status" or site.for_officers
    )
