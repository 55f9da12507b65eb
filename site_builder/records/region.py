"""The region, its policy frame, and what the policy pursues."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

#: a text for readers as it is written: for all languages, or one a language
Text = str | dict[str, str]


@dataclass(frozen=True, slots=True)
class Domain:
    """A domain of the smart-specialisation strategy."""

    id: str
    name: Text


@dataclass(frozen=True, slots=True)
class Territory:
    """A department or county in which members sit."""

    code: str
    name: Text


@dataclass(frozen=True, slots=True)
class ClusterType:
    """A kind of label; `since` is the year in which it began."""

    id: str
    name: Text
    labelled_by: Text
    since: int


@dataclass(frozen=True, slots=True)
class Instrument:
    """A way of funding; rates are shares of the eligible cost, `feeds` a line of the Region's public funds."""

    id: str
    name: Text
    rate_min: float
    rate_max: float
    feeds: str


@dataclass(frozen=True, slots=True)
class Partner:
    """A region with which clusters cooperate."""

    id: str
    name: Text
    country: str


@dataclass(frozen=True, slots=True)
class Reporting:
    """What is due when: days are `MM-DD` of the year after, quarters are due some days after their last day."""

    first_year: int
    annual_due: str
    members_due: str
    quarter_due_days: int


@dataclass(frozen=True, slots=True)
class Secrecy:
    """A figure is withheld under so many contributors, or where one has more than this share of it."""

    min_contributors: int = 3
    dominance: float = 0.85


@dataclass(frozen=True, slots=True)
class Context:
    """A regional figure shown for context, never computed with."""

    id: str
    name: Text
    value: float
    unit: Text
    year: int
    source: Text


@dataclass(frozen=True, slots=True)
class Happening:
    """What happened in a year to all clusters, in a few words that charts over the years show."""

    year: int
    text: Text


@dataclass(frozen=True, slots=True)
class Teams:
    """Groups that review, by their handles; in that of `clusters`, `{cluster}` stands for the cluster's id."""

    officers: str
    clusters: str | None = None


@dataclass(frozen=True, slots=True)
class Licence:
    """Under which licence the region gives its data; `name` is the code by which programs know it."""

    name: str
    title: Text
    url: str


@dataclass(frozen=True, slots=True)
class Region:
    """The region and its policy frame."""

    id: str
    name: Text
    nuts: str
    country: str
    currency: str
    languages: tuple[str, ...]
    organisation_ids: str
    domains: tuple[Domain, ...]
    territories: tuple[Territory, ...]
    cluster_types: tuple[ClusterType, ...]
    instruments: tuple[Instrument, ...]
    reporting: Reporting
    secrecy: Secrecy
    context: tuple[Context, ...] = ()
    partners: tuple[Partner, ...] = ()
    notice: Text | None = None
    licence: Licence | None = None
    address: str = ""
    repository: str = ""
    contact: str = ""
    events: tuple[Happening, ...] = ()
    teams: Teams | None = None
    published: date | None = None

    @property
    def language(self) -> str:
        """The default language of the site."""
        return self.languages[0]


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic of the policy's objectives, and the ids of the indicators that follow it."""

    id: str
    name: Text
    indicators: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LongPeriod:
    """A period of the long-term objectives, first and last year."""

    id: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class RegionalTarget:
    """What the region aims at: an increase in percent, or a value, by the last year."""

    indicator: str
    first: int
    last: int
    increase_percent: float | None = None
    target: float | None = None


@dataclass(frozen=True, slots=True)
class Objectives:
    """What the policy pursues; `story_quota` is stories a year and domain."""

    short_topics: tuple[Topic, ...] = ()
    long_topics: tuple[Topic, ...] = ()
    periods: tuple[LongPeriod, ...] = ()
    regional_targets: tuple[RegionalTarget, ...] = ()
    story_quota: int | None = None

    def topic(self, topic: str) -> Topic | None:
        """The topic of that id, short-term or long-term; None where there is none."""
        return next((each for each in (*self.short_topics, *self.long_topics) if each.id == topic), None)
