"""The guide: every field of every form, what changes, the ways to report, the rules."""

import re
from dataclasses import replace

import html5lib
import pytest
import yaml
from regions import copy_of
from small_site import found, html, site_of, texts_of

from site_builder.pipeline import RULES
from site_builder.schema import Schemas
from site_builder.source.yaml import read_yaml
from site_builder.texts import Texts
from site_builder.views import guide
from site_builder.views.form_examples import whole_file
from site_builder.views.forms import Words, own_choices, parts_of
from site_builder.views.guide_changes import changes_of
from site_builder.views.guide_mistakes import _CASES, mistakes
from site_builder.views.guide_ways import requests_address

SCHEMAS = Schemas.load()


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return site_of(copy_of("lakes", tmp_path_factory.mktemp("lakes")))


def words(currency: str = "EUR") -> Words:
    texts = Texts("en", ["en"])
    return Words(SCHEMAS, texts, currency, own_choices(texts))


@pytest.mark.parametrize("kind", SCHEMAS.kinds)
def test_every_field_is_explained_once(kind):
    parts = parts_of(words(), kind)
    groups = [group for part in parts for group in (part, *part.groups)]
    told = [one.ident for group in groups for one in group.fields]
    leaves = [one for one in SCHEMAS.fields(kind) if one.leaf]
    assert len(told) == len(set(told)) == len(leaves)
    anchors = [*told, *(group.ident for group in groups)]
    assert len(anchors) == len(set(anchors))


def test_a_field_tells_unit_bounds_example_and_who_sees_it():
    parts = parts_of(words("CHF"), "annual")
    fields = {one.key: one for part in parts for group in (part, *part.groups) for one in group.fields}
    salaries = fields["budget.expenditure.salaries"]
    assert (salaries.required, salaries.officers, salaries.carried) == (True, False, False)
    assert salaries.facts == ("whole number", "whole CHF", "0 or more")
    assert salaries.example == "CHF\u00a0712,341"
    assert salaries.line == "salaries: 712341"
    role = fields["team.people[].role"]
    assert role.officers and role.carried
    assert ("director", "Director") in [(one.code, one.title) for one in role.choices]
    assert role.example == "Project manager"
    assert fields["team.fte"].facts[-1] == "from 0 to 10,000"
    assert fields["collaborations[].start"].example == "7 February 2021"
    assert fields["collaborations[].s3"].example == "yes"
    assert fields["results.…"].line.startswith("indicator: ")


def test_an_organisation_is_named_in_the_scheme_of_the_region():
    for siren, fact in ((True, "the nine digits of its SIREN"), (False, "at most 40 characters")):
        parts = parts_of(replace(words(), siren=siren), "members")
        [ident] = [one for part in parts for one in part.fields if one.key == "members[].id"]
        assert ident.facts[1] == fact


def test_what_is_asked_of_clusters_has_a_reason_of_its_own_or_its_groups():
    for kind in ("annual", "quarterly", "members"):
        for part in parts_of(words(), kind):
            for group in (part, *part.groups):
                for one in group.fields:
                    assert one.why or group.why or part.why or part.ident == "general", one.key


@pytest.mark.parametrize("kind", SCHEMAS.kinds)
def test_the_example_is_a_file_with_every_field(kind):
    text = whole_file(SCHEMAS, kind)
    assert "&" not in text.replace(" & ", "") and "*" not in text.replace("(*)", "")
    assert set(yaml.safe_load(text)) == {one.path[0] for one in SCHEMAS.fields(kind)}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_page_renders_in_words_that_managers_know(site, language):
    texts = texts_of(site, language)
    paths = set()
    for page in guide.pages(site, texts):
        assert page.section == "guide"
        rendered = html(site, texts, page)
        assert page.title in rendered
        paths.add(page.path)
        if page.path.split("/")[1] not in ("region", "objectives", "indicator"):
            assert not re.search(r"\b(schemas?|schéma|YAML|Git|null|commit)\b", for_managers(rendered)), page.path
    assert paths == {"guide/", "guide/rules/", "guide/ways/", *(f"guide/{kind}/" for kind in SCHEMAS.kinds)}


def for_managers(rendered: str) -> str:
    """The words of the main part, without what is headed as for officers or for those who edit files."""
    tree = html5lib.parse(rendered, namespaceHTMLElements=False)
    main = tree.find(".//main")
    for parent in main.iter():
        for child in list(parent):
            if child.get("aria-labelledby") in ("of-files", "of-definitions", "example", "officers-forms"):
                parent.remove(child)
    return " ".join(main.itertext())


def test_a_form_offers_the_lists_of_the_region(site):
    page = found(guide.pages(site, texts_of(site)), "guide/annual/")
    fields = {one.key: one for part in page.view["parts"] for group in (part, *part.groups) for one in group.fields}
    instruments = [(one.code, one.title) for one in fields["grants[].instrument"].choices]
    assert instruments == [(one.id, texts_of(site).say(one.name)) for one in site.records.region.instruments]
    assert fields["grants[].instrument"].example in dict(instruments).values()
    results = {one.code: one for one in fields["results.…"].choices}
    assert set(results) == {one.id for one in site.records.definitions.values() if one.is_collected}
    assert all(one.path == f"indicators/{code}/" and "asked of" in one.note for code, one in results.items())


def test_a_whole_file_names_an_indicator_that_is_collected(site):
    page = found(guide.pages(site, texts_of(site)), "guide/annual/")
    assert "patents: " in page.view["example"]


