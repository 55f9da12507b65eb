"""What a change does, as values: wording is `telling`'s, order and folds are those of the writers.

`Review` is all that a writer may look at. Unchanged is not there, and what differs in form alone is not either.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from site_builder.indicators import Figure
from site_builder.periods import Period
from site_builder.problems import Answered, Finding, Place
from site_builder.schema import Schemas
from site_builder.source.repository import Repository
from site_builder.texts import Text

State = Literal["removed", "added", "changed"]

#: what a statement can be, with the facts that it carries
KINDS: Mapping[str, tuple[str, ...]] = {
    # a record as a whole; `count` is how many values or entries it had or has
    "record-removed": ("count",),
    "record-added": ("count",),
    # a record that could not be read before, and has none beside which it could be told
    "record-readable": ("count",),
    # the same file at another place; `before` is its path then
    "record-moved": ("before",),
    # a value of a record: `change` is a differences.Change
    "value-removed": ("change",),
    "value-added": ("change",),
    "value-changed": ("change",),
    # an entry of a list (post, grant, collaboration, target, event …): `change` as above, its entry named
    "entry-removed": ("change",),
    "entry-added": ("change",),
    # members; `before` and `after` are names, codes or years, `years` those in whose lists a member stood before
    "member-left": ("id", "name", "since"),
    "member-joined": ("id", "name"),
    "member-returned": ("id", "name", "years"),
    "member-category": ("id", "name", "before", "after"),
    "member-name": ("id", "before", "after"),
    "member-same": ("id", "name", "old_id", "old_name"),
    "member-value": ("id", "name", "change"),
    # stories; `languages` are those in which it is told now
    "story-removed": ("title", "languages"),
    "story-added": ("title", "languages"),
    "story-text": ("title", "language", "words_before", "words_after"),
    "story-field": ("title", "change"),
    "story-translation-added": ("title", "language"),
    "story-translation-removed": ("title", "language"),
    # a file beside a story, or another that no record is read from
    "file-removed": (),
    "file-added": (),
    "file-changed": (),
    # what officers alone see now, and everybody would: of a definition (`visibility`), or words that look personal
    "exposed-definition": ("id", "name"),
    "exposed-field": ("title",),
    # figures of an indicator that were withheld: how many, and the largest of them as `Move`s
    "exposed-figures": ("id", "count", "moves"),
    "exposed-mail": ("text",),
    "exposed-phone": ("text",),
    "exposed-person": ("text",),
}


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that a change does, told once. `place` is in the new state; of what is gone, where it stood before."""

    kind: str
    place: Place
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Move:
    """A published figure that becomes another; None on a side where there is none.

    Where a period is reported for the first time, `last` is the figure of the same entity one year earlier.
    """

    indicator: str
    scope: str
    entity: str
    period: Period
    before: Figure | None
    after: Figure | None
    last: Figure | None = None


@dataclass(frozen=True, slots=True)
class RecordReview:
    """A record that differs: `kind` is its schema's name, `period` None where it has none.

    `against` is the path of the record with which an added one was compared, since there is none before it: that of the
    cluster's last year or quarter; empty otherwise.
    """

    path: str
    kind: str
    state: State
    period: Period | None = None
    statements: tuple[Statement, ...] = ()
    against: str = ""


@dataclass(frozen=True, slots=True)
class ClusterReview:
    """What becomes of a cluster: its records, what is removed first, and the figures that its page opens with."""

    id: str
    name: Text
    state: State
    domain: str = ""
    records: tuple[RecordReview, ...] = ()
    figures: tuple[Move, ...] = ()


@dataclass(frozen=True, slots=True)
class DefinitionReview:
    """A definition that differs; `moved` counts all published figures that are others for it, `largest` has some."""

    id: str
    name: Text
    state: State
    statements: tuple[Statement, ...] = ()
    moved: int = 0
    largest: tuple[Move, ...] = ()


@dataclass(frozen=True, slots=True)
class Review:
    """All that a change does. `base` and `head` are what the states are called; a work tree has no name.

    `frame` are records of the region as a whole, `others` statements on files from which no record is read.
    `errors` and `questions` (warnings) were not there before, `answered` are warnings that the change answers,
    `settled` those that were there before and are not any more; `owed` is what the clusters that differ still owe, and
    owed before. `figures` counts the published figures that move: of the clusters that differ those with which their
    pages open, and where the region or a definition differs (`wide`) all that move for it, of all scopes. `repository`
    is the new state, of which no more may have been read than was needed: the region, its definitions and the
    clusters' profiles are there, for the titles of codes; `schemas` have those of fields. `gone` has what
    definitions said that are not in the new state, by id. `state` is what becomes of the region itself: of one that is
    new or removed (`repository` is then what was there) records are counted alone.
    """

    base: str
    head: str
    day: date
    clusters: tuple[ClusterReview, ...] = ()
    frame: tuple[RecordReview, ...] = ()
    definitions: tuple[DefinitionReview, ...] = ()
    exposed: tuple[Statement, ...] = ()
    errors: tuple[Finding, ...] = ()
    questions: tuple[Finding, ...] = ()
    answered: tuple[Answered, ...] = ()
    settled: tuple[Finding, ...] = ()
    owed: tuple[Finding, ...] = ()
    others: tuple[Statement, ...] = ()
    figures: int = 0
    wide: bool = False
    repository: Repository | None = field(default=None, compare=False)
    schemas: Schemas | None = field(default=None, compare=False)
    state: State = "changed"
    gone: Mapping[str, Mapping[str, Any]] = field(default_factory=dict, compare=False)

    @property
    def records(self) -> Iterator[RecordReview]:
        """Every record that differs: those of the frame, then cluster by cluster."""
        yield from self.frame
        for cluster in self.clusters:
            yield from cluster.records

    @property
    def is_empty(self) -> bool:
        """True where nothing changed but the form."""
        parts = (self.clusters, self.frame, self.definitions, self.exposed, self.errors, self.others)
        return self.state == "changed" and not any((*parts, self.questions, self.answered, self.settled))
