"""What a chart shows, in a few sentences in the reader's language: for who does not see it."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from site_builder.problems import N_
from site_builder.texts import Texts

if TYPE_CHECKING:
    from site_builder.charts.marks import Chart, Course, Said

_ABSENT = {"withheld": N_("withheld"), "not_due": N_("not due yet"), "missing": N_("not reported")}


def said(chart: Chart, texts: Texts) -> str:
    """The chart's own description; else the ends of each series, its lowest and highest value and what is absent,
    or its categories one by one."""
    if chart.desc:
        return chart.desc
    if chart.courses:
        return " ".join(_course(texts, one, named=len(chart.courses) > 1) for one in chart.courses)
    if chart.parts:
        return ", ".join(_part(texts, part) for part in chart.parts) + "."
    return chart.title


def _course(texts: Texts, one: Course, named: bool) -> str:
    values = {"first": one.first.text, "start": one.first.label, "last": one.last.text, "end": one.last.label}
    if one.first.label == one.last.label:
        told = [texts.gettext("%(first)s (%(start)s).") % values]
    else:
        told = [texts.gettext("%(first)s (%(start)s), then %(last)s (%(end)s).") % values]
    for words, value in (
        (texts.gettext("Lowest: %(value)s (%(when)s)."), one.low),
        (texts.gettext("Highest: %(value)s (%(when)s)."), one.high),
        (texts.gettext("Objective: %(value)s (%(when)s)."), one.goal),
    ):
        if value:
            told.append(words % {"value": value.text, "when": value.label})
    for mark, absent in groupby(sorted(one.absent, key=lambda each: each.mark), key=lambda each: each.mark):
        told.append(_named(texts, _capital(_why(texts, mark)), ", ".join(each.label for each in absent)) + ".")
    return _named(texts, one.name, " ".join(told)) if named else " ".join(told)


def _part(texts: Texts, part: Said) -> str:
    return f"{part.label} {_why(texts, part.mark) if part.mark else part.text}"


def _named(texts: Texts, name: str, text: str) -> str:
    return texts.gettext("%(name)s: %(text)s") % {"name": name, "text": text}


def _why(texts: Texts, mark: str) -> str:
    return texts.gettext(_ABSENT[mark])


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]
