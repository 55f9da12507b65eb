"""The officers' preview: what its scripts know of fields, words and records; the public build has none of it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from regions import CASES, DAYS

from site_builder.texts import Texts
from site_builder.views import preview
from tests.forms_site import examined

_, SITE = examined(CASES / "good" / "rivers", date.fromisoformat(DAYS["rivers"]), "officers")
EN = Texts("en", ("en", "fr"))


def told(path: str) -> dict:
    content = next(each.content for each in preview.files(SITE, EN) if each.path == path).decode()
    return json.loads(content.partition("=")[2].rstrip(";\n"))


def test_the_public_build_has_no_such_page() -> None:
    public = replace(SITE, audience="public")
    assert list(preview.pages(public, EN)) == [] == list(preview.files(public, EN))


def test_every_record_of_a_cluster_is_there_once_for_all_languages() -> None:
    records = told("preview/records/alder.js")["records"]
    assert set(records) == {
        *("cluster/", "targets/", "annual/2022", "annual/2023", "members/2022", "members/2023"),
        *(f"quarterly/{year}-q{quarter}" for year in (2022, 2023) for quarter in range(1, 5)),
    }
    assert records["annual/2023"]["budget"]["expenditure"]["salaries"] == 120300
    others = [each.path for each in preview.files(SITE, Texts("fr", ("en", "fr")))]
    first = [each.path for each in preview.files(SITE, EN)]
    assert sorted({*others, *first}) == sorted([*others, *first])  # no file is written twice


def test_fields_are_told_as_the_form_calls_them() -> None:
    knows = told(f"preview/knows-{EN.language}.js")
    annual = knows["kinds"]["annual"]["fields"]
    assert annual["budget.expenditure.salaries"] == {"title": "Salaries and benefits", "type": "integer", "unit": "eur"}
    assert annual["governance.chair"]["choices"]["companies"] and annual["grants"]["type"] == "list"
    assert knows["indicators"]["satisfaction"][1] == "percent" and "budget.revenue.private" in knows["totals"]
    assert [name for name, _ in knows["clusters"]] == ["alder", "birch"]
    assert set(preview.KINDS) == set(knows["kinds"]) and knows["words"]["read"]


def test_a_kind_is_known_by_a_field_that_each_of_its_records_has_and_no_other_kind() -> None:
    for kind, mark in preview.KINDS.items():
        assert SITE.schemas.field(kind, (mark,)).required
        others = [each for each in preview.KINDS if each != kind]
        assert not any(one.path == (mark,) for each in others for one in SITE.schemas.fields(each))
