"""Every page loads one small style sheet, and beside it what its own kind uses: no rule is missing, few are idle."""

import re
from pathlib import Path

import pytest

from site_builder import styles
from site_builder.styles import _WORDS, Styles, _classes_of, _parsed, _read

PAGE = '<link rel="stylesheet" href="../../assets/site.css"><main class="wrap"><ul class="{}"></ul></main>'
SHEETS = {
    "10-tokens.css": ":root { --ink: black }",
    "30-layout.css": ".wrap { margin: 0 } .links a { color: var(--ink) }",
    "45-one.css": """
        .one { color: red } .one .two, .links .two { color: green } .wrap:not(.absent) { top: 0 }
        @media (min-width: 40rem) { .one { left: calc(1px + 2px) } .two { left: 0 } } @media print { .two { right: 0 } }
        .one:has(> .links) > p::before { content: "a, .b {" } .scripted { color: blue }""",
}


@pytest.fixture
def made(tmp_path, monkeypatch):
    for name, text in SHEETS.items():
        (tmp_path / "assets" / "css").mkdir(parents=True, exist_ok=True)
        (tmp_path / "assets" / "css" / name).write_text(text)
    (tmp_path / "assets" / "js").mkdir()
    (tmp_path / "assets" / "js" / "a.js").write_text("it.className = 'scripted'")
    monkeypatch.setattr(styles, "templates_folder", lambda: tmp_path)
    return Styles()


def written(made, folder):
    (folder / "assets").mkdir(exist_ok=True)
    made.write(folder)
    return {path.name: path.read_text() for path in (folder / "assets").glob("page-*.css")}


def test_a_page_that_uses_nothing_of_its_own_loads_the_common_sheet_alone(made, tmp_path):
    assert made.dress(PAGE.format("links"), "plain") == PAGE.format("links")
    assert written(made, tmp_path) == {}
    assert ".wrap" in made.common and ".one" not in made.common


def test_a_kind_of_page_loads_the_rules_of_all_its_pages_after_the_common_ones(made, tmp_path):
    dressed = made.dress(PAGE.format("one"), "story")
    assert dressed.startswith(
        '<link rel="stylesheet" href="../../assets/site.css">\n'
        '<link rel="stylesheet" href="../../assets/page-story.css"><main'
    )
    sheet = written(made, tmp_path)["page-story.css"]
    assert ".one{color:red}" in sheet and "@media (min-width:40rem){.one{left:calc(1px + 2px)}}" in sheet
    assert ".two" not in sheet and "print" not in sheet
    assert ".wrap:not(.absent)" in sheet and ".one:has(> .links)" in sheet.replace(":has(>", ":has(> ").replace(
        "  ", " "
    )
    assert '"a, .b {"' in sheet and ".scripted" not in sheet
    made.dress(PAGE.format("links") + '<script src="../../assets/a.js" defer></script>', "story")
    assert ".scripted{color:blue}" in written(made, tmp_path)["page-story.css"]
    made.dress(PAGE.format("links two"), "story")
    assert ".links .two{color:green}" in written(made, tmp_path)["page-story.css"].replace(".one .two,", "")


def test_what_every_page_loads_is_small():
    made = Styles()
    assert len(made.common.encode()) < 15_000
    assert str(made) == made.common + made.others


def test_nothing_is_lost_where_every_class_is_used(tmp_path):
    made = Styles()
    names = set(re.findall(r"\.([a-z][\w-]*)", made.others, re.IGNORECASE))
    made.dress(PAGE.format(" ".join(names)), "all")
    sheet = written(made, tmp_path)["page-all.css"]
    assert sheet.count("{") == made.others.count("{") and len(sheet) == pytest.approx(len(made.others), rel=0.02)


def test_every_class_that_has_a_rule_is_given_to_something():
    """As a word of a template, a script or the code that draws, or put together there (`fill-{tone}`)."""
    folder = styles.templates_folder()
    kinds = {".html", ".svg", ".js"}
    files = [path for path in folder.rglob("*") if path.suffix in kinds]
    files += Path(styles.__file__).parent.rglob("*.py")
    text = "".join(path.read_text("utf-8") for path in files)
    words, begun = set(_WORDS.findall(text)), set(re.findall(r"([a-z][\w-]*)\{", text, re.IGNORECASE))
    made = Styles()
    named = set(_classes_of(_read(_parsed(str(made)))))

    def is_put_together(name):
        rests = [(start, name.removeprefix(start)) for start in begun if name.startswith(start)]
        return any(start.endswith("-") or rest.isdigit() for start, rest in rests)

    assert {name for name in named - words if not is_put_together(name)} == set()
