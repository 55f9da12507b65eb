"""A cell to fill in: what stands in it, what may be typed, and what is said while somebody types."""

from __future__ import annotations

from datetime import date
from typing import Any

from site_builder.problems import N_
from site_builder.texts import Texts
from site_builder.workbook.book import Question, Shown
from site_builder.workbook.styles import date_format

#: what programs for spreadsheets take
_LONGEST_HEADING, _LONGEST_MESSAGE = 32, 255
#: from here on the upper bound is only there to catch slips
_BOUNDLESS = 10**9
_SIREN = 9


def as_written(question: Question, shown: Shown) -> str | int | float | date | None:
    """What the cell shows to people: titles for codes, yes or no, a day; the value itself where it is none of these."""
    if isinstance(shown, bool):
        return question.choices.get(str(shown).lower(), str(shown).lower())
    if isinstance(shown, str):
        if question.type == "date":
            try:
                return date.fromisoformat(shown)
            except ValueError:
                return shown
        return question.choices.get(shown, shown)
    return shown


def write(sheet: Any, row: int, column: int, value: Any, style: Any) -> None:
    """A plain value into a cell; a text stays a text, whatever it begins with."""
    if value is None or value == "":
        sheet.write_blank(row, column, None, style)
    elif isinstance(value, str):
        sheet.write_string(row, column, value, style)
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value, style)
    else:
        sheet.write_number(row, column, value, style)


def validation(question: Question, texts: Texts, source: str | None, scheme: str) -> dict[str, Any]:
    """What may be typed, as XlsxWriter takes it; `source` names the list of titles, `scheme` is that of ids."""
    said = {
        "input_title": cut(question.title, _LONGEST_HEADING),
        "input_message": cut(question.help or question.title, _LONGEST_MESSAGE),
        "error_title": cut(question.title, _LONGEST_HEADING),
    }
    rule, message = _rule(question, texts, source, scheme)
    if message:
        said["error_message"] = cut(message, _LONGEST_MESSAGE)
    return rule | said


def _rule(question: Question, texts: Texts, source: str | None, scheme: str) -> tuple[dict[str, Any], str]:
    field, say = question.field, texts.gettext
    if source and question.choices:
        kind = "information" if question.open_choice else "stop"
        rule = {"validate": "list", "source": f"={source}", "error_type": kind}
        return rule, say(N_("Choose one of the list: the arrow beside the cell opens it."))
    if question.type in ("integer", "number"):
        return _number_rule(question, texts)
    if question.type == "date":
        example = date_format(texts.locale).replace("dd", "31").replace("mm", "12").replace("yyyy", "2024")
        message = texts.sentence(N_("Type a day, such as {example}."), {"example": example})
        rule = {"validate": "date", "criteria": "between", "minimum": date(1900, 1, 1), "maximum": date(2200, 12, 31)}
        return rule, message
    if scheme == "siren" and field.kind == "members" and field.path[-1] == "id":
        rule = {"validate": "length", "criteria": "==", "value": _SIREN, "error_type": "warning"}
        return rule, say(N_("A SIREN has 9 digits. Type all of them, also zeros at the beginning."))
    if field.longest:
        message = texts.sentence(N_("Type {most} characters at most."), {"most": field.longest})
        return {"validate": "length", "criteria": "<=", "value": field.longest}, message
    return {"validate": "any"}, ""


def _number_rule(question: Question, texts: Texts) -> tuple[dict[str, Any], str]:
    field, whole = question.field, question.type == "integer"
    least, most = field.least if field.least is not None else -_BOUNDLESS, field.most or _BOUNDLESS
    rule = {"validate": "integer" if whole else "decimal", "criteria": "between", "minimum": least, "maximum": most}
    if whole and field.unit is None:
        return rule, texts.sentence(N_("Type a year in four digits, such as {year}."), {"year": "2024"})
    if most >= _BOUNDLESS and least == 0 and whole:
        return rule, texts.gettext(N_("Type a whole number, 0 or more: digits alone, no unit."))
    bounds = {"least": least, "most": most}
    if least < 0:
        return rule, texts.gettext(N_("Type a number: digits alone, no unit."))
    if whole:
        return rule, texts.sentence(N_("Type a whole number from {least} to {most}: digits alone, no unit."), bounds)
    return rule, texts.sentence(N_("Type a number from {least} to {most}: digits alone, no unit."), bounds)


def cut(text: str, longest: int) -> str:
    """The text, ended at a word where it is too long."""
    if len(text) <= longest:
        return text
    short = text[: longest - 1]
    return (short.rsplit(" ", 1)[0] if " " in short[longest // 2 :] else short).rstrip(" ,;:.") + "…"
