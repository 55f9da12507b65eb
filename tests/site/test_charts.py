"""No text of any chart of the site is too small, outside its drawing, or over another, on a phone or on a desk."""

from tests.site.drawings import CHART_TEXTS, drawings, sheets_of_drawings
from tests.site.reading import pages

WIDTHS = (1280, 320)


def looked_at(own):
    """All pages of the first language; of the other, whose words are fewer than its figures, every third cluster's."""
    clusters = sorted(path.name for path in (own / "en" / "clusters").iterdir() if path.is_dir())
    passed = {own / "en" / "clusters" / name for number, name in enumerate(clusters) if number % 3}
    return [page for page in pages(own) if passed.isdisjoint(page.parents)]


def test_the_texts_of_charts_are_legible(own, page, tmp_path):
    wrong, measured = [], 0
    for file, some in sheets_of_drawings(drawings(own, looked_at(own)), tmp_path):
        page.set_viewport_size({"width": WIDTHS[0], "height": 900})
        page.goto(file.as_uri())
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            wrong += [f"{width}: {text}" for text in page.evaluate(CHART_TEXTS)]
            if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                wrong.append(f"{width}: one of {sorted(set(some))} is wider than the screen")
        measured += len(some)
    assert not wrong, f"{len(wrong)}: " + "\n".join(wrong[:60])
    assert measured > 300


def test_the_texts_of_charts_to_take_away_are_legible(own, page, tmp_path):
    files = sorted(own.glob("*/embed/*.svg"))
    assert files
    body = "".join(file.read_text(encoding="utf-8").partition("?>")[2] for file in files)
    (tmp_path / "all.html").write_text(f"<!DOCTYPE html><meta charset=utf-8>{body}", encoding="utf-8")
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto((tmp_path / "all.html").as_uri())
    assert page.evaluate(CHART_TEXTS) == []


def test_texts_that_nobody_can_read_would_be_found(page):
    words = "<text x=0 y=20 font-size=14>Left</text>"
    faults = {
        "small": "<text x=0 y=20 font-size=8>Small</text>",
        "outside": "<text x=290 y=20 font-size=14>Outside</text>",
        "over": words + "<text x=10 y=20 font-size=14>Right</text>",
    }
    for fault, drawn in faults.items():
        page.set_content(f"<div data-from=x><svg viewBox='0 0 300 40' width=300>{drawn}</svg></div>")
        assert [told.partition(" ")[2].partition(" ")[0].rstrip(":") for told in page.evaluate(CHART_TEXTS)] == [fault]
    page.set_content(f"<svg viewBox='0 0 300 40' width=300>{words}</svg>")
    assert page.evaluate(CHART_TEXTS) == []
