"""In Chromium, from a folder: drafts, corrections, what a public form does not know, and the ways to send a record."""

from __future__ import annotations

import yaml

from site_builder.canonical import write
from site_builder.schema import Schemas
from tests.site.filling import LANGUAGES, ids, read, sent, show

SCHEMAS = Schemas.load()


def test_a_draft_survives_a_reload_and_is_forgotten_on_demand(form_page, forms, region):
    cluster = ids(region)[0]
    show(form_page, forms, "annual", "2023", cluster)
    form_page.set_default_timeout(5000)
    form_page.fill("#governance-meetings", "7")
    form_page.click("[data-list='grants'] [data-add]")
    form_page.locator("[name$='eligible_cost']").fill("5000")
    form_page.keyboard.press("Tab")
    form_page.reload()
    form_page.wait_for_selector("#open:visible")
    assert (
        form_page.input_value("#governance-meetings") == "7"
        and form_page.input_value("[name$='eligible_cost']") == "5000"
    )
    assert "as this browser kept it" in form_page.inner_text("#announced")
    form_page.click("a[hreflang=fr]")  # and in the other language
    form_page.wait_for_selector("#open:visible")
    assert form_page.input_value("#governance-meetings") == "7"
    form_page.click("#forget")
    form_page.reload()
    form_page.wait_for_selector("#open:visible")
    assert (
        form_page.input_value("#governance-meetings") == ""
        and form_page.locator("[name$='eligible_cost']").count() == 0
    )


def test_a_draft_goes_on_as_a_correction_once_its_record_is_on_file(form_page, forms, region):
    path = next(path for path in sorted(region.glob("data/clusters/*/2022-q1.yml")))
    show(form_page, forms, "grid", "2022-q1", path.parent.name)
    form_page.fill("#business-model-new-members", "4321")
    form_page.keyboard.press("Tab")
    form_page.evaluate("""() => {
        const [key] = Object.keys(localStorage), draft = JSON.parse(localStorage[key]);
        localStorage[key] = JSON.stringify({...draft, now: {...draft.now, mode: "new", base: null, text: null}});
        onpagehide = null;
    }""")
    show(form_page, forms, "grid", "2022-q2", path.parent.name)
    form_page.select_option("#period", "2022-q1")
    form_page.wait_for_function("recordForm.now.period === '2022-q1'")
    assert form_page.evaluate("recordForm.now.mode") == "correction"
    text, _ = sent(form_page)
    wanted = read(path)
    wanted["business_model"]["new_members"] = 4321
    assert yaml.safe_load(text) == wanted and form_page.locator("#result tbody tr").count() == 1


def test_a_correction_changes_what_was_changed_and_keeps_remarks(form_page, forms, region, tmp_path):
    path = next(path for path in sorted(region.glob("data/clusters/*/2022-q1.yml")))
    show(form_page, forms, "grid", "2022-q1", path.parent.name)
    own = tmp_path / "2022-q1.yml"
    before = write(SCHEMAS, "quarterly", read(path), LANGUAGES)
    remarked = before.replace("year: 2022\n", "# handed in by mail\nyear: 2022 # sic\n")
    remarked = remarked.replace("  new_members:", "  # counted twice\n  new_members:")
    own.write_text(remarked, encoding="utf-8")
    form_page.set_input_files("#file", str(own))
    form_page.wait_for_function("document.querySelector('#announced').textContent.startsWith('Opened')")
    form_page.fill("#business-model-new-members", "4321")
    form_page.keyboard.press("Tab")
    text, _ = sent(form_page)
    changed = [pair for pair in zip(remarked.splitlines(), text.splitlines(), strict=True) if pair[0] != pair[1]]
    assert [line for _, line in changed] == ["  new_members: 4321"]
    assert form_page.locator("#result tbody tr").count() == 1
    own.write_text("year: 2022\nquarter: 1\ns3: {roadmap_contributions: 3}\n", encoding="utf-8")
    form_page.set_input_files("#file", str(own))
    form_page.wait_for_function("document.querySelector('#announced').textContent.includes('line 3')")


def test_a_public_form_corrects_nothing_that_it_does_not_know_whole(form_page, open_forms, region, tmp_path):
    path = next(path for path in sorted(region.glob("data/clusters/*/2022.yml")))
    show(form_page, open_forms, "annual", "2022", path.parent.name)
    assert form_page.locator("#record").is_hidden() and form_page.locator("#sending").is_hidden()
    assert "open your own file" in form_page.inner_text("#state")
    own = tmp_path / "2022.yml"
    own.write_text(write(SCHEMAS, "annual", read(path), LANGUAGES), encoding="utf-8")
    form_page.set_input_files("#file", str(own))
    form_page.wait_for_selector("#record:visible")
    form_page.fill("#governance-meetings", "77")
    form_page.keyboard.press("Tab")
    text, _ = sent(form_page)
    wanted = read(path)
    wanted["governance"]["meetings"] = 77
    assert yaml.safe_load(text) == wanted


