"""The house holds itself up: imports go downwards, files and functions stay small, no region is written into it."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "site_builder"
MOST_LINES = 300
MOST_LINES_OF_A_FUNCTION = 60
CODE = sorted(
    path for folder in ("site_builder", "tests", "scripts", "bench") for path in (ROOT / folder).rglob("*.py")
)
TEMPLATES = sorted(
    path for path in (ROOT / "templates").rglob("*") if path.suffix in {".html", ".css", ".js", ".svg", ".txt", ".xml"}
)


def floors() -> dict[str, int]:
    """Floor by module, from the table of docs/architecture.md; what stands in parentheses is within a module."""
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    found = {}
    for number, modules in re.findall(r"^\| (\d+) \| ([^|]*) \|", text, re.MULTILINE):
        for name in re.findall(r"`(\w+)/?`", re.sub(r"\([^)]*\)", "", modules)):
            found[name] = int(number)
    return found


def module_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports_of(path: Path) -> Iterator[tuple[int, str]]:
    """Line and module of the package for everything that a file imports from it."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: write the whole name of the module"
            parts = (node.module or "").split(".")
            names = [parts[1]] if len(parts) > 1 else [alias.name for alias in node.names]
            if parts[0] == PACKAGE.name:
                yield from ((node.lineno, name) for name in names)
        elif isinstance(node, ast.Import):
            for alias in node.names:
                parts = alias.name.split(".")
                if parts[0] == PACKAGE.name and len(parts) > 1:
                    yield node.lineno, parts[1]


def test_every_module_has_its_floor() -> None:
    modules = {module_of(path) for path in PACKAGE.rglob("*.py")} - {"__init__", "__main__"}
    assert modules <= set(floors()), "a module that docs/architecture.md does not place on a floor"


def test_imports_go_downwards() -> None:
    table = floors()
    upwards = [
        f"{path.relative_to(ROOT)}:{line}: {name}"
        for path in sorted(PACKAGE.rglob("*.py"))
        for line, name in imports_of(path)
        if table.get(name, -1) > table.get(module_of(path), len(table))
    ]
    assert not upwards


def test_files_are_small() -> None:
    lines = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in CODE + TEMPLATES}
    assert len(lines) > 400
    assert not [f"{path.relative_to(ROOT)}: {number}" for path, number in lines.items() if number >= MOST_LINES]


def faults_of(path: Path) -> Iterator[str]:
    """Functions that are too long, and faults that are caught without a name."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines >= MOST_LINES_OF_A_FUNCTION:
                yield f"{node.name} has {lines} lines"
        if isinstance(node, ast.ExceptHandler) and node.type is None:
            yield f"line {node.lineno}: a bare except"


def test_functions_are_small_and_catch_by_name() -> None:
    assert not [f"{path.relative_to(ROOT)}: {fault}" for path in CODE for fault in faults_of(path)]


def test_each_file_of_tests_has_a_name_of_its_own() -> None:
    # pytest imports them by their bare names, and would leave out the second of two
    names = Counter(path.name for path in (ROOT / "tests").rglob("test_*.py"))
    assert not [name for name, number in names.items() if number > 1]


def names_of_the_region() -> set[str]:
    """Id, names and codes of this repository's region, and the names of its territories and clusters."""
    region = yaml.safe_load((ROOT / "data" / "region.yml").read_text(encoding="utf-8"))
    profiles = [
        yaml.safe_load(path.read_text(encoding="utf-8")) for path in (ROOT / "data" / "clusters").glob("*/cluster.yml")
    ]
    names = [region["name"], *(each["name"] for each in region["territories"] + profiles)]
    texts = {text for name in names for text in (name.values() if isinstance(name, dict) else [name])}
    return texts | {region["id"], region.get("nuts", region["id"])}


def test_no_region_is_written_into_the_builder() -> None:
    names = re.compile(r"(?<![\w-])(" + "|".join(map(re.escape, sorted(names_of_the_region()))) + r")(?![\w-])")
    folders = ("site_builder", "templates", "schemas", "tests")
    kinds = {".py", ".html", ".css", ".js", ".svg", ".json", ".yml", ".md", ".po", ".txt"}
    found = [
        f"{path.relative_to(ROOT)}:{number}: {match[0]}"
        for folder in folders
        for path in sorted((ROOT / folder).rglob("*"))
        if path.suffix in kinds
        and "node_modules" not in path.parts
        # what is said of changes to this repository's own records
        and not path.is_relative_to(ROOT / "tests" / "review")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        for match in [names.search(line)]
        if match
    ]
    assert not found
