"""The outlines of the territories: one GeoJSON file."""

from __future__ import annotations

import json
from typing import Any

from site_builder.problems import N_, Finding, Place, error
from site_builder.source.text import decode

_NOT_GEOJSON = N_("This is no GeoJSON with a list of “features”. Export the outlines anew.")


def read_geojson(data: bytes, path: str) -> tuple[dict[str, Any] | None, list[Finding]]:
    """The mapping that the file holds, with its list of `features`; None and a finding where it can't be read."""
    text, fault = decode(data, path)
    if fault is not None:
        return None, [fault]
    try:
        value = json.loads(text, parse_constant=_refuse)
    except json.JSONDecodeError as problem:
        message = N_("From here on this is not JSON. Look for a comma, a bracket or a quotation mark.")
        return None, [error(Place(path, problem.lineno, problem.colno), "geojson", message)]
    except (ValueError, RecursionError):
        return None, [error(Place(path), "geojson", _NOT_GEOJSON)]
    if not isinstance(value, dict) or not isinstance(value.get("features"), list):
        return None, [error(Place(path), "geojson", _NOT_GEOJSON)]
    return value, []


def _refuse(constant: str) -> None:
    """NaN and the infinities are no JSON."""
    raise ValueError(constant)
