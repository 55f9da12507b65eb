"""The feed of each language is Atom as RFC 4287 has it, and leads to stories of that language."""

from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree

import lxml.html
import pytest

from tests.site.reading import inside, pages, seen
from tests.site.serving import ADDRESS

_ATOM = "{http://www.w3.org/2005/Atom}"
_XML = "{http://www.w3.org/XML/1998/namespace}"
LANGUAGES = ("en", "fr")


def feed(site: Path, language: str) -> ElementTree.Element:
    return ElementTree.parse(site / language / "stories" / "feed.xml").getroot()


def only(element: ElementTree.Element, name: str) -> str:
    """The text of the one child of that name: the format asks for exactly one."""
    found = element.findall(f"{_ATOM}{name}")
    assert len(found) == 1 and (found[0].text or "").strip(), (element.tag, name)
    return found[0].text


def moment(told: str) -> datetime:
    when = datetime.fromisoformat(told)
    assert when.tzinfo is not None, told
    return when


def links(element: ElementTree.Element) -> dict[str, str]:
    """Addresses by relation; of each relation there is one here."""
    found = [(link.get("rel", "alternate"), link.get("href")) for link in element.findall(f"{_ATOM}link")]
    assert len(dict(found)) == len(found)
    return dict(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_feed_has_what_atom_asks_for(language, own):
    top = feed(own, language)
    assert top.tag == f"{_ATOM}feed" and top.get(f"{_XML}lang") == language
    assert only(top, "title") and only(top, "id")
    assert links(top)["self"] == f"{ADDRESS}{language}/stories/feed.xml"
    entries = top.findall(f"{_ATOM}entry")
    assert len(entries) >= 5
    ids = [only(entry, "id") for entry in entries]
    assert len(set(ids)) == len(ids) and only(top, "id") not in ids
    assert moment(only(top, "updated")) == max(moment(only(entry, "updated")) for entry in entries)
    published = [moment(only(entry, "published")) for entry in entries]
    assert published == sorted(published, reverse=True)
    for entry in entries:
        assert only(entry, "title") and (only(entry, "summary") or only(entry, "content"))
        assert (entry.find(f"{_ATOM}author/{_ATOM}name") or top.find(f"{_ATOM}author/{_ATOM}name")) is not None


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_feed_leads_to_stories_and_what_they_link_to(language, own):
    home = (own / language / "index.html").resolve()
    for entry in feed(own, language).findall(f"{_ATOM}entry"):
        target, _ = inside(own, home, links(entry)["alternate"])
        assert target.is_file() and seen(target).language == language and "/stories/" in str(target)
        content = entry.find(f"{_ATOM}content")
        if content is not None and content.get("type") == "html":
            for address in lxml.html.fragment_fromstring(content.text, "div").xpath("//a/@href | //img/@src"):
                found = inside(own, target, str(address))
                assert found is None or found[0].is_file(), (links(entry), address)


def test_pages_name_the_feed_of_their_language(own):
    for language in LANGUAGES:
        told = [page for page in pages(own / language) if any(link.endswith("feed.xml") for link in seen(page).links)]
        assert told
        for page in told:
            named = {inside(own, page.resolve(), link)[0] for link in seen(page).links if link.endswith("feed.xml")}
            assert named == {(own / language / "stories" / "feed.xml").resolve()}, page
