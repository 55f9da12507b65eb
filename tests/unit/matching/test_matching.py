"""Whether two names mean one organisation, and which id was meant."""

from __future__ import annotations

import random

import pytest

from site_builder.matching import Certainty, Known, Register, identifier, normalised, similarity
from site_builder.matching.names import NEAR, in_order

SAME = [
    ("Ateliers Bernoulli", "ATELIERS  BERNOULLI"),
    ("Ateliers Bernoulli", "Ateliers Bernoulli S.A.S."),
    ("Ateliers Bernoulli", "SARL Ateliers Bernoulli"),
    ("Bézout & Fils", "Bezout et fils"),
    ("Bézout & Fils", "BEZOUT AND FILS, Ltd."),
    ("Bézout + Fils", "Bézout Fils GmbH & Co. KG"),
    ("E.D.F.", "EDF"),
    ("L'Étang", "L’ETANG"),
    ("S.A. L'Étang", "Étang"),
    ("Clinique de l’Étang", "clinique etang"),
    ("Laboratoire de la Vue", "Labo Vue"),
    ("Société Bézout et Cie", "Sté Bézout & Cie"),
    ("Société Bézout et Cie", "Bézout"),
    ("Établissements Galois", "Ets GALOIS"),
    ("Galois Optique", "Optique  Galois"),
    ("Saint-Gall", "St Gall"),
    ("Cœur de Verre", "COEUR DE VERRE"),
    ("Fresnel S.p.A.", "Fresnel S.r.l."),
    ("Fresnel Sp. z o.o.", "FRESNEL"),
]
NEARLY = [
    ("Ateliers Bernoulli", "Atelier Bernouilli"),
    ("Optique Fresnel", "Optique Frenel"),
    ("BioTech Étang", "Bio-Tech Étang"),
    ("Commissariat à l’énergie", "Commissariat énergie"),
    ("Centre de l’optique", "Centre d’optiques"),
    ("Fresnel Optique", "Optique Frresnel"),
]
OTHERS = [
    ("Lycée Galois", "Lycée Fermat"),
    ("Université Côte 1", "Université Côte 2"),
    ("Optique Fresnel", "Optique Young"),
    ("Centre technique de la mécanique", "Centre technique de la céramique"),
    ("SA", "SAS"),
    ("Groupe Bézout", "Groupe Bernoulli"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_what_differs_in_writing_alone_is_the_same(one, other):
    assert in_order(normalised(one)) == in_order(normalised(other))


@pytest.mark.parametrize(("one", "other"), NEARLY)
def test_a_slip_comes_near(one, other):
    assert in_order(normalised(one)) != in_order(normalised(other))
    assert similarity(normalised(one), normalised(other)) >= NEAR


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_another_organisation_does_not(one, other):
    assert similarity(normalised(one), normalised(other)) < NEAR


def test_a_name_of_forms_alone_is_kept_and_one_of_marks_alone_is_empty():
    assert normalised("SA") == "sa" and normalised("& Co") == "et co"
    assert normalised(" -- ") == ""


@pytest.mark.parametrize(
    ("written", "value", "how"),
    [
        ("732829320", "732829320", ""),
        ("732 829 320", "732829320", "spaces"),
        ("732.829.320", "732829320", "spaces"),
        ("732 829 320 00074", "732829320", "siret"),
        ("73282932000074", "732829320", "siret"),
        ("732829320.0", "732829320", "spaces"),
        ("12345674", "012345674", "zeros"),
        ("1234567400011", "012345674", "siret"),
        ("FR 44 732829320", "732829320", "vat"),
        ("732829321", None, None),
        ("73282932", None, None),
        ("7328293200", None, None),
        ("73282932l", None, None),
        ("٧٣٢٨٢٩٣٢٠", None, None),
        ("", None, None),
    ],
)
def test_siren_as_people_write_it(written, value, how):
    found = identifier(written, "siren")
    assert (found and (found.value, found.how)) == (value and (value, how))


def test_an_id_of_any_other_scheme_is_taken_as_it_stands():
    assert identifier(" mill-one ", "none").value == "mill-one"
    assert identifier("mill one", "none") is None


def known(ident, *names):
    return Known(ident, {"id": ident, "name": names[0]}, "alpha", 2021, set(names))


REGISTER = Register(
    [
        known("1", "Ateliers Bernoulli"),
        known("2", "Optique Fresnel", "Fresnel Lentilles"),
        known("3", "Galois"),
        known("4", "GALOIS SAS"),
        known("5", "Optique Fresnell"),
    ],
    before=["1", "3"],
)


@pytest.mark.parametrize(
    ("name", "ident", "certainty", "found"),
    [
        ("Ateliers Bernoulli", "1", "same", "1"),
        ("Something else", "1", "same", "1"),  # an acronym, a new name
        ("Optique Fresnel", "1", "near", "1"),  # the id of one, the name of another
        ("", "2", "same", "2"),
        ("fresnel lentilles", None, "same", "2"),  # an older spelling
        ("Optique Fresnel", None, "same", "2"),
        ("GALOIS", None, "same", "3"),  # two bear the name: the one of last year's list
        ("Atelier Bernoulli", None, "near", "1"),
        ("Ateliers Bernoulli", "9", "near", "1"),  # the name is on record under another id
        ("Ateliers Bernouli", "9", "near", "1"),  # hardly a letter differs, and it would leave
        ("Atelier Bernouilly", "9", "none", None),  # another id: another organisation
        ("Nobody", None, "none", None),
        ("", None, "none", None),
    ],
)
def test_whom_a_name_and_an_id_mean(name, ident, certainty, found):
    match = REGISTER.match(name, ident)
    assert (match.certainty, match.candidate and match.candidate.id) == (Certainty(certainty), found)
    assert bool(match.why) == (certainty != "none")
    assert match.why.format(**match.args) is not None


def test_all_that_come_near_are_offered_the_nearest_first():
    match = REGISTER.match("Optique Frresnel", None)
    assert [match.candidate.id, *(each.id for each in match.others)] == ["2", "5"]


def test_slips_are_found_and_others_left_alone():
    """The thresholds, on invented names: nearly all single slips come near, hardly any two organisations do."""
    chance = random.Random(4)
    ends = ("Optique", "Mécanique", "Robotique", "Conseil", "Énergies", "Textiles", "Outillage", "Santé")
    parts = ("bal", "cor", "dru", "fen", "gal", "hel", "kor", "lem", "mor", "nal", "pel", "rul", "sol", "tal", "vex")
    names = {f"{''.join(chance.sample(parts, 3)).title()} {chance.choice(ends)}": None for _ in range(400)}
    names = [normalised(name) for name in names]
    slips = []
    for name in names:
        place = chance.randrange(1, len(name) - 1)
        slips.append(
            (name, normalised(name[:place] + chance.choice("abcdefghij") + name[place + chance.choice((0, 1)) :]))
        )
    found = sum(similarity(name, slip) >= NEAR for name, slip in slips) / len(slips)
    pairs = [(one, other) for place, one in enumerate(names) for other in names[:place:7]]
    wrong = sum(similarity(one, other) >= NEAR for one, other in pairs) / len(pairs)
    assert found > 0.97 and wrong < 0.001
