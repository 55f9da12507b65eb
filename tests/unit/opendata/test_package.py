"""The package's description."""

import json

import frictionless
import pytest

from site_builder.opendata.package import descriptor
from site_builder.opendata.table import Column, ForeignKey, Table
from site_builder.opendata.writing import write_tables

CLUSTERS = Table(
    "clusters",
    {"en": "Clusters", "fr": "Les clusters"},
    {"en": "Who they are."},
    (Column("id", "string", {"en": "Id"}, required=True), Column("founded", "year", {"en": "Founded"})),
    (("blue", 2004), ("red", None)),
    ("id",),
)


def grants(*owners: str) -> Table:
    return Table(
        "grants",
        {"en": "Grants"},
        {"en": "One row for each."},
        (
            Column("cluster", "string", {"en": "Cluster"}, required=True),
            Column("grant", "number", {"en": "Grant"}, {"en": "What was given."}, "eur"),
            Column("kind", "string", {"en": "Kind"}, choices={"a": {"en": "First"}, "b": {"en": "Second"}}),
            Column("tags", "string", {"en": "Tags"}, choices={"a": {"en": "First"}, "b": {"en": "Second"}}, many=True),
        ),
        [(owner, 1.5, "a", ("a", "b")) for owner in owners],
        (),
        (ForeignKey(("cluster",), "clusters", ("id",)),),
    )


def package(folder, *tables):
    downloads = write_tables(tables, folder)
    about = {"name": "toy", "title": "Toy", "licenses": [{"name": "CC-BY-4.0", "path": "https://example.org/by"}]}
    (folder / "datapackage.json").write_text(descriptor(about, downloads, "fr"), encoding="utf-8")
    return json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("owners", "valid"), [(("blue", "blue", "red"), True), (("blue", "green"), False)])
def test_frictionless_reads_it_and_sees_a_key_that_leads_nowhere(tmp_path, owners, valid):
    package(tmp_path, CLUSTERS, grants(*owners))
    assert frictionless.validate(str(tmp_path / "datapackage.json")).valid is valid


def test_it_is_a_data_package_2_and_tells_titles_in_the_language_that_there_is(tmp_path):
    found = package(tmp_path, CLUSTERS, grants("blue"))
    assert found["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert "created" not in found and "sources" not in found
    clusters, its_grants = found["resources"]
    assert (clusters["title"], clusters["description"]) == ("Les clusters", "Who they are.")
    assert clusters["schema"]["primaryKey"] == ["id"]
    assert clusters["hash"].startswith("sha256:") and clusters["bytes"] == 26
    assert its_grants["alternates"][0]["path"] == "grants.parquet"
    kind, tags = its_grants["schema"]["fields"][2:]
    assert kind["constraints"] == {"enum": ["a", "b"]}
    assert kind["categories"][0] == {"value": "a", "label": "First"}
    assert "constraints" not in tags
