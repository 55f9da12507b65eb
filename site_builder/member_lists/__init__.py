"""A cluster's list of members in a file of its own (CSV, a spreadsheet) as the members list of a year.

`reading` opens the file, `columns` finds what stands where, `values` what a cell means, `deciding` who is who,
`making` the list with what changed; `templates/assets/js/members-*.js` do the same in the browser, with the same
words (`vocabulary`) and sentences.
"""

from site_builder.member_lists.deciding import Answers
from site_builder.member_lists.importing import Import, import_list
from site_builder.member_lists.reading import Table, read_table
from site_builder.member_lists.rows import Line
from site_builder.member_lists.telling import told
from site_builder.member_lists.vocabulary import Vocabulary

__all__ = ["Answers", "Import", "Line", "Table", "Vocabulary", "import_list", "read_table", "told"]
