"""Which picture stands for which page, and that no page names one that is not made."""

from dataclasses import replace

import pytest
from regions import copy_of
from small_site import site_of, texts_of

from site_builder.views import cards, stories


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return site_of(copy_of("lakes", tmp_path_factory.mktemp("lakes")))


def named(site, texts) -> set[str]:
    pages = {page.picture for page in stories.pages(site, texts) if page.picture}
    return pages | ({cards.default_picture(site, texts)} - {""})


@pytest.mark.parametrize("language", ["en", "fr"])
def test_each_story_has_a_picture_and_all_other_pages_one(site, language):
    texts = texts_of(site, language)
    assert cards.default_picture(site, texts) == f"/{language}/card.png"
    made = {f"/{file.path}" for file in stories.files(site, texts) if file.path.endswith(".png")}
    story = f"/{language}/stories/north-wood/2020-06-01-first-bridge/card.png"
    assert made == named(site, texts) == {f"/{language}/card.png", story}


def test_a_story_in_another_script_has_the_picture_of_all_pages(site):
    texts = texts_of(site)
    (story,) = site.records.stories
    greek = {language: replace(text, title="Η γέφυρα") for language, text in story.languages.items()}
    other = replace(site, records=replace(site.records, stories=(replace(story, languages=greek),)))
    assert named(other, texts) == {"/en/card.png"}
    assert [file.path for file in cards.pictures(other, texts)] == ["en/card.png"]


def test_no_page_names_a_picture_where_none_can_be_drawn(site, monkeypatch):
    monkeypatch.setattr(cards, "possible", lambda: False)
    texts = texts_of(site)
    assert named(site, texts) == set()
    assert [file.path for file in stories.files(site, texts)] == ["en/stories/feed.xml"]