def test_what_changes_is_what_begins_ends_or_is_said_to_be_new(site):
    texts = texts_of(site)
    # on the day of these tests, the records of 2021 are those to come
    for kind in ("quarterly", "annual"):
        assert [(one.year, one.items) for one in changes_of(site, texts, kind)] == [(2021, ())]
    [patents] = [one for one in site.records.definitions.values() if one.id == "patents"]
    new = replace(patents, id="licences", name="Licences", since=2021, replaces="patents")
    end = replace(patents, until=2020)
    last = replace(patents, id="visits", name="Visits", until=2021)
    gone = replace(patents, id="talks", name="Talks", until=2020)
    definitions = {one.id: one for one in (end, new, last, gone)}
    coming = replace(patents, id="fairs", name="Fairs", since=2022)
    definitions[coming.id] = coming
    changed = replace(site, records=replace(site.records, definitions=definitions))
    told, later = changes_of(changed, texts, "annual")
    assert (told.year, told.before) == (2021, 2020)
    assert [(one.title, one.text) for one in told.items] == [
        ("Licences", f"asked for the first time, instead of “{texts.say(patents.name)}”"),
        ("Visits", "asked for the last time"),
        ("Talks", "no longer asked"),
    ]
    # who counts from January on must know before
    assert (later.year, [one.title for one in later.items]) == (2022, ["Visits", "Fairs"])
    page = found(guide.pages(changed, texts), "guide/annual/")
    rendered = html(site, texts, page)
    assert "What changes for 2021" in rendered and "What changes for 2022" in rendered


def test_a_new_question_is_told_for_its_year_alone(site, monkeypatch):
    real = SCHEMAS.fields("quarterly")
    told = [replace(one, changes={2021: {"en": "Counts fairs too."}}) if one.leaf else one for one in real]
    monkeypatch.setattr(site.schemas, "fields", lambda kind: told)
    assert {one.text for one in changes_of(site, texts_of(site), "quarterly")[0].items} == {"Counts fairs too."}
    [later] = changes_of(replace(site, day=site.day.replace(year=2022)), texts_of(site), "quarterly")
    assert later.items == ()


def test_that_nothing_changes_is_said(site):
    texts = texts_of(site)
    for path in ("guide/", "guide/annual/"):
        rendered = html(site, texts, found(guide.pages(site, texts), path))
        assert "what is asked for 2021 is what was asked for 2020" in rendered


def test_mistakes_are_answered_by_the_messages_of_the_checks(site):
    texts = texts_of(site, "fr")
    told = mistakes(site, texts)
    # this region has no scheme of identifiers, in which digits could be missing
    assert len(told) == sum(rule != "member-id" for _, _, rule, _ in _CASES)
    assert {one.rule for one in told} <= {rule.name for rule in RULES}
    assert told[0].message.startswith("Frais généraux")


def test_mistakes_in_identifiers_are_told_where_the_region_has_a_scheme(site):
    text = (site.root / "data" / "region.yml").read_text(encoding="utf-8")
    region, _ = read_yaml(
        text.replace("organisation_ids: none", "organisation_ids: siren"), "data/region.yml", "region"
    )
    told = mistakes(replace(site, files=replace(site.files, region=region)), texts_of(site))
    assert len(told) == len(_CASES)
    digits, zero, place = [one.message for one in told if one.rule == "member-id"]
    assert "8 digits" in digits and "012345674" in zero and "732829320" in place


@pytest.mark.parametrize(
    ("repository", "address"),
    [
        ("https://github.com/you/clusters/blob/main/", "https://github.com/you/clusters/issues/new/choose"),
        ("https://gitlab.example/a/b/c/-/blob/main/", "https://gitlab.example/a/b/c/-/issues/new"),
        ("https://files.example/clusters/", ""),
        ("", ""),
    ],
)
def test_requests_are_made_where_the_records_lie(repository, address):
    assert requests_address(repository) == address


def test_every_rule_is_explained(site):
    page = found(guide.pages(site, texts_of(site)), "guide/rules/")
    told = [rule.name for shelf in page.view.values() for rule in shelf]
    assert sorted(told) == sorted(rule.name for rule in RULES)


def test_a_warning_tells_the_limits_of_the_region(site, monkeypatch):
    monkeypatch.setitem(site.files.region.value, "warnings", {"year_jump": {"amount": 12345}})
    told = {
        each.name: each.limits for each in found(guide.pages(site, texts_of(site)), "guide/rules/").view["warnings"]
    }
    values = [value for _, value in told["year-jump"]]
    assert values == ["30%", "€12,345", "1 FTE", "10"] and told["record-missing"] == ()
    assert [value for _, value in told["quarter-outlier"]] == ["5", "20"]


def test_backticks_are_code_and_nothing_else_is_markup():
    assert guide.code("Write `a < b` & go.") == "Write <code>a &lt; b</code> &amp; go."


def test_a_result_for_officers_leads_to_no_page_in_the_public_guide(tmp_path):
    root = copy_of("lakes", tmp_path)
    with (root / "data/indicators/patents.yml").open("a") as file:
        file.write("visibility: officers\n")
    for audience, path in (("public", ""), ("officers", "indicators/patents/")):
        site = site_of(root, audience)
        results = guide._results(site, texts_of(site), "annual")
        assert [(each.code, each.path) for each in results] == [("patents", path)]
