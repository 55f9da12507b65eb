"""GitHub's issue forms: hand in a workbook, ask for a correction, propose a story, in the region's first language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import yaml

from site_builder.editors.ground import Ground
from site_builder.problems import N_
from site_builder.texts import Texts

#: the label by which the workflow knows that an issue hands in a workbook
WORKBOOK_LABEL = "workbook"
_OURS = N_("Written by “site-builder generate”: change nothing here, it would be written over.")
_CLUSTER = N_("Cluster")
_SPREADSHEETS = ".xlsx,.ods"
_PICTURES = ".jpg,.jpeg,.png,.gif,.webp,.svg"
_RECORDS = ("annual", "quarterly", "members", "targets", "cluster", "story")
_OPTION = re.compile(r"\(([a-z0-9]+(?:-[a-z0-9]+)*)\)\s*\Z")

Form = dict[str, Any]


def files(ground: Ground) -> Iterator[tuple[str, str]]:
    """The three forms, and the page on which one is chosen."""
    for name, form in forms(ground):
        yield f".github/ISSUE_TEMPLATE/{name}.yml", _dumped(ground.texts, form)
    yield ".github/ISSUE_TEMPLATE/config.yml", _dumped(ground.texts, _chooser(ground))


def forms(ground: Ground) -> Iterator[tuple[str, Form]]:
    """Each form by its name, as GitHub reads it."""
    yield "workbook", _workbook(ground)
    yield "correction", _correction(ground)
    yield "story", _story(ground)


def named_cluster(texts: Texts, body: str) -> str | None:
    """The id of the cluster that was chosen in a form, of which `body` is the issue's text; None where none was."""
    lines = iter(body.replace("\r\n", "\n").split("\n"))
    for line in lines:
        if line.strip() == f"### {texts.gettext(_CLUSTER)}":
            answer = next((each for each in lines if each.strip()), "")
            found = _OPTION.search(answer)
            return found[1] if found else None
    return None


def _workbook(ground: Ground) -> Form:
    _ = ground.texts.gettext
    return {
        "name": _("Hand in a workbook"),
        "description": _("Your filled-in workbook: within minutes you are told what does not fit yet."),
        "title": _("Workbook: "),
        "labels": [WORKBOOK_LABEL],
        "body": [
            _note(
                _(
                    "Choose your cluster and drop the file below. Where all is well, the officers get it as a proposal "
                    "to look at. Where something does not fit, the answer names the sheet and the cell: correct the "
                    "workbook, then edit this very request and replace the file."
                )
            ),
            _cluster(ground),
            _line("period", _("Period"), _("The year of the workbook."), _("For example 2026"), required=True),
            _upload(
                "file",
                _("The workbook"),
                _(
                    "An Excel (.xlsx) or LibreOffice (.ods) file without macros, 10 MB at most. Whoever can read this "
                    "page can read it."
                ),
                _SPREADSHEETS,
                required=True,
            ),
            _area("remark", _("Anything to add"), _("It may stay empty. Name no person.")),
        ],
    }


def _correction(ground: Ground) -> Form:
    _ = ground.texts.gettext
    records = [ground.texts.say(ground.schemas.form(kind).title) for kind in _RECORDS]
    where = _("As the page or the form names it.")
    place = _("For example Governance: Seats held by women")
    return {
        "name": _("Ask for a correction"),
        "description": _("A figure or a text on the site is not right."),
        "title": _("Correction: "),
        "labels": ["correction"],
        "body": [
            _note(_("Say what is right and how you know: the officers look at it and answer here.")),
            _cluster(ground, active=False),
            _dropdown("record", _("What it stands in"), records, required=True),
            _line("period", _("Period"), _("The year, or the quarter."), _("For example 2025, or 2025-Q3")),
            _line("field", _("Which figure or text"), where, place, required=True),
            _area("right", _("What is right"), _("The value or the words that should stand there."), True),
            _area("source", _("How you know"), _("A document, an address, or who can confirm it."), True),
        ],
    }


def _story(ground: Ground) -> Form:
    _, texts = ground.texts.gettext, ground.texts
    actors = ground.choices(ground.schemas.field("story", ("actors",)))
    fields = {name: ground.schemas.field("story", (name,)) for name in ("title", "summary", "domain", "actors")}
    titles = {name: texts.say(field.title) for name, field in fields.items()}
    helps = {name: texts.say(field.help) for name, field in fields.items()}
    return {
        "name": _("Propose a story"),
        "description": _("What members did together, told in a page."),
        "title": _("Story: "),
        "labels": ["story"],
        "body": [
            _note(_("One story, one thing that happened. The officers read it over with you before it appears.")),
            _cluster(ground),
            _dropdown("domain", titles["domain"], _options(ground.domains().items()), required=True),
            _line("headline", titles["title"], helps["title"], required=True),
            _area("summary", titles["summary"], helps["summary"], True),
            _area(
                "text",
                _("The text"),
                _("Three to eight paragraphs: what was the matter, what was done, what came of it."),
                True,
            ),
            _dropdown("actors", titles["actors"], list(actors.values()), multiple=True),
            _upload(
                "picture",
                _("A picture"),
                _("It may stay empty. Give one that you may publish, on which nobody can be recognised."),
                _PICTURES,
            ),
            _area(
                "alternative",
                _("What the picture shows"),
                _("One or two sentences for those who can’t see it; needed where there is a picture."),
            ),
        ],
    }


def _chooser(ground: Ground) -> Form:
    _ = ground.texts.gettext
    found: Form = {"blank_issues_enabled": True}
    if ground.address:
        guide = f"{ground.address}{ground.texts.language}/guide/"
        about = _("What each field means, its unit, an example, and what is due when.")
        found["contact_links"] = [{"name": _("The reporting guide"), "url": guide, "about": about}]
    return found


def _cluster(ground: Ground, active: bool = True) -> Form:
    options = _options(ground.clusters(active))
    return _dropdown("cluster", ground.texts.gettext(_CLUSTER), options or ["-"], required=True)


def _options(named: Iterable[tuple[str, str]]) -> list[str]:
    """Names with their ids, by which they are told apart and read back."""
    return [f"{name} ({ident})" for ident, name in named]


def _note(words: str) -> Form:
    return {"type": "markdown", "attributes": {"value": words}}


def _dropdown(ident: str, label: str, options: list[str], *, required: bool = False, multiple: bool = False) -> Form:
    attributes: Form = {"label": label, "options": options}
    if multiple:
        attributes["multiple"] = True
    return _element("dropdown", ident, attributes, required)


def _line(ident: str, label: str, help: str, placeholder: str = "", *, required: bool = False) -> Form:
    attributes = {"label": label, "description": help}
    if placeholder:
        attributes["placeholder"] = placeholder
    return _element("input", ident, attributes, required)


def _area(ident: str, label: str, help: str, required: bool = False) -> Form:
    return _element("textarea", ident, {"label": label, "description": help}, required)


def _upload(ident: str, label: str, help: str, accept: str, *, required: bool = False) -> Form:
    found = _element("upload", ident, {"label": label, "description": help}, required)
    found["validations"]["accept"] = accept
    return found


def _element(kind: str, ident: str, attributes: Form, required: bool) -> Form:
    return {"type": kind, "id": ident, "attributes": attributes, "validations": {"required": required}}


def _dumped(texts: Texts, value: Form) -> str:
    told = yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=10**6)
    return f"# {texts.gettext(_OURS)}\n{told}"
