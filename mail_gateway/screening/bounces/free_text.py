"""Bounces that only people were meant to read."""

from __future__ import annotations

import re
from email.message import Message

from mail_gateway.reading import ReadMail
from mail_gateway.screening.bounces.delivery_report import Report

LONGEST = 40_000
_ADDRESS = re.compile(r"[\w.+=/-]{1,100}@[\w-]{1,60}(?:\.[\w-]{1,60}){1,6}")
_CODE = re.compile(r"\b([45])\.\d{1,3}\.\d{1,3}\b|\b([45])\d\d[ -]")
_PERMANENT = re.compile(
    r"unknown user|user unknown|no such (?:user|mailbox|recipient)|does not exist|doesn't exist"
    r"|not found|mailbox (?:is )?(?:unavailable|disabled|full|voll)|over quota|rejected|unroutable"
    r"|host unknown|unbekannt|existiert nicht|nicht (?:gefunden|vorhanden|zugestellt|zustellbar)"
    r"|(?:could not be|was not|cannot be) delivered|did not receive|not reachable|service error"
    r"|timed out|delivery failed|failed|undeliverable|address rejected"
    r"|inconnu|sconosciut|desconocid",
    re.IGNORECASE,
)
_TEMPORARY = re.compile(
    r"(?:has not|hasn't|not yet) been delivered|will (?:be )?(?:retr|continue)"
    r"|delivery.{0,20}delayed"
    r"|noch nicht zugestellt|verz[öo]gert|weitere (?:zustell)?versuche|warning only|delay",
    re.IGNORECASE,
)
_FOR_QUESTIONS = re.compile(
    r"\b(?:contact|reply to|wenden|kontakt|questions?|fragen|postmaster@)", re.IGNORECASE
)
_ORIGINAL = re.compile(
    r"^[> \t]*-{2,}.{0,60}(?:original|copy|kopie|header|nachricht|message).{0,60}-*\s*$"
    r"|^[> \t]*(?:Received|Return-Path|Message-ID|MIME-Version): ",
    re.IGNORECASE | re.MULTILINE,
)


def failed_recipients_header(mail: ReadMail) -> Report | None:
    """Return what X-Failed-Recipients says, as Exim and others write it."""
    value = ",".join(mail.headers.all("x-failed-recipients"))[:8_000]
    found = tuple(dict.fromkeys(name.lower() for name in _ADDRESS.findall(value)))
    return Report(found, (), "") if found else None


def free_text(mail: ReadMail) -> Report | None:
    """Return what a bounce says in words, first as flufl.bounce knows it, then by its lines."""
    text = mail.text[:LONGEST]
    waiting = bool(_TEMPORARY.search(text)) and "5." not in "".join(_codes(text))
    found = _by_library(mail, text) or _by_lines(text) or _by_original(mail, text)
    ours = {address.key for address in mail.recipients}
    found = tuple(name for name in found if name not in ours) or found
    if not found:
        return None
    return Report((), found, "") if waiting else Report(found, (), "")


def _by_library(mail: ReadMail, text: str) -> tuple[str, ...]:
    from flufl.bounce import all_failures  # type: ignore[import-untyped]  # noqa: PLC0415

    message = Message()
    message["From"] = (mail.headers.first("from") or "")[:500]
    message["Subject"] = mail.subject[:500]
    message["Content-Type"] = "text/plain"
    message.set_payload(text.encode("ascii", "replace").decode())
    try:
        temporary, permanent = all_failures(message)
    except Exception:  # noqa: BLE001 - a detector that stumbles has found nothing
        return ()
    names = [_plain(name) for name in (*permanent, *temporary)]
    return tuple(sorted({name for name in names if _ADDRESS.fullmatch(name)}))


def _by_lines(text: str) -> tuple[str, ...]:
    """Return the addresses that stand near a code or words of failure, above the original."""
    above = _ORIGINAL.split(text, maxsplit=1)[0]
    failed = _PERMANENT.search(above)
    lines = above.split("\n")[:200]
    found: dict[str, None] = {}
    for number, line in enumerate(lines):
        near = " ".join(" ".join(lines[max(0, number - 2) : number + 3])[:1_500].split())
        if "@" not in line or _FOR_QUESTIONS.search(line[:1_000]):
            continue
        named = failed and line.lstrip().startswith("<") and ">:" in line
        if named or _CODE.search(near) or _PERMANENT.search(near):
            found.update((name.lower(), None) for name in _ADDRESS.findall(line[:1_000]))
    return tuple(found)


def _by_original(mail: ReadMail, text: str) -> tuple[str, ...]:
    """Return to whom the copy was addressed, when that is one and the words say that it failed."""
    copies = [copy for copy in mail.inside if len(copy.recipients) == 1]
    told = _PERMANENT.search(text) or _TEMPORARY.search(text)
    return (copies[0].recipients[0].key,) if copies and told else ()


def _codes(text: str) -> list[str]:
    return [f"{(code[1] or code[2])}." for code in _CODE.finditer(text[:LONGEST])]


def _plain(name: object) -> str:
    text = name.decode("ascii", "replace") if isinstance(name, bytes) else str(name)
    return text.strip("<> ").lower()
