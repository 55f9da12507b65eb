"""Writes an invented region as a region writes its files."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from region_factory import Written

_Dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)

Value = dict[str, Any]


def write_files(
    folder: Path, written: Written, told: Iterable[tuple[str, str, Value, str]], text: Callable[[str], Value]
) -> None:
    """Write every file; `told` are cluster, file name, front matter and body of each story; `text` localises."""
    data = folder / "data"
    files: dict[Path, Any] = {data / "region.yml": written.region, data / "objectives.yml": _objectives(written, text)}
    for name, value in written.indicators.items():
        texts = {key: text(name) for key in ("name", "description")}
        files[data / "indicators" / f"{name}.yml"] = {"id": name, **texts, "topic": "structure", **value}
    for name, profile in written.profiles.items():
        files[data / "clusters" / name / "cluster.yml"] = profile
    for (name, year), record in written.annual.items():
        files[data / "clusters" / name / f"{year}.yml"] = record
    for (name, year, quarter), record in written.quarterly.items():
        files[data / "clusters" / name / f"{year}-q{quarter}.yml"] = record
    for (name, year), members in written.members.items():
        files[data / "members" / name / f"{year}.yml"] = {"year": year, "members": members}
    for path, value in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_yaml(value), encoding="utf-8")
    for cluster, name, front, body in told:
        path = folder / "stories" / cluster / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"---\n{_yaml(front)}---\n\n{body}", encoding="utf-8")


def _yaml(value: Any) -> str:
    class Plain(_Dumper):  # type: ignore[misc,valid-type]
        def ignore_aliases(self, data: Any) -> bool:
            return True

    return yaml.dump(value, Dumper=Plain, sort_keys=False, allow_unicode=True)


def _objectives(written: Written, text: Callable[[str], Value]) -> Value:
    first = written.region["reporting"]["first_year"]
    topic = {"id": "network", "name": text("network"), "indicators": list(written.indicators)[:2]}
    return {
        "short_term": {"topics": [topic]},
        "long_term": {"periods": [{"id": "first", "from": first, "to": first + 2}], "topics": []},
        "story_quota": 2,
    }
