"""No sentence that a workbook's findings may be told in speaks of lines, quotes, keys or files."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator
from types import ModuleType

import pytest

from site_builder.checks import grants, members, references, sums, years
from site_builder.problems import Place, error
from site_builder.schema import Schemas, wording
from site_builder.texts import Texts
from site_builder.workbook.book import Question
from site_builder.workbook.told_words import suited

#: said of definitions, profiles and the region, which no workbook asks for; or of keys, which no workbook writes
NOT_OF_A_WORKBOOK = ("lowest rate", "“{key}”", "is a list. ", "{title} is given, but {because}. Remove {keys}.")
_UNSUITED = re.compile(r"\bline\b|quotes|data/|\.yml|\{key\}|\{where\}|cluster\.yml|“- ”|“{}”")
FIELD = Schemas.load().field("members", ("members", "[]", "name"))
QUESTION = Question("name", FIELD, ("name",), None, "Name", "")


def sentences(module: ModuleType) -> Iterator[str]:
    """The format strings of a module that name a title or a value."""
    for node in ast.walk(ast.parse(inspect.getsource(module))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "N_":
            said = ast.literal_eval(node.args[0])
            if "{" in said:
                yield said


def test_a_number_is_told_with_the_decimal_mark_of_who_reads_it() -> None:
    staff = Question("fte", Schemas.load().field("annual", ("team", "fte")), ("fte",), None, "Staff", "")
    found = error(Place("x"), "range", "{title} is written {value}. Write {example}.", value="-0.5", example="11.5")
    msgid, args = suited(found, "", staff)
    assert Texts("fr").sentence(msgid, {**args, "title": "ETP"}).endswith("\u22120,5. Write 11,5.")
    assert suited(found, "", QUESTION)[1]["example"] == "11.5"


@pytest.mark.parametrize("module", [members, grants, sums, years, references, wording], ids=lambda each: each.__name__)
def test_a_sentence_speaks_of_cells(module: ModuleType) -> None:
    told = 0
    for msgid in sentences(module):
        rule = "missing" if " is missing" in msgid else "any"
        said, _ = suited(error(Place("x"), rule, msgid, title="Name", key="name"), "C12", QUESTION)
        if not any(part in said for part in NOT_OF_A_WORKBOOK):
            told += 1
            assert not _UNSUITED.search(said), said
    assert told
