"""An indicator's definition in words: its unit, for whom it is, how clusters combine, from which records."""

from __future__ import annotations

from dataclasses import dataclass

from site_builder.records import Definition
from site_builder.texts import Texts
from site_builder.views.page import Site


@dataclass(frozen=True)
class Item:
    """A name and a text of a definition list; `path` is a site path, or empty."""

    name: str
    text: str
    path: str = ""


def visible(site: Site) -> list[Definition]:
    """The definitions that the audience may see, by id."""
    return [each for each in site.records.definitions.values() if site.for_officers or each.visibility == "public"]


def scope_words(site: Site, texts: Texts, definition: Definition) -> str:
    """For whom an indicator is meant: all clusters, or domains by name."""
    if definition.scope is None:
        return texts.gettext("all clusters")
    names = {domain.id: texts.say(domain.name) for domain in site.records.region.domains}
    return texts.join(names.get(domain, domain) for domain in definition.scope)


def definition_items(site: Site, texts: Texts, definition: Definition) -> list[Item]:
    """What there is to say of a definition beside its name and description."""
    _ = texts.gettext
    items = [
        Item(_("Unit"), unit_name(texts, definition.unit, site.records.region.currency)),
        Item(_("For"), scope_words(site, texts, definition)),
        Item(_("How clusters combine"), _across(texts, definition)),
        Item(_("Source"), source_words(texts, definition)),
    ]
    if definition.since or definition.until:
        items.append(Item(_("Holds"), _holds(texts, definition)))
    if definition.replaces in site.records.definitions:
        items.append(_linked(site, texts, _("Replaces"), definition.replaces))
    items += [
        _linked(site, texts, _("Replaced by"), each.id) for each in visible(site) if each.replaces == definition.id
    ]
    items.append(Item(_("Code"), definition.id))
    return items


def _linked(site: Site, texts: Texts, name: str, indicator: str) -> Item:
    definition = site.records.definitions[indicator]
    return Item(name, texts.say(definition.name), f"indicators/{indicator}/" if definition in visible(site) else "")


def _holds(texts: Texts, definition: Definition) -> str:
    if definition.since and definition.until:
        message = texts.gettext("from %(since)s to %(until)s")
    else:
        message = texts.gettext("from %(since)s on") if definition.since else texts.gettext("until %(until)s")
    return message % {"since": definition.since, "until": definition.until}


def unit_name(texts: Texts, unit: str, currency: str) -> str:
    """A unit in words."""
    _ = texts.gettext
    return {
        "eur": currency,
        "fte": _("full-time equivalents"),
        "count": _("number"),
        "percent": _("percent"),
        "ratio": _("ratio"),
        "years": _("years"),
    }[unit]


def _across(texts: Texts, definition: Definition) -> str:
    _ = texts.gettext
    if definition.across == "mean":
        return _("The average of the clusters that reported")
    if definition.is_collected:
        return _("The sum of what the clusters reported")
    return _("Computed over the records of all clusters together")


def source_words(texts: Texts, definition: Definition) -> str:
    """From which records an indicator is computed."""
    _ = texts.gettext
    if definition.is_collected:
        return _("Reported by each cluster in its yearly record, under results")
    return {
        "annual": _("The clusters' yearly records"),
        "quarterly": _("The clusters' quarterly grids"),
        "memberships": _("The clusters' member lists"),
        "movements": _("The clusters' member lists, each compared with that of the year before"),
        "grants": _("The grants in the clusters' yearly records"),
        "collaborations": _("The collaborations in the clusters' yearly records"),
        "stories": _("The stories that clusters tell"),
    }[definition.table]


def sql_of(definition: Definition) -> str:
    """The definition as a query; empty where clusters report the value themselves."""
    if definition.is_collected:
        return ""
    where = f"\nWHERE {definition.where}" if definition.where else ""
    return f"SELECT {definition.value}\nFROM {definition.table}{where}"
