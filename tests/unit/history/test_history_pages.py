"""What pages tell of corrections: the public days and values, the officers changes too, nobody what is not theirs."""

from __future__ import annotations

from pathlib import Path

import pytest
from region_past import Past, eventful
from small_site import found, html, texts_of

from site_builder.views import cluster_objectives, clusters, indicators
from site_builder.views.page import Site
from site_builder.views.shown import Subject, key_figure

ALDER = "data/clusters/alder/2023.yml"


@pytest.fixture(scope="module")
def past(tmp_path_factory: pytest.TempPathFactory) -> Past:
    past = eventful(tmp_path_factory.mktemp("pages"))
    past.change(ALDER, "operating_grant: 51000", "operating_grant: 50000")
    past.change(ALDER, "  grant: 51000", "  grant: 50000")
    past.change("data/clusters/alder/targets.yml", "target: 6", "target: 7")
    past.commit("A smaller grant, and more to reach", "2024-06-10")
    return past


@pytest.fixture(scope="module")
def public(past: Past) -> Site:
    return past.site()


@pytest.fixture(scope="module")
def officers(past: Past) -> Site:
    return past.site("officers")


def page(site: Site, path: str, family=clusters, language: str = "en") -> str:
    texts = texts_of(site, language)
    return html(site, texts, found(family.pages(site, texts), path))


def test_a_year_s_sheet_tells_what_was_corrected_and_what_it_was_before(public: Site) -> None:
    told = page(public, "clusters/alder/2023/")
    assert "Definition changed on 3 June 2024; €197,271 before" in told, "what could be read until then"
    assert "Corrected on 1 June 2024; 12 before" in page(public, "clusters/birch/2022/")
    assert "Salaries and benefits: 120,300 → 125,300" in told and "Budget: €96,136 → €98,636" in told
    assert "Operating grant: 51,000 → 50,000" in told, "a line of the budget stands on the sheet"
    assert "Action plan" not in told, "grants do not"
    assert "Corrections" not in page(public, "clusters/alder/2022/")


def test_the_public_reads_neither_internal_fields_nor_who_changed_what(
    public: Site, officers: Site, past: Past
) -> None:
    sheet = page(public, "clusters/alder/2023/")
    for secret in ("61,400", "60,700", "Membership fees", "Correct the salaries", "/commit/", "4 May 2024"):
        assert secret not in sheet
    sheet = page(officers, "clusters/alder/2023/")
    commit = past.git("rev-parse", ":/Correct the salaries")
    assert "Membership fees: 60,700 → 61,400" in sheet and "Correct the salaries" in sheet
    assert f"https://git.example/rivers/commit/{commit}" in sheet
    assert "published on 15 April 2024" in sheet and "Budget (corrected on 2 May 2024)" in sheet
    assert "Some Body" not in sheet and "some-body" not in sheet


def test_texts_that_are_gone_are_not_published_again(public: Site, officers: Site) -> None:
    sheet = page(public, "clusters/birch/2022/")
    assert "Old Forge of Birch, Name of the organisation: another text" in sheet and "Members: 1 removed" in sheet
    assert "Forge of Birch →" not in sheet and "Quarry" not in sheet
    assert "Quarry of Birch: left" in page(officers, "clusters/birch/2022/")


def test_grants_and_objectives_tell_their_corrections_on_their_own_pages(public: Site) -> None:
    assert "Action plan 2023, Grant: 51,000 → 50,000" in page(public, "clusters/alder/grants/")
    told = page(public, "clusters/alder/objectives/", cluster_objectives)
    assert "Joint projects, Value aimed at: 6 → 7" in told
    assert "Corrections" not in page(public, "clusters/birch/objectives/", cluster_objectives)


def test_the_cluster_s_page_leads_to_what_was_corrected(public: Site) -> None:
    assert "2023 (10 June 2024)</a>" in page(public, "clusters/alder/")
    assert "2022 (1 June 2024)</a>" in page(public, "clusters/birch/")


def test_a_withheld_figure_tells_nothing_of_its_correction(public: Site, officers: Site) -> None:
    region = Subject("region", "rivers")
    assert public.history.of("fees", "region", "rivers", public.figures.series("fees", "region", "rivers")[1].period)
    hidden = key_figure(public, texts_of(public), "fees", region, 2023)
    assert hidden is not None and hidden.mark == "withheld" and hidden.corrected == ""
    shown = key_figure(officers, texts_of(officers), "fees", region, 2023)
    assert shown is not None and shown.corrected == "Corrected on 4 May 2024; €121,400 before"


def test_an_indicator_that_was_changed_shows_both_definitions_and_both_series(public: Site) -> None:
    told = page(public, "indicators/budget/", indicators)
    assert "SELECT sum(expenditure_total) / 2" in told and "SELECT sum(expenditure_total)\nFROM annual" in told
    assert "Definition until it was changed on 3 June 2024" in told
    assert "before 3 June 2024" in told and "€380,141" in told
    assert "Definition until" not in page(public, "indicators/members/", indicators)


def test_an_indicator_s_corrections_stand_in_a_table_without_those_of_clusters(public: Site) -> None:
    texts = texts_of(public)
    table = found(indicators.pages(public, texts), "indicators/budget/").view["corrections"]
    assert [[cell if isinstance(cell, str) else cell["text"] for cell in row] for row in table.rows] == [
        ["Land of Rivers", "2023", "€192,421", "€194,921", "2 May 2024"],
        ["Wood", "2023", "€96,136", "€98,636", "2 May 2024"],
    ]
    assert found(indicators.pages(public, texts), "indicators/team/").view["corrections"] is None


def test_an_indicator_that_replaces_another_shows_the_break(past: Past, tmp_path: Path) -> None:
    text = (past.root / "data/indicators/satisfaction.yml").read_text(encoding="utf-8")
    new = past.root / "data/indicators/content.yml"
    old = past.root / "data/indicators/satisfaction.yml"
    new.write_text(
        text.replace("id: satisfaction", "id: content").replace("en: Satisfaction", "en: Content members")
        + "since: 2023\nreplaces: satisfaction\n",
        encoding="utf-8",
    )
    old.write_text(text + "until: 2022\n", encoding="utf-8")
    for cluster in ("alder", "birch"):
        past.change(f"data/clusters/{cluster}/2023.yml", "  satisfaction:", "  content:")
    site = past.site()
    try:
        told = page(site, "indicators/content/", indicators)
        assert "Definition until 2022" in told and "indicators/satisfaction/" in told
        assert "Definition from 2023 on" in page(site, "indicators/satisfaction/", indicators)
        assert not site.history.formers.get("satisfaction"), "that it ends is no other method"
    finally:
        past.git("checkout", "--quiet", "--", ".")
        new.unlink()
