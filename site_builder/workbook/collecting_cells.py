"""One question in a file: what its cells say, whether that differs from what the workbook shows, and its new value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from site_builder.entry import choices
from site_builder.problems import N_
from site_builder.schema.catalogue import ANY_KEY
from site_builder.source.repository import Repository
from site_builder.texts import Text, locale_of
from site_builder.workbook import merging
from site_builder.workbook.book import Question, Shown, Steps, value_at
from site_builder.workbook.collecting_parts import Draft, Spot, note, warning
from site_builder.workbook.understanding import same, tidy, understand
from site_builder.workbook.understanding_asked import NOTHING, Asked, Raw, Understood, written


@dataclass(frozen=True, slots=True)
class Typed:
    """A cell that came back: the question, where it stands, what it holds, what that means, what the workbook shows."""

    question: Question
    spot: Spot
    raw: Raw
    understood: Understood
    shown: Shown

    @property
    def changed(self) -> bool:
        """Whether it says something else than was shown."""
        if same(self.raw, self.shown):
            return False
        return self.understood.failed or key_of(self.understood.value) != key_of(self.shown)


class Asker:
    """What each question of a region's workbooks asks; made once a region."""

    def __init__(self, repository: Repository) -> None:
        self.repository = repository
        region = repository.region.value
        self.scheme = str(region.get("organisation_ids", "none")) if isinstance(region, dict) else "none"
        languages = region.get("languages") if isinstance(region, dict) else None
        self.first = languages[0] if isinstance(languages, list) and languages else "en"
        self._asked: dict[int, tuple[Question, Asked]] = {}
        self._members: Mapping[str, str] = {}
        self._decimal = "."

    def begin(self, members: Mapping[str, str], language: str) -> None:
        """Another file: names by id of the members that it names, so that others of its sheets may call them so.

        `language` is that of the file.
        """
        self._members = members
        self._decimal = locale_of(language).number_symbols["latn"]["decimal"]
        self._asked.clear()

    def typed(self, question: Question, spot: Spot, raw: Raw, shown: Shown = None, last: Shown = None) -> Typed:
        """A cell that came back, understood."""
        asked = self._of(question, last)
        # as it was shown: also what the record should not have says nothing new
        understood = NOTHING if raw is None else understand(raw, asked)
        return Typed(question, spot, raw, understood, shown)

    def _of(self, question: Question, last: Shown) -> Asked:
        found = self._asked.get(id(question))
        if found is None or (found[1].unit == "percent" and found[1].last != last):
            found = self._asked[id(question)] = (question, self._made(question, last))
        return found[1]

    def _made(self, question: Question, last: Shown) -> Asked:
        field, kind = question.field, question.type
        title, unit = field.title, field.unit
        if field.path[-1] == ANY_KEY and kind in ("number", "integer"):
            title, unit = self._result(question)
        scheme = self.scheme if field.reference == "members" or field.path == ("members", "[]", "id") else ""
        named = {} if kind == "boolean" or question.open_choice else self._choices(question)
        offered = {**question.choices, **(self._members if question.open_choice else {})}
        return Asked(field, title, kind, named, unit, scheme, last, offered, self._decimal)

    def _choices(self, question: Question) -> Mapping[str, Text]:
        """Titles by code in every language, with that of the workbook."""
        named: dict[str, Text] = {}
        told = choices(self.repository, question.field)
        for code, title in question.choices.items():
            known = told.get(code, title)
            named[code] = {**(known if isinstance(known, Mapping) else {"en": known}), "": title}
        return named

    def _result(self, question: Question) -> tuple[Text, str | None]:
        """Title and unit of an indicator that is collected each year."""
        document = self.repository.indicators.get(question.keys[-1])
        definition = document.value if document and isinstance(document.value, dict) else {}
        name, unit = definition.get("name"), definition.get("unit")
        return name or question.title, unit if isinstance(unit, str) else None


def settle(draft: Draft, at: Steps, cells: Sequence[Typed], first: str) -> None:
    """Put what the cells of one field say into the draft, where they differ from what was shown; `at` leads to it.

    The cells of a text in languages, or of a list of codes, are one field. `first` is the region's first language.
    """
    for cell in cells:
        if cell.changed or not same(cell.raw, cell.shown):
            draft.say(cell.spot, cell.understood)
    draft.asked |= {each.spot: each.question for each in cells}
    question = cells[0].question
    before = value_at(draft.value, at)
    if question.field.type == "localised":
        said = {str(each.question.part): each.understood.value for each in cells if each.changed}
        if said:
            merging.put(draft.value, at, merging.text(before, said, first))
    elif question.field.type == "array":
        _settle_codes(draft, at, cells, before)
    elif cells[0].changed:
        value = cells[0].understood.value
        if value is False and not question.required and before is not False:
            value = None
        merging.put(draft.value, at, value)
    draft.spots.update({(*at, *_part(each)): each.spot for each in reversed(cells)})


def _part(cell: Typed) -> Steps:
    return (cell.question.part,) if isinstance(cell.question.part, str) else ()


def _settle_codes(draft: Draft, at: Steps, cells: Sequence[Typed], before: Any) -> None:
    came = [each.understood.value for each in cells if each.understood.value is not None]
    old = list(before) if isinstance(before, list) else []
    if any(each.changed for each in cells) and sorted(came, key=str) != sorted(old, key=str):
        value = merging.codes(before, came)
        if not value and not isinstance(before, list):
            merging.put(draft.value, at, None)
        else:
            merging.put(draft.value, at, value)
    for cell in cells:
        first = next(each for each in cells if each.understood.value == cell.understood.value)
        if cell.understood.value is not None and cell is not first:
            message = N_("{title}: “{written}” is chosen twice, and was taken once.")
            facts = {"title": cell.question.field.title, "written": written(cell.raw)}
            draft.remarks.append(note(cell.spot, message, **facts))
    now = value_at(draft.value, at)
    places = {code: index for index, code in enumerate(now)} if isinstance(now, list) else {}
    for cell in cells:
        if cell.understood.value in places:
            draft.spots.setdefault((*at, places[cell.understood.value]), cell.spot)


def none_chosen(draft: Draft, at: Steps, cells: Sequence[Typed]) -> None:
    """A list that has to be there, and of which an entry says nothing: it is empty, and somebody should look."""
    question = cells[0].question
    if not question.field.required or value_at(draft.value, at) is not None or question.field.fewest:
        return
    merging.put(draft.value, at, [])
    if not any(each.understood.failed for each in cells):
        message = N_("{title}: none is chosen. Choose one, unless there is none.")
        draft.remarks.append(warning(cells[0].spot, message, title=question.field.title))


def by_field(cells: Iterable[Typed]) -> dict[tuple[str, ...], list[Typed]]:
    """The cells by the field that they are of, in order."""
    found: dict[tuple[str, ...], list[Typed]] = {}
    for cell in cells:
        found.setdefault(cell.question.keys, []).append(cell)
    return found


def key_of(value: Any) -> Any:
    """What two values have in common that are the same to a reader."""
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, (int, float)):
        return float(f"{value:.15g}")
    return tidy(value) if isinstance(value, str) else value
