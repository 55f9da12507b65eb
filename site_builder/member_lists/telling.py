"""What there is to tell of an import, in lines."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from site_builder.matching import Certainty, Known
from site_builder.matching.register import WHYS
from site_builder.member_lists.deciding import Decided
from site_builder.member_lists.importing import Import
from site_builder.member_lists.reading import column_letters
from site_builder.member_lists.sentences import SENTENCES, Said
from site_builder.texts import Texts

_MOST = 60


def told(found: Import, texts: Texts) -> Iterator[str]:
    """The report, a line at a time: headings, and below each what belongs to it."""
    _ = texts.gettext
    yield from _columns(found, texts)
    yield from _part(_("Rows left out"), [sentence(each, texts) for each in found.out], texts)
    by_id = [each for each in found.taken if each.match.why == WHYS["same-id"]]
    by_name = [each for each in found.taken if _is_plain_name(each)]
    named = [
        _row(each, why(each, texts), texts)
        for each in found.taken
        if each.match.why != WHYS["same-id"] and not _is_plain_name(each)
    ]
    if by_name:
        named.insert(0, _("{number} by the same name").format(number=texts.number(len(by_name))))
    if by_id:
        named.insert(0, _("{number} by the same identifier").format(number=texts.number(len(by_id))))
    yield from _part(_("Taken for the same organisation"), named, texts, len(found.taken))
    yield from _part(_("Taken as meant"), [sentence(each, texts) for each in found.notes], texts)
    yield from _part(_("Joined"), _names(found.joined), texts)
    yield from _part(_("Came back"), _names(found.back), texts)
    yield from _part(_("Left"), _names(found.left), texts)
    yield from _part(_("Changed"), _changes(found, texts), texts)
    yield from _part(_("Must be completed"), [sentence(each, texts) for each in found.faults], texts, most=None)
    if found.columns.faults:
        yield "  " + _('With --column "HEADING=FIELD" you say what a column holds, by its heading or its letter.')
    doubts = [line for each in found.doubts for line in (doubt(each, texts), *options(each, texts))]
    yield from _part(_("Say who they are"), doubts, texts, len(found.doubts), most=None)
    if not found.whole:
        yield from _part(_("Say whether this is the whole list"), [_half(found, texts)], texts)


def _is_plain_name(each: Decided) -> bool:
    """True for a name as the cluster's own lists have it, which needs no line of its own."""
    return each.match.why == WHYS["same-name"] and each.known is not None and each.known.since is not None


def sentence(each: Said, texts: Texts) -> str:
    """A sentence with its place before it."""
    words = texts.sentence(SENTENCES[each.name], each.args)
    if each.row is None:
        return words
    if each.column is None:
        return texts.gettext("row {row}: {words}").format(row=each.row, words=words)
    place = texts.gettext("row {row}, column {column}: {words}")
    return place.format(row=each.row, column=column_letters(each.column), words=words)


def why(each: Decided, texts: Texts) -> str:
    """Why a line is taken for an organisation, or may be one."""
    return texts.sentence(each.match.why, each.match.args)


def doubt(each: Decided, texts: Texts) -> str:
    """What is asked of a line."""
    question = texts.gettext("Is it the same organisation?")
    return _row(each, f"{why(each, texts)}. {question}", texts)


def options(each: Decided, texts: Texts) -> Iterator[str]:
    """The options that answer a doubt, a line each."""
    name = each.line.name
    for known in candidates(each):
        answer = shlex.quote(f"{name}={known.id}")
        told = texts.gettext("if it is “{name}” ({place}): {option}")
        place = f"{known.cluster} {known.year}"
        yield "  " + told.format(name=known.name, place=place, option=f"--same {answer}")
    if can_be_new(each):
        told = texts.gettext("if it is another organisation: {option}")
        yield "  " + told.format(option=f"--new {shlex.quote(name)}")


def candidates(each: Decided) -> tuple[Known, ...]:
    """Whom a line may mean."""
    first = each.match.candidate
    return (first, *each.match.others) if first and each.match.certainty is Certainty.NEAR else ()


def can_be_new(each: Decided) -> bool:
    """False where the line has the identifier of an organisation on record."""
    return each.ident not in {known.id for known in candidates(each)}


def _columns(found: Import, texts: Texts) -> Iterator[str]:
    used = [each for its in found.columns.used.values() for each in its]
    words = texts.gettext("{column} “{heading}”")
    told = [words.format(column=each.letters, heading=each.heading) for each in sorted(used, key=lambda one: one.index)]
    if told:
        yield texts.gettext("Columns read: {columns}").format(columns=", ".join(told))
    yield from _part(texts.gettext("Columns left out"), [sentence(each, texts) for each in found.columns.left], texts)


def _part(
    title: str, lines: Sequence[str], texts: Texts, number: int | None = None, most: int | None = _MOST
) -> Iterator[str]:
    """A heading with how many there are, and the lines; nothing where there are none."""
    if not lines:
        return
    yield ""
    yield f"{title} ({texts.number(len(lines) if number is None else number)})"
    kept = lines if most is None else lines[:most]
    yield from (f"  {line}" for line in kept)
    if len(kept) < len(lines):
        yield "  " + texts.gettext("and {number} more").format(number=texts.number(len(lines) - len(kept)))


def _row(each: Decided, words: str, texts: Texts) -> str:
    return texts.gettext("row {row}: {words}").format(row=each.line.row, words=words)


def _names(entries: Iterable[Mapping[str, Any]]) -> list[str]:
    return [f"{entry.get('name') or '?'} ({entry.get('id') or '?'})" for entry in entries]


def _changes(found: Import, texts: Texts) -> list[str]:
    names = {entry.get("id"): entry.get("name") for entry in found.entries}
    return [
        f"{names[ident]} ({ident}): " + "; ".join(sentence(each, texts) for each in changes)
        for ident, changes in found.changed.items()
    ]


def _half(found: Import, texts: Texts) -> str:
    number = len(found.left)
    words = texts.ngettext(
        "{number} member of the list before would have left. If it is the whole list: --whole",
        "{number} members of the list before would have left. If it is the whole list: --whole",
        number,
    )
    return words.format(number=texts.number(number))
