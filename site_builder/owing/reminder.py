"""The text of a kind reminder: what is still to come from a cluster, where it is reported and whom to ask."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from site_builder.owing.standing import Standing
from site_builder.owing.words import cluster_words, plain, record_words
from site_builder.texts import Texts


@dataclass(frozen=True, slots=True)
class Reminder:
    """A letter: `subject` and `body`, in `language`."""

    cluster: str
    language: str
    subject: str
    body: str

    @property
    def head(self) -> str:
        """The line of the subject."""
        return Texts(self.language).gettext("Subject: %(subject)s") % {"subject": self.subject}


def language_of(standing: Standing, cluster: str) -> str:
    """The language in which a cluster is written to: its own, else the region's first."""
    return standing.records.clusters[cluster].language or standing.records.region.language


def reminder(standing: Standing, cluster: str, address: str = "") -> Reminder | None:
    """The letter to a cluster, None where it owes nothing. `address` is the site's, where the region tells none."""
    owed = standing.of(cluster)
    if not owed:
        return None
    texts = Texts(language_of(standing, cluster), standing.records.region.languages)
    frame = letter(standing, texts, address)
    lines = [
        frame["late" if one.due < standing.day else "open"]
        .replace("{record}", record_words(standing, texts, one))
        .replace("{day}", texts.date(one.due))
        for one in owed
    ]
    subject, before, after = (
        frame[part].replace("{id}", cluster).replace("{cluster}", cluster_words(standing, texts, cluster))
        for part in ("subject", "before", "after")
    )
    return Reminder(cluster, texts.language, subject, "\n\n".join((before, "\n".join(lines), after)))


def letter(standing: Standing, texts: Texts, address: str = "") -> dict[str, str]:
    """The parts of any letter: `subject`, `before` and `after` the records, and a line of one that is `late` or `open`.

    They still hold `{cluster}` and `{id}` (its name and id), a line `{record}` and `{day}`.
    """
    _ = texts.gettext
    region = standing.records.region
    address = plain(texts, region.address or address)
    if address:
        where = _("This page shows what is open for you, with each way to report it:")
        where += f"\n{address.rstrip('/')}/{texts.language}/report/#cluster={{id}}"
    else:
        where = _("The page “How to report” of the site shows each way to report it.")
    already = _("If it is on its way, thank you: there is nothing more to do.")
    if region.contact:
        ask = (
            _("If something holds you up, or a question is open, we are glad to help:")
            + f" {plain(texts, region.contact)}"
        )
    else:
        ask = _("If something holds you up, or a question is open, we are glad to help: just answer this message.")
    thanks = _("Thank you for reporting on your cluster’s work. From {cluster} we are still looking forward to:")
    return {
        "subject": _("{cluster}: what we are looking forward to"),
        "before": "\n\n".join((_("Hello,"), thanks)),
        "late": _("- {record}: we have been expecting it since {day}"),
        "open": _("- {record}: we expect it by {day}"),
        "after": "\n\n".join((where, f"{already}\n{ask}", _("Kind regards,") + f"\n{plain(texts, region.name)}")),
    }


def reminders(standing: Standing, texts: Texts, address: str = "") -> list[Reminder]:
    """The letters to all clusters that owe something, by domain and name in the reader's language."""
    clusters = (cluster.id for _, its in standing.by_domain(texts) for cluster in its)
    return [found for found in (reminder(standing, one, address) for one in clusters) if found is not None]


def as_text(letters: Iterable[Reminder]) -> str:
    """Letters for a terminal, one after the other: each to be copied whole."""
    rule = "\n" + "-" * 80 + "\n\n"
    return rule.join(f"{one.head}\n\n{one.body}\n" for one in letters)
