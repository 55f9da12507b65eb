"""Comments stay at their values when a record is written anew."""

from __future__ import annotations

import re
import string
from collections import Counter
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from site_builder.canonical import write
from site_builder.canonical.comments import comments, every
from site_builder.schema import Schemas
from site_builder.source.yaml import read_yaml

SCHEMAS = Schemas.load()
#: on a busy machine a drawing may take its time
UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
KEYS = st.text(string.ascii_lowercase, min_size=1, max_size=3)
TEXT = st.text(st.characters(codec="latin-1", exclude_categories=("Cc",), include_characters="\n#:"), max_size=12)
VALUES = st.recursive(
    st.integers(-5, 5) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=15,
)
RECORDS = st.dictionaries(KEYS | st.just("grants"), VALUES, min_size=1, max_size=4)


def written(value: dict[str, Any], like: str | None = None, kind: str = "annual") -> str:
    return write(SCHEMAS, kind, value, ("fr", "en"), like)


def read(text: str) -> Any:
    document, findings = read_yaml(text, "data/a.yml", "annual")
    assert not findings, text
    return document.value


def kept(text: str) -> list[str]:
    notes = comments(text)
    return [] if notes is None else list(every(notes))


@st.composite
def commented(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A record with comments of any kind wherever one may stand, and these."""
    text, added, block = "", [], -1  # the column of the field or dash whose block of text is open
    for line in [*written(draw(RECORDS)).split("\n")[:-1], None]:
        if line is not None and block >= 0 and (not line or len(line) - len(line.lstrip(" ")) > block):
            text += f"{line}\n"
            continue
        for at in draw(st.lists(st.integers(0, 9), max_size=2)):
            added.append(f"# above {len(added)}")
            text += f"{' ' * (min(at, block) if block >= 0 else at)}{added[-1]}\n"
        if line is None:
            break
        opened = re.fullmatch(r"( *(?:- )*)(.*?)\|[+-]?", line)
        block = len(opened[1]) - (0 if opened[2] else 2) if opened else -1
        if draw(st.booleans()):
            added.append(f"#beside {len(added)}")
            line += f"  {added[-1]}"
        text += f"{line}\n"
    return text, added


@settings(UNHURRIED, max_examples=150)
@given(commented())
def test_every_comment_is_kept_once_and_for_good(drawn: tuple[str, list[str]]) -> None:
    text, added = drawn
    value = read(text)
    once = written(value, text)
    assert read(once) == value
    assert Counter(kept(once)) == Counter(kept(text)) == Counter(added)
    assert written(value, once) == once


@settings(UNHURRIED)
@given(st.randoms(use_true_random=False))
def test_comments_stay_beside_their_values_when_fields_and_members_change_places(random: Any) -> None:
    members = [{"id": f"m{number}", "name": "A"} for number in range(5)]
    lines = [f"  - id: {each['id']} # beside {each['id']}\n    name: A\n" for each in random.sample(members, 5)]
    like = "members: # all\n" + "".join(f"  # above {line[8:10]}\n{line}" for line in lines) + "year: 2024 # year\n"
    text = written({**read(like), "members": random.sample(members, 3)}, like, "members")
    left = [each["id"] for each in read(text)["members"]]
    entries = "".join(f"# above {name}\n- id: {name} # beside {name}\n  name: A\n" for name in sorted(left))
    assert text == f"year: 2024 # year\nmembers: # all\n{entries}"


def test_comments_stand_where_their_values_are_in_the_canonical_form() -> None:
    like = """\
# Opens the file

# goes with the board
governance: # beside
            # and below
  meetings: 4 # all of them
              # online too
  # ends governance
year: 2024 #year
team:
  people:
    - role: director
      fte: 1
      # ends the first
    # between
    - {role: other, fte: 1.5} # flow
    # ends the list
comment: | # announced
  text
  # no comment
results: {b: 1, # bee
  a: 2 # aye
  }
# ends the file
"""
    assert (
        written(read(like), like.replace("\n", "\r\n"))
        == """\
# Opens the file

year: 2024 #year
team:
  people:
  - role: director
    fte: 1
    # ends the first
  # between
  # flow
  - role: other
    fte: 1.5
    # ends the list
# goes with the board
governance: # beside
            # and below
  meetings: 4 # all of them
              # online too
  # ends governance
results:
  a: 2 # aye
  b: 1 # bee
comment: | # announced
  text
  # no comment
# ends the file
"""
    )


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"title": "Other"}, 0),  # most of it is the same
        ({"eligible_cost": 1, "grant": 2}, 0),  # the title is the same
        (None, None),  # gone, and its comments with it
    ],
)
def test_an_entry_is_followed_when_one_of_its_values_changes(change: dict[str, Any] | None, where: int | None) -> None:
    like = """\
grants:
- instrument: action-plan # kept
  title: One # one
  eligible_cost: 10
  grant: 5
- instrument: action-plan
  title: Two # two
  eligible_cost: 20
  grant: 15
"""
    one, two = read(like)["grants"]
    grants = [{"instrument": "other", "title": "New", "eligible_cost": 4, "grant": 1}, two]
    grants += [{**one, **change}] if change is not None else []
    text = written({"grants": grants}, like)
    assert "  title: Two # two\n" in text
    assert ("# kept" in text) is (where is not None)
    assert "New #" not in text


def test_of_entries_that_become_equal_each_keeps_its_own_comment() -> None:
    like = """\
team:
  people:
  - role: expert
    fte: 1
    employer: made_available # lent
  - role: expert
    fte: 1
    employer: cluster # own
"""
    people = [{"role": "expert", "fte": 1, "employer": "cluster"} for _ in range(2)]
    assert written({"team": {"people": people}}, like) == like.replace("made_available", "cluster")


def test_a_text_of_several_lines_keeps_its_comments_above_where_they_have_no_place_beside() -> None:
    like = "comment: Text # one\n              # two\n"
    text = written({"comment": "Two\nlines"}, like)
    assert text == "# one\n# two\ncomment: |-\n  Two\n  lines\n"
    assert written({"comment": "Two\nlines"}, text) == text


def test_an_emptied_list_keeps_what_stood_at_its_end() -> None:
    assert written({"grants": []}, "grants:\n- a\n  # end\n") == "# end\ngrants: []\n"


def test_a_text_that_cannot_be_read_gives_no_comments() -> None:
    assert written({"year": 2024}, "year: [ # unclosed\n") == "year: 2024\n"
