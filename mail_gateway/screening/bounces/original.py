"""Which message of ours a bounce is about, by the copy that it holds."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mail_gateway.reading import ReadMail

_MESSAGE_ID = re.compile(
    r"^[> \t]*Message-ID:[ \t]*(<[^<>\s]{1,400}>)", re.IGNORECASE | re.MULTILINE
)
_SUBJECT = re.compile(r"^[> \t]*Subject:[ \t]*(.{1,400})$", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Original:
    """What the copy says of itself. ``is_report``: it was a bounce or another report itself."""

    message_id: str | None = None
    subject: str = ""
    recipients: tuple[str, ...] = ()
    is_report: bool = False


def original_of(mail: ReadMail) -> Original:
    """Return what is known of the message that came back."""
    if mail.inside:
        copy = mail.inside[0]
        return Original(
            copy.message_id,
            copy.subject,
            tuple(address.key for address in copy.recipients),
            is_report=_is_report(copy),
        )
    found = _MESSAGE_ID.search(mail.text)
    subject = _SUBJECT.search(mail.text)
    return Original(
        found[1] if found else next(iter(mail.references), None),
        subject[1].strip() if subject else "",
    )


def _is_report(copy: ReadMail) -> bool:
    null_path = (copy.headers.first("return-path") or "x").strip() == "<>"
    sender = copy.senders[0].address.lower() if copy.senders else ""
    return (
        copy.media_type == "multipart/report"
        or null_path
        or sender.startswith(("mailer-daemon@", "postmaster@"))
    )
