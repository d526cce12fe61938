"""Every mail in the spool ends with an outcome and a reason."""

from __future__ import annotations

import json
import time
from datetime import datetime

import pytest

from core.ports.mail_store import MailOutcome
from core.storage.mail_store import MailStore
from mail_gateway import sorting
from tests.mail_in.post_office import LETTER, TO, Client, Gateway

AUTO = b"From: glas@partner.example\r\nAuto-Submitted: auto-replied\r\n\r\nBin weg.\r\n"


async def sorted_mails(gateway: Gateway, *raws: bytes) -> list[tuple[str, list[str], str]]:
    """Hand over mails, sort them, and say what became of each."""
    async with gateway.open(), Client.connected(gateway.port) as client:
        for raw in raws:
            assert (await client.sends(raw, TO)).startswith("250")
    while await gateway.sorting.sort_waiting():
        pass
    return [(row.outcome, json.loads(row.reasons or "[]"), row.queue) for row in gateway.kept()]


async def test_outcomes(gateway: Gateway) -> None:
    """A person's mail waits for staff, a machine's is filed; each says why and for whom it came."""
    person, machine = await sorted_mails(gateway, LETTER, AUTO)
    assert person == ("staff", [*person[1][:-1], "not_matched"], "auftrag")
    assert machine[0] == "dropped_auto"
    assert "auto_submitted" in machine[1]
    first = gateway.kept()[0]
    assert (first.author, first.message_id) == ("glas@partner.example", "<1@x>")


async def test_what_cannot_be_read_is_set_aside(
    sqlite_gateway: Gateway, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Should reading ever fail, the mail is set aside for staff after three tries; others go on."""

    def broken(_raw: bytes) -> None:
        raise MemoryError

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(sorting, "read_mail", broken)
        await sorted_mails(sqlite_gateway, LETTER)
        for _ in range(3):
            sqlite_gateway.world.passes(minutes=1)
            await sqlite_gateway.sorting.sort_waiting()
    (row,) = sqlite_gateway.kept()
    assert (row.outcome, row.reasons) == ("quarantine", '["not_readable"]')
    assert sqlite_gateway.raw(row) == LETTER


async def test_one_that_never_ends_keeps_nobody_waiting(
    sqlite_gateway: Gateway, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Reading that takes for ever is given up, and the next mail is sorted."""
    read = sorting.read_mail

    def slow(raw: bytes) -> object:
        if b"slow" in raw:
            time.sleep(1)
        return read(raw)

    monkeypatch.setattr(sorting, "read_mail", slow)
    monkeypatch.setattr(sorting, "READ_SECONDS", 0.05)
    (first, second) = await sorted_mails(sqlite_gateway, LETTER + b"slow\r\n", LETTER)
    assert (first[0], second[0]) == (None, "staff")


async def test_one_that_cannot_be_ended(
    sqlite_gateway: Gateway, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the outcome of one mail cannot be stored, the others' are."""
    end = MailStore.end

    def picky(store: MailStore, mail_id: str, outcome: MailOutcome, now: datetime) -> bool:
        if outcome.message_id == "<2@x>":
            raise ValueError
        return end(store, mail_id, outcome, now)

    monkeypatch.setattr(MailStore, "end", picky)
    odd = LETTER.replace(b"<1@x>", b"<2@x>")
    (first, second) = await sorted_mails(sqlite_gateway, odd, LETTER)
    assert (first[0], second[0]) == (None, "staff")


async def test_looked_at_again(sqlite_gateway: Gateway) -> None:
    """Staff can have a mail sorted anew."""
    await sorted_mails(sqlite_gateway, LETTER)
    (row,) = sqlite_gateway.kept()
    database = sqlite_gateway.world.database
    assert database.write_here(lambda uow: uow.mails.look_again(row.id))
    assert sqlite_gateway.kept()[0].state == "pending"
    assert await sqlite_gateway.sorting.sort_waiting() == 1
    assert sqlite_gateway.kept()[0].outcome == "staff"


async def test_two_workers(gateway: Gateway) -> None:
    """Two workers that look at the same mail end it once."""
    async with gateway.open(), Client.connected(gateway.port) as client:
        await client.sends(LETTER)
    now = gateway.world.clock()
    (mail,) = gateway.world.database.read_here(lambda uow: uow.mails.waiting(9, now))
    ended = [await gateway.sorting._sort(mail), await gateway.sorting._sort(mail)]
    assert ended == [True, False]
