"""The directory: every organisation once, with all its clusters, and no more of it than is public."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from region_factory import write_region
from small_site import html, site_of, texts_of

from site_builder.views import members_directory, members_listed
from site_builder.views.members_listed import Listed, parts

DAY = date(2023, 6, 15)  # the members lists of 2022 were due on 31 May


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    folder = tmp_path_factory.mktemp("directory")
    return folder, write_region(folder, clusters=6, years=3, seed=3, gaps=0.1)


@pytest.fixture(scope="module")
def site(written):
    return site_of(written[0], day=DAY)


def newest(written):
    lists = {}
    for (cluster, year), its in sorted(written.members.items()):
        lists[cluster] = its if year <= 2022 else lists.get(cluster)
    return lists


def data_of(site, language="en"):
    (file,) = members_directory.files(site, texts_of(site, language))
    return json.loads(file.content.decode().removeprefix("self.organisations=").removesuffix(";\n"))


def test_each_organisation_is_listed_once_with_all_its_clusters(site, written):
    expected = {}
    active = {each.id for each in site.records.active(2022)}
    for cluster, its in newest(written[1]).items():
        for member in its if cluster in active else ():
            expected.setdefault(member["id"], (member["name"], set()))[1].add(cluster)
    found = members_listed.listed(site, texts_of(site))
    assert sorted((each.name, sorted(each.clusters)) for each in found) == sorted(
        (name, sorted(clusters)) for name, clusters in expected.values()
    )


def test_the_file_holds_public_fields_alone_once_for_all_languages(site):
    data = data_of(site)
    assert set(data) == {"kinds", "territories", "clusters", "rows"}
    found = members_listed.listed(site, texts_of(site))
    assert len(data["rows"]) == len(found)
    for row, member in zip(data["rows"], found, strict=True):
        name, kind, territory, *clusters = row
        assert name == member.name
        assert (data["kinds"][kind], data["territories"][territory]) == (member.kind, member.territory)
        assert tuple(data["clusters"][each] for each in clusters) == member.clusters
    assert list(members_directory.files(site, texts_of(site, "fr"))) == []


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_pages_hold_every_name_and_lead_to_each_other(site, language):
    texts = texts_of(site, language)
    first, *letters = members_directory.pages(site, texts)
    names = [entry.name for page in letters for entry in page.view["entries"]]
    assert names == [each.name for each in members_listed.listed(site, texts)]
    linked = [link.path for letter in first.view["letters"] for link in letter.pages]
    assert linked == [page.path for page in letters]
    assert letters[0].view["before"] is None and letters[-1].view["after"] is None
    for page in (first, *letters):
        assert 50 <= len(page.description) <= 160, page.description
    assert "<noscript>" in html(site, texts, first)
    assert f"<b>{names[0]}</b>" in html(site, texts, letters[0])


def test_a_letter_with_too_many_names_is_split_evenly(site):
    many = [Listed(f"Éclat {number:04}", "company_sme", "10", ("a", "b")) for number in range(500)]
    few = [Listed("3D Parts", "company_sme", "10", ("a",)), Listed("œuvre", "other", "10", ("a",))]
    texts = texts_of(site)
    found = list(parts(texts, sorted(many + few, key=lambda each: texts.sort_key(each.name))))
    assert [part.slug for part in found] == ["0-9", "e", "e-2", "e-3", "o"]
    assert [part.label for part in found][:2] == ["0–9", "Écla–Écla"]
    sizes = [len(part.members) for part in found if part.letter == "E"]
    assert sum(sizes) == 500 and max(sizes) - min(sizes) <= 1


def test_another_script_has_its_letters_too(site):
    (part,) = parts(texts_of(site), [Listed("Ωμέγα", "other", "10", ("a",))])
    assert (part.name, part.slug) == ("Ω", "u3a9")


def test_an_older_list_is_said_to_be_so(site):
    records = site.records
    cluster = next(iter(records.clusters))
    lists = {key: its for key, its in records.members.items() if key != (cluster, 2022)}
    late = replace(site, records=replace(records, members=lists))
    page = next(members_directory.pages(late, texts_of(late)))
    assert texts_of(late).say(records.clusters[cluster].name) + " (2021)" in page.view["older"]


def test_without_any_list_there_is_no_directory(site):
    empty = replace(site, records=replace(site.records, members={}))
    assert list(members_directory.pages(empty, texts_of(empty))) == []
    assert list(members_directory.files(empty, texts_of(empty))) == []
