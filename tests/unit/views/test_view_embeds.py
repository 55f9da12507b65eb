"""Charts to show elsewhere: which there are, what stands in them, and the code for the frame."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

import pytest
from region_factory import write_region
from small_site import html, site_of, texts_of

from site_builder.views import embeds
from site_builder.views.indicator_words import visible

DAY = date(2023, 6, 30)


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    folder = tmp_path_factory.mktemp("region")
    write_region(folder, clusters=6, years=3, seed=11)
    return folder


@pytest.fixture(scope="module")
def site(root):
    return site_of(root, day=DAY)


def test_each_public_measure_of_the_region_has_a_page_and_a_picture(root, site):
    for seen in (site, site_of(root, "officers", DAY)):
        texts = texts_of(seen)
        pages = {page.path for page in embeds.pages(seen, texts)}
        assert pages and pages <= {f"embed/{d.id}/" for d in visible(site) if d.scope is None}
        pictures = {file.path for file in embeds.files(seen, texts)}
        assert pictures == {"assets/embed.css", *(f"en/{path.rstrip('/')}.svg" for path in pages)}
        offered = {e.page for d in visible(seen) if (e := embeds.embed(seen, texts, d)) is not None}
        assert offered == pages


def test_a_framed_page_has_the_chart_and_leads_out_of_the_frame(site):
    texts = texts_of(site)
    page = next(page for page in embeds.pages(site, texts) if page.path == "embed/budget/")
    text = html(site, texts, page)
    assert not page.listed and 'content="noindex' in text
    assert text.count("<h1>") == 1 and "<svg" in text and "<script" not in text
    assert 'indicators/budget/" target="_top"' in text and "site.css" not in text


def test_a_picture_stands_by_itself(site):
    texts = texts_of(replace(site, address="https://clusters.example/"))
    files = {
        file.path: file.content for file in embeds.files(replace(site, address="https://clusters.example/"), texts)
    }
    for path, content in files.items():
        if path.endswith(".svg"):
            told = [text.text for text in ElementTree.fromstring(content).iter("{http://www.w3.org/2000/svg}text")]
            assert any(line.startswith("Source: ") for line in told)
            assert any(line.startswith("https://clusters.example/en/indicators/") for line in told)
    assert b"@container" in files["assets/embed.css"] and len(files["assets/embed.css"]) < 10_000


def test_the_code_names_the_whole_address_where_it_is_known(site):
    definition = site.records.definitions["budget"]
    here = embeds.embed(site, texts_of(site), definition)
    there = embeds.embed(replace(site, address="https://clusters.example/"), texts_of(site), definition)
    assert 'src="/en/embed/budget/"' in here.code and not here.whole
    assert 'src="https://clusters.example/en/embed/budget/"' in there.code and there.whole


@pytest.mark.parametrize(
    ("notice", "short"),
    [
        (None, ""),
        ("Demonstration data: all is invented. Nothing is real.", "Demonstration data"),
        ("All is invented. Nothing is real.", "All is invented"),
    ],
)
def test_the_notice_of_the_region_is_told_in_short(site, notice, short):
    region = replace(site.records.region, notice=notice)
    told = replace(site, records=replace(site.records, region=region))
    assert embeds._short_notice(told, texts_of(site)) == short
