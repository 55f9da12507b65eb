"""A tab in which each page is met as for the first time: what it asks for, what goes wrong, what axe finds."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT as AXE
from playwright.sync_api import Browser

from tests.site.serving import ADDRESS

#: what a first view may weigh: bytes unpressed, files asked for, bytes of script
BYTES, REQUESTS, SCRIPT = 100_000, 8, 10_000

DESK, PHONE = (1280, 900), (320, 900)
#: axe reckons the contrast of each text anew, which takes it most of its time: of texts that are painted alike, in
#: surroundings that are, one is enough, on whatever page it was met. What is placed over something else is looked at
#: each time. On a phone all rules are asked of what is seen there alone, and that of what scrolls of the whole page.
#: What axe would tell of nodes that are in order, and of style sheets as they are written, costs it as much again.
_LOOKING = """
axe.configure({rules: [{id: 'color-contrast', selector: '[data-unlike]'}]});
window.looking = (() => {
  const everything = () => [...document.body.querySelectorAll('*')];
  const isSeen = one => one.checkVisibility({visibilityProperty: true});
  const scrolls = one => one.scrollWidth > one.clientWidth && getComputedStyle(one).overflowX !== 'visible';
  const number = text => {  // the same of the same text, and hardly of any other: FNV-1a, in two halves
    let low = 0x811c9dc5, high = 0x01000193;
    for (let at = 0; at < text.length; at++) {
      low = Math.imul(low ^ text.charCodeAt(at), 0x01000193);
      high = Math.imul(high ^ text.charCodeAt(at), 0x85ebca6b);
    }
    return (low >>> 0) * 0x100000 + (high >>> 12);
  };
  function unlike(isNew) {
    const painted = new Map();
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
    return everything().filter(one => {
      if (one.matches('input, select, textarea, button')) return true;
      if (!length(one)) return false;
      const style = getComputedStyle(one), [around, over] = paint(one);
      const key = number([around, style.fontSize, style.fontWeight, isSeen(one), length(one) > 1].join('|'));
      return over || isNew(key);
    });
  }
  const quick = {resultTypes: ['violations'], selectors: false, preload: false};
  const all = {}, scrolling = ['scrollable-region-focusable'], only = values => ({runOnly: {type: 'rule', values}});
  const rules = {desk: all, phone: only(scrolling), dark: only([...scrolling, 'color-contrast'])};
  let before;
  return async ([list, how, sheets]) => {
    const met = new Set(list), isNew = key => !met.has(key) && met.add(key), now = everything().filter(isSeen);
    document.querySelectorAll('[data-unlike]').forEach(one => one.removeAttribute('data-unlike'));
    if (how !== 'phone') unlike(isNew).forEach(one => one.setAttribute('data-unlike', ''));
    if (how === 'desk') before = new Set(now);
    const appeared = now.filter(one => !before.has(one) && before.has(one.parentElement));
    const found = [await axe.run(document, {...quick, preload: sheets, ...rules[how]})];
    const include = appeared.filter(one => isNew(number(one.outerHTML)));
    if (include.length) found.push(await axe.run({include}, quick));
    const said = found.flatMap(one => one.violations).map(({id, nodes}) => `${id} ${nodes[0].html.slice(0, 160)}`);
    if (document.documentElement.scrollWidth > innerWidth) said.push('scrolls sideways');
    return [said, [...met].slice(list.length)];
  };
})();
null;"""


class Tab:
    """One tab of a browser, for page after page: to open one takes longer than most tests that look at one.

    Since it was last emptied, `asked` is what was asked for, `errors` where scripts failed, `wrong` all that is amiss.
    """

    def __init__(self, browser: Browser) -> None:
        self.page = browser.new_page(accept_downloads=True)
        self.wrong: list[str] = []
        self.errors: list[str] = []
        self.asked: list[str] = []
        self._answers: list[Any] = []
        self._met: dict[str, list[int]] = {"light": [], "dark": []}
        self._wire = self.page.context.new_cdp_session(self.page)
        self._wire.send("Network.enable")
        self.page.on("request", self._hear_request)
        self.page.on("response", lambda answer: self._answers.append(answer))
        self.page.on("requestfailed", lambda request: self.wrong.append(f"failed: {request.url}"))
        self.page.on("console", lambda message: self.wrong.append(f"{message.type}: {message.text}"))
        self.page.on("pageerror", self._hear_error)

    def _hear_request(self, request: Any) -> None:
        self.asked.append(request.url)
        if not request.url.startswith((ADDRESS, "data:")):
            self.wrong.append(f"elsewhere: {request.url}")

    def _hear_error(self, error: Any) -> None:
        self.errors.append(str(error))
        self.wrong.append(f"error: {error}")

    def empty(self) -> None:
        """Forget what went wrong, and what a page may have kept; nothing is shown, at the size of a desk."""
        self.page.goto("about:blank")
        self._wire.send("Storage.clearDataForOrigin", {"origin": "file://", "storageTypes": "local_storage"})
        self.show()
        self.page.set_default_timeout(30_000)
        for heard in (self.wrong, self.errors, self.asked, self._answers):
            heard.clear()

    def show(self, width: int = DESK[0], scheme: str = "light", height: int = DESK[1]) -> None:
        """Look at what is shown in a width and a colour scheme."""
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.emulate_media(color_scheme=scheme, reduced_motion="no-preference")

    def first_view(self, url: str, width: int, height: int) -> list[tuple[str, int]]:
        """Load a page of which nothing is kept: what is asked for without scrolling, with its bytes unpressed."""
        wrong = list(self.wrong)
        self.page.goto("about:blank")
        self.wrong[:] = wrong  # what the page before still waited for is of no account
        self._answers.clear()
        self.show(width, height=height)
        self._wire.send("Network.setCacheDisabled", {"cacheDisabled": True})
        self.page.goto(url, wait_until="networkidle" if "/search/" in url else "load")
        self._wire.send("Network.setCacheDisabled", {"cacheDisabled": False})
        loaded = [(answer.url, len(answer.body())) for answer in self._answers]
        self.wrong += [f"{answer.status}: {answer.url}" for answer in self._answers if answer.status != 200]
        return loaded

    def access(self, dark: bool = True, sheets: bool = False) -> list[str]:
        """What axe finds on the page that is shown, and whether it scrolls sideways: on a desk, then on a phone.

        The phone is in the dark, where contrast is asked for there too: a scheme changes colours alone, and colours are
        the same in every width. With `sheets` axe reads the style sheets besides.
        """
        self.show()
        if not self.page.evaluate("'looking' in window"):
            self.page.evaluate(AXE + _LOOKING)
        return self._look("desk", "light", DESK[0], sheets) + self._look("dark" if dark else "phone", "dark", PHONE[0])

    def _look(self, how: str, scheme: str, width: int, sheets: bool = False) -> list[str]:
        self.show(width, scheme)
        found, met = self.page.evaluate("looking", [self._met[scheme], how, sheets])
        self._met[scheme] += met
        return [f"{width}, {scheme}: {line}" for line in found]

    def close(self) -> None:
        """Close the tab."""
        self.page.context.close()
