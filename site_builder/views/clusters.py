"""The clusters: a list by domain and name, a page for each, a sheet for each of its years."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.texts import Texts
from site_builder.views import cluster, cluster_year
from site_builder.views.cluster_card import active, ended, shelves
from site_builder.views.cluster_grants import grants_page
from site_builder.views.cluster_membership import members_page
from site_builder.views.cluster_words import by_name, described
from site_builder.views.page import Page, Site


def pages(site: Site, texts: Texts) -> Iterator[Page]:
    """The list, then by name each cluster and its years."""
    yield _list(site, texts)
    for each in by_name(texts, site.records.clusters.values()):
        yield cluster.page(site, texts, each)
        if own := members_page(site, texts, each):
            yield own
        yield from cluster_year.pages_of(site, texts, each)
        if grants := grants_page(site, texts, each):
            yield grants


def _list(site: Site, texts: Texts) -> Page:
    _ = texts.gettext
    going, gone = active(site), ended(site)
    view = {
        "shelves": shelves(site, texts, going),
        "former": [one for shelf in shelves(site, texts, gone) for one in shelf.cards],
    }
    description = described(
        _count(site, texts, len(going)),
        _("Who they are, by domain and name; each with its own history, figures and objectives."),
    )
    return Page("clusters/", "clusters.html", _("Clusters"), view, description, "clusters")


def _count(site: Site, texts: Texts, number: int) -> str:
    told = texts.ngettext("%(number)s cluster today.", "%(number)s clusters today.", number)
    return told % {"number": texts.number(number)}
