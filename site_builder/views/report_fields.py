"""What a person fills in, from the schemas: the parts of a form, their groups, lists and entries, in their order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as part_of
from typing import Any

from babel.numbers import get_currency_symbol

from site_builder.checks import RULES
from site_builder.checks.confirmed import WARNINGS
from site_builder.entry import choices
from site_builder.problems import N_
from site_builder.schema import Field
from site_builder.schema.catalogue import ANY_KEY, ITEMS, Path
from site_builder.texts import Texts
from site_builder.views.page import Site

#: fields that the choice of the record says already
_CHOSEN = {("year",), ("quarter",)}
#: groups whose lines add up to something that a reader knows
TOTALS = {
    ("budget", "expenditure"),
    ("budget", "revenue"),
    ("budget", "revenue", "private"),
    ("budget", "revenue", "public"),
    ("budget", "revenue", "public", "region"),
    ("governance", "board"),
}
#: what is reckoned of several lines, and told after the group
_TOLD = {
    ("budget", "revenue"): ("shares", "balance"),
    ("governance",): ("women",),
    ("team", "people"): ("posts",),
    ("grants",): ("grants",),
}
#: texts so long that they need several lines
_LONG = 200
#: entries with more fields than this are opened one at a time
_FEW = 4
_UNITS = {"fte": N_("FTE"), "percent": "%", "ratio": N_("0 to 1"), "years": N_("years")}


@dataclass(frozen=True)
class Input:
    """A field as it is filled in.

    `name` is its path (`budget.expenditure.salaries`; within an entry `{0}` stands for which one it is), `ident` the
    same as an id; `control` is number, text, long, choice, many or truth; a text in several languages has `languages`
    (code, name), each with a box of its own.
    """

    name: str
    ident: str
    title: str
    help: str
    control: str
    unit: str
    required: bool
    officers: bool
    example: str
    options: tuple[tuple[str, str], ...] = ()
    languages: tuple[tuple[str, str], ...] = ()
    carried: bool = False


@dataclass
class Group:
    """Fields and groups under one heading; a `repeated` one is a list, of which each entry has them.

    `kept_back`: last year's entries would be taken over, but are not on this site, since they are for the officers.
    `keyed` says that the names of its fields are the region's indicators; `told` names what is reckoned of it.
    """

    name: str
    ident: str
    title: str
    help: str
    officers: bool
    repeated: bool = False
    folded: bool = False
    keyed: bool = False
    kept_back: bool = False
    total: bool = False
    told: tuple[str, ...] = ()
    items: list[Input | Group] = part_of(default_factory=list)


def parts(site: Site, texts: Texts, kind: str) -> list[Group]:
    """The form's parts: a part for each group of fields, at last what stands alone, which is for the officers."""
    root = Group("", "", "", "", False)
    groups: dict[Path, Group] = {(): root}
    for one in site.schemas.fields(kind):
        if one.path in _CHOSEN:
            continue
        holder = groups[_holder(one.path)]
        if one.path[-1] == ANY_KEY:
            holder.keyed = True
            holder.items += list(_results(site, texts, one))
        elif one.leaf:
            holder.items.append(_input(site, texts, one))
        else:
            group = _group(texts, one)
            groups[one.path] = group
            holder.items.append(group)
    for group in groups.values():
        group.folded = group.repeated and len(group.items) > _FEW
        taken_over = any(isinstance(one, Input) and one.carried for one in group.items)
        group.kept_back = group.repeated and group.officers and taken_over and not site.for_officers
    alone = Group("", "more", texts.gettext("For the officers"), "", True)
    alone.items = [one for one in root.items if isinstance(one, Input) or one.name == "confirmed"]
    every = [one for one in root.items if isinstance(one, Group) and one.name != "confirmed"]
    return [*every, alone] if alone.items else every


def _holder(path: Path) -> Path:
    above = path[:-1]
    return above[:-1] if above and above[-1] == ITEMS else above


def _group(texts: Texts, one: Field) -> Group:
    path = tuple(step for step in one.path if step != ITEMS)
    return Group(
        name=".".join(path),
        ident=_ident(one.path),
        title=texts.say(one.title),
        help=texts.say(one.help),
        officers=one.visibility == "officers",
        repeated=one.type == "array",
        total=path in TOTALS,
        told=_TOLD.get(path, ()),
    )


def _input(site: Site, texts: Texts, one: Field) -> Input:
    return Input(
        name=name_of(one.path),
        ident=_ident(one.path),
        title=texts.say(one.title),
        help=texts.say(one.help),
        control=control(site, one),
        unit=unit(site, texts, one.unit),
        required=one.required,
        officers=one.visibility == "officers",
        example=example(texts, one),
        options=tuple((code, texts.say(title)) for code, title in options(site, texts, one).items()),
        languages=languages(site, texts) if one.type == "localised" else (),
        carried=one.carried,
    )


def _results(site: Site, texts: Texts, one: Field) -> Iterator[Input]:
    """A field for each indicator that clusters report each year."""
    for code, definition in site.records.definitions.items():
        if definition.is_collected:
            yield Input(
                name=".".join((*one.path[:-1], code)),
                ident=_ident((*one.path[:-1], code)),
                title=texts.say(definition.name),
                help=texts.say(definition.description),
                control="number",
                unit=unit(site, texts, definition.unit),
                required=False,
                officers=definition.visibility == "officers",
                example="",
            )


def options(site: Site, texts: Texts, one: Field) -> Mapping[str, Any]:
    """Title by code of what may stand in a field; names of clusters and indicators in their order."""
    if one.path[-1] == "rule" and one.path[0] == "confirmed":
        return {each.name: f"{texts.gettext(each.title)} ({each.name})" for each in RULES if each.name in WARNINGS}
    found = choices(site.files, one)
    if one.reference in ("clusters", "indicators"):
        return dict(sorted(found.items(), key=lambda pair: texts.sort_key(texts.say(pair[1]))))
    return found


def control(site: Site, one: Field) -> str:
    """By what a field is filled in."""
    if one.type == "array":
        return "many"
    if one.type == "boolean":
        return "truth"
    if one.choices or (one.reference and one.reference not in ("members", "results")) or one.path[-1] == "rule":
        return "choice"
    if one.type in ("integer", "number"):
        return "number"
    return "long" if (one.longest or 0) > _LONG else "text"


def unit(site: Site, texts: Texts, code: str | None) -> str:
    """The unit as it stands beside a box; none for what is counted."""
    if code == "eur":
        return str(get_currency_symbol(site.records.region.currency, texts.locale))
    return texts.gettext(_UNITS[code]) if code in _UNITS else ""


def languages(site: Site, texts: Texts) -> tuple[tuple[str, str], ...]:
    """The region's languages with their names, its first before the others."""
    return tuple((code, texts.language_name(code)) for code in site.records.region.languages)


def example(texts: Texts, one: Field) -> str:
    """An example as it is typed; empty where one chooses."""
    if one.type == "date":
        return str(one.example)
    found = one.example
    if isinstance(found, Mapping):
        found = texts.say(found)
    if isinstance(found, int | float) and not isinstance(found, bool):
        return texts.number(found) if one.type == "number" else str(found)
    return found if isinstance(found, str) and not one.choices else ""


def name_of(path: Path) -> str:
    """The name of a field in the form: its path, with `{0}` for an entry of a list."""
    return ".".join("{0}" if step == ITEMS else step for step in path)


def _ident(path: Path) -> str:
    return "-".join("{0}" if step == ITEMS else step.replace("_", "-") for step in path)
