"""The outlines: read as JSON, told where they are not."""

from __future__ import annotations

import pytest

from site_builder.source.geojson import read_geojson


def test_outlines() -> None:
    outlines, findings = read_geojson(b'{"type": "FeatureCollection", "features": [], "credit": "X"}', "t.geojson")
    assert not findings and outlines is not None and outlines["credit"] == "X"


@pytest.mark.parametrize(
    ("data", "line", "column", "rule"),
    [
        (b"", 1, 1, "geojson"),
        (b'{"features": [\n  {"a" 1}\n]}', 2, 8, "geojson"),
        (b"[]", 1, 1, "geojson"),
        (b'{"type": "Topology"}', 1, 1, "geojson"),
        (b'{"features": {}}', 1, 1, "geojson"),
        (b'{"features": [NaN]}', 1, 1, "geojson"),
        (b'{"features": [' + b"9" * 5_000 + b"]}", 1, 1, "geojson"),
        (b'{"features": ' + b"[" * 100_000, 1, 1, "geojson"),
        (b'{"features": "\xff"}', 1, 15, "encoding"),
    ],
)
def test_fault(data: bytes, line: int, column: int, rule: str) -> None:
    outlines, findings = read_geojson(data, "data/territories.geojson")
    assert outlines is None
    assert [(f.place.line, f.place.column, f.rule) for f in findings] == [(line, column, rule)]
