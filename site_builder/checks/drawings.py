"""Drawings beside stories: an SVG is a program to a browser that opens it, unless it holds shapes alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.parsers import expat

from site_builder.checks.rule import Rule, rule
from site_builder.checks.sound import Sound
from site_builder.problems import N_, Finding, Place

_RUNS = {"script", "foreignobject", "iframe", "object", "embed", "audio", "video", "handler", "listener"}
_LEADS = {"href", "src", "action", "formaction"}
_WITHIN = re.compile(r"\s*(#|data:image/(png|jpeg|gif|webp)[;,]|$)", re.IGNORECASE)
_LOADS = re.compile(r"@import|url\(\s*[\"']?(?!\s*(#|data:image/(png|jpeg|gif|webp)[;,]))|javascript:", re.IGNORECASE)


@rule(
    "story-drawing",
    title=N_("A drawing that does more than draw"),
    why=N_("An SVG can run a program, or load something from elsewhere, in the browser of the one who opens it."),
    repair=N_("Save the drawing as a plain SVG, without scripts, links and linked files, or as PNG."),
)
def story_drawing(rule: Rule, sound: Sound) -> Iterator[Finding]:
    """At the first such part of each SVG in a folder of stories, whatever the case of its ending."""
    root = sound.repository.root
    for file in sorted((root / "stories").glob("*/*")):
        if file.suffix.lower() == ".svg" and file.is_file() and not file.is_symlink():
            found = first_fault(file.read_bytes())
            if found:
                line, column, part = found
                message = (
                    N_("This drawing holds “{part}”, which can run or load something. Take it out, or save it as PNG.")
                    if part
                    else N_("This drawing can't be read as SVG. Save it again, or as PNG.")
                )
                yield rule.finding(Place(file.relative_to(root).as_posix(), line, column), message, part=part)


class _Found(Exception):
    """A part that does not belong into a drawing."""


def first_fault(data: bytes) -> tuple[int, int, str] | None:
    """Place and name of the first part that runs or loads something; the name is empty where it can’t be read."""
    parser = expat.ParserCreate()
    open_elements: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        open_elements.append(_local(name))
        if open_elements[-1] in _RUNS:
            raise _Found(name)
        for key, value in attributes.items():
            if _acts(_local(key), value):
                raise _Found(key)

    def text(data: str) -> None:
        if open_elements and open_elements[-1] == "style" and _LOADS.search(data):
            raise _Found("style")

    def doctype(name: str, system: str | None, public: str | None, internal: bool) -> None:
        if internal:
            raise _Found("!DOCTYPE")

    def instruction(target: str, data: str) -> None:
        raise _Found(f"?{target}")

    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = lambda name: open_elements.pop() and None
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = doctype
    parser.ProcessingInstructionHandler = instruction
    try:
        parser.Parse(data, True)
    except _Found as found:
        return parser.CurrentLineNumber, parser.CurrentColumnNumber + 1, str(found)
    except expat.ExpatError as error:
        return error.lineno, error.offset + 1, ""
    return None


def _acts(name: str, value: str) -> bool:
    """True where an attribute runs something, leads out of the file, or moves one that does."""
    if name.startswith("on") or _LOADS.search(value):
        return True
    if name == "attributename":
        return _local(value) in _LEADS or _local(value).startswith("on")
    return name in _LEADS and not _WITHIN.match(value)


def _local(name: str) -> str:
    """A name without its prefix, in small letters."""
    return name.rpartition(":")[2].strip().lower()
