"""A first view is light: at most 100 kB and 8 requests, 10 kB of script, nothing from elsewhere, nothing amiss."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.site.reading import inside, one_of_each_kind, pages, tree
from tests.site.serving import ADDRESS

BYTES, REQUESTS, SCRIPT = 100_000, 8, 10_000
VIEWS = ((1280, 900), (360, 800))


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


def first_view(browser, url: str, width: int, height: int) -> tuple[list[tuple[str, int]], list[str]]:
    """What is asked for without scrolling, with its bytes unpressed, and what goes wrong meanwhile."""
    context = browser.new_context(viewport={"width": width, "height": height})
    page = context.new_page()
    answers, asked, wrong = [], [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("response", lambda answer: answers.append(answer))
    page.on("requestfailed", lambda request: wrong.append(f"failed: {request.url}"))
    page.on("console", lambda message: wrong.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
    page.goto(url, wait_until="networkidle" if "/search/" in url else "load")
    loaded = [(answer.url, len(answer.body())) for answer in answers]
    wrong += [f"{answer.status}: {answer.url}" for answer in answers if answer.status != 200]
    wrong += [f"elsewhere: {one}" for one in asked if not one.startswith((ADDRESS, "data:"))]
    context.close()
    return loaded, wrong


def test_the_first_view_of_each_kind_is_light_and_nothing_goes_wrong(own, served, browser):
    lines = []
    for page in one_of_each_kind(own, "fr"):
        path = page.relative_to(own).parent.as_posix() + "/"
        # on a phone a page loads the same but for pictures
        for width, height in VIEWS if tree(page).xpath("//img") else VIEWS[:1]:
            loaded, wrong = first_view(browser, served + path, width, height)
            together = sum(size for _, size in loaded)
            scripts = sum(size for url, size in loaded if urlsplit(url).path.endswith(".js"))
            if together > BYTES or len(loaded) > REQUESTS or (scripts > SCRIPT and "search/" not in path):
                lines.append(f"{path} ({width}): {together} bytes, {len(loaded)} requests, scripts {scripts}: {loaded}")
            lines += [f"{path} ({width}): {fault}" for fault in wrong]
    assert not lines, "\n".join(lines)


def test_a_request_elsewhere_and_an_error_would_be_found(browser):
    faulty = "data:text/html,<img src='http://127.0.0.1:9/x.png'><script>f()</script>"
    _, wrong = first_view(browser, faulty, 360, 800)
    told = " ".join(wrong)
    assert "elsewhere" in told and "error: f" in told and "failed: http://127.0.0.1:9/" in told
