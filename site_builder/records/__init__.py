"""The checked repository as typed values, with every default filled in.

Texts for readers stay as they are written: a plain string, or a mapping of language to string (`Text`);
`texts.Texts.say` makes one of them. Records of a period stay mappings, as in their files.
"""

from __future__ import annotations

from site_builder.records.cluster import Cluster, Event, Fact, Label, Story, StoryText, Target
from site_builder.records.definition import Definition
from site_builder.records.reading import records_of
from site_builder.records.record import Records
from site_builder.records.region import (
    ClusterType,
    Context,
    Domain,
    Happening,
    Instrument,
    Licence,
    LongPeriod,
    Objectives,
    Partner,
    Region,
    RegionalTarget,
    Reporting,
    Secrecy,
    Territory,
    Text,
    Topic,
)

__all__ = [
    "Cluster",
    "ClusterType",
    "Context",
    "Definition",
    "Domain",
    "Event",
    "Fact",
    "Happening",
    "Instrument",
    "Label",
    "Licence",
    "LongPeriod",
    "Objectives",
    "Partner",
    "Records",
    "Region",
    "RegionalTarget",
    "Reporting",
    "Secrecy",
    "Story",
    "StoryText",
    "Target",
    "Territory",
    "Text",
    "Topic",
    "records_of",
]
