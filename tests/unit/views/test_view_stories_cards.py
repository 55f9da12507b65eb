"""Lists of stories ask for few files."""

from dataclasses import replace

from regions import CASES
from small_site import site_of, texts_of

from site_builder.views.stories_cards import cards


def test_a_list_shows_the_pictures_of_the_first_few_alone():
    site = site_of(CASES / "good" / "lakes")
    told = site.records.stories[0]
    assert told.image
    plain = replace(told, slug="plain", image=None)
    shown = cards(site, texts_of(site), [plain, *(replace(told, slug=f"story-{number}") for number in range(6))])
    assert [bool(card.image) for card in shown] == [False, True, True, True, True, False, False]
