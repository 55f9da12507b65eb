"""A review for other tools: what is in it, and what a change is labelled by."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from made_reviews import DAY, strange
from regions import CASES, change, copy_of

from site_builder.review import as_json
from site_builder.review.comparing import compare
from site_builder.review.facts import KINDS, RecordReview
from site_builder.texts import Texts

EN = Texts("en", ("en",))


def test_every_statement_is_found_by_cluster_record_kind_and_place(tmp_path: Path) -> None:
    region = copy_of("rivers", tmp_path)
    change(region / "data/clusters/alder/2023.yml", "overheads: ", "overheads: 1")
    told = json.loads(as_json.write(compare(region, str(CASES / "good" / "rivers"), day=DAY), EN))
    (statement,) = told["statements"]
    assert (statement["cluster"], statement["record"], statement["kind"]) == (
        "alder",
        "Yearly record 2023",
        "value-changed",
    )
    assert (statement["path"], statement["line"]) == ("data/clusters/alder/2023.yml", 19)
    assert statement["text"].startswith("Overheads: €")
    assert told["labels"] == {"clusters": ["alder"], "kinds": ["annual"]}
    assert told["counts"]["figures"] == len(told["figures"]) == 0 or told["figures"][0]["cluster"] == "alder"
    assert told["unchanged"] is False and told["counts"]["questions"] == len(told["questions"])


def test_all_parts_are_there() -> None:
    told = json.loads(as_json.write(strange("Weir"), EN))
    assert {each["kind"] for each in told["statements"]} == set(KINDS)
    for part in ("errors", "questions", "answered", "settled", "owed", "exposed", "figures", "definitions"):
        assert told[part], part
    assert told["answered"][0]["why"] == "Weir"
    assert told["definitions"][0]["moved"] == 40
    assert told["counts"]["clusters"] == 2


def test_labels_name_the_kinds_of_what_changes() -> None:
    review = strange("x")
    assert as_json.labels(review)["kinds"] == ["annual", "story", "definition", "frame", "other"]
    targets = replace(review.clusters[0], records=(RecordReview("x", "targets", "changed"),))
    bare = replace(review, clusters=(targets,), frame=(), definitions=(), others=())
    assert as_json.labels(bare) == {"clusters": ["alder"], "kinds": ["targets"]}


def test_nothing_changed() -> None:
    region = CASES / "good" / "rivers"
    told = json.loads(as_json.write(compare(region, str(region), day=DAY), EN))
    assert told["unchanged"] is True and told["verdict"] == "Nothing changed." and told["statements"] == []
