"""The collaborations of a yearly record, with generic titles."""

from __future__ import annotations

from .draw import Draw
from .region import Cluster, Region
from .texts import french

_FORMS = (
    ("Démonstrateur : {}", "Demonstrator: {}"),
    ("Projet pilote : {}", "Pilot project: {}"),
    ("Étude partagée : {}", "Shared study: {}"),
    ("Banc d’essai : {}", "Test bench: {}"),
    ("Groupe projet : {}", "Project group: {}"),
    ("Feuille de route : {}", "Roadmap: {}"),
)
_SUBJECTS: dict[str, tuple[tuple[str, str], ...]] = {
    "industry": (
        ("polymères recyclés", "recycled polymers"),
        ("usinage sobre en énergie", "energy-saving machining"),
        ("textiles techniques réparables", "repairable technical textiles"),
        ("procédés sans solvant", "solvent-free processes"),
        ("contrôle qualité par vision", "quality control by vision"),
        ("allègement de pièces", "lighter parts"),
        ("robotique collaborative", "collaborative robotics"),
        ("boucles locales de matières", "local loops of materials"),
    ),
    "construction": (
        ("chantiers bas carbone", "low-carbon sites"),
        ("réemploi de matériaux", "reuse of materials"),
        ("éclairage public sobre", "frugal street lighting"),
        ("rénovation par groupes d’entreprises", "renovation by groups of firms"),
        ("routes et ouvrages résilients", "resilient roads and structures"),
        ("confort d’été des bâtiments", "summer comfort of buildings"),
    ),
    "digital": (
        ("intelligence artificielle frugale", "frugal artificial intelligence"),
        ("capteurs autonomes", "self-powered sensors"),
        ("cybersécurité des ateliers", "cybersecurity of workshops"),
        ("jumeaux numériques", "digital twins"),
        ("partage de données de confiance", "trusted data sharing"),
        ("imagerie et photonique", "imaging and photonics"),
    ),
    "health": (
        ("dispositifs médicaux connectés", "connected medical devices"),
        ("diagnostic rapide", "rapid diagnosis"),
        ("parcours de soins à domicile", "care at home"),
        ("bioproduction", "bioproduction"),
        ("évaluation clinique mutualisée", "shared clinical evaluation"),
        ("matériaux pour la santé", "materials for health"),
    ),
    "agriculture": (
        ("variétés économes en eau", "water-saving varieties"),
        ("légumineuses locales", "local pulses"),
        ("emballages alimentaires durables", "sustainable food packaging"),
        ("filières biologiques de proximité", "local organic supply chains"),
        ("ingrédients fermentés", "fermented ingredients"),
        ("sols vivants", "living soils"),
    ),
    "energy": (
        ("flexibilité des réseaux", "grid flexibility"),
        ("chaleur fatale", "waste heat"),
        ("stockage stationnaire", "stationary storage"),
        ("hydrogène pour l’industrie", "hydrogen for industry"),
        ("maintenance des équipements", "maintenance of equipment"),
        ("solaire sur friches", "solar power on brownfields"),
    ),
    "mobility": (
        ("logistique du dernier kilomètre", "last-mile logistics"),
        ("véhicules légers intermédiaires", "light intermediate vehicles"),
        ("conversion de véhicules lourds", "retrofit of heavy vehicles"),
        ("mobilités actives", "active mobility"),
        ("transport par câble", "cable transport"),
        ("recyclage de batteries", "battery recycling"),
    ),
    "sports": (
        ("équipements réparables", "repairable equipment"),
        ("montagne quatre saisons", "four-season mountains"),
        ("refuges autonomes", "self-sufficient refuges"),
        ("sécurité en altitude", "safety at altitude"),
        ("textile de plein air sans polluants", "outdoor textiles without pollutants"),
        ("accueil de tous les publics", "welcoming every visitor"),
    ),
}


def collaborations(region: Region, cluster: Cluster, year: int) -> list[dict]:
    """The year's collaborations, by start; those of companies and research grow by about 5 % a year."""
    draw = Draw(cluster.id, year, "collaborations")
    with_research = _with_research(region, cluster, year)
    others = draw.whole(2, 4) if cluster.profile.fte < 8 else draw.whole(3, 6)
    used: set[str] = set()
    entries = []
    for i in range(with_research + others):
        kinds = {"company_research"} if i < with_research else set()
        kinds |= {
            kind
            for kind, odds in (("cross_sector", 0.3), ("inter_cluster", 0.25), ("inter_regional", 0.16))
            if draw.chance(odds)
        }
        if not kinds:
            kinds = {draw.pick(("cross_sector", "inter_cluster", "inter_regional"))}
        entries.append(_entry(region, cluster, year, kinds, draw, used))
    return sorted(entries, key=lambda entry: (entry["start"], entry["title"]["fr"]))


def _with_research(region: Region, cluster: Cluster, year: int) -> int:
    # The fraction decides in which year the next one comes: over all clusters the steps even out.
    fraction = Draw(cluster.id, "research partners", "step").between(0, 1)
    return int(_research_base(region, cluster) * 1.05 ** (year - 2019) + fraction)


def _research_base(region: Region, cluster: Cluster) -> float:
    """A year's collaborations of companies and research in 2019; merged clusters do some of theirs together."""
    if cluster.succeeds:
        together = 0.75 if len(cluster.succeeds) > 1 else 1.0
        return together * sum(_research_base(region, region.clusters[one]) for one in cluster.succeeds)
    low, high = (4, 6.4) if cluster.type == "competitiveness" else (1.3, 3)
    return Draw(cluster.id, "research partners").between(low, high)


def _entry(region: Region, cluster: Cluster, year: int, kinds: set[str], draw: Draw, used: set[str]) -> dict:
    lead = cluster.domains[0]
    second = draw.pick([domain for domain in region.domains if domain != lead])
    partners = draw.sample(dict.fromkeys(region.partners, 1.0), draw.whole(1, 2)) if "inter_regional" in kinds else []
    with_clusters = _partners(region, cluster, year, draw.whole(0, 999_999))
    clusters = with_clusters[: draw.whole(1, 2)] if "inter_cluster" in kinds else []
    research = draw.whole(1, 3) if "company_research" in kinds else draw.whole(0, 1)
    return {
        "title": _title(cluster, draw, used),
        "start": f"{year}-{draw.whole(1, 12):02d}-{draw.whole(1, 28):02d}",
        "kinds": [
            kind for kind in ("company_research", "cross_sector", "inter_cluster", "inter_regional") if kind in kinds
        ],
        "domains": [lead, second] if "cross_sector" in kinds else [lead],
        "clusters": sorted(clusters),
        "partners": sorted(partners),
        "companies": draw.whole(2, 9),
        "research": research,
        "s3": draw.chance(0.6),
    }


def _partners(region: Region, cluster: Cluster, year: int, number: int) -> list[str]:
    """The other active clusters in the order of a draw of their own each, so that one more displaces none."""
    others = [one.id for one in region.clusters.values() if one.id != cluster.id and one.active(year)]
    return sorted(others, key=lambda one: Draw(cluster.id, year, number, one).between(0, 1))


def _title(cluster: Cluster, draw: Draw, used: set[str]) -> dict[str, str]:
    while True:
        (fr, en), (subject_fr, subject_en) = draw.pick(_FORMS), draw.pick(_SUBJECTS[draw.pick(cluster.domains)])
        title = {"fr": french(fr.format(subject_fr)), "en": en.format(subject_en)}
        if title["fr"] not in used:
            used.add(title["fr"])
            return title
