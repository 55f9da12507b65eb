"""Which topics the objectives have, and which measures follow each: for all clusters, and for some domains."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from site_builder.texts import Texts
from site_builder.views.page import Site

if TYPE_CHECKING:
    from site_builder.records import Definition


@dataclass(frozen=True)
class ObjectiveTopic:
    """A topic with its measures: `base` are for all clusters, `specific` for some domains.

    `short` and `long` say which kinds of objectives the policy has for it; neither where only clusters' own or the
    region's targets name its measures.
    """

    id: str
    name: str
    short: bool
    long: bool
    base: tuple[Definition, ...]
    specific: tuple[Definition, ...]

    @property
    def path(self) -> str:
        """The site path of its page."""
        return f"objectives/{self.id}/"

    @property
    def measures(self) -> tuple[Definition, ...]:
        """All of them."""
        return self.base + self.specific


def objective_topics(site: Site, texts: Texts) -> list[ObjectiveTopic]:
    """The topics in the policy's order, short-term before long-term; then others that a target needs."""
    objectives = site.records.objectives
    short = {each.id: each for each in objectives.short_topics}
    long = {each.id: each for each in objectives.long_topics}
    names = {each.id: texts.say(each.name) for each in (*objectives.long_topics, *objectives.short_topics)}
    names.setdefault("structure", texts.gettext("Organisations and budgets"))
    names.setdefault("members", texts.gettext("Members"))
    listed = {**short, **long}
    aimed = {home_topic(site, indicator) for indicator in _aimed_at(site)}
    order = [*short, *(topic for topic in long if topic not in short)]
    order += [topic for topic in ("structure", "members") if topic in aimed and topic not in listed]
    found = []
    for topic in order:
        named = [i for part in (short, long) if topic in part for i in part[topic].indicators]
        definitions = _measures(site, texts, topic, named)
        if topic not in listed:
            definitions = [each for each in definitions if each.id in _aimed_at(site)]
        base = tuple(each for each in definitions if each.scope is None)
        specific = tuple(each for each in definitions if each.scope is not None)
        found.append(ObjectiveTopic(topic, names[topic], topic in short, topic in long, base, specific))
    return found


def home_topic(site: Site, indicator: str) -> str:
    """The topic under which an indicator's targets stand: the first that lists it, else its own."""
    objectives = site.records.objectives
    topics = (*objectives.short_topics, *objectives.long_topics)
    named = next((each.id for each in topics if indicator in each.indicators), "")
    return named or site.records.definitions[indicator].topic


def visible(site: Site, definition: Definition) -> bool:
    """True where this audience may see the measure."""
    return site.for_officers or definition.visibility == "public"


def _aimed_at(site: Site) -> set[str]:
    """The indicators that a target names and this audience may see."""
    own = (target.indicator for targets in site.records.targets.values() for target in targets)
    regional = (target.indicator for target in site.records.objectives.regional_targets)
    return {each for each in (*own, *regional) if visible(site, site.records.definitions[each])}


def _measures(site: Site, texts: Texts, topic: str, named: Iterable[str]) -> list[Definition]:
    """Those that the topic lists, in its order, then the others that say they belong to it, by name."""
    definitions = site.records.definitions
    listed = [definitions[each] for each in dict.fromkeys(named) if each in definitions]
    others = [each for each in definitions.values() if each.topic == topic and each not in listed]
    others = [each for each in others if home_topic(site, each.id) == topic]
    others.sort(key=lambda each: texts.sort_key(texts.say(each.name)))
    return [each for each in (*listed, *others) if visible(site, each)]
