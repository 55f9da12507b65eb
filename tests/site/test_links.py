"""Every link, anchor and picture leads somewhere; nothing is loaded from elsewhere."""

import pytest

from tests.site.reading import inside, pages, seen


@pytest.fixture(params=["public", "officers", "own"])
def site(request):
    return request.getfixturevalue(request.param)


def test_every_link_anchor_and_picture_resolves(site):
    known = {page: seen(page) for page in pages(site)}
    anchors = {page.resolve(): set(its.ids) for page, its in known.items()}
    files = set(site.resolve().rglob("*"))
    broken = []
    for page, its in known.items():
        own = page.resolve()
        for address in [*its.links, *its.sources, *its.alternates.values()]:
            found = inside(site, own, address)
            if found is None:
                continue
            target, fragment = found
            chosen = "=" in fragment  # what a script shows of the page, as the directory of members does
            if target not in files or (fragment and not chosen and fragment not in anchors.get(target, set())):
                broken.append(f"{page.relative_to(site)}: {address}")
    assert not broken, broken[:20]


def test_ids_are_unique_on_each_page(site):
    for page in pages(site):
        ids = seen(page).ids
        assert len(ids) == len(set(ids)), (page, sorted({name for name in ids if ids.count(name) > 1}))


def test_nothing_is_loaded_from_elsewhere(site):
    for page in pages(site):
        its = seen(page)
        assert not [source for source in its.sources if "//" in source], page


def test_the_paths_of_the_contract_are_there(own):
    for path in (
        "index.html",
        "fr/index.html",
        "en/clusters/index.html",
        "en/clusters/minalogic/index.html",
        "en/clusters/minalogic/2020/index.html",
        "fr/domains/health/index.html",
        "fr/territories/38/index.html",
        "en/indicators/index.html",
        "en/indicators/fte/index.html",
        "fr/objectives/index.html",
        "fr/members/index.html",
        "fr/collaborations/index.html",
        "fr/stories/index.html",
        "en/data/index.html",
        "fr/guide/index.html",
        "data/indicators.csv",
        "data/indicators.parquet",
        "data/datapackage.json",
    ):
        assert (own / path).is_file(), path


def test_status_is_the_officers_page_alone(public, officers):
    assert (officers / "en" / "status" / "index.html").is_file()
    assert not (public / "en" / "status").exists()
