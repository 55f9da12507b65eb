"""Any valid list comes back as it was from a spreadsheet with its columns in any order and its names misspelt."""

from __future__ import annotations

import csv
import io
import random

import pytest
import xlsxwriter
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from members_region import write_members_region
from messy_members import entries, rows_of

from site_builder.member_lists import Answers, import_list, read_table
from site_builder.schema import Schemas
from site_builder.source.repository import read_repository

SCHEMAS = Schemas.load()


def as_csv(rows):
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows(rows)
    return "list.csv", out.getvalue().encode("utf-8")


def as_excel(rows):
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_numbers": True}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return "list.xlsx", out.getvalue()


@pytest.fixture(scope="module")
def region(tmp_path_factory):
    return write_members_region(tmp_path_factory.mktemp("region"))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(listed=entries(), seed=st.integers(0, 2**16), form=st.sampled_from((as_csv, as_excel)))
def test_a_list_comes_back(region, tmp_path, listed, seed, form):
    record = {"year": 2021, "members": listed}
    (region / "data/members/alpha/2021.yml").write_text(yaml.safe_dump(record), encoding="utf-8")
    repository = read_repository(region)[0]
    name, content = form(rows_of(listed, random.Random(seed)))
    (tmp_path / name).write_bytes(content)

    def ask(line, match):
        return match.candidate.id

    found = import_list(repository, SCHEMAS, read_table(tmp_path / name), "alpha", 2022, Answers(whole=True), None, ask)
    assert not (found.faults or found.doubts), (found.faults, found.columns.faults)
    assert found.value == {"year": 2022, "members": listed}
    assert not (found.joined or found.left or found.back or found.changed)
