"""The form pages of a region by themselves, without the figures that a whole site takes its time for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from types import ModuleType

from site_builder.assets import write_assets
from site_builder.pipeline import Inspection, examine
from site_builder.problems import has_errors
from site_builder.records import records_of
from site_builder.render import Frame, Renderer
from site_builder.styles import Styles
from site_builder.texts import Texts
from site_builder.views import report
from site_builder.views.page import Site
from tests.small_site import Everything


def examined(region: Path, day: date, audience: str = "public") -> tuple[Inspection, Site]:
    """A region without errors, and what views of records see of it: no figures."""
    seen = examine(region, day, audience)  # type: ignore[arg-type]
    assert not has_errors(seen.findings), seen.findings
    site = Site(
        records=records_of(seen.repository),
        figures=None,  # type: ignore[arg-type]
        day=day,
        audience=audience,
        schemas=seen.schemas,
        warehouse=None,  # type: ignore[arg-type]
        files=seen.repository,
        findings=seen.findings,
        answered=seen.answered,
        root=region,
    )
    return seen, site


def write_forms(
    region: Path, folder: Path, day: date, audience: str = "public", family: ModuleType = report, repository: str = ""
) -> Site:
    """Write the pages for reports (or of another family), their data and what they load into a folder; their site."""
    _, site = examined(region, day, audience)
    site = replace(site, repository=repository)
    languages = site.records.region.languages
    folder.mkdir(parents=True, exist_ok=True)
    styles = Styles()
    list(write_assets(folder, styles.common))
    for language in languages:
        texts = Texts(language, languages)
        for file in family.files(site, texts):
            (folder / file.path).parent.mkdir(parents=True, exist_ok=True)
            (folder / file.path).write_bytes(file.content)
        codes = tuple((code, code) for code in languages)
        frame = Frame(language, "Small", site.records.region, (), codes, audience, day.isoformat())
        renderer = Renderer(texts, frame, Everything())
        for page in family.pages(site, texts):
            own = folder / language / page.path
            own.mkdir(parents=True, exist_ok=True)
            html = styles.dress(renderer.render(page), Path(page.template).stem)
            (own / "index.html").write_text(html, encoding="utf-8")
    styles.write(folder)
    return site
