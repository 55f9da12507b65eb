"""What Git tells of published figures: when they came, and what corrected them; silent where it can't know."""

from __future__ import annotations

import io
import shutil
import tarfile
from datetime import date
from pathlib import Path

import pytest
from region_past import DAY, Past, eventful

from site_builder.differences import say
from site_builder.history import Correction, History
from site_builder.periods import Period
from site_builder.pipeline import inspect
from site_builder.texts import Texts

ALDER, MEMBERS = "data/clusters/alder/2023.yml", "data/members/birch/2022.yml"
GRID = "data/clusters/birch/2023-q2.yml"


@pytest.fixture(scope="module")
def past(tmp_path_factory: pytest.TempPathFactory) -> Past:
    return eventful(tmp_path_factory.mktemp("past"))


@pytest.fixture(scope="module")
def officers(past: Past) -> History:
    return past.history("officers")


@pytest.fixture(scope="module")
def public(past: Past) -> History:
    return past.history("public")


def told(past: Past, history: History, path: str) -> list[tuple[str, str, list[str]]]:
    repository = inspect(past.root, DAY).repository
    texts = Texts("en", ("en", "fr"))
    return [
        (each.revision.day.isoformat(), each.kind, [say(change, texts, repository) for change in each.changes])
        for each in history.lines[path].amendments
    ]


def values(found: tuple[Correction, ...]) -> list[tuple[str, object, object]]:
    return [(each.revision.day.isoformat(), each.before, each.after) for each in found]


def test_a_record_tells_what_changed_since_it_was_public_and_by_which_change(past: Past, officers: History) -> None:
    assert told(past, officers, ALDER) == [
        ("2024-05-02", "changed", ["Salaries and benefits: 120,300 → 125,300"]),
        ("2024-05-04", "changed", ["Membership fees: 60,700 → 61,400"]),
    ]
    line = officers.lines[ALDER]
    assert line.first.title == "Begin" and line.first.day == date(2024, 4, 1)
    assert officers.published(line.first) == date(2024, 4, 15)
    merged = line.amendments[0].revision
    assert merged.title == "Correct the salaries", "the host's line names a branch, and whose"
    assert past.git("rev-parse", "--short=40", merged.hash) == merged.hash
    assert told(past, officers, GRID) == [("2024-05-05", "withdrawn", []), ("2024-05-20", "returned", [])]
    assert officers.lines["data/clusters/alder/2024-q1.yml"].first.day == date(2024, 6, 2)


def test_the_public_reads_no_field_for_officers_no_title_and_no_text_that_is_gone(
    past: Past, public: History, officers: History
) -> None:
    assert told(past, public, ALDER) == [("2024-05-02", "changed", ["Salaries and benefits: 120,300 → 125,300"])]
    renamed, left = public.lines[MEMBERS].amendments[0].changes
    assert (renamed.entry, renamed.before, renamed.after) == ("Old Forge of Birch", None, None)
    assert (left.entry, left.before) == ("", None), "who was taken out may have had to be, and has a headcount"
    assert told(past, officers, MEMBERS)[0][2] == [
        "Old Forge of Birch, Name of the organisation: Forge of Birch → Old Forge of Birch",
        "Quarry of Birch: left",
    ]
    assert not any(line.first.title or line.first.hash for line in public.lines.values())


def test_figures_before_and_after_follow_the_definition_of_today(officers: History) -> None:
    assert values(officers.of("budget", "cluster", "alder", Period(2023))) == [("2024-05-02", 96135.5, 98635.5)]
    assert values(officers.of("budget", "region", "rivers", Period(2023))) == [("2024-05-02", 192421.0, 194921.0)]
    assert values(officers.of("members", "territory", "01", Period(2022))) == [("2024-06-01", 12, 11)]
    assert officers.of("budget", "cluster", "birch", Period(2023)) == ()
    withdrawn = officers.of("joint-projects", "cluster", "birch", Period(2023, 2))
    assert values(withdrawn) == [("2024-05-05", 1, None)]


def test_what_comes_new_corrects_nothing(officers: History) -> None:
    assert officers.of("joint-projects", "cluster", "alder", Period(2024)) == ()
    assert officers.of("joint-projects", "region", "rivers", Period(2024, 1)) == ()


def test_values_that_rest_on_fields_for_officers_are_not_told_to_the_public(public: History, officers: History) -> None:
    assert values(officers.of("fees", "region", "rivers", Period(2023))) == [("2024-05-04", 121400, 122100)]
    [hidden] = public.of("fees", "region", "rivers", Period(2023))
    assert (hidden.told, hidden.before, hidden.after) == (False, None, None)


def test_a_definition_that_changed_is_told_with_its_figures(officers: History, public: History) -> None:
    assert set(public.formers) == {"budget"}, "a query that is set otherwise is the same"
    [former] = officers.formers["budget"]
    assert former.definition.value == "sum(expenditure_total)" and former.revision.title == "Half"
    assert former.figures is not None
    assert [each.value for each in former.figures.series("budget", "region", "rivers")] == [380141, 389842, None]


def test_every_correction_is_what_builds_of_both_states_say(past: Past, officers: History, tmp_path: Path) -> None:
    """Each state is built by itself, by the definitions of today: the same figures differ, by the same values."""
    for title in ("Correct the salaries", "Members of Birch", "Withdraw a grid"):
        [commit] = past.git("log", "--first-parent", "--format=%H", f"--grep={title}").split()
        before, after = (_figures(past, state, tmp_path / name) for state, name in ((f"{commit}^", "a"), (commit, "b")))
        moved = {key: (value, after.get(key)) for key, value in before.items() if value != after.get(key)}
        told = {
            key: (each.before, each.after)
            for key, found in officers.figures.items()
            for each in found
            if each.revision.hash == commit
        }
        assert moved == told and told


def _figures(past: Past, state: str, folder: Path) -> dict[tuple[object, ...], object]:
    shutil.rmtree(folder, ignore_errors=True)
    archive = folder.with_suffix(".tar")
    past.git("archive", f"--output={archive}", state)
    with tarfile.open(fileobj=io.BytesIO(archive.read_bytes())) as packed:
        packed.extractall(folder, filter="data")
    shutil.copytree(past.root / "data/indicators", folder / "rivers/data/indicators", dirs_exist_ok=True)
    figures = inspect(folder / "rivers", DAY, "officers").figures
    assert figures is not None
    return {(f.indicator, f.scope, f.entity, f.period): f.value for f in figures}


def test_a_region_inside_a_larger_repository_has_its_own_past(tmp_path: Path) -> None:
    past = Past(tmp_path, "inner")
    past.corrected("Team", "2024-05-02", ALDER, "women: 4", "women: 3")
    assert told(past, past.history(), ALDER) == [("2024-05-02", "changed", ["Seats held by women: 4 → 3"])]
    assert past.history() == past.history()


def test_without_its_past_nothing_is_told(past: Past, tmp_path: Path) -> None:
    past.git("clone", "--quiet", "--depth=1", f"file://{past.top}", str(tmp_path / "shallow"))
    shallow = Past.__new__(Past)
    shallow.root = tmp_path / "shallow/rivers"
    shutil.copytree(past.root, tmp_path / "plain/rivers")
    plain = Past.__new__(Past)
    plain.root = tmp_path / "plain/rivers"
    for each in (shallow, plain):
        history = each.history("officers")
        assert not (history.lines or history.figures or history.formers or history.definitions)
