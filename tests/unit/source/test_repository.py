"""Which file is whose, and what fits no place."""

from __future__ import annotations

import gc
import os
import time
from pathlib import Path

import pytest

from site_builder.problems import CannotRun
from site_builder.source.repository import Repository, of_clusters, read_repository
from site_builder.texts import Texts

STORY = "---\ntitle: A story\n---\nWords.\n"

FILES = {
    "data/region.yml": "id: r\n",
    "data/objectives.yml": "story_quota: 2\n",
    "data/territories.geojson": '{"features": []}',
    "data/indicators/fte.yml": "id: fte\n",
    "data/indicators/budget.yml": "id: budget\n",
    "data/clusters/b/cluster.yml": "id: b\n",
    "data/clusters/b/2020.yml": "year: 2020\n",
    "data/clusters/a-1/cluster.yml": "id: a-1\n",
    "data/clusters/a-1/2021.yml": "year: 2021\n",
    "data/clusters/a-1/2020.yml": "year: 2020\n",
    "data/clusters/a-1/2020-q4.yml": "year: 2020\n",
    "data/clusters/a-1/2020-q1.yml": "year: 2020\n",
    "data/clusters/a-1/targets.yml": "targets: []\n",
    "data/members/a-1/2020.yml": "year: 2020\n",
    "stories/a-1/2020-05-01-one.fr.md": STORY,
    "stories/a-1/2020-05-01-one.en.md": STORY,
}


def write(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(tmp_path / "region", FILES)


def found(root: Path) -> list[tuple[str, str]]:
    _, findings = read_repository(root)
    for language in ("en", "fr"):
        assert all(Texts(language).tell(finding).endswith(".") for finding in findings)
    return [(f.place.path, f.rule) for f in findings]


def test_every_file_finds_its_place(root: Path) -> None:
    repository, findings = read_repository(root)
    assert findings == []
    assert repository.root == root
    assert repository.region.value == {"id": "r"} and repository.region.kind == "region"
    assert repository.objectives.kind == "objectives"
    assert repository.territories == {"features": []}
    assert list(repository.indicators) == ["budget", "fte"]
    assert list(repository.clusters) == ["a-1", "b"]
    cluster = repository.clusters["a-1"]
    assert cluster.id == "a-1" and cluster.profile.path == "data/clusters/a-1/cluster.yml"
    assert list(cluster.annual) == [2020, 2021] and cluster.annual[2020].kind == "annual"
    assert list(cluster.quarterly) == [(2020, 1), (2020, 4)] and cluster.quarterly[2020, 1].kind == "quarterly"
    assert cluster.targets is not None and cluster.targets.kind == "targets"
    assert list(cluster.members) == [2020] and cluster.members[2020].kind == "members"
    assert [story.language for story in cluster.stories] == ["en", "fr"]
    assert cluster.stories[0].document.path == "stories/a-1/2020-05-01-one.en.md"
    assert repository.clusters["b"].targets is None


def test_every_document_is_given_once(root: Path) -> None:
    repository, _ = read_repository(root)
    paths = [document.path for document in repository.documents()]
    assert sorted(paths) == sorted(name for name in FILES if not name.endswith(".geojson"))


@pytest.mark.parametrize("missing", ["", "data", "data/region.yml"])
def test_what_is_no_region_cannot_run(tmp_path: Path, missing: str) -> None:
    root = tmp_path / "region"
    if missing:
        root.mkdir()
    if missing == "data/region.yml":
        write(root, {"data/objectives.yml": ""})
    with pytest.raises(CannotRun) as refusal:
        read_repository(root)
    assert str(root) in Texts("fr").sentence(refusal.value.msgid, refusal.value.args_)


def test_a_file_is_no_region(root: Path) -> None:
    with pytest.raises(CannotRun):
        read_repository(root / "data" / "region.yml")


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("data/clusters/a-1/2020-q5.yml", "file-name"),
        ("data/clusters/a-1/2020-Q1.yml", "file-name"),
        ("data/clusters/a-1/20.yml", "file-name"),
        ("data/clusters/a-1/notes.yml", "file-name"),
        ("data/clusters/a-1/2022.yaml", "file-name"),
        ("data/clusters/a-1/2022.YML", "file-name"),
        ("data/clusters/a-1/old/2019.yml", "unknown-file"),
        ("data/clusters/2020.yml", "file-name"),
        ("data/members/a-1/2020-q1.yml", "file-name"),
        ("data/members/2020.yml", "file-name"),
        ("data/indicators/Budget.yml", "file-name"),
        ("data/indicators/a_b.yml", "file-name"),
        ("data/indicators/more/fees.yml", "unknown-file"),
        ("data/regions.yml", "file-name"),
        ("data/outlines.geojson", "file-name"),
        ("data/other/deep/x.yml", "unknown-file"),
        ("stories/a-1/one.fr.md", "file-name"),
        ("stories/a-1/2020-05-01-one.md", "file-name"),
        ("stories/a-1/2020-02-30-one.fr.md", "file-name"),
        ("stories/a-1/drafts/2020-05-01-two.fr.md", "unknown-file"),
        ("stories/2020-05-01-one.fr.md", "file-name"),
    ],
)
def test_what_fits_no_place(root: Path, name: str, rule: str) -> None:
    write(root, {name: STORY})
    assert found(root) == [(name, rule)]


