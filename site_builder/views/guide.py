"""How to report: what is due when, each form field by field, and the rules by which records are checked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from babel.dates import format_skeleton
from markupsafe import Markup, escape

from site_builder.checks.rule import Rule
from site_builder.periods import Kind, Period, due_day
from site_builder.pipeline import RULES
from site_builder.problems import N_, Severity
from site_builder.records import Reporting
from site_builder.texts import Texts
from site_builder.views.forms import example_of, parts_of
from site_builder.views.page import Page, Site

#: by whom a form is filled, and where its file lies
_FORMS = {
    "annual": ("clusters", "data/clusters/<cluster>/<year>.yml"),
    "members": ("clusters", "data/members/<cluster>/<year>.yml"),
    "quarterly": ("clusters", "data/clusters/<cluster>/<year>-q<1-4>.yml"),
    "targets": ("clusters", "data/clusters/<cluster>/targets.yml"),
    "story": ("clusters", "stories/<cluster>/<date>-<slug>.<language>.md"),
    "cluster": ("clusters", "data/clusters/<cluster>/cluster.yml"),
    "region": ("officers", "data/region.yml"),
    "objectives": ("officers", "data/objectives.yml"),
    "indicator": ("officers", "data/indicators/<indicator>.yml"),
}
_DUE: tuple[Kind, ...] = ("annual", "members", "quarterly")
_AHEAD = timedelta(days=366)


@dataclass(frozen=True)
class FormLink:
    """A form in the list of forms."""

    title: str
    help: str
    why: str
    file: str
    path: str


@dataclass(frozen=True)
class RuleView:
    """A rule for readers; `error` where it stops a merge."""

    name: str
    title: Markup
    why: Markup
    repair: Markup
    error: bool


def pages(site: Site, texts: Texts) -> Iterator[Page]:
    """The guide's first page, a page for each form, and the rules."""
    yield _overview(site, texts)
    for kind in _FORMS:
        yield _form(site, texts, kind)
    yield _rules(texts)


def _overview(site: Site, texts: Texts) -> Page:
    _ = texts.gettext
    reporting, secrecy = site.records.region.reporting, site.records.region.secrecy
    view = {
        "calendar": [_when(site, texts, kind) for kind in _DUE],
        "coming": [_coming(site, texts, *entry) for entry in coming(reporting, site.day)],
        "today": texts.date(site.day),
        "for_clusters": [_link(site, texts, kind) for kind, (who, _file) in _FORMS.items() if who == "clusters"],
        "for_officers": [_link(site, texts, kind) for kind, (who, _file) in _FORMS.items() if who == "officers"],
        "fewest": texts.number(secrecy.min_contributors),
        "largest": texts.percent(secrecy.dominance, 0),
        "rules": len(RULES),
    }
    description = _(
        "What a cluster reports, when and how: made from the very description by which records are checked."
    )
    return Page("guide/", "guide.html", _("How to report"), view, description, "guide")


def coming(reporting: Reporting, day: date) -> list[tuple[date, Kind, Period]]:
    """What falls due within a year from the day on, in order."""
    years = range(day.year - 2, day.year + 2)
    yearly: list[tuple[Kind, Period]] = [(kind, Period(year)) for kind in ("annual", "members") for year in years]
    quarterly: list[tuple[Kind, Period]] = [("quarterly", Period(year, q)) for year in years for q in range(1, 5)]
    every = [(due_day(kind, period, reporting), kind, period) for kind, period in yearly + quarterly]
    asked = [one for one in every if day <= one[0] < day + _AHEAD and one[2].year >= reporting.first_year]
    return sorted(asked, key=lambda one: (one[0], _DUE.index(one[1]), one[2].sort_key))


def _coming(site: Site, texts: Texts, due: date, kind: Kind, period: Period) -> list[Any]:
    title = texts.say(site.schemas.form(kind).title)
    return [texts.date(due), {"text": title, "path": f"guide/{kind}/"}, texts.period(period)]


