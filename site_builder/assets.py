"""What every page loads besides its words: one style sheet, the icon, the scripts a page can do without."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from rcssmin import cssmin
from rjsmin import jsmin

from site_builder.resources import templates_folder

_SCHEMES = re.compile(r"--band:\s*(#[0-9a-f]{3,6});")


def style_sheet() -> str:
    """The one style sheet of readers: the files of `assets/css/`, joined in the order of their names and minified."""
    styles = sorted((_source() / "css").glob("*.css"))
    return cssmin("".join(style.read_text(encoding="utf-8") for style in styles))


def write_assets(folder: Path) -> Iterator[str]:
    """Write `assets/` into the folder of a site; yields the paths from its root."""
    target = folder / "assets"
    target.mkdir()
    (target / "site.css").write_text(style_sheet(), encoding="utf-8")
    yield "assets/site.css"
    for script in sorted(_source().glob("js/*.js")):
        (target / script.name).write_text(jsmin(script.read_text(encoding="utf-8")), encoding="utf-8")
        yield f"assets/{script.name}"
    for file in sorted(_source().glob("*.*")):
        shutil.copyfile(file, target / file.name)
        yield f"assets/{file.name}"


@cache
def theme_colours() -> tuple[str, str]:
    """The colour of the band over every page, light and dark, as the tokens have it: browsers frame pages with it."""
    light, dark = _SCHEMES.findall((_source() / "css" / "10-tokens.css").read_text(encoding="utf-8"))
    return light, dark


def _source() -> Path:
    return templates_folder() / "assets"
