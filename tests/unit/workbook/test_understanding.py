"""What a cell means: every way in which people type a number, a day, a code, a yes, an id or a text."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

import pytest

from site_builder.schema import Field, Schemas
from site_builder.texts import Texts
from site_builder.workbook.understanding import same, tidy, understand
from site_builder.workbook.understanding_asked import Asked, Raw, Understood, Unreadable

SCHEMAS = Schemas.load()
EN = Texts("en")
TERRITORIES = {
    "01": "Aube",
    "07": "Corrèze",
    "43": "Haute-Marne",
    "42": "Marne",
    "44": "Coast and Old Town",
    "outside": "Outside the region",
}


def field(kind: str, path: str) -> Field:
    return SCHEMAS.field(kind, tuple(path.split(".")))


def asked(kind: str, path: str, **facts: Any) -> Asked:
    found = field(kind, path)
    item = found.items if found.type == "array" else found.type
    base: dict[str, Any] = {"choices": found.choices, "unit": found.unit}
    return Asked(found, found.title, "text" if item == "localised" else str(item), **{**base, **facts})


MONEY = asked("annual", "budget.expenditure.salaries")
IN_FRENCH = asked("annual", "budget.expenditure.salaries", decimal=",")
COUNT = asked("quarterly", "network.joint_projects")
FTE = asked("annual", "team.fte")
YEAR = asked("members", "members.[].since")
PERCENT = asked("annual", "results.*", unit="percent", last=91)
SMALL, NEVER = (asked("annual", "results.*", unit="percent", last=last) for last in (0.8, None))
START = asked("annual", "collaborations.[].start")
TRUTH = asked("annual", "collaborations.[].s3")
CATEGORY = asked("members", "members.[].category")
TERRITORY = asked("members", "members.[].territory", choices=TERRITORIES)
SIREN = asked("members", "members.[].id", scheme="siren")
ACTIVITY = asked("members", "members.[].activity")
NAME = asked("members", "members.[].name")


def told(found: Understood) -> str:
    return EN.sentence(found.msgid, found.args) if found.gravity else ""


@pytest.mark.parametrize(
    ("question", "raw", "value"),
    [
        (MONEY, 712341.0, 712341),
        (MONEY, "712341", 712341),
        (MONEY, "712 341", 712341),
        (MONEY, "712\u202f341 €", 712341),
        (MONEY, "712\u00a0341,00 €", 712341),
        (MONEY, "1.400.000", 1400000),
        (MONEY, "1,400,000", 1400000),
        (IN_FRENCH, "1.400", 1400),
        (MONEY, "1,400", 1400),
        (START, 32874.0, "1990-01-01"),
        (MONEY, 1234.56, 1235),
        (MONEY, "1234,56", 1235),
        (MONEY, -5.0, -5),
        (COUNT, 3.0000000000000004, 3),
        (FTE, 11.5, 11.5),
        (FTE, 23.400000000000002, 23.4),
        (FTE, "11,5", 11.5),
        (FTE, " 0.8 ", 0.8),
        (YEAR, 2015.0, 2015),
        (YEAR, "2015", 2015),
        (YEAR, date(1905, 7, 7), 2015),
        (YEAR, date(2015, 1, 1), 2015),
        (COUNT, date(1900, 5, 7), 128),
        (COUNT, date(1900, 1, 4), 5),
        (PERCENT, "91 %", 91),
        (PERCENT, "0,91 %", 0.91),
        (SMALL, 0.91, 0.91),
        (NEVER, 0.91, 0.91),
        (NEVER, 1.0, 1),
        (START, date(2024, 3, 18), "2024-03-18"),
        (START, datetime(2024, 3, 18), "2024-03-18"),
        (START, "18/03/2024", "2024-03-18"),
        (START, "18.3.24", "2024-03-18"),
        (START, "18 mars 2024", "2024-03-18"),
        (START, "lundi 18 mars 2024", "2024-03-18"),
        (START, "March 18, 2024", "2024-03-18"),
        (START, "1er août 2024", "2024-08-01"),
        (START, 45369.0, "2024-03-18"),
        (TRUTH, True, True),
        (TRUTH, "oui", True),
        (TRUTH, "X", True),
        (TRUTH, "Non", False),
        (TRUTH, 0.0, False),
        (TRUTH, "VRAI", True),
        (CATEGORY, "company_sme", "company_sme"),
        (CATEGORY, "PME", "company_sme"),
        (CATEGORY, "pme ", "company_sme"),
        (CATEGORY, "Small or medium-size company", "company_sme"),
        (CATEGORY, "Entreprise de taille intermediaire", "company_mid"),
        (CATEGORY, "Grande entreprises", "company_large"),
        (TERRITORY, 1.0, "01"),
        (TERRITORY, "1", "01"),
        (TERRITORY, "01 - Aube", "01"),
        (TERRITORY, "Aube (01)", "01"),
        (TERRITORY, "CORREZE", "07"),
        (TERRITORY, "Haute Marne", "43"),
        (TERRITORY, "Marne", "42"),
        (TERRITORY, "Old town", "44"),
        (CATEGORY, "Mid-size", "company_mid"),
        (SIREN, "732829320", "732829320"),
        (SIREN, 732829320.0, "732829320"),
        (SIREN, "732 829 320", "732829320"),
        (SIREN, 5520135.0, "005520135"),
        (SIREN, "73282932000074", "732829320"),
        (ACTIVITY, "72.19z", "72.19Z"),
        (NAME, "  Ateliers  du\u00a0Lac ", "Ateliers du Lac"),
        (NAME, 3.0, "3"),
        (MONEY, "", None),
        (MONEY, " \u00a0", None),
    ],
)
def test_what_is_clear_is_taken(question: Asked, raw: Raw, value: Any) -> None:
    found = understand(raw, question)
    assert found.value == value and type(found.value) is type(value)
    assert not found.failed


@pytest.mark.parametrize(
    ("question", "raw", "words"),
    [
        (MONEY, "about 700", "is written “about 700”, which is not a number. Type digits alone, such as 712341."),
        (MONEY, "45 %", "is written 45 %, a share. Type the amount itself: shares are computed."),
        (MONEY, 0.45, "is written 0.45, a share. Type the amount itself: shares are computed."),
        (MONEY, "-", "is written “-”. Type 0 if there is none, else the number."),
        (MONEY, "n/a", "is written “n/a”. Type 0 if there is none, else the number."),
        (MONEY, 45.5, "is written 45.5, which is not a whole number. Type it without decimals"),
        (MONEY, True, "is a number, but the cell holds TRUE. Type the number."),
        (MONEY, Unreadable("#REF!"), "shows #REF!: a formula that has lost its way. Type the value in its place."),
        (MONEY, Unreadable(), "is a formula whose result is not in the file."),
        (COUNT, date(2024, 3, 18), "is a number, but the cell holds the day or time 2024-03-18."),
        (COUNT, time(8, 30), "is a number, but the cell holds the day or time 08:30:00."),
        (FTE, "1,400", "is written “1,400”, which can be read in two ways. Type 1.4 or 1400."),
        (MONEY, "1.400", "which can be read in two ways: as 1,400, or as 1.4 with decimals."),
        (IN_FRENCH, "-1,400 €", "Type the whole number in digits alone: -1400, if that is meant."),
        (PERCENT, 0.91, "a cell that shows 91 % holds 0.91. Type 91 without the sign %."),
        (PERCENT, 1.0, "If 1 % is meant, type '1 %, with the apostrophe."),
        (START, 2024.0, "is written “2024”, which is not a day."),
        (START, date(1905, 7, 16), "the cell holds the number 2024, which spreadsheets show as the day 1905-07-16."),
        (START, "1.1.1989", "is 1989-01-01, a day too long ago."),
        (
            START,
            "in spring",
            "is written “in spring”, which is not a day. Write year, month and day, such as 2021-02-07.",
        ),
        (TRUTH, "perhaps", "is written “perhaps”. Choose yes or no."),
        (CATEGORY, "Start-up", "is written “Start-up”, which is not in the list. Choose one of these: Large company"),
        (CATEGORY, "Recher", "is written “Recher”, which is not in the list. Did you mean “Research”?"),
        (CATEGORY, "company", "is written “company”, which is not in the list."),
        (TERRITORY, "Paris", "is written “Paris”, which is not in the list."),
        (SIREN, "73282932", "is written “73282932”, which has 8 digits. A SIREN has 9: copy it from the register."),
        (SIREN, "732829321", "whose last digit does not agree with the others."),
        (SIREN, "7,33E+08", "is written “7,33E+08”, a rounded number."),
        (SIREN, "Ateliers", "is written “Ateliers”. A SIREN is made of 9 digits alone."),
        (NAME, date(2024, 3, 18), "is a text, but the cell holds 2024-03-18."),
    ],
)
def test_what_is_not_says_what_to_type(question: Asked, raw: Raw, words: str) -> None:
    found = understand(raw, question)
    assert found.failed and found.value is None
    assert told(found).startswith(EN.say(question.title)) and words in told(found)


def test_what_was_taken_otherwise_than_written_is_said() -> None:
    assert told(understand("11,5", FTE)).endswith("the text “11,5” was taken as the number 11.5.")
    assert told(understand(1.0, TERRITORY)) == "Territory: “1” was taken as “Aube”."
    zeros = "“5520135” was taken as 005520135: the spreadsheet had removed the zeros at its beginning."
    assert told(understand(5520135.0, SIREN)).endswith(zeros)
    assert not told(understand(0.91, SMALL))
    assert told(understand(0.91, NEVER)).endswith("If 91 % is meant, type 91 without the sign %.")
    assert not told(understand("PME", CATEGORY)) and not told(understand(11.5, FTE))


def test_an_example_is_told_with_the_decimal_mark_of_the_language() -> None:
    found = understand("thirty", FTE)
    assert told(found).endswith("such as 11.5.")
    assert "11,5" in Texts("fr").sentence(found.msgid, found.args)


def test_a_text_keeps_its_lines_and_the_spaces_of_its_language() -> None:
    assert tidy(" One\u00a0:  two \n\nthree  \n") == "One\u00a0:  two\n\nthree"
    assert tidy("« a »\u200b b") == "« a » b"


@pytest.mark.parametrize(
    ("one", "other"),
    [(0.1 + 0.2, 0.3), ("a\r\nb ", "a\nb"), (1, 1.0), (1.0, True), (date(2024, 3, 18), "2024-03-18"), (None, "")],
)
def test_a_value_is_the_same_after_its_way_through_a_spreadsheet(one: Raw, other: Raw) -> None:
    assert same(one, other)
