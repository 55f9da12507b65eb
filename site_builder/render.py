"""Pages to HTML: one Jinja2 environment a language, strict, escaped, every link resolved.

A template names its targets by site path (`clusters/axelera/` in its own language, `/data/x.csv`
from the root); `url` gives the relative address and refuses a target that the build does not write,
so that a broken link stops the build and the site works from any base address.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from site_builder.assets import theme_colours
from site_builder.templating import environment
from site_builder.texts import Texts
from site_builder.views.page import Page


class BrokenLink(LookupError):
    """A template names a page or file that the build does not write."""


@dataclass(frozen=True)
class Frame:
    """What surrounds every page of a language: names, navigation, notice.

    `locales` are its languages as Open Graph names them, its own first.
    """

    language: str
    name: str
    region: Any
    navigation: tuple[tuple[str, str, str], ...]
    languages: tuple[tuple[str, str], ...]
    audience: str
    day: str
    notice: str = ""
    address: str = ""
    locales: tuple[str, ...] = ()


@dataclass
class Renderer:
    """Renders the pages of one language.

    `targets` are all paths of the site, from its root: `fr/clusters/`, `data/indicators.csv`.
    """

    texts: Texts
    frame: Frame
    targets: frozenset[str]

    def __post_init__(self) -> None:
        self._here = ""
        self._base = ""
        self._environment = environment(self.texts, url=self.url, asset=self.asset, linked=self.linked, has=self.has)

    def url(self, path: str, language: str | None = None) -> str:
        """The address of a site path relative to the page being rendered; a fragment is kept."""
        path, hash_, fragment = path.partition("#")
        if not path and hash_:
            return "#" + fragment
        target = self._target(path, language)
        if target not in self.targets:
            raise BrokenLink(f"{self._here} links to {target}, which the build does not write")
        return self._way(target) + hash_ + fragment

    def _way(self, target: str) -> str:
        """Up to the folder of the language, or to the root, then down: the same from any base address, and quick."""
        if self._base:
            return self._base + target
        own, up = f"{self.frame.language}/", self._here.count("/")
        if up and target.startswith(own):
            target, up = target.removeprefix(own), up - 1
        return "../" * up + target or "./"

    def has(self, path: str, language: str | None = None) -> bool:
        """True where the build writes that site path: what not every site has is linked where it is."""
        return self._target(path, language) in self.targets

    def _target(self, path: str, language: str | None) -> str:
        return path[1:] if path.startswith("/") else f"{language or self.frame.language}/{path}"

    def _whole(self, path: str) -> str:
        """The whole address of a path from the root; relative where the site's address is not known."""
        relative = self.url(path)
        return self.frame.address + path[1:] if self.frame.address else relative

    def asset(self, name: str) -> str:
        """The address of a file of `assets/` relative to the page being rendered."""
        return self.url(f"/assets/{name}")

    def linked(self, rows: Iterable[Iterable[Any]]) -> list[list[Any]]:
        """Rows of a table in which each cell that names a site path (`path`) carries its address (`url`)."""
        return [[self._linked(cell) for cell in row] for row in rows]

    def _linked(self, cell: Any) -> Any:
        if isinstance(cell, Mapping) and cell.get("path"):
            return {**cell, "url": self.url(cell["path"])}
        return cell

    def render(self, page: Page, at_root: bool = False, base: str = "") -> str:
        """The page's HTML; raises `BrokenLink` or Jinja2's `UndefinedError` (both are faults of the builder).

        `at_root` is for a page at the site's root, outside the folders of the languages; with `base` (`/clusters/`)
        its links begin there, for a page that is shown at any depth.
        """
        self._here, self._base = "" if at_root else f"{self.frame.language}/{page.path}", base
        template = self._environment.get_template(f"pages/{page.template}")
        return template.render(page=page, view=page.view, site=self._around(page), **page.view)

    def _around(self, page: Page) -> dict[str, Any]:
        frame = self.frame
        card = f"/{frame.language}/card.png"
        picture = page.picture or (card if self.has(card) else "")
        return {
            "name": frame.name,
            "region": frame.region,
            "notice": frame.notice,
            "language": frame.language,
            "audience": frame.audience,
            "day": frame.day,
            "navigation": [
                (key, label, path, key == page.section) for key, label, path in frame.navigation if self.has(path)
            ],
            "twins": [
                (code, name, self.url(page.path, code)) for code, name in frame.languages if code != frame.language
            ],
            "alternates": self._alternates(page) if self._here else [],
            "canonical": frame.address and frame.address + (self._here or frame.languages[0][0] + "/"),
            "picture": picture and self._whole(picture),
            "doors": [(code, name, self.url("", code)) for code, name in frame.languages],
            "locales": frame.locales,
            "colours": theme_colours(),
        }

    def _alternates(self, page: Page) -> list[tuple[str, str]]:
        """The page in each language, and for readers of all others in the region's first."""
        its = [(code, self._whole(f"/{code}/{page.path}")) for code, _ in self.frame.languages]
        return [*its, ("x-default", its[0][1])]


def targets_of(pages: Mapping[str, Iterable[Page]], files: Iterable[str]) -> frozenset[str]:
    """All paths that the site will hold: pages by language, and files from the root."""
    paths = {f"{language}/{page.path}" for language, its in pages.items() for page in its}
    return frozenset(paths | set(files) | {""})
