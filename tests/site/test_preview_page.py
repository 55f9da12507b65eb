"""In Chromium: a proposal's files shown over what is on record, read there alone, whatever a stranger wrote in them."""

from __future__ import annotations

import json
from datetime import date

import pytest
from regions import CASES, DAYS, change, copy_of

from site_builder.canonical import reformat
from site_builder.review import as_json
from site_builder.review.comparing import compare
from site_builder.schema import Schemas
from site_builder.texts import Texts
from site_builder.views import preview
from tests.forms_site import write_forms

RECORD, LIST = "data/clusters/alder/2023.yml", "data/members/alder/2023.yml"
SCRIPT = "<img src=x onerror=alert(1)>"
PARTS = """() => [...document.querySelectorAll("#shown > section")].map((one) => ({
  head: one.querySelector("h2").textContent,
  state: one.querySelector(".section__head p").textContent,
  rows: [...one.querySelectorAll("tbody tr")].map((row) => [...row.cells].map((cell) => cell.textContent)),
  lines: [...one.querySelectorAll("summary, li, .section__body > p")].map((each) => each.textContent),
}))"""


@pytest.fixture(scope="module")
def proposal(tmp_path_factory):
    """A region in which one record and one list are proposed anew, with the review of its checks."""
    root = copy_of("rivers", tmp_path_factory.mktemp("proposal"))
    change(root / RECORD, "salaries: 120300", "salaries: 130300")
    change(root / RECORD, "Action plan 2023", f"Plan {SCRIPT}")
    change(root / LIST, "  name: Loom of Alder\n", f"  name: Loom {SCRIPT}\n")
    text = (root / LIST).read_text(encoding="utf-8")
    start = text.index("- id: alder-member-09")
    (root / LIST).write_text(text[:start] + text[text.index("- id:", start + 1) :], encoding="utf-8")
    for path, kind in ((RECORD, "annual"), (LIST, "members")):
        told = reformat((root / path).read_bytes(), path, kind, Schemas.load(), ("en", "fr"))
        (root / path).write_text(str(told), encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("preview")
    write_forms(CASES / "good" / "rivers", folder, date.fromisoformat(DAYS["rivers"]), "officers", preview)
    return folder


def given(page, *files):
    """Choose files, and wait until all is shown."""
    page.set_input_files("#file", files)
    page.wait_for_function("!document.getElementById('file').value && document.getElementById('told').textContent")
    return page.evaluate(PARTS)


def file(path, name=""):
    return {"name": name or path.name, "mimeType": "", "buffer": path.read_bytes()}


def test_records_are_shown_over_what_is_on_record(page, tab, site, proposal):
    page.goto((site / "en" / "preview" / "index.html").as_uri())
    assert given(page, file(proposal / RECORD), file(proposal / LIST)) == []
    page.select_option("#cluster-0", "alder")
    page.select_option("#cluster-1", "alder")
    page.wait_for_function("document.querySelectorAll('#shown > section').length === 2")
    record, members = page.evaluate(PARTS)
    assert (
        record["head"].endswith("Yearly record 2023") and record["state"] == "On record already. Values that change: 3."
    )
    rows = {row[0]: row[1:] for row in record["rows"]}
    assert rows["Expenditure, Salaries and benefits"] == ["€120,300", "€130,300", "€118,400"]
    assert rows["Expenditure"] == ["€192,270", "€202,270", "€189,920 (+6.5%)"]
    assert rows["Own resources in revenue"][0] == rows["Own resources in revenue"][1] != "–"
    assert any(SCRIPT in line for line in record["lines"])
    assert [
        line for line in members["lines"] if line.startswith(("Left", "Kiln", "Joined", "Changed", "Compared"))
    ] == [
        "Compared with Members list 2023.",
        "Left: 1",
        "Kiln of Alder (alder-member-09)",
        "Changed: 1",
    ]
    assert any(row[2] == f"Loom {SCRIPT}" for row in members["rows"])
    assert not page.query_selector("img[src=x]") and tab.access() == []
    assert not [address for address in tab.asked if not address.startswith("file:")]


def test_a_new_year_stands_beside_the_last_and_what_cannot_be_read_is_named_kindly(page, site, proposal):
    page.goto((site / "fr" / "preview" / "index.html").as_uri())
    fresh = (proposal / RECORD).read_text(encoding="utf-8").replace("year: 2023", "year: 2024")
    new = {"name": "alder-2024.yml", "mimeType": "", "buffer": fresh.encode()}
    other = {"name": "odd.yml", "mimeType": "", "buffer": b"team: {fte: 3}\n"}
    none = {"name": "none.yml", "mimeType": "", "buffer": b"kind: none\n"}
    profile = file(proposal / "data/clusters/birch/cluster.yml")
    grid = file(proposal / "data/clusters/birch/2023-q1.yml", "birch-2023-q1.yml")
    grid["buffer"] = grid["buffer"].replace(b"quarter: 1", b"quarter: 2")
    profile["buffer"] = profile["buffer"].replace(b"name: Birch", b"name: Birches")
    record, cluster, quarter = given(page, new, other, none, profile, grid)
    assert cluster["rows"] == [["Nom du cluster", "Birch", "Birches"]]
    assert "trimestre" in quarter["head"] and len(quarter["rows"]) > 1
    rows = {row[0]: row[1:] for row in record["rows"]}
    assert rows["Dépenses"][0].startswith("202") and rows["Dépenses"][1].endswith(
        ("(+5,2 %)", "(+5,2\u202f%)", "(+5,2\xa0%)")
    )
    refused = page.locator("#refused li").all_text_contents()
    assert len(refused) == 2 and refused[0].startswith("odd.yml") and "site-builder format" in refused[0]
    page.click("#again button")
    assert page.evaluate(PARTS) == [] and page.evaluate("document.activeElement.id") == "file"


def test_what_the_checks_said_is_shown_as_text(page, tab, site, proposal, tmp_path):
    review = compare(proposal, str(CASES / "good" / "rivers"), day=date.fromisoformat(DAYS["rivers"]))
    told = json.loads(as_json.write(review, Texts("en", ("en", "fr"))))
    assert told["statements"] and told["figures"]
    hostile = {"text": SCRIPT, "path": "javascript:alert(1)", "line": {"a": 1}, "rule": ["x"]}
    told["questions"] += [hostile, None, "text"]
    told["figures"].append({"indicator": "../../x", "cluster": SCRIPT, "name": SCRIPT, "text": 3})
    path = tmp_path / "review.json"
    path.write_text(json.dumps(told), encoding="utf-8")
    page.goto((site / "en" / "preview" / "index.html").as_uri())
    (part,) = given(page, file(path))
    assert part["head"] == "What the checks of the proposal say" and part["state"] == told["verdict"]
    assert f"Questions: {len(told['questions']) - 2}" in part["lines"]
    assert f"All that changes: {len(told['statements'])}" in part["lines"]
    assert any(row[2] == told["figures"][0]["text"] for row in part["rows"])
    links = page.eval_on_selector_all("#shown a", "all => all.map((one) => one.getAttribute('href'))")
    assert links and all(link.startswith("../indicators/") for link in links)
    assert not page.query_selector("#shown img") and tab.access() == []
