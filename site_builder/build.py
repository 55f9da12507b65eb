"""From an inspected region to the files of its site, all written into one folder."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from site_builder import opendata, searching
from site_builder.assets import write_assets
from site_builder.collector import without_collector
from site_builder.entrance import base_path, door, lost, search_engines
from site_builder.history import history_of
from site_builder.pipeline import Inspection
from site_builder.render import Frame, Renderer, targets_of
from site_builder.styles import Styles
from site_builder.texts import Texts
from site_builder.views.families import all_files, all_pages, navigation
from site_builder.views.page import File, Site
from site_builder.views.search import entries
from site_builder.views.stories import media


@without_collector()
def write_site(inspection: Inspection, folder: Path, address: str = "", repository: str = "") -> int:
    """Write the whole site of a region without errors into `folder`; returns how many pages it has.

    `address` and `repository` stand for those that the region names.
    """
    site = Site.of(inspection, address, repository)
    past = history_of(site.files, site.schemas, site.records, site.warehouse, site.day, inspection.audience)
    site = replace(site, history=past, downloads=opendata.write(site, folder), searchable=searching.available())
    texts = {language: Texts(language, site.records.region.languages) for language in site.records.region.languages}
    pages = {language: list(all_pages(site, its)) for language, its in texts.items()}
    styles = Styles()
    files = [
        *write_assets(folder, styles.common),
        *_copy(media(site), folder),
        *opendata.paths(site),
        *(searching.promised(texts) if site.searchable else ()),
        *(path for its in texts.values() for path in _write_files(all_files(site, its), folder)),
        *_write_files(search_engines(pages, site), folder),
    ]
    targets = targets_of(pages, files)
    renderers = {language: Renderer(its, _frame(site, texts, language), targets) for language, its in texts.items()}
    for language, its in pages.items():
        for page in its:
            html = renderers[language].render(page)
            _write_page(folder / language / page.path, styles.dress(html, Path(page.template).stem))
    _write_entrance(renderers[site.records.region.language], styles, site, texts, folder)
    styles.write(folder)
    if site.searchable:
        searching.write_index(folder, {language: entries(site, its) for language, its in pages.items()})
    return sum(len(its) for its in pages.values())


def _frame(site: Site, texts: Mapping[str, Texts], language: str) -> Frame:
    its, region = texts[language], site.records.region
    return Frame(
        language=language,
        name=its.say(region.name),
        region=region,
        navigation=navigation(site, its),
        languages=tuple((code, _capital(its.language_name(code, own=True))) for code in texts),
        audience=site.audience,
        day=its.date(site.day.isoformat()),
        notice=its.say(region.notice) if region.notice else "",
        address=site.address,
        locales=tuple(_locale(one, region.country) for one in (its, *(t for t in texts.values() if t is not its))),
    )


def _locale(texts: Texts, country: str) -> str:
    """A language as Open Graph names it: with its own country, else the region's."""
    return f"{texts.language}_{texts.locale.territory or country}"


def _capital(name: str) -> str:
    """A name that stands alone; CLDR gives those of languages as they stand in a sentence."""
    return name[:1].upper() + name[1:]


def _write_entrance(renderer: Renderer, styles: Styles, site: Site, texts: Mapping[str, Texts], folder: Path) -> None:
    """The pages at the root, in the frame of the region's first language."""
    opened, missed = door(site, texts[site.records.region.language]), lost(site, texts)
    _write_page(folder, styles.dress(renderer.render(opened, at_root=True), "door"))
    html = renderer.render(missed, at_root=True, base=base_path(site.address))
    (folder / "404.html").write_text(styles.dress(html, "lost"), encoding="utf-8")


def _copy(files: Mapping[str, Path], folder: Path) -> Iterator[str]:
    for path, source in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
        yield path


def _write_files(files: Iterable[File], folder: Path) -> Iterator[str]:
    for file in files:
        target = folder / file.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.content)
        yield file.path


def _write_page(folder: Path, html: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "index.html").write_text(html, encoding="utf-8")
