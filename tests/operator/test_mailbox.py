"""`mail list`, `raw` and `again`: staff see what came in and what became of it."""

from __future__ import annotations

import json

import pytest

from core.bootstrap.mails import raw_mail
from core.cli.running import container
from core.domain.ids import new_id
from core.ports.mail_store import MailOutcome, SpooledMail
from tests.operator.installation import Installation
from tests.operator.test_database_commands import NOW, counted

RAW = b"Subject: Rechnung\r\n\r\nanbei\r\n"


@pytest.fixture
def filled(ready: Installation) -> Installation:
    """An installation with one mail that was set aside and one that waits."""
    with container() as parts:
        for key in ("1", "2"):
            mail = SpooledMail(
                natural_key=key, raw_sha256=key * 64, size=len(RAW), raw=RAW, sender="",
                recipients=("it@termine.example",), peer="127.0.0.1",
            )  # fmt: skip
            parts.database.write_here(lambda uow, mail=mail: uow.mails.store([mail], NOW))
        outcome = MailOutcome(
            outcome="quarantine", reasons=("not_readable",), subject="Rechnung \x1b[31m",
            author="glas@partner.example", message_id="<1@x>", queue="it",
        )  # fmt: skip
        first = parts.database.read_here(lambda uow: uow.mails.waiting(9, NOW))[0]
        parts.database.write_here(lambda uow: uow.mails.end(first.id, outcome, NOW))
    return ready


def test_nothing_yet(ready: Installation) -> None:
    """An empty spool says so."""
    assert ready.does("mail", "list").out == "Es ist noch keine E-Mail eingegangen.\n"
    assert ready.does("mail", "list", "--json").out == ""


def test_list(filled: Installation) -> None:
    """Each mail with its sender, subject, outcome and reason; nothing in it steers a terminal."""
    said = filled.does("mail", "list").out
    assert "wartet" in said
    assert "kommt in Quarantäne (war nicht zu lesen)" in said
    assert "23.11.2026 09:00  glas@partner.example" in said
    assert "\x1b" not in said
    lines = [json.loads(line) for line in filled.does("mail", "list", "--json").out.splitlines()]
    assert [line["outcome"] for line in lines] == [None, "quarantine"]
    assert lines[1]["reasons"] == ["not_readable"]


def test_again(filled: Installation) -> None:
    """A mail that was set aside waits anew; one that waits, or is none, is refused."""
    lines = [json.loads(line) for line in filled.does("mail", "list", "--json").out.splitlines()]
    assert filled.does("mail", "again", lines[1]["id"]).code == 0
    assert [filled.does("mail", "again", each).code for each in (lines[0]["id"], new_id(NOW))] == [
        1, 1,
    ]  # fmt: skip
    assert counted("mails WHERE state = 'pending'") == 2


def test_raw(filled: Installation) -> None:
    """The bytes come out as they came in."""
    line = json.loads(filled.does("mail", "list", "--json").out.splitlines()[0])
    with container() as parts:
        assert raw_mail(parts, line["id"]) == RAW
        assert raw_mail(parts, new_id(NOW)) is None
    assert filled.does("mail", "raw", new_id(NOW)).code == 1
