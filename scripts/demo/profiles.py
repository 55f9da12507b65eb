"""The hand-chosen sizes, courses and gaps behind the demonstration records: no cluster published any of them."""

from __future__ import annotations

from dataclasses import dataclass

FIRST_YEAR = 2019
LAST_YEAR = 2025
YEARS = range(FIRST_YEAR, LAST_YEAR + 1)
ANCHOR_YEAR = 2020
LAST_QUARTER = (2026, 3)

# What the Region published of the average cluster of 2020, over its 22 clusters.
PUBLISHED_2020 = {
    "clusters": 22,
    "fte": 11.0,
    "members": 270,
    "budget": 1_500_000,
    "public": 0.50,
    "fees": 0.37,
    "services": 0.33,
    "salaries": 0.48,
    "external": 0.40,
}


@dataclass(frozen=True)
class Profile:
    """Relative sizes in 2020 (members, FTE, thousand euros), and what else tells one cluster from another."""

    block: int  # its own range of organisations: never reused, so that a new cluster changes no other
    members: float
    fte: float
    budget: float
    home: str  # the territory in which most of its members sit
    since: int = 2005  # its oldest memberships, those of its predecessors included
    turnover: float = 1.0
    growth: float = 1.0  # of the membership, against the region's course
    shared: float = 0.27  # members that also belong to the region's common pool
    international_from: int | None = 2019
    lends_staff: bool = False


PROFILES: dict[str, Profile] = {
    "aerospace": Profile(1, 210, 5, 620, "69", 2007),
    "axelera": Profile(2, 345, 17, 2300, "69", shared=0.31, lends_staff=True),
    "cara": Profile(3, 260, 13, 1750, "69", lends_staff=True),
    "cereales-vallee": Profile(4, 95, 9, 1150, "63", shared=0.33),
    "cimes": Profile(5, 480, 19, 2700, "42", shared=0.25),
    "cluster-bio": Profile(6, 270, 6, 700, "26", 2011, turnover=1.15, shared=0.18),
    "coboteam": Profile(7, 130, 4, 420, "74", 2014, international_from=2021),
    "digital-league": Profile(8, 520, 13, 1600, "69", 2006, turnover=1.2, shared=0.2),
    "eco-energies": Profile(9, 200, 5, 600, "69", 2006, turnover=1.1),
    "elastopole": Profile(10, 110, 7, 900, "63", 2006, shared=0.3),
    "i-care": Profile(11, 130, 4, 450, "69", 2009, shared=0.33, international_from=2022),
    "indura": Profile(12, 115, 4, 480, "69", 2009, shared=0.32, international_from=None),
    "infra-2050": Profile(13, 0, 0, 0, "69", 2009, shared=0.32, international_from=2024, growth=1.12),
    "innov-alliance": Profile(14, 0, 0, 0, "26", shared=0.28),
    "lumiere": Profile(15, 160, 4, 480, "69", 2008),
    "lyonbiopole": Profile(16, 245, 26, 4000, "69", shared=0.34, growth=1.06, lends_staff=True),
    "minalogic": Profile(17, 410, 28, 4300, "38", shared=0.29, growth=1.05, lends_staff=True),
    "montagne": Profile(18, 240, 6, 850, "73", 2012, shared=0.24),
    "nuclear-valley": Profile(19, 260, 10, 1250, "69", shared=0.3, growth=1.12),
    "outdoor-sports-valley": Profile(20, 420, 9, 1150, "74", 2010, turnover=1.15, shared=0.17),
    "plastipolis": Profile(21, 270, 14, 1800, "01", shared=0.28),
    "polymeris": Profile(22, 0, 0, 0, "01", shared=0.29),
    "techtera": Profile(23, 200, 14, 1950, "69", shared=0.3, growth=1.08),
    "tenerrdis": Profile(24, 200, 14, 1900, "38", shared=0.34),
    "terralia": Profile(25, 330, 16, 2100, "26", shared=0.28),
    "vegepolys-valley": Profile(26, 0, 0, 0, "63", shared=0.33),
}

