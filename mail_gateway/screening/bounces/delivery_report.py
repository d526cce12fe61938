"""Delivery reports for machines (RFC 3464)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mail_gateway.reading import ReadMail

MOST_RECIPIENTS = 500
_FIELD = re.compile(r"([A-Za-z-]{1,60})[ \t]*:[ \t]*(.*)")
_ADDRESS = re.compile(r"[^\s<>;,\"]{1,128}@[^\s<>;,\"]{1,255}")
_ARRIVED = {"delivered", "relayed", "expanded"}
_FAILED, _DELAYED = {"failed", "failure", "fail"}, {"delayed", "delay"}


@dataclass(frozen=True, slots=True)
class Report:
    """Who did not get it and who does not have it yet; the first status such as ``5.1.1``."""

    failed: tuple[str, ...]
    delayed: tuple[str, ...]
    status: str


def delivery_report(mail: ReadMail) -> Report | None:
    """Return what the reports in a mail say; None when there is none."""
    groups = [group for text in mail.delivery_status for group in _groups(text)]
    said = [group for group in groups if "action" in group or "final-recipient" in group]
    if not said:
        return None
    failed: dict[str, None] = {}
    delayed: dict[str, None] = {}
    for group in said[:MOST_RECIPIENTS]:
        action = group.get("action", "").lower().partition(" ")[0]
        status = group.get("status", "")
        name = _recipient(group)
        if action in _ARRIVED:
            continue
        if action in _DELAYED or (action not in _FAILED and status.startswith("4")):
            delayed.setdefault(name)
        elif action in _FAILED or status.startswith("5"):
            failed.setdefault(name)
    status = next((group["status"] for group in said if group.get("status")), "")
    return Report(_named(failed), _named(delayed), status.partition(" ")[0])


def _named(found: dict[str, None]) -> tuple[str, ...]:
    return tuple(name for name in found if name) or (("",) if found else ())


def _groups(text: str) -> list[dict[str, str]]:
    """Return the fields of each recipient, for groups are parted by empty lines."""
    groups: list[dict[str, str]] = [{}]
    last = ""
    for line in text.split("\n")[:20_000]:
        words = line.rstrip("\r")
        if not words.strip():
            groups.append({})
            last = ""
        elif words[0] in " \t" and last:
            groups[-1][last] += " " + words.strip()[:500]
        elif field := _FIELD.match(words[:1_000]):
            last = field[1].lower()
            groups[-1].setdefault(last, field[2].strip())
    return [group for group in groups if group]


def _recipient(group: dict[str, str]) -> str:
    """Return whom we wrote to: the original recipient is the address that we know."""
    for name in ("original-recipient", "final-recipient", "x-actual-recipient"):
        value = group.get(name, "")
        if found := _ADDRESS.search(value.partition(";")[2] or value):
            return found[0].lower()
    return ""
