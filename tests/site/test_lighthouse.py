"""Lighthouse finds nothing: every eighth kind of page, widths and schemes in turn.

`make lighthouse`, which CI runs too, takes minutes: one page of every kind at each width in each scheme.
"""

import pytest

from tests.machine import chromium
from tests.site import lighthouse
from tests.site.reading import one_of_each_kind
from tests.site.serving import ADDRESS, Host

_EVERY = 8


@pytest.fixture(scope="module", autouse=True)
def installed():
    from install_lighthouse import is_installed

    assert is_installed(), "Lighthouse is not here: run `make test`, which installs it"


def test_lighthouse_finds_nothing(own, served, host):
    orders = lighthouse.orders(own, one_of_each_kind(own, "fr")[::_EVERY])
    assert {(order.width, order.scheme) for order in orders} == set(lighthouse.COMBINATIONS)
    told = list(lighthouse.run(orders, chromium(), host.chromium, lighthouse.QUICK))
    assert all(set(one["scores"]) == set(lighthouse.QUICK) for one in told)
    wrong = [line for one in told for line in lighthouse.findings(one)]
    assert not wrong, "\n".join(wrong)
    assert len(told) == len(orders) >= 4


def test_lighthouse_would_find_faults(tmp_path):
    (tmp_path / "page").mkdir()
    (tmp_path / "page" / "index.html").write_text(
        "<!doctype html><html><h1>A page</h1><img src=x><p style='color:#ccc'>Pale</p><a href=/>here</a>"
        "<script>const end = performance.now() + 600; while (performance.now() < end);</script>"
    )
    with Host(tmp_path) as host:
        orders = [lighthouse.Order(f"{ADDRESS}page/", width, "light") for width in lighthouse.WIDTHS[:1]]
        told = list(lighthouse.run(orders, chromium(), host.chromium, tries=1))
    for one in told:
        found = "\n".join(lighthouse.findings(one))
        for name in (*lighthouse.CATEGORIES, "image-alt", "color-contrast", "document-title", "errors-in-console"):
            assert name in found, found
