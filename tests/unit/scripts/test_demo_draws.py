"""The tools of the demonstration records: draws, exact sums, names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.demo import names
from scripts.demo.draw import Draw
from scripts.demo.share import apportion, balanced
from scripts.demo.texts import french

_WEIGHTS = st.lists(st.floats(0, 1e6), min_size=1, max_size=30).filter(lambda weights: sum(weights) > 1)


@given(st.integers(0, 10**9), _WEIGHTS)
def test_parts_add_up_and_stay_within_one_of_their_share(total, weights):
    parts = apportion(total, weights)
    assert sum(parts) == total
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part - total * weight / sum(weights)) < 1.001


@given(st.lists(st.tuples(st.floats(-1, 1), st.floats(1, 1e6)), min_size=3, max_size=30))
def test_balanced_deviations_cancel_out_plain_and_weighted(pairs):
    deviations, weights = zip(*pairs, strict=True)
    result = balanced(deviations, weights)
    assert sum(result) == pytest.approx(0, abs=1e-6)
    assert sum(r * w for r, w in zip(result, weights, strict=True)) / sum(weights) == pytest.approx(0, abs=1e-6)


def test_draws_depend_on_their_path_alone():
    first = [Draw("a", 1).between(0, 1) for _ in range(2)]
    assert first[0] == first[1] != Draw("a", 2).between(0, 1)
    # Pinned: a change here changes every record.
    assert Draw("pinned").whole(0, 999_999) == 435_060


def test_weighted_draws_take_only_what_has_weight():
    draw = Draw("weights")
    assert {draw.weighted({"a": 1.0, "b": 0.0}) for _ in range(50)} == {"a"}
    assert draw.sample({"a": 1.0, "b": 0.0}, 2) == ["a"]
    assert sorted(draw.sample(dict.fromkeys("abc", 1.0), 5)) == ["a", "b", "c"]


def test_every_number_has_its_own_name_and_a_valid_identifier():
    numbers = range(27_000)
    identifiers = [names.siren(number) for number in numbers]
    assert len(set(identifiers)) == len({names.root(number) for number in numbers}) == len(numbers)
    assert all(
        identifier.startswith("000") and len(identifier) == 9 and _luhn(identifier) for identifier in identifiers
    )


def _luhn(identifier):
    """Every second digit from the right, doubled; the digits of all add up to a multiple of ten."""
    doubled = [int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(identifier))]
    return sum(sum(divmod(number, 10)) for number in doubled) % 10 == 0


def test_french_spaces():
    assert french("Appel « Relance » : prêt ?") == "Appel «\u202fRelance\u202f»\u202f: prêt\u202f?"
