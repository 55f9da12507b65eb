"""See that the programs which the tests drive are there; install them where that is allowed.

Chromium looks at the built pages: looked for on the path (Chrome too), then Playwright's own; on Debian it comes from
apt, elsewhere from Playwright. LibreOffice Calc opens and reckons workbooks: looked for on the path and where macOS
keeps it, installed by apt. Where a program may not be installed, a plain message says what to run; the exit code is 1.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from environment import apt_install, as_root

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_OFFICES = ("soffice", "libreoffice", "/Applications/LibreOffice.app/Contents/MacOS/soffice")


def _runs(names: tuple[str, ...]) -> str | None:
    """The first that is there and says its version. Ubuntu's `chromium-browser` may be an empty shell for a snap."""
    for name in names:
        found = shutil.which(name)
        if found and subprocess.run([found, "--version"], capture_output=True).returncode == 0:
            return found
    return None


def _of_playwright() -> str | None:
    """Playwright's own Chromium, where it was downloaded."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


def browser() -> str | None:
    """The browser to drive, or None."""
    return _runs(_BROWSERS) or _of_playwright()


def office() -> str | None:
    """LibreOffice with Calc, or None; Debian's packages may bring the one without the other."""
    found = _runs(_OFFICES)
    beside = Path(found).resolve().parent if found else None
    without_calc = beside is not None and (beside / "libmergedlo.so").exists() and not (beside / "libsclo.so").exists()
    return None if without_calc else found


def _is_debian() -> bool:
    """True on Debian itself, whose `chromium` is a real package."""
    release = Path("/etc/os-release")
    return release.is_file() and "\nID=debian" in "\n" + release.read_text(encoding="utf-8")


def _install_browser() -> None:
    """Try the ways in the order that fits the machine; a way that fails is not an error yet."""
    if _is_debian() and apt_install("chromium") and _runs(_BROWSERS):
        return
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    if as_root([]) is not None:
        command.insert(-1, "--with-deps")
    subprocess.run(command, check=False)


def _install_office() -> None:
    """From apt, without windows, and what goes with it but is not needed."""
    apt_install("libreoffice-calc-nogui")


@dataclass(frozen=True)
class Program:
    """What the tests need of the machine: how to find it, how to install it, what a person may run instead."""

    name: str
    task: str
    find: Callable[[], str | None]
    install: Callable[[], None]
    by_hand: tuple[tuple[str, str], ...]

    def provide(self) -> bool:
        """True where it is there in the end."""
        if self.find():
            return True
        print(f"The tests {self.task} in {self.name}, which is not here: installing it.", flush=True)
        self.install()
        if self.find():
            return True
        wide = max(len(command) for command, _ in self.by_hand)
        ways = "".join(f"    {command:{wide}}  ({where})\n" for command, where in self.by_hand)
        print(
            f"{self.name} could not be installed from here (no right to, or no way to the download).\n"
            f"Run one of these, then try again:\n{ways}",
            end="",
            file=sys.stderr,
        )
        return False


NEEDED = (
    Program(
        "Chromium",
        "look at the built pages",
        browser,
        _install_browser,
        (
            ("sudo apt-get install chromium", "Debian"),
            ("sudo .venv/bin/python -m playwright install --with-deps chromium", "Ubuntu and others"),
        ),
    ),
    Program(
        "LibreOffice",
        "open and fill workbooks",
        office,
        _install_office,
        (
            ("sudo apt-get install libreoffice-calc-nogui", "Debian, Ubuntu"),
            ("sudo dnf install libreoffice-calc", "Fedora"),
            ("brew install --cask libreoffice", "macOS"),
        ),
    ),
)


def main() -> int:
    """0 where all of them are there in the end; each is tried, so that one message tells all that is missing."""
    return int(not all([program.provide() for program in NEEDED]))


if __name__ == "__main__":
    sys.exit(main())
