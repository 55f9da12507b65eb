"""The canonical form of a record: the one way in which it is written, so that a diff shows what changed.

Keys in the order of the schema (free keys by name, languages in the region's order), members by id, two spaces,
dashes under their key, one line a value, texts between quotes only where they need them, numbers without needless
zeros. Comments stay at their values; blank lines go, but for one after the comments that open a file. Every writer
of the project writes this form; `templates/assets/js/canonical.js` is its twin in the browser.
"""

from site_builder.canonical.following import ASKING
from site_builder.canonical.order import order_of
from site_builder.canonical.reformatting import reformat
from site_builder.canonical.writing import Blank, write

__all__ = ["ASKING", "Blank", "order_of", "reformat", "write"]
