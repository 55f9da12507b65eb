"""The members list in the browser: a spreadsheet that is pasted or dropped, matched with what is on record."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from site_builder.canonical import order_of
from site_builder.matching.register import entries_of
from site_builder.member_lists.vocabulary import FIELDS
from site_builder.records import Cluster
from site_builder.schema import Schemas
from site_builder.texts import Texts
from site_builder.views import report_data
from site_builder.views.page import File, Page, Site
from site_builder.views.report_members_words import members_words
from site_builder.views.report_words import words

PATH = "report/members/"
_KNOWN = f"{PATH}known.js"
#: what the page loads when a cluster is chosen, after its words
_LOADS = (
    "canonical.js", "form-read.js", "members-matching.js", "members-columns.js", "members-making.js",
    "members-sheets.js", "members-told.js", "form-send.js",
)  # fmt: skip
#: what any list knows of an organisation
_ANYWHERE = ("id", "name", "category", "startup", "territory", "activity")


def pages(site: Site, texts: Texts) -> Iterator[Page]:
    """The page; none where no cluster is on record."""
    _ = texts.gettext
    every = report_data.clusters(site, texts)
    if not every:
        return
    view = {
        "clusters": [(each.id, texts.say(each.name)) for each in every],
        "loads": _LOADS,
        "words": f"/{_words(texts)}",
        "known": f"/{_KNOWN}",
        "fields": [(name, texts.say(_title(site.schemas, name))) for name in FIELDS],
    }
    about = _(
        "Paste or drop your list as it is: the page finds who is on record, who joined, who left and what changed."
    )
    yield Page(
        PATH, "report_members.html", _("Hand in a list of members"), view, about, "guide", scripts=("members-form.js",)
    )


def files(site: Site, texts: Texts) -> Iterator[File]:
    """The words of a language; and once for all languages a script a cluster with its lists, one with who is known."""
    every = report_data.clusters(site, texts)
    if not every:
        return
    knows = {
        "kind": "members",
        "fields": {},
        "languages": list(site.records.region.languages),
        "repository": site.repository,
        "order": order_of(site.schemas, "members"),
        **words(texts, "copied"),
    }
    told = members_words(site.schemas, site.files, texts)
    begin = f"Object.assign(self.recordForm,{{knows:{_dumped(knows)}}});self.membersList={{words:{_dumped(told)}}};\n"
    yield File(_words(texts), begin.encode())
    if texts.language == site.records.region.languages[0]:
        yield File(_KNOWN, f"self.membersKnown={_dumped(known(site))};\n".encode())
        for cluster in every:
            yield File(f"{PATH}{cluster.id}.js", f"self.onMembers={_dumped(on_record(site, cluster))};\n".encode())


def known(site: Site) -> list[list[Any]]:
    """Every organisation that any list ever named: its newest entry as a row of `_ANYWHERE`, then older spellings."""
    newest: dict[str, Mapping[str, Any]] = {}
    names: dict[str, set[str]] = {}
    lists = [
        (year, cluster.id, document.value)
        for cluster in site.files.clusters.values()
        for year, document in cluster.members.items()
    ]
    for _year, _cluster, value in sorted(lists, key=lambda each: each[:2]):
        for entry in entries_of(value):
            newest[entry["id"]] = entry
            names.setdefault(entry["id"], set()).add(entry["name"])
    return [
        [*_row(entry, _ANYWHERE), *([others] if (others := sorted(names[ident] - {entry["name"]})) else [])]
        for ident, entry in sorted(newest.items())
    ]


def on_record(site: Site, cluster: Cluster) -> dict[str, Any]:
    """A cluster's newest two lists as rows, the years on offer, and who was a member before them, since when.

    Without what this build may not show: `fields` names what stands in a row.
    """
    lists = {year: each.value for year, each in site.files.clusters[cluster.id].members.items()}
    shown = sorted(lists)[-2:]
    fields = [name for name in FIELDS if site.for_officers or _field(site.schemas, name).visibility == "public"]
    former: dict[str, int] = {}
    for year in sorted(lists):
        former |= {entry["id"]: entry["since"] for entry in entries_of(lists[year])}
    here = {entry["id"] for year in shown for entry in entries_of(lists[year])}
    first = shown[-1] if shown else site.records.region.reporting.first_year
    offered = [year for year in range(first, max(site.day.year, first) + 1) if cluster.active_in(year)]
    rest = {
        str(year): {name: each for name, each in lists[year].items() if name != "members"}
        for year in offered
        if year in lists
    }
    return {
        "id": cluster.id,
        "officers": site.for_officers,
        "years": offered[::-1],
        "fields": fields,
        "lists": {str(year): [_row(entry, fields) for entry in entries_of(lists[year])] for year in shown},
        "rest": rest if site.for_officers else {},
        "former": {ident: since for ident, since in sorted(former.items()) if ident not in here},
    }


def _row(entry: Mapping[str, Any], names: Sequence[str]) -> list[Any]:
    """The values of an entry, null for what it hasn't; what is missing at the end is left out."""
    row = [entry.get(name) for name in names]
    while row and row[-1] is None:
        row.pop()
    return row if len(names) != len(_ANYWHERE) else row + [None] * (len(names) - len(row))


def _field(schemas: Schemas, name: str) -> Any:
    return schemas.field("members", ("members", "[]", name))


def _title(schemas: Schemas, name: str) -> Any:
    return _field(schemas, name).title


def _words(texts: Texts) -> str:
    return f"{PATH}words-{texts.language}.js"


def _dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
