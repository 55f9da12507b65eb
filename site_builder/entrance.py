"""What lies at the root of a site: its door, the page for addresses that lead nowhere, and what search engines read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import quote, urlsplit
from xml.sax.saxutils import quoteattr

from site_builder.problems import N_
from site_builder.texts import Texts
from site_builder.views.page import File, Page, Site

_PROMISE = N_(
    "The business clusters of a region in the open: their figures year by year, their objectives, their stories."
)
#: the ways out of a page that is not there
_WAYS = (
    (N_("Home"), ""),
    (N_("Search"), "search/"),
    (N_("Clusters"), "clusters/"),
    (N_("Stories"), "stories/"),
)


def door(site: Site, texts: Texts) -> Page:
    """The page at the root: it leads to the region's first language, and names the others."""
    return Page("", "door.html", texts.say(site.records.region.name), description=texts.gettext(_PROMISE))


def lost(site: Site, texts: Mapping[str, Texts]) -> Page:
    """The page that hosts show for an address that leads nowhere: it speaks all languages of the region."""
    first = texts[site.records.region.languages[0]]
    said = [
        {
            "language": language,
            "title": its.gettext("This page is not here"),
            "text": its.gettext(
                "The address may be mistyped, or the page may have moved with a merger or a new year of records."
            ),
            "ways": [(its.gettext(label), path) for label, path in _WAYS],
        }
        for language, its in texts.items()
    ]
    return Page("", "lost.html", first.gettext("This page is not here"), {"said": said}, said[0]["text"], listed=False)


def base_path(address: str) -> str:
    """The path below which a site stands (`/clusters/`), for a page shown at any depth; empty if unknown."""
    return urlsplit(address).path if address else ""


def search_engines(pages: Mapping[str, Iterable[Page]], site: Site) -> Iterator[File]:
    """`robots.txt`, and for the public the `sitemap.xml` of every page in every language.

    The addresses are whole where the site's own is known, and relative where it is not.
    """
    if site.for_officers:
        yield File("robots.txt", b"User-agent: *\nDisallow: /\n")
        return
    where = f"Sitemap: {site.address}sitemap.xml\n" if site.address else ""
    yield File("robots.txt", f"User-agent: *\nAllow: /\n{where}".encode())
    yield File("sitemap.xml", "".join(_sitemap(pages, site.address)).encode())


def _sitemap(pages: Mapping[str, Iterable[Page]], address: str) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    yield ' xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
    first = next(iter(pages))
    for path in (quote(page.path) for page in pages[first] if page.listed):
        twins = [(language, address + f"{language}/{path}") for language in pages] + [
            ("x-default", address + f"{first}/{path}")
        ]
        links = "".join(
            f'<xhtml:link rel="alternate" hreflang="{language}" href={quoteattr(twin)}/>' for language, twin in twins
        )
        for language in pages:
            yield f"<url><loc>{address}{language}/{path}</loc>{links}</url>\n"
    yield "</urlset>\n"
