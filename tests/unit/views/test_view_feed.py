"""The Atom feed holds what RFC 4287 asks for, and stays the same wherever and whenever it is built."""

import re
from dataclasses import replace
from urllib.parse import urljoin
from xml.etree.ElementTree import fromstring

import pytest
from regions import copy_of
from small_site import site_of, texts_of

from site_builder.views.stories_feed import ATOM, feed

BASE = "{http://www.w3.org/XML/1998/namespace}base"
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z")


def tag(name: str) -> str:
    return f"{{{ATOM}}}{name}"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = copy_of("lakes", tmp_path_factory.mktemp("lakes"))
    first = folder / "stories/north-wood/2020-06-01-first-bridge.en.md"
    first.write_text(first.read_text(encoding="utf-8") + "\n![Drawing](bridge.svg) a < b\n", encoding="utf-8")
    return site_of(folder)


@pytest.mark.parametrize("address", ["", "https://lakes.example/clusters/"])
def test_feed_and_entries_have_the_required_elements(site, address):
    file = feed(replace(site, address=address), texts_of(site))
    assert file.path == "en/stories/feed.xml"
    root = fromstring(file.content)
    assert root.tag == tag("feed")
    entries = root.findall(tag("entry"))
    assert len(entries) == 1
    for element in (root, *entries):
        for name in ("id", "title", "updated"):
            assert len(element.findall(tag(name))) == 1, name
        assert MOMENT.fullmatch(element.findtext(tag("updated")))
        assert element.findtext(tag("id")).startswith("urn:uuid:")
        assert element.findtext(f"{tag('author')}/{tag('name')}")
    (own,) = [link for link in root.findall(tag("link")) if link.get("rel") == "self"]
    assert own.get("href") == (f"{address}en/stories/feed.xml" if address else "feed.xml")
    (entry,) = entries
    assert entry.find(tag("link")).get("rel") == "alternate"
    assert entry.findtext(tag("summary"))
    assert entry.findtext(tag("updated")) == "2020-06-01T00:00:00Z"


@pytest.mark.parametrize("address", ["", "https://lakes.example/clusters/"])
def test_what_the_text_shows_is_found_from_the_feed(site, address):
    whole = address or "https://anywhere.example/site/"
    root = fromstring(feed(replace(site, address=address), texts_of(site)).content)
    base = urljoin(f"{whole}en/stories/feed.xml", root.get(BASE, ""))
    content = root.find(f"{tag('entry')}/{tag('content')}")
    assert content.get("type") == "html"
    page = urljoin(base, content.get(BASE))
    assert page == f"{whole}en/stories/north-wood/2020-06-01-first-bridge/"
    assert "a &lt; b" in content.text and "<script" not in content.text
    (source,) = re.findall(r'src="([^"]*)"', content.text)
    assert urljoin(page, source) == f"{whole}media/stories/north-wood/bridge.svg"


def test_ids_stay_where_the_site_moves_and_differ_between_languages(site):
    def idents(address, language="en"):
        root = fromstring(feed(replace(site, address=address), texts_of(site, language)).content)
        return [each.text for each in root.iter(tag("id"))]

    assert idents("") == idents("https://lakes.example/")
    assert not set(idents("")) & set(idents("", "fr"))


def test_a_feed_without_stories_is_a_feed(site):
    empty = replace(site, records=replace(site.records, stories=()))
    root = fromstring(feed(empty, texts_of(site)).content)
    assert not root.findall(tag("entry"))
    assert root.findtext(tag("updated")) == f"{site.day.isoformat()}T00:00:00Z"
