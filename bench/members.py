"""How well a list of members in a messy spreadsheet is understood: `python -m bench.members [--source REGION]`.

Each cluster's lists of two years are written as somebody keeps them (other spellings, slips, ids as SIRET, without
their zeros, or not at all; columns in any order) and imported as the lists of the years after. Counts the rows that
were matched without a question, those that ask one, and those taken for another organisation, which should be none.
"""

from __future__ import annotations

import argparse
import csv
import io
import random
import tempfile
import time
from collections import Counter
from pathlib import Path

from site_builder.matching import normalised, similarity
from site_builder.matching.names import NEAR
from site_builder.matching.register import entries_of
from site_builder.member_lists import import_list, read_table
from site_builder.schema import Schemas
from site_builder.source.repository import Repository, read_repository

HEADINGS = {"name": "Raison sociale", "id": "N° SIRET", "territory": "Dépt", "category": "Type de structure"}
FORMS = ("SAS", "S.A.R.L.", "SA", "(SAS)")
LETTERS = "abcdefghijklmnopqrstuvwxyz"
#: of 100 ids: written with spaces, as SIRET, without leading zeros, absent; the others as they are
SPACES, SIRET, ZEROS, ABSENT = 30, 20, 20, 25


def slipped(name: str, slips: int, chance: random.Random) -> str:
    """The name with letters left out, added or changed."""
    for _ in range(slips):
        place = chance.randrange(max(1, len(name) - 1))
        kind = chance.randrange(3)
        letter = "" if kind == 0 else chance.choice(LETTERS)
        name = name[:place] + letter + name[place + (kind != 1) :]
    return name


def messy_name(name: str, chance: random.Random) -> tuple[str, bool]:
    """The name as somebody writes it, and whether with a slip of one or two letters."""
    written = chance.choice((name, name.upper(), name.lower(), f"{name} {chance.choice(FORMS)}", f"  {name} "))
    slips = chance.choices((0, 1, 2), (85, 12, 3))[0]
    written = slipped(written, slips, chance)
    return written, slips > 0 and normalised(written) != normalised(name)


def messy_id(ident: str, chance: random.Random) -> str:
    """The id as somebody writes it."""
    kind = chance.randrange(100)
    if kind < ABSENT:
        return ""
    if kind < ABSENT + SIRET:
        return f"{ident} 000{chance.randrange(10, 99)}"
    if kind < ABSENT + SIRET + ZEROS:
        return ident.lstrip("0")
    return f"{ident[:3]} {ident[3:6]} {ident[6:]}" if kind < ABSENT + SIRET + ZEROS + SPACES else ident


def messy(entries: list, chance: random.Random) -> tuple[str, dict[int, str], set[int]]:
    """A CSV text, the id by row, and the rows whose name has a slip."""
    out = io.StringIO()
    fields = chance.sample(list(HEADINGS), len(HEADINGS))
    writer = csv.writer(out, delimiter=";")
    writer.writerow([HEADINGS[field] for field in fields])
    truth, slips = {}, set()
    for row, entry in enumerate(chance.sample(entries, len(entries)), 2):
        name, slipped = messy_name(entry["name"], chance)
        cells = {"name": name, "id": messy_id(entry["id"], chance), "territory": entry["territory"], "category": ""}
        writer.writerow([cells[field] for field in fields])
        truth[row] = entry["id"]
        if slipped:
            slips.add(row)
    return out.getvalue(), truth, slips


def measure(repository: Repository, years: tuple[int, ...], seed: int = 1) -> Counter:
    """Counts over every cluster and the years whose lists are there."""
    chance, counts, schemas = random.Random(seed), Counter(), Schemas.load()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "list.csv"
        for cluster in repository.clusters.values():
            for year in years:
                entries = entries_of(cluster.members[year].value) if year in cluster.members else []
                if not entries:
                    continue
                content, truth, slips = messy(entries, chance)
                path.write_text(content, encoding="utf-8")
                started = time.perf_counter()
                found = import_list(repository, schemas, read_table(path), cluster.id, year + 1)
                counts["seconds"] += time.perf_counter() - started
                counts.update(lists=1, rows=len(truth), slips=len(slips), new=len(found.faults))
                for each in found.taken:
                    for line in (each.line, *each.line.more):
                        counts["right" if truth[line.row] == each.known.id else "wrong"] += 1
                counts["questions"] += len(found.doubts)
                counts["first"] += sum(truth[each.line.row] == each.match.candidate.id for each in found.doubts)
    return counts


def thresholds(repository: Repository, seed: int = 1) -> None:
    """Print how many slips come near the name that was meant, and how many names come near another organisation's."""
    chance = random.Random(seed)
    names = sorted(
        {
            normalised(entry["name"])
            for cluster in repository.clusters.values()
            for document in cluster.members.values()
            for entry in entries_of(document.value)
        }
    )
    sample = chance.sample(names, min(len(names), 1000))
    for slips in (1, 2, 3):
        near = sum(similarity(name, normalised(slipped(name, slips, chance))) >= NEAR for name in sample)
        print(f"{slips} slips: {100 * near / len(sample):.1f} % come near the name that was meant")
    near = sum(any(similarity(name, other) >= NEAR for other in names if other != name) for name in sample[:300])
    print(f"{100 * near / 300:.1f} % of {len(names)} names come near that of another organisation")


def main() -> None:
    """Print the counts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--source", type=Path, default=Path())
    parser.add_argument("--years", type=int, nargs="+", default=(2023, 2024))
    arguments = parser.parse_args()
    repository = read_repository(arguments.source)[0]
    thresholds(repository)
    counts = measure(repository, tuple(arguments.years))
    rows = counts["rows"]
    print(f"{counts['lists']} lists, {rows} rows, {counts['slips']} names with slips, {counts['seconds']:.1f} s")
    for name, told in (
        ("right", "matched without a question"),
        ("questions", "ask"),
        ("first", "ask, and the first offered is right"),
        ("wrong", "taken for another organisation"),
        ("new", "not recognised: to be completed by hand (an id, where none was given)"),
    ):
        print(f"{counts[name]:6} {100 * counts[name] / rows:6.2f} %  {told}")


if __name__ == "__main__":
    main()
