"""Every setting, by section. The text below a setting says what it is; the reference prints it."""

from __future__ import annotations

import re
from datetime import time
from typing import Annotated

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    SecretStr,
    ValidationInfo,
    field_validator,
)
from pydantic_settings import NoDecode

from core.settings.addresses import checked_url, split_address

DAYS = ("mo", "di", "mi", "do", "fr", "sa", "so")
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
TOKEN = re.compile(r"[0-9]+:[A-Za-z0-9_-]+")
WALL_TIME = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]")
LONGEST_PATTERN = 200


def _wall_time(value: object) -> object:
    """Refuse what would be read as seconds since midnight."""
    if isinstance(value, time) or (isinstance(value, str) and WALL_TIME.fullmatch(value)):
        return value
    raise ValueError("erlaubt ist eine Uhrzeit wie 07:30")


WallTime = Annotated[time, BeforeValidator(_wall_time)]
Url = Annotated[str, AfterValidator(lambda value: checked_url(value) if value else value)]


class Section(BaseModel):
    """A section of the settings; whatever it does not know is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class DatabaseSettings(Section):
    """Where everything is kept."""

    url: str = ""
    """``sqlite:///FILE`` or ``postgresql://USER:PASSWORD@HOST/NAME``; empty: SQLite in the data
    folder."""


class TelegramSettings(Section):
    """The bot. Without a token there is no Telegram."""

    token: SecretStr = SecretStr("")
    """What @BotFather calls the token, such as ``123456:ABC-DEF``."""
    api_base: Url = "https://api.telegram.org"
    """Where the Bot API answers; another one for a Bot API server of your own, or an emulator."""
    webhook_url: Url = ""
    """The public address that Telegram calls. Together with the secret: a webhook on the web
    listener instead of polling."""
    webhook_secret: SecretStr = SecretStr("")
    """16 to 256 characters ``A-Z a-z 0-9 _ -`` by which Telegram's calls are recognised."""
    messages_per_second: Annotated[float, Field(gt=0, le=30)] = 25.0
    """How many messages are sent in all, by all processes together."""
    seconds_between_in_a_chat: Annotated[float, Field(ge=0, le=60)] = 1.0
    """The shortest time between two messages to the same person."""

    @field_validator("token")
    @classmethod
    def _token_form(cls, value: SecretStr) -> SecretStr:
        if value.get_secret_value() and not TOKEN.fullmatch(value.get_secret_value()):
            raise ValueError("ein Token sieht aus wie 123456:ABC-DEF, so wie @BotFather es nennt")
        return value


class WebSettings(Section):
    """Where pages, webhook, health and metrics answer."""

    listen: str = "127.0.0.1:8080"
    """``host:port``; port 0 takes any free one."""

    @field_validator("listen")
    @classmethod
    def _address(cls, value: str) -> str:
        split_address(value)
        return value


