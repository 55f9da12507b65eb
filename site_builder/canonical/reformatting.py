"""A file in canonical form."""

from __future__ import annotations

from collections.abc import Sequence

from site_builder.canonical.writing import write
from site_builder.problems import Finding
from site_builder.schema import Schemas
from site_builder.source.story import split_story
from site_builder.source.text import decode
from site_builder.source.yaml import read_yaml


def reformat(
    data: bytes | str, path: str, kind: str, schemas: Schemas, languages: Sequence[str]
) -> str | list[Finding]:
    """The canonical text of a file with its comments; of a story its fields, above its text as it stands.

    A file that can't be read gives the reader's findings instead. Raises ValueError where the text would not say the
    same, which no file should do.
    """
    text, fault = decode(data, path)
    fence = body = ""
    first_line = 1
    if fault is None and kind == "story":
        text, body, _, fault = split_story(text, path)
        fence, first_line = "---\n", 2
    if fault is not None:
        return [fault]
    document, findings = read_yaml(text, path, kind, first_line)
    if not findings and not isinstance(document.value, dict):
        findings = schemas.shape(document)
    if findings:
        return findings
    new = write(schemas, kind, document.value, languages, text)
    if new != text and read_yaml(new, path, kind)[0].value != document.value:
        raise ValueError(f"{path} has no canonical form")
    return f"{fence}{new}{fence}{body}"
