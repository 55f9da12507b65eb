"""`site-builder workbook`: a file for one cluster or for all, and plain words where there can be none."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from region_factory import write_region

from site_builder.cli import main


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("region")
    write_region(root, seed=5, organisations=4)
    return root


def run(source: Path, *options: str) -> Result:
    return CliRunner().invoke(main, ["workbook", *options, "--source", str(source)], catch_exceptions=False)


def test_a_workbook_is_written_where_it_is_asked_for(region: Path, tmp_path: Path) -> None:
    out = tmp_path / "one.xlsx"
    done = run(region, "cluster-01", "2022", "--out", str(out))
    assert (done.exit_code, done.output) == (0, f"{out}\n")
    assert out.read_bytes()[:2] == b"PK"


def test_without_a_file_it_is_named_by_cluster_and_year(
    region: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(region, "cluster-01", "2023").output == "cluster-01-2023.xlsx\n"
    assert (tmp_path / "cluster-01-2023.xlsx").is_file()


def test_with_all_there_is_a_file_for_each_cluster_active_in_the_year(region: Path, tmp_path: Path) -> None:
    assert run(region, "--all", "2022", "--out", str(tmp_path)).exit_code == 0
    # the last cluster succeeds the second
    assert sorted(each.stem for each in tmp_path.iterdir()) == [f"cluster-0{n}-2022" for n in (1, 3, 4, 5)]


def test_the_folder_for_all_is_made(region: Path, tmp_path: Path) -> None:
    folder = tmp_path / "all" / "of-2022"
    assert run(region, "--all", "2022", "--out", str(folder)).exit_code == 0
    assert list(folder.glob("*-2022.xlsx"))


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("cluster-1", "2022"), "Did you mean cluster-01?"),
        (("lumière", "2022"), "The clusters are cluster-01, cluster-02"),
        (("cluster-01", "2019"), "reports since 2020"),
        (("cluster-01", "2077"), "until"),
        (("cluster-02", "2022"), "was active until 2020"),
        (("cluster-05", "2020"), "is active from 2021"),
        (("cluster-01", "2022", "--out", "nowhere/one.xlsx"), "There is no folder nowhere."),
        (("cluster-01", "2022", "--out", "one.ods"), "ends in .xlsx: give one after --out, such as one.xlsx."),
        (("cluster-01",), "Give CLUSTER and YEAR"),
        (("--all",), "or --all and YEAR"),
    ],
)
def test_what_cannot_be_made_is_told_in_plain_words(region: Path, options: tuple[str, ...], words: str) -> None:
    failed = run(region, *options)
    assert failed.exit_code == 2
    assert words in " ".join(failed.output.split())


def test_a_record_with_errors_is_named_rather_than_shown(tmp_path: Path) -> None:
    write_region(tmp_path, clusters=1, years=1, organisations=2)
    path = tmp_path / "data/clusters/cluster-01/2020.yml"
    value = yaml.safe_load(path.read_text(encoding="utf-8"))
    value["team"]["fte"] = "many"
    path.write_text(yaml.safe_dump(value), encoding="utf-8")
    failed = run(tmp_path, "cluster-01", "2020")
    assert failed.exit_code == 2
    assert "data/clusters/cluster-01/2020.yml has errors" in failed.output