def test_the_way_to_propose_is_the_hosts_own(form_page, forms, region):
    show(form_page, forms, "grid", "2023-q1", ids(region)[0])
    form_page.evaluate("recordForm.load(document.querySelector('#record').dataset.canonical)")
    form_page.evaluate("recordForm.load(document.querySelector('#record').dataset.send)")

    def ways(blob, text, exists=False):
        path = "data/clusters/c1/2023.yml"
        return form_page.evaluate(
            "([blob, path, text, exists]) => recordForm.ways(blob, path, text, exists)", [blob, path, text, exists]
        )

    hub, lab = "https://github.com/o/r/blob/main/", "https://gitlab.example/g/s/r/-/blob/main/"
    short = ways(hub, "year: 2023\n# é & +\n")
    assert short["new"] == (
        "https://github.com/o/r/new/main?filename=data%2Fclusters%2Fc1%2F2023.yml&value=year%3A%202023%0A%23%20%C3%A9%20%26%20%2B%0A"
    )
    assert short["upload"] == "https://github.com/o/r/upload/main/data/clusters/c1"
    long = ways(hub, "x" * 7000)
    assert long["new"] == "" and long["upload"]
    assert long["paste"] == "https://github.com/o/r/new/main?filename=data%2Fclusters%2Fc1%2F2023.yml"
    assert ways(hub, "year: 2023\n", True)["edit"] == "https://github.com/o/r/edit/main/data/clusters/c1/2023.yml"
    there = ways(lab, "year: 2023\n")
    assert there["new"].startswith(
        "https://gitlab.example/g/s/r/-/new/main?file_name=data%2Fclusters%2Fc1%2F2023.yml&content=year"
    )
    assert there["upload"] == "https://gitlab.example/g/s/r/-/tree/main/data/clusters/c1"
    assert ways(lab, "x", True)["edit"] == "https://gitlab.example/g/s/r/-/edit/main/data/clusters/c1/2023.yml"
    assert ways("", "year: 2023\n") == ways("https://git.example/r/blob/main/", "x") == {"host": ""}


def test_the_ways_say_what_is_due_and_lead_to_it(form_page, open_forms, region):
    form_page.goto((open_forms / "en" / "report" / "index.html").as_uri())
    form_page.select_option("#cluster", index=1)
    form_page.wait_for_selector("#coming tr")
    link = form_page.locator("#coming a").filter(has_text="Yearly record").last
    assert "period=2023" in link.get_attribute("href")
    link.click()
    form_page.wait_for_selector("#record:visible")
    assert form_page.input_value("#period") == "2023"


def test_what_was_entered_stays_when_the_file_of_last_year_is_opened(form_page, open_forms, region, tmp_path):
    path = next(path for path in sorted(region.glob("data/clusters/*/2022.yml")))
    show(form_page, open_forms, "annual", "2023", path.parent.name)
    form_page.fill("#budget-revenue-private-services", "4321")
    assert form_page.locator("#ask-budget-revenue-private-services .ask__last").count() == 0  # not for the public
    own = tmp_path / "2022.yml"
    record = read(path)
    record["team"]["people"] = [{"role": "expert", "fte": record["team"]["fte"], "employer": "cluster"}]
    own.write_text(write(SCHEMAS, "annual", record, LANGUAGES), encoding="utf-8")
    form_page.set_input_files("#file", str(own))
    form_page.wait_for_function("document.querySelector('#announced').textContent.startsWith('Opened')")
    assert form_page.input_value("#budget-revenue-private-services") == "4321"
    assert form_page.locator("[data-list='team.people'] [data-entry]").count() == 1  # taken over
    services = record["budget"]["revenue"]["private"]["services"]
    assert f"2022: €{services:,}" in form_page.inner_text("#ask-budget-revenue-private-services")


def test_without_script_the_page_leads_to_the_other_ways(without_script, open_forms):
    page = without_script
    page.goto((open_forms / "en" / "report" / "annual" / "index.html").as_uri())
    assert "your browser does not run" in page.inner_text("main") and page.locator("select:visible").count() == 0
    assert [link.get_attribute("href") for link in page.locator(".note a").all()] == [
        "../../report/#workbook",
        "../../guide/annual/",
    ]
