"""Lists of members as somebody keeps them: any valid entries, in the words of people."""

from __future__ import annotations

from hypothesis import strategies as st
from region_factory import siren

from bench.members import slipped
from site_builder.matching import normalised, similarity
from site_builder.matching.names import NEAR

HEADINGS = {
    "id": ("SIREN", "Numéro SIRET", "Identifier of the organisation"),
    "name": ("Raison sociale", "Company", "Nom de l’organisation"),
    "category": ("Catégorie", "Category", "Type de structure"),
    "startup": ("Start-up", "Jeune pousse"),
    "territory": ("Territoire", "Département", "County"),
    "activity": ("Code NAF", "APE", "Activity code"),
    "governance": ("Gouvernance", "Part in the governance"),
    "employees": ("Effectif", "Nombre de salariés", "Employees"),
    "revenue": ("Chiffre d’affaires 2022", "CA (€)", "Revenue of the organisation"),
}
#: what a person writes for a code
WRITTEN = {
    "category": {"company_sme": ("PME", "tpe"), "company_mid": ("ETI",), "research": ("Laboratoire", "Recherche")},
    "territory": {"01": ("1", "Haut", "01 - Haut"), "69": ("Cote et metropole",), "outside": ("Hors région", "75")},
    "governance": {"board": ("CA", "Administrateur"), "chair": ("Présidente",)},
}
WORDS = ("Bernoulli", "Fresnel", "Galois", "Curie", "Noether", "Lagrange", "Cauchy", "Poincaré", "Hermite", "Germain")
KINDS = ("Optique", "Ateliers", "Mécanique", "Énergies")


@st.composite
def entries(draw):
    """The members of a list: names that no other comes near to."""
    chosen = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6, unique=True))
    found = []
    for place, word in enumerate(chosen):
        entry = {"id": siren(30_000_000 + place * 7919), "name": f"{draw(st.sampled_from(KINDS))} {word}"}
        entry["category"] = draw(st.sampled_from(("company_sme", "company_mid", "research", "other")))
        if draw(st.booleans()):
            entry["startup"] = True
        entry["territory"] = draw(st.sampled_from(("01", "02", "69", "outside")))
        entry["since"] = draw(st.integers(2005, 2021))
        optional = {
            "activity": st.sampled_from(("72.19Z", "01.11Z", "C26")),
            "governance": st.sampled_from(("board", "bureau", "chair")),
            "employees": st.integers(0, 99_999),
            "revenue": st.integers(0, 10**10),
        }
        for name, values in optional.items():
            if draw(st.booleans()):
                entry[name] = draw(values)
        found.append({name: entry[name] for name in ("since", *HEADINGS) if name in entry})
    return sorted(found, key=lambda each: each["id"])


def cell(entry, name, chance):
    """A value as somebody writes it."""
    value = entry.get(name)
    if name == "startup":
        return chance.choice(("oui", "x", "true")) if value else chance.choice(("", "non"))
    if value is None:
        return ""
    if name == "id":
        return chance.choice((value, f"{value[:3]} {value[3:6]} {value[6:]}", value + "00017", value.lstrip("0"), ""))
    if name == "name":
        near = slipped(value, 1, chance)
        fits = similarity(normalised(near), normalised(value)) >= NEAR
        return chance.choice((value, value.upper(), f"{value} SAS", near if fits else value))
    if name in ("employees", "revenue"):
        return chance.choice((str(value), f"{value:,}".replace(",", " ")))
    if name == "activity":
        return chance.choice((value, value.lower(), value.replace(".", "")))
    return chance.choice((value, *WRITTEN.get(name, {}).get(value, ())))


def rows_of(listed, chance):
    columns = chance.sample(list(HEADINGS), len(HEADINGS))
    # a lone column of headings without a name for the organisations would be none
    head = [chance.choice(HEADINGS[name]) for name in columns]
    listed = chance.sample(listed, len(listed))
    return [head, *([cell(entry, name, chance) for name in columns] for entry in listed)]
