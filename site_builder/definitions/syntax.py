"""An expression as DuckDB itself parses it: a tree of which every node is known, or it is refused."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from site_builder.problems import N_
from site_builder.warehouse import Warehouse

Tree = dict[str, Any]

#: what an expression is made of; anything else (a query, a window, a parameter…) is refused by name
_KNOWN = {
    "BETWEEN",
    "CASE",
    "CAST",
    "COLLATE",
    "COLUMN_REF",
    "COMPARISON",
    "CONJUNCTION",
    "CONSTANT",
    "FUNCTION",
    "LAMBDA",
    "OPERATOR",
    "TYPE",
}
_NAMES = {
    "DEFAULT": "DEFAULT",
    "GROUPING_FUNCTION": "GROUPING",
    "PARAMETER": "?",
    "POSITIONAL_REFERENCE": "#",
    "STAR": "*",
    "SUBQUERY": "SELECT",
    "WINDOW": "OVER",
}
#: what a query may hold beside its one expression: nothing
_CLAUSES = ("modifiers", "where_clause", "group_expressions", "group_sets", "having", "sample", "qualify")


class Refused(Exception):
    """An expression that no indicator may use; `msgid` and `args` as in a finding."""

    def __init__(self, msgid: str, **args: Any) -> None:
        super().__init__(msgid)
        self.msgid = msgid
        self.args_ = args


def parse(warehouse: Warehouse, text: str) -> Tree:
    """The tree of exactly one expression; raises Refused."""
    # on its own line, a comment at its end hides nothing of ours; in parentheses, no clause can follow it
    tree = _only(warehouse, f"SELECT\n{text}\n")
    _only(warehouse, f"SELECT (\n{text}\n)")
    for node in walk(tree):
        kind = node["type"] if node["type"] in _NAMES else node["class"]
        if kind not in _KNOWN:
            message = N_('"{what}" cannot stand in an indicator. Write one aggregate over the rows of its table.')
            raise Refused(message, what=_NAMES.get(kind, kind))
    return tree


def _only(warehouse: Warehouse, sql: str) -> Tree:
    [[answer]] = warehouse.tell("SELECT json_serialize_sql(?::VARCHAR)", [sql])
    parsed = json.loads(answer)
    if parsed["error"]:
        message = N_("This cannot be read as SQL ({detail}). Write one aggregate, such as sum(team.fte).")
        raise Refused(message, detail=parsed["error_message"].splitlines()[0].rstrip(".!"))
    nodes = [statement["node"] for statement in parsed["statements"]]
    lone = len(nodes) == 1 and nodes[0]["type"] == "SELECT_NODE" and _is_bare(nodes[0])
    if not lone or len(nodes[0]["select_list"]) != 1 or nodes[0]["select_list"][0]["alias"]:
        raise Refused(N_("This is more than one expression. Write one aggregate, such as sum(team.fte)."))
    return nodes[0]["select_list"][0]


def _is_bare(node: Tree) -> bool:
    empty = node["from_table"]["type"] == "EMPTY" and not node["cte_map"]["map"]
    plain = node["aggregate_handling"] == "STANDARD_HANDLING"
    return empty and plain and not any(node[clause] for clause in _CLAUSES)


def walk(tree: Tree) -> Iterator[Tree]:
    """The expression and every expression within it."""
    yield tree
    for child in children(tree):
        yield from walk(child)


def children(tree: Tree) -> Iterator[Tree]:
    """The expressions directly within an expression."""
    yield from _expressions(list(tree.values()))


def _expressions(value: Any) -> Iterator[Tree]:
    if isinstance(value, dict):
        if "class" in value:
            yield value
        else:
            yield from _expressions(list(value.values()))
    elif isinstance(value, list):
        for each in value:
            yield from _expressions(each)


def sql_of(warehouse: Warehouse, tree: Tree) -> str:
    """The expression as SQL text."""
    [[template]] = warehouse.tell("SELECT json_serialize_sql('SELECT 1')")
    statement = json.loads(template)
    statement["statements"][0]["node"]["select_list"] = [tree]
    [[sql]] = warehouse.tell("SELECT json_deserialize_sql(?::JSON)", [json.dumps(statement)])
    return sql.removeprefix("SELECT ").removesuffix(";")


def arguments(call: Tree) -> list[Tree]:
    """The arguments of a function."""
    return [argument["expression"] for argument in call["arguments"]]


def name_of(call: Tree) -> str:
    """The name of a function, in small letters."""
    return call["function_name"].lower()


def before_name(call: Tree) -> list[str]:
    """What stands before a function's name with points: the names in `a.b.round()`, none in `round(a.b)`."""
    return call["qualified_name"]["path"][:-1]
