"""Every page is light as it is written: at most 100 kB with its style and scripts, 10 kB of these."""

from pathlib import Path

import pytest

from tests.site.reading import inside, pages, tree
from tests.site.visiting import BYTES, SCRIPT


def weights(site: Path, page: Path) -> tuple[int, int]:
    """Bytes of a page with its style sheets and scripts, and of the scripts alone."""
    top = tree(page)

    def size(addresses: list[str]) -> int:
        files = {found[0] for address in addresses if (found := inside(site, page.resolve(), str(address)))}
        return sum(file.stat().st_size for file in files)

    written = sum(
        len(text.encode()) for text in top.xpath("//script[not(@src)][not(@type='application/ld+json')]/text()")
    )
    scripts = size(top.xpath("//script/@src")) + written
    return page.stat().st_size + size(top.xpath("//link[@rel='stylesheet']/@href")) + scripts - written, scripts


@pytest.mark.parametrize("name", ["own", "officers"])
def test_every_page_is_light(name, request):
    site = request.getfixturevalue(name)
    wrong = []
    for page in pages(site):
        together, scripts = weights(site, page)
        if together > BYTES or (scripts > SCRIPT and "search" not in page.parts):
            wrong.append((together, scripts, str(page.relative_to(site).parent)))
    assert not wrong, "\n".join(
        f"{page}: {together} bytes, scripts {scripts}" for together, scripts, page in sorted(wrong)
    )


def test_a_heavy_page_would_be_found(tmp_path):
    (tmp_path / "all.css").write_text("x" * 60_000)
    (tmp_path / "all.js").write_text("x" * 11_000)
    head = "<link rel=stylesheet href=all.css><script src=all.js></script><script>let x</script>"
    (tmp_path / "index.html").write_text(f"<title>t</title>{head}" + "y" * 30_000)
    together, scripts = weights(tmp_path, tmp_path / "index.html")
    assert together > BYTES and scripts == 11_005
