"""The scripted changes: a function of a desk each, known by its name."""

from __future__ import annotations

from collections.abc import Callable

from review.desk import Desk

Edit = Callable[[Desk], None]
SCRIPTED: dict[str, Edit] = {}


def scripted(edit: Edit) -> Edit:
    """Keep a change under its name, with hyphens."""
    name = edit.__name__.replace("_", "-")
    assert name not in SCRIPTED
    SCRIPTED[name] = edit
    return edit
