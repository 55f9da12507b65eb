"""Visual Studio Code: which schema explains which files, and what else makes a record easy to edit."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from site_builder.editors.explained import explained
from site_builder.editors.ground import Ground
from site_builder.problems import N_

_YEAR = "[0-9][0-9][0-9][0-9]"
#: where the files of each kind lie; a story is no YAML file, and has a snippet instead
PLACES = {
    "region": "data/region.yml",
    "objectives": "data/objectives.yml",
    "cluster": "data/clusters/*/cluster.yml",
    "annual": f"data/clusters/*/{_YEAR}.yml",
    "quarterly": f"data/clusters/*/{_YEAR}-q[1-4].yml",
    "targets": "data/clusters/*/targets.yml",
    "members": f"data/members/*/{_YEAR}.yml",
    "indicator": "data/indicators/*.yml",
}
_OURS = N_("Written by “site-builder generate”: change nothing here, it would be written over.")
_YOURS = N_("Your own settings belong into the user settings of the editor.")
_EXTENSION = "redhat.vscode-yaml"


def files(ground: Ground) -> Iterator[tuple[str, str]]:
    """Settings, the extension that they are for, a schema a kind, and a snippet for the head of a story."""
    _ = ground.texts.gettext
    for kind in PLACES:
        yield f".vscode/schemas/{kind}.json", _dumped(explained(ground, kind))
    yield ".vscode/settings.json", _commented([_(_OURS), _(_YOURS)], _settings())
    yield ".vscode/extensions.json", _commented([_(_OURS)], {"recommendations": [_EXTENSION]})
    yield ".vscode/story.code-snippets", _commented([_(_OURS)], _snippets(ground))


def _settings() -> dict[str, Any]:
    yaml_files = {
        "editor.insertSpaces": True,
        "editor.tabSize": 2,
        "editor.detectIndentation": False,
        "editor.quickSuggestions": {"other": True, "comments": False, "strings": True},
    }
    return {
        "yaml.schemas": {f"./.vscode/schemas/{kind}.json": place for kind, place in PLACES.items()},
        # files of others (workflows, issue forms) keep the schemas that the editor knows for them
        "yaml.validate": True,
        "yaml.hover": True,
        "yaml.completion": True,
        "yaml.format.enable": False,
        "files.encoding": "utf8",
        "files.eol": "\n",
        "files.insertFinalNewline": True,
        "[yaml]": yaml_files,
    }


def _snippets(ground: Ground) -> dict[str, Any]:
    _ = ground.texts.gettext
    needed = [field for field in ground.schemas.fields("story") if field.required]
    lines = []
    for number, field in enumerate(needed, 1):
        codes = list(ground.choices(field))
        lines.append(f"{field.path[-1]}: {_stop(number, field.path[-1], codes)}")
    return {
        ground.texts.say(ground.schemas.form("story").title): {
            "scope": "markdown",
            "prefix": ["story", _("story")] if _("story") != "story" else ["story"],
            "description": _("The lines at the head of a story"),
            "body": ["---", *lines, "---", "", "$0"],
        }
    }


def _stop(number: int, key: str, codes: list[str]) -> str:
    """Where the cursor stops in a snippet: what to choose from, or what stands there first."""
    if codes:
        return f"${{{number}|{','.join(codes)}|}}"
    if key == "date":
        return f"'${{{number}:$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE}}'"
    return f'"${number}"'


def _commented(lines: list[str], value: Any) -> str:
    """JSON with comments before it, which these files may have."""
    return "".join(f"// {line}\n" for line in lines) + _dumped(value)


def _dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
