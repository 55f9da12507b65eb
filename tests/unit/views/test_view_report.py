"""The pages for reports: every field of the schemas is asked for, and no public file holds what is for the officers."""

import json
import re
from datetime import date

import pytest
from lxml import html
from region_factory import write_region
from regions import copy_of

from site_builder.canonical.order import order_of
from site_builder.schema import Schemas
from site_builder.schema.catalogue import ANY_KEY
from site_builder.texts import Texts
from site_builder.views import report
from site_builder.views.report_data import on_record
from site_builder.views.report_fields import name_of
from site_builder.views.report_words import knowledge
from tests.forms_site import examined, write_forms

DAY = date(2023, 5, 15)
SCHEMAS = Schemas.load()


@pytest.fixture(scope="module")
def region(tmp_path_factory):
    folder = tmp_path_factory.mktemp("region")
    write_region(folder, clusters=4, years=3, seed=3, gaps=0)
    return folder


@pytest.fixture(scope="module")
def public(region):
    return examined(region, DAY)[1]


@pytest.fixture(scope="module")
def officers(region):
    return examined(region, DAY, "officers")[1]


@pytest.fixture(scope="module")
def written(region, tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    write_forms(region, folder, DAY)
    return folder


def test_every_field_has_its_box_with_a_label(written):
    for kind, name, _about in report.FORMS:
        page = html.fromstring((written / "en" / "report" / name / "index.html").read_text(encoding="utf-8"))
        asked = set(page.xpath("//@data-field"))
        wanted = {name_of(one.path) for one in SCHEMAS.fields(kind) if one.leaf and one.path[-1] != ANY_KEY}
        assert wanted - asked == ({"year", "quarter"} & wanted)
        labelled = set(page.xpath("//label/@for"))
        for box in page.xpath("//*[@data-field]//input[not(@type='checkbox')] | //*[@data-field]//select"):
            assert box.get("id") in labelled


def test_results_are_asked_by_their_names(written):
    page = html.fromstring((written / "fr" / "report" / "annual" / "index.html").read_text(encoding="utf-8"))
    assert {"results.jobs", "results.patents"} <= set(page.xpath("//@data-field"))


def test_no_public_file_holds_what_is_for_the_officers(written, public):
    private = {one.path[-1] for one in SCHEMAS.fields("annual") if one.path[:3] == ("budget", "revenue", "private")}
    for file in sorted((written / "report").glob("*.js")):
        text = file.read_text(encoding="utf-8")
        assert "INTERNAL" not in text and '"private"' not in text and '"people"' not in text
        assert not [key for key in private - {"other", "private", "projects"} if f'"{key}"' in text]
        assert '"annual":{"2' in text  # and yet what is public is there


def test_officers_have_all_of_it(officers):
    cluster = officers.records.clusters["cluster-01"]
    told = on_record(officers, cluster)
    assert told["records"]["annual"]["2022"] == officers.files.clusters["cluster-01"].annual[2022].value


def test_what_is_offered_and_due(public):
    told = on_record(public, public.records.clusters["cluster-01"])
    assert told["periods"]["annual"] == ["2023", "2022", "2021", "2020"]
    assert told["periods"]["quarterly"][0] == "2023-q2" and told["periods"]["quarterly"][-1] == "2022-q1"
    assert told["due"][0] == ["quarterly", "2023-q1", "2023-04-30", True]
    assert ["annual", "2023", "2024-04-30", False] in told["due"]
    assert "jobs" in told["asked"]["2023"]
    ended = on_record(public, public.records.clusters["cluster-02"])  # merged before the last quarters
    assert ended["periods"]["quarterly"] == [] and ended["periods"]["annual"] == ["2020"]


def test_remarks_of_a_file_are_for_the_officers(region, tmp_path_factory):
    folder = tmp_path_factory.mktemp("remarked")
    write_region(folder, clusters=4, years=3, seed=3, gaps=0)
    path = folder / "data" / "clusters" / "cluster-01" / "2022-q4.yml"
    path.write_text("# a word of the manager\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    told = {}
    for audience in ("public", "officers"):
        site = examined(folder, DAY, audience)[1]
        told[audience] = on_record(site, site.records.clusters["cluster-01"])["texts"]["quarterly"]["2022-q4"]
    assert told["public"] == "" and "a word of the manager" in told["officers"]


def test_objectives_and_results_of_indicators_for_officers_are_theirs_alone(tmp_path):
    root = copy_of("rivers", tmp_path)
    for name in ("joint-projects", "satisfaction"):
        with (root / "data" / "indicators" / f"{name}.yml").open("a") as file:
            file.write("visibility: officers\n")
    told = {}
    for audience in ("public", "officers"):
        site = examined(root, date(2024, 2, 1), audience)[1]
        told[audience] = on_record(site, site.records.clusters["alder"])
    public, officers = (told[each]["records"] for each in ("public", "officers"))
    assert public["targets"][""]["targets"] == [] and public["annual"]["2023"]["results"] == {}
    assert officers["targets"][""]["targets"][0]["target"] == 6 and officers["annual"]["2023"]["results"]
    # the public form corrects no file of which it knows a part
    assert told["public"]["texts"]["targets"] == {"": ""} and told["officers"]["texts"]["targets"] == {}


def test_a_form_knows_the_rules_of_its_fields_and_the_canonical_order(public):
    its = knowledge(public, Texts("en", ("en", "fr")), "annual")
    fte = its["fields"]["team.fte"]
    assert (fte["type"], fte["required"], fte["carried"], fte["least"], fte["most"]) == ("number", True, True, 0, 10000)
    assert its["fields"]["collaborations.{0}.kinds"]["fewest"] == 1
    assert its["order"] == order_of(SCHEMAS, "annual")
    assert its["instruments"]["plan"][1:] == [0.05, 0.95, "operating_grant"]
    json.dumps(its)


def test_every_sentence_is_in_french(public):
    english, french = (knowledge(public, Texts(code, ("en", "fr")), "annual")["words"] for code in ("en", "fr"))
    named = {key: re.findall(r"{\w+}", text) for key, text in english.items()}
    assert {key: sorted(re.findall(r"{\w+}", text)) for key, text in french.items()} == {
        key: sorted(its) for key, its in named.items()
    }
