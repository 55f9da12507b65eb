"""What came of workbooks that were handed in, as it is told: lines for people, a proposal's text, JSON for tools."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from site_builder.differences import Change, changes, say
from site_builder.problems import N_
from site_builder.texts import Texts
from site_builder.workbook.book import Record
from site_builder.workbook.collecting import Collected, Proposal
from site_builder.workbook.collecting_parts import Remark

#: of the changes of one record so many are told one by one, in lines and in a proposal's text
_MOST, _MOST_IN_MARKDOWN = 30, 200
#: how a question is answered, since a workbook has no room for it
_ANSWER = N_(
    "Questions stop nothing. Correct in the workbook what is wrong; where a value is right, say why in an answer to "
    "the proposal, or in the form, under “confirmed”."
)
_GRAVITIES = {"error": N_("error"), "warning": N_("warning"), "note": N_("note")}


def text(found: Collected, texts: Texts, dry_run: bool = False) -> str:
    """A line for each remark, `file, sheet, cell: error: message`, then what changes, record by record."""
    lines = [_line(each, texts) for each in found.remarks]
    lines += _answering(found, texts)
    lines += [""] if lines else []
    for proposal in () if found.failed else found.proposals.values():
        lines.append(_headline(proposal, found, texts))
        told = [say(each, texts, found.repository) for each in _told(proposal, found)]
        lines += [f"  {each}" for each in (*_cut(told, _MOST, texts), *_arranged(proposal, texts))]
    lines += [*_waiting(found, texts), verdict(found, texts, dry_run)]
    return "\n".join(lines) + "\n"


def markdown(found: Collected, texts: Texts, dry_run: bool = False) -> str:
    """The same as the text of a proposed change: errors first, then what changes, then the rest."""
    errors = [each for each in found.remarks if each.is_error]
    lines = [verdict(found, texts, dry_run), ""]
    for title, remarks in (
        (N_("To put right"), errors),
        (N_("What an officer will ask"), [each for each in found.remarks if each.asks]),
        (N_("To look at"), [each for each in found.remarks if each.gravity == "warning" and not each.asks]),
    ):
        told = [f"- **{_safe(where(e))}**: {_safe(sentence(e, texts) + _rule(e))}" for e in remarks]
        more = ["", *_answering(found, texts)] if any(each.asks for each in remarks) else []
        lines += _section(texts.gettext(title), [*told, *more])
    changed = []
    for proposal in () if found.failed else found.proposals.values():
        changed += [f"### {_safe(_headline(proposal, found, texts))}", ""]
        told = [f"- {_safe(say(each, texts, found.repository))}" for each in _told(proposal, found)]
        changed += [*_cut(told, _MOST_IN_MARKDOWN, texts), ""]
        changed += [each for line in _arranged(proposal, texts) for each in (_safe(line), "")]
    lines += _section(texts.gettext(N_("What changes")), changed)
    notes = [each for each in found.remarks if each.gravity == "note"]
    told = [f"- **{_safe(where(each))}**: {_safe(sentence(each, texts))}" for each in notes]
    lines += _section(texts.gettext(N_("What was taken as what")), _cut(told, _MOST_IN_MARKDOWN, texts))
    lines += [_safe(each) for each in _waiting(found, texts)]
    return "\n".join(lines).strip() + "\n"


def as_json(found: Collected, texts: Texts, dry_run: bool = False) -> str:
    """`remarks` with file, sheet, cell, gravity, rule and message, `records` with their changes, `counts`.

    A record is `arranged` where its file is put in order besides.
    """
    content: dict[str, Any] = {
        "remarks": [
            {
                "file": each.spot.file,
                "sheet": each.spot.sheet,
                "cell": each.spot.cell,
                "gravity": each.gravity,
                "rule": each.rule,
                "message": sentence(each, texts),
            }
            for each in found.remarks
        ],
        "records": [
            {
                "path": path,
                "new": proposal.record.value is None,
                "arranged": proposal.arranged,
                "written": not (found.failed or dry_run),
                "changes": [
                    {"kind": each.kind, "told": say(each, texts, found.repository)}
                    for each in _changes(proposal, found)
                ],
            }
            for path, proposal in found.proposals.items()
        ],
        "counts": counts(found),
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


FORMATS: Mapping[str, Callable[[Collected, Texts, bool], str]] = {"text": text, "markdown": markdown, "json": as_json}


def where(remark: Remark) -> str:
    """`report.xlsx, Members, C12`."""
    return ", ".join(filter(None, (remark.spot.file, remark.spot.sheet, remark.spot.cell)))


def gravity(remark: Remark, texts: Texts) -> str:
    """The word for how grave it is."""
    return texts.gettext(N_("question") if remark.asks else _GRAVITIES[remark.gravity])


def sentence(remark: Remark, texts: Texts) -> str:
    """What is said, in the language of the texts."""
    told = texts.sentence(remark.msgid, remark.args)
    return told[:1].upper() + told[1:]


def counts(found: Collected) -> dict[str, int]:
    """How many errors, warnings and notes there are, and records that would change."""
    number = Counter(each.gravity for each in found.remarks)
    return {
        "errors": number["error"],
        "warnings": number["warning"],
        "notes": number["note"],
        "records": len(found.proposals),
    }


def verdict(found: Collected, texts: Texts, dry_run: bool) -> str:
    """The line that says what was done."""
    errors = counts(found)["errors"]
    if errors:
        message = texts.ngettext(
            "{number} error: nothing was written. Put it right in the workbook, save it, and hand it in again.",
            "{number} errors: nothing was written. Put them right in the workbook, save it, and hand it in again.",
            errors,
        )
        return message.format(number=errors)
    records = len(found.proposals)
    if not records:
        return texts.gettext(N_("Nothing was changed: the workbook says what is on record."))
    if dry_run:
        message = texts.ngettext("{number} record would be written.", "{number} records would be written.", records)
    else:
        message = texts.ngettext("{number} record was written.", "{number} records were written.", records)
    return message.format(number=records)


def title_of(record: Record, found: Collected, texts: Texts) -> str:
    """`Members list 2024`."""
    title = texts.say(found.schemas.form(record.kind).title)
    return f"{title} {texts.period(record.period)}" if record.period else title


def _headline(proposal: Proposal, found: Collected, texts: Texts) -> str:
    """Whose record it is and how much changes: `Blue cluster, Yearly record 2024: 3 values changed.`"""
    number = Counter(each.kind for each in _changes(proposal, found))
    parts = [words.format(number=number[kind]) for kind, words in _counted(number, texts).items() if number[kind]]
    profile = found.repository.clusters[proposal.cluster].profile.value
    cluster = texts.say(profile.get("name")) if isinstance(profile, dict) else proposal.cluster
    record = title_of(proposal.record, found, texts)
    args = {"cluster": cluster or proposal.cluster, "record": record, "what": ", ".join(parts)}
    if proposal.record.value is None:
        return texts.sentence(N_("{cluster}, {record}, new: {what}"), args)
    return texts.sentence(N_("{cluster}, {record}: {what}"), args)


def _arranged(proposal: Proposal, texts: Texts) -> list[str]:
    """That more lines change than values, where the file was not in canonical form."""
    message = N_(
        "The file is also put in order (see “site-builder format”), so that more of its lines change than values."
    )
    return [texts.gettext(message)] if proposal.arranged else []


def _counted(number: Mapping[str, int], texts: Texts) -> dict[str, str]:
    """The words for how many changes there are of each kind."""
    changed, added, removed = number["changed"], number["added"], number["removed"]
    joined, left = number["joined"], number["left"]
    return {
        "changed": texts.ngettext("{number} value changed", "{number} values changed", changed),
        "added": texts.ngettext("{number} added", "{number} added", added),
        "removed": texts.ngettext("{number} removed", "{number} removed", removed),
        "joined": texts.ngettext("{number} joined", "{number} joined", joined),
        "left": texts.ngettext("{number} left", "{number} left", left),
    }


def _changes(proposal: Proposal, found: Collected) -> list[Change]:
    """What changes in a record; a new members list is told as the change since the last."""
    record = proposal.record
    before = record.value
    if before is None and record.kind == "members":
        before = record.last
    told = changes(found.schemas, record.kind, before, proposal.value)
    return [each for each in told if each.steps not in (("year",), ("quarter",))]


def _told(proposal: Proposal, found: Collected) -> list[Change]:
    """The changes that are told one by one: of a new record those against nothing would be all of it."""
    told = _changes(proposal, found)
    if proposal.record.value is None and proposal.record.kind == "members":
        return [each for each in told if each.kind in ("joined", "left")]
    return told if proposal.record.value is not None else []


def _waiting(found: Collected, texts: Texts) -> list[str]:
    """What the workbooks ask for and nobody has begun."""
    records = [title_of(record, found, texts) for _, record in dict.fromkeys(found.waiting)]
    if not records:
        return []
    told = [texts.sentence(N_("Not filled in yet, and left as it is: {records}."), {"records": records})]
    if any(record.kind == "members" and record.begins for _, record in found.waiting):
        message = N_(
            "Is the list of members the same as last year’s? Then write “no” in its column “Has left”, in any row."
        )
        told.append(texts.gettext(message))
    return told


def _cut(lines: list[str], most: int, texts: Texts) -> list[str]:
    if len(lines) <= most:
        return lines
    more = len(lines) - most
    return [*lines[:most], texts.ngettext("… and {number} more", "… and {number} more", more).format(number=more)]


def _section(title: str, lines: list[str]) -> list[str]:
    return [f"## {title}", "", *lines, ""] if lines else []


def _safe(text: str) -> str:
    """A text that came from a file, so that Markdown shows it and does nothing else with it."""
    for each in "\\`*_[]<>#@|":
        text = text.replace(each, f"\\{each}" if each not in "<>@" else f"&#{ord(each)};")
    return text


def _line(remark: Remark, texts: Texts) -> str:
    args = {"where": where(remark), "gravity": gravity(remark, texts), "sentence": sentence(remark, texts)}
    return texts.gettext("{where}: {gravity}: {sentence}").format(**args) + _rule(remark)


def _answering(found: Collected, texts: Texts) -> list[str]:
    """How to answer, where something is asked."""
    return [texts.gettext(_ANSWER)] if any(each.asks for each in found.remarks) else []


def _rule(remark: Remark) -> str:
    """What a warning is answered under."""
    return f" [{remark.rule}]" if remark.rule and not remark.is_error else ""
