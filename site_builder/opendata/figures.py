"""The figures as tables: every one with its mark, and how many clusters each rests on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from site_builder.opendata.columns import Words
from site_builder.opendata.table import Column, ForeignKey, Table
from site_builder.problems import N_
from site_builder.records import Definition

if TYPE_CHECKING:
    from site_builder.indicators import Figure

_KEY = ("indicator", "scope", "entity", "period")
_FOREIGN = (ForeignKey(("indicator",), "definitions", ("id",)),)


def figure_tables(words: Words, figures: Iterable[Figure], definitions: dict[str, Definition]) -> tuple[Table, Table]:
    """The tables `indicators` and `coverage`, in the order of the figures, those of other definitions left out."""
    shown = [figure for figure in figures if figure.indicator in definitions]
    indicators = Table(
        "indicators",
        words(N_("Indicators")),
        words(N_("One row for each figure of this site: a cluster’s, a domain’s, a territory’s or the region’s.")),
        (
            *_place(words),
            Column("value", "number", words(N_("Value")), words(N_("Unrounded; empty where the mark says why."))),
            Column(
                "unit",
                "string",
                words(N_("Unit")),
                words(N_("eur (the region’s currency), fte, count, percent, ratio or years.")),
                required=True,
            ),
            Column(
                "mark",
                "string",
                words(N_("Mark")),
                words(N_("Why there is no value; empty where there is one.")),
                choices={
                    "withheld": words(
                        N_("Withheld: too few contribute for this figure to be shown without telling theirs.")
                    ),
                    "missing": words(N_("Missing: it was due and has not been reported, or cannot be computed.")),
                    "not_due": words(N_("Not due yet: the day by which it must be reported has not come.")),
                },
            ),
        ),
        (
            (f.indicator, f.scope, f.entity, str(f.period), f.value, definitions[f.indicator].unit, f.mark)
            for f in shown
        ),
        _KEY,
        _FOREIGN,
    )
    coverage = Table(
        "coverage",
        words(N_("What each figure rests on")),
        words(N_("One row for each figure: how many clusters it rests on, of how many that were to report.")),
        (
            *_place(words),
            Column("rests_on", "integer", words(N_("Clusters that reported")), {}, "count", True),
            Column("expected", "integer", words(N_("Clusters that were to report")), {}, "count", True),
        ),
        ((f.indicator, f.scope, f.entity, str(f.period), f.rests_on, f.expected) for f in shown),
        _KEY,
        _FOREIGN,
    )
    return indicators, coverage


def _place(words: Words) -> tuple[Column, ...]:
    """What says which figure a row has."""
    return (
        Column("indicator", "string", words(N_("Indicator")), words(N_("Code of the indicator.")), required=True),
        Column(
            "scope",
            "string",
            words(N_("Scope")),
            words(N_("Whose figure it is.")),
            required=True,
            choices={
                "cluster": words(N_("Cluster")),
                "domain": words(N_("Domain")),
                "territory": words(N_("Territory")),
                "region": words(N_("Region")),
            },
        ),
        Column(
            "entity",
            "string",
            words(N_("Whose")),
            words(N_("Code of the cluster, domain, territory or region.")),
            required=True,
        ),
        Column(
            "period",
            "string",
            words(N_("Period")),
            words(N_("A year, such as 2024, or a quarter, such as 2024-Q1, for what is reported by quarter.")),
            required=True,
        ),
    )
