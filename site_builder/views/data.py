"""The open data: files to take away, how to read them, and the dictionary of every column."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from site_builder.opendata import Column, Download, Table
from site_builder.problems import N_
from site_builder.texts import Texts
from site_builder.views.page import Page, Site

#: how the tables are grouped on the page; a table in none of them comes last
_GROUPS = (
    ("figures", N_("Figures"), ("indicators", "coverage")),
    (
        "records",
        N_("Records"),
        ("annual", "quarterly", "memberships", "movements", "grants", "collaborations", "stories", "targets"),
    ),
    (
        "clusters-and-policy",
        N_("Clusters and policy"),
        ("clusters", "events", "facts", "topics", "periods", "regional_targets"),
    ),
    ("codes", N_("What the codes stand for"), ()),
)
_TYPES = {
    "string": N_("text"),
    "integer": N_("whole number"),
    "number": N_("number"),
    "boolean": N_("true or false"),
    "date": N_("date"),
    "year": N_("year"),
}
#: bytes from which a size is told in the next larger unit
_KILO = 1000


@dataclass(frozen=True)
class FileView:
    """A table to download; paths are site paths, sizes are told."""

    ident: str
    title: str
    help: str
    csv: str
    csv_size: str
    parquet: str
    parquet_size: str
    rows: str


@dataclass(frozen=True)
class ColumnView:
    """A column as the dictionary tells it; `facts` are type, unit and how many values."""

    name: str
    title: str
    help: str
    facts: tuple[str, ...]
    choices: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class TableView:
    """A table as the dictionary tells it; `hidden` are the titles of fields that only officers see."""

    ident: str
    title: str
    help: str
    file: str
    columns: tuple[ColumnView, ...]
    hidden: tuple[str, ...]


def pages(site: Site, texts: Texts) -> Iterator[Page]:
    """The downloads, and the dictionary."""
    yield _downloads(site, texts)
    yield _dictionary(site, texts)


def _downloads(site: Site, texts: Texts) -> Page:
    _ = texts.gettext
    region = site.records.region
    name = texts.say(region.name)
    view = {
        "groups": _groups(site, texts),
        "licence": {"title": texts.say(region.licence.title), "url": region.licence.url} if region.licence else None,
        "citation": _("%(region)s: business clusters in the open. State of the records: %(day)s.")
        % {"region": name, "day": texts.date(site.day)},
        "outlines": bool(site.records.territories),
        "outlines_credit": _credit(site),
        "internal": site.for_officers,
    }
    description = _("Every public figure and record of this site, as files for a spreadsheet or a program.")
    return Page("data/", "data.html", _("Open data"), view, description, "data")


def _groups(site: Site, texts: Texts) -> list[tuple[str, str, list[FileView]]]:
    found = {download.table.name: download for download in site.downloads}
    placed = {name for _, _, names in _GROUPS for name in names}
    groups = []
    for ident, title, names in _GROUPS:
        its = names or tuple(name for name in found if name not in placed)
        files = [_file(texts, found[name]) for name in its if name in found]
        if files:
            groups.append((ident, texts.gettext(title), files))
    return groups


def _file(texts: Texts, download: Download) -> FileView:
    table = download.table
    rows = texts.ngettext("%(rows)s row", "%(rows)s rows", download.count)
    return FileView(
        ident=table.name.replace("_", "-"),
        title=table.title[texts.language],
        help=table.help[texts.language],
        csv=f"/data/{download.csv.path}",
        csv_size=size(texts, download.csv.size),
        parquet=f"/data/{download.parquet.path}",
        parquet_size=size(texts, download.parquet.size),
        rows=rows % {"rows": texts.number(download.count)},
    )


def size(texts: Texts, count: int) -> str:
    """A number of bytes in the unit in which it has few digits."""
    if count < _KILO:
        return texts.ngettext("%(size)s byte", "%(size)s bytes", count) % {"size": texts.number(count)}
    if count < _KILO**2:
        return texts.gettext("%(size)s kB") % {"size": texts.number(round(count / _KILO))}
    return texts.gettext("%(size)s MB") % {"size": texts.number(count / _KILO**2, 1)}


def _credit(site: Site) -> str:
    """Whose the outlines are, as their file says."""
    outlines: Any = site.records.territories or {}
    told = (outlines.get("credit"), outlines.get("licence"))
    return ", ".join(str(part) for part in told if part)


def _dictionary(site: Site, texts: Texts) -> Page:
    _ = texts.gettext
    view = {
        "tables": [_table(site, texts, download.table) for download in site.downloads],
        "has_dictionary": any(download.table.name == "dictionary" for download in site.downloads),
    }
    description = _("What each column of each table means, its unit, its type, and who sees it.")
    return Page("data/dictionary/", "data_dictionary.html", _("Dictionary of the data"), view, description, "data")


def _table(site: Site, texts: Texts, table: Table) -> TableView:
    return TableView(
        ident=table.name.replace("_", "-"),
        title=table.title[texts.language],
        help=table.help[texts.language],
        file=f"{table.name}.csv",
        columns=tuple(_column(texts, column) for column in table.columns),
        hidden=tuple(_hidden(site, texts, table.name)),
    )


def _column(texts: Texts, column: Column) -> ColumnView:
    language = texts.language
    facts = [texts.gettext(_TYPES[column.type])]
    if column.many:
        facts.append(texts.gettext("several, joined by |"))
    if column.unit:
        facts.append(column.unit)
    if not column.required:
        facts.append(texts.gettext("may be empty"))
    return ColumnView(
        name=column.name,
        title=column.title[language],
        help=column.help.get(language, ""),
        facts=tuple(facts),
        choices=tuple((value, label[language]) for value, label in column.choices.items()),
    )


def _hidden(site: Site, texts: Texts, table: str) -> Iterator[str]:
    """The titles of the table's fields that are for officers, a group by its own."""
    form = {"annual": "annual", "quarterly": "quarterly", "memberships": "members"}.get(table)
    hidden: list[tuple[str, ...]] = []
    for one in site.schemas.fields(form) if form else ():
        within = any(one.path[: len(above)] == above for above in hidden)
        if one.visibility == "officers" and not within:
            hidden.append(one.path)
            yield texts.say(one.title)
