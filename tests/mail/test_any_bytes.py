"""No bytes whatever make reading or screening fail, and reading again says the same."""

from __future__ import annotations

import hashlib
import importlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mail_gateway.reading import read_mail
from mail_gateway.reading.reply import trim
from mail_gateway.screening import Outcome, screen
from tests.mail.hostile_bounces import bounce
from tests.mail.hostile_makers import PDF, attached
from tests.mail.letters import ICS_REPLY, multipart, part
from tests.mail.reply_headers import ATTRIBUTIONS, BLOCKS, DEVICES, OWN_WORDS

WHOLE = [
    bounce(),
    attached(PDF, "rechnung.pdf"),
    multipart("alternative", part(b"Ja"), part(b"<p>Ja</p>", "text/html"),
              part(ICS_REPLY, "text/calendar")),
]  # fmt: skip
LINES = [
    "", "Ja gern.", "> Geht es?", "--", "-- ", "___", "=====", "```", "Glas GmbH, Tel. 0211 1234",
    *DEVICES, *(line for text in ATTRIBUTIONS + BLOCKS + OWN_WORDS for line in text.split("\n")),
]  # fmt: skip


@given(st.binary(max_size=2_000))
@settings(max_examples=150, deadline=None)
def test_any_bytes(raw: bytes) -> None:
    """Any bytes are a mail with an outcome."""
    mail = read_mail(raw)
    assert mail.raw_sha256 == hashlib.sha256(raw).hexdigest()
    assert screen(mail).outcome
    assert read_mail(raw) == mail


@given(st.sampled_from(WHOLE), st.lists(st.tuples(st.integers(0, 2_000), st.binary(max_size=12))))
@settings(max_examples=150, deadline=None)
def test_damaged(raw: bytes, damage: list[tuple[int, bytes]]) -> None:
    """A mail that was damaged on its way is read as far as it goes."""
    for place, put in damage:
        raw = raw[:place] + put + raw[place + len(put) :]
    assert screen(read_mail(raw)).outcome


@given(st.lists(st.sampled_from(LINES), max_size=30))
@settings(max_examples=300, deadline=None)
def test_any_lines(lines: list[str]) -> None:
    """Whatever lines come together: the reply consists of lines of the mail, in their order."""
    reply = trim("\n".join(lines))
    rest = iter(line.rstrip() for line in lines)
    assert all(line in rest for line in reply.text.split("\n") if line)
    rest = iter(line.rstrip() for line in lines)
    assert all(line in rest for line in reply.own_words.split("\n") if line)


@given(st.lists(st.sampled_from(OWN_WORDS), min_size=1, max_size=5))
@settings(max_examples=100, deadline=None)
def test_own_words_together(texts: list[str]) -> None:
    """Own words, however they follow each other, are all kept."""
    whole = "\n\n".join(["Guten Tag,", *texts, "Ende"])
    assert trim(whole).text == whole


def test_the_last_net(monkeypatch: pytest.MonkeyPatch) -> None:
    """Even an error of our own loses no mail: it is for a person, its hash known."""
    module = importlib.import_module("mail_gateway.reading.read_mail")
    monkeypatch.setattr(module, "parts_of", lambda *_: 1 // 0)
    mail = read_mail(WHOLE[0])
    assert mail.raw_sha256 == hashlib.sha256(WHOLE[0]).hexdigest()
    assert screen(mail).outcome is Outcome.STAFF
