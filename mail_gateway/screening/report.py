"""A mail as other programs see it: the object of ``mail read --json``."""

from __future__ import annotations

from mail_gateway.reading import Attachment, ReadMail, read_mail
from mail_gateway.screening.rules import Rules
from mail_gateway.screening.screen import screen
from mail_gateway.screening.verdict import Bounce, Verdict

_DEFAULT = Rules()


def report(raw: bytes, rules: Rules = _DEFAULT) -> dict[str, object]:
    """Return how a raw mail is read and screened, ready for JSON; never raises."""
    mail = read_mail(raw)
    return as_object(mail, screen(mail, rules=rules))


def as_object(mail: ReadMail, verdict: Verdict) -> dict[str, object]:
    """Return what was read and decided as plain values."""
    return {
        "outcome": verdict.outcome.value,
        "reasons": list(verdict.reasons),
        "from": mail.senders[0].address if mail.senders else None,
        "subject": mail.subject or None,
        "message_id": mail.message_id,
        "reply_text": mail.reply_text,
        "auto_reply": verdict.auto_reply,
        "bounce": _bounce(verdict.bounce),
        "attachments": [_attachment(file) for file in mail.attachments],
        "raw_sha256": mail.raw_sha256,
    }


def not_read(reason: str) -> dict[str, object]:
    """Return the same object for a mail that could not even be opened."""
    return {
        "outcome": "staff", "reasons": [reason], "from": None, "subject": None, "message_id": None,
        "reply_text": "", "auto_reply": False, "bounce": None, "attachments": [],
        "raw_sha256": None,
    }  # fmt: skip


def _bounce(bounce: Bounce | None) -> dict[str, object] | None:
    if bounce is None:
        return None
    return {"recipients": list(bounce.recipients), "permanent": bounce.permanent}


def _attachment(file: Attachment) -> dict[str, object]:
    return {
        "name": file.name, "media_type": file.media_type, "sha256": file.sha256,
        "size": file.size, "kind": file.kind,
    }  # fmt: skip
