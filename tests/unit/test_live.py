import threading
import urllib.error
import urllib.request

import pytest

from site_builder.live import EVENTS, Reload, server


@pytest.fixture
def site(tmp_path):
    (tmp_path / "fr").mkdir()
    (tmp_path / "fr" / "index.html").write_text("<p>Bonjour")
    (tmp_path / "data.csv").write_text("a,b\n")
    reload = Reload()
    served = server(tmp_path, 0, reload)
    thread = threading.Thread(target=served.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{served.server_port}", reload
    served.shutdown()
    served.server_close()
    thread.join(5)


def get(address):
    with urllib.request.urlopen(address, timeout=5) as answer:
        return answer.read()


def test_pages_are_served_with_the_script_that_reloads_and_files_as_they_are(site):
    address, _ = site
    page = get(address + "/fr/")
    assert page.startswith(b"<p>Bonjour") and EVENTS.encode() in page
    assert get(address + "/data.csv") == b"a,b\n"
    assert get(address + "/fr") == page  # the folder's address gets its slash


def test_what_is_not_there_is_404_and_nothing_outside_is_served(site):
    address, _ = site
    for path in ("/none/", "/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd"):
        with pytest.raises(urllib.error.HTTPError) as refused:
            get(address + path)
        assert refused.value.code == 404
        refused.value.close()


def test_an_open_page_hears_of_a_new_site(site):
    address, reload = site
    with urllib.request.urlopen(address + EVENTS, timeout=5) as events:
        timer = threading.Timer(0.2, reload.announce)
        timer.start()
        assert events.readline() == b"data: new\n"
        timer.join()
