"""How to report: what is due when, each form field by field, the ways to report, and the rules of the checks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from site_builder import definitions
from site_builder.checks import reading
from site_builder.checks.rule import Rule
from site_builder.entry import choices
from site_builder.pipeline import RULES
from site_builder.problems import N_, Severity
from site_builder.schema import Field
from site_builder.texts import Texts
from site_builder.views.form_examples import whole_file
from site_builder.views.forms import UNITS, Choice, Choices, Words, parts_of
from site_builder.views.guide_calendar import DATED, calendar, icalendar, next_year, rule_of
from site_builder.views.guide_changes import changes_of
from site_builder.views.guide_ways import ways_page
from site_builder.views.page import File, Page, Site

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
#: the page of this site on which a form is filled in
FILLED_AT = {
    "annual": "report/annual/",
    "members": "report/members/",
    "quarterly": "report/grid/",
    "targets": "report/targets/",
}


@dataclass(frozen=True)
class FormLink:
    """A form in the list of forms; `due` is its rule, empty for what has no day."""

    title: str
    help: str
    why: str
    file: str
    path: str
    due: str
    fill: str


@dataclass(frozen=True)
class RuleView:
    """A rule for readers; `limits` are those of a warning in this region: what each is about, and its value."""

    name: str
    title: Markup
    why: Markup
    repair: Markup
    limits: tuple[tuple[str, str], ...] = ()


def pages(site: Site, texts: Texts) -> Iterator[Page]:
    """The guide's first page, a page for each form, the ways to report, and the rules."""
    yield _overview(site, texts)
    for kind in _FORMS:
        yield _form(site, texts, kind)
    yield ways_page(site, texts)
    yield _rules(site, texts)


def files(site: Site, texts: Texts) -> Iterator[File]:
    """The calendar, for a calendar program."""
    yield File(f"{texts.language}/guide/calendar.ics", icalendar(site, texts))


def _overview(site: Site, texts: Texts) -> Page:
    _ = texts.gettext
    secrecy = site.records.region.secrecy
    forms = {kind: _link(site, texts, kind) for kind in _FORMS}
    view = {
        "rules_of_forms": [(form.title, form.path, form.due) for form in forms.values() if form.due],
        "coming": calendar(site, texts),
        "today": texts.date(site.day),
        "changes": [
            (form.title, form.path, found)
            for kind, form in forms.items()
            if _FORMS[kind][0] == "clusters"
            for found in changes_of(site, texts, kind)
        ],
        "for_clusters": [forms[kind] for kind, (who, _file) in _FORMS.items() if who == "clusters"],
        "for_officers": [forms[kind] for kind, (who, _file) in _FORMS.items() if who == "officers"],
        "quota": site.records.objectives.story_quota,
        "fewest": texts.number(secrecy.min_contributors),
        "largest": texts.percent(secrecy.dominance, 0),
        "rules": len(RULES),
    }
    description = _("What a cluster reports, when and how: each field explained, with the day on which it is due.")
    return Page("guide/", "guide.html", _("How to report"), view, description, "guide")


