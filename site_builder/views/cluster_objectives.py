"""A cluster's own objectives as its page shows them: those that run as cards, those that ended as a table."""

from __future__ import annotations

from dataclasses import dataclass

from site_builder.texts import Texts
from site_builder.views.page import Site
from site_builder.views.targets import TargetCard, shown_targets, target_card

#: so many pictures a page can carry
_MOST_CARDS = 8


@dataclass(frozen=True)
class Objectives:
    """`now` are those that run, drawn; `past` are rows, the newest first."""

    now: tuple[TargetCard, ...]
    past: tuple[TargetCard, ...]


def objectives_of(site: Site, texts: Texts, cluster: str) -> Objectives | None:
    """A cluster's own objectives, the newest first; None where it has none that may be shown."""
    every = shown_targets(site, cluster)
    if not every:
        return None
    recent = [each for each in every if each[1].running][:_MOST_CARDS]
    drawn = [
        target_card(site, texts, target, state, f"objective-{number}")
        for number, (target, state) in enumerate(recent, 1)
    ]
    rows = [
        target_card(site, texts, target, state, "", draw=False)
        for target, state in every
        if (target, state) not in recent
    ]
    return Objectives(tuple(drawn), tuple(rows))
