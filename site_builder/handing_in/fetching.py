"""Files that people dropped into an issue: found in its text, fetched from GitHub alone, within bounds."""

from __future__ import annotations

import re
import urllib.error
import urllib.request
from dataclasses import dataclass
from http.client import HTTPException, HTTPMessage
from typing import IO, Any
from urllib.parse import unquote, urljoin, urlsplit

from site_builder.problems import N_, CannotRun

GITHUB = "https://github.com/user-attachments/files/"
MOST_BYTES = 10 * 2**20
MOST_FILES = 5
_MOST_HOPS = 3
_SECONDS = 30
#: where GitHub keeps what was dropped, and leads to
_STORES = re.compile(r"[a-z0-9-]+\.githubusercontent\.com|github-production-[a-z0-9-]+\.s3\.amazonaws\.com")
_TAIL = r"[0-9]+/[^\s()<>\"'\]]+"
_UNFIT = re.compile(r"[^\w.-]+")
_LONGEST_NAME = 80
_MESSAGE = N_("The file could not be fetched ({reason}). Try again later, or send it to the officers by mail.")


class NotFetched(CannotRun):
    """A dropped file can't be had."""


@dataclass(frozen=True)
class Attachments:
    """Where dropped files are fetched: addresses below `base`, with `token` for a private repository."""

    base: str = GITHUB
    token: str = ""

    def found(self, text: str) -> list[str]:
        """The addresses of dropped files in an issue's text, each once, at most MOST_FILES; others are passed over."""
        matches = re.findall(re.escape(self.base) + _TAIL, text)
        return list(dict.fromkeys(matches))[:MOST_FILES]

    def fetch(self, address: str) -> bytes:
        """The bytes of one; raises NotFetched where it can't be had or leads elsewhere, CannotRun for a large one."""
        for hop in range(_MOST_HOPS + 1):
            self._allow(address, first=hop == 0)
            answer = self._open(address, first=hop == 0)
            if isinstance(answer, bytes):
                return answer
            address = urljoin(address, answer)
        raise NotFetched(_MESSAGE, reason="too many redirections")

    def _allow(self, address: str, first: bool) -> None:
        parts, base = urlsplit(address), urlsplit(self.base)
        of_base = (parts.scheme, parts.netloc) == (base.scheme, base.netloc)
        if first and of_base and address.startswith(self.base):
            return
        stored = parts.scheme == "https" and not parts.port and _STORES.fullmatch(parts.hostname or "")
        if first or not (of_base or stored):
            raise NotFetched(_MESSAGE, reason=parts.hostname or "?")

    def _open(self, address: str, first: bool) -> bytes | str:
        """What an address answers: the file, or the address to which it leads."""
        request = urllib.request.Request(address, headers={"User-Agent": "site-builder"})
        if self.token and first:
            request.add_unredirected_header("Authorization", f"Bearer {self.token}")
        try:
            with _OPENER.open(request, timeout=_SECONDS) as answer:
                data: bytes = answer.read(MOST_BYTES + 1)
        except urllib.error.HTTPError as problem:
            with problem:
                leads = problem.headers.get("Location")
            if problem.code in (301, 302, 303, 307, 308) and leads:
                return str(leads)
            raise NotFetched(_MESSAGE, reason=str(problem.code)) from None
        except (OSError, HTTPException, ValueError) as problem:
            reason = str(getattr(problem, "reason", problem))
            raise NotFetched(_MESSAGE, reason=reason) from None
        if len(data) > MOST_BYTES:
            raise CannotRun(N_("The file is larger than {most} MB. A workbook is much smaller."), most=MOST_BYTES >> 20)
        return data


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A redirection is looked at before it is followed."""

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Any:
        return None


_OPENER = urllib.request.build_opener(_NoRedirect)


def file_name(address: str) -> str:
    """The name of a dropped file as it can be shown and written: the end of its address without what is unusual."""
    name = _UNFIT.sub("_", unquote(urlsplit(address).path.rpartition("/")[2])).lstrip(".")
    stem, dot, ending = name.rpartition(".")
    return f"{stem[: _LONGEST_NAME - len(ending)]}{dot}{ending[:10]}" if dot else name[:_LONGEST_NAME]
