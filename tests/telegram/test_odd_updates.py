"""Odd updates and odd texts: a kind answer where there is a chat, and nobody else waits."""

import json
import logging
from typing import Any

import pytest
from aiogram import Bot
from hypothesis import given
from hypothesis import strategies as st

from bot.emulator import Person
from bot.updates import ALLOWED, UpdateReader
from core.ports.inbound import Inbound
from tests.telegram.house import House

SECRET = "Hausnummer 40213"


def private(person: Person) -> dict[str, Any]:
    """The chat of a person as an update names it."""
    return {"id": person.chat_id, "type": "private", "first_name": "Erna"}


def odd_payloads(person: Person) -> list[tuple[str, Any]]:
    """Updates that are not what the Bot API describes; all but the first four name the chat."""
    chat = private(person)
    user = {"id": person.chat_id, "is_bot": False, "first_name": "Erna"}
    whole = {"message_id": 5, "date": 1, "chat": chat, "from": user}
    return [
        ("message", None),
        ("message", []),
        ("message", {"text": SECRET}),
        ("callback_query", {"id": 7}),
        ("message", {"message_id": "x", "date": 1, "chat": chat, "text": SECRET}),
        ("message", {"message_id": 5, "date": "yesterday", "chat": chat, "text": SECRET}),
        ("message", {"message_id": 5, "date": 10**30, "chat": chat, "text": SECRET}),
        ("message", {"chat": chat, "text": SECRET}),
        ("message", whole | {"text": 5}),
        ("message", whole | {"text": "\ud83d"}),
        ("message", whole | {"photo": {"width": "wide"}}),
        ("message", whole | {"caption": "/termin", "photo": []}),
        ("message", whole | {"from": {"id": "nobody"}}),
        ("edited_message", {"chat": chat, "text": SECRET}),
        ("callback_query", {"id": "7", "message": {"chat": chat}, "data": "o:1:0"}),
        ("callback_query", {"id": "8", "from": user, "chat_instance": "1", "message": whole}),
        ("my_chat_member", {"chat": chat}),
        ("message_reaction", {"chat": chat, "user": user, "new_reaction": []}),
        ("telepathy", {"chat": chat, "text": SECRET}),
        ("purchased_paid_media", {"chat": chat}),
    ]


async def test_odd_updates_hold_up_nobody(
    house: House, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    """Odd updates are answered where the chat is known, all pass, and no log has their text."""
    erna, anna = house.person("Erna"), house.person("Anna")
    await house.ask(erna, "/start")
    with caplog.at_level(logging.DEBUG):
        payloads = odd_payloads(erna)
        for kind, payload in payloads:
            house.emulator.push(kind, payload)
        await house.ask(anna, "/start")
    assert len(anna.heard) == 1
    assert len(erna.heard) == 1 + len(payloads[4:])
    assert all("Traceback" not in text and text for text in erna.heard)
    assert house.one("SELECT count(*) FROM inbox WHERE state <> 'done'") == 0
    told = "".join(capfd.readouterr()) + caplog.text
    assert "Hausnummer" not in told


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=12), inner),
    max_leaves=12,
)
FIELDS = ["message_id", "date", "chat", "from", "text", "id", "data", "message", "type", "caption"]
PARTS = st.recursive(
    JSON, lambda inner: st.dictionaries(st.sampled_from(FIELDS), inner, max_size=6), max_leaves=20
)
UPDATES = st.builds(
    lambda number, kind, part: {"update_id": number, kind: part},
    st.integers(0, 2**53),
    st.sampled_from([*ALLOWED, "poll", "inline_query", "unheard_of"]),
    PARTS,
)


@pytest.fixture(scope="module")
def reader() -> UpdateReader:
    """A reader that asks nothing of Telegram."""
    return UpdateReader(Bot("42:DEMO"))


@given(raw=UPDATES | JSON)
async def test_any_update_is_read_without_an_error(reader: UpdateReader, raw: object) -> None:
    """Whatever JSON comes, reading it gives an event that can be stored, or nothing."""
    event = await reader.read(raw)
    if event is not None:
        assert Inbound.from_json(event.to_json()) == event


