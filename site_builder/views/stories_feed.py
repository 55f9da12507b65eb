"""The Atom feed of a language (RFC 4287).

Ids follow from the region and the place of a story's file, so that they stay when the site moves; the dates are the
stories' own.
"""

from __future__ import annotations

import uuid
from datetime import date
from html import escape
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from site_builder.records import Story
from site_builder.texts import Texts
from site_builder.views.page import File, Site
from site_builder.views.stories_cards import domain_link, newest_first, story_path, told_in
from site_builder.views.stories_one import body_html

ATOM = "http://www.w3.org/2005/Atom"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_MOST = 40


def feed(site: Site, texts: Texts) -> File:
    """The newest stories with their whole text."""
    stories = newest_first(site.records.stories)[:_MOST]
    region = texts.say(site.records.region.name)
    root = Element("feed", {"xmlns": ATOM, f"{_XML}lang": texts.language})
    here = f"{site.address}{texts.language}/stories/" if site.address else ""
    if here:
        root.set(f"{_XML}base", here)
    _add(root, "title", texts.gettext("Stories – %(region)s") % {"region": region})
    _add(root, "subtitle", texts.gettext("What clusters and their members did together, told one story at a time."))
    _add(root, "id", _ident(site, texts, "feed"))
    _add(root, "updated", _moment(stories[0].date if stories else site.day))
    SubElement(root, "link", {"rel": "self", "type": "application/atom+xml", "href": f"{here}feed.xml"})
    SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": here or "./"})
    _add(SubElement(root, "author"), "name", region)
    for story in stories:
        _entry(SubElement(root, "entry"), site, texts, story, here)
    indent(root, space="")
    return File(feed_path(texts), tostring(root, encoding="utf-8", xml_declaration=True) + b"\n")


def feed_path(texts: Texts) -> str:
    """Where the feed lies, from the root of the site."""
    return f"{texts.language}/stories/feed.xml"


def _entry(entry: Element, site: Site, texts: Texts, story: Story, here: str) -> None:
    text, language = told_in(texts, story)
    address = here + story_path(story).removeprefix("stories/")
    if language:
        entry.set(f"{_XML}lang", language)
    _add(entry, "title", text.title)
    _add(entry, "id", _ident(site, texts, f"{story.cluster}/{story.name}"))
    _add(entry, "published", _moment(story.date))
    _add(entry, "updated", _moment(story.date))
    SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": address})
    _add(SubElement(entry, "author"), "name", texts.say(site.records.clusters[story.cluster].name))
    SubElement(entry, "category", {"term": story.domain, "label": domain_link(site, texts, story.domain).text})
    _add(entry, "summary", text.summary)
    content = _add(entry, "content", f"<p>{escape(text.summary)}</p>\n{body_html(site, story, text.body)}")
    content.set("type", "html")
    content.set(f"{_XML}base", address)


def _add(parent: Element, name: str, text: str) -> Element:
    child = SubElement(parent, name)
    child.text = text
    return child


def _ident(site: Site, texts: Texts, path: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_OID, f"{site.records.region.id}/{texts.language}/stories/{path}").urn


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
