"""Invented organisations' names: three syllables that mean nothing, and a word of the trade."""

from __future__ import annotations


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_STARTS = _words(
    "Bal Bor Bry Cal Cor Cyr Dal Dor Dru Fal Fen Fyr Gal Gor Gry Hal Hel Jor Kal Kel "
    "Kor Lar Lem Lor Mal Mer Mor Nal Ner Nor Pel Pra Ral Sol Tal Tor Val Ver Vol Zel"
)
_MIDDLES = _words("al an ar as av el en er es ev il in ir is iv ol on or os ov ul un ur us uv")
_ENDS = _words(
    "bane bris clair dane dine dor fane flor gane gor kan lane lem lis mane mont nel nex "
    "phor quin rane ris sane sor tane tis vane vex xal zor"
)
ROOTS = len(_STARTS) * len(_MIDDLES) * len(_ENDS)

_TRADES = {
    "industry": "Polymères Composites Usinage Chimie Mécanique Textiles Outillage Robotique Procédés Surfaces",
    "construction": "Bâtiment Éclairage Travaux Bétons Matériaux Rénovation Structures Chantiers Ouvrages Luminaires",
    "digital": "Logiciels Données Systèmes Microtech Photonique Réseaux Capteurs Numérique Électronique Images",
    "health": "Biotech Diagnostic Santé Implants Vaccins Médical Dispositifs Thérapies Soins",
    "agriculture": "Semences Céréales Ingrédients Saveurs Terroirs Végétal Nutrition Conserverie Arômes Récoltes",
    "energy": "Énergies Hydrogène Solaire Chaudronnerie Stockage Turbines Nucléaire Thermique Biogaz",
    "mobility": "Mobilités Transports Véhicules Ferroviaire Câble Cycles Logistique Carrosserie Batteries",
    "sports": "Outdoor Montagne Neige Glisse Équipements Refuges Sports Altitude Textile-Sport",
}
_NACE = {
    "industry": "20.16Z 20.59Z 22.21Z 22.29A 13.20Z 25.62A 25.62B 28.41Z 28.99B 30.30Z 25.50B 71.12B",
    "construction": "41.20B 42.11Z 42.12Z 43.21A 43.29A 27.40Z 71.11Z 71.12B 23.63Z",
    "digital": "26.11Z 26.12Z 26.51B 58.29C 62.01Z 62.02A 62.09Z 63.11Z 71.12B",
    "health": "21.10Z 21.20Z 26.60Z 32.50A 32.50B 72.11Z 72.19Z 86.90B",
    "agriculture": "01.11Z 01.13Z 10.39B 10.61A 10.82Z 10.89Z 20.42Z 20.53Z 46.21Z",
    "energy": "24.51Z 25.29Z 25.30Z 27.11Z 27.20Z 35.11Z 35.14Z 71.20B 71.12B",
    "mobility": "29.10Z 29.20Z 29.32Z 30.20Z 30.92Z 49.41A 52.29B 71.12B",
    "sports": "14.19Z 15.20Z 28.22Z 32.30Z 46.49Z 47.64Z 49.39C 71.12B 79.90Z",
}
TRADES = {domain: _words(words) for domain, words in _TRADES.items()}
NACE = {domain: _words(codes) for domain, codes in _NACE.items()}

_FORMS = {
    "company_large": ("Groupe {root}", "{root} {trade} Groupe"),
    "company_mid": ("{root} Industries", "Établissements {root}", "{root} {trade} France"),
    "company_sme": ("{root} {trade}",),
    "research": ("Laboratoire {root}", "Institut de recherche {root}", "Centre technique {root}", "Plateforme {root}"),
    "training": (
        "École d’ingénieurs {root}",
        "Lycée professionnel {root}",
        "Centre de formation {root}",
        "Université {root}",
    ),
    "public": ("Communauté de communes de {root}", "Ville de {root}", "Agence de développement de {root}"),
    "other": ("Association {root}", "Fonds d’amorçage {root}", "Syndicat professionnel {root}", "Réseau {root}"),
}


def root(number: int) -> str:
    """The three syllables of an organisation's number; different for each number below `ROOTS`."""
    # The factor shares no divisor with ROOTS: neighbours are scattered and none meets another.
    place = (12_347 * number + 901) % ROOTS
    place, end = divmod(place, len(_ENDS))
    start, middle = divmod(place, len(_MIDDLES))
    return _STARTS[start] + _MIDDLES[middle] + _ENDS[end]


def organisation_name(number: int, category: str, form: int, trade: str) -> str:
    """A name that fits the category; `form` is any whole number and picks among the category's ways of naming."""
    forms = _FORMS[category]
    return forms[form % len(forms)].format(root=root(number), trade=trade)


def siren(number: int) -> str:
    """An invented SIREN: nine digits from 000, where the register holds next to nothing, the last by Luhn's rule."""
    # As for the roots; 29,989 numbers, 1 added so that none is all zeros.
    body = f"000{1 + (7_919 * number + 4_211) % 29_989:05d}"
    doubled = [2 * int(digit) for digit in body[1::2]]
    total = sum(map(int, body[0::2])) + sum(value - 9 if value > 9 else value for value in doubled)
    return f"{body}{-total % 10}"
