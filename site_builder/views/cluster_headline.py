"""The figures a page opens with."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from site_builder.texts import Texts
from site_builder.views.openers import MOST, beside_funding, opening
from site_builder.views.page import Site
from site_builder.views.shown import KeyFigure, Subject, key_figure

if TYPE_CHECKING:
    from site_builder.records import Definition

__all__ = ["beside_funding", "headline"]


def headline(
    site: Site, texts: Texts, subject: Subject, year: int | None = None, most: int = MOST, only: bool = False
) -> list[KeyFigure]:
    """The figures with which a subject's page opens: well-known measures first, then those of the topics in order.

    In `year` where it is given and has a value, else the newest value (or none, where `only` that year will do).
    """
    found: list[KeyFigure] = []
    for definition, label in opening(site, subject.scope):
        figure = (
            key_figure(site, texts, definition.id, subject, year)
            if only
            else _figure(site, texts, definition, subject, year)
        )
        if figure is not None and not figure.mark:
            found.append(replace(figure, label=texts.gettext(label)) if label else figure)
        if len(found) == most:
            break
    return found


def _figure(site: Site, texts: Texts, definition: Definition, subject: Subject, year: int | None) -> KeyFigure | None:
    figure = key_figure(site, texts, definition.id, subject, year) if year else None
    return key_figure(site, texts, definition.id, subject) if figure is None or figure.mark else figure
