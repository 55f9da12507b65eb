"""Serves a built site as a static host does: below a path, pressed, to be kept, with the page for what is not there.

The address is the same wherever and whenever it is served: browsers are told at which port of this machine it lies.
"""

from __future__ import annotations

import functools
import gzip
import http.server
import threading
from contextlib import suppress
from pathlib import Path
from types import TracebackType

#: where the sites under test are published; browsers take names below `localhost` for safe
NAME = "region.localhost"
PATH = "/open/"
ADDRESS = f"http://{NAME}{PATH}"
_PRESSED = {".css", ".csv", ".html", ".js", ".json", ".svg", ".txt", ".xml"}


class _Handler(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:
        """Tell nothing: tests do."""

    def do_GET(self) -> None:
        asked = self.path.partition("?")[0].partition("#")[0]
        below = asked.removeprefix(PATH) if asked.startswith(PATH) else "elsewhere"
        path = Path(self.translate_path("/" + below))
        if path.is_dir() and asked.endswith("/"):
            path /= "index.html"
        if path.is_file():
            return self._send(200, path)
        lost = Path(self.directory, "404.html")
        return self._send(404, lost) if lost.is_file() else self.send_error(404)

    def _send(self, status: int, path: Path) -> None:
        content = path.read_bytes()
        kind = self.guess_type(str(path))
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if path.suffix in _PRESSED else kind)
        self.send_header("Cache-Control", "max-age=31536000")
        if path.suffix in _PRESSED:
            content = gzip.compress(content, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        with suppress(ConnectionError):  # a page that is left asks for no more
            self.end_headers()
            self.wfile.write(content)


class Host:
    """A server on a free port of this machine; `folder` may be set, and changed, while it runs."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or Path("/nowhere")
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), self._handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    def _handler(self, *arguments: object) -> _Handler:
        return functools.partial(_Handler, directory=str(self.folder))(*arguments)

    @property
    def chromium(self) -> list[str]:
        """What Chromium is started with to find the address here, and nothing else anywhere."""
        return [
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            f"--host-resolver-rules=MAP {NAME} 127.0.0.1:{self._server.server_port}",
        ]

    def __enter__(self) -> Host:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(5)
