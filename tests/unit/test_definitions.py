"""The SQL of indicators: one harmless expression each, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import duckdb
import pytest

from site_builder.definitions import Expression, Interpreter, check_definitions
from site_builder.problems import Finding, Place, error
from site_builder.schema import Node, Schemas
from site_builder.source.document import Document
from site_builder.source.repository import Repository
from site_builder.source.yaml import read_yaml
from site_builder.warehouse import Warehouse, quoted
from site_builder.warehouse.tables import sql_type

SCHEMAS = Schemas.load()


@pytest.fixture(scope="module")
def interpreter() -> Iterator[Interpreter]:
    with Warehouse(SCHEMAS) as warehouse:
        yield Interpreter(warehouse)


def document(table: str, value: str, where: str | None = None) -> Document:
    written = {"table": table, "value": value} | ({} if where is None else {"where": where})
    return Document("data/indicators/x.yml", "indicator", written)


def understood(interpreter: Interpreter, table: str, value: str, where: str | None = None) -> Expression:
    expression, findings = interpreter.understand(document(table, value, where))
    assert findings == [] and expression is not None, findings
    return expression


def refused(interpreter: Interpreter, table: str, value: str, where: str | None = None) -> str:
    expression, findings = interpreter.understand(document(table, value, where))
    assert expression is None and len(findings) == 1, findings
    assert findings[0].rule == "indicator-sql" and findings[0].is_error
    return findings[0].msgid.format(**findings[0].args)


PUBLIC = [
    "sum(budget.expenditure.salaries)",
    "100.0 * sum(revenue_public) / sum(revenue_total)",
    "count(*)",
    "count(DISTINCT cluster)",
    "sum(fte) FILTER (WHERE year > 2020)",
    "round(avg(governance.meetings), 1)",
    "sum(annual.fte)",
    "SUM(Budget.Expenditure.SALARIES)",
    "median(fte) + quantile_cont(fte, 0.9)",
    "sum(list_sum(list_transform(grants, lambda g: g.grant)))",
    "sum(results['jobs'])",
    "sum(case when governance.chair = 'companies' then 1 else 0 end)",
    "coalesce(sum(governance.women), 0)",
    "sum(fte) -- in full-time equivalents",
    "sum(\n  fte\n)",
    "count(*) / nullif(count(DISTINCT domain), 0)",
    "sum(fte.round())",
    "list_max(list(fte))",
    "max(date_diff('day', DATE '2020-01-01', make_date(year, 1, 1)))",
]


@pytest.mark.parametrize("value", PUBLIC)
def test_an_aggregate_of_public_fields_is_understood(interpreter: Interpreter, value: str) -> None:
    expression = understood(interpreter, "annual", value)
    assert not expression.internal and expression.contributions is None


@pytest.mark.parametrize("value", PUBLIC)
def test_it_can_be_computed_where_nothing_is_for_officers(value: str) -> None:
    """What is told to be public is so: it needs nothing but tables from which all else was taken."""
    with Warehouse(SCHEMAS) as warehouse:
        columns = public_part(warehouse.tables["annual"].row).children
    table = ", ".join(f"{quoted(name)} {sql_type(node)}" for name, node in columns.items())
    with duckdb.connect() as connection:
        connection.execute(f"CREATE TABLE annual ({table})")
        assert len(connection.execute(f"SELECT (\n{value}\n) FROM annual").fetchall()) == 1


def public_part(node: Node) -> Node:
    kept = {key: public_part(child) for key, child in node.children.items() if child.visibility == "public"}
    return replace(node, children=kept, item=node.item and public_part(node.item))


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("(SELECT 1)", '"SELECT" cannot stand'),
        ("sum(fte) + (SELECT max(fte) FROM annual)", '"SELECT" cannot stand'),
        ("sum(fte) OVER ()", '"OVER" cannot stand'),
        ("*", '"*" cannot stand'),
        ("sum(COLUMNS('f.*'))", '"*" cannot stand'),
        ("count(annual.*)", '"*" cannot stand'),
        ("sum(?)", '"?" cannot stand'),
        ("#1", '"#" cannot stand'),
        ("grouping(year)", '"GROUPING" cannot stand'),
        ("count(*), 1", "more than one expression"),
        ("sum(fte) AS total", "more than one expression"),
        ("sum(fte) FROM annual", "more than one expression"),
        ("sum(fte) LIMIT 1", "more than one expression"),
        ("sum(fte) GROUP BY ALL", "more than one expression"),
        ("DISTINCT sum(fte)", "more than one expression"),
        ("sum(fte) USING SAMPLE 10%", "more than one expression"),
        ("1) + (2", "cannot be read as SQL"),
        ("sum(fte", "cannot be read as SQL"),
        ("sum(fte);", "cannot be read as SQL"),
        ("sum(fte); DROP TABLE annual", "cannot be read as SQL"),
        ("sum(fte) /* open", "cannot be read as SQL"),
        ("", "cannot be read as SQL"),
        ("-- nothing", "cannot be read as SQL"),
        ("sum(" + "[" * 600 + "1" + "]" * 600 + ")", "too much"),
        ("sum(foo)", '"foo" is no field of the table annual. annual has: cluster, domain, year, team'),
        ("sum(budget.revenu.state)", "budget has: expenditure, revenue."),
        ("sum(main.annual.fte)", '"main.annual.fte" is no field'),
        ("sum(rowid)", '"rowid" is no field'),
        ("max(current_date - make_date(year, 1, 1))", '"current_date" is no field'),
        ("sum(now())", '"now" cannot stand'),
        ("sum(random())", '"random" cannot stand'),
        ("max(age(make_timestamp(year, 1, 1, 0, 0, 0)))", '"age" cannot stand'),
        ("max(epoch(ago(INTERVAL 1 DAY)))", '"ago" cannot stand'),
        ("max(current_setting('threads'))", '"current_setting" cannot stand'),
        ("max(getvariable('x'))", '"getvariable" cannot stand'),
        ("max(nextval('s'))", '"nextval" cannot stand'),
        ("max(pg_sleep(10))", '"pg_sleep" cannot stand'),
        ("max(read_text('/etc/passwd'))", '"read_text" cannot stand'),
        ("sum(unnest([1, 2]))", '"unnest" cannot stand'),
        ("no_such_function(fte)", '"no_such_function" cannot stand'),
        ("fte", "a value for each row of annual"),
        ("1", "a value for each row of annual"),
        ("max(governance.chair)", "gives VARCHAR"),
        ("sum(fte) > 3", "gives BOOLEAN"),
        ("list(fte)", "gives DOUBLE[]"),
        ("sum(budget)", "cannot be computed over the table annual: No function matches"),
        ("sum(fte + 'x'::INTERVAL)", "cannot be computed over the table annual"),
        ("sum(sum(fte))", "cannot be computed over the table annual: aggregate function calls cannot be nested"),
    ],
)
def test_anything_else_is_refused(interpreter: Interpreter, value: str, said: str) -> None:
    assert said in refused(interpreter, "annual", value)


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("count(*) > 1", "WHERE clause cannot contain aggregates"),
        ("kinds", "gives VARCHAR[], and a condition is true or false"),
        ("foo = 1", '"foo" is no field of the table collaborations'),
        ("start < today()", '"today" cannot stand'),
        ("true) OR (true", "cannot be read as SQL"),
    ],
)
def test_a_condition_is_held_to_the_same(interpreter: Interpreter, where: str, said: str) -> None:
    assert said in refused(interpreter, "collaborations", "count(*)", where)


@pytest.mark.parametrize("where", ["s3", "list_contains(kinds, 'inter_cluster')", "start >= '2020-05-01'", "companies"])
def test_conditions(interpreter: Interpreter, where: str) -> None:
    assert not understood(interpreter, "collaborations", "count(*)", where).internal


INTERNAL = {
    "sum(budget.revenue.private.services)": ["sum(budget.revenue.private.services)"],
    "sum(budget['revenue']['PRIVATE'].services)": ["sum((budget['revenue']['PRIVATE']).services)"],
    "sum(struct_extract(budget.revenue, 'private').services)": [
        "sum((struct_extract(budget.revenue, 'private')).services)"
    ],
    "sum((budget).revenue.private.services)": ["sum(((((budget).revenue)).private).services)"],
    "sum((to_json(budget) ->> '$.revenue.private.services')::BIGINT)": None,
    "sum((to_json(budget) -> '$.revenue.private.services')::BIGINT)": None,
    "count(budget.revenue.private)": ["count(budget.revenue.private)"],
    "count(annual)": ["count(annual)"],
    "count(comment)": ['count("comment")'],
    "sum(len(team.people))": ["sum(len(team.people))"],
    "sum(team.people.len())": None,
    "sum(fte) FILTER (WHERE comment IS NULL)": None,
    "avg(budget.revenue.private.services)": ["sum(budget.revenue.private.services)"],
    "100.0 * sum(budget.revenue.private.services) / sum(revenue_own)": ["sum(budget.revenue.private.services)"],
    "100 * (sum(budget.revenue.private.services) / sum(revenue_own))": ["sum(budget.revenue.private.services)"],
    "round(coalesce(sum(budget.revenue.private.services) / nullif(sum(revenue_own), 0), 0), 2)": [
        "sum(budget.revenue.private.services)"
    ],
    "case when sum(revenue_own) > 0 then sum(budget.revenue.private.services) / sum(revenue_own) end": [
        "sum(budget.revenue.private.services)"
    ],
    "1 - sum(budget.revenue.private.services) / sum(revenue_own)": ["sum(budget.revenue.private.services)"],
    "-sum(budget.revenue.private.services)::DOUBLE": ["sum(budget.revenue.private.services)"],
    "2 * sum(budget.revenue.private.services) - avg(budget.revenue.private.other) + 7": [
        "((2 * sum(budget.revenue.private.services)) - sum(budget.revenue.private.other))"
    ],
    "sum(revenue_total) / sum(budget.revenue.private.services)": [
        "sum(revenue_total)",
        "sum(budget.revenue.private.services)",
    ],
}
NEVER = [
    "max(budget.revenue.private.services)",
    "median(budget.revenue.private.services)",
    "stddev_pop(budget.revenue.private.services)",
    "any_value(budget.revenue.private.services)",
    "list_sum(list(budget.revenue.private.services))",
    "sqrt(sum(budget.revenue.private.services))",
    "sum(budget.revenue.private.services) * sum(fte)",
    "1.0 / sum(budget.revenue.private.services)",
    "sum(fte) / (sum(fte) / sum(budget.revenue.private.services))",
    "sum(budget.revenue.private.services) / sum(fte) + sum(budget.revenue.private.other) / sum(fte)",
    "max(if(budget.revenue.private.services > 5, 1, 0))",
]


@pytest.mark.parametrize("value", INTERNAL)
def test_who_names_a_field_for_officers_rests_on_it(interpreter: Interpreter, value: str) -> None:
    expression = understood(interpreter, "annual", value)
    assert expression.internal and expression.contributions is not None
    expected = INTERNAL[value]
    if expected is not None:
        assert [plain(part) for part in expression.contributions] == [plain(f"({part})") for part in expected]


def plain(sql: str) -> str:
    return sql.replace("(", "").replace(")", "").replace(" ", "")


@pytest.mark.parametrize("value", NEVER)
def test_what_is_no_sum_cannot_be_shared_out(interpreter: Interpreter, value: str) -> None:
    expression = understood(interpreter, "annual", value)
    assert expression.internal and expression.contributions is None


def test_a_condition_on_a_field_for_officers_rests_on_it(interpreter: Interpreter) -> None:
    expression = understood(interpreter, "memberships", "count(*)", "employees > 250")
    assert expression.internal and expression.where_internal and expression.contributions == ("(count_star())",)
    assert understood(interpreter, "memberships", "max(since)", "employees > 250").contributions is None


def test_the_parameter_of_a_lambda_is_no_column(interpreter: Interpreter) -> None:
    value = "sum(list_sum(list_transform([since], lambda employees: employees + 1)))"
    assert not understood(interpreter, "memberships", value).internal


def test_a_finding_stands_at_its_line() -> None:
    text = "id: x\ntable: annual\nvalue: sum(foo)\nwhere: bar = 1\n"
    written, _ = read_yaml(text, "data/indicators/x.yml", "indicator")
    with Warehouse(SCHEMAS) as warehouse:
        _, findings = Interpreter(warehouse).understand(written)
    assert [finding.place for finding in findings] == [
        Place("data/indicators/x.yml", 3, 8),
        Place("data/indicators/x.yml", 4, 8),
    ]


def checked(written: Document, findings: list[Finding]) -> list[Finding]:
    nothing = Document("data/region.yml", "region", broken=True)
    repository = Repository(root=None, region=nothing, objectives=nothing, indicators={"x": written})  # type: ignore[arg-type]
    return check_definitions(repository, SCHEMAS, findings)


def test_one_fault_is_told_once() -> None:
    written = document("annual", "sum(foo)")
    assert len(checked(written, [])) == 1
    assert checked(written, [error(written.place("value"), "text-length", "Too long.")]) == []


@pytest.mark.parametrize(
    "value",
    [
        None,
        ["a list"],
        {"table": "annual"},
        {"table": "no-such", "value": "sum(foo)"},
        {"table": ["annual"], "value": "sum(foo)"},
        {"table": "annual", "value": 3},
        {"table": "annual", "value": "sum(foo)", "where": 3},
        {"collected": "annual", "table": "annual", "value": "sum(foo)"},
    ],
)
def test_nothing_is_said_of_what_has_another_fault(value: object) -> None:
    assert checked(Document("data/indicators/x.yml", "indicator", value), []) == []
