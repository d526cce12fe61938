"""Sorting a mail's parts into text, attachments, mails inside and reports."""

from __future__ import annotations

from dataclasses import dataclass, field

from mail_gateway.reading.attachments import attachment
from mail_gateway.reading.calendar import CalendarReply, calendar_reply
from mail_gateway.reading.charsets import to_text
from mail_gateway.reading.html_images import images_shown_in
from mail_gateway.reading.html_text import html_to_text
from mail_gateway.reading.limits import HTML_BYTES, TEXT_CHARS, Budget
from mail_gateway.reading.model import Attachment
from mail_gateway.reading.parts import Part
from mail_gateway.reading.plain_text import plain_text
from mail_gateway.reading.tnef import SIGNATURE as TNEF_SIGNATURE
from mail_gateway.reading.tnef import unpack

_TEXT_BYTES = 2 * TEXT_CHARS
_SIGNED = {"application/pgp-signature", "application/pkcs7-signature"}
_SIGNED |= {"application/x-pkcs7-signature"}
_SEALED = {"application/pkcs7-mime", "application/x-pkcs7-mime", "application/pgp-encrypted"}


@dataclass(slots=True)
class Gathered:
    """What the parts of a mail hold."""

    plain: list[str] = field(default_factory=list)
    html: list[tuple[int | None, str]] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    calendar: list[CalendarReply] = field(default_factory=list)
    mails: list[bytes] = field(default_factory=list)
    headers_of_mails: list[bytes] = field(default_factory=list)
    reports: list[str] = field(default_factory=list)
    said_in_plain: set[int] = field(default_factory=set)
    shown: set[str] = field(default_factory=set)

    def text(self, budget: Budget) -> str:
        """Return the text; HTML counts where the same was not said in plain text."""
        texts = list(self.plain)
        for alternative, html in self.html:
            if alternative not in self.said_in_plain and (alternative is not None or not texts):
                texts.append(html_to_text(html, budget))
        if not any(text.strip() for text in texts):
            texts = [html_to_text(html, budget) for _, html in self.html]
        whole = "\n\n".join(text for text in texts if text.strip())
        if len(whole) > TEXT_CHARS:
            budget.found("text_too_long")
        return whole[:TEXT_CHARS]


def gather(parts: list[Part], budget: Budget) -> Gathered:
    """Sort the parts; images that HTML shows are known before they are met."""
    found = Gathered()
    contents = [part.content(budget) for part in parts]
    for part, content in zip(parts, contents, strict=True):
        if part.kind == "text/html" and _is_text(part):
            html = to_text(content[: 2 * HTML_BYTES], part.parameters.get("charset", ""), budget)
            found.html.append((part.alternative, html))
            found.shown |= images_shown_in(html)
    for part, content in zip(parts, contents, strict=True):
        _sort(part, content, found, budget)
    return found


def _sort(part: Part, content: bytes, found: Gathered, budget: Budget) -> None:
    kind = part.kind
    if kind in ("message/rfc822", "message/global"):
        found.mails.append(content)
        _attach(part, content, found, budget)
    elif kind in ("message/delivery-status", "message/global-delivery-status"):
        found.reports.append(to_text(content[:TEXT_CHARS], "", budget))
    elif kind in ("text/rfc822-headers", "message/rfc822-headers"):
        found.headers_of_mails.append(content)
    elif content.startswith(TNEF_SIGNATURE):
        _unwrap(part, content, found, budget)
    elif kind in ("text/plain", "text/html", "text/enriched") and _is_text(part):
        if kind != "text/html":
            _say(part, content, found, budget)
    elif kind not in _SIGNED:
        if kind in _SEALED:
            budget.found("encrypted_or_sealed")
        _attach(part, content, found, budget)


def _is_text(part: Part) -> bool:
    """Whether a text part is the mail's own text rather than a file."""
    return part.disposition != "attachment" and not (part.file_name and part.disposition)


def _say(part: Part, content: bytes, found: Gathered, budget: Budget) -> None:
    if len(content) > _TEXT_BYTES:
        budget.found("text_too_long")
    text = plain_text(
        to_text(content[:_TEXT_BYTES], part.parameters.get("charset", ""), budget),
        flowed=part.parameters.get("format", "").lower() == "flowed",
        delete_space=part.parameters.get("delsp", "").lower() == "yes",
    )
    found.plain.append(text)
    if text.strip() and part.alternative is not None:
        found.said_in_plain.add(part.alternative)


def _attach(part: Part, content: bytes, found: Gathered, budget: Budget) -> None:
    if not content and not part.file_name:
        return
    content_id = (part.headers.first("content-id") or "").strip().strip("<>").lower()
    shown = bool(content_id) and (content_id in found.shown or "multipart/related" in part.around)
    _add(content, part.file_name, part.kind, found, budget, shown_in_text=shown)


def _add(
    content: bytes,
    name: str,
    declared: str,
    found: Gathered,
    budget: Budget,
    *,
    shown_in_text: bool = False,
) -> None:
    budget.attachments -= 1
    if budget.attachments < 0:
        budget.found("too_many_attachments")
        return
    number = len(found.attachments) + 1
    made = attachment(content, name, declared, number, shown_in_text=shown_in_text)
    for code in made.findings:
        budget.found(code)
    found.attachments.append(made)
    if made.kind == "calendar" and (reply := calendar_reply(content, budget)):
        found.calendar.append(reply)
    if made.kind == "mail" and declared != "message/rfc822":
        found.mails.append(content)


def _unwrap(part: Part, content: bytes, found: Gathered, budget: Budget) -> None:
    unpacked = unpack(content, budget)
    if not unpacked.files and not unpacked.text.strip() and not unpacked.html:
        budget.found("tnef_broken")
        _add(content, part.file_name, part.kind, found, budget)
    for name, data in unpacked.files:
        if budget.takes(len(data)):
            _add(data, name, "application/octet-stream", found, budget)
    if unpacked.text.strip():
        found.plain.append(unpacked.text)
    elif unpacked.html:
        found.html.append((None, to_text(unpacked.html, "", budget)))
