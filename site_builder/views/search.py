"""Search: its page, which is also an index of the site, and how each page of the site is found by it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from site_builder.problems import N_
from site_builder.texts import Texts
from site_builder.views.cluster_words import Link, by_name, cluster_link, domain_link, former, territory_link
from site_builder.views.indicator_words import visible
from site_builder.views.members_listed import newest_lists
from site_builder.views.page import Page, Site
from site_builder.views.shown import measure_name

PATH = "search/"

#: kinds of pages, as one offers them to choose from and as one is called beside a result
KINDS = (
    ("cluster", N_("Clusters"), N_("Cluster")),
    ("story", N_("Stories"), N_("Story")),
    ("domain", N_("Domains"), N_("Domain")),
    ("territory", N_("Territories"), N_("Territory")),
    ("indicator", N_("Indicators"), N_("Indicator")),
    ("objective", N_("Objectives"), N_("Objective")),
    ("collaboration", N_("Collaborations"), N_("Collaboration")),
    ("sheet", N_("Clusters in detail"), N_("Cluster in detail")),
    ("guide", N_("Data and guide"), N_("Data and guide")),
    ("overview", N_("Overviews"), N_("Overview")),
)

#: the kind of a page below the first folder of its path
_BELOW = {
    "clusters": "cluster",
    "stories": "story",
    "domains": "domain",
    "territories": "territory",
    "indicators": "indicator",
    "objectives": "objective",
    "collaborations": "collaboration",
    "data": "guide",
    "guide": "guide",
    "about": "guide",
}

#: what nobody looks for by its words: the search itself, and the officers' list of what is missing
_UNSOUGHT = ("search", "status")


@dataclass(frozen=True)
class Entry:
    """How a page is found: what it is, the domains it belongs to, and whether by its title alone."""

    kind: str
    domains: tuple[str, ...] = ()
    brief: bool = False


@dataclass(frozen=True)
class Kind:
    """A kind of page: its key, its name for many and for one."""

    key: str
    many: str
    one: str


@dataclass(frozen=True)
class Way:
    """A way into the site: pages of one kind by name; `ident` is its anchor."""

    ident: str
    name: str
    links: tuple[Link, ...]


def pages(site: Site, texts: Texts) -> Iterator[Page]:
    """The search page, where the site has a search."""
    if not site.searchable:
        return
    _ = texts.gettext
    view = {
        "kinds": tuple(Kind(key, _(many), _(one)) for key, many, one in KINDS),
        "domains": tuple((each.id, texts.say(each.name)) for each in site.records.region.domains),
        "directory": bool(newest_lists(site)),
        "ways": tuple(way for way in _ways(site, texts) if way.links),
    }
    about = _("Find clusters, stories, figures and objectives by their words, or choose from the list of all of them.")
    yield Page(PATH, "search.html", _("Search"), view, about, "search", scripts=("search.js",))


def entries(site: Site, found: Iterable[Page]) -> dict[str, Entry]:
    """The pages of one language that are worth finding, by path."""
    return {page.path: entry for page in found if (entry := entry_of(site, page)) is not None}


def entry_of(site: Site, page: Page) -> Entry | None:
    """How a page is found; None where nobody looks for it."""
    first, *below = _folders(page)
    if not page.listed or first in _UNSOUGHT or (first == "members" and below):
        return None  # names of members are found in their directory
    if first == "stories" and below and page.template != "story.html":
        return None  # a choice of stories, each of which is found
    kind, domains = _kind(page), _domains(site, page)
    return Entry(kind, domains, brief=kind == "sheet")


def _folders(page: Page) -> list[str]:
    """The folders of a page's path, the first at least; that of the home page is empty."""
    return page.path.split("/")[:-1] or [""]


def _kind(page: Page) -> str:
    first, *below = _folders(page)
    if not below:
        return "guide" if first in ("data", "guide", "about") else "overview"
    return "sheet" if first == "clusters" and len(below) > 1 else _BELOW.get(first, "overview")


def _domains(site: Site, page: Page) -> tuple[str, ...]:
    """The domains of the cluster, the story or the domain that a page is about."""
    first, *below = _folders(page)
    if first == "clusters" and below and below[0] in site.records.clusters:
        return site.records.clusters[below[0]].domains
    if first == "stories":
        return tuple(
            each.domain for each in site.records.stories if page.path == f"stories/{each.cluster}/{each.name}/"
        )
    return tuple(each.id for each in site.records.region.domains if below[:1] == [each.id])


def _ways(site: Site, texts: Texts) -> Iterator[Way]:
    _ = texts.gettext
    records, region = site.records, site.records.region
    clusters = (
        cluster_link(
            site, texts, each.id, _("until %(year)s") % {"year": each.active_until} if former(site, each) else ""
        )
        for each in by_name(texts, records.clusters.values())
    )
    yield Way("clusters", _("Clusters"), tuple(clusters))
    yield Way("domains", _("Domains"), tuple(domain_link(site, texts, each.id) for each in region.domains))
    yield Way(
        "territories", _("Territories"), tuple(territory_link(site, texts, each.code) for each in region.territories)
    )
    stories = (
        Link(each.text(texts.language).title, f"stories/{each.cluster}/{each.name}/", str(each.date.year))
        for each in records.stories
    )
    yield Way("stories", _("Stories"), _sorted(texts, stories))
    indicators = (Link(measure_name(texts, each, "region"), f"indicators/{each.id}/") for each in visible(site))
    yield Way("indicators", _("Indicators"), _sorted(texts, indicators))


def _sorted(texts: Texts, links: Iterable[Link]) -> tuple[Link, ...]:
    return tuple(sorted(links, key=lambda link: texts.sort_key(link.text)))
