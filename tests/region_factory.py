"""Invented regions of any size, written as a region writes its files; the same seed gives the same region."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from region_files import write_files
from region_indicators import INDICATORS

WORDS = {"en": "Text", "fr": "Texte"}
CATEGORIES = ("company_large", "company_mid", "company_sme", "research", "training", "public", "other")
ACTORS = ("company", "startup", "research", "training", "public", "citizens")
KINDS = ("company_research", "cross_sector", "inter_cluster", "inter_regional")
FEEDS = {"plan": "operating_grant", "abroad": "international_plan", "calls": "calls_for_projects"}
PRIVATE = ("membership_fees", "services", "sponsorship", "projects", "staff_made_available", "other")
GRID = {
    "s3": ("roadmap_contributions",),
    "network": ("joint_projects", "cross_sector_actions", "collective_actions"),
    "business_model": ("prospecting_actions", "new_members"),
    "communication": ("regional_actions", "international_actions"),
}

Value = dict[str, Any]


@dataclass
class Written:
    """What was written, as plain values: records by cluster and period, as in their files."""

    region: Value
    profiles: dict[str, Value] = field(default_factory=dict)
    annual: dict[tuple[str, int], Value] = field(default_factory=dict)
    quarterly: dict[tuple[str, int, int], Value] = field(default_factory=dict)
    members: dict[tuple[str, int], list[Value]] = field(default_factory=dict)
    stories: list[Value] = field(default_factory=list)
    indicators: dict[str, Value] = field(default_factory=dict)


def write_region(
    folder: Path,
    clusters: int = 5,
    years: int = 3,
    seed: int = 1,
    *,
    domains: int = 3,
    territories: int = 4,
    languages: Sequence[str] = ("en", "fr"),
    first_year: int = 2020,
    gaps: float = 0.15,
    organisations: int = 15,
    indicators: Mapping[str, Value] | None = None,
) -> Written:
    """Write a whole valid region into a folder (`data/` and `stories/`).

    `gaps` is the share of records that nobody reported, `organisations` about how many members a cluster has,
    `indicators` replaces those of `region_indicators`; those of a domain that there is not are left out.
    """
    made = _Maker(random.Random(seed), clusters, range(first_year, first_year + years), list(languages), gaps)
    made.region(domains, territories)
    known = {domain["id"] for domain in made.written.region["domains"]}
    for name, value in (INDICATORS if indicators is None else indicators).items():
        if known.issuperset(value.get("scope", ())):
            made.written.indicators[name] = value
    made.organisations(organisations * max(2, clusters // 2))
    for number in range(1, clusters + 1):
        made.cluster(number, clusters, organisations)
    write_files(Path(folder), made.written, made.told, made.text)
    return made.written


class _Maker:
    def __init__(self, chance: random.Random, clusters: int, years: range, languages: list[str], gaps: float) -> None:
        self.chance = chance
        self.ids = [f"cluster-{number:02}" for number in range(1, clusters + 1)]
        self.years = years
        self.languages = languages
        self.gaps = gaps
        self.pool: list[Value] = []
        self.told: list[tuple[str, str, Value, str]] = []

    def text(self, words: str) -> Value:
        return {language: f"{WORDS.get(language, language)} {words}" for language in self.languages}

    def region(self, domains: int, territories: int) -> None:
        self.written = Written(
            {
                "id": "invented",
                "name": "Invented",
                "nuts": "XX1",
                "country": "XX",
                "currency": "EUR",
                "languages": self.languages,
                "organisation_ids": "siren",
                "domains": [{"id": f"d{n}", "name": self.text(f"d{n}")} for n in range(1, domains + 1)],
                "territories": [{"code": f"{n:02}", "name": f"County {n}"} for n in range(1, territories + 1)],
                "cluster_types": [
                    {"id": "national", "name": self.text("n"), "labelled_by": self.text("n"), "since": 2005}
                ],
                "instruments": [
                    {"id": name, "name": self.text(name), "rate": {"min": 0.05, "max": 0.95}, "feeds": line}
                    for name, line in FEEDS.items()
                ],
                "reporting": {
                    "first_year": self.years[0],
                    "annual_due": "04-30",
                    "members_due": "05-31",
                    "quarter_due_days": 30,
                },
                "secrecy": {"min_contributors": 3, "dominance": 0.85},
                "partners": [{"id": "p1", "name": "Partner", "country": "SE"}],
            }
        )

    def organisations(self, number: int) -> None:
        codes = [territory["code"] for territory in self.written.region["territories"]]
        for index in range(number):
            organisation = {
                "id": siren(300_000_00 + index),
                "name": f"Organisation {index} «é»",
                "category": self.chance.choice(CATEGORIES),
                "territory": self.chance.choice([*codes, codes[0], codes[0], "outside"]),
            }
            if self.chance.random() < 0.2:
                organisation["startup"] = True
            if self.chance.random() < 0.6:
                organisation["employees"] = int(self.chance.paretovariate(0.8) * 5)
            if self.chance.random() < 0.3:
                organisation["revenue"] = self.chance.randint(0, 9_000_000)
            self.pool.append(organisation)

    def cluster(self, number: int, clusters: int, members: int) -> None:
        """The last cluster succeeds the second, where there are enough of both; every third is of two domains."""
        name, middle = self.ids[number - 1], self.years[len(self.years) // 2]
        ids = [domain["id"] for domain in self.written.region["domains"]]
        lead = number % len(ids) if self.chance.random() < 0.8 else 0
        active: Value = {"from": self.years[0] - self.chance.randint(0, 9)}
        merges = clusters > 3 and len(self.years) > 1
        if merges and number == 2:
            active["until"] = middle - 1
        if merges and number == clusters:
            active["from"] = middle
        profile: Value = {
            "id": name,
            "name": f"Cluster {number} Élan",
            "type": "national",
            "domains": list(dict.fromkeys([ids[lead], *(ids[:1] if number % 3 == 0 else [])])),
            "legal_form": "association",
            "seat": {"commune": "Ville", "territory": self.written.region["territories"][0]["code"]},
            "summary": self.text(f"about {name}"),
            "active": active,
        }
        if merges and number == clusters:
            profile["succeeds"] = [self.ids[1]]
        self.written.profiles[name] = profile
        joined = {member["id"]: self.years[0] - self.chance.randint(0, 9) for member in self.pool}
        current = self.chance.sample(self.pool, min(len(self.pool), self.chance.randint(1, 2 * members)))
        for year in self.years:
            if active["from"] <= year <= active.get("until", year):
                current = self.moved(current)
                self.year(name, year, current, joined)

    def moved(self, members: list[Value]) -> list[Value]:
        stay = [member for member in members if self.chance.random() < 0.9]
        new = [member for member in self.pool if member not in members and self.chance.random() < 0.03]
        return stay + new

    def year(self, cluster: str, year: int, members: list[Value], joined: Mapping[str, int]) -> None:
        # somebody reports in every year, so that no year is without a record
        if self.reports() or cluster == self.ids[0]:
            self.written.annual[cluster, year] = self.annual(cluster, year)
        if self.reports():
            entries = [{**member, "since": min(year, joined[member["id"]])} for member in members]
            self.written.members[cluster, year] = sorted(entries, key=lambda member: member["id"])
        for quarter in range(1, 5):
            if self.reports():
                grid = {group: {key: self.chance.randint(0, 9) for key in keys} for group, keys in GRID.items()}
                comment = {"comment": f"INTERNAL {cluster} {year}"} if self.chance.random() < 0.3 else {}
                self.written.quarterly[cluster, year, quarter] = {"year": year, "quarter": quarter, **grid, **comment}
        for number in range(self.chance.randint(0, 2)):
            self.story(cluster, year, number)

    def reports(self) -> bool:
        return self.chance.random() >= self.gaps

    def annual(self, cluster: str, year: int) -> Value:
        people = [
            {"role": "expert", "fte": self.chance.randint(1, 10) / 10, "employer": "cluster"}
            for _ in range(self.chance.randint(1, 9))
        ]
        for person in people[::3]:
            person |= {"employer": "made_available"}
        team = {"fte": round(sum(person["fte"] for person in people), 1), "people": people}
        if self.chance.random() < 0.4:
            del team["people"]
        grants = [
            {"instrument": instrument, "title": f"Grant {n}", "eligible_cost": 2 * grant, "grant": grant}
            for instrument in FEEDS
            for n in range(self.chance.randint(0, 2))
            for grant in [self.chance.randint(1, 99_000)]
        ]
        fed = {line: sum(g["grant"] for g in grants if FEEDS[g["instrument"]] == line) for line in FEEDS.values()}
        board = {
            college: self.chance.randint(0, 9) for college in ("companies", "research", "training", "public", "other")
        }
        record: Value = {
            "year": year,
            "team": team,
            "budget": {
                "expenditure": {key: self.money() for key in ("salaries", "external_costs", "overheads")},
                "revenue": {
                    "private": {key: self.money() for key in PRIVATE},
                    "public": {"state": self.money(), "region": fed, "local_authorities": self.money(), "other": 0},
                    "eu_projects": self.money(),
                },
            },
            "governance": {"board": board, "chair": "companies", "meetings": self.chance.randint(0, 6)},
            "grants": grants,
            "collaborations": [self.collaboration(cluster, year, n) for n in range(self.chance.randint(0, 4))],
            "results": {key: self.result(key) for key in self.collected() if self.chance.random() < 0.8},
            "comment": f"INTERNAL {cluster} {year}",
        }
        if self.chance.random() < 0.5:
            record["governance"]["women"] = self.chance.randint(0, sum(board.values()))
        return record

    def money(self) -> int:
        return self.chance.choice([0, self.chance.randint(1, 300_000), int(self.chance.paretovariate(0.7) * 9000)])

    def collected(self) -> list[str]:
        return [name for name, value in self.written.indicators.items() if value.get("collected") == "annual"]

    def result(self, key: str) -> float:
        return self.chance.randint(0, 90) if key == "jobs" else self.chance.randint(0, 90) / 10

    def collaboration(self, cluster: str, year: int, number: int) -> Value:
        others = [each for each in self.ids if each != cluster]
        return {
            "title": self.text(f"Project {number}"),
            "start": f"{year}-{self.chance.randint(1, 12):02}-15",
            "kinds": self.chance.sample(KINDS, self.chance.randint(1, 3)),
            "domains": [self.chance.choice(self.written.region["domains"])["id"]],
            "clusters": self.chance.sample(others, min(1, len(others))),
            "partners": ["p1"] if self.chance.random() < 0.3 else [],
            "companies": self.chance.randint(0, 9),
            "research": self.chance.randint(0, 3),
            "s3": self.chance.random() < 0.5,
        }

    def story(self, cluster: str, year: int, number: int) -> None:
        day = f"{year}-0{number + 1}-1{self.chance.randint(0, 9)}"
        front = {
            "title": f"Story {number} of {cluster}",
            "date": day,
            "domain": self.chance.choice(self.written.region["domains"])["id"],
            "actors": self.chance.sample(ACTORS, 2),
            "summary": "What was done together.",
        }
        self.written.stories.append({"cluster": cluster, "year": year, **front})
        for language in self.languages:
            self.told.append(
                (cluster, f"{day}-story-{number}.{language}", front, f"## Part\n\nSome words in {language}.\n")
            )


def siren(number: int) -> str:
    """Nine digits of which the last makes Luhn's sum a multiple of ten."""
    digits = f"{number:08}"
    doubled = (int(digit) * (2 if index % 2 else 1) for index, digit in enumerate(digits))
    return f"{digits}{-sum(each - 9 if each > 9 else each for each in doubled) % 10}"
