"""The words and formats of one language: gettext catalogues, CLDR numbers and dates, localised texts.

Messages are English in the source; `locale/<language>/LC_MESSAGES/site_builder.po` translates them and is read as
it is, so that no compiled file is kept. A language without a catalogue is shown in English, with its own formats
where CLDR knows it.
"""

from __future__ import annotations

import gettext as _gettext
import io
import os
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from site_builder.formats import Formats, Number, rounded
from site_builder.problems import Finding, Phrase
from site_builder.resources import locale_folder

#: what the source is written in; its formats are those of Europe's English (1 February 2024)
_ENGLISH = Locale("en", "GB")
_MOST_QUOTED = 80
_MOST_LISTED = 12
#: decimals of a figure whose definition names none
_DECIMALS = {"eur": 0, "fte": 1, "count": 0, "percent": 1, "ratio": 2, "years": 1}
#: from here on a number on an axis is written shortly
_LONG = 10_000
_SPACES = "\u00a0\u202f"

Text = str | Mapping[str, str]


class Texts(Formats):
    """What a page or a message says in `language`; `languages` are the region's, the default first."""

    def __init__(self, language: str, languages: Sequence[str] = ()) -> None:
        super().__init__(locale_of(language))
        self.language = language
        self.languages = tuple(languages) or (language,)
        self._catalogue = catalogue(language)

    def gettext(self, message: str) -> str:
        """The message in this language; English where there is no translation."""
        return self._catalogue.gettext(message) if message else ""

    _ = gettext

    def ngettext(self, singular: str, plural: str, number: Number) -> str:
        """The form of a message that agrees with a number, whole or not."""
        return self._catalogue.ngettext(singular, plural, self._agreeing(number))

    def pgettext(self, context: str, message: str) -> str:
        """The message as it is said in a context."""
        return self._catalogue.pgettext(context, message)

    def npgettext(self, context: str, singular: str, plural: str, number: Number) -> str:
        """The form of a message that agrees with a number, in a context."""
        return self._catalogue.npgettext(context, singular, plural, self._agreeing(number))

    def value(self, value: Number, unit: str, decimals: int | None = None, currency: str = "EUR") -> str:
        """A figure with its unit: eur (the region's currency), fte, count, percent (37.5 is `37.5%`), ratio, years."""
        decimals = _DECIMALS.get(unit) if decimals is None else decimals
        if unit == "eur":
            return self.money(value, currency, decimals or 0)
        if unit == "percent":
            return self.per_cent(value, decimals)
        number = self.number(value, decimals)
        if unit == "fte":
            return self.gettext("{number} FTE").format(number=number)
        if unit == "years":
            agreeing = rounded(value, decimals)
            return self.ngettext("{number} year", "{number} years", agreeing).format(number=number)
        return number

    def axis(self, value: Number, unit: str, currency: str = "EUR") -> str:
        """A figure in few characters, for the axis of a chart."""
        if unit == "percent":
            return self.per_cent(value, None)
        short = currency if unit == "eur" else None
        if abs(value) >= _LONG:
            return self.compact(value, short)
        return self.money(value, currency, 0) if short else self.number(value)

    def say(self, text: Text | None) -> str:
        """A localised text: in this language, else in the region's first that it has, else in English, else in any.

        An English text may be the builder's own, and is then translated by the catalogue.
        """
        if not text:
            return ""
        if isinstance(text, str):
            return text
        for language in (self.language, *self.languages, "en", *text):
            if text.get(language):
                found = str(text[language])
                return self.gettext(found) if language == "en" != self.language else found
        return ""

    def tell(self, finding: Finding) -> str:
        """The sentence of a finding."""
        return self.sentence(finding.msgid, finding.args)

    def sentence(self, msgid: str, args: Mapping[str, Any]) -> str:
        """A format string in this language with its values.

        Localised texts and phrases are said, numbers formatted (not those whose name ends in `year` or `line`), days
        written out, lists joined, texts from files shortened (paths are not) and made harmless.
        """
        values = {name: self._told(value, name.endswith(("year", "line"))) for name, value in args.items()}
        try:
            return self.gettext(msgid).format(**values)
        except (LookupError, ValueError):
            # a translation that names what is not there must not hide the finding
            return msgid.format(**values)

    def _agreeing(self, number: Number) -> int:
        """A whole number that takes the same form: gettext counts, CLDR knows how 1.5 is said."""
        if number == int(number):
            return abs(int(number))
        return 1 if self.locale.plural_form(abs(number)) == "one" else 2

    def _told(self, value: Any, plain: bool = False) -> str:
        if value is None:
            return ""
        if isinstance(value, bool):
            return "true" if value else "false"
        if isinstance(value, int | float):
            return str(value) if plain else self.number(value)
        if isinstance(value, Phrase):
            return self.sentence(value.msgid, value.args)
        if isinstance(value, date):
            return self.date(value)
        if isinstance(value, Mapping):
            return harmless(self.say(value))
        if isinstance(value, list | tuple | set | frozenset):
            items = sorted(value, key=str) if isinstance(value, set | frozenset) else list(value)
            told = [self._told(item, plain) for item in items[:_MOST_LISTED]]
            return self.join(told if len(items) <= _MOST_LISTED else [*told, "…"])
        return harmless(str(value), len(str(value)) if isinstance(value, os.PathLike) else _MOST_QUOTED)


def harmless(text: str, most: int = _MOST_QUOTED) -> str:
    """A text from a file as it can be quoted: not longer than `most`, nothing that a terminal would obey."""
    if len(text) > most:
        text = text[: most - 1].rstrip() + "…"
    if text.isprintable():
        return text
    return "".join(
        character if character.isprintable() or character in _SPACES else character.encode("unicode_escape").decode()
        for character in text
    )


def locale_of(language: str) -> Locale:
    """What CLDR knows of a language; of English where it knows nothing."""
    if language == "en":
        return _ENGLISH
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError, TypeError):
        return _ENGLISH


@cache
def catalogue(language: str) -> _gettext.NullTranslations:
    """The translations of a language (of `pt` for `pt-br` without its own), none for one without a catalogue."""
    for name in dict.fromkeys((language, language.split("-")[0])):
        path = locale_folder() / name / "LC_MESSAGES" / "site_builder.po"
        if name.replace("-", "").isalnum() and path.is_file():
            with path.open("rb") as file:
                messages = read_po(file, locale=None)
            compiled = io.BytesIO()
            write_mo(compiled, messages)
            compiled.seek(0)
            return _gettext.GNUTranslations(compiled)
    return _gettext.NullTranslations()


def available_languages(folder: Any = None) -> Iterable[str]:
    """The languages that have a catalogue, English with them."""
    found = {path.parts[-3] for path in (folder or locale_folder()).glob("*/LC_MESSAGES/site_builder.po")}
    return sorted(found | {"en"})
