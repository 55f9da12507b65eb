"""The folder `admin/` of a built site: Decap CMS with the region's configuration, and nothing from elsewhere."""

from __future__ import annotations

import json
import shutil
import tarfile
from pathlib import Path, PurePosixPath
from typing import Any

from jinja2 import Environment, StrictUndefined

from site_builder.resources import templates_folder
from site_builder.texts import Texts

FOLDER = "admin"
#: the bundle, the parts that it loads when they are needed, and the licences of what is in it
_WANTED = ("decap-cms.js", ".decap-cms.js", ".wasm", "decap-cms.js.LICENSE.txt")
SCRIPTS = ("assets/js/canonical.js", "admin/values.js", "admin/cms.js")


def place(site: Path, package: Path, config: dict[str, Any], texts: Texts) -> Path:
    """Write `admin/` into the folder of a site, in the place of the one there; returns its `index.html`."""
    folder = site / FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "decap").mkdir(parents=True)
    _unpack(package, folder / "decap")
    scripts = [templates_folder() / name for name in SCRIPTS]
    for script in scripts:
        shutil.copyfile(script, folder / script.name)
    told = json.dumps(config, ensure_ascii=False, separators=(",", ":"))
    (folder / "config.js").write_text(
        f"window.CMS_MANUAL_INIT = true;\nwindow.siteBuilder = {told};\n", encoding="utf-8"
    )
    template = (templates_folder() / "admin" / "index.html").read_text(encoding="utf-8")
    page = Environment(autoescape=True, undefined=StrictUndefined, extensions=["jinja2.ext.i18n"])
    page.install_gettext_callables(texts.gettext, texts.ngettext, newstyle=True)  # type: ignore[attr-defined]
    html = page.from_string(template).render(language=texts.language, scripts=[script.name for script in scripts])
    (folder / "index.html").write_text(html + "\n", encoding="utf-8")
    return folder / "index.html"


def _unpack(package: Path, folder: Path) -> None:
    """The files of the package that are used; its paths are not, so that none leads elsewhere."""
    with tarfile.open(package) as archive:
        for member in archive:
            path = PurePosixPath(member.name)
            if member.isfile() and path.parent.name == "dist" and path.name.endswith(_WANTED):
                source = archive.extractfile(member)
                if source is not None:
                    (folder / path.name).write_bytes(source.read())
