"""The drawings of some stories: which scene is whose; their alternative texts stand in the stories."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from . import scenes, scenes_outdoors
from .draw import Draw

#: cluster, and name of the story's files without their language
SCENES: dict[tuple[str, str], Callable[[Draw], str]] = {
    ("axelera", "2024-03-14-solvants-en-boucle"): scenes.still,
    ("cimes", "2026-06-25-l-alarme-qu-on-voit"): scenes.beacon,
    ("techtera", "2026-04-16-le-metier-qu-on-repare"): scenes.weave,
    ("infra-2050", "2025-06-19-le-pont-qui-parle"): scenes.bridge,
    ("lumiere", "2024-11-21-une-nuit-plus-noire"): scenes.village,
    ("lumiere", "2026-09-17-la-neuvieme-marche"): scenes.stairs,
    ("digital-league", "2026-07-02-une-semaine-au-ralenti"): scenes.slow,
    ("minalogic", "2026-02-26-composants-en-seconde-vie"): scenes.circuit,
    ("i-care", "2026-03-19-la-deuxieme-vie-des-fauteuils"): scenes.wheels,
    ("lyonbiopole", "2026-10-08-le-sirop-recrache"): scenes.syrup,
    ("innov-alliance", "2026-04-16-gel-verger-alerte"): scenes_outdoors.orchard,
    ("vegepolys-valley", "2026-06-23-une-haie-en-bocal"): scenes_outdoors.jar,
    ("nuclear-valley", "2026-05-28-piece-introuvable"): scenes_outdoors.seal,
    ("tenerrdis", "2025-01-30-reseau-chaleur-palier"): scenes_outdoors.network,
    ("tenerrdis", "2026-09-17-le-soleil-de-midi"): scenes_outdoors.noon,
    ("cara", "2025-07-03-barge-gravats"): scenes_outdoors.barge,
    ("cara", "2026-10-08-trouver-la-porte"): scenes_outdoors.doorway,
    ("montagne", "2026-07-02-telesiege-sans-skis"): scenes_outdoors.lift,
    ("outdoor-sports-valley", "2026-06-11-fauteuil-tout-terrain"): scenes_outdoors.viewpoint,
}


def drawings(cluster: str | None = None) -> Iterator[tuple[str, str]]:
    """Path from the root of the region, and text of each SVG; of one cluster alone where it is named."""
    for (owner, name), scene in SCENES.items():
        if cluster in (None, owner):
            yield f"stories/{owner}/{name}.svg", scene(Draw(owner, "picture", name))
