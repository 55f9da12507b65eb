"""The demonstration records: those on file are those that are drawn, and they say what was published."""

from collections import Counter

import pytest
import yaml

from scripts.demo.__main__ import main
from scripts.demo.profiles import PROFILES
from scripts.demo.records import records
from scripts.demo.remarks import file_text
from site_builder.canonical.comments import comments
from site_builder.schema import Schemas

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _annual(drawn, year):
    return {
        path.split("/")[1]: record
        for path, record in drawn.items()
        if path.endswith(f"/{year}.yml") and "team" in record
    }


def _lists(drawn, year):
    return {
        path.split("/")[1]: drawn[path]["members"]
        for path in drawn
        if path.startswith("members/") and path.endswith(f"/{year}.yml")
    }


def _totals(record):
    budget = record["budget"]
    revenue = budget["revenue"]
    region = sum(revenue["public"]["region"].values())
    public = region + sum(revenue["public"][line] for line in ("state", "local_authorities", "other"))
    return {
        "fte": record["team"]["fte"],
        "public": public,
        "own": sum(revenue["private"].values()) + revenue["eu_projects"],
        "expenditure": sum(budget["expenditure"].values()),
        **{line: revenue["private"][line] for line in ("membership_fees", "services")},
        **budget["expenditure"],
    }


def test_the_files_are_those_that_the_script_draws(drawn, data):
    schemas = Schemas.load()
    texts = {path: file_text(schemas, path, record).encode() for path, record in drawn.items()}
    different = [path for path, text in texts.items() if (data / path).read_bytes() != text]
    assert not different, f"run python -m scripts.demo: {len(different)} files differ, such as {different[:3]}"


def test_some_records_carry_the_remarks_of_who_wrote_them(drawn, data):
    remarked = [path for path in drawn if comments((data / path).read_text(encoding="utf-8"))]
    assert {path.split("/")[0] for path in remarked} == {"clusters", "members"}
    with pytest.raises(KeyError):
        file_text(Schemas.load(), "clusters/minalogic/2020.yml", {"year": 2020})


def test_no_record_on_file_is_left_over(drawn, data):
    records = [*data.glob("clusters/*/2*.yml"), *data.glob("clusters/*/targets.yml"), *data.glob("members/*/*.yml")]
    assert {path.relative_to(data).as_posix() for path in records} == drawn.keys()


def test_one_cluster_can_be_drawn_alone(tmp_path, data, capsys):
    assert main(["--data", str(data), "--cluster", "indura", "--check"]) == 0
    assert main(["--data", str(data), "--cluster", "indura", "--out", str(tmp_path)]) == 0
    written = sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*.yml"))
    assert written and all((tmp_path / path).read_bytes() == (data / path).read_bytes() for path in written)
    (tmp_path / written[0]).write_text("year: 1999\n", encoding="utf-8")
    assert main(["--data", str(data), "--cluster", "indura", "--out", str(tmp_path), "--check"]) == 1
    assert capsys.readouterr().out == f"differs: {written[0].as_posix()}\n"


def test_the_average_cluster_of_2020_is_the_published_one(data):
    """Straight from the files: 11 FTE, 270 members, 1.5 million euros, 50/50, 37/33/30, 48/40/12."""
    files = sorted((data / "clusters").glob("*/2020.yml"))
    lists = sorted((data / "members").glob("*/2020.yml"))
    assert len(files) == len(lists) == 22
    totals = [_totals(yaml.load(path.read_text(encoding="utf-8"), _LOADER)) for path in files]
    whole = {name: sum(each[name] for each in totals) for name in totals[0]}
    members = [len(yaml.load(path.read_text(encoding="utf-8"), _LOADER)["members"]) for path in lists]
    revenue = whole["public"] + whole["own"]
    others = whole["own"] - whole["membership_fees"] - whole["services"]
    assert round(whole["fte"] / 22, 1) == 11.0
    assert sum(members) / 22 == 270
    assert revenue / 22 == 1_500_000
    assert round(100 * whole["public"] / revenue, 1) == 50.0
    assert [round(100 * part / whole["own"], 1) for part in (whole["membership_fees"], whole["services"], others)] == [
        37.0,
        33.0,
        30.0,
    ]
    spent = [whole[line] for line in ("salaries", "external_costs", "overheads")]
    assert [round(100 * part / whole["expenditure"], 1) for part in spent] == [48.0, 40.0, 12.0]
    # The mean of the clusters' own shares is the share of the whole.
    assert sum(each["public"] / (each["public"] + each["own"]) for each in totals) / 22 == pytest.approx(0.5, abs=1e-5)
    assert sum(each["membership_fees"] / each["own"] for each in totals) / 22 == pytest.approx(0.37, abs=1e-5)
    assert sum(each["salaries"] / each["expenditure"] for each in totals) / 22 == pytest.approx(0.48, abs=1e-5)


def test_the_latest_year_has_as_many_organisations_and_memberships_as_published(drawn):
    lists = _lists(drawn, 2025)
    memberships = [member["id"] for members in lists.values() for member in members]
    assert len(lists) == 21
    assert 6_600 < len(memberships) < 6_800
    assert 5_400 <= len(set(memberships)) <= 5_600


