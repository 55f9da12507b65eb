"""Changes of clusters themselves, of the policy's frame, and of definitions."""

from __future__ import annotations

from typing import Any

from review.desk import Desk
from review.scripted import scripted

PROFILE = "data/clusters/minalogic/cluster.yml"
REGION = "data/region.yml"
INDICATORS = "data/indicators"


@scripted
def a_cluster_renamed(desk: Desk) -> None:
    desk.set(PROFILE, "name", "Minalogic Plus")


@scripted
def a_cluster_described_otherwise(desk: Desk) -> None:
    desk.set(PROFILE, "summary", {"fr": "Le numérique.", "en": "Digital technologies."})


@scripted
def an_event_of_a_cluster(desk: Desk) -> None:
    event = {
        "date": "2026-03-01",
        "kind": "label_granted",
        "text": {"fr": "Label d’or.", "en": "Gold label."},
        "source": "https://www.example.org/label",
    }
    desk.edit(PROFILE, lambda record: record.setdefault("events", []).append(event))


@scripted
def a_cluster_that_leaves(desk: Desk) -> None:
    desk.set("data/clusters/lumiere/cluster.yml", "active.until", 2026)


@scripted
def a_merger_of_clusters(desk: Desk) -> None:
    """Two end with 2026, a third takes over their members."""
    old = ("lumiere", "i-care")
    for name in old:
        desk.set(f"data/clusters/{name}/cluster.yml", "active.until", 2026)

    def found(record: Any) -> None:
        record.update(id="light-and-care", name="Light & Care", founded=2027, succeeds=list(old))
        record["active"] = {"from": 2027}
        for key in ("label", "events", "facts", "website"):
            record.pop(key, None)

    desk.put("data/clusters/light-and-care/cluster.yml", desk.text("data/clusters/i-care/cluster.yml"))
    desk.edit("data/clusters/light-and-care/cluster.yml", found)


@scripted
def a_cluster_removed(desk: Desk) -> None:
    """All that it ever reported; others still name it."""
    for folder in ("data/clusters/cluster-bio", "data/members/cluster-bio", "stories/cluster-bio"):
        desk.remove_folder(folder)


@scripted
def another_notice(desk: Desk) -> None:
    desk.set(REGION, "notice.en", "Demonstration data.")


@scripted
def secrecy_given_up(desk: Desk) -> None:
    desk.set(REGION, "secrecy", {"min_contributors": 1, "dominance": 1})


@scripted
def another_aim_of_the_region(desk: Desk) -> None:
    desk.edit("data/objectives.yml", lambda record: record["regional_targets"][-1].update(increase_percent=8))


@scripted
def a_definition_changed(desk: Desk) -> None:
    desk.set(f"{INDICATORS}/own-share.yml", "value", "100.0 * sum(revenue_private) / sum(revenue_total)")


@scripted
def a_definition_said_better(desk: Desk) -> None:
    desk.set(f"{INDICATORS}/own-share.yml", "description.en", "Own resources over all revenue.")


@scripted
def a_definition_more(desk: Desk) -> None:
    def new(record: Any) -> None:
        record.update(id="salaries", name={"fr": "Salaires", "en": "Salaries"}, unit="eur", additive=True, decimals=0)
        record.update(value="sum(budget.expenditure.salaries)")

    desk.copy(f"{INDICATORS}/own-share.yml", f"{INDICATORS}/salaries.yml", new)


@scripted
def a_definition_gone(desk: Desk) -> None:
    desk.remove(f"{INDICATORS}/seniority.yml")


@scripted
def a_definition_for_officers(desk: Desk) -> None:
    desk.set(f"{INDICATORS}/employees.yml", "visibility", "officers")
