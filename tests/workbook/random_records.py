"""Random records that their schema accepts, made from the schemas."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st
from region_factory import siren

from site_builder.entry import choices, results_asked
from site_builder.schema import Field, Schemas
from site_builder.schema.catalogue import ANY_KEY, ITEMS
from site_builder.source.repository import Repository
from site_builder.workbook.understanding import tidy

LANGUAGES = ("en", "fr")
#: what no cell of a workbook can hold, and what a text for readers never has
_TEXT = st.text(
    st.one_of(
        st.characters(exclude_categories=("C", "Zl", "Zp")),
        st.sampled_from("éàç’«» \u00a0\u202f:;0123456789=+-@#'\"<>&"),
    ),
    min_size=1,
    max_size=60,
)
_WORDS = st.sampled_from(
    ("=1+1", "01", "TRUE", "non", "-", "1e5", "12,5", "#REF!", " spaces ", "a  b", "x", "2021-02-07")
)
TEXT = st.one_of(_TEXT, _WORDS).filter(lambda text: tidy(text) != "")
LINES = st.lists(TEXT.filter(lambda text: "\n" not in text), min_size=2, max_size=3).map("\n".join)


class Records:
    """Strategies for the records of a cluster and year, with the lists of codes of its region."""

    def __init__(self, schemas: Schemas, repository: Repository, cluster: str, year: int) -> None:
        self.schemas = schemas
        self.repository = repository
        self.cluster = cluster
        self.year = year

    def record(self, kind: str, **period: int) -> st.SearchStrategy[dict[str, Any]]:
        """A record of a kind; members are in the order of their ids."""
        made = self._group(kind, (), without=("year", "quarter", "confirmed"))
        if kind == "members":
            made = made.map(_ordered)
        return made.map(lambda value: {**period, **value})

    def _group(
        self, kind: str, at: tuple[str, ...], without: tuple[str, ...] = ()
    ) -> st.SearchStrategy[dict[str, Any]]:
        fields = {
            field.path[-1]: field
            for field in self.schemas.fields(kind)
            if field.path[:-1] == at and field.path[-1] not in without
        }
        return st.fixed_dictionaries(
            {key: self._value(field) for key, field in fields.items() if field.required},
            optional={key: self._value(field) for key, field in fields.items() if not field.required},
        )

    def _value(self, field: Field) -> st.SearchStrategy[Any]:
        if field.type == "object":
            return self._group(field.kind, field.path)
        if field.type == "map":
            inner = self.schemas.field(field.kind, (*field.path, ANY_KEY))
            # others are asked only where they are on record
            known = results_asked(self.repository, self.cluster, self.year)
            return st.dictionaries(st.sampled_from(known), self._plain(inner), min_size=1, max_size=4)
        if field.type == "array" and not field.leaf:
            return st.lists(self._group(field.kind, (*field.path, ITEMS)), min_size=int(field.required), max_size=3)
        if field.type == "array":
            return st.lists(self._plain(field), unique=True, min_size=field.fewest or 0, max_size=3)
        if field.type == "localised":
            text = LINES if field.longest and field.longest > 500 else TEXT
            both = st.fixed_dictionaries({}, optional={each: text for each in LANGUAGES}).filter(bool)
            return st.one_of(text, both)
        return self._plain(field)

    def _plain(self, field: Field) -> st.SearchStrategy[Any]:
        known = choices(self.repository, field)
        kind = field.items or field.type
        if known:
            own = {self.cluster} if field.reference == "clusters" else set()
            return st.sampled_from([code for code in known if code not in own])
        if field.reference == "members" or field.path[-1] == "id":
            return st.integers(0, 99_999_999).map(siren)
        if field.path[-1] == "activity":
            return st.from_regex(r"[0-9]{2}\.[0-9]{2}[A-Z]", fullmatch=True)
        if kind == "boolean":
            return st.booleans() if field.required else st.just(True)
        if kind == "date":
            return st.dates(date(1990, 1, 1), date(2100, 1, 1)).map(date.isoformat)
        if kind == "integer":
            return st.integers(int(field.least or 0), int(field.most or 10**9))
        if kind == "number":
            whole = st.integers(-1000, 10**6) if field.least is None or field.least < 0 else st.integers(0, 1000)
            return st.one_of(whole, st.integers(101, 10**6).map(lambda value: value / 100).map(_plain_number))
        return TEXT


def _plain_number(value: float) -> float:
    return int(value) if value == int(value) else value


def _ordered(record: dict[str, Any]) -> dict[str, Any]:
    by_id = {each["id"]: each for each in record["members"]}
    return {**record, "members": [by_id[key] for key in sorted(by_id)]}
