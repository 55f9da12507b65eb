"""From the SQL of an indicator's file to an expression that may be put into a query, or to why it may not."""

from __future__ import annotations

import re
from dataclasses import dataclass

import duckdb

from site_builder.definitions.columns import names_internal
from site_builder.definitions.contribution import contributions
from site_builder.definitions.functions import Functions
from site_builder.definitions.rules import READS
from site_builder.definitions.syntax import Refused, Tree, parse, sql_of
from site_builder.problems import N_, Finding
from site_builder.source.document import Document
from site_builder.warehouse import BeyondBounds, Table, Warehouse, quoted

_WHOLE = r"U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?"
_NUMBER = re.compile(rf"{_WHOLE}|FLOAT|DOUBLE|DECIMAL\(.*\)")
_TRUTH = re.compile(rf"BOOLEAN|{_WHOLE}")
_SAID = 160

NO_CONDITION = "(true)"


@dataclass(frozen=True)
class Expression:
    """A definition's SQL, fit to be put into a query.

    `value` is in parentheses, `where` a condition in parentheses (`NO_CONDITION` without one). `internal`: one of them
    names a field for officers, `where_internal`: the condition does. `contributions` are then the expressions to
    evaluate for each unit, None where no sum stands behind the figure, so that it can never be public.
    """

    table: Table
    value: str
    where: str
    internal: bool
    where_internal: bool
    contributions: tuple[str, ...] | None


class Interpreter:
    """Understands definitions over the tables of a warehouse."""

    def __init__(self, warehouse: Warehouse) -> None:
        self._warehouse = warehouse
        self._functions = Functions(warehouse)

    def understand(self, document: Document) -> tuple[Expression | None, list[Finding]]:
        """The expression of an indicator's file, or why it is none.

        Neither, where it has no SQL: it is collected, or its shape is at fault already.
        """
        written = document.value if isinstance(document.value, dict) else {}
        table = self._warehouse.tables.get(str(written.get("table")))
        value, where = written.get("value"), written.get("where")
        if table is None or written.get("collected") == "annual":
            return None, []
        if not isinstance(value, str) or not isinstance(where, str | None):
            return None, []
        findings = []
        trees: dict[str, Tree] = {}
        for key, text in (("value", value), ("where", where)):
            try:
                if text is not None:
                    trees[key] = self._tree(key, text, table)
            except Refused as fault:
                findings.append(READS.finding(document.place(key), fault.msgid, **fault.args_))
        return (None, findings) if findings else (self._expression(trees, value, where, table), [])

    def _tree(self, key: str, text: str, table: Table) -> Tree:
        try:
            tree = parse(self._warehouse, text)
            names_internal(tree, table, self._functions)
            (self._bind_value if key == "value" else self._bind_where)(text, table)
            return tree
        except duckdb.Error as fault:
            message = N_("This cannot be computed over the table {table}: {detail}")
            raise Refused(message, table=table.name, detail=said(fault)) from None
        except (RecursionError, BeyondBounds):
            raise Refused(N_("This is too much for one indicator. Write a simpler expression.")) from None

    def _bind_value(self, text: str, table: Table) -> None:
        """Let DuckDB try it without rows: it knows types, and which calls are aggregates."""
        kinds = self._warehouse.ask(f"SELECT typeof((\n{text}\n)) FROM {quoted(table.name)} WHERE false")
        # over no rows an aggregate gives one value, anything else none
        if not kinds:
            message = N_(
                "This gives a value for each row of {table}, and an indicator is one value over its rows. "
                "Write an aggregate, such as count(*) or sum(…)."
            )
            raise Refused(message, table=table.name)
        [[kind]] = kinds
        if not _NUMBER.fullmatch(kind):
            raise Refused(N_("This gives {type}, and an indicator is a number. Write an aggregate that is."), type=kind)

    def _bind_where(self, text: str, table: Table) -> None:
        name = quoted(table.name)
        self._warehouse.ask(f"SELECT count(*) FROM {name} WHERE (\n{text}\n) AND false")
        [[_, kind, *_]] = self._warehouse.ask(f"DESCRIBE SELECT (\n{text}\n) FROM {name}")
        if not _TRUTH.fullmatch(kind):
            message = N_("This gives {type}, and a condition is true or false. Compare it with something.")
            raise Refused(message, type=kind)

    def _expression(self, trees: dict[str, Tree], value: str, where: str | None, table: Table) -> Expression:
        def internal(tree: Tree) -> bool:
            return names_internal(tree, table, self._functions)

        by_condition = "where" in trees and internal(trees["where"])
        rests = by_condition or internal(trees["value"])
        parts = None
        if rests:
            parts = contributions(trees["value"], self._functions, (lambda _: True) if by_condition else internal)
        return Expression(
            table=table,
            value=f"(\n{value}\n)",
            where=NO_CONDITION if where is None else f"(\n{where}\n)",
            internal=rests,
            where_internal=by_condition,
            contributions=None if parts is None else tuple(f"({sql_of(self._warehouse, part)})" for part in parts),
        )


def said(fault: duckdb.Error) -> str:
    """What DuckDB says, as short as it is of use: an indicator's author writes SQL."""
    first = str(fault).splitlines()[0].rstrip(".!")
    detail = re.sub(r"^(\w+ )+Error: ", "", first)
    return detail if len(detail) <= _SAID else detail[: _SAID - 1] + "…"
