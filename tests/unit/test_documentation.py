"""What the documentation shows works: the region of docs/bring-your-region.md passes and builds."""

import re
from pathlib import Path

from click.testing import CliRunner

from site_builder.cli import main

PAGE = Path(__file__).parents[2] / "docs" / "bring-your-region.md"


def test_the_region_of_the_documentation_passes_and_builds(tmp_path):
    files = re.findall(r"^`(data/\S+?)`:.*?```yaml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.S | re.M)
    assert len(files) == 4
    for path, text in files:
        target = tmp_path / "region" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    source = str(tmp_path / "region")
    checked = CliRunner().invoke(main, ["check", "--source", source])
    assert checked.exit_code == 0, checked.output
    built = CliRunner().invoke(main, ["build", "--source", source, "--out", str(tmp_path / "site")])
    assert built.exit_code == 0, built.output
    assert (tmp_path / "site" / "en" / "clusters" / "timber" / "index.html").is_file()
