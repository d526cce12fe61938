"""Bounces and reports, well made and badly, for reading and screening."""

from __future__ import annotations

from collections.abc import Callable

from tests.mail.letters import letter, multipart, part

DAEMON = (
    b"Return-Path: <>\r\nFrom: Mail Delivery System <MAILER-DAEMON@mx.glas.example>\r\n"
    b"To: bounce+r7.k1@termine.example\r\nDelivered-To: bounce+r7.k1@termine.example\r\n"
    b"Subject: Undelivered Mail Returned to Sender\r\nMessage-ID: <9@mx.glas.example>\r\n"
    b"Auto-Submitted: auto-replied\r\n"
)
ORDER = letter("Neuer Auftrag").replace(b"<1@glas.example>", b"<auftrag-77@termine.example>")


def status(action: str = "failed", code: str = "5.1.1", name: str = "info@glas.example") -> bytes:
    """A delivery status as RFC 3464 has it."""
    return (
        f"Reporting-MTA: dns; mx.glas.example\r\n\r\nFinal-Recipient: rfc822; {name}\r\n"
        f"Action: {action}\r\nStatus: {code}\r\nDiagnostic-Code: smtp; 550 User unknown\r\n"
    ).encode()


def bounce(report: bytes = b"", original: bytes = ORDER, head: bytes = DAEMON) -> bytes:
    """A bounce with its report and the message that came back."""
    return multipart(
        "report; report-type=delivery-status",
        part(b"This is the mail system. Your message could not be delivered."),
        part(report or status(), "message/delivery-status"),
        part(original, "message/rfc822"),
        head=head,
    )


def in_words(text: str, head: bytes = DAEMON) -> bytes:
    """A bounce that only people were meant to read."""
    return head + b"Content-Type: text/plain; charset=utf-8\r\n\r\n" + text.encode()


QMAIL = (
    "Hi. This is the qmail-send program at mx.glas.example.\n"
    "I'm afraid I wasn't able to deliver your message to the following addresses.\n"
    "This is a permanent error; I've given up. Sorry it didn't work out.\n\n"
    "<info@glas.example>:\nSorry, no mailbox here by that name. (#5.1.1)\n\n"
    "--- Below this line is a copy of the message.\n\n"
    "Message-ID: <auftrag-77@termine.example>\nSubject: Auftrag\n\nNeuer Auftrag\n"
)
GERMAN = (
    "Ihre Nachricht konnte nicht zugestellt werden.\n\n"
    "info@glas.example: 550 5.1.1 Empfänger unbekannt\n\n----- Originalnachricht -----\n"
)

BOUNCES: dict[str, Callable[[], bytes]] = {
    "a bounce": bounce,
    "a delay": lambda: bounce(status("delayed", "4.4.1")),
    "a delivery receipt": lambda: bounce(status("delivered", "2.0.0")),
    "a bounce of a bounce": lambda: bounce(original=bounce()),
    "a bounce of nobody": lambda: bounce(b"Action: failed\r\n"),
    "a bounce without report": lambda: bounce(b"\r\n"),
    "a bounce of many": lambda: bounce(status() * 5_000),
    "a bounce of garbage": lambda: bounce(bytes(range(256)) * 100),
    "a bounce in words": lambda: in_words(QMAIL),
    "a bounce in german": lambda: in_words(GERMAN),
    "a bounce that says nothing": lambda: in_words("Leider nein."),
    "a bounce in endless words": lambda: in_words("550 5.1.1 a@x.example\n" * 100_000),
    "a report that is none": lambda: letter("x", content_type="multipart/report"),
}
