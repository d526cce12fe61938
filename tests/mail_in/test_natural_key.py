"""A mail is recognised when it is sent again, and no other is taken for it."""

from __future__ import annotations

import pytest

from mail_gateway.spool.natural_key import natural_key

TO = ("auftrag@termine.example",)
FIRST = b"From: a@x.example\r\n%b\r\nSubject: 1\r\n\r\nJa.\r\n"
AGAIN = b"Received: by relay\r\nFrom: a@x.example\r\n%b\r\nSubject: 1\r\n\r\nJa.\r\n"
OTHER = b"From: b@y.example\r\n%b\r\nSubject: 2\r\n\r\nJa.\r\n"


@pytest.mark.parametrize(
    ("once", "later"),
    [
        (b"Message-ID: <1@x>", b"Message-ID: <1@x>"),
        (b"Message-ID: <1@x>", b"message-id:\r\n\t<1@x> "),
        (b"Message-ID: <1@x>", b"MESSAGE-ID : <1@x>"),
    ],
)
def test_the_same(once: bytes, later: bytes) -> None:
    """However its Message-ID is spelled and folded on the way, it is the same mail."""
    assert natural_key(FIRST % once, TO) == natural_key(AGAIN % later, TO)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (b"X-No: id", b"X-No: id"),
        (b"Message-ID:", b"Message-ID:"),
        (b"Message-ID: \r\n ", b"Message-ID: \r\n "),
        (b"Message-ID: (mailer) <1@x>", b"Message-ID: (mailer) <2@x>"),
        (b"Message-ID: <1@x\r\n 2>", b"Message-ID: <1@x\r\n 3>"),
    ],
)
def test_another(one: bytes, other: bytes) -> None:
    """Two people who both write "Ja." are heard both, whatever became of the Message-ID."""
    assert natural_key(FIRST % one, TO) != natural_key(OTHER % other, TO)
