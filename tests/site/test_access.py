"""In Chromium: axe finds nothing, no page scrolls sideways, nothing leaves the site, texts of charts are legible."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.site.reading import one_of_each_kind

WIDTHS = (1280, 320)
CHART_TEXTS = """() => [...document.querySelectorAll('svg')].filter(s => s.getClientRects().length).flatMap(svg => {
  const box = svg.getBoundingClientRect(), texts = [...svg.querySelectorAll('text')].filter(t => t.textContent.trim());
  const boxes = texts.map(t => [t, t.getBoundingClientRect()]), wrong = [];
  boxes.forEach(([t, b], i) => {
    const size = parseFloat(getComputedStyle(t).fontSize) * box.width / svg.viewBox.baseVal.width;
    if (size < 10.99) wrong.push(`small ${size}: ${t.textContent}`);
    if (b.left < box.left - 1 || b.right > box.right + 1 || b.top < box.top - 1 || b.bottom > box.bottom + 1)
      wrong.push('outside: ' + t.textContent);
    for (const [u, c] of boxes.slice(i + 1))
      if (b.left < c.right - 1 && c.left < b.right - 1 && b.top < c.bottom - 3 && c.top < b.bottom - 3)
        wrong.push(`over: ${t.textContent} / ${u.textContent}`);
  });
  return wrong;
})"""


@pytest.fixture(scope="module", params=["light", "dark"])
def scheme(request):
    return request.param


def addresses(own, served, language):
    return [served + str(page.relative_to(own)) for page in one_of_each_kind(own, language)]


@pytest.mark.parametrize("width", WIDTHS)
def test_one_page_of_each_kind_is_accessible_and_legible(width, scheme, own, served, browser):
    wrong, asked = [], []
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    page.on("request", lambda request: asked.append(request.url))
    for address in addresses(own, served, "fr"):
        page.goto(address)
        name = address.removeprefix(served)
        found = Axe().run(page).response["violations"]
        wrong += [f"{name}: {v['id']} {v['nodes'][0]['html'][:120]}" for v in found]
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wrong.append(f"{name}: scrolls sideways")
        wrong += [f"{name}: {text}" for text in page.evaluate(CHART_TEXTS)]
    context.close()
    assert not wrong, "\n".join(wrong[:40])
    assert len(asked) > 15 and all(url.startswith(served) for url in asked)


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
