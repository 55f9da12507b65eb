"""Whole days for calendar programs, as RFC 5545 has them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

#: octets of a line, and what a longer one goes on with
_LINE = 75
_FIRST = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class Day:
    """A whole day. By its `uid`, which never changes, a newer file renews what an older one entered."""

    uid: str
    day: date
    summary: str
    description: str
    url: str = ""


def icalendar(days: Iterable[Day], name: str, maker: str, language: str, stamp: date) -> bytes:
    """A calendar: `name` as programs show it, `maker` in whose name it is written, `stamp` the day it was made."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//Site Builder//{_escaped(maker)}//{language.upper()}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escaped(name)}",
    ]
    for one in days:
        lines += [
            "BEGIN:VEVENT",
            f"UID:{one.uid}",
            f"DTSTAMP:{_digits(stamp)}T000000Z",
            # programs take over what is newer, and tell so by this number
            f"SEQUENCE:{max(0, (stamp - _FIRST).days)}",
            f"DTSTART;VALUE=DATE:{_digits(one.day)}",
            f"DTEND;VALUE=DATE:{_digits(one.day + timedelta(days=1))}",
            f"SUMMARY:{_escaped(one.summary)}",
            f"DESCRIPTION:{_escaped(one.description)}",
            *([f"URL:{one.url}"] if one.url else []),
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line)).encode()


def _digits(day: date) -> str:
    """A day in eight digits, also of a year below 1000."""
    return day.isoformat().replace("-", "")


def _escaped(text: str) -> str:
    """A text as a value of iCalendar."""
    for sign in "\\;,":
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\r\n", "\n").replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """A line in pieces of at most 75 octets, each but the first beginning with a space; no letter is split."""
    piece = ""
    for letter in line:
        if len((piece + letter).encode()) > _LINE:
            yield piece
            piece = " "
        piece += letter
    yield piece
