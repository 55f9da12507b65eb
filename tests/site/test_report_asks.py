"""In Chromium: the form asks what `check` asks of a record, in its words, and takes the answer where it stands."""

from __future__ import annotations

from datetime import date

import pytest
import yaml
from playwright.sync_api import expect
from regions import DAYS, DOUBTFUL, SILENT, BadCase, copy_of

from site_builder.pipeline import examine
from site_builder.texts import Texts
from tests.forms_site import write_forms
from tests.site.filling import show

DAY = date.fromisoformat(DAYS["rivers"])
ASKED = """([value, records]) =>
  recordForm.doubts(value, recordForm.findings(value), records).map(({rule, text}) => [rule, text])"""


def cases():
    """Doubtful and silent records of the one region, whose limits and definitions are as they were."""
    for folder, names in (("doubtful", DOUBTFUL), ("silent", SILENT)):
        for name in names:
            case = BadCase.load(name, folder)
            touched = {*case.replace, *case.write, *case.remove}
            if case.base == "rivers" and all(path.startswith("data/clusters/") for path in touched):
                yield folder, name, case


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("asks")
    write_forms(copy_of("rivers", tmp_path_factory.mktemp("rivers")), folder, DAY, "officers")
    return folder


@pytest.fixture(scope="module")
def examined(tmp_path_factory):
    """Each case as `check` sees it, and its records by kind and cluster."""
    found = []
    for folder, name, case in cases():
        root = case.lay_out(tmp_path_factory.mktemp(f"{folder}-{name}"))
        touched = {path.split("/")[2] for path in (*case.replace, *case.write, *case.remove)}
        found.append((name, root, touched, examine(root, date.fromisoformat(case.day), "officers")))
    return found


def records_of(root, cluster, kind):
    pattern = "20[0-9][0-9].yml" if kind == "annual" else "20[0-9][0-9]-q[1-4].yml"
    return {
        path.stem: yaml.safe_load(path.read_text(encoding="utf-8"))
        for path in sorted((root / "data/clusters" / cluster).glob(pattern))
    }


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(("form", "kind", "period"), [("annual", "annual", "2023"), ("grid", "quarterly", "2024-q1")])
def test_form_and_check_ask_the_same(page, site, examined, form, kind, period, language):
    show(page, site, form, period, "alder", language)
    known, texts, met = set(page.evaluate("recordForm.asking")), Texts(language, ("en", "fr")), set()
    for name, root, touched, seen in examined:
        for cluster in touched:
            records = records_of(root, cluster, kind)
            asked = page.evaluate(f"(all) => all.map({ASKED})", [[value, records] for value in records.values()])
            for each, told in zip(records, asked, strict=True):
                path = f"data/clusters/{cluster}/{each}.yml"
                own = [one for one in seen.findings if one.place.path == path and one.rule in known]
                expected = sorted([one.rule, texts.tell(one)] for one in own)
                assert sorted(told) == expected, (name, each)
                met |= {rule for rule, _ in expected}
    assert met == known


def test_a_question_stands_at_its_value_stops_nothing_and_is_answered_there(page, tab, site):
    show(page, site, "annual", "2023", "alder")
    assert page.locator("[data-asks]").count() == 0
    page.fill("#budget-expenditure-salaries", "12 030")
    page.press("#budget-expenditure-salaries", "Tab")
    box = page.locator("#ask-budget-expenditure-salaries [data-asks]", has_text="a full-time post")
    assert "An officer will ask: Salaries of 12,030 EUR for 2.5 FTE" in box.inner_text()
    page.click("#check")
    page.wait_for_selector("#sent:visible")
    asked = page.locator("[data-asks]").count()
    assert f"What an officer will ask: {asked}. It stops nothing." in page.inner_text("#summary")
    assert tab.access() == []
    box.get_by_role("button", name="It is right: say why").click()
    expect(page.locator("[data-asks]")).to_have_count(asked - 1)
    page.wait_for_function("document.activeElement.name?.startsWith('confirmed.')")
    page.keyboard.type("Three posts were vacant")
    page.keyboard.press("Tab")
    confirmed = page.evaluate("recordForm.now.value.confirmed")
    assert confirmed == [{"rule": "salary-per-fte", "why": "Three posts were vacant"}]
    page.fill("#budget-expenditure-salaries", "120 300")
    page.press("#budget-expenditure-salaries", "Tab")
    expect(page.locator("[data-asks]")).to_have_count(0)
    idle = "Nothing asks about “salary-per-fte” here now. Remove this answer."
    assert page.locator("[data-list=confirmed] .ask__idle").inner_text() == idle
    page.click("#check")
    page.wait_for_selector("#sent:visible")
    assert idle in page.inner_text("#summary")
    page.click("[data-list=confirmed] [data-remove]")
    assert page.locator(".ask__idle").count() == 0
