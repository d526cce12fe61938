"""What was read of a mail."""

from __future__ import annotations

from dataclasses import dataclass, field

from mail_gateway.reading.addresses import Address
from mail_gateway.reading.calendar import CalendarReply
from mail_gateway.reading.headers import Headers


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file that came with a mail.

    ``media_type`` is what its content is, ``declared_type`` what the mail claims. ``kind``:
    ``document``, ``photo``, ``inline_image`` (a logo in the text), ``mail``, ``calendar``,
    ``archive``, ``program`` or ``other``. ``names`` lists what an archive holds.
    """

    name: str
    media_type: str
    declared_type: str
    kind: str
    sha256: str
    content: bytes = field(repr=False)
    names: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        """Return the number of bytes."""
        return len(self.content)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadMail:
    """A mail as read. ``findings`` are codes in snake case for what was odd, broken or too much.

    ``text`` is the whole text; ``reply_text`` what its sender newly wrote, with the quoted lines
    it answers in between; ``own_words`` the same without any quote. ``inside`` are the mails that
    lie in this one; ``delivery_status`` the reports of RFC 3464 in it.
    """

    raw_sha256: str
    size: int
    headers: Headers
    senders: tuple[Address, ...]
    recipients: tuple[Address, ...]
    subject: str
    message_id: str | None
    references: tuple[str, ...]
    media_type: str
    report_type: str
    text: str
    reply_text: str
    own_words: str
    attachments: tuple[Attachment, ...]
    calendar_replies: tuple[CalendarReply, ...]
    inside: tuple[ReadMail, ...]
    delivery_status: tuple[str, ...]
    findings: tuple[str, ...]

    @property
    def sender(self) -> Address | None:
        """Return who sent it as the mail says; None when it names nobody or several."""
        return self.senders[0] if len(self.senders) == 1 else None

    @property
    def documents(self) -> tuple[Attachment, ...]:
        """Return the files that may be what a partner was asked for."""
        return tuple(file for file in self.attachments if file.kind in ("document", "photo"))
