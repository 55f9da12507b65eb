"""Every page has its twin in each language, a title and a description of its own; the sitemap names them all."""

from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.site.reading import inside, pages, seen
from tests.site.serving import ADDRESS

LANGUAGES = ("en", "fr")
_MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
_LINK = "{http://www.w3.org/1999/xhtml}link"


def is_listed(page: Path) -> bool:
    """True unless the page is one that others frame, kept from search engines."""
    return "noindex" not in seen(page).named.get("robots", "")


@pytest.fixture(params=["public", "officers", "own"])
def site(request) -> Path:
    return request.getfixturevalue(request.param)


def test_every_page_has_its_twin_in_each_language_and_both_name_each_other(site):
    paths = {language: {page.relative_to(site / language) for page in pages(site / language)} for language in LANGUAGES}
    assert paths["en"] == paths["fr"] and len(paths["en"]) > 30
    wrong, top = [], site.resolve()
    for language in LANGUAGES:
        for path in sorted(paths[language]):
            page = top / language / path
            its = seen(site / language / path)
            if not is_listed(site / language / path):
                continue
            twins = {
                code: inside(site, page, address) for code, address in its.alternates.items() if code != "x-default"
            }
            expected = {code: (top / code / path, "") for code in LANGUAGES}
            if its.language != language or twins != expected or "x-default" not in its.alternates:
                wrong.append(f"{language}/{path}: {its.language} {its.alternates}")
            if its.canonical and inside(site, page, its.canonical) != (page, ""):
                wrong.append(f"{language}/{path}: canonical {its.canonical}")
    assert not wrong, wrong[:10]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_has_a_title_and_a_description_of_its_own(language, own):
    its = {str(page.relative_to(own).parent): seen(page) for page in pages(own / language) if is_listed(page)}
    titles = Counter(one.title.strip() for one in its.values())
    told = {path: one.named.get("description", "") for path, one in its.items()}
    descriptions = Counter(told.values())
    wrong = [
        f"{path}: title {one.title!r}" for path, one in its.items() if titles[one.title.strip()] > 1 or not one.title
    ]
    wrong += [f"{path}: {len(text)} {text!r}" for path, text in told.items() if not 50 <= len(text) <= 160]
    wrong += [f"{path}: not its own: {text!r}" for path, text in told.items() if descriptions[text] > 1]
    assert not wrong, f"{len(wrong)}: " + "\n".join(wrong[:40])


def test_the_sitemap_follows_the_protocol_and_names_every_page_for_readers(own):
    file = own / "sitemap.xml"
    assert file.stat().st_size < 50_000_000
    top = ElementTree.parse(file).getroot()
    assert top.tag == f"{_MAP}urlset" and {child.tag for child in top} == {f"{_MAP}url"} and len(top) <= 50_000
    named = [url.findtext(f"{_MAP}loc") for url in top]
    listed = [
        page for code in LANGUAGES for page in pages(own / code) if "noindex" not in seen(page).named.get("robots", "")
    ]
    assert sorted(named) == sorted(ADDRESS + page.relative_to(own).parent.as_posix() + "/" for page in listed)
    for url in top:
        links = {link.get("hreflang"): link.get("href") for link in url.findall(_LINK)}
        assert set(links) == {*LANGUAGES, "x-default"} and set(links.values()) <= set(named)
        assert url.findtext(f"{_MAP}loc") in links.values()
    robots = (own / "robots.txt").read_text(encoding="utf-8").split("\n")
    assert f"Sitemap: {ADDRESS}sitemap.xml" in robots and "Allow: /" in robots
