"""In Chromium: the officers' page judges another day as the builder does, and its letters can be copied."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from owing_regions import gaps_of, rivers_of

from site_builder.texts import Texts
from site_builder.views import status
from tests.forms_site import write_forms
from tests.site.visiting import Tab

#: region: how it is made, the day of its page, and other days: past ones and one to come
REGIONS = {
    "rivers": (rivers_of, "2024-06-30", ("2022-05-01", "2023-08-14", "2024-02-29", "2026-01-31")),
    "gaps": (gaps_of, "2024-05-15", ("2024-04-30", "2024-06-01")),
}
SHOWN = """() => {
  const words = (one) => one.textContent.replace(/[\\s\\u202f\\u00a0]+/g, " ").trim();
  const rows = (where) => [...document.querySelectorAll(where + " tbody tr")];
  const seen = (box) => !box.closest("[hidden]");
  return {
    keys: [...document.querySelectorAll(".key-figure__value")].slice(0, 3).map(words),
    owed: rows("[data-some=owed]").filter(seen).map((row) => [...row.cells].map(words)),
    rows: rows("#rows").map((row) => [...row.cells].slice(1, 4).map(words)),
    letters: [...document.querySelectorAll("#letters pre")].map((one) => [one.lang, one.textContent]),
    none: [...document.querySelectorAll("[data-none]")].filter(seen).map((one) => one.dataset.none),
    day: words(document.querySelector("#told-day")),
    links: [...document.querySelectorAll("[data-some=owed] a")].map((one) => one.getAttribute("href")),
  };
}"""


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The pages of a region, and what they were made from, by its name."""
    found = {}
    for name, (make, day, _) in REGIONS.items():
        root, folder = make(tmp_path_factory.mktemp(name)), tmp_path_factory.mktemp("pages") / name
        site = write_forms(root, folder, date.fromisoformat(day), "officers", status)
        found[name] = folder, site
    return found


def address(folder, language="en"):
    return (folder / language / "status" / "index.html").as_uri()


def cell(told):
    """A cell of the table as the page shows it, without the reason of a mark."""
    return " ".join(part for part in (told["text"], told.get("note", "")) if part)


def expected(site, language, day):
    """What the builder says of that day, in the shape of `SHOWN`."""
    texts = Texts(language, site.records.region.languages)
    pages = {page.path: page.view for page in status.pages(replace(site, day=date.fromisoformat(day)), texts)}
    view = pages["status/"]
    lines = [line for _, _, its in view["domains"] for line in its]
    return {
        "keys": [one["value"] for one in view["keys"][:3]],
        "owed": [
            [one.record, one.since, f"{one.due} {one.days}", ", ".join(name for name, _ in one.clusters)]
            for one in view["owed"]
        ],
        "rows": [[(each.get("mark", ""), cell(each)) for each in line.cells[:3]] for line in lines],
        "letters": [[one.language, f"{one.head}\n\n{one.body}"] for _, one in pages["status/reminders/"]["letters"]],
        "day": texts.gettext("Judged on %(day)s.") % {"day": view["today"]},
    }


def plain(value):
    """Browser and builder may use different narrow spaces."""
    if isinstance(value, str):
        return value.replace("\u202f", " ").replace("\xa0", " ")
    return [plain(each) for each in value] if isinstance(value, list | tuple) else value


def compared(shown, told):
    for part in ("keys", "owed", "letters", "day"):
        assert plain(shown[part]) == plain(told[part])
    for cells, its in zip(shown["rows"], told["rows"], strict=True):
        for said, (mark, words) in zip(cells, its, strict=True):
            assert plain(said).endswith(plain(words)) and (mark != "") is (" – " in said), (said, mark, words)
    assert set(shown["none"]) == (set() if told["owed"] else {"owed", "letters"})


def judged(page, day):
    page.fill("#day", day)
    page.dispatch_event("#day", "change")
    return page.evaluate(SHOWN)


@pytest.mark.parametrize("name", REGIONS)
def test_another_day_is_judged_as_the_builder_judges_it(name, made, browser):
    folder, site = made[name]
    _make, own, days = REGIONS[name]
    page = browser.new_page()
    wrong = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    for language in ("en", "fr"):
        page.goto(address(folder, language))
        first = page.evaluate(SHOWN)
        compared(first, expected(site, language, own))
        for day in days if language == "en" else days[-1:]:
            compared(judged(page, day), expected(site, language, day))
        assert page.url.endswith(f"#day={days[-1]}")
        if language == "en":
            page.click("button[type=reset]")
            page.wait_for_function("!location.hash")
            assert page.evaluate(SHOWN) == first
    page.close()
    assert not wrong


def test_a_day_in_the_address_is_shown_and_the_letter_copied(made, browser):
    folder, _ = made["gaps"]
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(address(folder) + "#day=2024-04-10")
    assert page.locator("#told-day").text_content() == "Judged on 10 April 2024."
    assert page.locator("#judged").text_content().startswith("Judged on 10 April 2024.")
    letter = page.locator(".letter").first
    letter.locator("summary").click()
    letter.get_by_role("button").click()
    page.wait_for_function("document.querySelector('#copied').textContent")
    assert page.evaluate("navigator.clipboard.readText()") == letter.locator("pre").text_content()
    context.close()


def test_without_script_the_page_is_of_its_own_day_and_leads_to_the_letters(made, browser):
    folder, _ = made["gaps"]
    page = browser.new_page(java_script_enabled=False)
    page.goto(address(folder))
    assert page.locator("#judge:visible, [data-copy]:visible").count() == 0
    assert page.locator("[data-some=owed] tbody tr").count() == 3
    assert page.locator("#letters a:visible").get_attribute("href").endswith("reminders/")
    page.goto((folder / "en" / "status" / "reminders" / "index.html").as_uri())
    page.locator(".letter summary").first.click()
    assert "Quarterly grid" in page.locator(".letter pre:visible").text_content()
    page.context.close()


def test_the_pages_are_accessible_and_fit_a_phone(made, browser):
    tab = Tab(browser)
    for path in ("status", "status/reminders", "status/answers", "status/left-out"):
        tab.page.goto((made["gaps"][0] / "en" / path / "index.html").as_uri())
        tab.page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        assert tab.access(dark=path == "status") == []  # the others have no colours of their own
    assert not tab.errors
    tab.close()
