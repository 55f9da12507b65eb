"""Strict reading of a YAML file from PyYAML's event stream, each value with its place.

Only plain values are read; whatever YAML offers beyond them is a finding at its line. PyYAML's own
constructor is not used: it guesses types, keeps the last of two equal keys in silence, and its C composer
recurses until it crashes. Events are a flat stream, so depth costs nothing here.
"""

from __future__ import annotations

import re
import sys
from array import array
from collections.abc import Callable
from typing import Any

import yaml

from site_builder.problems import N_, Finding, Place, error
from site_builder.source.document import PACKED, Document, YamlList, YamlMap
from site_builder.source.parsers import FastParser
from site_builder.source.scalars import Scalar, Unclear, plain_value
from site_builder.source.syntax import ESCAPED, TAGGED, diagnose
from site_builder.source.text import UNWANTED_VALUE, decode, place_after

MOST_DEPTH = 20
MOST_FINDINGS = 100

_DIRECTIVE = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\r?\n)*%")
#: the note beside a value that a new record asks for
_ASKED = re.compile(r"[ \t]*#\?[ \t]*([^\r\n]*[^\s.])")
_NOTHING_MORE = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")


def read_yaml(
    data: str | bytes, path: str, kind: str, first_line: int = 1, parser: type = FastParser
) -> tuple[Document, list[Finding]]:
    """Read one YAML document.

    `first_line` is the line of the file on which `data` begins. Returns the document and its findings; where there
    is one, the document is broken and has no value. Never raises for what the data hold.
    """
    text, fault = decode(data, path, first_line)
    if fault is not None:
        return Document(path, kind, broken=True), [fault]
    builder = _Builder(text, path, first_line, parser)
    builder.run()
    if builder.findings:
        return Document(path, kind, broken=True), builder.findings
    return Document(path, kind, builder.root[0], start=(builder.places[0], builder.places[1])), []


class _Enough(Exception):
    """Nothing more is read of this file."""


