"""The open data of a whole small region."""

import csv
import json
from dataclasses import replace
from pathlib import Path

import duckdb
import frictionless
import pytest
from region_factory import write_region
from regions import change, copy_of
from small_site import site_of

from site_builder import opendata

LICENCE = """licence:
  name: CC-BY-4.0
  title: {en: Attribution, fr: Paternité}
  url: https://example.org/by
context:"""


@pytest.fixture(scope="module")
def lakes(tmp_path_factory) -> Path:
    """A region with a licence, one story told in English alone, and one with a name that looks like a formula."""
    root = copy_of("lakes", tmp_path_factory.mktemp("lakes"))
    change(root / "data/region.yml", "context:", LICENCE)
    change(root / "data/members/north-wood/2020.yml", "Institute of Wood", '"=cmd|x!A1"')
    story = root / "stories/north-wood/2020-06-01-first-bridge.en.md"
    text = story.read_text(encoding="utf-8").replace("2020-06-01", "2020-09-01").replace("image", "# image")
    (story.parent / "2020-09-01-second.en.md").write_text(text, encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def written(lakes, tmp_path_factory) -> Path:
    out = tmp_path_factory.mktemp("out")
    opendata.write(site_of(lakes), out)
    return out / "data"


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_frictionless_accepts_it(written):
    report = frictionless.validate(str(written / "datapackage.json"))
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "note"])


def test_frictionless_accepts_a_larger_region_with_gaps(tmp_path):
    write_region(tmp_path / "region", clusters=9, years=4, seed=11, gaps=0.25)
    opendata.write(site_of(tmp_path / "region"), tmp_path)
    report = frictionless.validate(str(tmp_path / "data" / "datapackage.json"))
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "note"])


def test_the_figures_are_as_the_contract_has_them(lakes, written):
    site = site_of(lakes)
    found = rows(written, "indicators")
    assert list(found[0]) == ["indicator", "scope", "entity", "period", "value", "unit", "mark"]
    assert len(found) == len(site.figures)
    for row, figure in zip(found, site.figures, strict=True):
        assert (row["indicator"], row["scope"], row["entity"], row["period"]) == (
            figure.indicator,
            figure.scope,
            figure.entity,
            str(figure.period),
        )
        assert (row["mark"] == "") == (row["value"] != "")
        assert row["mark"] == figure.mark
        if figure.value is not None:
            assert float(row["value"]) == figure.value
    assert {row["period"] for row in found} >= {"2020", "2020-Q1"}
    assert {row["mark"] for row in found} >= {"", "missing"}


def test_coverage_has_a_row_for_each_figure(lakes, written):
    found = rows(written, "coverage")
    assert [(int(row["rests_on"]), int(row["expected"])) for row in found] == [
        (figure.rests_on, figure.expected) for figure in site_of(lakes).figures
    ]


def test_records_are_flat_and_without_what_is_for_officers(written):
    annual = rows(written, "annual")[0]
    assert annual["budget.expenditure.salaries"] == "150000"
    assert annual["results.patents"] == "3"
    assert annual["revenue_private"] == "100000"
    for name in ("annual", "quarterly", "memberships", "movements"):
        for row in rows(written, name):
            for internal in ("private", "people", "comment", "confirmed", "employees"):
                assert internal not in {part for column in row for part in column.split(".")}
    assert "revenue" not in rows(written, "memberships")[0]
    everything = b"".join(path.read_bytes() for path in written.iterdir())
    assert b"Two sawmills" not in everything
    collaboration = rows(written, "collaborations")[0]
    assert collaboration["kinds"] == "company_research|inter_cluster"
    assert collaboration["s3"] == "true"


def test_no_build_writes_what_is_internal(lakes, written, tmp_path):
    opendata.write(site_of(lakes, "officers"), tmp_path)
    for name in ("annual", "quarterly", "memberships", "movements", "grants", "collaborations", "stories"):
        assert (tmp_path / "data" / f"{name}.csv").read_bytes() == (written / f"{name}.csv").read_bytes()


def test_text_stays_as_it_was_entered(written):
    assert rows(written, "memberships")[0]["name"] == "=cmd|x!A1"


def test_a_story_has_a_row_with_its_translations(written):
    first, second = rows(written, "stories")
    assert (first["title.en"], first["slug"], first["domain"]) == ("The first bridge", "first-bridge", "wood")
    assert first["title.fr"] and first["title.fr"] != first["title.en"]
    assert (second["title.en"], second["title.fr"]) == ("The first bridge", "")


def test_an_indicator_for_officers_leaves_no_trace(lakes, tmp_path):
    root = copy_of("lakes", tmp_path)
    change(root / "data/indicators/joint-projects.yml", "additive: true", "additive: true\nvisibility: officers")
    opendata.write(site_of(root), tmp_path)
    for path in (tmp_path / "data").glob("*.csv"):
        assert "joint-projects" not in path.read_text(encoding="utf-8"), path.name


def test_every_column_has_its_entry_in_the_dictionary(written):
    entries = {(row["table"], row["column"]): row for row in rows(written, "dictionary")}
    package = json.loads((written / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        with (written / resource["path"]).open(encoding="utf-8", newline="") as file:
            header = next(csv.reader(file))
        assert header == [field["name"] for field in resource["schema"]["fields"]]
        for name in header:
            entry = entries.pop((resource["name"], name))
            assert entry["title.en"] and entry["title.fr"]
    assert not entries


def test_the_package_names_licence_and_publisher(written):
    package = json.loads((written / "datapackage.json").read_text(encoding="utf-8"))
    assert package["licenses"] == [{"name": "CC-BY-4.0", "title": "Attribution", "path": "https://example.org/by"}]
    assert package["contributors"] == [{"title": "Land of Lakes", "roles": ["publisher"]}]
    assert package["name"] == "lakes-clusters"


def test_csv_and_parquet_hold_the_same(written):
    with duckdb.connect() as connection:
        for path in written.glob("*.csv"):
            parquet = connection.read_parquet(str(path.with_suffix(".parquet")))
            with path.open(encoding="utf-8", newline="") as file:
                header, *lines = csv.reader(file)
            assert parquet.columns == header
            assert len(parquet.fetchall()) == len(lines)


def test_the_same_records_give_the_same_bytes(lakes, tmp_path):
    for name in ("one", "two"):
        opendata.write(site_of(lakes), tmp_path / name)
    one, two = (sorted((tmp_path / name / "data").iterdir()) for name in ("one", "two"))
    assert [path.name for path in one] == [path.name for path in two]
    assert all(left.read_bytes() == right.read_bytes() for left, right in zip(one, two, strict=True))


def test_what_was_written_is_what_is_named(lakes, tmp_path):
    site = site_of(lakes)
    outlines = {"type": "FeatureCollection", "features": []}
    site = replace(site, records=replace(site.records, territories=outlines))
    site = replace(site, downloads=opendata.write(site, tmp_path))
    assert set(opendata.paths(site)) == {f"data/{path.name}" for path in (tmp_path / "data").iterdir()}
    assert json.loads((tmp_path / "data/territories.geojson").read_text(encoding="utf-8")) == outlines
