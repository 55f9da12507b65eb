"""The configuration of Decap CMS: what can be edited, where it lies, and where changes go.

A collection a cluster with its current records, and one with its stories; widgets are given once a kind, and `cms.js`
puts them into each file. Lists of members are left out: a form with hundreds of groups is slow, and the import and
the workbook do it better.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from site_builder.canonical.order import order_of
from site_builder.editors.cms.widgets import widgets
from site_builder.editors.ground import Ground
from site_builder.source.document import Document
from site_builder.source.repository import ClusterFiles

KINDS = ("cluster", "annual", "quarterly", "targets", "story")
#: how many of the newest records of a kind can be edited; older ones are changed in their files
_NEWEST = {"annual": 2, "quarterly": 4}
#: what a file's place says already: nobody changes it there
_OF_THE_PLACE = {"annual": ("year",), "quarterly": ("year", "quarter"), "cluster": ("id",)}
_GITHUB = re.compile(r"https://github\.com/([\w.-]+/[\w.-]+)(?:/(?:blob|tree)/([^/]+(?:/[^/]+)*?))?/?")
_GITLAB = re.compile(r"(https://[\w.-]+)/([\w.-]+(?:/[\w.-]+)+?)(?:/-/(?:blob|tree)/([^/]+(?:/[^/]+)*?))?/?")


@dataclass(frozen=True)
class Backend:
    """Where changes go: `name` is Decap's (github, gitlab, git-gateway, proxy), `options` what it needs besides."""

    name: str
    options: dict[str, Any]


def backend_of(name: str, repository: str) -> Backend | None:
    """The backend for a region's repository, of which `repository` is where its files are read; None where that does
    not say enough."""
    if name == "proxy":
        return Backend(name, {"proxy_url": "http://localhost:8081/api/v1", "branch": "main"})
    if name == "git-gateway":
        return Backend(name, {"branch": "main"})
    if name == "github" and (found := _GITHUB.fullmatch(repository)):
        return Backend(name, {"repo": found[1], "branch": found[2] or "main", "open_authoring": False})
    if name == "gitlab" and (found := _GITLAB.fullmatch(repository)):
        place = {"repo": found[2], "branch": found[3] or "main", "auth_type": "pkce", "app_id": ""}
        return Backend(name, place | ({} if found[1] == "https://gitlab.com" else _own_gitlab(found[1])))
    return None


def _own_gitlab(base: str) -> dict[str, str]:
    return {"base_url": base, "api_root": f"{base}/api/v4"}


def config(ground: Ground, backend: Backend, clusters: Iterable[str] = ()) -> dict[str, Any]:
    """What `cms.js` makes Decap's configuration from; `clusters` can be edited, by default those that report."""
    texts = ground.texts
    wanted = set(clusters)
    named = [(ident, name) for ident, name in ground.clusters(active=not wanted) if not wanted or ident in wanted]
    return {
        "languages": list(texts.languages),
        "kinds": {kind: _kind(ground, kind) for kind in KINDS},
        "collections": [each for ident, name in named for each in _collections(ground, ident, name)],
        "config": {
            "load_config_file": False,
            "locale": texts.language,
            "backend": {"name": backend.name, **backend.options, "commit_messages": _messages(ground)},
            "publish_mode": "editorial_workflow",
            "media_folder": "stories",
            "public_folder": "",
            "slug": {"encoding": "ascii", "clean_accents": True, "sanitize_replacement": "-"},
            "show_preview_links": False,
            "search": False,
        },
        "words": {
            "broken": texts.gettext("This file is not in the canonical form: “site-builder format” brings it there."),
            "open": texts.gettext("Open this page from its site: it can't work from the folder."),
        },
    }


def _messages(ground: Ground) -> dict[str, str]:
    _ = ground.texts.gettext
    return {
        "create": _("Add {{collection}}: {{slug}}"),
        "update": _("Change {{collection}}: {{slug}}"),
        "delete": _("Remove {{collection}}: {{slug}}"),
    }


def _kind(ground: Ground, kind: str) -> dict[str, Any]:
    tree = ground.trees[kind]
    fields = widgets(ground, kind)
    for field in fields:
        if field["name"] in _OF_THE_PLACE.get(kind, ()):
            field["widget"] = "hidden"
    if kind == "story":
        by_name = {each["name"]: each for each in fields}
        by_name["image"] |= {"widget": "image", "media_library": {"config": {"multiple": False}}, "choose_url": False}
        by_name["image"].pop("pattern", None)
        body = {"name": "body", "label": ground.texts.gettext("The text"), "widget": "markdown", "required": True}
        fields.append({**body, "modes": ["raw"], "editor_components": []})
    return {"required": tree.get("required", []), "keys": list(tree["properties"]), "fields": fields} | {
        "order": order_of(ground.schemas, kind)
    }


def _collections(ground: Ground, ident: str, name: str) -> Iterator[dict[str, Any]]:
    files = ground.repository.clusters[ident]
    _, first = ground.texts.gettext, ground.texts.languages[0]
    listed = [_file(ground, document, label) for document, label in _records(ground, files)]
    listed += [_file(ground, document, label) for document, label in _translations(ground, files, first)]
    yield {"name": ident, "label": name, "files": listed}
    yield {
        "name": f"{ident}-stories",
        "label": _("{cluster}: stories").format(cluster=name),
        "label_singular": ground.texts.say(ground.schemas.form("story").title),
        "folder": f"stories/{ident}",
        "create": True,
        "extension": f"{first}.md",
        "slug": "{{fields.date}}-{{slug}}",
        "summary": "{{date}} · {{title}}",
        "sortable_fields": ["date", "title"],
        "media_folder": "",
        "public_folder": "",
    }


def _file(ground: Ground, document: Document, label: str) -> dict[str, Any]:
    name = document.path.rpartition("/")[2].rpartition(".")[0]
    return {"name": name.replace(".", "-"), "label": label, "file": document.path, "kind": document.kind}


def _records(ground: Ground, files: ClusterFiles) -> Iterator[tuple[Document, str]]:
    """The profile, the newest records first, and the objectives."""
    texts = ground.texts
    titles = {kind: texts.say(ground.schemas.form(kind).title) for kind in KINDS}
    yield files.profile, titles["cluster"]
    for year in sorted(files.annual, reverse=True)[: _NEWEST["annual"]]:
        yield files.annual[year], f"{titles['annual']} {year}"
    for year, quarter in sorted(files.quarterly, reverse=True)[: _NEWEST["quarterly"]]:
        yield files.quarterly[year, quarter], f"{titles['quarterly']} {texts.period(f'{year}-Q{quarter}')}"
    if files.targets is not None:
        yield files.targets, titles["targets"]


def _translations(ground: Ground, files: ClusterFiles, first: str) -> Iterator[tuple[Document, str]]:
    """Stories in other languages than the first, the newest first; those in the first have their own collection."""
    for story in sorted(files.stories, key=lambda each: each.document.path, reverse=True):
        value = story.document.value
        if story.language != first and isinstance(value, dict):
            yield story.document, f"{value.get('title', story.slug)} ({story.language})"
