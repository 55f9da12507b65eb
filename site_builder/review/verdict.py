"""What is said of a review first and last: what comes of it, how much changes, what was compared."""

from __future__ import annotations

from collections import Counter

from site_builder.problems import N_
from site_builder.review.facts import Review
from site_builder.review.telling import Teller
from site_builder.review.wording import joined, short

#: so many clusters are called by their names
_NAMED = 3


def verdict_of(teller: Teller) -> str:
    """What comes of a review, in a sentence or two."""
    review, words, ngettext = teller.review, teller.words, teller.texts.ngettext
    if review.is_empty:
        return teller.texts.gettext(N_("Nothing changed."))
    errors, exposed, questions = (len(each) for each in (review.errors, review.exposed, review.questions))
    parts = []
    if errors:
        form = ngettext("{number} error to put right first.", "{number} errors to put right first.", errors)
        parts.append(words.counted(form, errors))
    if exposed:
        form = ngettext(
            "{number} thing that is internal or personal would become public.",
            "{number} things that are internal or personal would become public.",
            exposed,
        )
        parts.append(words.counted(form, exposed))
    if questions:
        form = ngettext("{number} question to ask.", "{number} questions to ask.", questions)
        parts.append(words.counted(form, questions))
    return " ".join(parts) or teller.texts.gettext(N_("No error, and nothing to ask."))


def lead_of(teller: Teller) -> str:
    """How much changes, and what is compared."""
    review, ngettext = teller.review, teller.texts.ngettext
    if review.is_empty:
        return ""
    records, stories = _records(review)
    clusters, frame = len(review.clusters), len(review.frame)
    definitions, others = len(review.definitions), len(review.others)
    told = _counts(
        teller,
        (records, ngettext("{number} record", "{number} records", records)),
        (stories, ngettext("{number} story", "{number} stories", stories)),
    )
    if told:
        whose = teller.texts.join([teller.cluster_name(each) for each in review.clusters])
        if clusters > _NAMED:
            whose = teller.words.counted(ngettext("{number} cluster", "{number} clusters", clusters), clusters)
        told = teller.words(N_("{clusters}: {what}"), what=told, clusters=whose)
    rest = _counts(
        teller,
        (frame, ngettext("{number} record of the region", "{number} records of the region", frame)),
        (definitions, ngettext("{number} definition", "{number} definitions", definitions)),
        (others, ngettext("{number} other file", "{number} other files", others)),
    )
    told = joined([told, rest])
    moved = ""
    if review.figures:
        form = ngettext("{number} key figure moves", "{number} key figures move", review.figures)
        if review.wide:
            form = ngettext("{number} published figure moves", "{number} published figures move", review.figures)
        moved = teller.words.counted(form, review.figures)
    parts_told = joined([told, moved], teller.texts.gettext(N_("; ")))
    told = teller.words(N_("{what}."), what=parts_told) if parts_told else ""
    return joined([_whole(teller), told], " ")


def _whole(teller: Teller) -> str:
    """A word on a region that is new, or removed."""
    words = {
        "added": N_("There is no region before this change: all of it is new."),
        "removed": N_("There is no region after this change: all of it would be removed."),
    }
    return teller.texts.gettext(words[teller.review.state]) if teller.review.state in words else ""


def _counts(teller: Teller, *parts: tuple[int, str]) -> str:
    return teller.texts.join([teller.words.counted(form, number) for number, form in parts if number])


def foot_of(teller: Teller) -> str:
    """What was compared, the day on which due and late are judged, and whether anything told so far was masked."""
    review = teller.review
    head = short(review.head) or teller.texts.gettext(N_("the files as they are now"))
    sentence = N_("Compared: {base} → {head}. What is due is judged on {day}.")
    told = teller.words(sentence, base=short(review.base), head=head, day=teller.texts.date(review.day))
    masked = N_("Addresses, phone numbers and names of people are masked here; the files show them.")
    return joined([told, teller.texts.gettext(masked) if teller.words.masks else ""], " ")


def _records(review: Review) -> tuple[int, int]:
    """How many records of clusters differ, and how many stories."""
    kinds = Counter(each.kind == "story" for cluster in review.clusters for each in cluster.records)
    return kinds[False], kinds[True]