class _Builder:
    """Makes one value of the events of one text, and collects what is wrong with it.

    With the first finding the value is spoilt: reading goes on for the sake of the other findings alone.
    """

    def __init__(self, text: str, path: str, first_line: int, parser: type) -> None:
        self.text, self.path, self.first_line, self.parser = text, path, first_line, parser
        self.findings: list[Finding] = []
        self.root: list[Any] = []
        self.container: YamlMap | list[Any] = self.root
        self.places: list[int] = []
        self.key: str | None = None
        self.stack: list[tuple[YamlMap | list[Any], list[int]]] = []
        self.plain: dict[str, Scalar | Unclear] = {}
        self.last: yaml.ScalarEvent | None = None
        # "! text" leaves no trace in the events of the C parser: it is looked for only where it can be
        self.watchful = "!" in text

    def run(self) -> None:
        """Read to the end, or to where nothing more can be understood."""
        parser = None
        try:
            self._directive()
            parser = self.parser(self.text)
            self._events(parser.get_event)
        except yaml.MarkedYAMLError as problem:
            fault = diagnose(problem, self.text, self.last)
            if len(self.findings) < MOST_FINDINGS:
                place = Place(self.path, fault.line + self.first_line, fault.column + 1)
                self.findings.append(error(place, fault.rule, fault.msgid, **fault.args))
        except _Enough:
            pass
        finally:
            if parser is not None:
                parser.dispose()

    def _events(self, get_event: Callable[[], Any]) -> None:
        while True:
            event = get_event()
            kind = type(event)
            if kind is yaml.ScalarEvent:
                self._scalar(event)
            elif kind is yaml.MappingStartEvent:
                self._start(event, YamlMap())
            elif kind is yaml.SequenceStartEvent:
                self._start(event, YamlList())
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                self.container.places = array(PACKED, self.places)  # type: ignore[union-attr]
                self.container, self.places = self.stack.pop()
            elif kind is yaml.AliasEvent:
                self._alias(event)
            elif kind is yaml.DocumentEndEvent:
                return self._rest(event.end_mark.index, event.explicit)
            elif kind is yaml.StreamEndEvent:
                return self._empty_file()

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        key = self.key
        if key is None and type(self.container) is YamlMap:
            return self._key(event)
        mark, value, style = event.start_mark, event.value, event.style
        if not style:
            known = self.plain.get(value)
            if known is None:
                known = self.plain[value] = plain_value(value)
            value = known
        elif style == '"' and UNWANTED_VALUE.search(value):
            self._fault(mark, "control-character", ESCAPED)
        if (event.anchor or event.tag or self.watchful) and self._adorned(event):
            pass
        elif value.__class__ is Unclear:
            self._unclear(value, event)
        self.last = event
        # the same as _add, without a call for each value of a large file
        if key is None:
            self.container.append(value)  # type: ignore[union-attr]
        else:
            self.container[key] = value  # type: ignore[call-overload]
            self.key = None
        self.places += (mark.line + self.first_line, mark.column + 1)
        return None

    def _key(self, event: yaml.ScalarEvent) -> None:
        """A key is the text as it is written: `2020` and `true` too."""
        mark, key = event.start_mark, sys.intern(event.value)
        self.last = event
        if (event.anchor or event.tag or self.watchful) and self._adorned(event):
            pass
        elif not event.style and key == "<<":
            message = N_("“<<” merges mappings, and only plain values are read. Write the fields out.")
            self._fault(mark, "merge-key", message)
        elif not event.style and not key:
            self._fault(mark, "key", N_("The name of the field is missing before the colon."))
            key = self._no_key()
        elif event.style == '"' and UNWANTED_VALUE.search(key):
            self._fault(mark, "control-character", ESCAPED)
        elif key in self.container:
            first = self.places[2 + 4 * list(self.container).index(key)]
            message = N_("“{key}” is written twice, first on line {line}. Keep one of them.")
            self._fault(mark, "duplicate-key", message, key=key, line=str(first))
            key = self._no_key()
        self.key = key
        self.places += (mark.line + self.first_line, mark.column + 1)

    def _no_key(self) -> str:
        """Stands where a key that can't be used was, so that places stay in step; no file holds this character."""
        return f"\0{len(self.places)}"

    def _add(self, value: Any, mark: yaml.Mark) -> None:
        if self.key is None:
            self.container.append(value)  # type: ignore[union-attr]
        else:
            self.container[self.key] = value  # type: ignore[call-overload]
            self.key = None
        self.places += (mark.line + self.first_line, mark.column + 1)

    def _start(self, event: Any, child: YamlMap | YamlList) -> None:
        mark = event.start_mark
        self._adorned(event)
        if len(self.stack) >= MOST_DEPTH:
            message = N_("This is nested deeper than {depth} levels. Look for brackets or dashes too many.")
            self._fault(mark, "too-deep", message, depth=MOST_DEPTH)
            raise _Enough
        if self.key is None and type(self.container) is YamlMap:
            message = N_("The name of a field is a text, not a list or a mapping. Write “name: value”.")
            self._fault(mark, "key", message)
            raise _Enough
        self._add(child, mark)
        self.stack.append((self.container, self.places))
        self.container, self.places = child, [mark.line + self.first_line, mark.column + 1]

    def _alias(self, event: yaml.AliasEvent) -> None:
        mark = event.start_mark
        if self.key != "<<":
            message = N_("“*{name}” repeats another value, and only plain values are read. Write the value out.")
            self._fault(mark, "alias", message, name=event.anchor)
        if self.key is None and type(self.container) is YamlMap:
            self.key = self._no_key()
            self.places += (mark.line + self.first_line, mark.column + 1)
        else:
            self._add("", mark)

    def _adorned(self, event: Any) -> bool:
        """Whether a value carries a tag or an anchor; says so."""
        mark = event.start_mark
        anchor, tag = event.anchor, event.tag
        if self.watchful and not anchor and not tag:
            tag = self.text[mark.index : mark.index + 1] == "!"
        if anchor:
            message = N_("“&{name}” marks a value to be repeated, and only plain values are read. Remove it.")
            self._fault(mark, "anchor", message, name=anchor)
        if tag:
            self._fault(mark, "tag", TAGGED)
        return bool(anchor or tag)

    def _unclear(self, why: Unclear, event: yaml.ScalarEvent) -> None:
        text, key = event.value, self.key
        if why is Unclear.LEADING_ZERO:
            message = N_(
                "{text} begins with a zero. Write '{text}' between quotes if it is a code, {number} if it is a number."
            )
            self._fault(event.start_mark, why.value, message, text=text, number=_without_zeros(text))
        elif self.container is self.root:
            self._empty_file()
        elif key is None:
            self._fault(event.start_mark, why.value, N_("There is no value here. Write one, or remove the line."))
        elif asked := _ASKED.match(self.text, event.start_mark.index):
            message = N_("“{key}” is still to be filled in: {asked}. Write the value after the colon.")
            self._fault(event.start_mark, why.value, message, key=key, asked=asked[1])
        elif not key.startswith("\0"):
            message = N_("“{key}” is empty. Write a value, or remove the line.")
            self._fault(event.start_mark, why.value, message, key=key)

    def _empty_file(self) -> None:
        message = N_("The file is empty. Write its fields, or remove the file.")
        self.findings.append(error(Place(self.path, self.first_line), "empty", message))

    def _directive(self) -> None:
        found = _DIRECTIVE.match(self.text)
        if found:
            place = place_after(self.text[: found.end() - 1], self.path, self.first_line)
            message = N_("A line that begins with “%” is no field. Remove it.")
            self.findings.append(error(place, "directive", message))
            raise _Enough

    def _rest(self, index: int, explicit: bool) -> None:
        """What follows the document: nothing but comments."""
        found = _NOTHING_MORE.match(self.text, index)
        index = found.end() if found else index
        if index == len(self.text):
            return
        place = place_after(self.text[:index], self.path, self.first_line)
        if explicit or self.text.startswith("---", index):
            message = N_("A second document begins here. Move it to its own file, or remove this line.")
            self.findings.append(error(place, "several-documents", message))
        else:
            message = N_("This belongs to nothing above. Begin it in the same column as the first field.")
            self.findings.append(error(place, "syntax", message))

    def _fault(self, mark: yaml.Mark, rule: str, msgid: str, **args: Any) -> None:
        place = Place(self.path, mark.line + self.first_line, mark.column + 1)
        self.findings.append(error(place, rule, msgid, **args))
        if len(self.findings) >= MOST_FINDINGS:
            raise _Enough


def _without_zeros(text: str) -> str:
    """What `-007` means as a number: -7."""
    return "-" * text.startswith("-") + (text.lstrip("-0") or "0")
