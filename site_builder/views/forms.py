"""The forms as readers meet them: what each field means, why it is asked and what may stand in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from site_builder.canonical.scalars import scalar
from site_builder.problems import N_
from site_builder.schema import Field, Schemas
from site_builder.schema.catalogue import ANY_KEY, ITEMS
from site_builder.texts import Texts
from site_builder.views.form_examples import as_written, said

#: what a value is, in words
_TYPES = {
    "text": N_("text"),
    "localised": N_("text, or one text for each language"),
    "integer": N_("whole number"),
    "number": N_("number, with decimals where needed"),
    "boolean": N_("yes or no"),
    "date": N_("day"),
    "array": N_("list"),
}
UNITS = {
    "fte": N_("full-time equivalents"),
    "percent": N_("per cent"),
    "ratio": N_("share between 0 and 1"),
    "years": N_("years"),
}
#: a bound beyond this keeps slips of the hand out and tells a reader nothing
_TELLING = 10_000
#: a longer list of choices is opened by those who want it
_FEW = 14


@dataclass(frozen=True)
class Choice:
    """What may stand in a field: its title, the code in the file, a note, and the page that explains it."""

    code: str
    title: str
    note: str = ""
    path: str = ""


Choices = Callable[[Field], tuple[Choice, ...]]


@dataclass(frozen=True)
class FieldView:
    """A field: `key` is its place in the file, `example` a value as people say it, `line` the same in the file.

    `facts` are type, unit, bounds and shape; `carried` says that it is prefilled from last year; `folded` that its
    choices are many.
    """

    ident: str
    title: str
    key: str
    help: str
    why: str
    facts: tuple[str, ...]
    example: str
    line: str
    required: bool
    officers: bool
    carried: bool
    choices: tuple[Choice, ...]

    @property
    def folded(self) -> bool:
        return len(self.choices) > _FEW


@dataclass
class Group:
    """Fields under one heading; `level` is 2 for a part of the form, 3 for a group within it."""

    ident: str
    title: str
    help: str
    why: str
    officers: bool
    level: int
    repeated: bool
    fields: list[FieldView] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)


@dataclass(frozen=True)
class Words:
    """What the words of a form depend on beside its fields: language, currency, the region's lists, whether it knows
    organisations by their SIREN.
    """

    schemas: Schemas
    texts: Texts
    currency: str
    choices: Choices
    siren: bool = False


def own_choices(texts: Texts) -> Choices:
    """The choices that the form itself has, without the region's lists."""
    return lambda one: tuple(Choice(code, texts.say(label)) for code, label in one.choices.items())


def parts_of(words: Words, kind: str) -> list[Group]:
    """The form's parts in order: first what stands alone, then a part for each group of fields."""
    alone = Group("general", words.texts.gettext("The record itself"), "", "", False, 2, False)
    parts: list[Group] = []
    for one in words.schemas.fields(kind):
        depth = sum(step not in (ITEMS, ANY_KEY) for step in one.path)
        if not one.leaf:
            group = _group(words.texts, one, 2 if depth == 1 else 3)
            (parts if depth == 1 else parts[-1].groups).append(group)
        elif len(one.path) == 1:
            alone.fields.append(_field(words, one))
        else:
            _home(parts[-1], one).fields.append(_field(words, one))
    return [part for part in (alone, *parts) if part.fields or part.groups]


def _home(part: Group, one: Field) -> Group:
    """The innermost group that holds the field."""
    ident = ident_of(one.path[:-1])
    return next((group for group in reversed(part.groups) if group.ident == ident), part)


def _group(texts: Texts, one: Field, level: int) -> Group:
    officers = one.visibility == "officers"
    title, help, why = texts.say(one.title), texts.say(one.help), texts.say(one.why)
    return Group(ident_of(one.path), title, help, why, officers, level, one.type == "array")


def _field(words: Words, one: Field) -> FieldView:
    texts = words.texts
    choices = words.choices(one)
    titles = {each.code: each.title for each in choices}
    return FieldView(
        ident=ident_of(one.path),
        title=texts.say(one.title),
        key=one.dotted.replace(f".{ANY_KEY}", ".…"),
        help=texts.say(one.help),
        why=texts.say(one.why),
        facts=tuple(_facts(words, one, bool(choices))),
        example="" if one.path[-1] == ANY_KEY else said(texts, one, titles, words.currency),
        line=as_written(words.schemas, one, texts.languages),
        required=one.required,
        officers=one.visibility == "officers",
        carried=one.carried,
        choices=choices,
    )


def _facts(words: Words, one: Field, chosen: bool) -> Iterator[str]:
    """What the value is, its unit, its bounds, what it must look like, and what counts where it is left out."""
    _ = words.texts.gettext
    free = one.path[-1] == ANY_KEY
    if chosen and one.type == "array":
        yield _("one or more of the words below")
    elif chosen and not free:
        yield _("one of the words below")
    else:
        yield _("number") if free else _(_TYPES.get(one.type, N_("text")))
    if one.unit == "eur":
        yield _("whole %(currency)s") % {"currency": words.currency}
    elif one.unit in UNITS:
        yield _(UNITS[one.unit])
    if words.siren and (one.reference == "members" or (one.kind, one.path[-1]) == ("members", "id")):
        yield _("the nine digits of its SIREN")
    elif not chosen:
        yield from _bounds(words.texts, one)
        if one.form:
            yield words.texts.say(one.form)
    if one.default is not None:
        yield _("%(value)s where it is left out") % {"value": scalar(one.default)}


def _bounds(texts: Texts, one: Field) -> Iterator[str]:
    """How small, how large, how long a value may be, where that tells something."""
    if one.longest:
        yield texts.ngettext("at most %(num)s character", "at most %(num)s characters", one.longest) % {
            "num": texts.number(one.longest)
        }
    if one.least is None or one.most is None or one.unit == "ratio":
        return
    say = texts.number if one.unit else str
    if one.most <= _TELLING:
        yield texts.gettext("from %(least)s to %(most)s") % {"least": say(one.least), "most": say(one.most)}
    elif one.least == 0:
        yield texts.gettext("0 or more")


def ident_of(path: tuple[str, ...]) -> str:
    """The anchor of a field: its path in letters that an address may have."""
    steps = [step for step in path if step != ITEMS]
    return "-".join("any" if step == ANY_KEY else step.replace("_", "-") for step in steps)
