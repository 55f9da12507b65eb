"""The words with which a record asks for a value: what it is, how it is written, what was said last time."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from babel.numbers import get_currency_name

from site_builder.problems import N_
from site_builder.schema import Field
from site_builder.texts import Texts, harmless

_MOST = 240
_MOST_CODES = 12
#: a longer text is not counted while it is written
_SHORT = 1000
_UNITS = {
    "fte": N_("in FTE"),
    "percent": N_("in percent, as 37.5"),
    "ratio": N_("as 0.75"),
    "years": N_("in years"),
}
_FORMATS = {"date": N_("as '2024-05-31'"), "boolean": N_("true or false")}


def asks(texts: Texts, title: str, how: str, last: Any = None, when: str = "", optional: bool = False) -> str:
    """One line: `Salaries and benefits, whole amount in euros; 2024: 712,341`; of texts, last time's is left out."""
    said = ", ".join(part for part in (title, how, texts.gettext("may be left out") if optional else "") if part)
    if isinstance(last, bool | int | float | list) and when:
        said = texts.gettext("{asked}; {period}: {value}").format(asked=said, period=when, value=_shown(texts, last))
    return harmless(said, _MOST)


def how_written(texts: Texts, field: Field, codes: Iterable[str] = (), currency: str = "EUR") -> str:
    """How a field's value is written, empty for a text; `codes` are those that may stand there."""
    known = list(codes)
    if known and len(known) <= _MOST_CODES:
        message = N_("each on a line after “- ”: {codes}") if field.items else N_("one of {codes}")
        return texts.gettext(message).format(codes=", ".join(known))
    if field.type in _FORMATS:
        return texts.gettext(_FORMATS[field.type])
    if field.type in ("text", "localised"):
        short = field.longest and field.longest <= _SHORT and not field.pattern and not field.reference
        return texts.gettext("up to {number} characters").format(number=field.longest) if short else ""
    return unit_written(texts, field.unit, field.type == "integer", currency) if field.type != "array" else ""


def unit_written(texts: Texts, unit: str | None, whole: bool, currency: str = "EUR") -> str:
    """How a number of a unit is written."""
    if unit == "eur":
        name = get_currency_name(currency, count=2, locale=texts.locale)
        message = N_("whole amount in {currency}") if whole else N_("in {currency}")
        return texts.gettext(message).format(currency=name)
    if unit in _UNITS:
        return texts.gettext(_UNITS[unit])
    return texts.gettext(N_("whole number")) if whole else ""


def _shown(texts: Texts, value: float | list[Any]) -> str:
    """A value of last time in short."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return texts.number(value)
    said = texts.ngettext("{number} entry", "{number} entries", len(value))
    return said.format(number=texts.number(len(value)))
