"""The style sheets of a site: one that all pages share, and beside it what a kind of page uses besides.

What a kind of page uses is read from the classes of its pages, so that no page and no view has to say it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from pathlib import Path
from typing import Any

import tinycss2
from rcssmin import cssmin

from site_builder.resources import templates_folder

#: the style sheets that all pages share: tokens, bare elements, the page's frame
_COMMON = re.compile(r"[1-3]\d-.+")
_CLASSES = re.compile(r'\bclass="([^"]*)"')
_WORDS = re.compile(r"[a-z][\w-]*", re.IGNORECASE)
_LINK = re.compile(r'<link rel="stylesheet" href="([^"]*)site\.css">')
_NESTING = {"media", "supports", "container"}

Rules = list[Any]  # nodes of tinycss2


class Styles:
    """The style sheets of one site, which learn from its pages what each kind of page needs."""

    def __init__(self) -> None:
        assets = templates_folder() / "assets"
        sheets = {style.stem: style.read_text(encoding="utf-8") for style in sorted((assets / "css").glob("*.css"))}
        common = [sheets.pop(name) for name in list(sheets) if _COMMON.fullmatch(name)]
        self.common = cssmin("".join(common))
        self.others = cssmin("".join(sheets.values()))
        self._rules = _parsed(self.others)
        self._own = set(_classes_of(self._rules)) - set(_classes_of(_parsed(self.common)))
        # what a script may give to an element
        scripts = "".join(script.read_text(encoding="utf-8") for script in assets.glob("js/*.js"))
        self._always = set(_WORDS.findall(scripts))
        self._used: dict[str, set[str]] = defaultdict(set)

    def __str__(self) -> str:
        """All of it, in the order in which pages load it."""
        return self.common + self.others

    def dress(self, html: str, kind: str) -> str:
        """The page with a link to what its kind uses besides, where it uses something; `kind` names its template."""
        used = {name for names in set(_CLASSES.findall(html)) for name in names.split()}
        self._used[kind] |= used
        if not used & self._own:
            return html
        return _LINK.sub(rf'\g<0>\n<link rel="stylesheet" href="\g<1>{_name(kind)}">', html, count=1)

    def write(self, folder: Path) -> None:
        """Write into `assets/` what the pages dressed so far asked for."""
        for kind, used in self._used.items():
            if used & self._own:
                sheet = "".join(_kept(self._rules, used | self._always))
                (folder / "assets" / _name(kind)).write_text(sheet, encoding="utf-8")


def _name(kind: str) -> str:
    return f"page-{kind}.css"


def _parsed(sheet: str) -> Rules:
    return tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)


def _kept(rules: Rules, used: Set[str]) -> Iterator[str]:
    """The rules without selectors that need a class not in `used`, and without those that then select nothing."""
    for rule in rules:
        if rule.type == "qualified-rule":
            selectors = [each for each in _selectors(rule.prelude) if set(_classes(each)) <= used]
            if selectors:
                yield f"{','.join(map(tinycss2.serialize, selectors))}{{{tinycss2.serialize(rule.content)}}}"
        elif rule.lower_at_keyword in _NESTING:
            inside = "".join(_kept(tinycss2.parse_rule_list(rule.content), used))
            if inside:
                yield f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{inside}}}"
        else:
            yield rule.serialize()


def _selectors(prelude: Rules) -> list[Rules]:
    """What stands between commas."""
    found: list[Rules] = [[]]
    for token in prelude:
        if token == ",":
            found.append([])
        else:
            found[-1].append(token)
    return found


def _classes(tokens: Iterable[Any]) -> Iterator[str]:
    """The classes that a selector needs; what stands in `:not()`, `:is()` or `:has()` may be absent."""
    dot = False
    for token in tokens:
        if dot and token.type == "ident":
            yield token.value
        dot = token == "."


def _classes_of(rules: Rules) -> Iterator[str]:
    for rule in rules:
        if rule.type == "qualified-rule":
            yield from _classes(rule.prelude)
        elif rule.lower_at_keyword in _NESTING:
            yield from _classes_of(tinycss2.parse_rule_list(rule.content))
