"""See that the browser which the tests drive is there; install it where that is allowed.

Looked for: Chromium or Chrome on the path, then Playwright's own. On Debian it comes from apt, elsewhere
from Playwright. Where neither may be installed, a plain message says what to run, and the exit code is 1.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from environment import apt_install, as_root

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def on_the_path() -> str | None:
    """The first browser found on the path. Ubuntu's `chromium-browser` may be an empty shell for a snap."""
    for name in NAMES:
        found = shutil.which(name)
        if found and subprocess.run([found, "--version"], capture_output=True).returncode == 0:
            return found
    return None


def of_playwright() -> str | None:
    """Playwright's own Chromium, where it was downloaded."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


def find() -> str | None:
    """The browser to drive, or None."""
    return on_the_path() or of_playwright()


def is_debian() -> bool:
    """True on Debian itself, whose `chromium` is a real package."""
    release = Path("/etc/os-release")
    return release.is_file() and "\nID=debian" in "\n" + release.read_text(encoding="utf-8")


def install() -> None:
    """Try the ways in the order that fits the machine; a way that fails is not an error yet."""
    if is_debian() and apt_install("chromium") and on_the_path():
        return
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    if as_root([]) is not None:
        command.insert(-1, "--with-deps")
    subprocess.run(command, check=False)


def main() -> int:
    """0 where a browser is there in the end."""
    if find():
        return 0
    print("The tests look at the built pages in Chromium, which is not here: installing it.")
    install()
    if find():
        return 0
    print(
        "Chromium could not be installed from here (no right to, or no way to the download). Run one of these, then\n"
        "try again:\n"
        "    sudo apt-get install chromium                                  (Debian)\n"
        "    sudo .venv/bin/python -m playwright install --with-deps chromium   (Ubuntu and others)",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())
