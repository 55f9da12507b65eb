"""On paper: a cluster, a domain, a territory take two A4 pages at most, the sheet of a year one."""

import io
import re

import pytest
from pypdf import PdfReader

from tests.site.reading import pages

A4 = (595, 842)
#: what is printed, as a path below the language, and on how many pages at most
BRIEFS = {
    "cluster": (r"clusters/[^/]+/index\.html", 2),
    "domain": (r"domains/[^/]+/index\.html", 2),
    "territory": (r"territories/[^/]+/index\.html", 2),
    "year": (r"clusters/[^/]+/\d{4}/index\.html", 1),
}


def chosen(site, kind):
    """The two largest pages of the kind, the second in the other language, and the one of middling size."""
    pattern, most = BRIEFS[kind]
    found = [page for page in pages(site / "fr") if re.fullmatch(pattern, page.relative_to(site / "fr").as_posix())]
    found.sort(key=lambda page: page.stat().st_size)
    assert len(found) >= 4
    first, second = found[:-3:-1]
    return [first, site / "en" / second.relative_to(site / "fr"), found[len(found) // 2]], most


def printed(page, url):
    """The pages of paper that a page takes, each as what is written on it."""
    page.goto(url)
    paper = PdfReader(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True)))
    for sheet in paper.pages:
        assert sheet.mediabox.width == pytest.approx(A4[0], abs=2) and sheet.mediabox.height == pytest.approx(
            A4[1], abs=2
        )
    return paper.pages


@pytest.mark.parametrize("kind", BRIEFS)
def test_a_brief_fits_its_paper(kind, own, served, page):
    wrong = []
    some, most = chosen(own, kind)
    for one in some:
        path = one.relative_to(own).parent.as_posix() + "/"
        sheets = printed(page, served + path)
        if len(sheets) > most:
            wrong.append(f"{path}: {len(sheets)} pages; the last begins: {sheets[-1].extract_text()[:120]!r}")
    assert not wrong, "\n".join(wrong)


def test_a_brief_that_is_too_long_would_be_found(page):
    assert len(printed(page, "data:text/html,<p>A</p><p style='break-before:page'>B</p>")) == 2