def test_the_right_ending_is_named(root: Path) -> None:
    write(root, {"data/clusters/a-1/2022.yaml": ""})
    (finding,) = read_repository(root)[1]
    assert "2022.yml" in Texts("en").tell(finding) and finding.place.line == 1


@pytest.mark.parametrize(
    "name",
    [
        "data/README.md",
        "data/clusters/README.md",
        "data/clusters/a-1/notes.txt",
        "data/clusters/a-1/.draft.yml",
        "data/.hidden/x.yml",
        "data/clusters/.gitkeep",
        "data/clusters/empty/.gitkeep",
        "data/members/nobody/.gitkeep",
        "stories/README.md",
        "stories/a-1/README.md",
        "stories/a-1/picture.jpg",
        "stories/a-1/data.yml",
        "elsewhere/x.yml",
    ],
)
def test_other_files_are_left_alone(root: Path, name: str) -> None:
    write(root, {name: "x"})
    assert found(root) == []


def test_objectives_and_profiles_are_needed(root: Path) -> None:
    (root / "data/objectives.yml").unlink()
    (root / "data/clusters/b/cluster.yml").unlink()
    assert found(root) == [("data/clusters/b/cluster.yml", "missing-file"), ("data/objectives.yml", "missing-file")]
    repository, _ = read_repository(root)
    assert repository.objectives.broken and repository.clusters["b"].profile.broken
    assert list(repository.clusters["b"].annual) == [2020]


def test_a_folder_of_no_cluster_is_told_once(root: Path) -> None:
    write(root, {f"data/members/c/{year}.yml": "x: ~\n" for year in (2020, 2021)})
    write(root, {"stories/d/2020-05-01-one.fr.md": "nothing"})
    assert found(root) == [("data/members/c", "unknown-cluster"), ("stories/d", "unknown-cluster")]


def test_a_misnamed_cluster_is_told_once(root: Path) -> None:
    write(root, {"data/clusters/Élan/cluster.yml": "", "data/members/Élan/2020.yml": "", "stories/Élan/x.md": ""})
    assert found(root) == [("data/clusters/Élan", "folder-name")]


def test_faults_of_files_are_told_in_order_and_the_files_are_on_record(root: Path) -> None:
    write(root, {"data/region.yml": "a: 1\nb: 01\n", "data/clusters/a-1/2020.yml": "", "data/territories.geojson": "{"})
    write(root, {"stories/a-1/2020-05-01-one.en.md": "x", "data/indicators/fte.yml": "a: [\n"})
    assert found(root) == [
        ("data/clusters/a-1/2020.yml", "empty"),
        ("data/indicators/fte.yml", "syntax"),
        ("data/region.yml", "leading-zero"),
        ("data/territories.geojson", "geojson"),
        ("stories/a-1/2020-05-01-one.en.md", "front-matter"),
    ]
    repository, _ = read_repository(root)
    assert repository.clusters["a-1"].annual[2020].broken and repository.indicators["fte"].broken
    assert repository.clusters["a-1"].stories[0].document.broken and repository.territories is None


def test_folders_named_like_files(root: Path) -> None:
    for name in ("data/clusters/a-1/2022.yml", "stories/a-1/2020-06-01-two.fr.md"):
        (root / name).mkdir()
    assert found(root) == [
        ("data/clusters/a-1/2022.yml", "unreadable"),
        ("stories/a-1/2020-06-01-two.fr.md", "unreadable"),
    ]
    assert read_repository(root)[0].clusters["a-1"].annual[2022].broken