def _link(site: Site, texts: Texts, kind: str) -> FormLink:
    form = site.schemas.form(kind)
    return FormLink(
        title=texts.say(form.title),
        help=texts.say(form.help),
        why=texts.say(form.why),
        file=_file(texts, kind),
        path=f"guide/{kind}/",
        due=rule_of(site, texts, kind) if kind in DATED else "",
        fill=FILLED_AT.get(kind, ""),
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
    by_officers = _FORMS[kind][0] == "officers"
    region = site.records.region
    siren = region.organisation_ids == "siren"
    parts = parts_of(Words(site.schemas, texts, region.currency, _choices(site, texts), siren), kind)
    fields = [one for part in parts for group in (part, *part.groups) for one in group.fields]
    view = {
        "form": _link(site, texts, kind),
        "coming": [one for one in calendar(site, texts) if one.kind == kind],
        "who": _("the officers") if by_officers else _("the cluster"),
        "by_officers": by_officers,
        "changes": () if by_officers else changes_of(site, texts, kind),
        "parts": parts,
        "example": _whole(site, texts, kind),
        "inner": any(one.officers for one in fields),
        "carried": any(one.carried for one in fields),
    }
    title = view["form"].title
    description = _("%(form)s: each field with its meaning, an example and why it is asked.") % {"form": title}
    return Page(f"guide/{kind}/", "guide_form.html", title, view, description, "guide")


def _whole(site: Site, texts: Texts, kind: str) -> str:
    collected = next((each.id for each in site.records.definitions.values() if each.is_collected), "indicator")
    example = whole_file(site.schemas, kind, texts.languages, collected)
    return f"---\n{example}\n---\n\n" + texts.gettext("The text of the story.") if kind == "story" else example


def _choices(site: Site, texts: Texts) -> Choices:
    """What may stand in a field: the form's own words, or the region's lists."""

    def found(one: Field) -> tuple[Choice, ...]:
        if one.path[-2:-1] == ("results",):
            return _results(site, texts, one.kind)
        every = [Choice(code, texts.say(title)) for code, title in choices(site.files, one).items()]
        by_name = one.reference in ("clusters", "indicators")
        return tuple(sorted(every, key=lambda each: texts.sort_key(each.title)) if by_name else every)

    return found


def _results(site: Site, texts: Texts, kind: str) -> tuple[Choice, ...]:
    """The indicators that clusters report for the coming year, with their unit and whom they are asked of."""
    year = next_year(site, kind)
    domains = {each.id: texts.say(each.name) for each in site.records.region.domains}
    units = {"eur": site.records.region.currency, "count": texts.gettext("number")}
    every = []
    for each in site.records.definitions.values():
        if each.is_collected and (year is None or each.holds_in(year)):
            unit = units.get(each.unit) or texts.gettext(UNITS[each.unit])
            of = texts.gettext("asked of every cluster")
            if each.scope is not None:
                names = texts.join(domains.get(domain, domain) for domain in each.scope)
                of = texts.gettext("asked of: %(domains)s") % {"domains": names}
            every.append(Choice(each.id, texts.say(each.name), f"{unit} · {of}", site.indicator_path(each)))
    return tuple(sorted(every, key=lambda one: texts.sort_key(one.title)))


def _rules(site: Site, texts: Texts) -> Page:
    _ = texts.gettext
    shelves: dict[str, list[RuleView]] = {"errors": [], "warnings": [], "of_files": [], "of_definitions": []}
    for rule in sorted(RULES, key=lambda one: one.name):
        words = [code(_(text)) for text in (rule.title, rule.why, rule.repair)]
        shelves[_shelf(rule)].append(RuleView(rule.name, *words, tuple(_limits(site, texts, rule.name))))
    description = _("What is checked before a record is taken, why, and how to put right what is found.")
    return Page("guide/rules/", "guide_rules.html", _("The rules of the checks"), shelves, description, "guide")


def _limits(site: Site, texts: Texts, rule: str) -> Iterator[tuple[str, str]]:
    """From where on a warning is given in this region; shares in per cent."""
    place = ("warnings", rule.replace("-", "_"))
    chosen = site.files.region.value.get(place[0], {}).get(place[1], {})
    for field in site.schemas.fields("region"):
        if field.path[:2] == place and len(field.path) == 3:
            value = chosen.get(field.path[2], field.default)
            share = field.unit == "ratio" and field.default <= 1
            unit = "percent" if share else field.unit or "count"
            told = texts.value(100 * value if share else value, unit, 0, site.records.region.currency)
            yield texts.say(field.help), told


def _shelf(rule: Rule) -> str:
    """Under which heading a rule stands: what only hands in a file can do wrong is kept from everybody else."""
    if rule in reading.RULES:
        return "of_files"
    if rule in definitions.RULES:
        return "of_definitions"
    return "errors" if rule.severity is Severity.ERROR else "warnings"


def code(text: str) -> Markup:
    """A text as HTML, in which what stands between backticks is code."""
    parts = text.split("`")
    return Markup("").join(
        Markup("<code>{}</code>").format(part) if odd % 2 else escape(part) for odd, part in enumerate(parts)
    )
