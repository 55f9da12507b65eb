"""What a form adds up by itself: after which of its rows a total, a share or a difference stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from site_builder.problems import N_
from site_builder.texts import Texts
from site_builder.workbook.book import Row

Keys = tuple[str, ...]

#: groups of what is counted together, besides the groups of money
_COUNTED: tuple[Keys, ...] = (("governance", "board"),)
#: groups that hold both what comes in and what goes out
_NOT_ADDED: tuple[Keys, ...] = (("budget",),)
_SPENT, _RECEIVED = ("budget", "expenditure"), ("budget", "revenue")
#: after which row: what is divided, or subtracted, by what
_SHARES: dict[Keys, tuple[str, Keys, Keys]] = {
    _RECEIVED: (N_("Share of public funds"), (*_RECEIVED, "public"), _RECEIVED),
    ("governance", "women"): (N_("Share of women on the board"), ("governance", "women"), ("governance", "board")),
}
_DIFFERENCES: dict[Keys, tuple[str, Keys, Keys]] = {
    _RECEIVED: (N_("Revenue minus expenditure"), _RECEIVED, _SPENT),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a form as it is drawn: one of its rows, or what is computed from `parts` (keys of rows or of sums)."""

    kind: Literal["row", "sum", "share", "difference"]
    keys: Keys
    title: str
    row: Row | None = None
    parts: tuple[Keys, ...] = ()


def lines(rows: Sequence[Row], texts: Texts) -> list[Line]:
    """The rows of a form, with what is computed after those that it is computed from."""
    summed = {row.keys: tuple(_parts(rows, row.keys)) for row in rows if row.question is None and _adds(rows, row.keys)}
    known = {*summed, *(row.keys for row in rows if row.question)}
    found: list[Line] = []
    for index, row in enumerate(rows):
        found.append(Line("row", row.keys, row.title, row))
        following = rows[index + 1].keys if index + 1 < len(rows) else ()
        # a group ends where the next row is outside it, the innermost first
        ended = [row.keys[:length] for length in range(len(row.keys), 0, -1)]
        for keys in ended:
            if keys != row.keys and following[: len(keys)] == keys:
                break
            if keys in summed and row.question:
                title = next(each.title for each in rows if each.keys == keys)
                label = texts.gettext("Total: %(title)s") % {"title": title}
                found.append(Line("sum", keys, label, None, summed[keys]))
            if row.question and (keys in summed or keys == row.keys):
                found += _computed(keys, known, texts)
    return found


def _computed(keys: Keys, known: set[Keys], texts: Texts) -> Iterator[Line]:
    for kind, table in (("share", _SHARES), ("difference", _DIFFERENCES)):
        if keys in table:
            title, one, other = table[keys]
            if one in known and other in known:
                yield Line(kind, (*keys, kind), texts.gettext(title), None, (one, other))


def _adds(rows: Sequence[Row], group: Keys) -> bool:
    """Whether all that a group holds is money, or seats."""
    inside = [row for row in rows if row.question and row.keys[: len(group)] == group]
    if group in _NOT_ADDED or len(inside) < 2:
        return False
    return group in _COUNTED or all(row.question and row.question.field.unit == "eur" for row in inside)


def _parts(rows: Sequence[Row], group: Keys) -> Iterator[Keys]:
    """The rows and sums of which a group's sum is made: what stands in no smaller sum."""
    for row in rows:
        if row.keys[: len(group)] != group or row.keys == group:
            continue
        smaller = (row.keys[:length] for length in range(len(group) + 1, len(row.keys)))
        if (row.question or _adds(rows, row.keys)) and not any(_adds(rows, keys) for keys in smaller):
            yield row.keys
