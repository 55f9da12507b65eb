"""The style page in Chromium: every component, every chart, in both schemes, from a phone to a desk."""

import pytest

from tests.site.drawings import CHART_TEXTS
from tests.site.visiting import Tab
from tests.style import write


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    return write(tmp_path_factory.mktemp("style")).as_uri()


def test_the_building_stones_are_accessible_and_legible(address, browser):
    tab, wrong = Tab(browser), []
    tab.page.goto(address)
    tab.page.eval_on_selector_all("details", "all => all.forEach(one => one.open = true)")
    for width, scheme in ((320, "dark"), (360, "light"), (768, "light"), (1280, "dark")):
        wrong += [f"{width}, {scheme}: {fault}" for fault in tab.access(width, scheme)]
        wrong += [f"{width}: {fault}" for fault in tab.page.evaluate(CHART_TEXTS)]
    tab.close()
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(("width", "opened"), [(360, False), (1280, True)])
def test_the_menu_needs_no_script(width, opened, address, browser):
    context = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    links = page.get_by_role("navigation", name="Main menu").get_by_role("link", name="Members")
    assert links.is_visible() is opened
    if not opened:
        page.get_by_text("Menu", exact=True).click()
        assert links.is_visible()
    context.close()
