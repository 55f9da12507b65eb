"""What the site says of itself: how far everybody can use it."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.texts import Texts
from site_builder.views.page import Page, Site


def pages(site: Site, texts: Texts) -> Iterator[Page]:
    """The accessibility statement."""
    _ = texts.gettext
    region = site.records.region
    view = {
        "region": texts.say(region.name),
        "contact": region.contact,
        "repository": site.repository,
        "day": texts.date(site.day),
    }
    description = _(
        "How this site is made for everybody to use, what was tested, what is still missing, and how to tell us."
    )
    yield Page("accessibility/", "accessibility.html", _("Accessibility"), view, description, "about")
