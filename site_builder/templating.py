"""The environment in which templates are rendered: strict, escaped, with the words of one language."""

from __future__ import annotations

from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket

from site_builder.resources import templates_folder
from site_builder.texts import Texts


class _Compiled(BytecodeCache):
    """What templates were compiled to, kept for the next language of the same build."""

    def __init__(self) -> None:
        self._code: dict[str, Any] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Hand over the code of an unchanged template."""
        bucket.code = self._code.get(f"{bucket.key}-{bucket.checksum}")

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        self._code[f"{bucket.key}-{bucket.checksum}"] = bucket.code


_COMPILED = _Compiled()


def environment(texts: Texts, **known: Any) -> Environment:
    """One for the language of the texts; `known` is what its templates may call besides."""
    made = Environment(
        loader=FileSystemLoader(templates_folder()),
        autoescape=True,
        auto_reload=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=_COMPILED,
        extensions=["jinja2.ext.i18n", "jinja2.ext.do"],
    )
    made.install_gettext_callables(  # type: ignore[attr-defined]
        texts.gettext, texts.ngettext, newstyle=True, pgettext=texts.pgettext
    )
    made.globals.update(texts=texts, **known)
    made.filters["say"] = texts.say
    return made
