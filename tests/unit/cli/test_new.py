"""`site-builder new record`: the next record, begun; the check says what it asks for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from regions import copy_of

from site_builder.canonical import reformat
from site_builder.cli import main
from site_builder.entry import results_asked
from site_builder.pipeline import examine
from site_builder.schema import Schemas
from site_builder.source.repository import read_repository
from site_builder.source.yaml import read_yaml

SCHEMAS = Schemas.load()
CLUSTER = "north-wood"


@pytest.fixture
def region(tmp_path: Path) -> Path:
    return copy_of("lakes", tmp_path)


def run(root: Path, *arguments: str, command: tuple[str, ...] = ("new", "record")) -> Result:
    arguments = (*command, *arguments, "--source", str(root), "--lang", "en")
    return CliRunner().invoke(main, arguments, catch_exceptions=False)


def next_year(root: Path) -> int:
    return max(read_repository(root)[0].clusters[CLUSTER].annual) + 1


def filled(text: str) -> str:
    """The text with a value wherever one is asked for."""
    return re.sub(r"^( *(?:- )?(?!#)[^#\n]+:) (#\?.*)$", r"\1 1 \2", text, flags=re.MULTILINE)


def test_a_year_has_its_two_records_with_what_rarely_changes(region: Path) -> None:
    year = next_year(region)
    repository = read_repository(region)[0]
    last = repository.clusters[CLUSTER].annual[year - 1].value
    result = run(region, CLUSTER, str(year))
    assert result.exit_code == 0
    text = (region / f"data/clusters/{CLUSTER}/{year}.yml").read_text(encoding="utf-8")
    asked = len(re.findall(r"^ *[^#\n]+: #\?", text, flags=re.MULTILINE))
    assert f"data/clusters/{CLUSTER}/{year}.yml: written, {asked} values to fill in." in result.output
    salaries = last["budget"]["expenditure"]["salaries"]
    assert re.search(rf"salaries: #\? Salaries and benefits, whole amount in .*; {year - 1}: {salaries:,}\n", text)
    document, findings = read_yaml(filled(text), "a.yml", "annual")
    assert not findings
    assert document.value["team"] == last["team"]
    assert document.value["governance"]["board"] == last["governance"]["board"]
    assert set(document.value["results"]) == set(results_asked(repository, CLUSTER, year))
    members = (region / f"data/members/{CLUSTER}/{year}.yml").read_text(encoding="utf-8")
    value = read_yaml(members, "a.yml", "members")[0].value
    before = repository.clusters[CLUSTER].members[year - 1].value
    assert [each["id"] for each in value["members"]] == sorted(each["id"] for each in before["members"])
    assert not any({"employees", "revenue"} & each.keys() for each in value["members"])
    assert "employees (" in members


def test_the_check_says_all_that_is_missing_and_format_takes_the_notes_away(region: Path) -> None:
    year = next_year(region)
    run(region, CLUSTER, str(year), "--only", "annual")
    assert not (region / f"data/members/{CLUSTER}/{year}.yml").exists()
    path = f"data/clusters/{CLUSTER}/{year}.yml"
    text = (region / path).read_text(encoding="utf-8")
    findings = [each for each in examine(region).findings if each.place.path == path]
    open_lines = [number for number, line in enumerate(text.splitlines(), 1) if re.match(r" *[^#\n]+: #\?", line)]
    assert [each.place.line for each in findings] == open_lines
    assert {each.rule for each in findings} == {"empty"}
    assert "still to be filled in: Salaries" in run(region, command=("check",)).output
    assert run(region, path, command=("format",)).exit_code == 1
    assert (region / path).read_text(encoding="utf-8") == text
    done = reformat(filled(text), path, "annual", SCHEMAS, ("en",))
    assert isinstance(done, str)
    assert "#" not in done
    assert not SCHEMAS.shape(read_yaml(done, path, "annual")[0])


def test_what_may_be_left_out_becomes_a_field_without_its_sign(region: Path) -> None:
    year = next_year(region)
    run(region, CLUSTER, str(year))
    text = filled((region / f"data/clusters/{CLUSTER}/{year}.yml").read_text(encoding="utf-8"))
    used = re.sub(r"^#\? (?=grants:|- instrument|  title|  eligible_cost|  grant:)", "", text, flags=re.MULTILINE)
    findings = read_yaml(used, "a.yml", "annual")[1]
    assert {each.args["key"] for each in findings} == {"instrument", "title", "eligible_cost", "grant"}


def test_a_quarter_has_its_grid_with_that_of_the_year_before(region: Path) -> None:
    year, quarter = max(read_repository(region)[0].clusters[CLUSTER].quarterly)
    result = run(region, CLUSTER, f"{year + 1}-q{quarter}")
    assert result.exit_code == 0
    text = (region / f"data/clusters/{CLUSTER}/{year + 1}-q{quarter}.yml").read_text(encoding="utf-8")
    assert f"year: {year + 1}\nquarter: {quarter}\n" in text
    assert f"quarter {year}: " in text
    assert not SCHEMAS.shape(read_yaml(filled(text), "a.yml", "quarterly")[0])


def test_what_is_there_is_never_written_over(region: Path) -> None:
    year = next_year(region) - 1
    path = region / f"data/clusters/{CLUSTER}/{year}.yml"
    (region / f"data/members/{CLUSTER}/{year}.yml").unlink()
    before = path.read_bytes()
    result = run(region, CLUSTER, str(year))
    assert result.exit_code == 0
    assert "is there already" in result.output
    again = run(region, CLUSTER, str(year))
    assert (again.exit_code, again.output.count("is there already")) == (1, 2)
    assert path.read_bytes() == before


def test_a_cluster_without_a_record_is_asked_for_everything(region: Path) -> None:
    for folder in ("clusters", "members"):
        for file in (region / "data" / folder / CLUSTER).glob("2*.yml"):
            file.unlink()
    run(region, CLUSTER, "2024")
    for folder, kind in (("clusters", "annual"), ("members", "members")):
        text = (region / "data" / folder / CLUSTER / "2024.yml").read_text(encoding="utf-8")
        findings = read_yaml(text, "a.yml", kind)[1]
        assert {each.rule for each in findings} == {"empty"}
        assert {"fte", "members"} & {each.args["key"] for each in findings}
    assert "\nmembers: #? Members\n#? - id: #? " in text


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("north-wod", "2024"), "“north-wood”"),
        (("nothing-like-it", "2024"), "The clusters are: "),
        ((CLUSTER, "24"), "“24” is no period"),
        ((CLUSTER, "2024-q5"), "“2024-q5” is no period"),
        ((CLUSTER, "1999"), "there is no record of 1999"),
        ((CLUSTER, "2024-q1", "--only", "members"), "a quarter has its grid alone"),
    ],
)
def test_what_cannot_be_begun_is_said(region: Path, arguments: tuple[str, ...], said: str) -> None:
    result = run(region, *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


def test_a_year_after_the_cluster_s_last_is_refused_and_its_name_will_do(region: Path) -> None:
    profile = region / f"data/clusters/{CLUSTER}/cluster.yml"
    text = profile.read_text(encoding="utf-8")
    profile.write_text(re.sub(r"(?m)^active:\n  from: (\d+)$", r"active:\n  from: \1\n  until: 2021", text), "utf-8")
    name = read_repository(region)[0].clusters[CLUSTER].profile.value["name"]
    said = name if isinstance(name, str) else name["en"]
    result = run(region, said, "2030")
    assert result.exit_code == 2
    assert "active until 2021" in result.stderr


def test_a_story_is_begun_with_its_fields(region: Path) -> None:
    result = run(region, CLUSTER, "2024-05-31", "L’eau : été", command=("new", "story"))
    assert result.exit_code == 0
    path = region / f"stories/{CLUSTER}/2024-05-31-l-eau-ete.en.md"
    text = path.read_text(encoding="utf-8")
    domain = read_repository(region)[0].clusters[CLUSTER].profile.value["domains"][0]
    assert f"\ntitle: 'L’eau : été'\ndate: '2024-05-31'\ndomain: {domain}\n" in text
    said = [each for each in examine(region).findings if each.place.path.startswith("stories/")]
    assert {each.rule for each in said} == {"empty"}
    path.write_text(filled(text).replace("summary: 1", "summary: Short") + "Text.\n", encoding="utf-8")
    assert run(region, path.relative_to(region).as_posix(), command=("format",)).exit_code == 0
    assert "#" not in path.read_text(encoding="utf-8")
    assert run(region, CLUSTER, "2024-05-31", "L’eau, été !", command=("new", "story")).exit_code == 1
    assert run(region, CLUSTER, "2024-05-31", "!", command=("new", "story")).exit_code == 2


def test_what_stops_the_command_is_told_in_the_region_s_language(tmp_path: Path) -> None:
    root = copy_of("vallee", tmp_path)
    for command in (["new", "record", "nobody", "2024"], ["format", "nothing.yml"]):
        result = CliRunner().invoke(main, [*command, "--source", str(root)], catch_exceptions=False)
        in_french = CliRunner().invoke(main, [*command, "--source", str(root), "--lang", "fr"], catch_exceptions=False)
        assert result.exit_code == 2
        assert result.stderr == in_french.stderr
