"""The guide: every field of every form, the calendar, the rules."""

from datetime import date

import pytest
import yaml
from regions import copy_of
from small_site import found, html, site_of, texts_of

from site_builder.pipeline import RULES
from site_builder.schema import Schemas
from site_builder.texts import Texts
from site_builder.views import guide
from site_builder.views.forms import example_of, parts_of

SCHEMAS = Schemas.load()


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return site_of(copy_of("lakes", tmp_path_factory.mktemp("lakes")))


@pytest.mark.parametrize("kind", SCHEMAS.kinds)
def test_every_field_is_explained_once(kind):
    parts = parts_of(SCHEMAS, Texts("en", ["en"]), kind, "EUR")
    groups = [group for part in parts for group in (part, *part.groups)]
    told = [one.ident for group in groups for one in group.fields]
    leaves = [one for one in SCHEMAS.fields(kind) if one.leaf]
    assert len(told) == len(set(told)) == len(leaves)
    anchors = [*told, *(group.ident for group in groups)]
    assert len(anchors) == len(set(anchors))


def test_a_field_tells_unit_shape_example_and_who_sees_it():
    parts = parts_of(SCHEMAS, Texts("en", ["en"]), "annual", "CHF")
    fields = {one.key: one for part in parts for group in (part, *part.groups) for one in group.fields}
    salaries = fields["budget.expenditure.salaries"]
    assert (salaries.required, salaries.officers) == (True, False)
    assert "whole CHF" in salaries.facts
    assert salaries.example.startswith("salaries: ")
    role = fields["team.people[].role"]
    assert role.officers and ("director", "Director") in role.choices
    assert fields["results.…"].example.startswith("indicator: ")


@pytest.mark.parametrize("kind", SCHEMAS.kinds)
def test_the_example_is_a_file_with_every_field(kind):
    text = example_of(SCHEMAS, kind)
    assert "&" not in text.replace(" & ", "") and "*" not in text.replace("(*)", "")
    assert set(yaml.safe_load(text)) == {one.path[0] for one in SCHEMAS.fields(kind)}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_page_renders(site, language):
    texts = texts_of(site, language)
    paths = set()
    for page in guide.pages(site, texts):
        assert page.section == "guide"
        assert page.title in html(site, texts, page)
        paths.add(page.path)
    assert paths == {"guide/", "guide/rules/", *(f"guide/{kind}/" for kind in SCHEMAS.kinds)}


def test_a_whole_file_names_an_indicator_that_is_collected(site):
    page = found(guide.pages(site, texts_of(site)), "guide/annual/")
    assert "patents: " in page.view["example"]


def test_what_falls_due_is_told_in_order_for_a_year(site):
    reporting = site.records.region.reporting
    told = guide.coming(reporting, date(2021, 5, 15))
    assert [(due.isoformat(), kind, str(period)) for due, kind, period in told] == [
        ("2021-05-31", "members", "2020"),
        ("2021-07-30", "quarterly", "2021-Q2"),
        ("2021-10-30", "quarterly", "2021-Q3"),
        ("2022-01-30", "quarterly", "2021-Q4"),
        ("2022-04-30", "annual", "2021"),
        ("2022-04-30", "quarterly", "2022-Q1"),
    ]
    assert guide.coming(reporting, date(2019, 1, 1)) == []


def test_the_calendar_is_in_the_readers_words(site):
    view = found(guide.pages(site, texts_of(site, "fr")), "guide/").view
    assert view["calendar"][0][2] == "30 avril de l’année suivante"
    assert view["calendar"][2][2] == "30 jours après la fin du trimestre"
    assert guide._day(texts_of(site, "fr"), "05-01") == "1er mai"


def test_every_rule_is_explained(site):
    page = found(guide.pages(site, texts_of(site)), "guide/rules/")
    told = [rule.name for rule in page.view["errors"] + page.view["warnings"]]
    assert sorted(told) == sorted(rule.name for rule in RULES)


def test_backticks_are_code_and_nothing_else_is_markup():
    assert guide.code("Write `a < b` & go.") == "Write <code>a &lt; b</code> &amp; go."
