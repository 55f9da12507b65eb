"""A review as the job left it that a stranger's change ran in: taken over in bounds.

Only the outline is taken over, which is plain text, and the ids of what is touched. The comment is written from it
anew, with the code of the branch that officers keep, by which no text can become markup, a link or a mention.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass, is_dataclass
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from site_builder.review.as_json import labels
from site_builder.review.facts import Review
from site_builder.review.outline import Outline
from site_builder.review.screen import outline_of
from site_builder.texts import Texts, harmless

#: where a review is left for a comment, beside what people read of it
FILE = "comment.json"
MOST_BYTES = 20 * 2**20
_MOST_VALUES = 1_000_000
_MOST_LETTERS = 2_000
_MOST_NUMBER = 10**7
_LONGEST_ID = 100
_DEEPEST = 12
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class Refused(Exception):
    """What was left is not what `review` leaves."""


@dataclass(frozen=True)
class Reviewed:
    """What a change does, and the `clusters` and `kinds` of records that it touches."""

    outline: Outline
    clusters: tuple[str, ...]
    kinds: tuple[str, ...]

    @classmethod
    def made(cls, review: Review, texts: Texts) -> Reviewed:
        """Of a review, in the language of the texts."""
        its = labels(review)
        return cls(outline_of(review, texts), tuple(its["clusters"]), tuple(its["kinds"]))

    def text(self) -> str:
        """What is left for the comment."""
        return json.dumps(asdict(self), ensure_ascii=False) + "\n"

    @classmethod
    def of(cls, data: bytes) -> Reviewed:
        """From what was left for a comment; raises Refused for what `text` would not have written."""
        if len(data) > MOST_BYTES:
            raise Refused("size")
        try:
            value = json.loads(data)
        except (ValueError, RecursionError):
            raise Refused("JSON") from None
        taken = _Taker().made(cls, value)
        if not all(len(each) <= _LONGEST_ID and _SLUG.fullmatch(each) for each in (*taken.clusters, *taken.kinds)):
            raise Refused("labels")
        return taken


class _Taker:
    """Makes values of known types from a stranger's, and counts them."""

    def __init__(self) -> None:
        self.left = _MOST_VALUES

    def made(self, kind: Any, value: Any, depth: int = 0) -> Any:
        """A value of a type; raises Refused where that is none."""
        self.left -= 1
        if self.left < 0 or depth > _DEEPEST:
            raise Refused("size")
        if kind is str and isinstance(value, str):
            return harmless(" ".join(value[: 2 * _MOST_LETTERS].splitlines()), _MOST_LETTERS)
        if kind is int and type(value) is int and 0 <= value <= _MOST_NUMBER:
            return value
        if get_origin(kind) is tuple and isinstance(value, list):
            (inner, _) = get_args(kind)
            return tuple(self.made(inner, each, depth) for each in value)
        if get_origin(kind) in (Union, UnionType):
            (inner,) = (each for each in get_args(kind) if each is not type(None))
            return None if value is None else self.made(inner, value, depth)
        if is_dataclass(kind) and isinstance(value, dict):
            types = _types(kind)
            if set(value) == set(types):
                return kind(**{name: self.made(each, value[name], depth + 1) for name, each in types.items()})
        raise Refused(getattr(kind, "__name__", str(kind)))


@cache
def _types(kind: type) -> dict[str, Any]:
    """The types of a class's fields by name."""
    return get_type_hints(kind)
