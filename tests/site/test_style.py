"""The style page in Chromium: every component, every chart, in both schemes, from a phone to a desk."""

import pytest

from tests.site.drawings import CHART_TEXTS
from tests.style import write


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    return write(tmp_path_factory.mktemp("style")).as_uri()


def test_the_building_stones_are_accessible_and_legible(address, tab):
    tab.page.goto(address)
    tab.page.eval_on_selector_all("details", "all => all.forEach(one => one.open = true)")
    wrong = tab.access(sheets=True)
    for width in (320, 360, 768, 1280):
        tab.show(width)
        wrong += [f"{width}: {fault}" for fault in tab.page.evaluate(CHART_TEXTS)]
        if tab.page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wrong.append(f"{width}: scrolls sideways")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(("width", "opened"), [(360, False), (1280, True)])
def test_the_menu_needs_no_script(width, opened, address, without_script):
    page = without_script
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address)
    links = page.get_by_role("navigation", name="Main menu").get_by_role("link", name="Members")
    assert links.is_visible() is opened
    if not opened:
        page.get_by_text("Menu", exact=True).click()
        assert links.is_visible()
