"""The site's colours and fonts by name: the style sheet that names them is read here alone."""

from __future__ import annotations

import re
from functools import cache

from site_builder.resources import templates_folder

#: the style sheet, relative to `templates/assets/css/`
SHEET = "10-tokens.css"
_DARK = re.compile(r"@media [^{]*prefers-color-scheme: dark\) \{(.*?)\n\}", re.DOTALL)
_LIGHT = re.compile(r"^:root \{(.*?)^\}", re.DOTALL | re.MULTILINE)
_TOKEN = re.compile(r"--([\w-]+):\s*([^;]+);")


@cache
def tokens(dark: bool = False) -> dict[str, str]:
    """Values as they are written (`#fff`, a list of fonts), on light paper; with `dark` on dark, where they differ."""
    sheet = (templates_folder() / "assets" / "css" / SHEET).read_text(encoding="utf-8")
    light = _found(_LIGHT, sheet)
    return {**light, **_found(_DARK, sheet)} if dark else light


def _found(block: re.Pattern[str], sheet: str) -> dict[str, str]:
    within = block.search(sheet)
    return dict(_TOKEN.findall(within[1])) if within else {}
