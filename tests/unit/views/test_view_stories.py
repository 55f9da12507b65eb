"""Stories: their list, their pages, their pictures."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from regions import change, copy_of
from small_site import found, html, site_of, texts_of

from site_builder.indicators import Figures
from site_builder.views import stories
from site_builder.views.stories_cards import brief
from site_builder.views.stories_figure import illustrated

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


def test_the_list_is_newest_first_and_leads_to_domains_clusters_and_years(site):
    texts = texts_of(site)
    pages = list(stories.pages(site, texts))
    page = found(pages, "stories/")
    assert page.view["first"].title == "The second <bridge>"
    assert [card.title for card in page.view["newest"]] == ["The first bridge"]
    assert [(way.path, way.count) for way in page.view["by_domain"]] == [("stories/domains/wood/", "2 stories")]
    assert [(way.path, way.name) for way in page.view["by_cluster"]] == [("stories/north-wood/", "North Wood")]
    assert [way.name for way in page.view["by_year"]] == ["2021", "2020"]
    assert page.view["count"] == "2 stories from 1 cluster, since 2020."
    ways = [way.path for key in ("by_domain", "by_cluster", "by_year") for way in page.view[key]]
    assert {each.path for each in pages} == {"stories/", *ways, page.view["first"].path, page.view["newest"][0].path}
    assert 'href="../stories/feed.xml"' in html(site, texts, page)


def test_a_shelf_shows_the_newest_as_cards_and_the_others_in_lines_by_year(site):
    texts = texts_of(site)
    first, second = stories.newest_first(site.records.stories)
    many = [replace(second, slug=f"story-{day}", date=date(2020, 1, day)) for day in range(1, 9)]
    crowded = replace(site, records=replace(site.records, stories=(first, second, *many)))
    page = found(stories.pages(crowded, texts), "stories/north-wood/")
    assert len(page.view["cards"]) == 6 and [(it[1], len(it[2])) for it in page.view["lines"]] == [("2020", 4)]
    assert page.view["about"] == "clusters/north-wood/" and page.title == "Stories: North Wood"
    assert page.view["way"].count == "10 stories"
    code = html(crowded, texts, page)
    year = found(stories.pages(crowded, texts), "stories/years/2020/")
    assert [(it[1], len(it[2])) for it in year.view["lines"]] == [("Earlier in 2020", 3)]
    assert code.count("story-card__title") == 6 and 'id="year-2020"' in code


def test_every_page_describes_itself_briefly(site):
    for language in ("en", "fr"):
        said = [page.description for page in stories.pages(site, texts_of(site, language))]
        assert len(set(said)) == len(said)
        assert all(50 <= len(each) <= 160 for each in said), said


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Short.", "Short."),
        ("One sentence here. " * 10, "One sentence here. " * 7 + "One sentence here."),
        ("word " * 60, "word " * 30 + "word…"),
        ("« Un mot. » " + "et la suite " * 20, "« Un mot. » " + "et la suite " * 11 + "et la suite…"),
    ],
)
def test_a_text_is_cut_after_a_sentence_or_a_word(text, told):
    assert brief(text.strip()) == told
    assert len(brief(text)) <= 160


def test_the_figure_beside_a_story_is_of_its_cluster_and_year(site):
    texts = texts_of(site)
    told = found(stories.pages(site, texts), "stories/north-wood/2020-06-01-first-bridge/").view["story"]
    assert told.illustrated.indicator == "company-research"
    assert told.illustrated.place == "North Wood"
    assert (told.illustrated.figure.period, told.illustrated.figure.mark) == ("2020", "")
    assert "newest whole year" not in told.illustrated.line
    later = found(stories.pages(site, texts), "stories/north-wood/2021-02-01-second/").view["story"]
    assert later.illustrated.figure.period == "2020"
    assert "2020 is the newest whole year before the story." in later.illustrated.line


def test_a_figure_that_the_cluster_has_not_is_that_of_its_domain_or_of_none(site):
    texts = texts_of(site)
    story = stories.newest_first(site.records.stories)[1]
    figures = [each for each in site.figures if (each.scope, each.entity) != ("cluster", "north-wood")]
    told = illustrated(replace(site, figures=Figures(figures)), texts, story)
    assert told is not None and told.place == "Wood"
    assert "clusters of the domain together" in told.line
    assert illustrated(replace(site, figures=Figures([])), texts, story) is None


def test_a_year_of_three_quarters_is_not_shown_beside_a_story(site):
    texts = texts_of(site)
    story = replace(stories.newest_first(site.records.stories)[1], indicators=("joint-projects",))
    assert illustrated(site, texts, story) is None


def test_a_story_leads_to_its_file_and_to_those_before_and_after(site):
    texts = texts_of(site)
    known = replace(site, repository="https://git.example/lakes/")
    pages = list(stories.pages(known, texts))
    told = found(pages, "stories/north-wood/2020-06-01-first-bridge/").view["story"]
    assert told.record == "https://git.example/lakes/stories/north-wood/2020-06-01-first-bridge.en.md"
    assert told.older is None and told.newer.path == "stories/north-wood/2021-02-01-second/"
    other = found(stories.pages(known, texts_of(site, "fr")), told.newer.path)
    assert other.view["story"].record.endswith("2021-02-01-second.en.md")


def test_a_story_tells_who_took_part_and_what_it_illustrates(site):
    texts = texts_of(site)
    page = found(stories.pages(site, texts), "stories/north-wood/2020-06-01-first-bridge/")
    told = page.view["story"]
    assert told.actors == ("Companies", "Research")
    assert [other.path for other in told.others] == ["clusters/south-water/"]
    assert told.illustrated.figure.path == "indicators/company-research/" and told.indicators == ()
    assert [card.title for card in told.related] == ["The second <bridge>"]
    assert page.section == "stories" and page.description.startswith(told.summary)
    code = html(site, texts, page)
    assert "built in <strong>six</strong> weeks" in code
    assert "The second &lt;bridge&gt;" in code
    assert "<script" not in code.partition("</main>")[0]


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
        told = page.view["story"]
        assert len(told.indicators) + (told.illustrated is not None) == names


def test_a_region_without_stories_says_so(tmp_path):
    site = site_of(copy_of("vallee", tmp_path))
    texts = texts_of(site, site.records.region.language)
    (page,) = stories.pages(site, texts)
    assert page.view["first"] is None and page.view["count"] == ""
    assert 'id="none"' in html(site, texts, page)
