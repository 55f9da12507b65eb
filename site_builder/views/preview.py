"""A proposed change over what is on record, for the officers: read in the browser alone, without a build.

The page's scripts read the files of a proposal, and what `site-builder review --out` left of it (`review.json`).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from site_builder.differences import plain
from site_builder.problems import N_
from site_builder.records import Cluster
from site_builder.schema import Field
from site_builder.schema.catalogue import ANY_KEY
from site_builder.texts import Texts
from site_builder.views.page import File, Page, Site
from site_builder.views.report_fields import TOTALS, name_of, options
from site_builder.views.report_words import words

PATH = "preview/"
#: kinds of record that a proposal may hold, by what only they have at their top
KINDS = {"quarterly": "quarter", "annual": "team", "members": "members", "targets": "targets", "cluster": "legal_form"}
#: what the page loads when the first file comes
_LOADS = ("canonical.js", "preview-compare.js", "preview-shown.js", "preview-review.js")
_WORDS = {
    "new": N_("Not on record yet: all of it is new."),
    "correction": N_("On record already. Values that change: {number}."),
    "same": N_("Nothing changes: this is what is on record."),
    "values": N_("Values that change"),
    "all-values": N_("All values: {number}"),
    "figures": N_("Totals and shares"),
    "figure": N_("Figure"),
    "field": N_("Field"),
    "before": N_("On record"),
    "after": N_("Proposed"),
    "period": N_("In {period}"),
    "unknown": N_("{name} (no field of this record)"),
    "entry-added": N_("New: {title} “{name}”"),
    "entry-removed": N_("Taken out: {title} “{name}”"),
    "of": N_("{whole}, {part}"),
    "joined": N_("Joined: {number}"),
    "left": N_("Left: {number}"),
    "changed": N_("Changed: {number}"),
    "against": N_("Compared with {record}."),
    "nobody": N_("Nobody joined, left or changed."),
    "yes": N_("Yes"),
    "no": N_("No"),
    "none": N_("none"),
    "own": N_("Own resources in revenue"),
    "public": N_("Public funds in revenue"),
    "balance": N_("Revenue less expenditure"),
    "women": N_("Seats held by women"),
    "read": N_("Files read: {number}."),
    "choose": N_("Of which cluster is {name}?"),
    "choice": N_("Choose a cluster"),
    "record": N_("{cluster}, {record}"),
    "elsewhere": N_(
        "{name} is not written in the one form in which records are kept (line {line}). Run “site-builder format” on "
        "it, then choose it again."
    ),
    "no-kind": N_("{name} is no record of a cluster, and no review.json."),
    "no-cluster": N_("{name}: this site has no cluster “{cluster}”."),
    "large": N_("{name} is too large to be a record."),
    "many": N_("At most {number} files can be shown at once: the others were left out."),
    "review": N_("What the checks of the proposal say"),
    "errors": N_("Errors: {number}"),
    "questions": N_("Questions: {number}"),
    "answered": N_("Answered: {number}"),
    "exposed": N_("Would become public: {number}"),
    "moves": N_("Published figures that move"),
    "cluster": N_("Cluster"),
    "text": N_("What moves"),
    "definitions": N_("Definitions that change: {number}"),
    "definition-moves": N_("{name}: {number} published figures move"),
    "statements": N_("All that changes: {number}"),
    "place": N_("{path}, line {line}"),
    "more": N_("and {number} more"),
    "unchanged": N_("Nothing changes."),
}


def pages(site: Site, texts: Texts) -> Iterator[Page]:
    """The page, in the officers' build alone: the public one knows a part of each record, and would show it as all."""
    if not site.for_officers:
        return
    about = texts.gettext(
        "What a proposed change does to what is on record: values, totals, members, and what the checks ask. The files "
        "are read by this browser and sent nowhere."
    )
    view = {
        "knows": f"/{_knows(texts)}",
        "loads": _LOADS,
        "records": f"/{PATH}records/{min(site.records.clusters)}.js",
    }
    yield Page(
        PATH,
        "preview.html",
        texts.gettext("A proposed change over what is on record"),
        view,
        about,
        "status",
        scripts=("preview.js",),
        listed=False,
    )


def files(site: Site, texts: Texts) -> Iterator[File]:
    """What the page knows of fields and words, one script a language; what is on record, one a cluster."""
    if not site.for_officers:
        return
    yield File(_knows(texts), f"self.previewKnows={_dumped(knowledge(site, texts))};\n".encode())
    if texts.language == site.records.region.languages[0]:
        for cluster in site.records.clusters.values():
            yield File(
                f"{PATH}records/{cluster.id}.js", f"self.onPreview={_dumped(on_record(site, cluster))};\n".encode()
            )


def knowledge(site: Site, texts: Texts) -> dict[str, Any]:
    """Fields by kind and name (title, unit, type, choices), clusters, indicators with their unit, words."""
    said = words(texts, "quarter")
    sort = texts.sort_key
    clusters = [[each.id, texts.say(each.name)] for each in site.records.clusters.values()]
    return {
        **said,
        "words": {**said["words"], **{name: texts.gettext(each) for name, each in _WORDS.items()}},
        "language": texts.language,
        "languages": list(site.records.region.languages),
        "currency": site.records.region.currency,
        "clusters": sorted(clusters, key=lambda each: sort(each[1])),
        "indicators": {code: [texts.say(each.name), each.unit] for code, each in site.records.definitions.items()},
        "totals": [".".join(path) for path in sorted(TOTALS)],
        "kinds": {
            kind: {
                "title": texts.say(site.schemas.form(kind).title),
                "mark": mark,
                "fields": {name_of(one.path): _told(site, texts, one) for one in site.schemas.fields(kind)},
            }
            for kind, mark in KINDS.items()
        },
    }


def on_record(site: Site, cluster: Cluster) -> dict[str, Any]:
    """The records of a cluster by kind and period: `annual/2024`, `quarterly/2024-q3`, `members/2024`, `targets/`."""
    own = site.files.clusters[cluster.id]
    found = {"cluster/": own.profile, "targets/": own.targets}
    found |= {f"annual/{year}": each for year, each in own.annual.items()}
    found |= {f"quarterly/{year}-q{quarter}": each for (year, quarter), each in own.quarterly.items()}
    found |= {f"members/{year}": each for year, each in own.members.items()}
    return {"id": cluster.id, "records": {name: plain(each.value) for name, each in found.items() if each is not None}}


def _told(site: Site, texts: Texts, one: Field) -> dict[str, Any]:
    """What is needed to tell a value of a field; what is usual is left out."""
    kind = "list" if one.type == "array" and not one.leaf else "many" if one.type == "array" else one.type
    found: dict[str, Any] = {"title": texts.say(one.title), "type": kind, "unit": one.unit}
    if one.path[-1] == ANY_KEY:
        found["type"] = "value"
    if one.choices or (one.reference and one.reference not in ("members", "results")):
        found["choices"] = {code: texts.say(title) for code, title in options(site, texts, one).items()}
    return {key: value for key, value in found.items() if value}


def _knows(texts: Texts) -> str:
    return f"{PATH}knows-{texts.language}.js"


def _dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
