"""Words: catalogues, localised texts, and the sentences of findings."""

from __future__ import annotations

import re
import string
import time
from datetime import date
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from site_builder import texts as module
from site_builder.problems import Finding, Phrase, Place, error
from site_builder.resources import locale_folder
from site_builder.texts import Texts, available_languages, catalogue, harmless

EMPTY = "The file is empty. Write its fields, or remove the file."


def finding(msgid: str, **args: object) -> Finding:
    return error(Place("a.yml"), "rule", msgid, **args)


def test_messages_of_a_language() -> None:
    assert Texts("fr").gettext(EMPTY) == "Le fichier est vide. Écrivez ses champs ou supprimez le fichier."
    assert Texts("en")._(EMPTY) == EMPTY == Texts("de").gettext(EMPTY)
    assert Texts("fr-be").gettext(EMPTY) == Texts("fr").gettext(EMPTY)
    assert Texts("fr").gettext("") == ""
    assert Texts("fr").pgettext("nowhere", "Unheard of") == "Unheard of"


@pytest.mark.parametrize(
    ("number", "french", "english"),
    [(0, "0,0 an", "0.0 years"), (1, "1,0 an", "1.0 year"), (1.5, "1,5 an", "1.5 years"), (2, "2,0 ans", "2.0 years")],
)
def test_words_agree_with_numbers(number: float, french: str, english: str) -> None:
    assert Texts("fr").value(number, "years").replace("\u00a0", " ") == french
    assert Texts("en").value(number, "years") == english


@pytest.mark.parametrize(
    ("value", "unit", "decimals", "french", "english"),
    [
        (1548500, "eur", None, "1 548 500 €", "€1,548,500"),
        (1548500.5, "eur", 2, "1 548 500,50 €", "€1,548,500.50"),
        (11, "fte", None, "11,0 ETP", "11.0 FTE"),
        (270, "count", None, "270", "270"),
        (12.5, "count", 1, "12,5", "12.5"),
        (37.04, "percent", None, "37,0 %", "37.0%"),
        (0.5, "ratio", None, "0,50", "0.50"),
        (7, "anything", None, "7", "7"),
    ],
)
def test_value(value: float, unit: str, decimals: int | None, french: str, english: str) -> None:
    plain = Texts("fr").value(value, unit, decimals).replace("\u202f", " ").replace("\u00a0", " ")
    assert (plain, Texts("en").value(value, unit, decimals)) == (french, english)


def test_value_in_another_currency() -> None:
    assert Texts("en").value(1200, "eur", currency="SEK") == "SEK\u00a01,200"


def test_axis() -> None:
    texts = Texts("en")
    told = [
        texts.axis(value, unit)
        for value, unit in ((25, "percent"), (2_500_000, "eur"), (500, "eur"), (12_000, "count"))
    ]
    assert told == ["25%", "€2.5M", "€500", "12K"]


@pytest.mark.parametrize(
    ("language", "languages", "text", "said"),
    [
        ("fr", ["fr", "en"], "as it is", "as it is"),
        ("fr", ["fr", "en"], {"en": "a", "fr": "b"}, "b"),
        ("de", ["fr", "de"], {"en": "a", "fr": "b"}, "b"),
        ("de", ["de", "it"], {"en": "a", "fr": "b"}, "a"),
        ("de", ["de"], {"it": "c"}, "c"),
        ("fr", ["fr"], {"en": EMPTY}, "Le fichier est vide. Écrivez ses champs ou supprimez le fichier."),
        ("fr", ["fr"], {"fr": "", "en": "a"}, "a"),
        ("fr", ["fr"], {}, ""),
        ("fr", ["fr"], None, ""),
    ],
)
def test_say(language: str, languages: list[str], text: object, said: str) -> None:
    assert Texts(language, languages).say(text) == said  # type: ignore[arg-type]


