"""The directory of members: every organisation by first letter, and all in one file for the page that filters."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from site_builder.texts import Texts
from site_builder.views.cluster_words import OUTSIDE, Link, by_name, cluster_link, member_kind, territory_link
from site_builder.views.members_listed import Listed, Part, listed, newest_lists, parts
from site_builder.views.page import File, Page, Site

PATH = "members/directory/"
_DATA = "assets/organisations.js"
_LONGEST = 24


@dataclass(frozen=True)
class Entry:
    """An organisation as it is read: its kind, its territory, its clusters by name."""

    name: str
    kind: str
    territory: str
    clusters: tuple[Link, ...]


@dataclass(frozen=True)
class Letter:
    """A letter, how many names begin with it, and their pages, each with its range as note."""

    name: str
    count: str
    pages: tuple[Link, ...]


def pages(site: Site, texts: Texts) -> Iterator[Page]:
    """The page that filters, then a page for each first letter or range; none where no list was reported."""
    members = listed(site, texts)
    if not members:
        return
    every = list(parts(texts, members))
    letters = _letters(texts, every)
    yield _page(site, texts, members, letters)
    for before, part, after in zip([None, *every], every, [*every[1:], None], strict=False):
        yield _part(site, texts, letters, part, before, after)


def files(site: Site, texts: Texts) -> Iterator[File]:
    """The organisations for the page that filters, once for all languages.

    A script, since a browser loads no data from `file://`. Its rows hold a name, then places in `kinds`,
    `territories` and, once or more often, `clusters`.
    """
    if texts.language != site.records.region.languages[0]:
        return
    members = listed(site, texts)
    if not members:
        return
    keys: dict[str, list[str]] = {
        "kinds": sorted({each.kind for each in members}),
        "territories": sorted({each.territory for each in members}),
        "clusters": sorted({code for each in members for code in each.clusters}),
    }
    kinds, territories, clusters = ({key: place for place, key in enumerate(its)} for its in keys.values())
    rows = [
        [each.name, kinds[each.kind], territories[each.territory], *(clusters[code] for code in each.clusters)]
        for each in members
    ]
    told = json.dumps({**keys, "rows": rows}, ensure_ascii=False, separators=(",", ":"))
    yield File(_DATA, f"self.organisations={told};\n".encode())


def _page(site: Site, texts: Texts, members: Sequence[Listed], letters: Sequence[Letter]) -> Page:
    _ = texts.gettext
    found = {each.kind for each in members}, {each.territory for each in members}
    choices = site.schemas.field("members", ("members", "[]", "category")).choices
    codes = [*(each.code for each in site.records.region.territories), OUTSIDE]
    lists = newest_lists(site)
    view = {
        "count": _count(texts, len(members)),
        "older": _older(site, texts, lists),
        "kinds": [(kind, member_kind(site, texts, kind)) for kind in choices if kind in found[0]],
        "territories": [(code, territory_link(site, texts, code).text) for code in codes if code in found[1]],
        "clusters": [
            (each.id, texts.say(each.name)) for each in by_name(texts, (site.records.clusters[code] for code in lists))
        ],
        "letters": letters,
    }
    about = _(
        "Find a member organisation by its name, kind, territory or cluster, or look through all of them from A to Z."
    )
    return Page(
        PATH, "members_directory.html", _("Directory of members"), view, about, "members", scripts=("directory.js",)
    )


def _count(texts: Texts, number: int) -> str:
    told = texts.ngettext("%(number)s organisation", "%(number)s organisations", number)
    return told % {"number": texts.number(number)}


def _older(site: Site, texts: Texts, lists: dict[str, int]) -> str:
    """From which year the lists are, and whose are older, as a sentence."""
    newest = max(lists.values())
    told = texts.gettext("From the members lists of %(year)s.") % {"year": newest}
    late = [
        f"{texts.say(each.name)} ({lists[each.id]})"
        for each in by_name(texts, (site.records.clusters[code] for code in lists))
        if lists[each.id] < newest
    ]
    if late:
        told += " " + texts.gettext("Older lists, where that of the year is not there: %(names)s.") % {
            "names": texts.join(late)
        }
    return told


def _letters(texts: Texts, every: Sequence[Part]) -> tuple[Letter, ...]:
    found: dict[str, list[Part]] = {}
    for part in every:
        found.setdefault(part.letter, []).append(part)
    return tuple(
        Letter(
            its[0].name,
            _count(texts, sum(len(part.members) for part in its)),
            tuple(Link(part.label, f"{PATH}{part.slug}/", part.range) for part in its),
        )
        for letter, its in found.items()
    )


def _part(
    site: Site, texts: Texts, letters: Sequence[Letter], part: Part, before: Part | None, after: Part | None
) -> Page:
    _ = texts.gettext
    title = _("Members, %(letter)s") % {"letter": part.name}
    if part.of > 1:
        title += " " + _("(%(number)s of %(of)s)") % {"number": part.number, "of": part.of}
    words = _("The members of the clusters from %(first)s to %(last)s, with kind, territory and clusters of each.")
    about = words % {"first": _short(part.members[0].name), "last": _short(part.members[-1].name)}
    view: dict[str, Any] = {
        "entries": [_entry(site, texts, each) for each in part.members],
        "letters": letters,
        "here": f"{PATH}{part.slug}/",
        "before": before and Link(before.label, f"{PATH}{before.slug}/"),
        "after": after and Link(after.label, f"{PATH}{after.slug}/"),
    }
    return Page(f"{PATH}{part.slug}/", "members_letter.html", title, view, about, "members")


def _entry(site: Site, texts: Texts, member: Listed) -> Entry:
    links = (cluster_link(site, texts, code) for code in member.clusters)
    return Entry(
        member.name,
        member_kind(site, texts, member.kind),
        territory_link(site, texts, member.territory).text,
        tuple(sorted(links, key=lambda link: texts.sort_key(link.text))),
    )


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else name[: _LONGEST - 1].rstrip() + "…"
