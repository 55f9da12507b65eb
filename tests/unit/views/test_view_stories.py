"""Stories: their list, their pages, their pictures."""

from pathlib import Path

import pytest
from regions import change, copy_of
from small_site import found, html, site_of, texts_of

from site_builder.views import stories

BODY = """
![Drawing](bridge.svg) ![Gone](gone.png) [Minutes](minutes.pdf) [Site](https://lakes.example/)

<script>alert(1)</script>
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory) -> Path:
    """A region with two stories, the newer one in English alone."""
    folder = copy_of("lakes", tmp_path_factory.mktemp("lakes"))
    first = folder / "stories/north-wood/2020-06-01-first-bridge.en.md"
    change(first, "six** weeks.", "six** weeks.\n" + BODY)
    second = first.read_text(encoding="utf-8").replace('"2020-06-01"', '"2021-02-01"')
    second = second.replace("The first bridge", "The second <bridge>").replace("image", "# image")
    (first.parent / "2021-02-01-second.en.md").write_text(second, encoding="utf-8")
    (first.parent / "draft.svg").write_text("<svg/>", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def site(root):
    return site_of(root)


def test_the_list_is_newest_first_and_by_domain_cluster_and_year(site):
    page = found(stories.pages(site, texts_of(site)), "stories/")
    assert [card.title for card in page.view["newest"]] == ["The second <bridge>", "The first bridge"]
    assert [(one.ident, len(one.cards)) for one in page.view["by_domain"]] == [("domain-wood", 2)]
    assert [(one.ident, one.name) for one in page.view["by_cluster"]] == [("cluster-north-wood", "North Wood")]
    assert [one.name for one in page.view["by_year"]] == ["2021", "2020"]
    assert page.view["count"] == "2 stories from 1 cluster, since 2020."


def test_a_story_tells_who_took_part_and_what_it_illustrates(site):
    texts = texts_of(site)
    page = found(stories.pages(site, texts), "stories/north-wood/2020-06-01-first-bridge/")
    told = page.view["story"]
    assert told.actors == ("Companies", "Research")
    assert [other.path for other in told.others] == ["clusters/south-water/"]
    assert [one.path for one in told.indicators] == ["indicators/company-research/"]
    assert [card.title for card in told.related] == ["The second <bridge>"]
    assert page.section == "stories" and page.description == told.summary
    code = html(site, texts, page)
    assert "built in <strong>six</strong> weeks" in code
    assert "The second &lt;bridge&gt;" in code
    assert "<script>" not in code


def test_pictures_lead_to_where_they_are_published(site, root):
    path = "media/stories/north-wood/bridge.svg"
    assert stories.media(site) == {path: root / "stories/north-wood/bridge.svg"}
    told = found(stories.pages(site, texts_of(site)), "stories/north-wood/2020-06-01-first-bridge/").view["story"]
    assert (told.image, told.image_alt) == (f"/{path}", "A bridge")
    assert f'src="../../../../{path}"' in told.body
    assert "gone.png" not in told.body and "<em>Gone</em>" in told.body
    assert "minutes.pdf" not in told.body
    assert 'href="https://lakes.example/"' in told.body


def test_a_story_without_translation_is_there_in_the_language_it_has(site):
    texts = texts_of(site, "fr")
    pages = list(stories.pages(site, texts))
    assert {page.path for page in pages} == {page.path for page in stories.pages(site, texts_of(site))}
    page = found(pages, "stories/north-wood/2021-02-01-second/")
    assert page.view["story"].language == "en"
    assert "anglais" in page.view["story"].untranslated
    assert '<article class="story__text" lang="en">' in html(site, texts, page)
    told = found(pages, "stories/north-wood/2020-06-01-first-bridge/").view["story"]
    assert (told.language, told.untranslated) == ("", "")


def test_an_indicator_for_officers_is_not_named_to_the_public(tmp_path):
    root = copy_of("lakes", tmp_path)
    change(root / "data/indicators/company-research.yml", "additive: true", "additive: true\nvisibility: officers")
    for audience, names in (("public", 0), ("officers", 1)):
        site = site_of(root, audience)
        page = found(stories.pages(site, texts_of(site)), "stories/north-wood/2020-06-01-first-bridge/")
        assert len(page.view["story"].indicators) == names


def test_a_region_without_stories_says_so(tmp_path):
    site = site_of(copy_of("vallee", tmp_path))
    texts = texts_of(site, site.records.region.language)
    (page,) = stories.pages(site, texts)
    assert page.view["newest"] == [] and page.view["count"] == ""
    assert 'id="none"' in html(site, texts, page)
