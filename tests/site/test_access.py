"""In Chromium: axe finds nothing, no page scrolls sideways, nothing leaves the site.

`make lighthouse` asks the same rules of axe at each width in each scheme.
"""

import pytest
from axe_playwright_python.base import AXE_SCRIPT as AXE

from tests.site.reading import one_of_each_kind

#: a scheme changes colours alone, and colours are the same in every width: contrast is looked at once in each scheme
CONTRAST = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
BUT_CONTRAST = {"rules": {"color-contrast": {"enabled": False}}}
LOOKS = ((1280, "light", {}), (320, "light", BUT_CONTRAST), (320, "dark", CONTRAST))
LOOK = """what => axe.run({resultTypes: ['violations'], ...what}).then(seen => seen.violations)"""


def one_of_each(own, part):
    """Half of the kinds of pages, so that two workers can share them."""
    return [str(page.relative_to(own)) for page in one_of_each_kind(own, "fr")][part::2]


@pytest.mark.parametrize("part", [0, 1])
def test_one_page_of_each_kind_is_accessible(part, own, served, browser):
    wrong, asked = [], []
    page = browser.new_page()
    page.on("request", lambda request: asked.append(request.url))
    paths = one_of_each(own, part)
    for path in paths:
        page.goto(served + path)
        page.evaluate(AXE)
        for width, scheme, what in LOOKS:
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)
            name = f"{path} ({width}, {scheme})"
            found = page.evaluate(LOOK, what)
            wrong += [f"{name}: {v['id']} {v['nodes'][0]['html'][:120]}" for v in found]
            if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                wrong.append(f"{name}: scrolls sideways")
    page.close()
    assert not wrong, "\n".join(wrong[:40])
    assert len(paths) >= 12 and len(asked) > len(paths) and all(url.startswith(served) for url in asked)


def test_axe_would_find_a_fault(browser):
    page = browser.new_page()
    page.set_content("<html lang=en><title>t</title><main><h1>h</h1><img src=x></main>")
    page.evaluate(AXE)
    assert "image-alt" in page.evaluate("axe.run().then(seen => seen.violations.map(v => v.id))")
    page.close()


def test_the_switch_of_language_keeps_the_page(served, browser):
    page = browser.new_page()
    page.goto(served + "fr/clusters/minalogic/")
    page.get_by_role("link", name="English").click()
    assert page.url == served + "en/clusters/minalogic/index.html" or page.url == served + "en/clusters/minalogic/"
    page.close()


def test_the_root_leads_to_the_first_language(served, browser):
    page = browser.new_page()
    page.goto(served)
    page.wait_for_url(served + "fr/**")
    page.close()
