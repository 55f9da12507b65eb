"""What lies at the root: search engines read true addresses, and a lost reader finds the way out from anywhere."""

from types import SimpleNamespace
from xml.etree import ElementTree

import pytest

from site_builder.entrance import base_path, door, lost, search_engines
from site_builder.render import Frame, Renderer
from site_builder.texts import Texts
from site_builder.views.page import Page
from tests.small_site import Everything

ADDRESS = "https://region.example/clusters/"
PAGES = [Page("", "x", "Home"), Page("clusters/a b/", "x", "A & B"), Page("embed/a/", "x", "Framed", listed=False)]
SPACES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
TEXTS = {language: Texts(language, ["fr", "en"]) for language in ("fr", "en")}
REGION = SimpleNamespace(name={"fr": "Région", "en": "Region"}, languages=("fr", "en"), contact="")


def site(address=ADDRESS, for_officers=False):
    return SimpleNamespace(address=address, for_officers=for_officers, records=SimpleNamespace(region=REGION))


def files(**facts):
    found = search_engines({"fr": PAGES, "en": PAGES}, site(**facts))
    return {file.path: file.content.decode() for file in found}


@pytest.mark.parametrize("address", [ADDRESS, ""])
def test_the_sitemap_names_every_listed_page_in_every_language(address):
    tree = ElementTree.fromstring(files(address=address)["sitemap.xml"])
    found = [url.text for url in tree.findall("s:url/s:loc", SPACES)]
    assert found == [address + path for path in ("fr/", "en/", "fr/clusters/a%20b/", "en/clusters/a%20b/")]
    twins = {link.get("hreflang"): link.get("href") for link in tree.findall("s:url/x:link", SPACES)[3:6]}
    assert twins == {"fr": f"{address}fr/", "en": f"{address}en/", "x-default": f"{address}fr/"}


def test_robots_may_read_the_public_site_and_nothing_of_the_officers():
    assert files()["robots.txt"].splitlines() == ["User-agent: *", "Allow: /", f"Sitemap: {ADDRESS}sitemap.xml"]
    assert "Sitemap" not in files(address="")["robots.txt"]
    assert files(for_officers=True) == {"robots.txt": "User-agent: *\nDisallow: /\n"}


def rendered(page, address="", base=""):
    menu, languages = (("clusters", "Clusters", "clusters/"),), (("fr", "Français"), ("en", "English"))
    frame = Frame("fr", "Région", REGION, menu, languages, "public", "1 mai 2024", address=address)
    return Renderer(TEXTS["fr"], frame, Everything()).render(page, at_root=True, base=base)


def test_the_lost_page_speaks_each_language_and_links_from_the_base():
    html = rendered(lost(site(), TEXTS), ADDRESS, base_path(ADDRESS))
    assert html.count("<h1") == 1 and 'lang="en"' in html and "This page is not here" in html
    links = [part.partition('"')[0] for part in html.split('href="')[1:]]
    assert "/clusters/en/clusters/" in links and "/clusters/assets/site.css" in links
    assert all(link.startswith(("/clusters/", "#")) for link in links)
    assert 'content="noindex, nofollow"' in html and "canonical" not in html


def test_without_an_address_the_lost_page_links_from_the_root():
    assert base_path("") == "" and base_path("https://region.example/") == "/"
    assert 'href="fr/clusters/"' in rendered(lost(site(""), TEXTS))


def test_the_door_leads_to_the_first_language_and_names_the_others():
    html = rendered(door(site(), TEXTS["fr"]), ADDRESS)
    assert 'content="0; url=fr/index.html"' in html and 'href="en/" lang="en"' in html
    assert f'<link rel="canonical" href="{ADDRESS}fr/">' in html and 'name="description"' in html
