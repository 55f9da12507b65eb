"""GitHub's issue forms hold to its syntax, offer the region's own lists, and can be read back."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from site_builder.editors import Ground, gitlab, issue_forms

#: https://docs.github.com/communities/using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-githubs-form-schema
ATTRIBUTES = {
    "markdown": ({"value"}, set()),
    "input": ({"label"}, {"description", "placeholder", "value"}),
    "textarea": ({"label"}, {"description", "placeholder", "value", "render"}),
    "dropdown": ({"label", "options"}, {"description", "multiple", "default"}),
    "upload": ({"label"}, {"description"}),
}
VALIDATIONS = {"upload": {"required", "accept"}}


@pytest.fixture(scope="module")
def forms(ground: Ground) -> dict[str, Any]:
    return {path: yaml.safe_load(text) for path, text in issue_forms.files(ground)}


def test_forms_hold_to_the_syntax(forms: dict[str, Any]) -> None:
    names = set()
    for path, form in forms.items():
        if path.endswith("config.yml"):
            continue
        assert {"name", "description", "body"} <= set(form) <= {"name", "description", "title", "labels", "body"}
        names.add(form["name"])
        ids = [element["id"] for element in form["body"] if element["type"] != "markdown"]
        labels = [element["attributes"].get("label") for element in form["body"] if element["type"] != "markdown"]
        assert len(ids) == len(set(ids))
        assert len(labels) == len(set(labels))
        for element in form["body"]:
            _check_element(element)
    assert len(names) == 3


def _check_element(element: dict[str, Any]) -> None:
    kind = element["type"]
    needed, allowed = ATTRIBUTES[kind]
    assert needed <= set(element["attributes"]) <= needed | allowed
    assert all(value not in ("", [], None) for value in element["attributes"].values())
    if kind == "markdown":
        assert set(element) == {"type", "attributes"}
        return
    assert set(element) == {"type", "id", "attributes", "validations"}
    assert set(element["validations"]) <= VALIDATIONS.get(kind, {"required"})
    assert isinstance(element["validations"]["required"], bool)
    options = element["attributes"].get("options", [])
    assert len(options) == len(set(options))
    assert all(isinstance(option, str) and option and option.lower() != "none" for option in options)


def test_the_chooser_leads_to_the_guide_where_the_address_is_known(ground: Ground, forms: dict[str, Any]) -> None:
    assert "contact_links" not in forms[".github/ISSUE_TEMPLATE/config.yml"]
    region = ground.repository.region.value
    region["address"] = "https://region.example/clusters"
    try:
        text = dict(issue_forms.files(ground))[".github/ISSUE_TEMPLATE/config.yml"]
    finally:
        del region["address"]
    assert yaml.safe_load(text)["contact_links"][0]["url"] == "https://region.example/clusters/en/guide/"


def test_the_cluster_that_was_chosen_is_read_back(ground: Ground, forms: dict[str, Any]) -> None:
    offered = {
        name: forms[f".github/ISSUE_TEMPLATE/{name}.yml"]["body"][1]["attributes"]["options"]
        for name in ("workbook", "correction")
    }
    # a cluster that has left hands in no more, and its past may still be corrected
    left = [each for each in ground.repository.clusters.values() if "until" in each.profile.value["active"]]
    assert len(offered["correction"]) == len(ground.repository.clusters)
    assert len(offered["workbook"]) == len(ground.repository.clusters) - len(left)
    options = offered["correction"]
    body = f"### Cluster\r\n\r\n{options[0]}\r\n\r\n### Period\r\n\r\n2020"
    assert issue_forms.named_cluster(ground.texts, body) in ground.repository.clusters
    assert issue_forms.named_cluster(ground.texts, "### Cluster\n\n_No response_\n") is None
    assert issue_forms.named_cluster(ground.texts, "Nothing was chosen") is None


def test_gitlab_asks_the_same(ground: Ground, forms: dict[str, Any]) -> None:
    found = dict(gitlab.files(ground))
    assert len(found) == 3
    for path, text in found.items():
        form = forms[path.replace(".gitlab/issue_templates", ".github/ISSUE_TEMPLATE").replace(".md", ".yml")]
        for element in form["body"]:
            assert f"### {element['attributes'].get('label', '')}".rstrip("# ") in text
