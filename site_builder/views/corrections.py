"""When a figure was corrected since it was published, and what it was before, as readers see it.

The history holds what the audience may read and nothing else (`site_builder.history`): the public reads days and
values, the officers the change as well.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from site_builder.history import Correction, Revision
from site_builder.texts import Texts
from site_builder.views.page import Site

if TYPE_CHECKING:
    from site_builder.indicators import Figure
    from site_builder.records import Definition


@dataclass(frozen=True)
class Day:
    """The day of a change; for officers its title, its hash in short, and the address where it is read."""

    text: str
    iso: str
    title: str = ""
    hash: str = ""
    url: str = ""


def day_of(site: Site, texts: Texts, revision: Revision) -> Day:
    """The day of a change as the audience reads it."""
    iso = revision.day.isoformat()
    return Day(texts.date(iso), iso, revision.title, revision.hash[:7], site.change_address(revision.hash))


def told(site: Site, texts: Texts, figure: Figure | None) -> tuple[tuple[Correction, str, str], ...]:
    """The corrections of a figure that can be read today, the newest first, with the values before and after as text.

    One that cannot be seen in the value as it is written is none; texts are empty where the values are not told.
    """
    if figure is None or figure.mark:
        return ()
    definition = site.records.definitions[figure.indicator]
    found = []
    for each in reversed(site.history.of(figure.indicator, figure.scope, figure.entity, figure.period)):
        before, after = (_text(site, texts, definition, value) for value in (each.before, each.after))
        if not each.told or before != after:
            found.append((each, before, after))
    return tuple(found)


def note(site: Site, texts: Texts, figure: Figure | None) -> str:
    """When a figure last became another, and what it was before, in a line; empty where it did not."""
    found = told(site, texts, figure)
    redefined = _redefined(site, texts, figure, found[0][0].revision if found else None)
    if redefined or not found:
        return redefined
    last, before, _ = found[0]
    day = texts.date(last.revision.day.isoformat())
    if not before:
        return texts.gettext("Corrected on %(day)s") % {"day": day}
    return texts.gettext("Corrected on %(day)s; %(value)s before") % {"day": day, "value": before}


def _redefined(site: Site, texts: Texts, figure: Figure | None, last: Revision | None) -> str:
    """That the definition became another after the last correction, where this changed the figure."""
    formers = site.history.formers.get(figure.indicator, ()) if figure is not None and not figure.mark else ()
    if figure is None or not formers or formers[0].figures is None:
        return ""
    newest = formers[0]
    if last is not None and last.number >= newest.revision.number:
        return ""
    then = newest.figures.get(figure.indicator, figure.scope, figure.entity, figure.period)
    before = "" if then is None else _text(site, texts, newest.definition, then.value)
    if not before or before == _text(site, texts, site.records.definitions[figure.indicator], figure.value):
        return ""
    day = texts.date(newest.revision.day.isoformat())
    return texts.gettext("Definition changed on %(day)s; %(value)s before") % {"day": day, "value": before}


def _text(site: Site, texts: Texts, definition: Definition, value: float | None) -> str:
    if value is None:
        return ""
    return texts.value(value, definition.unit, definition.decimals, site.records.region.currency)
