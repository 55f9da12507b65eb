"""The first step, with no right to write: from the issue's event to what its workbooks would change."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from site_builder.editors.issue_forms import named_cluster
from site_builder.handing_in.fetching import Attachments, NotFetched, file_name
from site_builder.handing_in.result import Result, shortened
from site_builder.problems import N_, CannotRun
from site_builder.texts import Texts
from site_builder.workbook.collecting import Collected, Collector
from site_builder.workbook.collecting_report import FORMATS

_ENDINGS = (".xlsx", ".ods")


def read(event: Mapping[str, Any], root: Path, attachments: Attachments, lang: str | None = None) -> Result:
    """What came of the workbooks in the issue of a GitHub event; nothing is written into the region.

    All that the issue says is taken for text of strangers. Raises CannotRun where the event has no issue.
    """
    number, body = _issue(event)
    collector = Collector(root)
    texts = Texts(lang or collector.languages[0], collector.languages)
    try:
        found = _collected(collector, body, attachments)
        _agree(found, named_cluster(texts, body))
    except NotFetched as reason:
        told = texts.sentence(reason.msgid, reason.args_)
        return Result(number, texts.gettext("A workbook that could not be fetched"), shortened(told), True)
    except CannotRun as reason:
        return _answer(number, texts, texts.sentence(reason.msgid, reason.args_))
    told = FORMATS["markdown"](found, texts, False)
    if found.failed:
        return _answer(number, texts, told)
    files = {path: proposal.text for path, proposal in found.proposals.items()}
    if not files:
        return Result(number, texts.gettext("A workbook that changes nothing"), shortened(told), False)
    source = texts.gettext("Handed in by #{number}. Closes #{number}.").format(number=number)
    return Result(number, _title(found, texts), shortened(told) + f"\n{source}\n", False, files)


def _issue(event: Mapping[str, Any]) -> tuple[int, str]:
    issue = event.get("issue")
    number = issue.get("number") if isinstance(issue, dict) else None
    if not isinstance(issue, dict) or type(number) is not int:
        raise CannotRun(N_("The event has no issue."))
    return number, str(issue.get("body") or "")


def _collected(collector: Collector, body: str, attachments: Attachments) -> Collected:
    addresses = [each for each in attachments.found(body) if file_name(each).lower().endswith(_ENDINGS)]
    if not addresses:
        raise CannotRun(N_("No workbook was found in the request: drop the file (.xlsx or .ods) into it."))
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for number, address in enumerate(addresses, 1):
            path = Path(folder) / str(number) / file_name(address)
            path.parent.mkdir()
            path.write_bytes(attachments.fetch(address))
            paths.append(path)
        return collector.collect(paths)


def _agree(found: Collected, chosen: str | None) -> None:
    """The cluster that was chosen is the workbook's: a slip would put one cluster's figures into another's file."""
    others = sorted({proposal.cluster for proposal in found.proposals.values()} - {chosen})
    if chosen and others:
        message = N_("The request is for {chosen}, and the workbook is that of {other}. Correct the one that is wrong.")
        raise CannotRun(message, chosen=chosen, other=others[0])


def _title(found: Collected, texts: Texts) -> str:
    clusters = sorted({proposal.cluster for proposal in found.proposals.values()})
    return texts.gettext("Workbook of {clusters}").format(clusters=", ".join(clusters))[:120]


def _answer(number: int, texts: Texts, told: str) -> Result:
    """A request that can't be taken as it is: what to put right, and how to hand it in again."""
    again = texts.gettext(
        "Nothing was changed. Correct the workbook, then edit this request (“Edit”, at its top right) and replace "
        "the file."
    )
    return Result(number, texts.gettext("A workbook to put right"), shortened(f"{told.strip()}\n\n{again}\n"), True)
