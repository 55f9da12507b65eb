"""Questions to the interface of GitHub or GitLab, within bounds."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from http.client import HTTPException
from typing import Any
from urllib.parse import urlencode

from site_builder.problems import N_, CannotRun

_SECONDS = 30
_PER_PAGE = 100
_MOST_PAGES = 20
#: a page of comments, each as long as may be
_MOST_ANSWER = 50 * 2**20


class Unanswered(CannotRun):
    """The host refused or failed; `status` is what it said, 0 where it said nothing."""

    def __init__(self, address: str, status: int, reason: str) -> None:
        message = N_("{address} answered {reason}. Look at the rights of the token, and try again.")
        super().__init__(message, address=address, reason=reason)
        self.status = status


class TooLarge(CannotRun):
    """A file is larger than it may be."""


@dataclass(frozen=True)
class Client:
    """The interface at `base`; `headers` say who asks, and go to that host alone."""

    base: str
    headers: Mapping[str, str] = field(default_factory=dict)

    def get(self, path: str, **query: Any) -> Any:
        """What lies at a path, as JSON. Raises Unanswered."""
        return self.call("GET", f"{path}?{urlencode(query)}" if query else path)

    def pages(self, path: str, **query: Any) -> Iterator[Any]:
        """The entries of a list that comes in pages."""
        for page in range(1, _MOST_PAGES + 1):
            found = self.get(path, **query, per_page=_PER_PAGE, page=page)
            yield from found
            if len(found) < _PER_PAGE:
                return

    def call(self, method: str, path: str, body: Any = None) -> Any:
        """Ask or tell something; the answer as JSON, None where it is empty. Raises Unanswered, TooLarge."""
        data = self._open(method, path, None if body is None else json.dumps(body).encode(), _MOST_ANSWER)
        return json.loads(data) if data else None

    def file(self, path: str, most: int) -> bytes:
        """The bytes of a file; a store to which the host leads is not told who asks. Raises TooLarge, Unanswered."""
        return self._open("GET", path, None, most)

    def _open(self, method: str, path: str, body: bytes | None, most: int) -> bytes:
        address = self.base.rstrip("/") + path
        request = urllib.request.Request(address, data=body, method=method, headers={"User-Agent": "site-builder"})
        if body is not None:
            request.add_header("Content-Type", "application/json")
        for name, value in self.headers.items():
            request.add_unredirected_header(name, value)
        shown = path.partition("?")[0]
        try:
            with urllib.request.urlopen(request, timeout=_SECONDS) as answer:
                data: bytes = answer.read(most + 1)
        except urllib.error.HTTPError as problem:
            with problem:
                raise Unanswered(shown, problem.code, str(problem.code)) from None
        except (OSError, HTTPException, ValueError) as problem:
            raise Unanswered(shown, 0, str(getattr(problem, "reason", problem))) from None
        if len(data) > most:
            raise TooLarge(N_("{address} has more than {most} MB."), address=shown, most=most >> 20)
        return data