def test_collaborations_with_research_grow_as_the_project_aims(drawn):
    count = {
        year: sum(
            "company_research" in entry["kinds"]
            for record in _annual(drawn, year).values()
            for entry in record["collaborations"]
        )
        for year in (2019, 2020, 2022, 2025)
    }
    assert 1.05 <= count[2020] / count[2019] < 1.08
    assert count[2025] / count[2022] >= 1.05


@pytest.mark.parametrize("year", range(2019, 2026))
def test_every_yearly_record_adds_up(drawn, region, year):
    lists = _lists(drawn, year)
    for cluster, record in _annual(drawn, year).items():
        team, revenue = record["team"], record["budget"]["revenue"]
        people = team.get("people")
        if people:
            assert sum(round(10 * person["fte"]) for person in people) == round(10 * team["fte"])
            lenders = {person["made_available_by"] for person in people if person["employer"] == "made_available"}
            assert lenders <= {member["id"] for member in lists.get(cluster, [])}
        assert record["governance"].get("women", 0) <= sum(record["governance"]["board"].values())
        granted = Counter()
        for grant in record["grants"]:
            low, high = region.rates[grant["instrument"]]
            assert low < grant["grant"] / grant["eligible_cost"] < high
            granted[grant["instrument"]] += grant["grant"]
        lines = revenue["public"]["region"]
        assert [granted[name] for name in ("action-plan", "international-plan", "call-for-projects")] == list(
            lines.values()
        )
        assert (revenue["public"]["state"] > 0) == (region.clusters[cluster].type == "competitiveness")
        totals = _totals(record)
        assert abs((totals["public"] + totals["own"]) / totals["expenditure"] - 1) < 0.1


@pytest.mark.parametrize("year", range(2019, 2026))
def test_every_members_list_is_sound(drawn, year):
    faces = {}
    for cluster, members in _lists(drawn, year).items():
        ids = [member["id"] for member in members]
        assert ids == sorted(set(ids))
        earlier = {
            member["id"]: member["since"]
            for member in drawn.get(f"members/{cluster}/{year - 1}.yml", {}).get("members", ())
        }
        for member in members:
            assert PROFILES[cluster].since <= member["since"] <= year
            assert earlier.get(member["id"], member["since"]) == member["since"]
            face = member["name"], member["category"], member["territory"], member.get("employees")
            assert faces.setdefault(member["id"], face) == face


def test_new_members_of_the_grids_are_the_joiners_but_for_the_slips(drawn, region):
    different = set()
    for cluster in region.clusters:
        for year in range(2020, 2026):
            now, before = (drawn.get(f"members/{cluster}/{each}.yml") for each in (year, year - 1))
            if now and before:
                joined = {m["id"] for m in now["members"]} - {m["id"] for m in before["members"]}
                grids = [drawn[f"clusters/{cluster}/{year}-q{quarter}.yml"] for quarter in (1, 2, 3, 4)]
                if len(joined) != sum(grid["business_model"]["new_members"] for grid in grids):
                    different.add((cluster, year))
    assert different == {("digital-league", 2022), ("montagne", 2024), ("cimes", 2025)}


def test_only_answered_leaps_and_one_open_one(drawn, region):
    """A figure that moves by more than 30 % is confirmed, and no other; one leap is left for the officers."""
    leaps, answered = set(), set()
    for cluster in region.clusters:
        for year in range(2020, 2026):
            now, before = (drawn.get(f"clusters/{cluster}/{each}.yml") for each in (year, year - 1))
            if now and any(each["rule"] == "year-jump" for each in now.get("confirmed", ())):
                answered.add((cluster, year))
            if now and before:
                new, old = _totals(now), _totals(before)
                pairs = [(new[name], old[name]) for name in ("fte", "public", "own", "expenditure")]
                pairs.append((new["public"] + new["own"], old["public"] + old["own"]))
                if any(abs(a / b - 1) > 0.3 for a, b in pairs):
                    leaps.add((cluster, year))
    assert leaps - answered == {("eco-energies", 2025)}
    assert answered < leaps


def test_what_is_missing_is_missing(drawn):
    assert "clusters/coboteam/2025.yml" not in drawn and "members/coboteam/2025.yml" in drawn
    assert "members/lumiere/2023.yml" not in drawn
    last = {path.split("/")[1] for path in drawn if path.endswith("/2026-q3.yml")}
    assert len(last) == 18 and {"cluster-bio", "i-care", "techtera"}.isdisjoint(last)
    assert "clusters/eco-energies/2026-q2.yml" not in drawn and "eco-energies" in last


def test_a_cluster_that_is_new_changes_no_members_list_of_another(region, drawn):
    from dataclasses import replace

    fewer = replace(region, clusters={name: one for name, one in region.clusters.items() if name != "infra-2050"})
    for path, record in records(fewer):
        if path.startswith("members/") or "-q" in path:
            assert record == drawn[path]
