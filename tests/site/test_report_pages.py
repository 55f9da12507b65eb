"""In Chromium, from a folder: a form filled in becomes the record that `check` accepts, and says what `check` says."""

from __future__ import annotations

import random

import pytest
import yaml

from site_builder.canonical import write
from site_builder.entry import carried
from site_builder.schema import Schemas, repairs
from tests.machine import ROOT
from tests.site.filling import LANGUAGES, fill, ids, read, sent, show, slim, told
from tests.site.report_faults import FAULTS

SCHEMAS = Schemas.load()


@pytest.mark.parametrize("seed", range(3))
def test_a_yearly_record_filled_in_passes_check_and_holds_what_was_entered(seed, form_page, forms, region):
    own = random.Random(seed)
    record = read(own.choice(sorted(region.glob("data/clusters/*/20[0-9][0-9].yml"))))
    cluster = next(path.parent.name for path in sorted(region.glob("data/clusters/*/2022.yml")))
    show(form_page, forms, "annual", "2023", cluster)
    assert form_page.evaluate("last => recordForm.carried(last)", record) == carried(SCHEMAS, "annual", record)
    fill(form_page, record | {"year": 2023})
    text, name = sent(form_page)
    assert name == "2023.yml"
    assert slim(yaml.safe_load(text)) == slim(record | {"year": 2023})
    assert text == write(SCHEMAS, "annual", yaml.safe_load(text), LANGUAGES)
    path = f"data/clusters/{cluster}/2023.yml"
    assert not told(region, {path: text})[path]


#: each record typed anew, and corrected without a change
AGAIN = """values => values.map(value => {
    const F = recordForm, {year, quarter} = value, period = {...(year && {year}), ...(quarter && {quarter})};
    return [null, value].map(base => F.asMeant(F.asShown(value), base, null, period));
})"""


def test_records_of_this_repository_come_back_from_their_forms(form_page, forms, region):
    kinds = {"annual": "[0-9]" * 4, "grid": "*-q[1-4]", "targets": "targets"}
    for form, name in kinds.items():
        values = [read(path) for path in sorted((ROOT / "data" / "clusters").glob(f"*/{name}.yml"))[::5]]
        show(form_page, forms, form, "", ids(region)[0], "fr")
        for value, (typed, kept) in zip(values, form_page.evaluate(AGAIN, values), strict=True):
            assert kept == value and slim(typed) == slim(value)
        assert len(values) > 4


def test_a_grid_is_filled_in_by_keyboard_alone(form_page, forms, region):
    cluster = ids(region)[0]
    show(form_page, forms, "grid", "2023-q2", cluster)
    form_page.focus("#period")
    keys = 0
    boxes = form_page.locator("#record input.ask__number")
    for number in range(boxes.count()):
        while form_page.evaluate("!document.activeElement.matches('.ask__number')"):
            form_page.keyboard.press("Tab")
            keys += 1
        form_page.keyboard.type(str(number + 3))
        form_page.keyboard.press("Tab")
        keys += 2
    while form_page.evaluate("document.activeElement.id") != "check":
        form_page.keyboard.press("Tab")
        keys += 1
    form_page.keyboard.press("Enter")
    form_page.wait_for_selector("#sent:visible")
    assert form_page.evaluate("document.activeElement.id") == "sent"
    while form_page.evaluate("document.activeElement.id") != "download":
        form_page.keyboard.press("Tab")
        keys += 1
    with form_page.expect_download() as download:
        form_page.keyboard.press("Enter")
    text = download.value.path().read_text(encoding="utf-8")
    assert keys < 60
    counts = [each for group in yaml.safe_load(text).values() if isinstance(group, dict) for each in group.values()]
    assert counts == [number + 3 for number in range(len(counts))] and len(counts) == boxes.count()
    path = f"data/clusters/{cluster}/2023-q2.yml"
    assert not told(region, {path: text})[path]