def _when(site: Site, texts: Texts, kind: Kind) -> list[Any]:
    """A line of the calendar: the form, what it covers, and by when."""
    reporting = site.records.region.reporting
    form = {"text": texts.say(site.schemas.form(kind).title), "path": f"guide/{kind}/"}
    if kind == "quarterly":
        due = texts.ngettext(
            "%(days)s day after the quarter’s end", "%(days)s days after the quarter’s end", reporting.quarter_due_days
        )
        return [form, texts.gettext("one quarter"), due % {"days": texts.number(reporting.quarter_due_days)}]
    day = reporting.annual_due if kind == "annual" else reporting.members_due
    return [form, texts.gettext("one year"), texts.gettext("%(day)s of the year after") % {"day": _day(texts, day)}]


def _day(texts: Texts, month_day: str) -> str:
    """A day of any year, such as 30 April; of a leap year, for the last of February."""
    day = date.fromisoformat(f"2024-{month_day}")
    words = format_skeleton("MMMMd", day, locale=texts.locale)
    return "1er" + words[1:] if texts.locale.language == "fr" and day.day == 1 else words


def _link(site: Site, texts: Texts, kind: str) -> FormLink:
    form = site.schemas.form(kind)
    return FormLink(
        title=texts.say(form.title),
        help=texts.say(form.help),
        why=texts.say(form.why),
        file=_file(texts, kind),
        path=f"guide/{kind}/",
    )


def _file(texts: Texts, kind: str) -> str:
    """Where the file lies, with the parts to be filled in in the reader's words."""
    words = {
        "<cluster>": N_("<cluster>"),
        "<year>": N_("<year>"),
        "<1-4>": "<1-4>",
        "<date>": N_("<date>"),
        "<slug>": N_("<short-name>"),
        "<language>": N_("<language>"),
        "<indicator>": N_("<indicator>"),
    }
    path = _FORMS[kind][1]
    for part, word in words.items():
        path = path.replace(part, texts.gettext(word))
    return path


def _form(site: Site, texts: Texts, kind: str) -> Page:
    _ = texts.gettext
    form = site.schemas.form(kind)
    region = site.records.region
    collected = next((each.id for each in site.records.definitions.values() if each.is_collected), "indicator")
    example = example_of(site.schemas, kind, collected)
    parts = parts_of(site.schemas, texts, kind, region.currency)
    view = {
        "help": texts.say(form.help),
        "why": texts.say(form.why),
        "file": _file(texts, kind),
        "due": _when(site, texts, kind)[2] if kind in _DUE else "",
        "who": _("the cluster") if _FORMS[kind][0] == "clusters" else _("the officers"),
        "parts": parts,
        "example": f"---\n{example}\n---\n\n" + _("The text of the story, in Markdown.")
        if kind == "story"
        else example,
        "inner": any(one.officers for part in parts for group in (part, *part.groups) for one in group.fields),
    }
    title = texts.say(form.title)
    description = _("%(form)s: each field with its meaning, an example and why it is asked.") % {"form": title}
    return Page(f"guide/{kind}/", "guide_form.html", title, view, description, "guide")


def _rules(texts: Texts) -> Page:
    _ = texts.gettext
    told = [
        RuleView(
            rule.name, *(code(_(text)) for text in (rule.title, rule.why, rule.repair)), rule.severity is Severity.ERROR
        )
        for rule in sorted(RULES, key=_rank)
    ]
    view = {"errors": [rule for rule in told if rule.error], "warnings": [rule for rule in told if not rule.error]}
    description = _("What is checked before a record is taken, why, and how to put right what is found.")
    return Page("guide/rules/", "guide_rules.html", _("The rules of the checks"), view, description, "guide")


def code(text: str) -> Markup:
    """A text as HTML, in which what stands between backticks is code."""
    parts = text.split("`")
    return Markup("").join(
        Markup("<code>{}</code>").format(part) if odd % 2 else escape(part) for odd, part in enumerate(parts)
    )


def _rank(rule: Rule) -> tuple[bool, str]:
    return rule.severity is not Severity.ERROR, rule.name
