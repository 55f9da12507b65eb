"""The words by which a list is understood: its headings and its values, in every language and as people write them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from rapidfuzz.distance import Indel

from site_builder.entry.choices import Text
from site_builder.schema import Schemas

#: the fields of an entry, in the order of the schema
FIELDS = (
    "id", "name", "category", "startup", "territory", "activity", "since", "governance", "employees", "revenue",
)  # fmt: skip
PERSON = "person"
POSTAL = "postal"
OUTSIDE = "outside"
#: how near a mistyped heading or choice must come
NEAR_WORD = 0.87
_SHORTEST = 5


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


#: words that say nothing in a heading
_IDLE = _set(
    "n no nr num numero number of the de du des d la le l les en au a k ke keur meur m eur euro euros ht annuel total "
    "obligatoire facultatif required optional code codes"
)
_HEADINGS = {
    "id": "siren;siret;siren siret;id;identifiant;identifier;registration;company registration;matricule",
    "name": "raison sociale;nom;name;nom organisation;denomination;denomination sociale;entreprise;organisation;"
    "organization;organisme;structure;societe;nom structure;nom entreprise;nom societe;nom organisme;adherent;"
    "adherents;nom adherent;membre;membres;nom membre;member;members;member name;company;company name;enseigne;"
    "nom commercial;nom usuel;nom usage;organisation name;organization name;firma;unternehmen;legal name;business name",
    "category": "categorie;category;type;type structure;type organisation;type organisme;type adherent;"
    "categorie entreprise;taille;taille entreprise;nature;kind;size;type organization;college;statut",
    "startup": "startup;start up;jeune pousse;jei;startup o n;start up o n;start up oui non",
    "territory": "departement;dept;dep;dpt;territoire;territory;county;department;province;nom departement",
    "postal": "postal;cp;postcode;zip;plz;postal ville",
    "activity": "naf;ape;naf ape;ape naf;nace;activite;activity;activite principale;main activity;naf rev 2",
    "since": "adherent depuis;membre depuis;member since;since;depuis;annee adhesion;date adhesion;adhesion;"
    "premiere adhesion;annee premiere adhesion;date premiere adhesion;joined;year joining;entree;date entree;"
    "annee entree;joining date;membership since;premiere annee adhesion",
    "governance": "gouvernance;governance;role gouvernance;instance;instances;mandat;role",
    "employees": "effectif;effectifs;salaries;nombre salaries;nb salaries;employees;headcount;staff;nb employes;"
    "nombre employes;employes;effectif salarie;effectifs salaries",
    "revenue": "ca;chiffre affaires;chiffre affaire;revenue;turnover;umsatz;ca net",
}
_PERSON_WORDS = _set(
    "contact contacts prenom prenoms mail mails email emails courriel tel telephone telephones portable mobile phone "
    "civilite fonction dirigeant dirigeants dirigeante representant representante representants interlocuteur "
    "interlocutrice referent referente president presidente directeur directrice gerant gerante signataire titulaire "
    "suppleant surname firstname lastname forename patronyme fax linkedin naissance"
)
_PERSON_NAMES = "first name;last name;family name;job title;nom prenom;nom famille;person;personne;personnes"
_VALUES = {
    "category": {
        "company_large": "ge;grand groupe;gd groupe;grands groupes;grande entreprise;grandes entreprises;large;large "
        "company;large enterprise",
        "company_mid": "eti;entreprise taille intermediaire;taille intermediaire;mid cap;mid size;midcap",
        "company_sme": "pme;tpe;tpe pme;pme tpe;pmi;pme pmi;micro;micro entreprise;microentreprise;petite entreprise;"
        "moyenne entreprise;petite moyenne entreprise;petites moyennes entreprises;sme;small company;startup;start up",
        "research": "laboratoire;labo;laboratoires;laboratoire recherche;organisme recherche;centre recherche;"
        "institut recherche;research institute;research centre;research organisation;laboratory",
        "training": "ecole;enseignement;organisme formation;centre formation;etablissement enseignement;"
        "enseignement superieur;training centre;school;education",
        "public": "collectivite;collectivites;collectivite territoriale;acteur public;institution publique;"
        "etablissement public;institution;public body;public authority",
        "other": "autres;association;associations;divers;federation;syndicat;others",
    },
    "territory": {OUTSIDE: "hors region;hors territoire;autre region;etranger;outside;abroad;exterieur;hors zone"},
    "governance": {
        "board": "ca;administrateur;administratrice;membre ca;board member;conseil administration;administrateurs",
        "bureau": "membre bureau;tresorier;tresoriere;secretaire;vice president;vice presidente;executive committee",
        "chair": "president;presidente;presidence;chairman;chairwoman;chairperson;president directeur",
        "": "non;no;aucun;aucune;none;neant;sans",
    },
}
_EMPTY = frozenset(
    ("", "nc", "n c", "na", "n a", "nd", "n d", "ns", "inconnu", "non communique", "non renseigne", "neant", "unknown")
)
#: countries where a territory's code is the beginning of its postal codes, and how many digits these have
_POSTAL = {"FR": 5, "ES": 5}


def key(text: str) -> str:
    """A heading or a choice as it is looked up: small letters without accents, without words that say nothing."""
    words = plain(text).split(" ")
    telling = [word for word in words if word not in _IDLE and not word.isdigit()]
    return " ".join(telling or words)


def plain(text: str) -> str:
    """Small letters without accents and digits, anything else as one space."""
    letters = unicodedata.normalize("NFKD", text.replace("œ", "oe").replace("Œ", "oe"))
    return re.sub(r"[^a-z0-9]+", " ", "".join(c for c in letters if not unicodedata.combining(c)).lower()).strip()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """`headings`: field by key, `person` of what tells persons, `postal` of postal codes. `values`: code by key, for
    each field of choices. `titles`: what a field and its codes are called, in every language. `scheme` is that of ids;
    `postal` the digits of a postal code that begins with a territory's code, 0 where that is not so.
    """

    headings: Mapping[str, str]
    values: Mapping[str, Mapping[str, str]]
    titles: Mapping[str, Text]
    choices: Mapping[str, Mapping[str, Text]]
    scheme: str
    postal: int
    person_words: tuple[str, ...] = tuple(sorted(_PERSON_WORDS))
    idle: tuple[str, ...] = tuple(sorted(_IDLE))
    empty: tuple[str, ...] = tuple(sorted(_EMPTY))

    @classmethod
    def of(cls, schemas: Schemas, territories: Mapping[str, Text], country: str, scheme: str) -> Vocabulary:
        """The words of a region: `territories` are titles by code, with `outside`."""
        headings: dict[str, str] = {}
        values: dict[str, dict[str, str]] = {}
        titles: dict[str, Text] = {}
        choices: dict[str, Mapping[str, Text]] = {}
        for name in FIELDS:
            field = schemas.field("members", ("members", "[]", name))
            titles[name] = field.title
            choices[name] = territories if name == "territory" else field.choices
            headings |= {key(word): name for word in (name, *_words(field.title))}
            if choices[name]:
                values[name] = {key(word): code for code, text in choices[name].items() for word in _words(text)}
                values[name] |= {plain(code): code for code in choices[name]}
                for code, words in _VALUES.get(name, {}).items():
                    for word in words.split(";"):
                        values[name].setdefault(key(word), code)
        for name, words in _HEADINGS.items():
            for word in words.split(";"):
                headings.setdefault(key(word), name)
        headings |= {key(word): PERSON for word in _PERSON_NAMES.split(";")}
        codes = [code for code in territories if code != OUTSIDE]
        begins = country in _POSTAL and codes and all(code.isdigit() and len(code) == 2 for code in codes)
        return cls(headings, values, titles, choices, scheme, _POSTAL[country] if begins else 0)

    def told(self) -> dict[str, Any]:
        """The same as plain values, for the page."""
        return asdict(self)

    def field_of(self, heading: str) -> str | None:
        """The field that a heading names, `person` for data on persons, None for anything else."""
        words = plain(heading).split(" ")
        if not _PERSON_WORDS.isdisjoint(words):
            return PERSON
        for text in (heading, re.sub(r"\([^)]*\)", " ", heading)):
            found = self.headings.get(key(text)) if plain(text) else None
            if found:
                return found
        return nearest(key(heading), self.headings)

    def is_empty(self, text: str) -> bool:
        """True for a cell that says nothing: empty, a dash, `NC`."""
        return plain(text) in _EMPTY


def nearest(word: str, table: Mapping[str, str]) -> str | None:
    """What a mistyped word stands for; None where it is short, or comes near to nothing, or to two things."""
    if len(word) < _SHORTEST:
        return None
    scores: dict[str, float] = {}
    for other, meaning in table.items():
        score = Indel.normalized_similarity(word, other)
        if len(other) >= _SHORTEST and score >= NEAR_WORD:
            scores[meaning] = max(score, scores.get(meaning, 0))
    best = sorted(scores, key=lambda meaning: -scores[meaning])
    return best[0] if len(best) == 1 or (best and scores[best[0]] > scores[best[1]]) else None


def _words(text: Text) -> Iterable[str]:
    return (text,) if isinstance(text, str) else text.values()