def test_tell_formats_each_kind_of_value() -> None:
    message = "{text} {word} {number} {share} {list} {flag} {none} {year} {first_line} {path}"
    args = {
        **{
            "text": {"fr": "un", "en": "one"},
            "word": "x",
            "number": 12345,
            "share": 0.5,
            "list": ["a", {"en": "b"}, 3],
        },
        **{"flag": True, "none": None, "year": 2020, "first_line": 1200, "path": Path("/" + "x" * 100)},
    }
    assert Texts("en").tell(finding(message, **args)) == f"one x 12,345 0.5 a, b and 3 true  2020 1200 /{'x' * 100}"


def test_tell_quotes_what_was_written_without_harm() -> None:
    told = Texts("en").tell(finding("“{value}”", value="\x1b[31m" + "x" * 200 + "\n{0}"))
    assert len(told) < 90 and told.startswith("“\\x1b[31m") and told.endswith("…”")
    assert Texts("en").tell(finding("{value}", value="a\nb\u202e{c}")) == "a\\nb\\u202e{c}"
    assert harmless("1\u202f548\u00a0€") == "1\u202f548\u00a0€"
    assert Texts("en").tell(finding("{list}", list=list(range(100)))).count(",") < 15


def test_a_translation_that_names_what_is_not_there_hides_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = Texts("fr")
    monkeypatch.setattr(texts, "gettext", lambda message: "{absent} {0}")
    assert texts.tell(finding("{key} is here", key="a")) == "a is here"


def test_languages_with_a_catalogue() -> None:
    assert {"en", "fr"} <= set(available_languages())


def test_a_large_catalogue_is_read_quickly_and_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "xy" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    entries = (
        f'msgid "message {n} with some words in it"\nmsgstr "translated {n} with more words"\n\n' for n in range(1_500)
    )
    (folder / "site_builder.po").write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n' + "".join(entries)
    )
    monkeypatch.setattr(module, "locale_folder", lambda: tmp_path)
    start = time.perf_counter()
    assert Texts("xy").gettext("message 7 with some words in it") == "translated 7 with more words"
    assert time.perf_counter() - start < 0.5
    assert catalogue("xy") is catalogue("xy")


def names(message: str) -> set[str]:
    """What a message lets be filled in: {name} or %(name)s."""
    braces = (
        {field.split(".")[0] for _, field, _, _ in string.Formatter().parse(message) if field}
        if "{" in message
        else set()
    )
    return braces | set(re.findall(r"%\((\w+)\)", message))


@pytest.mark.parametrize("path", sorted(locale_folder().glob("*/LC_MESSAGES/*.po")), ids=lambda path: path.parts[-3])
def test_translations_fill_in_the_same_names(path: Path) -> None:
    with path.open("rb") as file:
        messages = read_po(file)
    for message in messages:
        if message.id:
            ids = [message.id] if isinstance(message.id, str) else message.id
            strings = [message.string] if isinstance(message.string, str) else message.string
            allowed = set().union(*map(names, ids))
            for translated in filter(None, strings):
                assert names(translated) <= allowed, message.id
                assert names(translated) == allowed or len(ids) > 1, message.id
    assert not any(message.fuzzy for message in messages if message.id)


def test_french_is_typeset_in_french() -> None:
    with (locale_folder() / "fr" / "LC_MESSAGES" / "site_builder.po").open("rb") as file:
        messages = read_po(file)
    for message in messages:
        for text in [message.string] if isinstance(message.string, str) else message.string or ():
            if message.id and text:
                assert not re.search(r" [;:!?»]|« |\w[;!?](?:\s|$)|\w'\w", text), text


def test_a_phrase_within_a_sentence_is_told_in_its_own_words() -> None:
    message, part = "Years: {first_year} and {all}.", "{number} on {day}"
    told = finding(message, first_year=2024, all=[Phrase(part, {"number": 1234, "day": date(2024, 3, 1)}), "x"])
    assert Texts("en").tell(told) == "Years: 2024 and 1,234 on 1 March 2024 and x."
    assert "1er mars 2024" in Texts("fr").tell(told)
