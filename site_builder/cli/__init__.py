"""The commands: a file each; they parse, call and say."""

from __future__ import annotations

import errno
import importlib
import io
import sys
from typing import Any

import click

from site_builder.problems import N_, CannotRun
from site_builder.texts import Texts

_COMMANDS = (
    *("check", "build", "serve", "generate", "members", "cms", "format", "collect", "workbook", "hand-in", "new"),
    *("status", "review", "post-review"),
)
#: where a command keeps the language that was asked for, so that what stops it is told in it
LANGUAGE = "site_builder.language"

#: what reads and writes spreadsheets comes with the extra “workbook”
_OF_WORKBOOKS = ("python_calamine", "xlsxwriter")

#: what the system says most often, in words that say what to do
_OF_THE_SYSTEM = {
    FileNotFoundError: N_("{file} is not there. Check the name and the folder."),
    IsADirectoryError: N_("{file} is a folder. Name a file in it."),
    NotADirectoryError: N_("{file} is not there: a part of the way to it is no folder."),
    PermissionError: N_("{file} may not be read or written. Close it in other programs, or ask for the right to it."),
}


class _Commands(click.Group):
    """A command is the function of its file's name, loaded when it is called for; what stops it is told, not traced."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        name = cmd_name.replace("-", "_")
        try:
            return getattr(importlib.import_module(f"{__name__}.{name}"), name)
        except ModuleNotFoundError as missing:
            if missing.name not in _OF_WORKBOOKS:
                raise
            return _without_extra(cmd_name)

    def invoke(self, ctx: click.Context) -> Any:
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                # a terminal of few letters shows the others by their code, rather than break the command
                stream.reconfigure(errors="backslashreplace")
        try:
            return super().invoke(ctx)
        except CannotRun as reason:
            _stop(ctx, reason)
        except OSError as reason:
            if reason.errno in (None, errno.EPIPE):  # not the system's word, or nobody reads on
                raise
            message = _OF_THE_SYSTEM.get(type(reason), N_("{file} can't be read or written: {reason}."))
            _stop(ctx, CannotRun(message, file=str(reason.filename or "?"), reason=reason.strerror or str(reason)))


def _without_extra(name: str) -> click.Command:
    """The command as long as what it needs is not installed: it says so."""
    message = N_(
        "This command reads or writes spreadsheets. Install the extra for it: pip install 'site-builder[workbook]'"
    )

    def missing() -> None:
        raise CannotRun(message)

    settings = {"ignore_unknown_options": True, "allow_extra_args": True}
    return click.Command(name, callback=missing, context_settings=settings, help=message)


def _stop(ctx: click.Context, reason: CannotRun) -> None:
    """Say why, in the language that was asked for, and exit with 2."""
    texts = Texts(ctx.find_root().meta.get(LANGUAGE, "en"))
    click.echo(f"error: {texts.sentence(reason.msgid, reason.args_)}", err=True)
    ctx.exit(2)


@click.group(cls=_Commands)
@click.version_option(package_name="site-builder")
def main() -> None:
    """Check a region's records and build its site."""
