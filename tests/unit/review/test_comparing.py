"""What a change does to the records and figures of a small region."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from regions import change, copy_of
from small_review import ALDER, BASE, LIST, STORY, plainly, record, reviewed, said


@pytest.fixture
def rivers(tmp_path: Path) -> Path:
    return copy_of("rivers", tmp_path)


def entry(root: Path, ident: str, cluster: str = "alder", year: int = 2023) -> str:
    """The lines of a member."""
    text = (root / f"data/members/{cluster}/{year}.yml").read_text(encoding="utf-8")
    return re.search(rf"- id: {ident}\n(?:  .*\n)+", text)[0]


def test_nothing_changed(rivers: Path) -> None:
    assert reviewed(rivers).is_empty


def test_form_alone_is_no_change(rivers: Path) -> None:
    file = rivers / ALDER / "2023.yml"
    file.write_text("# checked twice\n" + file.read_text(encoding="utf-8").replace("\n", "   \n"), encoding="utf-8")
    story = rivers / STORY
    story.write_text(story.read_text(encoding="utf-8").replace("It was planted in", "It was\nplanted   in") + "\n\n")
    change(rivers / STORY, "title: The first alder", 'title: "The first\n  alder"')
    members = rivers / LIST
    head, *entries = members.read_text(encoding="utf-8").split("\n- ")
    members.write_text("\n- ".join([head, *(each.rstrip("\n") for each in reversed(entries))]) + "\n", encoding="utf-8")
    region = rivers / "data/region.yml"
    region.write_text("# who we are\n" + region.read_text(encoding="utf-8").replace("\n", "\r\n"), encoding="utf-8")
    indicator = rivers / "data/indicators/team.yml"
    indicator.write_text(indicator.read_text(encoding="utf-8") + "# the usual\n", encoding="utf-8")
    assert reviewed(rivers).is_empty


def test_one_value_at_its_place_with_the_figures_it_moves(rivers: Path) -> None:
    change(rivers / ALDER / "2023.yml", "overheads: 31660", "overheads: 31760")
    review = reviewed(rivers)
    (cluster,) = review.clusters
    assert (cluster.id, cluster.state, cluster.domain) == ("alder", "changed", "wood")
    assert said(review, f"{ALDER}/2023.yml") == [("value-changed", 31660, 31760)]
    (statement,) = record(review, f"{ALDER}/2023.yml").statements
    assert (statement.place.path, statement.place.line) == (f"{ALDER}/2023.yml", 19)
    assert [(m.indicator, str(m.period), m.after.value - m.before.value) for m in cluster.figures] == [
        ("budget", "2023", 100)
    ]
    assert review.figures == 1
    assert review.base == str(BASE) and review.head == ""
    assert not (review.errors or review.questions or review.settled or review.frame or review.definitions)


def test_entries_of_lists_come_and_go(rivers: Path) -> None:
    path = f"{ALDER}/2023.yml"
    old = "  - role: project_manager\n    fte: 1.5\n"
    change(rivers / path, old, "  - role: expert\n    fte: 0.5\n    employer: cluster\n" + old.replace("1.5", "1"))
    collaboration = re.search(r"collaborations:\n(?:[ -].*\n)+", (rivers / path).read_text(encoding="utf-8"))[0]
    change(rivers / path, collaboration, "")
    review = reviewed(rivers)
    kinds = [each.kind for each in record(review, path).statements]
    assert kinds == ["entry-removed", "entry-added", "value-changed"]
    gone, new, _ = record(review, path).statements
    assert gone.facts["change"].before["title"] == "Alder bridges 2023" and gone.place.line == 53
    assert new.facts["change"].after["fte"] == 0.5 and new.place.line == 8


def test_a_new_year_is_told_against_the_last(rivers: Path, tmp_path: Path) -> None:
    before = tmp_path / "before"
    shutil.copytree(BASE, before)
    for path in (f"{ALDER}/2023.yml", LIST, f"{ALDER}/2023-q1.yml"):
        (before / path).unlink()
    review = reviewed(rivers, before)
    (cluster,) = review.clusters
    assert [(each.path, each.state, each.against) for each in cluster.records] == [
        (f"{ALDER}/2023.yml", "added", f"{ALDER}/2022.yml"),
        (LIST, "added", "data/members/alder/2022.yml"),
        (f"{ALDER}/2023-q1.yml", "added", f"{ALDER}/2022-q4.yml"),
    ]
    assert said(review, LIST)[0] == ("record-added", 13)
    moved = {move.indicator: move for move in cluster.figures}
    assert moved["members"].before.value is None and moved["members"].after.value == 13
    assert moved["members"].last.value == 12
    assert not review.questions and [each.rule for each in review.settled] == ["record-missing"]


def test_objectives_agreed_for_the_first_time(rivers: Path, tmp_path: Path) -> None:
    before = Path(shutil.copytree(BASE, tmp_path / "before"))
    (before / ALDER / "targets.yml").unlink()
    kinds = [each.kind for each in record(reviewed(rivers, before), f"{ALDER}/targets.yml").statements]
    assert kinds == ["record-added", "entry-added"]


def test_members_who_join_leave_come_back_and_change(rivers: Path) -> None:
    text = (rivers / LIST).read_text(encoding="utf-8")
    for ident in ("alder-member-04", "alder-member-05"):
        text = text.replace(entry(rivers, ident), "")
    text = text.replace("name: Yard of Alder", "name: Shipyard of Alder")
    text = text.replace("name: Forge of Alder\n  category: company_sme", "name: Forge of Alder\n  category: research")
    quarry = entry(rivers, "alder-member-05").replace("alder-member-05", "alder-quarry").replace("Quarry", "Quary")
    new = "- id: zinc\n  name: Zinc Works\n  category: company_sme\n  territory: '01'\n  since: 2023\n"
    (rivers / LIST).write_text(f"{text.rstrip()}\n{quarry}{new}", encoding="utf-8")
    assert said(reviewed(rivers), LIST) == [
        ("member-left", "alder-member-04", "Dairy of Alder", 2018),
        ("member-joined", "zinc", "Zinc Works"),
        ("member-same", "alder-quarry", "Quary of Alder", "alder-member-05", "Quarry of Alder"),
        ("member-name", "alder-member-02", "Yard of Alder", "Shipyard of Alder"),
        ("member-category", "alder-member-03", "Forge of Alder", "company_sme", "research"),
    ]


def test_a_member_of_an_earlier_list_comes_back(rivers: Path, tmp_path: Path) -> None:
    member = entry(rivers, "alder-member-04", year=2022)
    after = rivers / "data/members/alder"
    (after / "2024.yml").write_text((after / "2023.yml").read_text().replace("year: 2023", "year: 2024"))
    change(after / "2023.yml", entry(rivers, "alder-member-04"), "")
    before = Path(shutil.copytree(rivers, tmp_path / "before"))
    (before / "data/members/alder/2024.yml").unlink()
    review = reviewed(rivers, before)
    assert member in (after / "2024.yml").read_text()
    assert said(review, "data/members/alder/2024.yml") == [
        ("record-added", 13),
        ("member-returned", "alder-member-04", "Dairy of Alder", (2022,)),
    ]


def test_stories_and_their_translations(rivers: Path) -> None:
    story = rivers / STORY
    text = story.read_text(encoding="utf-8")
    story.with_name(story.name.replace(".en.", ".fr.")).write_text(text.replace("The first", "Le premier"))
    story.write_text(text.replace("**six** weeks", "seven weeks").replace("domain: wood", "domain: water"))
    (rivers / "stories/alder/2022-06-01-first-alder.en.md").unlink()
    (rivers / "stories/alder/2023-09-09-new.fr.md").write_text(text.replace("2023-06-01", "2023-09-09"))
    review = reviewed(rivers)
    removed, changed, added = (each for each in review.records if each.kind == "story")
    assert (removed.state, changed.state, added.state) == ("removed", "changed", "added")
    assert [(each.kind, *plainly(each)) for each in changed.statements] == [
        ("story-translation-added", "The first alder", "fr"),
        ("story-field", "The first alder", "wood", "water"),
        ("story-text", "The first alder", "en", 6, 6),
    ]
    assert said(review, added.path) == [("story-added", "The first alder", ("fr",))]
    assert said(review, removed.path) == [("story-removed", "The first alder", ("en",))]


def test_a_story_under_another_name(rivers: Path) -> None:
    (rivers / STORY).rename(rivers / STORY.replace("first-alder", "alder-one"))
    review = reviewed(rivers)
    assert [(each.path, each.state) for each in review.records] == [
        ("stories/alder/2023-06-01-alder-one.en.md", "changed")
    ]
    assert said(review, "stories/alder/2023-06-01-alder-one.en.md") == [("record-moved", STORY)]


def test_clusters_merge(rivers: Path) -> None:
    for folder in ("data/clusters/birch", "data/members/birch", "stories/birch"):
        shutil.rmtree(rivers / folder)
    change(rivers / ALDER / "cluster.yml", "active:\n", "succeeds:\n- birch\nactive:\n")
    for path in (rivers / "data/clusters/alder").glob("20*.yml"):
        path.write_text(path.read_text(encoding="utf-8").replace("  - birch\n", "  []\n"), encoding="utf-8")
    review = reviewed(rivers)
    assert [(each.id, each.state) for each in review.clusters] == [("alder", "changed"), ("birch", "removed")]
    birch = review.clusters[1]
    assert {each.state for each in birch.records} == {"removed"} and len(birch.records) == 16
    assert birch.figures and all(move.after is None or move.after.value is None for move in birch.figures)


def test_a_definition_and_all_figures_that_move(rivers: Path) -> None:
    change(rivers / "data/indicators/team.yml", "value: sum(fte)", "value: sum(fte) + 1")
    review = reviewed(rivers)
    (definition,) = review.definitions
    assert [each.facts["change"].after for each in definition.statements] == ["sum(fte) + 1"]
    # region, two domains and two clusters in two years
    assert definition.moved == review.figures == 10
    assert {move.after.value - move.before.value for move in definition.largest} == {1}
    assert not review.clusters


def test_words_of_a_definition_move_nothing(rivers: Path) -> None:
    change(rivers / "data/indicators/team.yml", "  en: Team", "  en: Our team")
    (definition,) = reviewed(rivers).definitions
    assert definition.moved == 0 and len(definition.statements) == 1


def test_a_definition_and_records_at_once(rivers: Path) -> None:
    """What moves for the definition is told apart from what moves for a record."""
    change(rivers / "data/indicators/budget.yml", "value: sum(expenditure_total)", "value: 2 * sum(expenditure_total)")
    change(rivers / ALDER / "2023.yml", "overheads: 31660", "overheads: 31760")
    (definition,) = reviewed(rivers).definitions
    cluster = next(m for m in definition.largest if (m.scope, m.entity, str(m.period)) == ("cluster", "alder", "2023"))
    assert cluster.after.value == 2 * cluster.before.value


def test_the_region_and_its_secrecy(rivers: Path) -> None:
    (rivers / "data/indicators/staff.yml").write_text(
        (rivers / "data/indicators/team.yml")
        .read_text(encoding="utf-8")
        .replace("id: team", "id: staff")
        .replace("table: annual", "table: memberships")
        .replace("sum(fte)", "sum(employees)")
    )
    before = Path(shutil.copytree(rivers, rivers.parent / "before"))
    change(rivers / "data/region.yml", "min_contributors: 3", "min_contributors: 40")
    change(rivers / "data/objectives.yml", "story_quota: 1", "story_quota: 2")
    review = reviewed(rivers, before)
    assert said(review, "data/region.yml") == [("value-changed", 3, 40)]
    assert said(review, "data/objectives.yml") == [("value-changed", 1, 2)]
    assert review.figures > 0
    assert {each.rule for each in review.questions} == {"story-quota"}


def test_a_cluster_with_another_id_is_no_other_cluster(rivers: Path) -> None:
    """Its files are the same at another place, and what names it is broken wherever it stands."""
    for folder in ("data/clusters", "data/members", "stories"):
        (rivers / folder / "birch").rename(rivers / folder / "beech")
    change(rivers / "data/clusters/beech/cluster.yml", "id: birch", "id: beech")
    review = reviewed(rivers)
    beech, birch = (next(each for each in review.clusters if each.id == name) for name in ("beech", "birch"))
    assert [each.path for each in birch.records] == ["data/clusters/birch/cluster.yml"]
    profile, *others = beech.records
    assert {each.kind for record in others for each in record.statements} == {"record-moved"}
    assert {each.kind for each in profile.statements} == {"record-added", "value-added"}
    assert said(review, "data/members/beech/2023.yml") == [("record-moved", "data/members/birch/2023.yml")]
    assert {each.place.path for each in review.errors} == {
        *(f"{ALDER}/{year}.yml" for year in (2022, 2023)),
        *(f"stories/alder/{year}-06-01-first-alder.en.md" for year in (2022, 2023)),
    }
