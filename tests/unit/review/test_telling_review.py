"""The sentences of a review, for every kind of statement and in the words of the policy."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made_reviews import SCHEMAS, changed, repository, statement, strange

from site_builder.indicators import Figure
from site_builder.periods import Period
from site_builder.problems import Place
from site_builder.review import moves
from site_builder.review.facts import KINDS, Move, RecordReview, Statement
from site_builder.review.folds import counted, record_folds
from site_builder.review.personal import masked
from site_builder.review.telling import Teller, cluster_at
from site_builder.review.wording import line
from site_builder.texts import Texts


@pytest.fixture(scope="module")
def teller() -> Teller:
    return Teller(replace(strange("x"), repository=repository(), schemas=SCHEMAS), Texts("en", ("en",)))


def told(teller: Teller, kind: str, path: tuple[str, ...], before: object, after: object) -> str:
    facts = {"change": changed("annual", path, before, after)}
    return teller.statement(Statement(kind, Place("data/clusters/alder/2023.yml"), facts))


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_has_its_sentences(teller: Teller, kind: str) -> None:
    made = statement(kind, "Weir")
    for sentence in (teller.statement(made), teller.entry(made)):
        assert sentence and "{" not in sentence and "None" not in sentence
    if not kind.startswith("exposed-"):
        assert "Weir" in teller.statement(made) or "count" in KINDS[kind]


def test_values_are_told_with_unit_and_change(teller: Teller) -> None:
    salaries, staff, women = ("budget", "expenditure", "salaries"), ("team", "fte"), ("governance", "women")
    assert (
        told(teller, "value-changed", salaries, 100_000, 112_500)
        == "Salaries and benefits: €100,000 → €112,500 (+12.5%)"
    )
    assert told(teller, "value-changed", staff, 4.0, 3.5) == "Staff of the cluster team (FTE): 4.0 FTE → 3.5 FTE (−0.5)"
    assert told(teller, "value-changed", women, 3, 5) == "Seats held by women: 3 → 5 (+2)"
    assert told(teller, "value-changed", salaries, 1_000_000, 1_000_100).endswith("(+€100)")
    assert told(teller, "value-added", women, None, 0) == "Seats held by women: 0 (new)"
    assert told(teller, "value-removed", salaries, 0, None) == "Salaries and benefits: removed (was €0)"
    assert told(teller, "value-changed", ("governance", "chair"), "companies", "research").endswith(
        "Companies → Research"
    )
    assert told(teller, "value-changed", ("collaborations", "[]", "start"), "2023-01-05", "2023-02-01").endswith(
        "5 January 2023 → 1 February 2023"
    )


def test_of_long_texts_the_part_that_differs_is_told(teller: Teller) -> None:
    before = "One word after another, " * 20 + "until the 300 members of the list" + " and so on, in the same way," * 20
    after = before.replace("300", "320")
    sentence = told(teller, "value-changed", ("comment",), before, after)
    assert "300 members" in sentence and "320 members" in sentence
    assert len(sentence) < 250
    assert sentence.count("…") == 4


def test_entries_are_told_with_what_they_are_about(teller: Teller) -> None:
    entry = {"instrument": "x", "title": "Weir", "eligible_cost": 90_000, "grant": 40_000}
    facts = {"change": changed("annual", ("grants",), entry, None, "Weir")}
    sentence = teller.statement(Statement("entry-removed", Place("data/clusters/alder/2023.yml"), facts))
    assert sentence == "Grants of the Region: “Weir” was removed (Eligible cost: €90,000; Grant: €40,000)"


def test_an_entry_without_a_name_is_told_by_what_it_says(teller: Teller) -> None:
    facts = {
        "change": changed("annual", ("confirmed",), None, {"rule": "board-research", "why": {"en": "It is vacant."}})
    }
    sentence = teller.statement(Statement("entry-added", Place("data/clusters/alder/2023.yml"), facts))
    assert sentence == "Confirmed warnings: “board-research, It is vacant.” was added"


def test_what_was_true_where_nothing_was_said_is_told(teller: Teller) -> None:
    facts = {"change": changed("indicator", ("visibility",), None, "officers")}
    sentence = teller.statement(Statement("value-added", Place("data/indicators/budget.yml"), facts))
    assert sentence == "Who sees it: Everyone → Officers only"


def test_many_records_that_are_gone_are_in_one_fold(teller: Teller) -> None:
    whole = (Statement("record-removed", Place("data/clusters/alder/2023.yml"), {"count": 9}),)
    gone = [
        RecordReview(f"data/clusters/alder/{y}.yml", "annual", "removed", Period(y), whole) for y in (2021, 2022, 2023)
    ]
    (fold,) = record_folds(teller, gone)
    assert (fold.title, fold.note) == ("Records removed", "3")
    assert fold.blocks[0].lines[0].lead == "Yearly record 2021"
    assert len(record_folds(teller, gone[:2])) == 2


def test_figures_are_told_with_their_change(teller: Teller) -> None:
    def figure(value: float | None, year: int = 2023, mark: str = "") -> Figure:
        return Figure("budget", "cluster", "alder", Period(year), value, mark, 1, 1)

    shown = Teller(strange("Weir"), Texts("en", ("en",)))
    year = Period(2023)
    move = moves.told(shown, Move("budget", "cluster", "alder", year, figure(100), figure(150)))
    assert (move.name, move.period, move.before, move.after, move.change) == ("Weir", "2023", "€100", "€150", "+50.0%")
    new = Move("budget", "cluster", "alder", year, None, figure(150), figure(100, 2022))
    assert moves.told(shown, new).before == "€100 (2022)"
    gone = Move("budget", "cluster", "alder", year, figure(100), figure(None, mark="withheld"))
    assert moves.sentence(shown, gone) == "Weir, Weir, 2023: €100 → withheld"


def test_members_are_counted_in_words(teller: Teller) -> None:
    made = [statement(kind, "x") for kind in ("member-left", "member-joined", "member-joined", "value-changed")]
    assert counted(teller, made) == "1 left, 2 joined, 1 value changed"


def test_what_is_personal_is_not_published_once_more() -> None:
    assert masked("jean.dupont@weir.example", "exposed-mail") == "j…@weir.example"
    assert masked("04 78 12 34 56", "exposed-phone") == "04 …56"
    assert masked("Mme Odile Weir", "exposed-person") == "Mme O… W…"


def test_a_text_is_one_line_without_signs_that_are_obeyed() -> None:
    assert line(" a\n\n b\u2028c\td ") == "a b c d"
    assert "\u202e" not in line("a\u202eb")


def test_a_path_says_whose_it_is() -> None:
    assert cluster_at("data/members/alder/2023.yml") == cluster_at("stories/alder/x.md") == "alder"
    assert cluster_at("data/region.yml") == cluster_at("x") == cluster_at("") == ""


def test_a_review_without_its_repository_is_not_told() -> None:
    with pytest.raises(ValueError, match="repository"):
        Teller(replace(strange("x"), repository=None), Texts("en"))
