"""The two parsers that PyYAML brings: libyaml's where it is built in, else its own; the same events from both."""

from __future__ import annotations

import yaml
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner


class PureParser(Reader, Scanner, Parser):
    """PyYAML's parser in Python: slower, and the same events; as lenient with tabs within a line as libyaml."""

    def __init__(self, stream: str) -> None:
        Reader.__init__(self, stream)
        Scanner.__init__(self)
        Parser.__init__(self)

    def scan_to_next_token(self) -> None:
        """What lies between the words of a line: spaces, and tabs too."""
        super().scan_to_next_token()
        while self.peek() == "\t" and (self.flow_level or not self.allow_simple_key):
            self.forward()
            super().scan_to_next_token()

    def scan_plain_spaces(self, indent: int, start_mark: yaml.Mark) -> list[str]:
        """What lies between the words of an unquoted text."""
        length = 0
        while self.peek(length) in " \t":
            length += 1
        blanks = self.prefix(length)
        if "\t" not in blanks:
            return super().scan_plain_spaces(indent, start_mark)
        self.forward(length)
        return super().scan_plain_spaces(indent, start_mark) if self.peek() in "\r\n" else [blanks]

    def dispose(self) -> None:
        """Nothing to give back."""


if yaml.__with_libyaml__:
    from yaml.cyaml import CParser as FastParser
else:
    FastParser = PureParser
