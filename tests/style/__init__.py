"""The style page: every component in every state. `python -m tests.style FOLDER` writes it."""

from __future__ import annotations

import shutil
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from site_builder.assets import theme_colours, write_assets
from site_builder.resources import templates_folder
from site_builder.texts import Texts
from site_builder.views.motif import Motif
from tests.style import pictures, samples


def view() -> dict[str, Any]:
    """All that the style page shows."""
    words = yaml.safe_load((Path(__file__).parent / "page.yml").read_text("utf-8"))
    for at, figure in enumerate(words["figures"]):
        if figure.get("spark"):
            figure["spark"] = samples.small(f"spark-{at}", f"{figure['label']}, 2019–2025")
    return {
        **words,
        "lines": samples.lines(),
        "parts": samples.compositions(),
        "beside": samples.beside(),
        "maps": [(chart, chart.table) for chart in samples.maps()],
        "objectives": samples.objectives(),
        "together": pictures.together(),
        "moves": pictures.moves(),
        "motifs": [Motif(place) for place in range(12)],
    }


def render() -> str:
    """The page as HTML; it looks for its assets in `assets/` beside it."""
    environment = Environment(
        loader=FileSystemLoader(templates_folder()),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    environment.install_null_translations(newstyle=True)  # type: ignore[attr-defined]
    environment.globals.update(
        texts=Texts("en", ("en",)), url=lambda path: "#main", asset=lambda name: f"assets/{name}", has=lambda path: True
    )
    shown = view()
    site = SimpleNamespace(
        language="en",
        name="Exempland",
        notice="These values are invented, to show the site at work.",
        audience="officers",
        day="15 November 2026",
        twins=[("fr", "Français", "#main")],
        alternates=[],
        canonical="",
        picture="",
        locales=["en_GB"],
        colours=theme_colours(),
        region=None,
        navigation=[(name, name, name, name == "Clusters") for name in shown["navigation"]],
    )
    page = SimpleNamespace(
        title="The look and its building stones", description=shown["lead"], path="style/", scripts=(), listed=True
    )
    return environment.get_template("pages/style.html").render(site=site, page=page, view=shown)


def write(folder: Path) -> Path:
    """Write the page and its assets into `folder`; gives the page's path."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(folder / "assets", ignore_errors=True)
    list(write_assets(folder))
    (folder / "index.html").write_text(render(), "utf-8")
    return folder / "index.html"
