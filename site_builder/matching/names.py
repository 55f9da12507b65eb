"""Names of organisations as they are compared: what is left of them, and how much two have in common."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import Indel


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


#: from here on two names are close enough to ask; below, who wrote one hardly meant the other.
#: chosen on invented misspellings of invented names: `python -m bench.members` measures them, docs/members-list.md
#: tells what it found
NEAR = 0.85
#: and what is left of them without the words that both have
NEAR_REST = 0.80
#: letters that Unicode takes apart into nothing simpler
LETTERS = {"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ı": "i"}
#: words that join others: “A & B”, “A et B” and “A B” are the same name, as are “Centre de la Vue” and “Centre Vue”
JOINING = _set("et and und de la le les des du the of der die das")
#: words that are written in two ways
SHORT = {
    "etablissement": "ets",
    "etablissements": "ets",
    "etabl": "ets",
    "etabs": "ets",
    "etab": "ets",
    "societe": "ste",
    "soc": "ste",
    "compagnie": "cie",
    "saint": "st",
    "sainte": "st",
    "groupement": "gpt",
    "laboratoire": "labo",
    "laboratoires": "labo",
    "laboratory": "labo",
    "universite": "univ",
    "university": "univ",
}
#: legal forms of several countries, left out at the end of a name, and those of `LEADING` also at its beginning
LEADING = _set("sas sasu sa sarl eurl snc scop scic selarl selas gie gip earl srl spa asbl association asso ste")
FORMS = LEADING | _set(
    "scp sci sc scea scm sem spl epic epa gmbh ggmbh mbh ag kg kgaa ohg ug ev eg ltd limited llc llp plc inc corp co "
    "corporation incorporated cie srls sapa sl slu sp bv nv vof oy oyj ab asa aps sprl vzw zoo kft sro doo lda se cvba"
)
_RUN = re.compile(r"(?<!\S)\S(?: \S)+(?!\S)")
#: “l’Étang” is “Étang”
_ELIDED = re.compile(r"(?<![^\W_])[LlDd]['’]")
_DIGITS = re.compile(r"[0-9]+")
#: no name is longer; the bound keeps the comparison quick
_LONGEST = 200


class _Plain(dict[int, str]):
    """What becomes of each character: a letter or digit stays, anything else parts words."""

    def __missing__(self, code: int) -> str:
        kind = unicodedata.category(chr(code))[0]
        self[code] = "" if kind == "M" else chr(code) if kind in "LN" else " "
        return self[code]


_PLAIN = _Plain()
_SIMPLER = str.maketrans(LETTERS)


@lru_cache(maxsize=65536)
def normalised(name: str) -> str:
    """The words of a name that tell it, parted by spaces; empty where it has none.

    Without case, accents, punctuation, joining words and legal forms; letters that stand alone are one word (`E.D.F.`).
    """
    name = _ELIDED.sub(" ", name[:_LONGEST]).replace("&", " et ").replace("+", " et ")
    text = unicodedata.normalize("NFKD", name)
    plain = " ".join(text.translate(_PLAIN).lower().translate(_SIMPLER).split())
    words = _RUN.sub(lambda run: run[0].replace(" ", ""), plain).split(" ")
    words = [SHORT.get(word, word) for word in words]
    return " ".join(_telling(words))


def in_order(normal: str) -> str:
    """The words of a normalised name in alphabetical order: names with the same are the same."""
    return " ".join(sorted(normal.split(" ")))


def similarity(one: str, other: str) -> float:
    """How much two normalised names have in common, from 0 to 1: twice the letters in common over all letters.

    Words count in their order or in alphabetical order, whichever agrees better. Names with other numbers (`Site 1`,
    `Site 2`) have nothing in common, nor have those whose common words alone agree (`Lycée Curie`, `Lycée Hugo`).
    """
    if _DIGITS.findall(one) != _DIGITS.findall(other):
        return 0.0
    found = max(_ratio(one, other), _ratio(in_order(one), in_order(other)))
    if found < NEAR:
        return found
    words, others = one.split(" "), other.split(" ")
    rest = " ".join(word for word in words if word not in others)
    other_rest = " ".join(word for word in others if word not in words)
    return found if not rest or not other_rest or _ratio(rest, other_rest) >= NEAR_REST else 0.0


@lru_cache(maxsize=65536)
def key(name: str) -> str:
    """What names that are the same have in common: their telling words in alphabetical order."""
    return in_order(normalised(name))


class Names:
    """Names among which the most similar to another is looked for."""

    def __init__(self, names: Iterable[str]) -> None:
        self._normal = [normalised(name) for name in names]
        self._ordered = [in_order(name) for name in self._normal]

    def nearest(self, name: str, least: float) -> int | None:
        """The index of the name that is the most similar to one, at `least` or more; None where none is."""
        close: set[int] = set()
        for asked, among in ((normalised(name), self._normal), (key(name), self._ordered)):
            found = process.extract(asked, among, scorer=Indel.normalized_similarity, score_cutoff=least, limit=None)
            close.update(index for _, _, index in found)
        scores = {index: similarity(normalised(name), self._normal[index]) for index in sorted(close)}
        best = max(scores, key=scores.__getitem__, default=None)
        return best if best is not None and scores[best] >= least else None


def _ratio(one: str, other: str) -> float:
    return Indel.normalized_similarity(one, other)


def _telling(words: list[str]) -> list[str]:
    """The words without legal forms at the ends and joining words; all of them where nothing else is left."""
    kept = list(words)
    while kept and (kept[-1] in FORMS or kept[-1] in JOINING):
        kept.pop()
    while kept and (kept[0] in LEADING or kept[0] in JOINING):
        kept.pop(0)
    return [word for word in kept if word not in JOINING] or words
