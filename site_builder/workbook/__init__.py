"""The workbook: a year's records of a cluster as sheets that people fill in, and what such a file says."""

from site_builder.workbook.book import Book, Cell, Column, Question, Record, Row, Sheet
from site_builder.workbook.layout import layout

__all__ = ["Book", "Cell", "Column", "Question", "Record", "Row", "Sheet", "layout"]
