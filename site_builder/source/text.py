"""The text of a file: UTF-8, of bounded size, with no character that can't be seen."""

from __future__ import annotations

import re

from site_builder.problems import N_, Finding, Place, error

MOST_BYTES = 5_000_000

#: characters that no text file needs; U+0085, U+2028 and U+2029 break lines in YAML and in few editors
_UNWANTED = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]|\r(?!\n)"
)
#: what an escape may not bring in either
UNWANTED_VALUE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")


def decode(data: str | bytes, path: str, first_line: int = 1) -> tuple[str, Finding | None]:
    """The text of a file (UTF-8, at most 5 MB, no unwanted characters), or why it can't be read as text."""
    if isinstance(data, str):
        data = data.encode("utf-8", "surrogatepass")
    if len(data) > MOST_BYTES:
        message = N_("The file is larger than {megabytes} MB. Look for what was pasted by mistake, or split it.")
        return "", error(Place(path, first_line), "too-large", message, megabytes=MOST_BYTES // 1_000_000)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        before = data[: problem.start].decode("utf-8-sig", "replace")
        message = N_("This is not text in UTF-8. Save the file with the encoding UTF-8.")
        return "", error(place_after(before, path, first_line), "encoding", message)
    unwanted = _UNWANTED.search(text)
    if unwanted:
        message = N_("A character that can't be seen ({code}) stands here. Delete it and write the text anew.")
        place = place_after(text[: unwanted.start()], path, first_line)
        return "", error(place, "control-character", message, code=f"U+{ord(unwanted[0]):04X}")
    return text, None


def place_after(before: str, path: str, first_line: int) -> Place:
    """The place that follows `before`, the beginning of a text."""
    return Place(path, first_line + before.count("\n"), len(before) - before.rfind("\n"))
