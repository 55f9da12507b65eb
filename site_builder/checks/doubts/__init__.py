"""Warnings: what an experienced officer would ask about. Each is answered in the record, and stops nothing.

A doubt is a rule like the others, made with `@doubt`; its limits stand in `warnings` of data/region.yml under the
rule's name, with their defaults in the schema (`sound.limit`). One record gets one warning of a rule: what concerns
several of its entries is counted, and the first are named.
"""

from site_builder.checks.doubts import (
    aims,
    budget,
    copied,
    crossed,
    members,
    organisations,
    quarters,
    reporting,
    team,
    work,
    year,
)

FAMILIES = (budget, year, copied, team, work, aims, members, organisations, crossed, quarters, reporting)
