"""A review as a page that is one file: to be opened from a folder, sent, printed; it asks nobody for anything."""

from __future__ import annotations

from collections import Counter

from rcssmin import cssmin

from site_builder.resources import templates_folder
from site_builder.review.facts import Review
from site_builder.review.outline import Outline
from site_builder.review.personal import discreet
from site_builder.review.screen import outline_of
from site_builder.review.telling import where
from site_builder.review.wording import line, part
from site_builder.templating import environment
from site_builder.texts import Texts
from site_builder.tokens import SHEET

#: what the page takes of the site's look, and what it adds
_STYLES = (SHEET, "20-base.css", "30-layout.css", "40-components.css", "60-print.css", "review/review.css")


def write(review: Review, texts: Texts) -> str:
    """The page in the language of the texts."""
    region = review.repository.region.value if review.repository else None
    return render(outline_of(review, texts), texts, discreet(line(texts.say(part(region, "name")))))


def render(outline: Outline, texts: Texts, name: str) -> str:
    """The page of an outline; `name` is what the region is called. The template escapes all of it."""
    template = environment(texts, ident=_Idents(), where=where).get_template("review/review.html")
    return template.render(outline=outline, style=_style(), name=name).lstrip()


def _style() -> str:
    folder = templates_folder() / "assets" / "css"
    return cssmin("".join((folder / name).read_text(encoding="utf-8") for name in _STYLES))


class _Idents:
    """Names of parts of the page: `table-1`, `table-2`."""

    def __init__(self) -> None:
        self._number: Counter[str] = Counter()

    def __call__(self, kind: str) -> str:
        self._number[kind] += 1
        return f"{kind}-{self._number[kind]}"