class MailSettings(Section):
    """Mail that comes in. Without an address to listen on there is none."""

    listen: str = ""
    """``host:port`` for SMTP; port 0 takes any free one."""
    lmtp_listen: str = ""
    """``host:port`` for LMTP, by which a mail server in front hands over."""
    domain: Annotated[str, Field(min_length=1, max_length=253)] = "localhost"
    """What stands behind the @ of our addresses."""
    mailboxes: Annotated[tuple[str, ...], NoDecode] = ("auftrag", "vertrag", "it", "info")
    """What stands before the @ of our addresses; mail for others is refused."""
    largest_mb: Annotated[int, Field(ge=1, le=200)] = 25
    """The largest mail that is taken, in megabytes."""
    connections: Annotated[int, Field(ge=1, le=10_000)] = 200
    """How many clients may be connected at the same time."""
    connections_of_one: Annotated[int, Field(ge=1, le=10_000)] = 50
    """How many of them from the same address."""
    authserv_id: str = ""
    """What the mail server in front calls itself in Authentication-Results; empty: none is
    believed."""
    certificate: str = ""
    """A file with a certificate chain: clients may then use STARTTLS."""
    certificate_key: str = ""
    """The file with its key; empty: it stands in the same file."""

    @field_validator("listen", "lmtp_listen")
    @classmethod
    def _address(cls, value: str) -> str:
        if value:
            split_address(value)
        return value

    @field_validator("mailboxes", mode="before")
    @classmethod
    def _listed(cls, value: object) -> object:
        return tuple(re.findall(r"[^\s,]+", value.lower())) if isinstance(value, str) else value

    @field_validator("mailboxes")
    @classmethod
    def _names(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if not value or not all(re.fullmatch(r"[a-z0-9._-]{1,40}", box) for box in value):
            raise ValueError("erlaubt sind Namen wie auftrag oder info, mindestens einer")
        return value


class OfficeSettings(Section):
    """Who helps when a person is wanted."""

    name: Annotated[str, Field(min_length=1, max_length=100)] = "Terminservice"
    """What the office is called."""
    phone: Annotated[str, Field(min_length=1, max_length=100)] = "030 23125 000"
    """The number that people are told to call."""
    opens: WallTime = time(7, 30)
    """When somebody answers the phone, in local time."""
    closes: Annotated[WallTime, Field(validate_default=True)] = time(17, 30)
    """Until when."""
    days: Annotated[tuple[str, ...], NoDecode] = DAYS[:5]
    """On which weekdays: some of ``mo di mi do fr sa so``."""
    land: str = "NW"
    """Whose public holidays are days off, as two letters such as ``NW``."""

    @field_validator("days", mode="before")
    @classmethod
    def _listed(cls, value: object) -> object:
        return tuple(re.findall(r"[^\s,]+", value.lower())) if isinstance(value, str) else value

    @field_validator("days")
    @classmethod
    def _known_days(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if not value or not set(value) <= set(DAYS):
            raise ValueError(f"erlaubt sind Tage aus {' '.join(DAYS)}, mindestens einer")
        return value

    @field_validator("land")
    @classmethod
    def _known_land(cls, value: str) -> str:
        from core.domain.public_holidays import LAENDER  # noqa: PLC0415

        if value not in LAENDER:
            raise ValueError(f"erlaubt ist eines von {', '.join(LAENDER)}")
        return value

    @field_validator("closes")
    @classmethod
    def _later(cls, value: time, info: ValidationInfo) -> time:
        opens = info.data.get("opens")
        if opens is not None and value <= opens:
            raise ValueError(f"erlaubt ist eine Uhrzeit nach OPENS ({opens:%H:%M})")
        return value


class BookingSettings(Section):
    """How bookings go."""

    hold_minutes: Annotated[int, Field(ge=1, le=120)] = 10
    """How long a slot is kept for a person who is asked for a yes."""
    notice_hours: Annotated[int, Field(ge=0, le=720)] = 2
    """How long before it begins a slot can still be booked."""
    idle_minutes: Annotated[int, Field(ge=1, le=1440)] = 30
    """After how much silence a person signs in again."""
    travel_minutes: Annotated[int, Field(ge=0, le=240)] = 0
    """How long a provider travels after an imported slot."""
    foreign_order_number: Annotated[str, Field(min_length=1, max_length=LONGEST_PATTERN)] = (
        "[0-9]{8}"
    )
    """How order numbers look that come from elsewhere: digits alone, as a regular expression."""

    @field_validator("foreign_order_number")
    @classmethod
    def _pattern(cls, value: str) -> str:
        try:
            re.compile(value)
        except (re.error, RecursionError, OverflowError) as error:
            raise ValueError(f"gebraucht wird ein regulärer Ausdruck ({error})") from None
        if re.search("[A-Za-z]", value.replace(r"\d", "")):
            raise ValueError("eine Auftragsnummer besteht aus Ziffern")
        return value


class LogSettings(Section):
    """What the process tells on standard error."""

    level: str = "INFO"
    """``DEBUG``, ``INFO``, ``WARNING`` or ``ERROR``: what is at least told."""
    json_lines: bool = True
    """One JSON object a line, for machines; else lines for people."""

    @field_validator("level")
    @classmethod
    def _known_level(cls, value: str) -> str:
        if value.upper() not in LEVELS:
            raise ValueError(f"erlaubt ist eines von {', '.join(LEVELS)}")
        return value.upper()
