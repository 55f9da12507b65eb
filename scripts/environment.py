"""Make the project's virtual environment: `python3 scripts/environment.py .venv`.

Debian and Ubuntu ship Python without `ensurepip`; then the package `python3-venv` is installed where
that is allowed, and asked for in plain words where it is not. Needs the standard library alone.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

OLDEST = (3, 11)


def as_root(command: list[str]) -> list[str] | None:
    """The command as root: as it is, through `sudo` where it asks for no password, or None."""
    if os.geteuid() == 0:
        return command
    if shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"], capture_output=True).returncode == 0:
        return ["sudo", "-n", *command]
    return None


def apt_install(package: str) -> bool:
    """Install a Debian package; False where this machine has no apt-get or does not allow it."""
    if not shutil.which("apt-get"):
        return False
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", package]):
        command = as_root(["apt-get", *arguments])
        if command is None:
            return False
        done = subprocess.run(command, env=environment, stdout=subprocess.DEVNULL)
        if done.returncode and arguments[0] == "install":
            return False
    return True


def make(folder: Path) -> bool:
    """Make the environment with pip in it; a half-made one is removed."""
    done = subprocess.run([sys.executable, "-m", "venv", str(folder)], capture_output=True)
    if done.returncode:
        shutil.rmtree(folder, ignore_errors=True)
    return done.returncode == 0


def main(folder: Path) -> int:
    """0 where the environment stands."""
    if sys.version_info < OLDEST:
        print(f"Python {OLDEST[0]}.{OLDEST[1]} or newer is needed; this is {sys.version.split()[0]}.", file=sys.stderr)
        return 1
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    if make(folder) or ((apt_install(package) or apt_install("python3-venv")) and make(folder)):
        return 0
    print(f"The environment {folder} could not be made. Install the package, then try again:", file=sys.stderr)
    print("    sudo apt-get install python3-venv", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
