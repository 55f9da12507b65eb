"""Which functions an indicator may call: those whose result follows from their arguments alone."""

from __future__ import annotations

from collections import defaultdict

from site_builder.definitions.syntax import Refused, Tree, arguments, name_of, parse, walk
from site_builder.warehouse import Rows, Warehouse

#: with one argument it counts up to today, though DuckDB calls it consistent
_UNTIL_TODAY = "age"
#: what DuckDB says of its functions, once said: it takes long, and no database here makes a function of its own
_described: Rows = []


def _known(warehouse: Warehouse) -> Rows:
    if not _described:
        _described.extend(
            warehouse.tell(
                "SELECT lower(function_name), function_type, stability, macro_definition, parameters "
                "FROM duckdb_functions()"
            )
        )
    return _described


class Functions:
    """The functions of a database, as it describes them itself."""

    def __init__(self, warehouse: Warehouse) -> None:
        self._warehouse = warehouse
        self._bodies: dict[str, list[tuple[str, set[str]]]] = defaultdict(list)
        self._allowed: dict[str, bool] = {}
        aggregates = set()
        for name, kind, stability, body, parameters in _known(warehouse):
            if kind == "macro":
                self._bodies[name].append((body, {each.lower() for each in parameters}))
            elif kind in ("scalar", "aggregate"):
                self._allowed[name] = self._allowed.get(name, True) and stability == "CONSISTENT"
            if kind == "aggregate":
                aggregates.add(name)
        self.aggregates = frozenset(aggregates)

    def allows(self, call: Tree) -> bool:
        """Whether an indicator may make this call."""
        name = name_of(call)
        return self._allows(name) and not (name == _UNTIL_TODAY and len(arguments(call)) == 1)

    def _allows(self, name: str) -> bool:
        known = self._allowed.get(name, True)
        if name in self._bodies:
            # taken out while it is looked at: a macro may call its like
            bodies = self._bodies.pop(name)
            known = known and all(self._is_pure(*body) for body in bodies)
            self._allowed[name] = known
        return known and name in self._allowed

    def _is_pure(self, body: str, parameters: set[str]) -> bool:
        """A macro stands for its text; a name that is no parameter is a call without parentheses (of the time, say)."""
        try:
            nodes = list(walk(parse(self._warehouse, body)))
        except Refused:
            return False
        names = (node["column_names"][0].lower() for node in nodes if node["class"] == "COLUMN_REF")
        calls = (node for node in nodes if node["class"] == "FUNCTION")
        return all(name in parameters for name in names) and all(map(self.allows, calls))

    def is_constant(self, tree: Tree) -> bool:
        """True where the expression does not depend on the rows."""
        return not any(
            node["class"] == "COLUMN_REF" or (node["class"] == "FUNCTION" and name_of(node) in self.aggregates)
            for node in walk(tree)
        )
