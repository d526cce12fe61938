"""Whoever logs by mistake gives nothing away, whatever is logged."""

from __future__ import annotations

import base64
import hashlib
import json
import time
from datetime import UTC, datetime

import pytest
import sqlalchemy as sa
from aiogram.exceptions import TelegramNetworkError
from aiogram.methods import GetMe
from hypothesis import given
from hypothesis import strategies as st

from core.domain.ids import new_id
from core.telemetry.redaction import HIDDEN, Redaction

POSTCODES = st.from_regex(r"[0-9]{5}", fullmatch=True)
BOT_TOKENS = st.from_regex(r"[0-9]{8,10}:[A-Za-z0-9_-]{35}", fullmatch=True)
CODES = st.integers(0, 2**64).map(
    lambda seed: base64.urlsafe_b64encode(hashlib.md5(str(seed).encode()).digest())[:22].decode()
)
"""As random as `core.usecases.issue_code` makes them."""
PASSWORDS = st.from_regex(r"[A-Za-z!#$%*+,./:;<=>?\[\]^_`{|}~-]{4,19}[A-Za-z]", fullmatch=True)
AROUND = st.text(st.characters(exclude_categories=["Nd", "Cs"]), max_size=12).filter(
    lambda text: not set(text) & set("0123456789")
)
WORDS = st.from_regex(r"[A-Za-zäöüß ,.:'\"()\n]{0,12}", fullmatch=True)
SPELLINGS = ("{}", "{} Düsseldorf", "PLZ{}", "e{}", "{}Essen", "('{}',)", '{{"plz": "{}"}}')


def cleaned(value: object, *known: str) -> str:
    """What a log line would show of a value, wherever it stands in the event."""
    event = {"event": value, "inner": [{"deep": value}], "also": {"key": (value,)}}
    return json.dumps(Redaction(known)(None, "info", event), ensure_ascii=False)


def errors_with(secret: str) -> list[Exception]:
    """Errors of libraries that repeat what they were given."""
    address = f"https://api.telegram.org/bot{secret}/getMe"
    return [
        sa.exc.IntegrityError(f"INSERT {secret}", {"postcode": secret}, ValueError(secret)),
        sa.exc.OperationalError("SELECT 1", (secret,), Exception(f"DETAIL: Key (x)=({secret}).")),
        TelegramNetworkError(GetMe(), f"Cannot connect to host: {address}"),
        ConnectionError(f"Client error '404 Not Found' for url '{address}'"),
        KeyError(secret),
        ExceptionGroup(secret, [ValueError(secret)]),
    ]


@given(postcode=POSTCODES, before=WORDS, after=WORDS)
def test_postcodes(postcode: str, before: str, after: str) -> None:
    """Five digits are hidden in every text, list, error and number."""
    values = [
        before + postcode + after,
        (before + postcode).encode(),
        *[spelling.format(postcode) for spelling in SPELLINGS],
        *map(str, errors_with(postcode)),
        *map(repr, errors_with(postcode)),
    ]
    for value in values:
        assert postcode not in cleaned(value)
    if postcode[0] != "0":
        assert postcode not in cleaned(int(postcode))


@pytest.mark.parametrize("typed", ["4 0 2 1 3", "40 213", "402 13", "4-0-2-1-3", "47110815 40213"])
def test_spelled_postcodes(typed: str) -> None:
    """A postcode is hidden as people spell it, too."""
    shown = cleaned(f"input_value='{typed}'")
    assert HIDDEN in shown
    assert typed[-2:] not in shown


@given(token=BOT_TOKENS, before=WORDS, after=WORDS)
def test_bot_tokens(token: str, before: str, after: str) -> None:
    """A bot's token is hidden wherever it stands, also within the address of the Bot API."""
    secret = token.partition(":")[2]
    for value in [before + token + after, *map(str, errors_with(token))]:
        assert secret not in cleaned(value)


def test_short_tokens_in_an_address() -> None:
    """In an address whatever stands in the token's place is hidden, however short."""
    assert cleaned("POST http://127.0.0.1:8081/bot42:DEMO/getUpdates").count("DEMO") == 0


@given(code=CODES, before=WORDS)
def test_start_codes(code: str, before: str) -> None:
    """The code of a letter is hidden in a command, a link, an error, or alone."""
    for value in (
        f"{before} {code}", f"/start {code}", f"/start@bot {code} {before}",
        f"https://t.me/bot?start={code}", *map(str, errors_with(code)),
    ):  # fmt: skip
        assert code not in cleaned(value)


@given(password=PASSWORDS)
def test_database_passwords(password: str) -> None:
    """The password of the database is hidden in addresses and connection strings."""
    for before, after in (
        ("postgresql+psycopg://lotse:", "@db.example:5432/termine failed"),
        ("could not connect: host=db password=", " dbname=termine"),
        ("{'host': 'db', 'password': '", "'}"),
    ):
        assert Redaction().text(before + password + after) == before + HIDDEN + after


@given(secret=st.text(min_size=5, max_size=40), before=AROUND, after=AROUND)
def test_known_secrets(secret: str, before: str, after: str) -> None:
    """What the settings call secret is hidden in whatever shape it has."""
    shown = Redaction([secret, ""]).text(before + secret + after)
    assert secret not in shown.replace(HIDDEN, "")


@given(
    at=st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    kind=st.sampled_from(["inbox", "outbox", "order", "slot"]),
)
def test_ids_stay_readable(at: datetime, kind: str) -> None:
    """Ids, order numbers and instants are what a log is read for, so they stay."""
    made = new_id(at)
    for value in (made, f"{kind}:{made}", f"({made})", "47110815", "12345678901",
                  "2026-11-23T08:00:00.123456Z", "turn_failed", "TelegramUnauthorizedError",
                  "core.storage.send_queue", "TERMINLOTSE_TELEGRAM__WEBHOOK_SECRET",
                  "127.0.0.1:8080", "0.25"):  # fmt: skip
        assert json.dumps(value, ensure_ascii=False)[1:-1] in cleaned(value)


def test_values_keep_their_kind() -> None:
    """Numbers, yes and no, nothing, and lists are still that, for whoever evaluates the log."""
    event = {"count": 7, "share": 0.5, "good": True, "none": None, "names": ["web", "worker"]}
    assert Redaction()(None, "info", event) == event


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text() | st.binary(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


@given(ANYTHING)
def test_anything(value: object) -> None:
    """Whatever somebody logs is cleaned without an error, and can be written as JSON."""
    cleaned(value)


@pytest.mark.parametrize(
    "piece",
    ["a", "aA", "a1", "1", "1 ", "://a:", "://:", "password=", "/start ", "1:", "Aa1_", "\\x", "-"],
)
def test_long_texts(piece: str) -> None:
    """A long text keeps nobody waiting, however odd it is: time grows with its length alone."""
    text = piece * (100_000 // len(piece))
    began = time.perf_counter()
    Redaction(["geheimes Wort"]).text(text)
    assert time.perf_counter() - began < 2
