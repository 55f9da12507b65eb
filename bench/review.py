"""What a review costs, as a whole command, against plainly parsing all records: `python -m bench.review`.

This repository's records lie in a repository of Git of their own, in which each change is what is not yet committed:
the newest year of one cluster, of all of them, a definition, one value, and comments in every record. Times are
processor seconds, of which a command that is called for one change spends the most on starting and on reading.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from bench.__main__ import ROOT, parse_all
from bench.parts import processor

Change = Callable[[Path], None]
_WHO = ("-c", "user.name=bench", "-c", "user.email=bench@example.org", "-c", "commit.gpgsign=false")


def git(folder: Path, *arguments: str) -> None:
    """One command of Git in the folder."""
    subprocess.run(["git", *_WHO, *arguments], cwd=folder, check=True, capture_output=True)


def year_of(folder: Path, *clusters: str) -> list[Path]:
    """The files of the newest year with yearly records, of some clusters or of all."""
    newest = max(path.stem for path in (folder / "data/clusters").glob("*/[0-9][0-9][0-9][0-9].yml"))
    found = [*folder.glob(f"data/clusters/*/{newest}*.yml"), *folder.glob(f"data/members/*/{newest}.yml")]
    return sorted(path for path in found if not clusters or path.parent.name in clusters)


def one_value(folder: Path) -> None:
    """A number of a grid becomes another."""
    path = next(path for path in year_of(folder) if "-q" in path.name)
    path.write_text(path.read_text(encoding="utf-8").replace("joint_projects: ", "joint_projects: 1"), encoding="utf-8")


def definition(folder: Path) -> None:
    """A measure over yearly records counts otherwise."""
    for path in sorted((folder / "data/indicators").glob("*.yml")):
        text = path.read_text(encoding="utf-8")
        if "table: annual\n" in text and "value: sum(fte)\n" in text:
            path.write_text(text.replace("value: sum(fte)\n", "value: sum(fte) + 1\n"), encoding="utf-8")
            return


def comments(folder: Path) -> None:
    """Form alone."""
    for path in (folder / "data").rglob("*.yml"):
        path.write_text(f"# looked at\n{path.read_text(encoding='utf-8')}", encoding="utf-8")


def reviewed(folder: Path, name: str) -> float:
    """Processor seconds of the command for what is not committed; undoes it."""
    command = [
        sys.executable,
        "-m",
        "site_builder",
        "review",
        "HEAD",
        "--source",
        str(folder),
        "--out",
        f"{folder}-out",
    ]
    before = processor()
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    spent = processor() - before
    if done.returncode == 2:
        sys.exit(f"{name}: {done.stderr}")
    git(folder, "reset", "-q", "--hard")
    git(folder, "clean", "-q", "-f", "-d")
    return spent


def main() -> None:
    """Print a line each change."""
    before = processor()
    parse_all()
    unit = processor() - before
    print(f"parsing all records: {unit:.2f} s; all else in multiples of it")
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "region"
        for name in ("data", "stories"):
            shutil.copytree(ROOT / name, folder / name)
        git(folder, "init", "-q")
        git(folder, "add", "-A")
        git(folder, "commit", "-q", "-m", "all")
        largest = max(
            folder.glob("data/members/*"), key=lambda path: sum(each.stat().st_size for each in path.iterdir())
        )
        changes: dict[str, Change] = {"one value": one_value, "a definition": definition, "form alone": comments}
        for name, change in changes.items():
            change(folder)
            spent = reviewed(folder, name)
            print(f"{name:24} {spent / unit:6.2f} ×  {spent:5.2f} s")
        for name, clusters in (("a year of one cluster", (largest.name,)), ("a year of all clusters", ())):
            # the new records are what is not committed: they are taken out of what is
            new = {path: path.read_bytes() for path in year_of(folder, *clusters)}
            for path in new:
                path.unlink()
            git(folder, "commit", "-q", "-a", "-m", "without")
            for path, data in new.items():
                path.write_bytes(data)
            spent = reviewed(folder, name)
            git(folder, "reset", "-q", "--hard", "HEAD~1")
            print(f"{name:24} {spent / unit:6.2f} ×  {spent:5.2f} s")


if __name__ == "__main__":
    main()
