"""A preview server for one person on one machine: it serves a built folder and tells open pages to reload.

The script that reloads is added to what is served, never to what is built.
"""

from __future__ import annotations

import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

EVENTS = "/-reload"
_SCRIPT = f'<script>new EventSource("{EVENTS}").onmessage = () => location.reload()</script>'.encode()


class Reload:
    """Counts builds; who waits learns of the next one."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._builds = 0

    def announce(self) -> None:
        """Say that a new site stands."""
        with self._changed:
            self._builds += 1
            self._changed.notify_all()

    def wait(self, seconds: float) -> bool:
        """True where a new site came within the time."""
        with self._changed:
            seen = self._builds
            return self._changed.wait_for(lambda: self._builds != seen, seconds)


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *args: object, reload: Reload, **kwargs: object) -> None:
        self._reload = reload
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]

    def log_message(self, format: str, *args: object) -> None:
        """Stay silent: the terminal is for findings."""

    def do_GET(self) -> None:
        if self.path == EVENTS:
            self._send_events()
        elif (page := self._html()) is not None:
            self._send(page.read_bytes() + _SCRIPT)
        else:
            super().do_GET()

    def _html(self) -> Path | None:
        path = Path(self.translate_path(self.path))
        if path.is_dir() and self.path.partition("?")[0].endswith("/"):
            path /= "index.html"
        return path if path.suffix == ".html" and path.is_file() else None

    def _send(self, body: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def _send_events(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        try:
            while True:
                self.wfile.write(b"data: new\n\n" if self._reload.wait(15) else b": still here\n\n")
                self.wfile.flush()
        except OSError:  # the page was left
            return


def server(folder: Path, port: int, reload: Reload) -> ThreadingHTTPServer:
    """A server of `folder` on 127.0.0.1; port 0 takes a free one. Raises OSError where the port is taken."""
    handler = partial(_Handler, directory=str(folder), reload=reload)
    served = ThreadingHTTPServer(("127.0.0.1", port), handler)
    served.daemon_threads = True
    return served
