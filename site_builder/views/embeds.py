"""Charts to show elsewhere: for each public indicator a page of the region made to be framed, and a picture (SVG)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rcssmin import cssmin

from site_builder.charts import Chart
from site_builder.charts.standalone import standalone
from site_builder.resources import templates_folder
from site_builder.texts import Texts
from site_builder.tokens import SHEET
from site_builder.views.indicator_course import course_chart, reading
from site_builder.views.indicator_words import source_words
from site_builder.views.page import File, Page, Site
from site_builder.views.shown import Subject

if TYPE_CHECKING:
    from site_builder.records import Definition

#: the tokens, the charts, and the little that a framed page adds
_STYLES = (SHEET, "50-charts.css", "embed/embed.css")
_HEIGHT = 460
_SHORT = 60


@dataclass(frozen=True)
class Embed:
    """What an indicator's page offers to take away: the framed page, the picture, and the code for the frame.

    `whole` is false where the site's address is not known: the code then begins at the root of the site.
    """

    page: str
    picture: str
    code: str
    whole: bool


def pages(site: Site, texts: Texts) -> Iterator[Page]:
    """A page for each indicator that has a chart of the region."""
    for definition, chart in _charts(site, texts):
        place = texts.say(site.records.region.name)
        view = {
            "chart": chart,
            "sentence": reading(site, texts, definition, _region(site)),
            "source": source_words(texts, definition),
            "indicator": f"indicators/{definition.id}/",
            "notice": _short_notice(site, texts),
        }
        about = texts.gettext("%(name)s, %(place)s: the chart over the years, made to be framed by another site.")
        told = about % {"name": chart.title, "place": place}
        yield Page(f"embed/{definition.id}/", "embed.html", chart.title, view, told, listed=False)


def files(site: Site, texts: Texts) -> Iterator[File]:
    """The style sheet of framed pages, and each chart as a picture."""
    folder = templates_folder() / "assets" / "css"
    sheet = cssmin("".join((folder / name).read_text(encoding="utf-8") for name in _STYLES))
    yield File("assets/embed.css", sheet.encode())
    for definition, chart in _charts(site, texts):
        values = {"source": source_words(texts, definition), "day": texts.date(site.day.isoformat())}
        name = texts.say(site.records.region.name)
        foot = [
            texts.gettext("Source: %(source)s") % values,
            f"{name} · " + texts.gettext("State of the records: %(day)s") % values,
            *([site.address + _path(texts, f"indicators/{definition.id}/")] if site.address else []),
            *([notice] if (notice := _short_notice(site, texts)) else []),
        ]
        drawn = standalone(chart, chart.said(texts), texts.language, foot)
        yield File(_path(texts, f"embed/{definition.id}.svg"), drawn.encode())


def embed(site: Site, texts: Texts, definition: Definition) -> Embed | None:
    """What there is to take away of an indicator; None where it has no such page."""
    if not embeddable(site, definition) or _chart(site, texts, definition) is None:
        return None
    path = f"embed/{definition.id}/"
    title = f"{texts.say(definition.name)}, {texts.say(site.records.region.name)}".replace('"', "”")
    code = (
        f'<iframe src="{site.address or "/"}{_path(texts, path)}" title="{title}"'
        f' width="100%" height="{_HEIGHT}" style="border:0" loading="lazy"></iframe>'
    )
    return Embed(path, "/" + _path(texts, f"embed/{definition.id}.svg"), code, bool(site.address))


def embeddable(site: Site, definition: Definition) -> bool:
    """True for what is public and has a figure of the whole region."""
    return definition.visibility == "public" and definition.scope is None


def _charts(site: Site, texts: Texts) -> Iterator[tuple[Definition, Chart]]:
    for definition in site.records.definitions.values():
        if embeddable(site, definition) and (chart := _chart(site, texts, definition)) is not None:
            yield definition, chart


def _chart(site: Site, texts: Texts, definition: Definition) -> Chart | None:
    return course_chart(site, texts, definition, _region(site), "chart", texts.say(site.records.region.name))


def _region(site: Site) -> Subject:
    return Subject("region", site.records.region.id)


def _path(texts: Texts, path: str) -> str:
    return f"{texts.language}/{path}"


def _short_notice(site: Site, texts: Texts) -> str:
    """The head of the region's notice where it has one ("Demonstration data: …"), else its first sentence."""
    notice = texts.say(site.records.region.notice) if site.records.region.notice else ""
    head = notice.partition(":")[0].strip()
    return head if ":" in notice and len(head) <= _SHORT else notice.partition(". ")[0]
