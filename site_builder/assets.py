"""What pages load besides their words: style sheets, the icon, the scripts that they can do without."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from rcssmin import cssmin
from rjsmin import jsmin

from site_builder.resources import templates_folder

#: the style sheets of families of pages, `45-stories.css`; all others are for every page
_FAMILY = re.compile(r"4[5-9]-(.+)")
_SCHEMES = re.compile(r"--band:\s*(#[0-9a-f]{3,6});")
_RULES = re.compile(r"\{[^{}]*\}")
_CLASS = re.compile(r"\.([a-z][\w-]*)", re.IGNORECASE)
_CLASSES = re.compile(r'\bclass="([^"]*)"')
_LINK = re.compile(r'<link rel="stylesheet" href="([^"]*)site\.css">')


class Styles:
    """The style sheets of one site: one for every page, and beside it what a page's own kind needs.

    Which families a page needs is read from the classes it uses, so that no page and no view has to say it.
    """

    def __init__(self) -> None:
        sheets = {style.stem: style.read_text(encoding="utf-8") for style in sorted((_source() / "css").glob("*.css"))}
        families = {match[1]: sheets.pop(name) for name in list(sheets) if (match := _FAMILY.fullmatch(name))}
        self.common = cssmin("".join(sheets.values()))
        self._families = {name: cssmin(text) for name, text in families.items()}
        known = _classes_of(self.common)
        self._needs = {name: _classes_of(text) - known for name, text in self._families.items()}
        self._asked: set[tuple[str, ...]] = set()

    def __str__(self) -> str:
        """All of it, in the order in which pages load it."""
        return self.common + "".join(self._families.values())

    def dress(self, html: str) -> str:
        """The page with a link to what its kind needs, after that to the style sheet of every page."""
        used = {name for names in set(_CLASSES.findall(html)) for name in names.split()}
        asked = tuple(family for family, classes in self._needs.items() if used & classes)
        if not asked:
            return html
        self._asked.add(asked)
        return _LINK.sub(rf'\g<0>\n<link rel="stylesheet" href="\g<1>{_joined(asked)}">', html, count=1)

    def write(self, folder: Path) -> None:
        """Write into `assets/` what the pages dressed so far asked for."""
        for asked in sorted(self._asked):
            content = "".join(self._families[family] for family in asked)
            (folder / "assets" / _joined(asked)).write_text(content, encoding="utf-8")


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


def _joined(families: tuple[str, ...]) -> str:
    return "-".join(families) + ".css"


def _classes_of(sheet: str) -> set[str]:
    """The classes that a style sheet names: what stands between braces are values."""
    return set(_CLASS.findall(_RULES.sub("{}", sheet)))


@cache
def theme_colours() -> tuple[str, str]:
    """The colour of the band over every page, light and dark, as the tokens have it: browsers frame pages with it."""
    light, dark = _SCHEMES.findall((_source() / "css" / "10-tokens.css").read_text(encoding="utf-8"))
    return light, dark


def _source() -> Path:
    return templates_folder() / "assets"
