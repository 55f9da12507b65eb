"""The same records give the same bytes, whatever the clock says; a failed build leaves the last site."""

import hashlib
import os
import shutil

from click.testing import CliRunner

from site_builder.cli import main
from tests.site.making import GOOD, build


def digest(folder):
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_the_same_records_give_the_same_bytes(region, public, tmp_path, monkeypatch):
    copied = tmp_path / "elsewhere" / "copy"
    shutil.copytree(region, copied)
    for path in copied.rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    again = build(copied, tmp_path / "again")
    assert digest(again) == digest(public)


def test_a_failed_build_leaves_the_last_good_site(tmp_path):
    source, out = tmp_path / "source", tmp_path / "site"
    shutil.copytree(GOOD / "lakes", source)
    before = digest(build(source, out))
    record = next((source / "data" / "clusters").glob("*/2*.yml"))
    record.write_text(record.read_text(encoding="utf-8").replace("year:", "yaer:", 1), encoding="utf-8")
    failed = CliRunner().invoke(main, ["build", "--source", str(source), "--out", str(out)])
    assert failed.exit_code == 1
    assert "yaer" in failed.output
    assert digest(out) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site", "source"]
