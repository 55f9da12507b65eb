"""Who owes what, since when and until when, how complete it is and what is in doubt, on any day.

`stand` judges; the others tell: `text` on a terminal, `table` as CSV, `calendar` as iCalendar, `reminder` in a letter.
"""

from site_builder.owing.arrivals import Arrivals
from site_builder.owing.reports import Report, owed
from site_builder.owing.standing import Doubt, Standing, stand

__all__ = ["Arrivals", "Doubt", "Report", "Standing", "owed", "stand"]
