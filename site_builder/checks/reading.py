"""What reading finds as it goes: the guide's words for it. Places and messages are made where files are read."""

from __future__ import annotations

from site_builder.checks.rule import Rule
from site_builder.problems import N_, Severity


def _rule(name: str, title: str, why: str, repair: str) -> Rule:
    return Rule(name, Severity.ERROR, title, why, repair)


_PLAIN = N_("Only plain values are read: what a tool puts in their place would differ from what you see.")
_NAMES = N_(
    "A file's place and name say whose it is and of when; a file that nothing reads would be missed in silence."
)
_OPEN = N_("What cannot be opened cannot be checked nor published.")

RULES = (
    _rule(
        "syntax",
        N_("The file is not YAML"),
        N_("Where the lines do not fit together, the rest of the file cannot be understood."),
        N_("Compare the line with the same line of another record: indentation, colon, quotation marks, brackets."),
    ),
    _rule(
        "tab",
        N_("A tab"),
        N_("YAML knows no tabs, since each editor shows them differently."),
        N_("Indent with spaces, two for each level."),
    ),
    _rule("tag", N_("A tag that begins with “!”"), _PLAIN, N_("Remove the tag, or put the text between quotes.")),
    _rule("anchor", N_("An anchor that begins with “&”"), _PLAIN, N_("Remove it, or put the text between quotes.")),
    _rule("alias", N_("An alias that begins with “*”"), _PLAIN, N_("Write the value out.")),
    _rule("merge-key", N_("The merge key “<<”"), _PLAIN, N_("Write the fields out.")),
    _rule("directive", N_("A line that begins with “%”"), _PLAIN, N_("Remove the line.")),
    _rule(
        "duplicate-key",
        N_("A field is written twice"),
        N_("Nobody can tell which of the two values is meant."),
        N_("Keep one of them."),
    ),
    _rule(
        "key",
        N_("The name of a field is missing"),
        N_("A value without a name belongs to no field."),
        N_("Write “name: value”."),
    ),
    _rule(
        "empty",
        N_("A value is missing"),
        N_("An empty line may mean 0, unknown or forgotten; the three are not the same."),
        N_("Write a value, or remove the line where the field may be left out."),
    ),
    _rule(
        "leading-zero",
        N_("A number that begins with a zero"),
        N_("Without quotes some tools read it in base 8, and the zero of a code is lost."),
        N_("Put a code between quotes; write a number without the zero."),
    ),
    _rule(
        "several-documents",
        N_("Several documents in a file"),
        N_("A record is one file, whose name says what it is."),
        N_("Move the second to a file of its own, or remove the line “---”."),
    ),
    _rule(
        "too-deep",
        N_("Nested too deep"),
        N_("No record needs so many levels: something was mistyped."),
        N_("Look for brackets or dashes too many."),
    ),
    _rule(
        "too-large",
        N_("A file of more than 5 MB"),
        N_("No record is so long: something was pasted by mistake."),
        N_("Remove what was pasted."),
    ),
    _rule(
        "encoding",
        N_("Not text in UTF-8"),
        N_("In another encoding accents turn into other signs."),
        N_("Save the file with the encoding UTF-8."),
    ),
    _rule(
        "control-character",
        N_("A character that cannot be seen"),
        N_("What cannot be seen cannot be corrected, and two names that look alike would differ."),
        N_("Delete it and write the text around it anew."),
    ),
    _rule(
        "front-matter",
        N_("A story without its fields"),
        N_("Title, date and domain say where the story is shown."),
        N_("Begin the file with the fields, between two lines “---”."),
    ),
    _rule(
        "story-text",
        N_("The text of a story cannot be laid out"),
        N_("A text nested too deep is a mistake, and would slow down every build."),
        N_("Write that passage in a simpler way."),
    ),
    _rule(
        "geojson",
        N_("Outlines that are no GeoJSON"),
        N_("The map is drawn from them."),
        N_("Export the outlines anew as GeoJSON."),
    ),
    _rule("missing-file", N_("A file is missing"), N_("Other records rest on it."), N_("Add the file.")),
    _rule("file-name", N_("A file whose name says nothing"), _NAMES, N_("Rename the file as the message says.")),
    _rule(
        "folder-name",
        N_("A cluster's folder with a wrong name"),
        _NAMES,
        N_("Name the folder by the cluster's id: small letters without accents, digits and single hyphens."),
    ),
    _rule("unknown-file", N_("A record where none is read"), _NAMES, N_("Move the file to its place, or remove it.")),
    _rule("unreadable", N_("A file or folder that cannot be opened"), _OPEN, N_("Check its permissions and its name.")),
    _rule(
        "outside",
        N_("A link that leads out of the region"),
        N_("What lies outside is not in the repository: on another machine it would be missing."),
        N_("Put the file itself in the place of the link."),
    ),
)
