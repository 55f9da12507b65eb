"""What an expression names: columns of its table, fields within them, functions; and whether any is for officers."""

from __future__ import annotations

from site_builder.definitions.functions import Functions
from site_builder.definitions.syntax import Refused, Tree, arguments, before_name, children, name_of
from site_builder.problems import N_
from site_builder.schema import Node
from site_builder.warehouse import Table, is_internal

_NO_NAMES: frozenset[str] = frozenset()
_EXTRACTS = ("ARRAY_EXTRACT", "STRUCT_EXTRACT")


def names_internal(tree: Tree, table: Table, functions: Functions) -> bool:
    """True where the expression names a field for officers, or something that holds one, in whatever way.

    Raises Refused for a column that the table does not have, and for a function that no indicator may call.
    """
    return _Reader(table, functions).visit(tree, _NO_NAMES)


class _Reader:
    def __init__(self, table: Table, functions: Functions) -> None:
        self.table = table
        self.functions = functions

    def visit(self, tree: Tree, bound: frozenset[str]) -> bool:
        """`bound` are the parameters of the lambdas around."""
        found = self.leads_to(tree, bound)
        if found is not None:
            return is_internal(found)
        kind = tree["class"]
        if kind == "COLUMN_REF":
            self._bound(tree["column_names"], bound)
            return False
        # an arrow that is no lambda reads JSON: both its sides are expressions
        if kind == "LAMBDA" and tree["syntax_type"] == "LAMBDA_KEYWORD":
            return self.visit(tree["expr"], bound | _parameters(tree["lhs"]))
        internal = kind == "FUNCTION" and self._call(tree, bound)
        # every part is looked at, so that whatever is to be refused is
        return any([self.visit(child, bound) for child in children(tree)]) or internal

    def _bound(self, names: list[str], bound: frozenset[str]) -> None:
        if names[0].lower() in bound:
            return
        within, node = self.table.name, self.table.row
        for name in names[1:] if names[0].lower() == self.table.name else names:
            child = _child(node, name)
            if child is None or not child.children:
                break
            within, node = name, child
        message = N_('"{column}" is no field of the table {table}. {within} has: {columns}.')
        fields = ", ".join(node.children)
        raise Refused(message, table=self.table.name, column=".".join(names), within=within, columns=fields)

    def _call(self, call: Tree, bound: frozenset[str]) -> bool:
        if not self.functions.allows(call):
            message = N_(
                'The function "{function}" cannot stand in an indicator: an indicator uses functions '
                "whose result follows from the records alone. Leave it out."
            )
            raise Refused(message, function=name_of(call))
        before = before_name(call)
        if not before:
            return False
        found = self._resolve(before, bound)
        if found is None:
            self._bound(before, bound)
        return found is not None and is_internal(found)

    def leads_to(self, tree: Tree, bound: frozenset[str]) -> Node | None:
        """The field to which a path leads (`a.b`, `a['b']`, `struct_extract(a, 'b')`); None for anything else."""
        if tree["class"] == "COLUMN_REF":
            return self._resolve(tree["column_names"], bound)
        if tree["class"] == "OPERATOR" and tree["type"] in _EXTRACTS:
            of, key = tree["children"]
        elif tree["class"] == "FUNCTION" and name_of(tree) in ("struct_extract", "array_extract"):
            parts = arguments(tree)
            if len(parts) != 2 or before_name(tree):
                return None
            of, key = parts
        else:
            return None
        outer = self.leads_to(of, bound)
        return None if outer is None or key["class"] != "CONSTANT" else _within(outer, key["literal"])

    def _resolve(self, names: list[str], bound: frozenset[str]) -> Node | None:
        if names[0].lower() in bound:
            return None
        for start in (names, names[1:]) if names[0].lower() == self.table.name else (names,):
            node: Node | None = self.table.row
            for name in start:
                node = node and _child(node, name)
            if node is not None:
                return node
        return None


def _parameters(tree: Tree) -> frozenset[str]:
    names = [tree] if tree["class"] == "COLUMN_REF" else arguments(tree)
    return frozenset(each["column_names"][0].lower() for each in names)


def _within(node: Node, key: dict[str, str]) -> Node | None:
    if node.type == "object":
        return _child(node, key.get("text", ""))
    return node.item  # of a list or map: any of its values


def _child(node: Node, name: str) -> Node | None:
    """The field of that name; names are the same in small and capital letters, as in SQL."""
    return next((child for key, child in node.children.items() if key.lower() == name.lower()), None)
