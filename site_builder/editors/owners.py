"""CODEOWNERS: who reviews which files, from the region's teams; each cluster its own folders, the officers all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from site_builder.editors.ground import Ground
from site_builder.problems import N_

_PLACES = (".github/CODEOWNERS", ".gitlab/CODEOWNERS")
_OURS = N_("Written by “site-builder generate”: change nothing here, it would be written over.")
_FROM = N_(
    "It follows from “teams” in data/region.yml. The last line that fits a file counts; one of those named approves."
)
_ALL = N_("The frame of the policy, the definitions and all else: the officers.")
_OWN = N_("Each cluster’s own records and stories: the officers, or its group.")
#: where a cluster's own files lie
_FOLDERS = ("data/clusters", "data/members", "stories")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def files(ground: Ground) -> Iterator[tuple[str, str]]:
    """The same rules for GitHub and for GitLab; none where the region names no team."""
    officers, clusters = ground.teams
    if not officers:
        return
    _ = ground.texts.gettext
    lines = [f"# {_(_OURS)}", f"# {_(_FROM)}", "", f"# {_(_ALL)}", f"{_pattern(ground)} {officers}"]
    own = [ident for ident in sorted(ground.repository.clusters) if _SLUG.fullmatch(ident)] if clusters else []
    if own:
        lines += ["", f"# {_(_OWN)}"]
    for ident in own:
        team = clusters.replace("{cluster}", ident)
        lines += [f"{_pattern(ground, f'{folder}/{ident}/')} {officers} {team}" for folder in _FOLDERS]
    for place in _PLACES:
        yield place, "\n".join([*lines, ""])


def _pattern(ground: Ground, folder: str = "") -> str:
    """A folder of the region from the root of its repository; a space in a name is written so that it parts nothing."""
    found = ground.folder + folder
    return "/" + found.replace(" ", "\\ ") if found else "*"
