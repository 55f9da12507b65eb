"""No page of any build sets clusters in the order of a figure, or an objective beside a grant."""

from functools import cache

import lxml.html
import pytest

from site_builder.texts import Texts
from tests.machine import ROOT
from tests.site.making import GOOD, build
from tests.site.reading import pages, tree
from tests.site.trust import Region, compared, grants_shown, sequences, shows_objective

_region = cache(Region.of)


@pytest.fixture(scope="session")
def lakes(once):
    """The officers' site of a region whose clusters have objectives and grants."""
    return once("lakes", lambda folder: build(GOOD / "lakes", folder, "--audience", "officers"))


def faults(top, known: Region) -> list[str]:
    """Everything that a page must not do."""
    key = Texts(top.get("lang"), [top.get("lang")]).sort_key
    wrong = [f"not by name: {where} {some}" for where, some in sequences(top, known) if not known.in_order(some, key)]
    wrong += [f"compares: {one}" for one in compared(top, known)]
    grants = list(grants_shown(top, known))
    return wrong + ([f"an objective beside {grants}"] if grants and shows_objective(top) else [])


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("own", {"sequences", "objectives", "grants"}),
        ("officers", {"sequences", "grants"}),
        ("lakes", {"objectives", "grants"}),
    ],
)
def test_no_page_ranks_clusters_or_sets_an_objective_beside_a_grant(name, meant, request, region):
    site = request.getfixturevalue(name)
    known = _region({"own": ROOT, "officers": region, "lakes": GOOD / "lakes"}[name])
    wrong, met = [], set()
    for page in pages(site):
        if page.parent == site:
            continue
        top = tree(page)
        wrong += [f"{page.relative_to(site).parent}: {fault}" for fault in faults(top, known)]
        met |= {what for what, there in _met(top, known) if what not in met and there()}
    assert not wrong, f"{len(wrong)}: " + "\n".join(wrong[:40])
    assert met >= meant


def _met(top, known: Region):
    yield "sequences", lambda: any(sequences(top, known))
    yield "objectives", lambda: shows_objective(top)
    yield "grants", lambda: any(grants_shown(top, known))


@pytest.fixture
def known() -> Region:
    return _region(ROOT)


def page(body: str):
    return lxml.html.document_fromstring(f"<html lang=fr><body><main>{body}</main></body></html>")


def test_clusters_by_a_figure_would_be_found(known):
    names = sorted(known.names.values(), key=Texts("fr", ["fr"]).sort_key)[:5]
    rows = "".join(f"<tr><th><a href='../clusters/x/'>{name}</a></th><td>{n}</td></tr>" for n, name in enumerate(names))
    back = "".join(f"<tr><th>{name}</th><td>{n}</td></tr>" for n, name in enumerate(reversed(names)))
    assert not faults(page(f"<table><tbody>{rows}</tbody></table>"), known)
    assert "not by name" in str(faults(page(f"<table><tbody>{back}</tbody></table>"), known))
    listed = "".join(f"<li><p><b>{name}</b> 12 members</p></li>" for name in reversed(names))
    assert "not by name" in str(faults(page(f"<ol>{listed}</ol>"), known))
    linked = "".join(
        f"<li><a href='/fr/clusters/{one}/'>{n}</a></li>" for n, one in enumerate(sorted(known.names, reverse=True))
    )
    assert "not by name" in str(faults(page(f"<ul>{linked}</ul>"), known))


def test_clusters_by_domain_and_name_are_in_order(known):
    key = Texts("fr", ["fr"]).sort_key
    by_domain = sorted(known.names, key=lambda one: (known.order.index(known.domains[one][0]), key(known.names[one])))
    assert known.in_order(by_domain, key)
    assert not known.in_order(by_domain[::-1], key)


def test_bars_of_two_clusters_would_be_found(known):
    one, other = list(known.names.values())[:2]
    drawing = f"<svg><text>{one}</text><rect/><text>{other}</text><rect/></svg>"
    assert "compares" in str(faults(page(f"<div class='picture picture--bars'>{drawing}</div>"), known))
    assert not faults(page(f"<div class='picture picture--network'>{drawing}</div>"), known)


@pytest.mark.parametrize("grant", ["<table><tr><th>{word}</th></tr></table>", "<p>La Région : {title}, 12 €</p>"])
def test_an_objective_beside_a_grant_would_be_found(grant, known):
    told = grant.format(word=max(known.words), title=max(known.titles))
    assert not faults(page(told), known)
    assert "beside" in str(faults(page(told + "<p class='state state--reached'>x</p>"), known))
