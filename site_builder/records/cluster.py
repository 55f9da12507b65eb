"""A cluster: who it is, what it aims at, and what it tells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from site_builder.records.region import Text


@dataclass(frozen=True, slots=True)
class Label:
    """A label of excellence, and the last day on which it holds."""

    level: str
    valid_until: date


@dataclass(frozen=True, slots=True)
class Event:
    """Something in a cluster's life; `date` is `YYYY`, `YYYY-MM` or `YYYY-MM-DD`."""

    date: str
    kind: str
    text: Text
    source: Text


@dataclass(frozen=True, slots=True)
class Fact:
    """A published fact with its source; never a part of an indicator."""

    date: str
    text: Text
    source: str
    value: float | None = None
    unit: Text | None = None


@dataclass(frozen=True, slots=True)
class Cluster:
    """Who a cluster is; `active_until` is None while it goes on."""

    id: str
    name: Text
    type: str
    domains: tuple[str, ...]
    legal_form: Text
    seat_commune: Text
    seat_territory: str
    summary: Text
    active_from: int
    active_until: int | None = None
    founded: int | None = None
    website: str | None = None
    label: Label | None = None
    succeeds: tuple[str, ...] = ()
    events: tuple[Event, ...] = ()
    facts: tuple[Fact, ...] = ()
    language: str | None = None

    @property
    def domain(self) -> str:
        """The leading domain, in which the cluster counts."""
        return self.domains[0]

    def active_in(self, year: int) -> bool:
        """True in the years in which the cluster reports."""
        return self.active_from <= year and (self.active_until is None or year <= self.active_until)


@dataclass(frozen=True, slots=True)
class Target:
    """A cluster's own objective; without `baseline` the value of the year before `first` stands for it."""

    indicator: str
    first: int
    last: int
    target: float
    agreed: date | None = None
    baseline: float | None = None


@dataclass(frozen=True, slots=True)
class StoryText:
    """A story in one language; `body` is Markdown."""

    title: str
    summary: str
    body: str
    image_alt: str | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """A story with its translations; `domain` is its own. `image_path` is relative to the region."""

    cluster: str
    date: date
    slug: str
    domain: str
    clusters: tuple[str, ...]
    actors: tuple[str, ...]
    indicators: tuple[str, ...]
    image: str | None
    languages: Mapping[str, StoryText]

    @property
    def name(self) -> str:
        """Date and slug: the folder of its page."""
        return f"{self.date}-{self.slug}"

    @property
    def image_path(self) -> str | None:
        """Where the picture lies, relative to the region (POSIX)."""
        return f"stories/{self.cluster}/{self.image}" if self.image else None

    def text(self, language: str) -> StoryText:
        """The story in that language, else in the first in which it was told."""
        return self.languages.get(language) or next(iter(self.languages.values()))
