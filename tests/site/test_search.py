"""Search and directory in a browser: readers find what they look for, served or from the folder alone."""

from urllib.parse import quote, urlsplit

import pytest
from click.testing import CliRunner

from site_builder import searching
from site_builder.cli import main
from tests.site.making import GOOD
from tests.site.reading import pages, seen

#: words as readers type them, and the page that the first results must hold
LOOKED_FOR = {
    "fr": [
        ("hydrogènes", "fr/indicators/hydrogen-projects/"),
        ("collaborations", "fr/collaborations/"),
        ("clusters numeriques", "fr/domains/digital/"),
        ("l'hydrogène en station", "fr/stories/tenerrdis/2024-04-25-hydrogene-etude-non/"),
        ("axelera 2024", "fr/clusters/axelera/2024/"),
    ],
    "en": [
        ("collaboration", "en/collaborations/"),
        ("digital clusters", "en/domains/digital/"),
        ("refuse lorry", "en/stories/tenerrdis/2024-04-25-hydrogene-etude-non/"),
        ("minalogic", "en/clusters/minalogic/"),
    ],
}
FIRST = 3


def results(page):
    page.wait_for_selector("#finds li a")
    return [link.get_attribute("href") for link in page.query_selector_all("#finds li h2 a")]


AMONG_THE_FIRST = """([path, first]) => [...document.querySelectorAll('#finds li h2 a')].slice(0, first).some(
  link => link.getAttribute('href') === path)"""


@pytest.mark.parametrize("language", LOOKED_FOR)
def test_words_in_any_form_find_the_page_and_lead_there(page, tab, served, language):
    words, path = LOOKED_FOR[language][0]
    page.goto(f"{served}{language}/search/?q={quote(words)}")
    assert f"../../{path}" in results(page)[:FIRST]
    for words, path in LOOKED_FOR[language][1:]:
        page.fill("#q", words)
        page.wait_for_function(AMONG_THE_FIRST, arg=[f"../../{path}", FIRST], timeout=9000)
        assert page.inner_text("#found").split()[0].isdigit()
    page.click(f'#finds a[href="../../{path}"]')
    assert page.url == served + path
    assert {urlsplit(address).netloc for address in tab.asked} == {urlsplit(served).netloc}


def test_the_engine_is_loaded_when_somebody_types_and_the_address_can_be_shared(page, tab, served):
    page.goto(f"{served}fr/search/")
    assert not [address for address in tab.asked if "pagefind" in address]
    page.fill("#q", "hydrogène")
    results(page)
    every = page.inner_text("#found")
    page.select_option("#kind", "story")
    page.wait_for_function("before => document.getElementById('found').textContent !== before", arg=every)
    assert page.url.endswith("?q=hydrog%C3%A8ne&kind=story")
    assert all("/stories/" in href for href in results(page))
    page.focus("#q")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement === document.querySelector('#finds a')")
    page.fill("#q", "zzzzqqq")
    page.wait_for_function("document.getElementById('finds').hidden")
    assert page.get_attribute("#elsewhere a", "href").endswith("members/directory/#q=zzzzqqq")


def test_the_folder_alone_can_be_searched(page, own):
    page.goto((own / "fr/search/index.html").as_uri() + "?q=" + quote("hydrogènes"))
    first = results(page)[0]
    page.click(f'#finds a[href="{first}"]')
    assert page.url == (own / "fr/indicators/hydrogen-projects/index.html").as_uri()


def test_links_lead_to_pages_from_the_folder_alone(page, own):
    page.goto((own / "index.html").as_uri())
    page.wait_for_url("**/fr/index.html")
    page.click('nav a[href$="members/index.html"]')
    page.click('a[href$="members/directory/index.html"]')
    assert page.url == (own / "fr/members/directory/index.html").as_uri()
    links = page.locator("a").evaluate_all("all => all.map((a) => a.href.split('#')[0])")
    assert not [link for link in links if link.endswith("/")]


def test_members_are_found_by_the_beginnings_of_words_and_by_choices(page, served):
    page.goto(f"{served}fr/members/directory/#cluster=minalogic&territory=38")
    page.wait_for_selector("#finds li")
    every = page.inner_text("#found")
    chosen = page.locator("option[value='38']").inner_text()
    assert page.locator("#finds li").count() == 50
    assert set(
        page.locator("#finds li span:nth-of-type(1)").evaluate_all("all => all.map(e => e.textContent.split(' · ')[1])")
    ) == {chosen}
    page.click("#more")
    assert page.locator("#finds li").count() == 100
    page.select_option("#kind", "research")
    page.wait_for_function("before => document.getElementById('found').textContent !== before", arg=every)
    assert "kind=research" in page.url
    page.go_back()
    page.wait_for_function("before => document.getElementById('found').textContent === before", arg=every)
    assert page.input_value("#kind") == ""


def test_names_are_found_without_accents_and_from_the_folder_alone(page, tab, own):
    page.goto((own / "en/members/directory/index.html").as_uri())
    assert not [address for address in tab.asked if "organisations" in address]
    page.fill("#q", "UNIVERSITE")
    page.wait_for_selector("#finds li")
    assert all(name.startswith("Université") for name in page.locator("#finds li b").all_inner_texts())
    page.click("#finds li a >> nth=0")
    assert page.url.endswith("index.html") and "/clusters/" in page.url


def test_every_page_of_the_directory_is_light(own):
    for language in ("fr", "en"):
        for html in (own / language / "members").rglob("index.html"):
            assert html.stat().st_size <= 60_000, html
    assert (own / "assets" / "organisations.js").stat().st_size < 200_000
    assert (own / "assets" / "directory.js").stat().st_size <= 5_000


def test_the_site_is_whole_without_search(tmp_path, monkeypatch):
    monkeypatch.setattr(searching, "available", lambda: False)
    out = tmp_path / "site"
    done = CliRunner().invoke(main, ["build", "--source", str(GOOD / "lakes"), "--out", str(out)])
    assert done.exit_code == 0
    assert "publish" in done.output
    assert not (out / searching.FOLDER).exists() and not list(out.rglob("search"))
    for page in pages(out):
        assert not [link for link in seen(page).links if "/search/" in link], page