def test_objectives_are_added_changed_and_removed(form_page, forms, region):
    cluster = ids(region)[0]
    show(form_page, forms, "targets", "", cluster)
    for target in ("1 200", "30,5"):
        form_page.click("[data-add]")
        entry = form_page.locator("[data-entry]").last
        entry.locator("[name$='.indicator']").select_option("fte")
        for name, text in {"from": "2021", "to": "2023", "target": target, "agreed": "15/11/2020"}.items():
            entry.locator(f"[name$='.{name}']").fill(text)
    form_page.click("[data-add]")
    form_page.locator("[data-entry]").last.locator("[data-remove]").click()
    text, name = sent(form_page)
    agreed = {"indicator": "fte", "from": 2021, "to": 2023, "agreed": "2020-11-15"}
    assert yaml.safe_load(text) == {"targets": [agreed | {"target": 1200}, agreed | {"target": 30.5}]}
    path = f"data/clusters/{cluster}/targets.yml"
    assert name == "targets.yml" and not told(region, {path: text})[path]


#: sets boxes of the form and asks it what it thinks of them, for each set anew
ASK = """([good, sets]) => sets.map(boxes => {
    const F = recordForm, snapshot = F.asShown(good);
    for (const [name, text] of Object.entries(boxes)) {
        const [, list, place, rest] = /^([a-z.]+?)\\.(\\d+)\\.(.+)$/.exec(name) ?? [];
        if (list) ((snapshot.lists[list][place] ??= {is: {}}).is)[rest] = text;
        else snapshot.plain[name] = text;
    }
    const value = F.asMeant(snapshot, null, null, F.periodOf(F.now.period));
    return [value, F.findings(value).map(one => [one.rule, F.tell(one)])];
})"""


def without(findings):
    """Rules and sentences, but for what is missing, of which a form says that there is an empty box."""
    return sorted((rule, "" if rule == "missing" else text.replace("\xa0", "\u202f")) for rule, text in findings)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_form_says_what_check_says(language, form_page, forms, region):
    """Every fault of the table: the same sentences of the same rules; of what is missing, as many."""
    cluster = next(path.parent.name for path in sorted(region.glob("data/clusters/*/2022.yml")))
    target = {"indicator": "fte", "from": 2021, "to": 2023, "target": 3, "agreed": "2020-11-15"}
    good = {
        "annual": ("annual", "2023", read(region / "data" / "clusters" / cluster / "2022.yml")),
        "quarterly": ("grid", "2023-q1", read(next(region.glob("data/clusters/*/2022-q1.yml")))),
        "targets": ("targets", "", {"targets": [target]}),
    }
    files, shown = {}, {}
    for kind, (form, period, record) in good.items():
        show(form_page, forms, form, period, cluster, language)
        sets = [boxes for fault, boxes in FAULTS[language == "fr" :: 2] if fault == kind]
        for number, (value, found) in enumerate(form_page.evaluate(ASK, [record, sets])):
            # each in a file of its own, so that all are checked at once
            year = 2023 + number
            name = {"annual": f"{cluster}/{year}", "quarterly": f"{cluster}/{year}-q1"}.get(
                kind, f"new-{number}/targets"
            )
            own = value if kind == "targets" else value | {"year": year}
            path = f"data/clusters/{name}.yml"
            files[path] = write(SCHEMAS, kind, own, LANGUAGES)
            shown[path] = (sets[number], without(found))
            if kind == "targets":
                profile = read(region / "data" / "clusters" / cluster / "cluster.yml") | {"id": f"new-{number}"}
                files[f"data/clusters/new-{number}/cluster.yml"] = write(SCHEMAS, "cluster", profile, LANGUAGES)
    said = told(region, files, language)
    meant = {path: without(said[path]) for path in shown}
    wrong = [
        f"{boxes}\n  form:  {found}\n  check: {meant[path]}"
        for path, (boxes, found) in shown.items()
        if found != meant[path]
    ]
    assert not wrong, "\n".join(wrong)
    assert len(shown) > 30 and all(meant.values())
    assert len({rule for its in meant.values() for rule, _ in its}) > 9


