"""In Chromium: the levers reckon as the builder does, in each language, obey the keyboard and can do without script."""

import json
from types import SimpleNamespace

import pytest

from site_builder.texts import Texts
from site_builder.views.business_model_levers import Start, levers, outcome
from site_builder.views.business_model_what_if import line_text, result_text, shares_text

PATH = "business-model/"
MOVES = (
    {"fees": 10, "members": 5},
    {"services": -100, "success": 2000, "eu": 35},
    {"public": -100, "expenditure": -20},
    {"fees": -50, "members": -50, "services": -100, "eu": -100, "expenditure": 50},
)
TOLD = """() => Object.fromEntries([...document.querySelectorAll('[data-what-if]')].map(
  one => [one.dataset.whatIf, one.textContent]))"""


def plain(text):
    """Browser and builder may use different narrow spaces."""
    return " ".join(text.replace("\u202f", " ").replace("\xa0", " ").split())


def told(page, name):
    return plain(page.locator(f'[data-what-if="{name}"]').text_content())


@pytest.mark.parametrize("language", ["fr", "en"])
def test_script_and_builder_come_to_the_same(language, served, page, without_script):
    texts = Texts(language, ("fr", "en"))
    site = SimpleNamespace(records=SimpleNamespace(region=SimpleNamespace(currency="EUR")))
    without_script.goto(f"{served}{language}/{PATH}")
    built = [told(without_script, name) for name in ("result", "shares")]
    page.goto(f"{served}{language}/{PATH}")
    assert [told(page, name) for name in ("result", "shares")] == built
    start = Start(**json.loads(page.locator(".what-if").get_attribute("data-start")))
    for moves in MOVES:
        page.evaluate(
            """moves => document.querySelectorAll('.what-if input').forEach(input => {
            input.value = moves[input.dataset.lever] || 0;
            input.dispatchEvent(new Event('input', {bubbles: true}));
        })""",
            moves,
        )
        it = outcome(start, moves)
        lines = {f"{each.id}-line": line_text(site, texts, each.id, start, it, moves) for each in levers(start)}
        expected = {"result": result_text(site, texts, it), "shares": shares_text(texts, it), **lines}
        shown = page.evaluate(TOLD)
        assert {name: plain(shown[name]) for name in expected} == {name: plain(text) for name, text in expected.items()}


def test_it_is_moved_by_keyboard_shared_by_its_address_and_put_back(served, page):
    page.goto(f"{served}en/{PATH}")
    begin = told(page, "result")
    page.locator("#lever-fees").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert told(page, "fees-value") == "+10%" and told(page, "result") != begin
    assert "+10%" in page.locator("#lever-fees").get_attribute("aria-valuetext")
    assert page.url.endswith("#fees=10")
    moved = told(page, "result")
    page.reload()
    assert told(page, "result") == moved and page.locator("#lever-fees").input_value() == "10"
    page.get_by_role("button").click()
    page.wait_for_function("document.querySelector('#lever-fees').value === '0'")
    assert told(page, "result") == begin


def test_without_script_levers_show_their_starting_point_and_one_step_of_each(served, without_script):
    page = without_script
    page.goto(f"{served}en/{PATH}")
    assert page.locator(".what-if input:visible").count() == 0
    assert page.locator(".lever__line:visible").count() == page.locator(".lever").count() == 7
    assert page.locator("table:has(#levers-table) tbody tr:visible").count() == 8


@pytest.mark.parametrize("size", [(360, 640), (320, 480), (768, 900)])
def test_the_result_that_stays_in_view_covers_no_lever_in_hand(size, served, page):
    page.set_viewport_size(dict(zip(("width", "height"), size, strict=True)))
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{served}fr/{PATH}")
    levers = page.locator(".what-if input")
    levers.last.focus()
    for _ in range(levers.count()):
        page.wait_for_function(
            """() => {
                const held = document.activeElement, box = held.getBoundingClientRect();
                return document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2) === held;
            }""",
            timeout=3000,
        )
        page.keyboard.press("Shift+Tab")
