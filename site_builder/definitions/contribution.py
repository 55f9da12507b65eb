"""What a unit contributes to a figure: the part of an expression whose sum over the units is looked at for secrecy."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from site_builder.definitions.functions import Functions
from site_builder.definitions.syntax import Tree, arguments, name_of

#: what they give of all rows is what they give of each unit's rows, added up
_ADDING = {"count", "count_if", "count_star", "countif", "fsum", "kahan_sum", "sum", "sum_no_overflow", "sumkahan"}
#: a sum over a count: a unit contributes to the sum
_AVERAGES = {"avg", "favg", "mean"}
_DIVISIONS = {"/", "//", "divide"}
_SCALES = {"*", "multiply", *_DIVISIONS}
_SHIFTS = {"+", "-", "add", "subtract"}
#: change how a figure is written, not what it rests on
_WRAPPERS = {"abs", "ceil", "ceiling", "floor", "nullif", "round", "round_even", "trunc"}

_ZERO: Tree = {
    "class": "CONSTANT",
    "type": "VALUE_CONSTANT",
    "alias": "",
    "query_location": 0,
    "query_location_length": 0,
    "literal": {"kind": "INTEGER", "text": "0"},
}

Names = Callable[[Tree], bool]


def contributions(tree: Tree, functions: Functions, internal: Names) -> list[Tree] | None:
    """The expressions to evaluate for each unit; None where no sum stands behind the figure (a maximum, a median).

    Of a ratio it is the numerator; and the denominator, where that alone names what is for officers (`internal`).
    """
    found = _Finder(functions)
    top, below = found.ratio(tree)
    wanted = [top, *(each for each in below if internal(each))] if not internal(top) else [top]
    sums = [found.sum_of(each) for each in wanted]
    return None if any(each is None for each in sums) else [each for each in sums if each is not None]


class _Finder:
    def __init__(self, functions: Functions) -> None:
        self.constant = functions.is_constant

    def ratio(self, tree: Tree) -> tuple[Tree, list[Tree]]:
        """Numerator and denominators; the whole and none where it is no ratio."""
        tree = self.bare(tree)
        if not _called(tree, _DIVISIONS):
            return tree, []
        above, below = arguments(tree)
        top, more = self.ratio(above)
        return top, [*more, below]

    def bare(self, tree: Tree) -> Tree:
        """The expression without rounding, casts, defaults, constant factors and constant terms."""
        inner = self.within(tree)
        return tree if inner is None else self.bare(inner)

    def within(self, tree: Tree) -> Tree | None:
        """The one part that depends on the rows, where the rest only dresses it."""
        if tree["class"] == "CAST":
            return tree["child"]
        if tree["class"] == "CASE":
            results = [check["then_expr"] for check in tree["case_checks"]] + [tree["else_expr"]]
            return self.only(results)
        if tree["class"] == "OPERATOR" and tree["type"] in ("OPERATOR_COALESCE", "OPERATOR_TRY"):
            return self.only(tree["children"])
        if _called(tree, {"if"}):
            return self.only(arguments(tree)[1:])
        if _called(tree, _WRAPPERS | _SCALES | _SHIFTS):
            part = self.only(arguments(tree))
            # a constant over something is a ratio of its own
            return None if _called(tree, _DIVISIONS) and part is not arguments(tree)[0] else part
        return None

    def only(self, parts: list[Tree]) -> Tree | None:
        varying = [part for part in parts if not self.constant(part)]
        return varying[0] if len(varying) == 1 else None

    def sum_of(self, tree: Tree) -> Tree | None:
        """The expression with averages as sums; None where it is not made of sums and counts."""
        if _called(tree, _ADDING):
            return tree
        if _called(tree, _AVERAGES):
            return {**tree, "function_name": "sum", "qualified_name": {"path": ["sum"]}}
        if _called(tree, _SHIFTS):
            return self.replaced(tree, {id(part): self.term(part) for part in arguments(tree)})
        inner = self.within(tree)
        return None if inner is None else self.replaced(tree, {id(inner): self.sum_of(inner)})

    def term(self, tree: Tree) -> Tree | None:
        # a constant term is nobody's contribution
        return _ZERO if self.constant(tree) else self.sum_of(tree)

    def replaced(self, tree: Tree, by: dict[int, Tree | None]) -> Tree | None:
        """A copy with other expressions in the place of some; None where one of them is None."""
        return None if None in by.values() else _copy(tree, by)


def _copy(value: Any, by: Mapping[int, Any]) -> Any:
    if id(value) in by:
        return by[id(value)]
    if isinstance(value, dict):
        return {key: _copy(each, by) for key, each in value.items()}
    if isinstance(value, list):
        return [_copy(each, by) for each in value]
    return value


def _called(tree: Tree, names: set[str]) -> bool:
    return tree["class"] == "FUNCTION" and name_of(tree) in names
