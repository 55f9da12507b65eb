"""Where the builder's own files lie: beside the package in a checkout, inside it in a wheel."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent


def _folder(name: str) -> Path:
    inside = _PACKAGE / "_data" / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def schemas_folder() -> Path:
    """The JSON Schemas, one file a kind of record."""
    return _folder("schemas")


def templates_folder() -> Path:
    """The Jinja2 templates, with `assets/` beside them."""
    return _folder("templates")


def locale_folder() -> Path:
    """The gettext catalogues, `<language>/LC_MESSAGES/site_builder.po`."""
    return _PACKAGE / "locale"
