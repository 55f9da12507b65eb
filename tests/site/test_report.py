"""In Chromium, from a folder: a form filled in becomes the record that `check` accepts, and says what `check` says."""

from __future__ import annotations

import random
from datetime import date

import pytest
import yaml
from axe_playwright_python.base import AXE_SCRIPT as AXE

from site_builder.canonical import write
from site_builder.pipeline import examine
from site_builder.schema import Schemas
from site_builder.texts import Texts
from tests.forms_site import write_forms
from tests.site.report_faults import FAULTS

#: after the years of the small region, so that a year and its quarters are still to be reported
DAY = date(2023, 11, 15)
LANGUAGES = ("en", "fr")
SCHEMAS = Schemas.load()


@pytest.fixture(scope="session")
def forms(region, once):
    """The officers' forms of the small region: they know all that is on record."""
    return once("forms", lambda folder: write_forms(region, folder, DAY, "officers"))


@pytest.fixture(scope="session")
def open_forms(region, once):
    """The public forms."""
    return once("open-forms", lambda folder: write_forms(region, folder, DAY))


@pytest.fixture
def page(browser):
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    page = context.new_page()
    page.faults, page.asked = [], []
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    page.on("request", lambda request: page.asked.append(request.url))
    yield page
    context.close()
    assert not page.faults
    assert all(url.startswith(("file:", "blob:")) for url in page.asked)


def show(page, site, form, period="", cluster="c1", language="en"):
    """A form, with its record chosen."""
    page.goto((site / language / "report" / form / "index.html").as_uri() + f"#cluster={cluster}&period={period}")
    page.wait_for_selector("#open:visible")


def ids(region):
    return sorted(path.name for path in (region / "data" / "clusters").iterdir())


def value_of(page):
    return page.evaluate("recordForm.now.value")


def fill(page, value):
    """Set every box as the value has it, and let the form look."""
    page.evaluate("value => (recordForm.draw(recordForm.asShown(value)), recordForm.update())", value)


def sent(page):
    """The record as it is downloaded, and its file's name."""
    page.click("#check")
    page.wait_for_selector("#sent:visible")
    with page.expect_download() as download:
        page.click("#download")
    return download.value.path().read_text(encoding="utf-8"), download.value.suggested_filename


def told(region, path, text, language="en"):
    """What `check` says of a file in the region's place of it."""
    seen = examine(region, DAY, "officers", {path: text.encode()})
    texts = Texts(language, seen.languages)
    return [(finding.rule, texts.tell(finding)) for finding in seen.findings if finding.place.path == path]


def slim(value):
    """A value without the lists that hold nothing, which a form leaves out; codes in no order."""
    if isinstance(value, dict):
        inner = {key: slim(each) for key, each in value.items()}
        return {key: each for key, each in inner.items() if each not in ([], {}) or key in ("domains", "targets")}
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return sorted(value)
    return [slim(each) for each in value] if isinstance(value, list) else value


