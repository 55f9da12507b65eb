"""The list of clusters, a cluster's page, and the sheets of its years."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from region_factory import write_region
from regions import change, copy_of
from small_site import found, html, site_of, texts_of

from site_builder.records import Happening
from site_builder.views import cluster_internal, clusters
from site_builder.views.cluster_headline import beside_funding, headline
from site_builder.views.shown import Subject

DAY = date(2023, 6, 15)


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    folder = tmp_path_factory.mktemp("invented")
    write_region(folder, clusters=6, years=3, seed=3)
    return folder


@pytest.fixture(scope="module")
def site(root):
    return site_of(root, day=DAY)


@pytest.fixture(scope="module")
def officers(root):
    return site_of(root, "officers", DAY)


@pytest.fixture(scope="module")
def views(site):
    """What the public pages show in English, by path."""
    return {page.path: page.view for page in clusters.pages(site, texts_of(site))}


@pytest.fixture(scope="module")
def drawn(site, officers):
    """The pages of both builds in English, by path."""
    return {"public": all_html(site), "officers": all_html(officers)}


@pytest.fixture(scope="module")
def lakes(tmp_path_factory):
    return site_of(copy_of("lakes", tmp_path_factory.mktemp("lakes")))


def text_of(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page.split("<main", 1)[1]).split())


def all_html(site, language="en"):
    texts = texts_of(site, language)
    return {page.path: html(site, texts, page) for page in clusters.pages(site, texts)}


def test_clusters_stand_by_domain_and_name_and_never_by_a_figure(site, views):
    texts, view = texts_of(site), views["clusters/"]
    domains = [domain.id for domain in site.records.region.domains]
    shown = [shelf.ident.removeprefix("domain-") for shelf in view["shelves"]]
    assert shown == [domain for domain in domains if domain in shown]
    for shelf in view["shelves"]:
        names = [card.name for card in shelf.cards]
        assert names == sorted(names, key=texts.sort_key)


def test_former_clusters_come_last_with_their_successors(views):
    view = views["clusters/"]
    assert [card.path for card in view["former"]] == ["clusters/cluster-02/"]
    assert [link.path for link in view["former"][0].next] == ["clusters/cluster-06/"]
    assert all(card.state == "" for shelf in view["shelves"] for card in shelf.cards)


def test_a_cluster_that_ends_with_the_year_has_not_ended(root):
    early = site_of(root, day=date(2020, 12, 31))
    assert found(clusters.pages(early, texts_of(early)), "clusters/").view["former"] == []


def test_predecessors_and_successors_lead_to_each_other(views):
    assert [link.path for link in views["clusters/cluster-06/"]["before"]] == ["clusters/cluster-02/"]
    assert [link.path for link in views["clusters/cluster-02/"]["after"]] == ["clusters/cluster-06/"]


def test_public_pages_hold_nothing_that_is_for_officers(drawn):
    for path, page in drawn["public"].items():
        assert "INTERNAL" not in page, path
        assert "officers only" not in page, path
        for field in ("Membership fees", "Services sold", "Posts of the team"):
            assert field not in page, path


def test_officers_see_what_is_internal_and_that_it_is(drawn):
    pages = drawn["officers"]
    sheet = pages["clusters/cluster-01/2021/"]
    assert "INTERNAL cluster-01 2021" in sheet
    assert "Internal – officers only" in sheet
    assert "Membership fees" in sheet
    assert "Private revenue, line by line" in pages["clusters/cluster-01/"]


def test_internal_parts_refuse_the_public_build(site):
    for read in (
        lambda: cluster_internal.private_lines(site, texts_of(site), "cluster-01"),
        lambda: cluster_internal.internal(site, texts_of(site), "cluster-01", 2021),
    ):
        with pytest.raises(ValueError):
            read()


def test_grants_stand_on_a_page_of_their_own_with_their_rate_and_sum(lakes):
    (year,) = found(clusters.pages(lakes, texts_of(lakes)), "clusters/north-wood/grants/").view["years"]
    *single, total = year.grants
    rates = [("€30,000", "30%"), ("€20,000", "50%"), ("€10,000", "50%")]
    assert [(grant.grant, grant.rate) for grant in single][:3] == rates
    assert (total.instrument, total.grant) == ("Total", "€60,000")


def test_no_objective_stands_beside_a_grant(lakes):
    pages = all_html(lakes)
    with_objectives = {path for path, page in pages.items() if "objective__" in page}
    with_results = {path for path, page in pages.items() if "quarter-table" in page or "Results" in page}
    with_grants = {path for path, page in pages.items() if "grant-table" in page}
    assert with_objectives == {"clusters/north-wood/"}
    assert "clusters/north-wood/2020/" in with_results
    assert with_grants == {"clusters/north-wood/grants/"}


def test_funding_is_not_among_the_figures_of_a_cluster(site):
    grants = [each for each in site.records.definitions.values() if beside_funding(each)]
    assert {each.id for each in grants} >= {"granted", "grant-rate"}
    shown = headline(site, texts_of(site), Subject("cluster", "cluster-01"), most=99)
    assert not {figure.path for figure in shown} & {f"indicators/{each.id}/" for each in grants}


def test_a_page_opens_with_well_known_measures_whatever_their_ids(site):
    shown = headline(site, texts_of(site), Subject("cluster", "cluster-01"))
    assert [figure.label for figure in shown][:3] == ["Members", "Team (full-time equivalents)", "Revenue of the year"]
    region = headline(site, texts_of(site), Subject("region", "invented"))
    assert [figure.path.split("/")[1] for figure in region][:3] == ["organisations", "members", "fte"]


def test_what_is_missing_from_a_year_is_said_with_its_day(site, views):
    records = site.records
    gap = next(
        (name, year)
        for name, cluster in records.clusters.items()
        for year in records.years
        if cluster.active_in(year) and (name, year) not in records.annual
    )
    view = views[f"clusters/{gap[0]}/{gap[1]}/"]
    assert view["absent"][0] == f"Yearly record: not reported; it was due on 30 April {gap[1] + 1}."
    assert view["columns"] == []


def test_a_year_of_which_nothing_is_on_record_has_a_sheet_once_something_was_due(root):
    texts = None
    for day, years in ((date(2023, 4, 30), {2020, 2021, 2022}), (date(2023, 5, 1), {2020, 2021, 2022, 2023})):
        site = site_of(root, day=day)
        texts = texts or texts_of(site)
        paths = [page.path for page in clusters.pages(site, texts)]
        found_years = {int(path.split("/")[2]) for path in paths if re.match(r"clusters/cluster-01/\d", path)}
        assert found_years == years


def test_years_follow_one_another(views):
    first, second = views["clusters/cluster-01/2020/"], views["clusters/cluster-01/2021/"]
    assert first["before"] is None
    assert first["after"].path == "clusters/cluster-01/2021/"
    assert second["before"].path == "clusters/cluster-01/2020/"


def test_other_clusters_of_the_members_stand_by_name_with_how_many(site, views):
    texts = texts_of(site)
    for name in site.records.clusters:
        shown = views[f"clusters/{name}/"]["members"]
        if shown is None:
            continue
        names = [link.text for link in shown.elsewhere]
        assert names == sorted(names, key=texts.sort_key)
        own = {member["id"] for member in site.records.members[name, shown.year]}
        for link in shown.elsewhere:
            other = site.records.members[link.path.split("/")[1], shown.year]
            assert link.note.split()[0] == str(sum(member["id"] in own for member in other))


def test_joiners_and_leavers_need_two_neighbouring_lists(site, views):
    records = site.records
    for name in records.clusters:
        shown = views[f"clusters/{name}/"]["members"]
        if shown is None:
            continue
        assert shown.movement.known == ((name, shown.year - 1) in records.members)


def test_a_source_that_is_no_address_is_told_and_not_linked(tmp_path):
    root = copy_of("lakes", tmp_path)
    profile = root / "data/clusters/north-wood/cluster.yml"
    event = "events: [{date: '2016', kind: founded, text: A beginning., source: Minutes of 2016}]"
    change(profile, "website:", f"{event}\nwebsite:")
    site = site_of(root)
    page = all_html(site)["clusters/north-wood/"]
    assert "A beginning. Source: Minutes of 2016." in page
    assert 'href="Minutes' not in page


def test_a_cluster_without_any_record_says_so(lakes):
    empty = replace(lakes.records, annual={}, members={}, quarterly={}, targets={}, stories=())
    site = replace(lakes, records=empty, figures=type(lakes.figures)(()))
    page = all_html(site)["clusters/north-wood/"]
    assert "Nothing has been reported yet." in page


def test_every_page_has_one_heading_and_names_nothing_twice(site, drawn):
    for path, page in [*drawn["public"].items(), *all_html(site, "fr").items()]:
        assert page.count("<h1") == 1, path
        idents = re.findall(r'\bid="([^"]+)"', page)
        assert len(idents) == len(set(idents)), path
        assert text_of(page)


def test_each_figure_of_a_cluster_leads_to_its_definition_and_its_record(site):
    kept = replace(site, repository="https://git.example/region/")
    page = all_html(kept)["clusters/cluster-01/"]
    figures = page.split('class="key-figures"')[1].split("<nav")[0].split('class="key-figure"')[1:]
    assert len(figures) >= 3
    for figure in figures:
        assert re.search(r'href="[^"]*indicators/', figure)
        assert 'href="https://git.example/region/data/' in figure
    sources = re.findall(r"Source: (.*?)</p>", page)
    assert sources and all("https://git.example/region/data/" in source for source in sources)


def test_without_a_known_repository_records_are_named_by_their_path(drawn):
    page = drawn["public"]["clusters/cluster-01/"]
    assert re.search(r"<code>data/clusters/cluster-01/\d{4}\.yml</code>", page)


def test_a_page_tells_what_is_on_it(drawn):
    for path, page in drawn["public"].items():
        if 'class="contents__here"' in page:
            here = page.split('class="contents__here"')[1].split("</ul>")[0]
            for anchor in re.findall(r'href="#([^"]+)"', here):
                assert f'id="{anchor}"' in page, (path, anchor)


def test_every_page_describes_itself_in_few_words_of_its_own(site):
    texts = texts_of(site)
    told = [page.description for page in clusters.pages(site, texts)]
    assert all(50 <= len(each) <= 160 for each in told), [each for each in told if not 50 <= len(each) <= 160]
    assert len(told) == len(set(told))


def test_a_crisis_is_marked_where_the_charts_reach_it_alone(lakes):
    marked = replace(lakes.records.region, events=(Happening(2020, "Flood"), Happening(1999, "Frost")))
    site = replace(lakes, records=replace(lakes.records, region=marked))
    page = all_html(site)["clusters/north-wood/"]
    assert "Flood" in page and "Frost" not in page


def test_a_year_s_sheet_shows_figures_of_that_year_alone(site, views):
    for name, year in site.records.annual:
        view = views[f"clusters/{name}/{year}/"]
        assert {figure.period for figure in view["figures"]} <= {str(year)}
        assert any(figure.path == "indicators/fte/" for figure in view["figures"])


def test_who_published_a_figure_is_named_once_with_its_day(tmp_path):
    root = copy_of("lakes", tmp_path)
    fact = "{{date: '2016', text: {}, value: {}, unit: count, source: 'https://www.paper.example/{}'}}"
    facts = ", ".join(
        fact.format(*each) for each in (("Members", 30, "a"), ("Companies", 20, "a"), ("Projects", 3, "b"))
    )
    change(root / "data/clusters/north-wood/cluster.yml", "website:", f"facts: [{facts}]\nwebsite:")
    site = site_of(root)
    shown = found(clusters.pages(site, texts_of(site)), "clusters/north-wood/").view["published"]
    assert [(one.name, [fact.name for fact in one.facts]) for one in shown] == [
        ("paper.example, 2016", ["Members", "Companies"]),
        ("paper.example, 2016", ["Projects"]),
    ]
