"""Changes of form alone, and of many records at once."""

from __future__ import annotations

from typing import Any

from review.desk import Desk
from review.scripted import scripted

YEAR = "data/clusters/minalogic/2025.yml"
LIST = "data/members/minalogic/2025.yml"


@scripted
def only_formatting(desk: Desk) -> None:
    """Quotes, order, spaces, comments, and a list written in one line, in records of every kind."""
    desk.replace(YEAR, "  chair: companies\n", "  chair:   'companies'   # as ever\n\n")
    desk.put(
        LIST,
        "# From the office’s own list.\n"
        + desk.text(LIST).replace("  category: company_sme", "  category:  company_sme"),
    )
    for path in ("data/region.yml", "data/indicators/fte.yml", "data/clusters/minalogic/cluster.yml"):
        first, _, rest = desk.text(path).partition("\n")
        desk.put(path, f"# a remark\n{rest}{first}\n")
    story = "stories/minalogic/2024-09-19-capteurs-en-cave.fr.md"
    desk.replace(story, "domain: digital\n", "domain: 'digital'  # as the others\n")
    desk.put(
        "data/clusters/minalogic/targets.yml", desk.text("data/clusters/minalogic/targets.yml").replace("# ", "#  ")
    )


@scripted
def line_ends_of_another_system(desk: Desk) -> None:
    for path in (YEAR, LIST):
        desk.put(path, desk.text(path).replace("\n", "\r\n"))


@scripted
def nothing(desk: Desk) -> None:
    pass


@scripted
def a_new_year_of_a_cluster(desk: Desk) -> None:
    _new_year(desk, "minalogic")


@scripted
def a_new_year_of_all_clusters(desk: Desk) -> None:
    for folder in sorted((desk.root / "data/clusters").iterdir()):
        if (folder / "2025.yml").is_file():
            _new_year(desk, folder.name)


def _new_year(desk: Desk, cluster: str) -> None:
    """A yearly record, a members list and the last quarter, each a little other than the one before."""

    def yearly(record: Any) -> None:
        record["year"] = 2026
        record["budget"]["expenditure"]["external_costs"] += 1_001
        record["budget"]["revenue"]["private"]["services"] += 2_003
        record["collaborations"] = [
            {**each, "start": each["start"].replace("2025", "2026"), "companies": each["companies"] + 1}
            for each in record.get("collaborations", ())
        ]
        record.pop("confirmed", None)

    def listed(record: Any) -> None:
        record["year"] = 2026
        del record["members"][3:5]
        record.pop("confirmed", None)

    def quarterly(record: Any) -> None:
        record["quarter"] = 4
        record["network"]["joint_projects"] += 1
        record.pop("confirmed", None)

    for folder, name, new, change in (
        ("clusters", "2025", "2026", yearly),
        ("members", "2025", "2026", listed),
        ("clusters", "2026-q3", "2026-q4", quarterly),
    ):
        path = f"data/{folder}/{cluster}/{name}.yml"
        if (desk.root / path).is_file():
            desk.copy(path, f"data/{folder}/{cluster}/{new}.yml", change)
