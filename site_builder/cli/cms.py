"""`site-builder cms`: Decap CMS in the folder of a built site, to edit records and stories in the browser."""

from __future__ import annotations

from pathlib import Path

import click

from site_builder.cli.options import language, source
from site_builder.editors import Ground
from site_builder.editors.cms import Backend, backend_of, config, fetched, place
from site_builder.pipeline import languages_of
from site_builder.problems import N_, CannotRun
from site_builder.schema import Schemas
from site_builder.source.repository import Repository, read_repository
from site_builder.texts import Texts


@click.command()
@click.argument("site", type=click.Path(path_type=Path, exists=True, file_okay=False))
@source
@click.option(
    "--backend",
    "name",
    type=click.Choice(["github", "gitlab", "git-gateway", "proxy"]),
    help="Where changes go.  [default: as the repository's address says]",
)
@click.option("--local", is_flag=True, help="For decap-server on this machine: the same as --backend proxy.")
@click.option(
    "--repository", default="", metavar="URL", help="Where the region's files lie.  [default: as the region says]"
)
@click.option("--app", default="", metavar="ID", help="GitLab: the application id with which people sign in.")
@click.option("--oauth", default="", metavar="URL", help="GitHub: the service through which people sign in.")
@click.option("--cluster", "clusters", multiple=True, metavar="ID", help="Only this cluster; may be given again.")
@click.option(
    "--package",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Decap CMS as a file.  [default: fetched once from the npm registry]",
)
@language
def cms(
    site: Path,
    source: Path,
    name: str | None,
    local: bool,
    repository: str,
    app: str,
    oauth: str,
    clusters: tuple[str, ...],
    package: Path | None,
    lang: str | None,
) -> None:
    """Put Decap CMS into the folder of a built site, as admin/.

    Profiles, the newest yearly records and grids, objectives and stories are edited in forms made from the schemas;
    a change becomes a proposal in the repository, in the canonical form.
    """
    region, _ = read_repository(source)
    languages = languages_of(region)
    texts = Texts(lang or languages[0], languages)
    backend = _backend("proxy" if local else name, repository or _address(region), app, oauth)
    unknown = sorted(set(clusters) - set(region.clusters))
    if unknown:
        raise CannotRun(N_("There is no cluster “{name}” in data/clusters."), name=unknown[0])
    made = config(Ground.of(region, Schemas.load(), texts), backend, clusters)
    page = place(site, fetched(package), made, texts)
    click.echo(texts.gettext("{path}: written").format(path=page))


def _backend(name: str | None, repository: str, app: str, oauth: str) -> Backend:
    named = name or ("gitlab" if "gitlab" in repository else "github")
    backend = backend_of(named, repository)
    if backend is None:
        message = N_("The address of the repository is needed, as https://github.com/you/clusters: give --repository.")
        raise CannotRun(message)
    more = {"app_id": app} if app else {}
    return Backend(backend.name, backend.options | more | ({"base_url": oauth} if oauth else {}))


def _address(region: Repository) -> str:
    value = region.region.value
    found = value.get("repository") if isinstance(value, dict) else None
    return found if isinstance(found, str) else ""
