"""The drawings of the demonstration are those that the script draws, and stories name them in every language."""

from collections import Counter

import pytest
import yaml

from scripts.demo.pictures import SCENES, drawings


@pytest.fixture(scope="module")
def fronts(data) -> dict[str, dict]:
    """The fields of every story by its path."""
    paths = sorted((data.parent / "stories").glob("*/*.md"))
    return {
        path.relative_to(data.parent).as_posix(): yaml.safe_load(path.read_text(encoding="utf-8").split("---\n")[1])
        for path in paths
    }


def test_the_drawings_on_file_are_those_that_are_drawn(data):
    drawn = dict(drawings())
    assert {path for path, text in drawn.items() if (data.parent / path).read_text(encoding="utf-8") != text} == set()
    on_file = {path.relative_to(data.parent).as_posix() for path in (data.parent / "stories").glob("*/*.svg")}
    assert on_file == drawn.keys()
    assert all(len(text.encode()) <= 4_000 for text in drawn.values())


def test_each_story_names_its_drawing_and_tells_what_is_on_it(fronts):
    for cluster, name in SCENES:
        told = [fronts[f"stories/{cluster}/{name}.{language}.md"] for language in ("fr", "en")]
        assert {front["image"] for front in told} == {f"{name}.svg"}
        alternatives = {front["image_alt"] for front in told}
        assert len(alternatives) == 2 and all(30 <= len(text) <= 160 for text in alternatives)
    assert sum("image" in front for front in fronts.values()) == 2 * len(SCENES)


def test_a_third_of_the_stories_and_two_of_each_domain_have_one(fronts):
    domains = Counter(fronts[f"stories/{cluster}/{name}.fr.md"]["domain"] for cluster, name in SCENES)
    assert len(SCENES) * 3 >= len(fronts) / 2
    assert len(domains) == 8 and min(domains.values()) >= 2