def test_files_named_like_folders(tmp_path: Path) -> None:
    write(tmp_path, {"data/region.yml": "id: r\n", "data/objectives.yml": "a: 1\n", "data/clusters": "", "stories": ""})
    assert found(tmp_path) == [("data/clusters", "unreadable"), ("stories", "unreadable")]


def test_a_region_without_clusters_or_stories_is_read(tmp_path: Path) -> None:
    write(tmp_path, {"data/region.yml": "id: r\n", "data/objectives.yml": "a: 1\n"})
    assert found(tmp_path) == []


def test_links_that_leave_the_region_are_not_followed(root: Path, tmp_path: Path) -> None:
    write(tmp_path, {"outside/2022.yml": "secret: 1\n", "outside/cluster.yml": "secret: 1\n"})
    (root / "data/clusters/a-1/2022.yml").symlink_to(tmp_path / "outside/2022.yml")
    (root / "data/clusters/c").symlink_to(tmp_path / "outside")
    assert found(root) == [("data/clusters/a-1/2022.yml", "outside"), ("data/clusters/c", "outside")]
    assert list(read_repository(root)[0].clusters) == ["a-1", "b"]


def test_links_within_the_region_are_followed_and_circles_are_not(root: Path) -> None:
    (root / "data/clusters/b/2021.yml").symlink_to("2020.yml")
    (root / "data/clusters/b/around").symlink_to("..")
    (root / "data/clusters/b/2022.yml").symlink_to("nowhere.yml")
    assert found(root) == [("data/clusters/b/2022.yml", "unreadable")]
    assert read_repository(root)[0].clusters["b"].annual[2021].value == {"year": 2020}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_not_opened(root: Path) -> None:
    os.mkfifo(root / "data/clusters/a-1/2022.yml")
    assert found(root) == [("data/clusters/a-1/2022.yml", "unreadable")]


@pytest.mark.skipif(os.name != "posix", reason="such names are not possible here")
def test_names_that_cannot_be_printed(root: Path) -> None:
    for name in (b"a\xff.yml", b"a\x1b[31m\n.yml"):
        with open(os.fsencode(root / "data/clusters/a-1") + b"/" + name, "wb"):
            pass
    assert [path.isprintable() for path, rule in found(root) if rule == "file-name"] == [True, True]


def test_the_collector_is_left_as_it_was(root: Path) -> None:
    assert gc.isenabled()
    read_repository(root)
    assert gc.isenabled()


def test_forty_lists_of_a_thousand_members_are_read_quickly(tmp_path: Path) -> None:
    member = "- id: org-{0}\n  name: Org {0}\n  category: company_sme\n  territory: '04'\n  since: 2005\n"
    text = "year: 2020\nmembers:\n" + "".join(member.format(number) for number in range(1_000))
    files = {f"data/members/c{number}/2020.yml": text for number in range(40)}
    files |= {f"data/clusters/c{number}/cluster.yml": "id: c\n" for number in range(40)}
    root = write(tmp_path, files | {"data/region.yml": "id: r\n", "data/objectives.yml": "a: 1\n"})
    start = time.perf_counter()
    repository, findings = read_repository(root)
    assert findings == [] and isinstance(repository, Repository)
    assert time.perf_counter() - start < 8


def test_of_other_clusters_than_those_asked_for_the_profile_alone_is_read(tmp_path: Path) -> None:
    repository, _ = read_repository(write(tmp_path, FILES), only=of_clusters("a-1"))
    assert list(repository.clusters) == ["a-1", "b"]
    one, other = repository.clusters["a-1"], repository.clusters["b"]
    assert one.annual and one.quarterly and one.members and one.targets and one.stories
    assert other.profile.value == {"id": "b"} and not other.annual


def test_a_file_may_be_read_as_if_it_were_not_there_and_a_known_one_is_not_read_again(tmp_path: Path) -> None:
    root = write(tmp_path, FILES)
    before, _ = read_repository(root)
    gone = next(path for path in FILES if path.startswith("data/clusters/a-1/2"))
    known = {each.path: each for each in before.documents()}
    after, _ = read_repository(root, {gone: None, "data/objectives.yml": b"story_quota: 3\n"}, known=known)
    paths = {each.path for each in after.documents()}
    assert known.keys() - paths == {gone}
    assert after.objectives.value == {"story_quota": 3}
    assert after.region is before.region and before.objectives.value == {"story_quota": 2}
