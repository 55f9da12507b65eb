"""The members of all clusters as figures and pictures over the years."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from site_builder.charts import Chart, Part, Point, Series, bar_chart, line_chart, stacked_chart
from site_builder.charts.diverging import diverging_chart
from site_builder.texts import Texts
from site_builder.views.cluster_members import small
from site_builder.views.cluster_words import member_kind
from site_builder.views.counted import Measure, course, figure, point
from site_builder.views.members_counts import STAYS, Lists, Moves
from site_builder.views.page import Site
from site_builder.views.shown import KeyFigure, happened

#: kinds that are one layer of a picture of at most six, and the tones of the layers
_LAYERS = (
    (("company_large",), "a1"),
    (("company_mid",), "a2"),
    (("company_sme",), "a3"),
    (("research",), "b1"),
    (("training",), "b2"),
    (("public", "other"), "c2"),
)


def opening_figures(site: Site, texts: Texts, lists: Sequence[Lists]) -> list[KeyFigure]:
    """The figures of the newest lists, with their change where those of the year before are as complete."""
    found = (figure(site, texts, each, lists, rests(texts, lists[-1])) for each in _measures(texts))
    return [each for each in found if each is not None]


def _measures(texts: Texts) -> list[Measure[Lists]]:
    _ = texts.gettext
    number, table, distinct = texts.number, "memberships", "count(distinctid)"
    return [
        Measure(
            "organisations", _("Organisations, each once"), lambda it: it.organisations, number, False, table, distinct
        ),
        Measure("memberships", _("Memberships"), lambda it: it.memberships, number, False, table, "count(*)"),
        Measure("several", _("Organisations in several clusters"), _several, lambda it: texts.percent(it, 1), True),
        Measure("startups", _("Start-ups"), lambda it: it.startups, number, False, table, distinct, "startup"),
        Measure(
            "stay",
            _("Years of membership, on average"),
            lambda it: it.years_of_membership,
            lambda it: texts.number(it, 1),
            False,
            table,
            "avg(year-since)",
        ),
    ]


def _several(lists: Lists) -> float | None:
    return lists.in_clusters(2) / lists.organisations if lists.organisations else None


def rests(texts: Texts, lists: Lists) -> str:
    """On how many lists the figures of a year rest."""
    told = texts.ngettext(
        "%(given)s of %(expected)s members list", "%(given)s of %(expected)s members lists", lists.expected
    )
    return told % {"given": texts.number(lists.given), "expected": texts.number(lists.expected)}


def both(texts: Texts, place: str, lists: Sequence[Lists]) -> Chart | None:
    """Organisations, each once, against memberships over the years; None with fewer than two lists."""
    if sum(each.given > 0 for each in lists) < 2:
        return None
    once, memberships = _measures(texts)[:2]
    series = [Series(each.label, tuple(point(each, one) for one in lists)) for each in (once, memberships)]
    title = texts.gettext("Organisations and memberships, %(place)s") % {"place": place}
    return line_chart("chart-both", title, "", series, lambda it: texts.axis(it, "count"), axis=texts.gettext("Year"))


def kinds(site: Site, texts: Texts, place: str, lists: Sequence[Lists]) -> Chart | None:
    """Organisations by kind over the years, each once; None without any."""
    layers = []
    for keys, tone in _LAYERS:
        name = texts.join(member_kind(site, texts, key) for key in keys)
        counts = [sum(each.kinds.get(key, 0) for key in keys) for each in lists]
        if any(counts):
            points = (
                Point(str(each.year), count, texts.number(count)) if each.given else Point(str(each.year), None)
                for each, count in zip(lists, counts, strict=True)
            )
            layers.append(Series(name, tuple(points), tone))
    if not layers:
        return None
    title = texts.gettext("Member organisations by kind, %(place)s") % {"place": place}
    totals = [texts.number(each.organisations) if each.given else "" for each in lists]
    form = _axis(texts)
    return stacked_chart("chart-kinds", title, "", layers, form, axis=texts.gettext("Year"), totals=totals)


def in_clusters(texts: Texts, lists: Lists) -> Chart:
    """Organisations by the number of clusters to which they belong."""
    _ = texts.gettext
    counts = [
        (_("One cluster"), lists.in_clusters(1, 1)),
        (_("Two clusters"), lists.in_clusters(2, 2)),
        (_("Three clusters or more"), lists.in_clusters(3)),
    ]
    parts = [Part(name, number, _with_share(texts, number, lists.organisations)) for name, number in counts]
    title = _("Organisations by the number of their clusters, %(year)s") % {"year": lists.year}
    return bar_chart("in-clusters", title, "", parts, axis=_("Clusters"), measure=_("Organisations"))


def stays(texts: Texts, lists: Lists) -> Chart | None:
    """Memberships by their years; None where no first year is on record."""
    known = sum(lists.stays)
    if not known:
        return None
    _ = texts.gettext
    names = [_("Under %(years)s years") % {"years": STAYS[1]}]
    names += [_("%(from)s to %(to)s years") % {"from": low, "to": high - 1} for low, high in pairwise(STAYS[1:])]
    names.append(_("%(years)s years or more") % {"years": STAYS[-1]})
    parts = [
        Part(name, number, _with_share(texts, number, known)) for name, number in zip(names, lists.stays, strict=True)
    ]
    title = _("Memberships by their years, %(year)s") % {"year": lists.year}
    return small(bar_chart("stays", title, "", parts, axis=_("Years of membership"), measure=_("Memberships")))


def moves(site: Site, texts: Texts, place: str, past: Sequence[Moves]) -> Chart | None:
    """Memberships that began over those that ended, year by year; None with fewer than two years."""
    if len(past) < 2:
        return None
    _ = texts.gettext
    named = ((_("Joined"), [each.joined for each in past]), (_("Left"), [each.left for each in past]))
    series = [
        Series(name, tuple(Point(str(m.year), v, texts.number(v)) for m, v in zip(past, values, strict=True)))
        for name, values in named
    ]
    title = _("Memberships that began and ended, %(place)s, by year") % {"place": place}
    events = happened(site, texts, [each.year for each in past])
    return diverging_chart("chart-moves", title, "", *series, axis=_("Year"), events=events)


def startups(texts: Texts, place: str, lists: Sequence[Lists]) -> Chart | None:
    """Start-ups among the organisations over the years; None where there never was one."""
    if not any(each.startups for each in lists):
        return None
    title = texts.gettext("Start-ups among the members, %(place)s, by year") % {"place": place}
    return course(texts, _measures(texts)[3], lists, title)


def _axis(texts: Texts) -> Callable[[float], str]:
    return lambda value: texts.axis(value, "count")


def _with_share(texts: Texts, number: int, whole: int) -> str:
    return f"{texts.number(number)} ({texts.percent(number / whole, 0)})" if whole else texts.number(number)
