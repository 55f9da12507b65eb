"""What a new proposal shows its author, and who is asked to review which file of it."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from pathlib import Path, PurePosixPath

import pytest
from click.testing import CliRunner
from regions import copy_of

from site_builder.cli import main
from site_builder.editors import Ground, generating, owners, proposals

TEAMS = {"officers": "@lake/officers", "clusters": "@lake/all/cluster-{cluster}"}


@pytest.fixture
def with_teams(ground: Ground, request: pytest.FixtureRequest) -> Ground:
    region = ground.repository.region.value
    region["teams"] = getattr(request, "param", TEAMS)
    request.addfinalizer(lambda: region.pop("teams"))
    return ground


def reviewers(text: str, path: str) -> list[str]:
    """Who is asked, as GitHub and GitLab read such a file: the last line that fits counts."""
    found: list[str] = []
    for line in text.splitlines():
        if line and not line.startswith("#"):
            pattern, *handles = line.split()
            folder = PurePosixPath(pattern.strip("/"))
            if pattern == "*" or folder in PurePosixPath(path).parents:
                found = handles
    return found


def test_each_cluster_has_its_own_folders_and_the_officers_all(with_teams: Ground) -> None:
    files = dict(owners.files(with_teams))
    assert set(files) == {".github/CODEOWNERS", ".gitlab/CODEOWNERS"}
    (text,) = set(files.values())
    assert len(with_teams.repository.clusters) > 1
    for ident in with_teams.repository.clusters:
        for path in (f"data/clusters/{ident}/2021.yml", f"data/members/{ident}/2021.yml", f"stories/{ident}/a.en.md"):
            assert reviewers(text, path) == ["@lake/officers", f"@lake/all/cluster-{ident}"]
    for path in ("data/region.yml", "data/indicators/fte.yml", "schemas/annual.json", ".github/CODEOWNERS", "Makefile"):
        assert reviewers(text, path) == ["@lake/officers"]
    assert all(len(line) < 300 and "{" not in line for line in text.splitlines())
    assert generating.SIGNATURE in text


def test_a_region_in_a_folder_of_its_repository_is_named_from_the_root(with_teams: Ground) -> None:
    text = dict(owners.files(replace(with_teams, folder="policy/our lakes/")))[".github/CODEOWNERS"]
    lines = [line for line in text.splitlines() if line[:1] not in ("", "#")]
    assert lines[0] == "/policy/our\\ lakes/ @lake/officers"
    first = next(iter(with_teams.repository.clusters))
    assert f"/policy/our\\ lakes/data/clusters/{first}/ @lake/officers @lake/all/cluster-{first}" in lines


def test_generate_says_that_hosts_look_at_the_root_alone(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "--quiet", str(tmp_path)], check=True)
    region = copy_of("lakes", tmp_path)
    result = CliRunner().invoke(main, ["generate", "--source", str(region), "--lang", "en"], catch_exceptions=False)
    assert result.exit_code == 0 and "this region lies in “lakes/”. Copy both there." in result.stderr


@pytest.mark.parametrize("with_teams", [{"officers": "@lake/officers"}], indirect=True)
def test_without_groups_of_clusters_the_officers_review_all(with_teams: Ground) -> None:
    text = dict(owners.files(with_teams))[".github/CODEOWNERS"]
    assert [line for line in text.splitlines() if line[:1] not in ("", "#")] == ["* @lake/officers"]


@pytest.mark.parametrize("with_teams", ["@lake/officers", {"officers": 5}, {}], indirect=True)
def test_where_no_team_is_named_no_owner_is(with_teams: Ground) -> None:
    assert not list(owners.files(with_teams))


def test_a_folder_that_is_no_id_names_no_reviewer(with_teams: Ground) -> None:
    clusters = with_teams.repository.clusters
    clusters["x @evil/y"] = next(iter(clusters.values()))
    try:
        assert "@evil" not in dict(owners.files(with_teams))[".github/CODEOWNERS"]
    finally:
        del clusters["x @evil/y"]


def test_the_box_of_a_proposal_is_short_and_speaks_to_managers(ground: Ground) -> None:
    files = dict(proposals.files(ground))
    assert set(files) == {".github/pull_request_template.md", ".gitlab/merge_request_templates/Default.md"}
    (text,) = set(files.values())
    assert generating.SIGNATURE in text
    shown = re.sub(r"<!--.*?-->", "", text, flags=re.S)
    assert "<" not in shown and "--" not in shown
    assert shown.count("- [ ] ") == 3
    assert not re.search(r"\b(YAML|Git|commit|schema|null|invalid)\b", shown)
