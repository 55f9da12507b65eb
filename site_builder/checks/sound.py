"""The repository as rules see it: a value for which an error stands already is not there.

So one fault is told once: no rule speaks of what cannot be known, while faults in other parts of the same file are
all told at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from site_builder.problems import Finding, Place
from site_builder.schema import Field, Schemas
from site_builder.schema.catalogue import ITEMS
from site_builder.source.document import Document, Step, YamlList, YamlMap
from site_builder.source.repository import Repository

#: index and entry of each member of a list, by id
Members = dict[str, tuple[int, YamlMap]]


class Sound:
    """Values by place, without those that an error has made doubtful.

    `findings` are those of reading and shape; `note` adds those of the rules as they run. `day` is the one on which
    late is judged.
    """

    def __init__(
        self, repository: Repository, findings: Iterable[Finding], schemas: Schemas, day: date = date.min
    ) -> None:
        self.repository = repository
        self.day = day
        self._schemas = schemas
        self._errors: dict[str, set[Place]] = {}
        self._members: dict[str, Members | None] = {}
        for finding in findings:
            self.note(finding)

    def note(self, finding: Finding) -> None:
        """From now on the value at the finding's place is doubtful, if the finding is an error."""
        if finding.is_error:
            self._errors.setdefault(finding.place.path, set()).add(finding.place)
            self._members.pop(finding.place.path, None)

    def is_whole(self, folder: str) -> bool:
        """True where everything in a folder could be taken in: no error stands at a name that is none."""
        faulty = {path for path in self._errors if path.rpartition("/")[0] == folder}
        return not faulty or faulty <= {document.path for document in self.repository.documents()}

    def is_clean(self, document: Document) -> bool:
        """True where a file could be read, and no error stands anywhere in it."""
        return not document.broken and document.path not in self._errors

    def is_doubtful(self, place: Place) -> bool:
        """True where an error stands at this very place."""
        return place in self._errors.get(place.path, ())

    def get(self, document: Document | None, *steps: Step) -> Any:
        """The value to which the steps lead, None where there is none, or an error stands at it or within it."""
        if document is None or document.broken:
            return None
        value = _walk(document.value, steps)
        if value is None or (document.path in self._errors and self._spoiled(document, steps, value)):
            return None
        return value

    def _spoiled(self, document: Document, steps: tuple[Step, ...], value: Any) -> bool:
        if self.is_doubtful(document.place(*steps)):
            return True
        if isinstance(value, YamlMap):
            return any(
                self.is_doubtful(document.place(*steps, key, key=True)) or self._spoiled(document, (*steps, key), inner)
                for key, inner in value.items()
            )
        if isinstance(value, YamlList):
            return any(self._spoiled(document, (*steps, index), inner) for index, inner in enumerate(value))
        return False

    def each(self, kind: str, path: str) -> Iterator[tuple[Document, tuple[Step, ...], Any]]:
        """Every sound value of a path, such as `collaborations.[].domains.[]`, in the files of a kind."""
        for document in self.documents(kind):
            for steps in self.within(document, path):
                value = self.get(document, *steps)
                if value is not None:
                    yield document, steps, value

    def documents(self, kind: str) -> Iterator[Document]:
        """The files of a kind that could be read."""
        return (each for each in self.repository.documents() if each.kind == kind and not each.broken)

    def within(self, document: Document, path: str) -> Iterator[tuple[Step, ...]]:
        """The steps to every value of a path in one file, sound or not."""
        found: list[tuple[tuple[Step, ...], Any]] = [((), document.value)]
        for name in path.split("."):
            found = [((*steps, step), value[step]) for steps, value in found for step in _steps_of(value, name)]
        return (steps for steps, _ in found)

    def listed(self, document: Document | None, *steps: Step) -> list[Any] | None:
        """A list at which no error stands, though one may stand at its items."""
        if document is None or document.broken:
            return None
        value = _walk(document.value, steps)
        return value if isinstance(value, list) and not self.is_doubtful(document.place(*steps)) else None

    def limit(self, rule: str, name: str) -> float:
        """From where on a warning is given: what data/region.yml says, else the default."""
        path = ("warnings", rule.replace("-", "_"), name)
        value = self.get(self.repository.region, *path)
        return value if value is not None else self.field("region", *path).default

    def field(self, kind: str, *path: str) -> Field:
        """What the schema of a kind says of a field."""
        return self._schemas.field(kind, path)

    def members(self, document: Document | None) -> Members | None:
        """Index and entry of each member of a list, by id; None where there is no list, or an error stands in it."""
        if document is None:
            return None
        if document.path not in self._members:
            entries = self.get(document, "members") if self.get(document, "year") is not None else None
            known = None if entries is None else {entry["id"]: (index, entry) for index, entry in enumerate(entries)}
            self._members[document.path] = known
        return self._members[document.path]

    def title(self, document: Document, steps: Iterable[Step]) -> Any:
        """The field's own title, as a localised text; a plain value of a list has the list's."""
        path = tuple(ITEMS if isinstance(step, int) else step for step in steps)
        return self._schemas.field(document.kind, path[:-1] if path[-1] == ITEMS else path).title

    def ids(self, document: Document | None, path: str, name: str = "id") -> list[str] | None:
        """The ids of a list, in its order (none where it is left out); None where any is doubtful.

        With one in doubt no name could be called unknown.
        """
        steps = path.removesuffix(".[]").split(".")
        if self.listed(document, *steps) is None:
            return [] if self.leaves_out(document, *steps) else None
        found = [self.get(document, *item, name) for item in self.within(document, path)]
        return found if all(isinstance(each, str) for each in found) else None

    def leaves_out(self, document: Document | None, *steps: Step) -> bool:
        """True where a value is surely left out, and not written under a name that is none."""
        if document is None or document.broken:
            return False
        *holder, step = steps
        keys = _walk(document.value, holder)
        if not isinstance(keys, dict) or step in keys or self.is_doubtful(document.place(*holder)):
            return False
        return not any(self.is_doubtful(document.place(*holder, key, key=True)) for key in keys)


def _walk(value: Any, steps: Iterable[Step]) -> Any:
    for step in steps:
        value = _step(value, step)
    return value


def _step(value: Any, step: Step) -> Any:
    if isinstance(value, dict):
        return value.get(step)
    if isinstance(value, list) and isinstance(step, int) and step < len(value):
        return value[step]
    return None


def _steps_of(value: Any, name: str) -> Iterable[Step]:
    """The steps that a part of a path stands for: `[]` for every index of a list, `*` for every key."""
    if name == "[]":
        return range(len(value)) if isinstance(value, list) else ()
    if not isinstance(value, dict):
        return ()
    return tuple(value) if name == "*" else ((name,) if name in value else ())
