"""Where the extra for spreadsheets is not installed, the other commands run, and these say what to install."""

from __future__ import annotations

import subprocess
import sys

_WITHOUT = "import sys; sys.modules.update(dict.fromkeys(('python_calamine', 'xlsxwriter'))); "
_RUN = "from site_builder.cli import main; main(sys.argv[1:])"


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", _WITHOUT + _RUN, *arguments], capture_output=True, text=True, check=False
    )


def test_the_other_commands_are_there_and_these_say_what_to_install() -> None:
    told = run("--help")
    assert told.returncode == 0 and "  collect " in told.stdout and "  check " in told.stdout
    told = run("collect", "report.xlsx", "--lang", "fr", "--dry-run")
    assert told.returncode == 2 and "pip install 'site-builder[workbook]'" in told.stderr
