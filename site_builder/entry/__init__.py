"""A record as somebody fills it in: which words may stand where, what was said last time, what is taken over."""

from site_builder.entry.beginning import Beginning, begin, begin_story, text_of
from site_builder.entry.carrying import carried
from site_builder.entry.choices import choices
from site_builder.entry.latest import latest
from site_builder.entry.results import results_asked

__all__ = ["Beginning", "begin", "begin_story", "carried", "choices", "latest", "results_asked", "text_of"]
