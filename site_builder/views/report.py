"""Reporting in the browser: the ways to report, and a form each for the yearly record, the grid and the objectives."""

from __future__ import annotations

import json
from collections.abc import Iterator

from markupsafe import Markup

from site_builder.problems import N_
from site_builder.texts import Texts
from site_builder.views import report_data
from site_builder.views.page import File, Page, Site
from site_builder.views.report_fields import parts
from site_builder.views.report_words import knowledge, words

#: kind of record, name of its page, what the page is for
FORMS = (
    ("annual", "annual", N_("The year of a cluster on one page: its team, its budget, its board, its results.")),
    ("quarterly", "grid", N_("What a cluster did in one quarter, counted, four times a year.")),
    ("targets", "targets", N_("What a cluster has set itself, indicator by indicator, once it is agreed.")),
)
#: what a form's page loads when a cluster is chosen
_LOADS = ("form-read.js", "form-checks.js", "form-doubts.js", "form-lists.js", "form-fill.js", "form-asks.js")
#: where a record lies
_FILES = {
    "annual": "data/clusters/{cluster}/{period}.yml",
    "quarterly": "data/clusters/{cluster}/{period}.yml",
    "targets": "data/clusters/{cluster}/targets.yml",
}


def pages(site: Site, texts: Texts) -> Iterator[Page]:
    """The ways to report, then a page for each form; none where no cluster is on record."""
    if not report_data.clusters(site, texts):
        return
    yield _ways(site, texts)
    for kind, name, about in FORMS:
        yield _form(site, texts, kind, name, texts.gettext(about))


def files(site: Site, texts: Texts) -> Iterator[File]:
    """What is on record, one file a cluster; and what each form knows, one file a kind and language."""
    if not report_data.clusters(site, texts):
        return
    yield from report_data.files(site, texts)
    for kind, _name, _about in FORMS:
        told = json.dumps(knowledge(site, texts, kind), ensure_ascii=False, separators=(",", ":"))
        yield File(_knows(kind, texts), f"self.recordForm.knows={told};\n".encode())


def _knows(kind: str, texts: Texts) -> str:
    return f"report/forms/{kind}-{texts.language}.js"


def _ways(site: Site, texts: Texts) -> Page:
    _ = texts.gettext
    view = {
        "clusters": _clusters(site, texts),
        "forms": [
            (kind, f"report/{name}/", texts.say(site.schemas.form(kind).title), _(about)) for kind, name, about in FORMS
        ],
        "kinds": {kind: texts.say(site.schemas.form(kind).title) for kind in ("annual", "members", "quarterly")},
        "contact": site.records.region.contact,
        "command": f"site-builder workbook {_('<cluster>')} {_('<year>')} --out {_('<cluster>')}.xlsx",
        "words": _json(words(texts, "quarter", "late", "nothing")),
    }
    about = _(
        "How a cluster hands in its reports: with a form, with a workbook, or in the files themselves; and what is due."
    )
    return Page("report/", "report.html", _("Report for a cluster"), view, about, "guide", scripts=("report.js",))


def _form(site: Site, texts: Texts, kind: str, name: str, about: str) -> Page:
    form = site.schemas.form(kind)
    name_of_form = texts.say(form.title)
    every = parts(site, texts, kind)
    view = {
        "record": kind,
        "heading": name_of_form,
        "help": texts.say(form.help),
        "clusters": _clusters(site, texts),
        "parts": every,
        "knows": f"/{_knows(kind, texts)}",
        "loads": _LOADS,
        "file": _FILES[kind],
        "partly": not site.for_officers and any(one.visibility == "officers" for one in site.schemas.fields(kind)),
    }
    title = texts.gettext("%(form)s: the form") % {"form": name_of_form}
    return Page(f"report/{name}/", "report_form.html", title, view, about, "guide", scripts=("form.js",))


def _clusters(site: Site, texts: Texts) -> list[tuple[str, str]]:
    return [(each.id, texts.say(each.name)) for each in report_data.clusters(site, texts)]


def _json(value: object) -> Markup:
    """JSON that may stand within a script of a page."""
    told = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(told.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029"))
