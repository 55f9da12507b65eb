"""Differences put into a record: texts in languages, lists of codes, rows that are the entries they were."""

from __future__ import annotations

from typing import Any

import pytest

from site_builder.workbook.merging import codes, pairs, put, text


@pytest.mark.parametrize(
    ("before", "said", "after"),
    [
        ("Old", {"en": "New"}, "New"),
        ("Old", {"fr": "Nouveau"}, {"en": "Old", "fr": "Nouveau"}),
        ("Old", {"en": None}, None),
        ({"en": "Old", "fr": "Ancien"}, {"fr": None}, {"en": "Old"}),
        ({"en": "Old", "fr": "Ancien", "de": "Alt"}, {"en": "New"}, {"en": "New", "fr": "Ancien", "de": "Alt"}),
        ({"en": "Old"}, {"en": "New"}, {"en": "New"}),
        (None, {"en": "New"}, "New"),
        (None, {"fr": "Nouveau"}, {"fr": "Nouveau"}),
        (None, {"en": "New", "fr": "Nouveau"}, {"en": "New", "fr": "Nouveau"}),
        (None, {"en": None}, None),
    ],
)
def test_a_text_stays_in_the_form_in_which_it_stood(before: Any, said: dict[str, str | None], after: Any) -> None:
    assert text(before, said, "en") == after


def test_codes_that_stay_keep_their_order() -> None:
    assert codes(["a", "b", "c"], ["d", "c", "a", "d"]) == ["a", "c", "d"]
    assert codes(None, ["b", "a"]) == ["b", "a"]


def test_values_are_put_with_their_groups_and_taken_out_alone() -> None:
    record: dict[str, Any] = {"a": {"b": 1}}
    put(record, ("a", "c", "d"), 2)
    put(record, ("a", "b"), None)
    put(record, ("x", "y"), None)
    assert record == {"a": {"c": {"d": 2}}}


ENTRIES = {"#0": [1, "a"], "#1": [2, "b"], "#2": [3, "c"]}


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        # as they were made, in another order, one changed so that it says what another said
        ([("#2", [3, "c"]), ("#0", [1, "a"]), ("#1", [2, "b"])], ["#2", "#0", "#1"]),
        ([("#0", [1, "a"]), ("#1", [3, "c"]), ("#2", [3, "c"])], ["#0", "#1", "#2"]),
        # sorted without their codes
        ([("#0", [3, "c"]), ("#1", [1, "a"]), ("#2", [2, "b"])], ["#2", "#0", "#1"]),
        # codes gone; one changed in half of what it says, one new
        ([("", [2, "b"]), ("", [1, "a"]), ("", [9, "z"])], ["#1", "#0", None]),
        # a row copied and changed, above the one it was
        ([("#0", [1, "x"]), ("#0", [1, "a"]), ("#1", [2, "b"])], [None, "#0", "#1"]),
        ([("#0", [7, "x"])], ["#0"]),
        ([("+", [7, "x"])], [None]),
    ],
)
def test_rows_are_the_entries_they_were(rows: list[tuple[str, list]], found: list[str | None]) -> None:
    assert pairs(rows, ENTRIES) == found
