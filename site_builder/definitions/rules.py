"""The rules for the SQL of indicators, as those of `checks`; they need the tables, so they are here."""

from __future__ import annotations

from site_builder.checks.rule import Rule
from site_builder.problems import N_, Severity

READS = Rule(
    "indicator-sql",
    Severity.ERROR,
    N_("The SQL of an indicator cannot be used"),
    N_("An indicator is one number, computed from the rows of one table and from nothing else."),
    N_("Write one aggregate over the fields of the table: no query, no window, no function that reads the clock."),
)
RUNS = Rule(
    "indicator-run",
    Severity.ERROR,
    N_("The SQL of an indicator fails on the records"),
    N_("The expression can be read, but not computed for what is on record."),
    N_("Correct the expression, so that it gives a number for whatever the fields may hold."),
)
RULES = (READS, RUNS)
