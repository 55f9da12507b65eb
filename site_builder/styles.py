"""The style sheets of a site: one that all pages share, and beside it what a kind of page uses besides.

What a kind of page uses is read from the classes of its pages, so that no page and no view has to say it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tinycss2
from rcssmin import cssmin

from site_builder.resources import templates_folder

#: the style sheets that all pages share: tokens, bare elements, the page's frame
_COMMON = re.compile(r"[1-3]\d-.+")
_WORDS = re.compile(r"[a-z][\w-]*", re.IGNORECASE)
_LINK = re.compile(r'<link rel="stylesheet" href="([^"]*)site\.css">')
_NESTING = {"media", "supports", "container"}

Nodes = list[Any]  # of tinycss2


@dataclass(frozen=True)
class Rule:
    """A rule as text: its selectors with the classes that each needs, or `opening` alone with the rules inside.

    A rule with neither (a font, an animation) is its `content` as it stands.
    """

    selectors: tuple[tuple[str, frozenset[str]], ...] = ()
    content: str = ""
    opening: str = ""
    inside: tuple[Rule, ...] = ()


Rules = tuple[Rule, ...]


class Styles:
    """The style sheets of one site, which learn from its pages what each kind of page needs."""

    def __init__(self) -> None:
        assets = templates_folder() / "assets"
        sheets = {style.stem: style.read_text(encoding="utf-8") for style in sorted((assets / "css").glob("*.css"))}
        common = [sheets.pop(name) for name in list(sheets) if _COMMON.fullmatch(name)]
        self.common = cssmin("".join(common))
        self.others = cssmin("".join(sheets.values()))
        self._rules = _read(_parsed(self.others))
        self._own = set(_classes_of(self._rules)) - set(_classes_of(_read(_parsed(self.common))))
        # what a script may give to an element, by the script's name
        scripts = {script.stem: script.read_text(encoding="utf-8") for script in assets.glob("js/*.js")}
        self._given = {name: set(_WORDS.findall(text)) for name, text in scripts.items()}
        self._used: dict[str, set[str]] = defaultdict(set)

    def __str__(self) -> str:
        """All of it, in the order in which pages load it."""
        return self.common + self.others

    def dress(self, html: str, kind: str) -> str:
        """The page with a link to what its kind uses besides, where it uses something; `kind` names its template."""
        written = {part.partition('"')[0] for part in html.split('class="')[1:]}  # in a fifth of the time of a pattern
        used = {name for names in written for name in names.split()}
        # a script that is loaded later is named in the page too
        for part in html.split(".js")[:-1]:
            used |= self._given.get(part.rpartition("/")[2], set())
        self._used[kind] |= used
        if not used & self._own:
            return html
        return _LINK.sub(rf'\g<0>\n<link rel="stylesheet" href="\g<1>{_name(kind)}">', html, count=1)

    def write(self, folder: Path) -> None:
        """Write into `assets/` what the pages dressed so far asked for."""
        for kind, used in self._used.items():
            if used & self._own:
                sheet = "".join(_kept(self._rules, used))
                (folder / "assets" / _name(kind)).write_text(sheet, encoding="utf-8")


def _name(kind: str) -> str:
    return f"page-{kind}.css"


def _parsed(sheet: str) -> Nodes:
    return tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)


def _read(nodes: Nodes) -> Rules:
    """Rules written out once, since every kind of page asks for some of them."""
    return tuple(map(_rule, nodes))


def _rule(node: Any) -> Rule:
    if node.type == "qualified-rule":
        selectors = tuple((tinycss2.serialize(each), frozenset(_classes(each))) for each in _selectors(node.prelude))
        return Rule(selectors, tinycss2.serialize(node.content))
    if node.lower_at_keyword in _NESTING:
        opening = f"@{node.at_keyword}{tinycss2.serialize(node.prelude)}"
        return Rule(opening=opening, inside=_read(tinycss2.parse_rule_list(node.content)))
    return Rule(content=node.serialize())


def _kept(rules: Rules, used: Set[str]) -> Iterator[str]:
    """The rules without selectors that need a class not in `used`, and without those that then select nothing."""
    for rule in rules:
        if rule.selectors:
            selectors = [text for text, classes in rule.selectors if classes <= used]
            if selectors:
                yield f"{','.join(selectors)}{{{rule.content}}}"
        elif rule.opening:
            inside = "".join(_kept(rule.inside, used))
            if inside:
                yield f"{rule.opening}{{{inside}}}"
        else:
            yield rule.content


def _selectors(prelude: Nodes) -> list[Nodes]:
    """What stands between commas."""
    found: list[Nodes] = [[]]
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
        yield from (name for _, classes in rule.selectors for name in classes)
        yield from _classes_of(rule.inside)