def test_numbers_and_days_are_understood_as_the_checks_understand_them(form_page, forms, region):
    """What `check` would propose to write is what the form takes; what `check` can't tell, the form doesn't either."""
    show(form_page, forms, "grid", "2023-q1", ids(region)[0])
    chance = random.Random(5)
    numbers = [
        "1 400 000 €",
        "11,5",
        "1,400",
        "1.400",
        "1.400,5",
        "EUR 12",
        "1'000",
        "12 %",
        ".5",
        "1e3",
        "-3",
        "٣",
        "1,2,3",
    ]
    numbers += ["".join(chance.choices("0123456789.,,  €-%", k=chance.randint(1, 7))) for _ in range(400)]
    days = [
        "31/12/2024",
        "2024-2-30",
        "20240229",
        "1.2.2024",
        "12/31/2024",
        "2024-01-05T00:00",
        "0000-01-01",
        "5 mai 2024",
    ]
    days += ["{}/{}/{}".format(*(chance.randint(1, most) for most in (40, 14, 2500))) for _ in range(100)]
    wrong = []
    for whole, unit in ((True, "eur"), (False, "fte"), (False, "percent"), (False, "ratio")):
        seen = form_page.evaluate(
            "([all, ...how]) => all.map(one => recordForm.number(one, ...how))", [numbers, whole, unit]
        )
        for text, number in zip(numbers, seen, strict=True):
            meant = repairs.number(text, whole, unit)
            if number != (None if meant is None else float(meant)):
                wrong.append((text, whole, unit, number, meant))
    seen = form_page.evaluate("all => all.map(recordForm.day)", days)
    wrong += [pair for pair in zip(days, seen, map(repairs.day, days), strict=True) if pair[1] != pair[2]]
    assert not wrong


def test_what_is_typed_is_understood_shown_as_it_was_read_and_compared(form_page, forms, region):
    cluster = next(path.parent.name for path in sorted(region.glob("data/clusters/*/2022.yml")))
    last = read(region / "data" / "clusters" / cluster / "2022.yml")["budget"]["expenditure"]["salaries"]
    show(form_page, forms, "annual", "2023", cluster)
    box, field = (
        form_page.locator("#budget-expenditure-salaries"),
        form_page.locator("#ask-budget-expenditure-salaries"),
    )
    box.fill(f"{last + 1000:,} €".replace(",", " "))
    box.press("Tab")
    assert f"Read as €{last + 1000:,}." in field.inner_text()
    assert "€1,000 more" in field.inner_text() and f"2022: €{last:,}" in field.inner_text()
    assert form_page.locator("[data-total='budget.expenditure'] b").inner_text() == f"Together €{last + 1000:,}"
    box.fill("12 mille")
    assert box.get_attribute("aria-invalid") is None  # nobody is interrupted while typing
    box.press("Tab")
    assert box.get_attribute("aria-invalid") == "true"
    told_by = form_page.locator(f"#{box.get_attribute('aria-describedby').split()[-1]}").inner_text()
    assert "which is not a whole number" in told_by
    form_page.click("#check")
    assert form_page.locator("#summary").inner_text().startswith("To be put right: ")
    assert form_page.locator("#summary a").count() == len(form_page.evaluate("recordForm.now.findings"))
    first = form_page.evaluate("recordForm.now.findings[0].name")
    assert form_page.evaluate("recordForm.nameOf(document.activeElement)") == first


@pytest.mark.parametrize("form", ["annual", "grid", "targets"])
def test_a_form_in_use_is_accessible_at_every_width(form, tab, forms, region):
    cluster = next(path.parent.name for path in sorted(region.glob("data/clusters/*/2022.yml")))
    show(tab.page, forms, form, {"annual": "2023", "grid": "2023-q1", "targets": ""}[form], cluster, "fr")
    for button in tab.page.locator("[data-add]").all():
        button.click()
    tab.page.click("#check")
    assert not tab.access()
