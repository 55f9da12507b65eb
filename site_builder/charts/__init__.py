"""Charts: geometry from values, drawn by the templates in `templates/charts/`.

Every function gives a `Chart`: a wide and a narrow drawing, its words, and its values as a table.
"""

from site_builder.charts.bars import bar_chart
from site_builder.charts.crossings import crossing_grid, staircase
from site_builder.charts.inputs import Event, Part, Point, Reference, Series
from site_builder.charts.line import line_chart
from site_builder.charts.marks import Cell, Chart, Column, Table
from site_builder.charts.network import network
from site_builder.charts.panels import panels
from site_builder.charts.quarters import quarters_chart
from site_builder.charts.spark import spark
from site_builder.charts.stacked import stacked_chart
from site_builder.charts.strip import share_strip
from site_builder.charts.target import target_chart
from site_builder.charts.territories import territory_map

__all__ = [
    "Cell",
    "Chart",
    "Column",
    "Event",
    "Part",
    "Point",
    "Reference",
    "Series",
    "Table",
    "bar_chart",
    "crossing_grid",
    "line_chart",
    "network",
    "panels",
    "quarters_chart",
    "share_strip",
    "spark",
    "stacked_chart",
    "staircase",
    "target_chart",
    "territory_map",
]
