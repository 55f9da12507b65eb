"""Labels by which officers find what concerns them: a cluster's, and a kind of record's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from site_builder.posting.reviewed import Reviewed
from site_builder.problems import N_
from site_builder.schema import Schemas
from site_builder.source.repository import Repository
from site_builder.texts import Texts

_FORMS = ("annual", "quarterly", "members", "targets", "story")
_DEFINITION, _FRAME, _OTHER = "definition", "frame", "other"
_CLUSTER = "cluster/"
#: colours of GitHub and GitLab, without their sign: clusters, kinds
_COLOURS = ("1d4f73", "6b5d2e")
_LONGEST = 50


@dataclass(frozen=True)
class Label:
    """A label with what it says to those who choose it; `colour` as six hexadecimal digits."""

    name: str
    about: str
    colour: str


class Labels:
    """The labels of a region: what a review gets, and which of those that are set are ours to take off again."""

    def __init__(self, repository: Repository, schemas: Schemas, texts: Texts) -> None:
        self._texts, self._schemas = texts, schemas
        self._clusters = repository.clusters
        spoken = [Texts(language, texts.languages) for language in texts.languages]
        self._kinds = {name.casefold() for each in spoken for name in self._names(each).values()}

    def wanted(self, reviewed: Reviewed) -> list[Label]:
        """Those for clusters and kinds that the region knows; a stranger can't name others."""
        about = self._texts.gettext("Concerns this cluster")
        clusters = [
            Label(_CLUSTER + each, about, _COLOURS[0])
            for each in sorted(set(reviewed.clusters) & set(self._clusters))
            if len(_CLUSTER + each) <= _LONGEST
        ]
        about = self._texts.gettext("Changes this kind of record")
        names = self._names(self._texts)
        kinds = [Label(name[:_LONGEST], about, _COLOURS[1]) for kind, name in names.items() if kind in reviewed.kinds]
        return clusters + kinds

    def ours(self, names: Iterable[str]) -> list[str]:
        """Those of some labels that a review sets."""
        return [name for name in names if name.startswith(_CLUSTER) or name.casefold() in self._kinds]

    def _names(self, texts: Texts) -> dict[str, str]:
        found = {kind: texts.say(self._schemas.form(kind).title) for kind in _FORMS}
        found[_DEFINITION] = texts.say(self._schemas.form("indicator").title)
        found[_FRAME] = texts.gettext(N_("Frame and profiles"))
        found[_OTHER] = texts.gettext(N_("Other files"))
        return found
