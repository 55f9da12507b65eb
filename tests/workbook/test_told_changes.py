"""What changes is told in words: titles for codes, the language of a text, and files put in order besides."""

from __future__ import annotations

import json
from pathlib import Path

from handing import LANGUAGES, Small

from site_builder import canonical
from site_builder.differences import changes, say
from site_builder.texts import Texts
from site_builder.workbook.collecting_report import as_json, markdown, text

EN = Texts("en", ("en", "fr"))
ORDER = "The file is also put in order (see “site-builder format”), so that more of its lines change than values."


def told(small: Small, kind: str, before: dict, after: dict) -> list[str]:
    found = changes(small.collector.schemas, kind, before, after)
    return [say(each, EN, small.collector.repository) for each in found]


def test_an_entry_is_called_by_the_title_of_its_code(small: Small) -> None:
    before = {"people": [{"role": "project_manager", "employer": "cluster", "fte": 0.5}]}
    after = {"people": [{"role": "project_manager", "employer": "cluster", "fte": 0.6}]}
    assert told(small, "annual", {"team": before}, {"team": after}) == [
        "Project manager, Working time of the post (FTE): 0.5 → 0.6"
    ]
    name, document = next(iter(small.collector.repository.indicators.items()))
    target = {"indicator": name, "from": 2021, "to": 2023, "target": 11}
    lines = told(small, "targets", {"targets": [target]}, {"targets": [{**target, "target": 12}]})
    assert len(lines) == 1 and lines[0].startswith(f"{EN.say(document.value['name'])}, ")
    lines = told(small, "targets", {}, {"targets": [target]})
    assert lines == [f"Objectives: “{EN.say(document.value['name'])}” was added"]


def test_of_a_text_in_languages_the_one_that_changed_is_told(small: Small) -> None:
    both = {"fr": "Banc d’essai", "en": "Test bench"}
    work = {"title": both, "start": "2021-02-07", "kinds": ["network"]}

    def lines(title: object) -> list[str]:
        return told(small, "annual", {"collaborations": [work]}, {"collaborations": [{**work, "title": title}]})

    assert lines({**both, "en": "Bench"}) == ["Bench, Title of the collaboration (English): Test bench → Bench"]
    assert lines({"fr": "Banc d’essai"}) == ["Banc d’essai, Title of the collaboration (English): Test bench → nothing"]
    assert lines("Test bench") == ["Test bench, Title of the collaboration (French): Banc d’essai → Test bench"]


def test_a_file_that_is_put_in_order_besides_is_told(small: Small) -> None:
    book = small.original.copy()
    book["annual"]["governance.meetings", "2021"] = 7
    path = Path(small.root, "data/clusters/cluster-01/2021.yml")
    original = path.read_text(encoding="utf-8")
    value = small.collector.repository.clusters["cluster-01"].annual[2021].value
    tidy = canonical.write(small.collector.schemas, "annual", value, LANGUAGES)
    try:
        path.write_text(tidy, encoding="utf-8")
        assert ORDER not in text(small.collect(book), EN)
        lines = tidy.splitlines()
        path.write_text("\n".join([*lines[1:], lines[0]]) + "\n", encoding="utf-8")
        found = small.collect(book)
        assert f"\n  {ORDER}\n" in text(found, EN) and ORDER in markdown(found, EN)
        assert json.loads(as_json(found, EN))["records"][0]["arranged"] is True
    finally:
        path.write_text(original, encoding="utf-8")