def read(path):
    return yaml.safe_load(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("seed", range(4))
def test_a_yearly_record_filled_in_passes_check_and_holds_what_was_entered(seed, page, forms, region):
    own = random.Random(seed)
    record = read(own.choice(sorted(region.glob("data/clusters/*/20[0-9][0-9].yml"))))
    cluster = next(path.parent.name for path in sorted(region.glob("data/clusters/*/2022.yml")))
    show(page, forms, "annual", "2023", cluster)
    fill(page, record | {"year": 2023})
    text, name = sent(page)
    assert name == "2023.yml"
    assert slim(yaml.safe_load(text)) == slim(record | {"year": 2023})
    assert text == write(SCHEMAS, "annual", yaml.safe_load(text), LANGUAGES)
    assert not told(region, f"data/clusters/{cluster}/2023.yml", text)


def test_a_grid_is_filled_in_by_keyboard_alone(page, forms, region):
    cluster = ids(region)[0]
    show(page, forms, "grid", "2023-q2", cluster)
    page.focus("#period")
    keys = 0
    boxes = page.locator("#record input.ask__number")
    for number in range(boxes.count()):
        while page.evaluate("!document.activeElement.matches('.ask__number')"):
            page.keyboard.press("Tab")
            keys += 1
        page.keyboard.type(str(number + 3))
        page.keyboard.press("Tab")
        keys += 2
    while page.evaluate("document.activeElement.id") != "check":
        page.keyboard.press("Tab")
        keys += 1
    page.keyboard.press("Enter")
    page.wait_for_selector("#sent:visible")
    assert page.evaluate("document.activeElement.id") == "sent"
    while page.evaluate("document.activeElement.id") != "download":
        page.keyboard.press("Tab")
        keys += 1
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    text = download.value.path().read_text(encoding="utf-8")
    assert keys < 60
    counts = [each for group in yaml.safe_load(text).values() if isinstance(group, dict) for each in group.values()]
    assert counts == [number + 3 for number in range(len(counts))] and len(counts) == boxes.count()
    assert not told(region, f"data/clusters/{cluster}/2023-q2.yml", text)


def test_objectives_are_added_changed_and_removed(page, forms, region):
    cluster = ids(region)[0]
    show(page, forms, "targets", "", cluster)
    for target in ("1 200", "30,5"):
        page.click("[data-add]")
        entry = page.locator("[data-entry]").last
        entry.locator("[name$='.indicator']").select_option("fte")
        for name, text in {"from": "2021", "to": "2023", "target": target, "agreed": "15/11/2020"}.items():
            entry.locator(f"[name$='.{name}']").fill(text)
    page.click("[data-add]")
    page.locator("[data-entry]").last.locator("[data-remove]").click()
    text, name = sent(page)
    agreed = {"indicator": "fte", "from": 2021, "to": 2023, "agreed": "2020-11-15"}
    assert yaml.safe_load(text) == {"targets": [agreed | {"target": 1200}, agreed | {"target": 30.5}]}
    assert name == "targets.yml" and not told(region, f"data/clusters/{cluster}/targets.yml", text)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_form_says_what_check_says(language, page, forms, region):
    """Every fault of the table: the same sentences of the same rules; of what is missing, as many."""
    cluster = next(path.parent.name for path in sorted(region.glob("data/clusters/*/2022.yml")))
    good = {
        "annual": read(region / "data" / "clusters" / cluster / "2022.yml") | {"year": 2023},
        "quarterly": read(next(region.glob("data/clusters/*/2022-q1.yml"))) | {"year": 2023, "quarter": 1},
        "targets": {"targets": [{"indicator": "fte", "from": 2021, "to": 2023, "target": 3, "agreed": "2020-11-15"}]},
    }
    places = {"annual": ("annual", "2023"), "quarterly": ("grid", "2023-q1"), "targets": ("targets", "")}
    wrong, told_kinds, now = [], set(), None
    for kind, changes in FAULTS[language == "fr" :: 2]:
        if kind != now:
            show(page, forms, *places[kind], cluster, language)
            now = kind
        fill(page, good[kind])
        value, found = page.evaluate(
            """changes => {
                const F = recordForm, snapshot = F.read();
                for (const [name, text] of Object.entries(changes)) {
                    const [, list, place, rest] = /^([a-z.]+?)\\.(\\d+)\\.(.+)$/.exec(name) ?? [];
                    if (list) ((snapshot.lists[list][place] ??= {is: {}}).is)[rest] = text;
                    else snapshot.plain[name] = text;
                }
                const value = F.asMeant(snapshot, null, null, F.periodOf(F.now.period));
                return [value, F.findings(value).map(one => [one.rule, F.tell(one)])];
            }""",
            changes,
        )
        name = f"{places[kind][1]}.yml" if places[kind][1] else "targets.yml"
        said = told(region, f"data/clusters/{cluster}/{name}", write(SCHEMAS, kind, value, LANGUAGES), language)
        shown = [(rule, "" if rule == "missing" else text.replace("\xa0", "\u202f")) for rule, text in found]
        meant = [(rule, "" if rule == "missing" else text.replace("\xa0", "\u202f")) for rule, text in said]
        told_kinds |= {rule for rule, _ in meant}
        if sorted(shown) != sorted(meant) or not meant:
            wrong.append(f"{changes}\n  form:  {shown}\n  check: {meant}")
    assert not wrong, "\n".join(wrong)
    assert len(told_kinds) > 6


def test_what_is_typed_is_understood_shown_as_it_was_read_and_compared(page, forms, region):
    cluster = next(path.parent.name for path in sorted(region.glob("data/clusters/*/2022.yml")))
    last = read(region / "data" / "clusters" / cluster / "2022.yml")["budget"]["expenditure"]["salaries"]
    show(page, forms, "annual", "2023", cluster)
    box, field = page.locator("#budget-expenditure-salaries"), page.locator("#ask-budget-expenditure-salaries")
    box.fill(f"{last + 1000:,} €".replace(",", " "))
    box.press("Tab")
    assert f"Read as €{last + 1000:,}." in field.inner_text()
    assert "€1,000 more than for 2022" in field.inner_text() and f"2022: €{last:,}" in field.inner_text()
    assert page.locator("[data-total='budget.expenditure'] b").inner_text() == f"Together €{last + 1000:,}"
    box.fill("12 mille")
    assert box.get_attribute("aria-invalid") is None  # nobody is interrupted while typing
    box.press("Tab")
    assert box.get_attribute("aria-invalid") == "true"
    told_by = page.locator(f"#{box.get_attribute('aria-describedby').split()[-1]}").inner_text()
    assert "which is not a whole number" in told_by
    page.click("#check")
    assert page.locator("#summary").inner_text().startswith("To be put right: ")
    assert page.locator("#summary a").count() == len(page.evaluate("recordForm.now.findings"))
    first = page.evaluate("recordForm.now.findings[0].name")
    assert page.evaluate("recordForm.nameOf(document.activeElement)") == first


def test_a_draft_survives_a_reload_and_is_forgotten_on_demand(page, forms, region):
    cluster = ids(region)[0]
    show(page, forms, "annual", "2023", cluster)
    page.set_default_timeout(5000)
    page.fill("#governance-meetings", "7")
    page.click("[data-list='grants'] [data-add]")
    page.locator("[name$='eligible_cost']").fill("5000")
    page.keyboard.press("Tab")
    page.reload()
    page.wait_for_selector("#open:visible")
    assert page.input_value("#governance-meetings") == "7" and page.input_value("[name$='eligible_cost']") == "5000"
    assert "as this browser kept it" in page.inner_text("#announced")
    page.click("#forget")
    page.reload()
    page.wait_for_selector("#open:visible")
    assert page.input_value("#governance-meetings") == "" and page.locator("[name$='eligible_cost']").count() == 0


def test_a_correction_changes_what_was_changed_and_keeps_remarks(page, forms, region, tmp_path):
    path = next(path for path in sorted(region.glob("data/clusters/*/2022-q1.yml")))
    show(page, forms, "grid", "2022-q1", path.parent.name)
    own = tmp_path / "2022-q1.yml"
    before = write(SCHEMAS, "quarterly", read(path), LANGUAGES)
    remarked = before.replace("year: 2022\n", "# handed in by mail\nyear: 2022  # sic\n")
    remarked = remarked.replace("  new_members:", "  # counted twice\n  new_members:")
    own.write_text(remarked, encoding="utf-8")
    page.set_input_files("#file", str(own))
    page.wait_for_function("document.querySelector('#announced').textContent.startsWith('Opened')")
    page.fill("#business-model-new-members", "4321")
    page.keyboard.press("Tab")
    text, _ = sent(page)
    changed = [pair for pair in zip(remarked.splitlines(), text.splitlines(), strict=True) if pair[0] != pair[1]]
    assert [line for _, line in changed] == ["  new_members: 4321"]
    assert page.locator("#result tbody tr").count() == 1
    own.write_text("year: 2022\nquarter: 1\ns3: {roadmap_contributions: 3}\n", encoding="utf-8")
    page.set_input_files("#file", str(own))
    page.wait_for_function("document.querySelector('#announced').textContent.includes('line 3')")


def test_a_public_form_corrects_nothing_that_it_does_not_know_whole(page, open_forms, region, tmp_path):
    path = next(path for path in sorted(region.glob("data/clusters/*/2022.yml")))
    show(page, open_forms, "annual", "2022", path.parent.name)
    assert page.locator("#record").is_hidden() and page.locator("#sending").is_hidden()
    assert "open your own file" in page.inner_text("#state")
    own = tmp_path / "2022.yml"
    own.write_text(write(SCHEMAS, "annual", read(path), LANGUAGES), encoding="utf-8")
    page.set_input_files("#file", str(own))
    page.wait_for_selector("#record:visible")
    page.fill("#governance-meetings", "77")
    page.keyboard.press("Tab")
    text, _ = sent(page)
    wanted = read(path)
    wanted["governance"]["meetings"] = 77
    assert yaml.safe_load(text) == wanted


def test_the_way_to_propose_is_the_hosts_own(page, forms, region):
    show(page, forms, "grid", "2023-q1", ids(region)[0])
    page.evaluate("recordForm.load(document.querySelector('#record').dataset.canonical)")
    page.evaluate("recordForm.load(document.querySelector('#record').dataset.send)")

    def ways(blob, text, exists=False):
        path = "data/clusters/c1/2023.yml"
        return page.evaluate(
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
    assert ways(hub, "year: 2023\n", True)["edit"] == "https://github.com/o/r/edit/main/data/clusters/c1/2023.yml"
    there = ways(lab, "year: 2023\n")
    assert there["new"].startswith(
        "https://gitlab.example/g/s/r/-/new/main?file_name=data%2Fclusters%2Fc1%2F2023.yml&content=year"
    )
    assert there["upload"] == "https://gitlab.example/g/s/r/-/tree/main/data/clusters/c1"
    assert ways(lab, "x", True)["edit"] == "https://gitlab.example/g/s/r/-/edit/main/data/clusters/c1/2023.yml"
    assert ways("", "year: 2023\n") == {"host": ""}


@pytest.mark.parametrize("form", ["annual", "grid", "targets"])
def test_a_form_in_use_is_accessible_at_every_width(form, page, forms, region):
    cluster = next(path.parent.name for path in sorted(region.glob("data/clusters/*/2022.yml")))
    show(page, forms, form, {"annual": "2023", "grid": "2023-q1", "targets": ""}[form], cluster, "fr")
    for button in page.locator("[data-add]").all():
        button.click()
    page.click("#check")
    page.evaluate(AXE)
    for width, scheme in ((1280, "light"), (320, "light"), (320, "dark")):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        found = page.evaluate("axe.run({resultTypes: ['violations']}).then(seen => seen.violations)")
        assert not [f"{v['id']}: {v['nodes'][0]['html'][:200]}" for v in found]
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_ways_say_what_is_due_and_lead_to_it(page, open_forms, region):
    page.goto((open_forms / "en" / "report" / "index.html").as_uri())
    page.select_option("#cluster", index=1)
    page.wait_for_selector("#coming tr")
    link = page.locator("#coming a").filter(has_text="Yearly record").last
    assert "period=2023" in link.get_attribute("href")
    link.click()
    page.wait_for_selector("#record:visible")
    assert page.input_value("#period") == "2023"
