"""From the bytes of a mail to what it says."""

from __future__ import annotations

import hashlib
import re

from mail_gateway.reading.addresses import Address, read_addresses
from mail_gateway.reading.gathering import Gathered, gather
from mail_gateway.reading.headers import Headers, header_end, read_headers
from mail_gateway.reading.limits import HEADER_BYTES, MAIL_BYTES, MAILS_INSIDE, Budget
from mail_gateway.reading.model import Attachment, ReadMail
from mail_gateway.reading.parameters import media_type
from mail_gateway.reading.parts import parts_of
from mail_gateway.reading.reply import trim

_MESSAGE_ID = re.compile(r"<[^<>\s]{1,400}>")
_ONLY_ONCE = ("from", "subject", "message-id", "date", "to")  # RFC 5322, section 3.6
_MOST_REFERENCES = 100
_OF_THE_WHOLE = ("too_many_", "zip_", "nested_", "mails_nested_", "decoded_", "tnef_too_many_")


def read_mail(raw: bytes) -> ReadMail:
    """Return what a mail says. Pure; never raises, whatever the bytes: see ``findings``."""
    try:
        return _read(raw, Budget(), 0)
    except Exception:  # noqa: BLE001 - the last net: a mail that breaks us is for a person
        budget = Budget(findings=["reading_failed"])
        return _said(raw, Headers(), Gathered(), (), budget)


def _read(raw: bytes, budget: Budget, depth: int) -> ReadMail:
    stop, body = header_end(raw, 0, len(raw))
    headers = read_headers(raw[: min(stop, HEADER_BYTES + 1)], budget)
    if len(raw) > MAIL_BYTES:
        budget.found("mail_too_large")
        gathered = Gathered()
    else:
        gathered = gather(list(parts_of(raw, headers, body, budget)), budget)
    inside = _mails_inside(gathered, budget, depth)
    return _said(raw, headers, gathered, inside, budget)


def _mails_inside(gathered: Gathered, budget: Budget, depth: int) -> tuple[ReadMail, ...]:
    if depth >= MAILS_INSIDE:
        if gathered.mails:
            budget.found("mails_nested_too_deep")
        return ()
    heads = [block + b"\r\n\r\n" for block in gathered.headers_of_mails]
    before = set(budget.findings)
    inside = tuple(_read(mail, budget, depth + 1) for mail in [*gathered.mails, *heads])
    # What is odd in a mail that was passed on says nothing of this one; what is dangerous does.
    budget.findings[:] = [
        code for code in budget.findings if code in before or code.startswith(_OF_THE_WHOLE)
    ]
    return inside


def _said(
    raw: bytes, headers: Headers, gathered: Gathered, inside: tuple[ReadMail, ...], budget: Budget
) -> ReadMail:
    _look_for_doubles(headers, budget)
    text = gathered.text(budget)
    reply = trim(text)
    kind, parameters = media_type(headers.first("content-type"), budget)
    return ReadMail(
        raw_sha256=hashlib.sha256(raw).hexdigest(),
        size=len(raw),
        headers=headers,
        senders=_senders(headers, budget),
        recipients=_recipients(headers, budget),
        subject=headers.text("subject", budget),
        message_id=next(iter(_ids(headers, "message-id")), None),
        references=(*_ids(headers, "in-reply-to"), *_ids(headers, "references")),
        media_type=kind,
        report_type=parameters.get("report-type", "").lower(),
        text=text,
        reply_text=reply.text,
        own_words=reply.own_words,
        attachments=_attachments(gathered, inside),
        calendar_replies=tuple(gathered.calendar),
        inside=inside,
        delivery_status=tuple(gathered.reports),
        findings=tuple(budget.findings),
    )


def _attachments(gathered: Gathered, inside: tuple[ReadMail, ...]) -> tuple[Attachment, ...]:
    """Return the files, those of passed-on mails included: an invoice may lie in one."""
    files = [*gathered.attachments, *(file for mail in inside for file in mail.attachments)]
    return tuple({(file.name, file.sha256): file for file in files}.values())


def _look_for_doubles(headers: Headers, budget: Budget) -> None:
    for name in _ONLY_ONCE:
        if len(headers.all(name)) > 1:
            budget.found(f"two_{name.replace('-', '_')}_fields")


def _senders(headers: Headers, budget: Budget) -> tuple[Address, ...]:
    values = headers.all("from")[:10]
    return tuple(address for value in values for address in read_addresses(value, budget))


def _recipients(headers: Headers, budget: Budget) -> tuple[Address, ...]:
    values = [*headers.all("to")[:10], *headers.all("cc")[:10]]
    return tuple(address for value in values for address in read_addresses(value, budget))


def _ids(headers: Headers, name: str) -> list[str]:
    return _MESSAGE_ID.findall(headers.first(name) or "")[:_MOST_REFERENCES]
