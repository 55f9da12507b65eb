"""`site-builder post-review`: what a workflow calls that may write, after another has reviewed a change."""

from __future__ import annotations

import json
import os
from pathlib import Path

import click

from site_builder.cli.options import language, source, speak
from site_builder.pipeline import languages_of
from site_builder.posting import github, gitlab
from site_builder.posting.client import Client
from site_builder.posting.labels import Labels
from site_builder.problems import N_, CannotRun
from site_builder.schema import Schemas
from site_builder.source.repository import read_repository

_GITHUB = "https://api.github.com"


@click.command("post-review")
@click.argument("host", type=click.Choice(["github", "gitlab"]))
@source
@language
@click.option(
    "--event",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    envvar="GITHUB_EVENT_PATH",
    help="On GitHub: the event of the finished run (workflow_run).  [default: $GITHUB_EVENT_PATH]",
)
@click.pass_context
def post_review(context: click.Context, host: str, source: Path, lang: str | None, event: Path | None) -> None:
    """Bring a review to its pull request or merge request: one comment, and labels (for workflows).

    What was reviewed is taken for a stranger's words. On GitHub, $GH_TOKEN may write to pull requests and read runs. On
    GitLab, $REVIEW_TOKEN (of the project, scope api, protected) speaks in all open merge requests of $CI_PROJECT_ID.
    """
    repository, _ = read_repository(source)
    texts = speak(context, lang, languages_of(repository))
    labels = Labels(repository, Schemas.load(), texts)
    if host == "gitlab":
        client = Client(_given("CI_API_V4_URL"), {"PRIVATE-TOKEN": _given("REVIEW_TOKEN")})
        told = gitlab.Posting(client, _given("CI_PROJECT_ID"), labels, texts).post()
    elif event is None:
        raise CannotRun(N_("{name} is not set."), name="GITHUB_EVENT_PATH")
    else:
        headers = {
            "Authorization": f"Bearer {_given('GH_TOKEN')}",
            "Accept": "application/vnd.github+json",
            "X-GitHub-Api-Version": "2022-11-28",
        }
        client = Client(os.environ.get("GITHUB_API_URL") or _GITHUB, headers)
        happened = json.loads(event.read_text(encoding="utf-8"))
        told = [github.post(happened if isinstance(happened, dict) else {}, client, labels, texts)]
    for address in filter(None, told):
        click.echo(address)


def _given(name: str) -> str:
    """A setting of the surroundings; raises CannotRun where there is none."""
    value = os.environ.get(name, "")
    if not value:
        raise CannotRun(N_("{name} is not set."), name=name)
    return value
