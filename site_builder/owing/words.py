"""What all tellings of the standing have in common: how a record, its state and a warning are called."""

from __future__ import annotations

from site_builder.owing.reports import Report
from site_builder.owing.standing import Doubt, Standing
from site_builder.texts import Text, Texts, harmless

_MOST = 2000


def plain(texts: Texts, text: Text | None) -> str:
    """A text from a record in one line, without what turns letters round or a terminal would obey."""
    return harmless(texts.say(text), _MOST)


def record_words(standing: Standing, texts: Texts, report: Report, short: bool = False) -> str:
    """A record by its form and period."""
    period = texts.period(report.period, short)
    return texts.gettext("%(form)s, %(period)s") % {"form": form_words(standing, texts, report.kind), "period": period}


def form_words(standing: Standing, texts: Texts, kind: str) -> str:
    """The name of a form."""
    return texts.say(standing.schemas.form(kind).title)


def cluster_words(standing: Standing, texts: Texts, cluster: str) -> str:
    """The name of a cluster."""
    known = standing.records.clusters.get(cluster)
    return plain(texts, known.name) if known else cluster


def domain_words(standing: Standing, texts: Texts, domain: str) -> str:
    """The name of a domain; what stands for all of them for an empty id."""
    known = {each.id: each.name for each in standing.records.region.domains}
    return plain(texts, known[domain]) if domain in known else texts.gettext("The whole region")


def owner_words(standing: Standing, texts: Texts, domain: str, cluster: str) -> str:
    """Whom a warning concerns: a cluster, else a domain, else all."""
    return cluster_words(standing, texts, cluster) if cluster else domain_words(standing, texts, domain)


def state_words(texts: Texts, report: Report) -> str:
    """How a record stands, in a word."""
    _ = texts.gettext
    words = {
        "": _("received"),
        "missing": _("awaited, past its day"),
        "not_due": _("not due yet"),
        "explained": _("explained"),
    }
    return words[report.state]


def days_words(texts: Texts, standing: Standing, report: Report) -> str:
    """How far its day is from the one on which it is judged."""
    days = (standing.day - report.due).days
    if days > 0:
        told = texts.ngettext("%(days)s day ago", "%(days)s days ago", days)
    elif days:
        told = texts.ngettext("in %(days)s day", "in %(days)s days", -days)
    else:
        return texts.gettext("today")
    return told % {"days": texts.number(abs(days))}


def place_words(doubt: Doubt) -> str:
    """Where a warning stands: file and line."""
    return f"{doubt.finding.place.path}:{doubt.finding.place.line}"


def answer_words(texts: Texts, doubt: Doubt) -> str:
    """What was answered, in the words of the record; empty where nothing was."""
    return plain(texts, doubt.answer.why) if doubt.answer else ""
