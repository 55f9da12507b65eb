"""The comments of a record's text, each at the value to which it belongs.

Comments are what lies in the gaps between the scalars of PyYAML's event stream. A whole line belongs to the field or
entry that follows, or, where it stands further to the right than that one, to the end of the list or fields before
it; what stands at the end of a line, and its continuation in the same column, belongs to the value there. The lines
that open a file belong to the file, where a blank line parts them from its first field.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from site_builder.source.document import Step
from site_builder.source.parsers import FastParser
from site_builder.source.text import decode

_COMMENT = re.compile(r"#[^\r\n]*")
_BLANK_LINE = re.compile(r"\n[ \t]*\r?\n")


@dataclass(slots=True)
class Notes:
    """The comments of a value: lines above it, at the end of its line, after the last thing it holds; of what it holds.

    Of the whole record, `above` are the lines that open the file.
    """

    above: list[str] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)
    below: list[str] = field(default_factory=list)
    inner: dict[Step, Notes] = field(default_factory=dict)

    def at(self, step: Step) -> Notes:
        """The comments of a field or an entry, made where there are none yet."""
        return self.inner.setdefault(step, Notes())


def comments(text: str) -> Notes | None:
    """The comments of a text that can be read without a finding; None where it has none."""
    if "#" not in text:
        return None
    text = decode(text, "")[0]
    walk = _Walk(text)
    parser = FastParser(text)
    try:
        walk.run(parser)
    finally:
        parser.dispose()
    return walk.root.notes if walk.found else None


@dataclass(slots=True, eq=False)
class _Holder:
    """A list or mapping that is being read; `column` is where its entries begin, -1 between brackets."""

    notes: Notes
    column: int
    is_list: bool = False
    #: a list whose dashes stand where a comment of the fields after it would stand too
    flush: bool = False
    parent: _Holder | None = None
    key: str | None = None
    count: int = 0


class _Walk:
    """Goes through the events of a text, and gives each comment to a value."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found = False
        self.root = _Holder(Notes(), -1)
        self.holders = [self.root]
        self.end = 0  # of the last thing that stands in the text
        self.last: Notes | None = None  # whose value that is
        self.closed: list[_Holder] = []  # since then
        self.begun: Notes | None = None  # the outermost field or entry begun since then,
        self.column = 0  # and where its name or dash stands
        self.beside: tuple[int, int, Notes] | None = None  # line, column and value of the last comment beside one

    def run(self, parser: Any) -> None:
        """Read to the end of the document; what follows it are comments alone."""
        while True:
            event = parser.get_event()
            kind = type(event)
            if kind is yaml.ScalarEvent:
                self._scalar(event)
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                self._start(event, kind is yaml.SequenceStartEvent)
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                self._close(event)
            elif kind is yaml.DocumentEndEvent or kind is yaml.StreamEndEvent:
                self._gap(len(self.text), False)
                return

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        holder, start, end = self.holders[-1], event.start_mark.index, event.end_mark.index
        is_key = not holder.is_list and holder is not self.root and holder.key is None
        notes = self._begin(event.value if is_key else None)
        self._gap(start)
        self.end, self.last = end, notes
        if event.style in ("|", ">"):
            self._header(start, notes)

    def _begin(self, key: str | None = None) -> Notes:
        """The value that begins now: a field's name, its value, an entry."""
        holder = self.holders[-1]
        if holder is self.root:
            return holder.notes
        if holder.is_list:
            notes = holder.notes.at(holder.count)
            holder.count += 1
        elif key is None:
            notes = holder.notes.at(str(holder.key))
            holder.key = None
            return notes
        else:
            holder.key = key
            notes = holder.notes.at(key)
        if self.begun is None:
            self.begun, self.column = notes, holder.column
        return notes

    def _start(self, event: Any, is_list: bool) -> None:
        notes, mark = self._begin(), event.start_mark
        above = self.holders[-1]
        if event.flow_style:
            self._gap(mark.index)
            self.end, self.last = mark.index + 1, notes
            self.holders.append(_Holder(notes, -1, is_list))
        else:
            flush = is_list and (above.is_list or mark.column == above.column)
            self.holders.append(_Holder(notes, mark.column, is_list, flush))
        self.holders[-1].parent = above

    def _close(self, event: Any) -> None:
        holder = self.holders.pop()
        self.closed.append(holder)
        start, end = event.start_mark.index, event.end_mark.index
        if holder.column < 0 and start < end:  # the bracket that closes it
            self._gap(start, False)
            self.end, self.last = end, holder.notes

    def _header(self, start: int, notes: Notes) -> None:
        """A comment on the line on which a text of several lines is announced."""
        line = self.text[start : self.text.find("\n", start)]
        if found := _COMMENT.search(line):
            self._keep(notes.beside, found[0])

    def _gap(self, stop: int, inside: bool = True) -> None:
        """Give away the comments before `stop`; `inside` is False where a list or the record ends there."""
        if self.text.find("#", self.end, stop) >= 0:
            opening, after, dashed = self.end == 0, self.end, False
            for found in _COMMENT.finditer(self.text, self.end, stop):
                dashed = dashed or "-" in self.text[after : found.start()]
                after = found.end()
                self._keep(self._place(found.start(), dashed, inside), found[0])
            if opening and self.begun is not None:
                self._open(stop)
        self.closed.clear()
        self.begun = None

    def _place(self, start: int, dashed: bool, inside: bool) -> list[str]:
        """Where a comment belongs; `dashed` is True where the dash of the next entry stands before it."""
        line = self.text.rfind("\n", 0, start) + 1
        column = start - line
        if self.last is not None and self.end > line:
            self.beside = (line, column, self.last)
            return self.last.beside
        if self.beside is not None and self._continues(line, column):
            self.beside = (line, column, self.beside[2])
            return self.beside[2].beside
        if not dashed and (self.begun is None or column > self.column):
            for holder in self.closed:
                if holder.column < 0 or column > holder.column or (column == holder.column and not holder.flush):
                    return self._whole(holder).notes.below
        if self.begun is not None:
            return self.begun.above
        if inside:  # between a field's name and its value
            return (self.last or self.root.notes).beside
        return (self.closed[-1] if self.closed else self.root).notes.below

    def _continues(self, line: int, column: int) -> bool:
        """Whether a line goes on with the comment at the end of the line before."""
        assert self.beside is not None
        before = self.text.rfind("\n", 0, line - 1) + 1
        return before == self.beside[0] and column == self.beside[1] and not self.text[line : line + column].strip()

    def _whole(self, holder: _Holder) -> _Holder:
        """The end of a list's last entry is the end of the list."""
        above = holder.parent
        while not holder.is_list and above is not None and above.is_list and above in self.closed:
            holder, above = above, above.parent
        return holder

    def _open(self, stop: int) -> None:
        """Give the file what opens it, where a blank line follows."""
        assert self.begun is not None
        gap = self.text[:stop]
        blanks = [found.start() for found in _BLANK_LINE.finditer(gap)]
        kept = len(_COMMENT.findall(gap[: blanks[-1]])) if blanks else 0
        self.root.notes.above += self.begun.above[:kept]
        del self.begun.above[:kept]

    def _keep(self, where: list[str], text: str) -> None:
        where.append(text.rstrip())
        self.found = True


def every(notes: Notes) -> Iterator[str]:
    """All comments, each once."""
    yield from (*notes.above, *notes.beside, *notes.below)
    for inner in notes.inner.values():
        yield from every(inner)
