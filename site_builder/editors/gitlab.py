"""GitLab's issue templates, with the same questions as GitHub's forms: a page of Markdown each."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.editors import issue_forms
from site_builder.editors.ground import Ground


def files(ground: Ground) -> Iterator[tuple[str, str]]:
    """A template a form: its questions as headings, what helps to answer them as comments that nobody else sees."""
    for name, form in issue_forms.forms(ground):
        lines = []
        for element in form["body"]:
            attributes = element["attributes"]
            if element["type"] == "markdown":
                lines += [f"<!-- {_quiet(attributes['value'])} -->", ""]
                continue
            helps = [attributes.get("description", ""), ", ".join(attributes.get("options", ()))]
            lines += [f"### {attributes['label']}", ""]
            lines += [f"<!-- {_quiet(help)} -->" for help in helps if help] + [""]
        labels = " ".join(f'~"{label}"' for label in form["labels"])
        yield f".gitlab/issue_templates/{name}.md", "\n".join([*lines, f"/label {labels}", ""])


def _quiet(words: str) -> str:
    """Words that can't end a comment."""
    return words.replace("--", "- -")