# The region's course, 2020 = 1 or the published share; 2020 is the year of the pandemic.
BUDGET_COURSE = {2019: 1.015, 2020: 1.0, 2021: 1.03, 2022: 1.075, 2023: 1.115, 2024: 1.145, 2025: 1.17}
FTE_COURSE = {2019: 0.985, 2020: 1.0, 2021: 1.015, 2022: 1.035, 2023: 1.055, 2024: 1.07, 2025: 1.08}
MEMBERS_COURSE = {2019: 0.978, 2020: 1.0, 2021: 1.012, 2022: 1.03, 2023: 1.055, 2024: 1.08, 2025: 1.105}
PUBLIC_COURSE = {2019: 0.487, 2020: 0.50, 2021: 0.497, 2022: 0.488, 2023: 0.478, 2024: 0.472, 2025: 0.466}
FEES_COURSE = {2019: 0.352, 2020: 0.37, 2021: 0.364, 2022: 0.357, 2023: 0.352, 2024: 0.349, 2025: 0.347}
SERVICES_COURSE = {2019: 0.367, 2020: 0.33, 2021: 0.338, 2022: 0.347, 2023: 0.35, 2024: 0.352, 2025: 0.353}
SALARIES_COURSE = {2019: 0.468, 2020: 0.48, 2021: 0.481, 2022: 0.479, 2023: 0.482, 2024: 0.486, 2025: 0.489}
EXTERNAL_COURSE = {2019: 0.414, 2020: 0.40, 2021: 0.401, 2022: 0.405, 2023: 0.402, 2024: 0.398, 2025: 0.395}


@dataclass(frozen=True)
class Turn:
    """A leap in one year, lasting from then on; `why` is the cluster's answer to the warning, if it gave one."""

    budget: float = 1.0
    fte: float = 1.0
    members: float = 1.0
    why: str = ""


TURNS: dict[tuple[str, int], Turn] = {
    ("cara", 2022): Turn(1.16, 1.18, 1.35, "Le cluster MAD et ses adhérents ont rejoint CARA le 1er janvier 2022."),
    ("cimes", 2022): Turn(0.93, 0.95, 0.84),
    ("coboteam", 2023): Turn(0.64, 0.82, 1.0, "Fin d’un projet européen de trois ans (valeur de démonstration)."),
    ("eco-energies", 2025): Turn(1.36, 1.1, 1.0),  # left unanswered: officers have something to look at
    ("infra-2050", 2024): Turn(1.42, 1.38, 1.0, "Première année pleine du label (valeur de démonstration)."),
    ("montagne", 2021): Turn(0.63, 0.92, 1.0, "Rencontre annuelle annulée (valeur de démonstration)."),
    ("montagne", 2022): Turn(1.5, 1.06, 1.0, "Reprise de la rencontre annuelle (valeur de démonstration)."),
}

# Boards on which research has no seat, and what the cluster said of it once: it holds as long as the board is so.
WITHOUT_RESEARCH = {
    "eco-energies": "Les laboratoires siègent au comité technique, non au conseil (valeur de démonstration).",
    "i-care": "Les hôpitaux et les laboratoires siègent au comité scientifique (valeur de démonstration).",
    "outdoor-sports-valley": "Les écoles et les laboratoires sont associés par projet (valeur de démonstration).",
}

# What has not come in, as in life.
MISSING_ANNUAL = {("coboteam", 2025)}
# To each members list that will never come: why, as the yearly record says it.
MISSING_MEMBERS = {
    ("lumiere", 2023): "Fichier perdu lors du changement de logiciel de suivi des adhérents (valeur de démonstration)."
}
MISSING_QUARTERS = {("eco-energies", 2026, 2), ("cluster-bio", 2026, 3), ("i-care", 2026, 3), ("techtera", 2026, 3)}
# Records in which the team is a total alone, without its list of people.
TEAM_WITHOUT_PEOPLE = {
    ("digital-league", 2019),
    ("terralia", 2019),
    ("lumiere", 2021),
    ("aerospace", 2023),
    ("cluster-bio", 2024),
}
# Grids in which the new members were counted otherwise than in the members list: (cluster, year) to the difference.
# The last is left unanswered.
NEW_MEMBERS_SLIPS = {("digital-league", 2022): 2, ("montagne", 2024): -1, ("cimes", 2025): 3}
# What the clusters answered to questions about their members lists: rule and reason.
_TWO = "Deux organisations distinctes, identifiants vérifiés (valeur de démonstration)."
LIST_ANSWERS: dict[tuple[str, int], tuple[str, str]] = {
    ("cimes", 2020): ("renamed-member", _TWO),
    ("digital-league", 2022): (
        "new-members-count",
        "Deux adhérents arrivés au premier trimestre sont repartis dans l’année (valeur de démonstration).",
    ),
    ("montagne", 2024): (
        "new-members-count",
        "Un ancien adhérent revenu n’a pas été compté parmi les nouveaux (valeur de démonstration).",
    ),
    ("outdoor-sports-valley", 2024): ("renamed-member", _TWO),
    ("polymeris", 2022): ("renamed-member", _TWO),
    ("terralia", 2022): ("renamed-member", _TWO),
}
