"""What pages load besides their words: style sheets, the icon, the scripts that they can do without."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from rjsmin import jsmin

from site_builder.resources import templates_folder
from site_builder.styles import Styles
from site_builder.tokens import tokens


def write_assets(folder: Path, styles: str = "") -> Iterator[str]:
    """Write `assets/` into the folder of a site; yields the paths from its root.

    `styles` is what `site.css` holds: all style sheets where it is left out.
    """
    target = folder / "assets"
    target.mkdir(exist_ok=True)
    (target / "site.css").write_text(styles or str(Styles()), encoding="utf-8")
    yield "assets/site.css"
    for script in sorted(_source().glob("js/*.js")):
        (target / script.name).write_text(jsmin(script.read_text(encoding="utf-8")), encoding="utf-8")
        yield f"assets/{script.name}"
    for file in sorted(_source().glob("*.*")):
        shutil.copyfile(file, target / file.name)
        yield f"assets/{file.name}"


def theme_colours() -> tuple[str, str]:
    """The colour of the band over every page, light and dark, as the tokens have it: browsers frame pages with it."""
    return tokens()["band"], tokens(dark=True)["band"]


def _source() -> Path:
    return templates_folder() / "assets"
