"""From an inspected region to the files of its site, all written into one folder."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from site_builder import opendata
from site_builder.collector import without_collector
from site_builder.pipeline import Inspection
from site_builder.render import Frame, Renderer, targets_of
from site_builder.resources import templates_folder
from site_builder.texts import Texts
from site_builder.views.families import all_files, all_pages, navigation
from site_builder.views.page import File, Page, Site
from site_builder.views.stories import media


@without_collector()
def write_site(inspection: Inspection, folder: Path, address: str = "", repository: str = "") -> int:
    """Write the whole site of a region without errors into `folder`; returns how many pages it has.

    `address` and `repository` stand for those that the region names.
    """
    site = Site.of(inspection, address, repository)
    site = replace(site, downloads=opendata.write(site, folder))
    texts = {language: Texts(language, site.records.region.languages) for language in site.records.region.languages}
    pages = {language: list(all_pages(site, its)) for language, its in texts.items()}
    files = [
        *_write_assets(folder),
        *_copy(media(site), folder),
        *opendata.paths(site),
        *(path for its in texts.values() for path in _write_files(all_files(site, its), folder)),
    ]
    targets = targets_of(pages, files)
    for language, its in pages.items():
        renderer = Renderer(texts[language], _frame(site, texts, language), targets)
        for page in its:
            _write_page(folder / language / page.path, renderer.render(page))
    _write_page(folder, _door(site, texts, targets))
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
    )


def _capital(name: str) -> str:
    """A name that stands alone; CLDR gives those of languages as they stand in a sentence."""
    return name[:1].upper() + name[1:]


def _door(site: Site, texts: Mapping[str, Texts], targets: frozenset[str]) -> str:
    """The page at the root: it leads to the region's first language, and names the others."""
    first = site.records.region.languages[0]
    renderer = Renderer(texts[first], _frame(site, texts, first), targets)
    return renderer.render(Page("", "door.html", texts[first].say(site.records.region.name)), at_root=True)


def _write_assets(folder: Path) -> Iterator[str]:
    """The stylesheet is one file for readers and several for us: they are joined in the order of their names."""
    source, target = templates_folder() / "assets", folder / "assets"
    target.mkdir()
    styles = sorted((source / "css").glob("*.css"))
    (target / "site.css").write_text("".join(style.read_text(encoding="utf-8") for style in styles), encoding="utf-8")
    yield "assets/site.css"
    for file in sorted((*source.glob("*.*"), *source.glob("js/*.js"))):
        shutil.copyfile(file, target / file.name)
        yield f"assets/{file.name}"


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
