"""Changes of stories: told, told again, translated, withdrawn."""

from __future__ import annotations

from review.desk import Desk
from review.scripted import scripted

FRENCH = "stories/minalogic/2025-06-05-la-salle-blanche-en-carton.fr.md"
ENGLISH = "stories/minalogic/2025-06-05-la-salle-blanche-en-carton.en.md"
DRAWING = "stories/minalogic/2026-02-26-composants-en-seconde-vie.svg"
NEW = "stories/minalogic/2026-05-12-un-banc-d-essai.fr.md"
TEXT = """\
---
title: Un banc d’essai
date: '2026-05-12'
domain: digital
actors:
- company
- research
summary: Deux équipes partagent un banc d’essai, et se parlent enfin.
---

Le banc tient dans une remorque.
"""


@scripted
def a_story_more(desk: Desk) -> None:
    desk.put(NEW, TEXT)


@scripted
def a_story_in_two_languages(desk: Desk) -> None:
    desk.put(NEW, TEXT)
    english = TEXT.replace("Un banc d’essai", "A test bench").replace("Le banc tient dans", "The bench fits into")
    desk.put(NEW.replace(".fr.md", ".en.md"), english)


@scripted
def a_story_withdrawn(desk: Desk) -> None:
    desk.remove(FRENCH)
    desk.remove(ENGLISH)


@scripted
def a_translation_withdrawn(desk: Desk) -> None:
    desk.remove(ENGLISH)


@scripted
def a_story_told_otherwise(desk: Desk) -> None:
    desk.replace(FRENCH, "D’abord les surchaussures.", "D’abord, à l’entrée, viennent les surchaussures.")


@scripted
def a_story_of_another_title(desk: Desk) -> None:
    desk.replace(FRENCH, "title: Une salle blanche en carton", "title: La salle blanche en carton")


@scripted
def another_drawing(desk: Desk) -> None:
    desk.put(DRAWING, desk.text(DRAWING).replace("</svg>", "<g/></svg>"))


@scripted
def a_story_with_a_telephone_number(desk: Desk) -> None:
    desk.put(NEW, TEXT + "\nPour le voir : 04 76 00 00 00, ou banc@exemple.fr, chez Mme Nadia Exemple.\n")
