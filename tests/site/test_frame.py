"""The frame of every page in Chromium: the menu has its rows, focus is seen, a lost reader finds the way out."""

import pytest

ROWS = """() => new Set([...document.querySelectorAll('.menu__list a')]
  .filter(link => link.checkVisibility()).map(link => Math.round(link.getBoundingClientRect().top))).size"""
FOCUSED = """() => { const at = document.activeElement, style = getComputedStyle(at);
  return [at.textContent.trim(), style.outlineStyle, parseFloat(style.outlineWidth)] }"""


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_menu_takes_one_row_on_a_desk_two_on_a_tablet_and_folds_on_a_phone(language, served, page):
    page.goto(f"{served}{language}/accessibility/")
    rows = []
    for width in (1280, 768, 360):
        page.set_viewport_size({"width": width, "height": 900})
        rows.append(page.evaluate(ROWS))
    assert rows == [1, 2, 0]


def test_the_first_stop_of_the_keyboard_leads_to_the_content_and_each_stop_is_seen(served, page):
    page.goto(f"{served}en/accessibility/")
    stops = []
    for _ in range(12):
        page.keyboard.press("Tab")
        stops.append(page.evaluate(FOCUSED))
    assert stops[0][0] == "Skip to the content"
    assert all(style == "solid" and width >= 2 for _, style, width in stops), stops
    assert len({text for text, *_ in stops}) == len(stops)


def test_the_lost_page_leads_back(served, page):
    page.goto(f"{served}404.html")
    assert page.get_by_role("heading", level=1).count() == 1
    page.get_by_role("main").get_by_role("link", name="Stories").click()
    page.wait_for_url(f"{served}en/stories/**")
