"""All drawings of a site that hold words, each once, on a few pages, so that a browser can measure them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import lxml.etree

from tests.site.reading import inside, tree

CHART_TEXTS = """() => [...document.querySelectorAll('svg')].filter(s => s.getClientRects().length).flatMap(svg => {
  const box = svg.getBoundingClientRect(), texts = [...svg.querySelectorAll('text')].filter(t => t.textContent.trim());
  const boxes = texts.map(t => [t, t.getBoundingClientRect()]), wrong = [];
  const from = svg.closest('[data-from]'), where = from ? from.dataset.from + ': ' : '';
  boxes.forEach(([t, b], i) => {
    const size = parseFloat(getComputedStyle(t).fontSize) * box.width / svg.viewBox.baseVal.width;
    if (size < 10.99) wrong.push(`small ${size}: ${t.textContent}`);
    if (b.left < box.left - 1 || b.right > box.right + 1 || b.top < box.top - 1 || b.bottom > box.bottom + 1)
      wrong.push(`outside: ${t.textContent}`);
    for (const [u, c] of boxes.slice(i + 1))
      if (b.left < c.right - 1 && c.left < b.right - 1 && b.top < c.bottom - 3 && c.top < b.bottom - 3)
        wrong.push(`over: ${t.textContent} / ${u.textContent}`);
  });
  return wrong.map(one => where + one);
})"""

_MANY = 150


def _kept(element: lxml.etree._Element) -> str:
    """The opening tag of an element, with the classes that its style depends on; what is folded is opened."""
    tag, names = _tag(element), element.get("class", "")
    return f'<{tag} class="{names}">' if names else f"<{tag}>"


def _tag(element: lxml.etree._Element) -> str:
    return "div" if element.tag == "details" else element.tag


def _empty(elements: Iterable[lxml.etree._Element]) -> str:
    """Elements without what is in them: they hold a place in a grid."""
    return "".join(
        f"{_kept(one)}</{_tag(one)}>" for one in elements if isinstance(one.tag, str) and one.tag != "details"
    )


def _alone(picture: lxml.etree._Element, drawn: str) -> str:
    """A picture in its place: what is around it, and beside that, emptied."""
    for one in [picture, *picture.iterancestors()]:
        if one.tag == "body":
            break
        before, after = reversed(list(one.itersiblings(preceding=True))), one.itersiblings()
        own = drawn if one is picture else f"{_kept(one)}{drawn}</{_tag(one)}>"
        drawn = own if one.tag == "main" else _empty(before) + own + _empty(after)
    return drawn


def drawings(site: Path, some: Iterable[Path]) -> Iterator[tuple[tuple[Path, ...], str, str]]:
    """Each drawing with words on some pages that differs from all before: its style sheets, its page, its markup."""
    met = set()
    for page in some:
        top = tree(page)
        sheets = None
        for picture in top.xpath(
            "//main//*[contains(concat(' ', @class, ' '), ' picture ')][.//*[local-name()='text']]"
        ):
            drawn = lxml.etree.tostring(picture, encoding="unicode", method="html", with_tail=False)
            met_as = (drawn, tuple(one.get("class") for one in picture.iterancestors()))
            if met_as not in met:
                met.add(met_as)
                if sheets is None:
                    found = [
                        inside(site, page.resolve(), str(one)) for one in top.xpath("//link[@rel='stylesheet']/@href")
                    ]
                    sheets = tuple(one[0] for one in found if one)
                yield sheets, str(page.relative_to(site).parent), _alone(picture, drawn)


def sheets_of_drawings(
    found: Iterable[tuple[tuple[Path, ...], str, str]], folder: Path
) -> Iterator[tuple[Path, list[str]]]:
    """Write pages that hold many drawings each; gives each file, and the page from which each of its drawings is."""
    by_style: dict[tuple[Path, ...], list[tuple[str, str]]] = {}
    for sheets, page, markup in found:
        by_style.setdefault(sheets, []).append((page, markup))
    number = 0
    for sheets, all_of_it in by_style.items():
        head = "".join(f'<link rel="stylesheet" href="{sheet.as_uri()}">' for sheet in sheets)
        for start in range(0, len(all_of_it), _MANY):
            some = all_of_it[start : start + _MANY]
            number += 1
            file = folder / f"{number}.html"
            body = "".join(f'<div data-from="{page}">{markup}</div>' for page, markup in some)
            viewport = '<meta name="viewport" content="width=device-width, initial-scale=1">'
            file.write_text(
                f"<!DOCTYPE html><meta charset=utf-8>{viewport}{head}<body class=page>{body}", encoding="utf-8"
            )
            yield file, [page for page, _ in some]
