"""Bring the catalogues of words up to date with the source: `make messages`, or `--check` to be told only.

Messages come from the package and the templates. What was translated is kept word for word, a new message is added
without a translation, one that is gone is dropped. The file has no dates and no line numbers, so that a change shows
what changed. A new language: make its folder `site_builder/locale/<language>/LC_MESSAGES/`, then run this.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "site_builder" / "locale"
METHODS = {"site_builder": [("**.py", "python")], "templates": [("**.html", "jinja2"), ("**.svg", "jinja2")]}
#: a template that can't be parsed stops the extraction, else its words would vanish from the catalogue
OPTIONS = {"**.html": {"extensions": "jinja2.ext.do", "silent": "false"}, "**.svg": {"silent": "false"}}
HEADER = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Language: {language}\\n"
"Plural-Forms: {plurals}\\n"

"""


def extract() -> Catalog:
    """Every message of the source, as a catalogue without translations."""
    found = Catalog()
    for folder, methods in METHODS.items():
        for _, _, message, _, context in extract_from_dir(ROOT / folder, methods, OPTIONS):
            found.add(message, context=context)
    return found


def merged(source: Catalog, language: str, path: Path) -> str:
    """The text of a language's catalogue: the source's messages with the translations that `path` has."""
    old = Catalog()
    if path.is_file():
        with path.open("rb") as file:
            old = read_po(file, locale=language)
    new = Catalog(locale=language, fuzzy=False)
    for message in source:
        if not message.id:
            continue
        known = old.get(message.id, message.context)
        same = known is not None and not known.fuzzy and known.pluralizable == message.pluralizable
        new.add(message.id, known.string if same else None, context=message.context)
    out = io.BytesIO()
    write_po(out, new, width=110, omit_header=True, sort_output=True)
    return HEADER.format(language=language, plurals=new.plural_forms) + out.getvalue().decode()


def main(arguments: list[str]) -> int:
    """Write the catalogues, or with `--check` say which are not up to date."""
    source = extract()
    stale = []
    for folder in sorted(LOCALE.glob("*/LC_MESSAGES")):
        path = folder / "site_builder.po"
        text = merged(source, folder.parent.name, path)
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            stale.append(path.relative_to(ROOT).as_posix())
            if "--check" not in arguments:
                path.write_text(text, encoding="utf-8", newline="\n")
    for name in stale:
        print(f"{name}: {'not up to date, run: make messages' if '--check' in arguments else 'brought up to date'}")
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
