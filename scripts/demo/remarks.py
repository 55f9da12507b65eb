"""What the clusters' managers noted in their files: comments beside the drawn values, and the text of a file with them.

A comment is no value: the site never shows it. These are there so that whatever writes a record is tried on some.
"""

from __future__ import annotations

from site_builder.canonical import write
from site_builder.schema import Schemas
from site_builder.source.places import kind_at
from site_builder.source.yaml import read_yaml

#: by file: which value (a list's entry is named by some of its values), above or beside it, and what is noted
_REMARKS: dict[str, list[tuple[tuple, str, str]]] = {
    "clusters/polymeris/2021.yml": [
        (("team",), "above", "Première fiche après la fusion de Plastipolis et d’Elastopole."),
        (("team", "fte"), "beside", "les deux équipes, dès janvier"),
        (("budget", "expenditure", "external_costs"), "beside", "conseil juridique de la fusion compris"),
    ],
    "clusters/minalogic/2020.yml": [
        (("budget", "revenue", "private", "services"), "beside", "salons annulés au printemps"),
        (("governance", "meetings"), "beside", "toutes à distance à partir de mars"),
    ],
    "clusters/techtera/2025.yml": [
        (("results",), "above", "Comptés avec les chargés de projets, en réunion du 12 mars."),
        (("budget", "revenue", "eu_projects"), "beside", "solde versé en décembre"),
    ],
    "clusters/infra-2050/2024.yml": [
        (("confirmed",), "above", "À relire l’an prochain."),
        (("budget", "revenue", "public", "state"), "beside", "convention de l’année, signée en mai"),
    ],
    "clusters/tenerrdis/2025-q3.yml": [
        (("communication", "international_actions"), "beside", "salon reporté au quatrième trimestre"),
    ],
    "clusters/minalogic/targets.yml": [
        (("targets", {"indicator": "joint-projects", "from": 2023}), "above", "Objectifs revus en bureau."),
        (("targets", {"indicator": "inter-cluster", "from": 2023}, "target"), "beside", "deux par an"),
    ],
    "members/cara/2022.yml": [
        (("members",), "above", "Avec les adhérents du cluster MAD, au 1er janvier 2022."),
        (("members", {"id": "000001396"}, "since"), "beside", "date d’adhésion à CARA, non à MAD"),
    ],
    "members/polymeris/2021.yml": [
        (("members", {"id": "000000117"}, "employees"), "beside", "au 31 décembre"),
    ],
}


def file_text(schemas: Schemas, path: str, record: dict, languages: tuple[str, ...] = ("fr", "en")) -> str:
    """A drawn record as the text of its file, inside the data folder; raises KeyError where a remark has no value."""
    kind = kind_at(f"data/{path}") or ""
    text = write(schemas, kind, record, languages)
    if path not in _REMARKS:
        return text
    document = read_yaml(text, path, kind)[0]
    lines = text.splitlines()
    notes = [(document.place(*_found(document.value, steps), key=True).line, *note) for steps, *note in _REMARKS[path]]
    for line, where, note in sorted(notes, reverse=True):
        old = lines[line - 1]
        indent = old[: len(old) - len(old.lstrip(" "))]
        lines[line - 1 : line] = [f"{indent}# {note}", old] if where == "above" else [f"{old} # {note}"]
    return write(schemas, kind, record, languages, "\n".join(lines))


def _found(value: object, steps: tuple) -> list:
    """The steps with each entry of a list by its place."""
    found: list = []
    for step in steps:
        if isinstance(step, dict):
            step = next((index for index, each in enumerate(value) if step.items() <= each.items()), None)
        if step is None or (isinstance(value, dict) and step not in value):
            raise KeyError(steps)
        found.append(step)
        value = value[step]
    return found
