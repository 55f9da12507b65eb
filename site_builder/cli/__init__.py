"""The commands: a file each; they parse, call and say."""

from __future__ import annotations

import click


@click.group()
@click.version_option(package_name="site-builder")
def main() -> None:
    """Check a region's records and build its site."""
