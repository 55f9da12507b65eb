"""Search: its page is an index of the site, and each page is found as what it is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from region_factory import write_region
from small_site import html, site_of, texts_of

from site_builder.views import families, search
from site_builder.views.page import Page


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("search")
    write_region(folder, clusters=5, years=2, seed=7)
    return replace(site_of(folder), searchable=True)


def test_without_an_index_there_is_no_search_page(site):
    assert list(search.pages(replace(site, searchable=False), texts_of(site))) == []


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_page_leads_to_every_cluster_domain_territory_indicator_and_story(site, language):
    texts = texts_of(site, language)
    (page,) = search.pages(site, texts)
    ways = {way.ident: way.links for way in page.view["ways"]}
    records = site.records
    assert len(ways["clusters"]) == len(records.clusters)
    assert len(ways["domains"]) == len(records.region.domains)
    assert len(ways["territories"]) == len(records.region.territories)
    assert len(ways["stories"]) == len(records.stories)
    assert {link.path for link in ways["indicators"]} == {
        f"indicators/{each.id}/" for each in records.definitions.values() if each.visibility == "public"
    }
    names = [link.text for link in ways["stories"]]
    assert names == sorted(names, key=texts.sort_key)
    assert 50 <= len(page.description) <= 160
    assert 'role="search"' in (told := html(site, texts, page)) and 'aria-live="polite"' in told


def test_each_page_is_found_as_what_it_is(site):
    texts = texts_of(site)
    every = list(families.all_pages(site, texts))
    entries = search.entries(site, every)
    cluster = next(iter(site.records.clusters.values()))
    story = site.records.stories[0]
    assert entries[""].kind == entries["clusters/"].kind == "overview"
    assert entries[f"clusters/{cluster.id}/"].kind == "cluster"
    assert entries[f"clusters/{cluster.id}/"].domains == cluster.domains
    sheets = [entry for path, entry in entries.items() if path.startswith(f"clusters/{cluster.id}/2")]
    assert sheets and all(each.kind == "sheet" and each.brief for each in sheets)
    assert entries[f"stories/{story.cluster}/{story.name}/"].domains == (story.domain,)
    assert entries["guide/"].kind == "guide"
    assert {each.kind for each in entries.values()} <= {key for key, _, _ in search.KINDS}
    assert "search/" not in entries
    assert not [path for path in entries if path.startswith("members/directory/")]


def test_what_is_not_listed_is_not_found(site):
    assert search.entry_of(site, Page("indicators/x/embed/", "embed.html", "X", listed=False)) is None
