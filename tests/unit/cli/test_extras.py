"""What the build leaves out where the extra is not installed is told in a line each."""

from datetime import date

import pytest
from regions import CASES

from site_builder import pictures, searching
from site_builder.cli.pages import tell_pages
from site_builder.pipeline import inspect


@pytest.fixture(scope="module")
def inspection():
    return inspect(CASES / "good" / "lakes", date(2021, 5, 15), "public")


@pytest.mark.parametrize("installed", [True, False])
def test_what_is_left_out_is_told(installed, inspection, monkeypatch, capsys):
    monkeypatch.setattr(pictures, "possible", lambda: installed)
    monkeypatch.setattr(searching, "available", lambda: installed)
    tell_pages(inspection, "en", 3, "site/")
    told = capsys.readouterr()
    assert told.out == "3 pages: site/\n"
    assert told.err.count("install the extra “publish”") == (0 if installed else 2)
