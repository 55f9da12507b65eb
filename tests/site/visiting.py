"""A tab in which each page is met as for the first time: what it asks for, what goes wrong, what axe finds."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT as AXE
from playwright.sync_api import Browser

from tests.site.serving import ADDRESS

#: what a first view may weigh: bytes unpressed, files asked for, bytes of script
BYTES, REQUESTS, SCRIPT = 100_000, 8, 10_000

_BUT_CONTRAST = {"rules": {"color-contrast": {"enabled": False}}}
_CONTRAST = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
_LOOK = """(where, what) => axe.run(where, {resultTypes: ['violations'], ...what}).then(seen =>
  seen.violations.map(found => found.id + ' ' + found.nodes[0].html.slice(0, 160)))"""
#: axe reckons the contrast of each text anew, which takes it most of its time: of texts that are painted alike, in
#: surroundings that are, one is enough. What is placed over something else is looked at each time.
_UNLIKE = """() => {
  const met = new Set(), painted = new Map(), numbers = new Map();
  const number = key => numbers.get(key) ?? numbers.set(key, numbers.size + 1).get(key);
  const paint = one => {
    if (!one) return [0, false];
    if (!painted.has(one)) {
      const style = getComputedStyle(one), [around, over] = paint(one.parentElement);
      const its = ['color', 'backgroundColor', 'backgroundImage', 'opacity', 'filter', 'mixBlendMode', 'textShadow'];
      const key = [around, one.tagName, one.getAttribute('class'), ...its.map(name => style[name])].join('|');
      painted.set(one, [number(key), over || ['absolute', 'fixed', 'sticky'].includes(style.position)]);
    }
    return painted.get(one);
  };
  // of a single character axe says nothing
  const length = one => [...one.childNodes].reduce((sum, {data}) => sum + (data ?? '').trim().length, 0);
  return [...document.body.querySelectorAll('*')].filter(one => {
    if (one.matches('input, select, textarea, button')) return true;
    if (!length(one)) return false;
    const style = getComputedStyle(one), [around, over] = paint(one);
    const isSeen = one.checkVisibility({visibilityProperty: true});
    const key = [around, style.fontSize, style.fontWeight, isSeen, length(one) > 1].join('|');
    return over || !met.has(key) && met.add(key);
  });
}"""
_IS_WIDER = "document.documentElement.scrollWidth > innerWidth"


class Tab:
    """One tab of a browser, for page after page; `wrong` is what went wrong since it was last emptied."""

    def __init__(self, browser: Browser) -> None:
        self.page = browser.new_page()
        self.wrong: list[str] = []
        self._answers: list[Any] = []
        self._wire = self.page.context.new_cdp_session(self.page)
        self.page.on("request", self._hear_request)
        self.page.on("response", lambda answer: self._answers.append(answer))
        self.page.on("requestfailed", lambda request: self.wrong.append(f"failed: {request.url}"))
        self.page.on("console", lambda message: self.wrong.append(f"{message.type}: {message.text}"))
        self.page.on("pageerror", lambda error: self.wrong.append(f"error: {error}"))

    def _hear_request(self, request: Any) -> None:
        if not request.url.startswith((ADDRESS, "data:")):
            self.wrong.append(f"elsewhere: {request.url}")

    def first_view(self, url: str, width: int, height: int) -> list[tuple[str, int]]:
        """Load a page of which nothing is kept yet: what is asked for without scrolling, with its bytes unpressed."""
        wrong = list(self.wrong)
        self.page.goto("about:blank")
        self.wrong = wrong  # what the page before still waited for is of no account
        self._answers.clear()
        self._wire.send("Network.clearBrowserCache")
        self._show(width, "light", height)
        self.page.goto(url, wait_until="networkidle" if "/search/" in url else "load")
        loaded = [(answer.url, len(answer.body())) for answer in self._answers]
        self.wrong += [f"{answer.status}: {answer.url}" for answer in self._answers if answer.status != 200]
        return loaded

    def _show(self, width: int, scheme: str, height: int = 900) -> None:
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.emulate_media(color_scheme=scheme)

    def access(self, width: int, scheme: str, rules: bool = True, contrast: bool = True) -> list[str]:
        """What axe finds on the page that is shown, in a width and a scheme; and whether it scrolls sideways."""
        self._show(width, scheme)
        found = []
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(AXE)
        if rules:
            found += self.page.evaluate(f"what => ({_LOOK})(document, what)", _BUT_CONTRAST)
        if contrast:
            found += self.page.evaluate(f"what => ({_LOOK})({{include: ({_UNLIKE})()}}, what)", _CONTRAST)
        if self.page.evaluate(_IS_WIDER):
            found.append("scrolls sideways")
        return found

    def close(self) -> None:
        """Close the tab."""
        self.page.close()
