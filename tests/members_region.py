"""A small region whose members lists are to be written: two clusters, French ids, departments with postal codes."""

from __future__ import annotations

from pathlib import Path

from regions import change, copy_of

LAST = """year: 2021
members:
  - id: '012345674'
    name: Laboratoire Curie
    category: research
    territory: outside
    since: 2015
    governance: board
  - id: '100000009'
    name: Clinique de l’Étang
    category: company_mid
    territory: '01'
    since: 2021
    employees: 300
  - id: '552100554'
    name: Société Bézout & Cie
    category: company_large
    territory: '69'
    activity: '29.10Z'
    since: 2021
  - id: '732829320'
    name: Ateliers Bernoulli
    category: company_sme
    startup: true
    territory: '01'
    activity: '72.19Z'
    since: 2019
"""
BEFORE = """year: 2020
members:
  - id: '356000000'
    name: Lycée Galois
    category: training
    territory: '02'
    since: 2012
  - id: '443061841'
    name: Optique Fresnel
    category: company_sme
    territory: '69'
    since: 2013
"""


def write_members_region(folder: Path) -> Path:
    """The region in a new folder below: `alpha` has a list of 2021, `beta` one of 2020."""
    root = copy_of("vallee", folder)
    territories = "territories:\n  - {code: '01', name: Haut}\n  - {code: '02', name: Bas-Pays}\n"
    territories += "  - {code: '69', name: {fr: Côte et Métropole, en: Coast and City}}\n"
    change(root / "data/region.yml", "territories:\n  - code: 2A\n    name: Haut\n", territories)
    change(root / "data/region.yml", "country: XX", "country: FR")
    change(root / "data/region.yml", "languages: [fr]", "languages: [fr, en]")
    for cluster in ("alpha", "beta"):
        change(root / f"data/clusters/{cluster}/cluster.yml", "territory: 2A", "territory: '01'")
    (root / "data/members/beta").mkdir()
    (root / "data/members/alpha/2021.yml").write_text(LAST, encoding="utf-8")
    (root / "data/members/beta/2020.yml").write_text(BEFORE, encoding="utf-8")
    return root
