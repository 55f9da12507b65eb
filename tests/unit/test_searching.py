"""The index of the search: the same bytes from the same pages, nothing of a page but what readers look for."""

from __future__ import annotations

import base64
import gzip
import json

import pytest

from site_builder import searching
from site_builder.problems import CannotRun
from site_builder.views.search import Entry

PAGES = {
    "en/clusters/oak/": "<nav>Way</nav><h1>Oak</h1><p>Wood and timber.</p><table><tr><td>Hidden</td></tr></table>",
    "en/clusters/oak/2024/": "<h1>Oak in 2024</h1><p>Unread.</p>",
    "fr/clusters/oak/": "<h1>Chêne</h1><p>Bois et forêts, l’eau.</p>",
}
ENTRIES = {
    "en": {
        "clusters/oak/": Entry("cluster", ("forest", "energy")),
        "clusters/oak/2024/": Entry("sheet", ("forest",), brief=True),
    },
    "fr": {"clusters/oak/": Entry("cluster")},
}


@pytest.fixture
def site(tmp_path):
    for path, main in PAGES.items():
        folder = tmp_path / "site" / path
        folder.mkdir(parents=True)
        html = f"<html><body><header>Frame</header><main id='main'>{main}</main><footer>Foot</footer></body></html>"
        (folder / "index.html").write_text(html, encoding="utf-8")
    return tmp_path / "site"


def index(site, folder):
    searching.write_index(site, ENTRIES)
    (site / searching.FOLDER).rename(folder)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def fragments(files):
    return {
        told["url"]: told
        for name, content in files.items()
        if name.endswith(".pf_fragment")
        for told in [json.loads(gzip.decompress(content).removeprefix(b"pagefind_dcd"))]
    }


def test_the_same_pages_give_the_same_bytes(site, tmp_path):
    assert index(site, tmp_path / "one") == index(site, tmp_path / "two")


def test_the_main_part_is_read_and_of_years_the_title_alone(site, tmp_path):
    found = fragments(index(site, tmp_path / "one"))
    assert set(found) == {f"/{path}" for path in PAGES}
    assert found["/en/clusters/oak/"]["content"].strip() == "Wood and timber."
    assert found["/en/clusters/oak/"]["meta"] == {"title": "Oak", "kind": "cluster", "domain": "forest"}
    assert found["/en/clusters/oak/2024/"]["content"].strip() == "Oak in 2024."
    assert found["/fr/clusters/oak/"]["word_count"] == len(["Bois", "et", "forêts", "l’", "eau"])
    assert "domain" not in found["/fr/clusters/oak/"]["meta"]


def test_kinds_and_domains_are_known_by_the_name_of_a_page_in_the_index(site, tmp_path):
    files = index(site, tmp_path / "one")
    kinds = json.loads(files["kinds.en.json"])
    assert sorted(kinds.values()) == [["cluster", "forest", "energy"], ["sheet", "forest"]]
    assert {f"fragment/{name}.pf_fragment" for name in kinds} <= set(files)


def test_one_script_holds_all_files_of_a_language_and_nothing_lies_about(site, tmp_path):
    files = index(site, tmp_path / "one")
    script = files["offline.fr.js"].decode()
    packed = json.loads(script.removeprefix("self.pagefindFiles=").removesuffix(";\n"))
    assert {name: base64.b64decode(content) for name, content in packed.items()} == {
        name: content for name, content in files.items() if "offline" not in name and not {"en"} & set(_parts(name))
    }
    assert not [name for name in files if "ui" in name or "worker" in name or "highlight" in name]
    assert {path.removeprefix(f"{searching.FOLDER}/") for path in searching.promised(["en", "fr"])} <= set(files)


def _parts(name):
    return name.replace("/", ".").replace("_", ".").split(".")


def test_a_failure_is_told(site, monkeypatch):
    monkeypatch.setattr("pagefind_bin.get_executable", lambda: "false")
    with pytest.raises(CannotRun, match="search index"):
        searching.write_index(site, ENTRIES)
    assert not (site / searching.FOLDER).exists()