TEXTS = {
    "very long": "Termin " * 15_000,
    "no blanks": "x" * 100_000,
    "digits": "4711" * 25_000,
    "emoji only": "😀🎉👵🏽",
    "control characters": "\x01\x02\x1b[31mrot\x7f\x00",
    "right to left": "\u202e12304 \u2067Termin\u2069 \u200f",
    "invisible": "\u200b\u2060\ufeff",
    "combining": "Z" + "\u0301" * 4_000,
    "SQL": "'; DROP TABLE conversations; --",
    "HTML": "<b>Termin</b><script>alert(1)</script>&lt;",
    "template": "{{ 7 * 7 }} {% raw %} ${7*7} %s %(x)s",
    "JSON": json.dumps({"kind": "press", "choice": "o:1:0"}),
    "only blanks of other kinds": "\u2003\u3164\u2800.",
    "slash": "/",
    "unknown command": "/" + "x" * 60,
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
async def test_odd_texts_get_a_kind_answer(house: House, text: str) -> None:
    """Every odd text is answered in full sentences, and the next message is understood again."""
    erna = house.person()
    await house.ask(erna, "/start")
    await house.ask(erna, text)
    assert len(erna.heard) > 1
    assert nothing_is_left(house)
    assert "Mensch" in (await house.ask(erna, "Hilfe")).text


async def test_odd_texts_on_postgresql(postgresql_url: str) -> None:
    """PostgreSQL takes no NUL and no half characters; none gets that far."""
    async with House(postgresql_url) as house:
        people = [house.person(name) for name in TEXTS]
        for person, text in zip(people, TEXTS.values(), strict=True):
            person.say(text[:5_000])
        await house.rest()
        assert all(person.heard for person in people)
        assert nothing_is_left(house)


def nothing_is_left(house: House) -> bool:
    """Whether every turn was taken without an error and every message was sent."""
    undone = house.one("SELECT count(*) FROM inbox WHERE state <> 'done'")
    unsent = house.one("SELECT count(*) FROM outbox WHERE state <> 'sent'")
    return (undone, unsent) == (0, 0)


MEDIA = {
    "photo": "Bild", "voice": "Aufnahme", "audio": "Aufnahme", "video": "Video",
    "video_note": "Video", "animation": "Video", "sticker": "Bildchen", "document": "Datei",
    "location": "auswerten", "contact": "auswerten",
}  # fmt: skip


async def test_media_get_the_answer_of_their_kind(any_house: House) -> None:
    """A photo, a voice message, a sticker, …: each is answered as what it is."""
    for kind, word in MEDIA.items():
        person = any_house.person(kind)
        person.send_media(kind)
        assert word in (await any_house.answer(person)).text
    stored = {row.kind for row in any_house.rows("SELECT kind FROM messages WHERE direction='in'")}
    assert stored == set(MEDIA)


async def test_photo_with_a_caption(house: House) -> None:
    """A caption does not make a photo a text, also not one that looks like a command."""
    erna = house.person()
    erna.send_media("photo", "/termin")
    assert "Bild" in (await house.answer(erna)).text


async def test_kinds_that_nobody_thought_of(house: House) -> None:
    """A poll, a die, a story or whatever comes next gets the answer for what cannot be read."""
    erna = house.person()
    await house.ask(erna, "/start")
    user = {"id": erna.chat_id, "is_bot": False, "first_name": "Erna"}
    whole = {"message_id": 900, "date": 1, "chat": private(erna), "from": user}
    for content in (
        {"dice": {"emoji": "🎲", "value": 3}},
        {"message_auto_delete_timer_changed": {"message_auto_delete_time": 86400}},
        {"hologram": {"depth": 3}},
    ):
        house.emulator.push("message", whole | content)
    await house.rest()
    assert len(erna.heard) == 4
    assert "nur geschriebene Worte" in erna.heard[-1]


async def test_edited_message(house: House) -> None:
    """An edit is answered, kept as a second version, and changes nothing."""
    erna = house.person()
    said = erna.say("Hallo")
    await house.answer(erna)
    erna.edit(said, "Absagen!")
    assert "geändert" in (await house.answer(erna)).text
    versions = house.rows("SELECT text, version FROM messages WHERE direction = 'in' ORDER BY id")
    assert versions == [("Hallo", 1), ("Absagen!", 2)]
