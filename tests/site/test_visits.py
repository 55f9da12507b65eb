"""In Chromium, one page of each kind: a light first view, nothing from elsewhere, nothing that axe finds.

`make lighthouse` asks all rules of axe at each width in each scheme.
"""

from urllib.parse import urlsplit

import pytest

from tests.site.reading import one_of_each_kind, tree
from tests.site.visiting import BYTES, DESK, REQUESTS, SCRIPT

PHONE = (360, 800)


def too_heavy(loaded, path):
    """A line where a first view is heavier than it may be."""
    assert len(loaded) > 1
    together = sum(size for _, size in loaded)
    scripts = sum(size for url, size in loaded if urlsplit(url).path.endswith(".js"))
    if together > BYTES or len(loaded) > REQUESTS or (scripts > SCRIPT and "search/" not in path):
        yield f"{together} bytes, {len(loaded)} requests, scripts {scripts}: {loaded}"


def faults(tab, url, path, pictured, dark):
    """All that is amiss on a page, at the widths and in the schemes in which it differs."""
    if pictured:  # on a phone a page loads the same but for pictures
        yield from too_heavy(tab.first_view(url, *PHONE), path)
    yield from too_heavy(tab.first_view(url, *DESK), path)
    yield from tab.access(dark)
    yield from tab.wrong
    tab.wrong.clear()


@pytest.mark.parametrize("part", [0, 1], ids=["one half", "the other"])
def test_one_page_of_each_kind_is_light_and_accessible(part, own, served, tab):
    kinds, lines = one_of_each_kind(own, "fr")[part::2], []
    for number, page in enumerate(kinds):
        path = page.relative_to(own).parent.as_posix() + "/"
        pictured = bool(tree(page).xpath("//img"))
        # every stone of which pages are built is looked at in the dark on the style page: here every second page is
        found = faults(tab, served + path, path, pictured, dark=number % 2 == 0)
        lines += [f"{path}: {fault}" for fault in found]
    assert not lines, "\n".join(lines[:40])
    assert len(kinds) >= 12


def test_what_is_amiss_would_be_found(tab):
    rows = "".join(f"<li><p>{number}</p></li>" for number in range(20))
    pale = "<li><p><span style='color: #bbb'>pale</span></p></li>"
    style = "<style>@media (min-width: 400px) { .phone { display: none } }</style>"
    page = f"<html lang=en><title>t</title>{style}<main><h1>h</h1><ul>{rows}{pale}</ul>%s</main>"
    tab.page.set_content(page % "<img src='data:,'><p style='width: 2000px'>wide</p>")
    told = " ".join(tab.access())
    assert "image-alt" in told and "light: color-contrast <span" in told and "1280, light: scrolls sideways" in told
    tab.page.set_content(page % "<p class=phone><a href=#x></a><span style='color: #ccc'>paler</span>")
    told = {line.partition(" <")[0] for line in tab.access()}
    assert told == {"320, dark: color-contrast", "320, dark: link-name"}  # the first pale text was told of before
    tab.page.set_content(page % "<p>Nothing new</p>")
    assert tab.access() == []


def test_a_request_elsewhere_and_an_error_would_be_found(tab):
    tab.first_view("data:text/html,<img src='http://127.0.0.1:9/x.png'><script>f()</script>", *PHONE)
    told = " ".join(tab.wrong)
    assert "elsewhere" in told and "error: f" in told and "failed: http://127.0.0.1:9/" in told


def test_the_switch_of_language_keeps_the_page(served, page):
    page.goto(served + "fr/clusters/minalogic/")
    page.get_by_role("link", name="English").click()
    assert page.url in (served + "en/clusters/minalogic/index.html", served + "en/clusters/minalogic/")


def test_the_root_leads_to_the_first_language(served, page):
    page.goto(served)
    page.wait_for_url(served + "fr/**")
