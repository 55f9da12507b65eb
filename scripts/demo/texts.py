"""French typography for drawn texts."""

from __future__ import annotations

import re

_NARROW = "\u202f"


def french(text: str) -> str:
    """The text with narrow no-break spaces before high punctuation and inside quotation marks."""
    return re.sub(r"(?<=«) | (?=[:;?!»])", _NARROW, text)
