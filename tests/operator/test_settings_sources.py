"""Where settings come from: the environment, then `.env`, then `terminlotse.toml`."""

from __future__ import annotations

from datetime import time
from pathlib import Path

import pytest

from core.settings import Settings, SettingsError, load_settings
from tests.operator.installation import Installation

FIXED = {
    "TERMINLOTSE_DATABASE__URL": "sqlite:///x.db",
    "TERMINLOTSE_DATA_DIR": "elsewhere",
    "TERMINLOTSE_TELEGRAM__TOKEN": "42:ABC",
    "TERMINLOTSE_TELEGRAM__API_BASE": "http://127.0.0.1:1/telegram",
    "TERMINLOTSE_TELEGRAM__WEBHOOK_URL": "https://termine.example/hook",
    "TERMINLOTSE_TELEGRAM__WEBHOOK_SECRET": "sixteen-or-more-of-these",
    "TERMINLOTSE_WEB__LISTEN": "0.0.0.0:9090",
}


def test_nothing_is_needed(installation: Installation) -> None:
    """Without any setting everything has a value, and the database is a file in the data folder."""
    settings = load_settings()
    assert (
        settings.database_url == f"sqlite:///{installation.folder}/terminlotse-data/terminlotse.db"
    )
    assert settings.web.listen == "127.0.0.1:8080"


def test_fixed_names(installation: Installation) -> None:
    """The names that others rely on set what they say."""
    for name, value in FIXED.items():
        installation.set(name, value)
    settings = load_settings()
    assert settings.database_url == "sqlite:///x.db"
    assert settings.data_dir == Path("elsewhere")
    telegram = settings.telegram
    assert telegram.token.get_secret_value() == "42:ABC"
    assert telegram.api_base == "http://127.0.0.1:1/telegram"
    assert telegram.webhook_url == "https://termine.example/hook"
    assert telegram.webhook_secret.get_secret_value() == "sixteen-or-more-of-these"
    assert settings.web.listen == "0.0.0.0:9090"


def test_order(installation: Installation) -> None:
    """The environment wins over `.env`, and that over the file; one by one, not by section."""
    installation.file(
        "terminlotse.toml", "[booking]\nhold_minutes = 1\nnotice_hours = 2\nidle_minutes = 3\n"
    )
    installation.file(
        ".env",
        "TERMINLOTSE_BOOKING__NOTICE_HOURS=20\nexport TERMINLOTSE_BOOKING__IDLE_MINUTES='30'\n",
    )
    installation.set("BOOKING__IDLE_MINUTES", "300")
    booking = load_settings().booking
    assert (booking.hold_minutes, booking.notice_hours, booking.idle_minutes) == (1, 20, 300)


def test_named_file(installation: Installation) -> None:
    """TERMINLOTSE_CONFIG names another file, which is read in place of the usual one."""
    installation.file("terminlotse.toml", '[office]\nname = "Falsch"\n')
    installation.file("andere.toml", '[office]\nname = "Richtig"\nopens = 08:00:00\n')
    installation.set("CONFIG", "andere.toml")
    office = load_settings().office
    assert (office.name, office.opens) == ("Richtig", time(8))


def test_empty_is_not_set(installation: Installation) -> None:
    """An empty variable, as many supervisors pass it, leaves the usual value."""
    installation.set("WEB__LISTEN", "")
    installation.set("CONFIG", "")
    assert load_settings().web.listen == "127.0.0.1:8080"


def test_other_peoples_variables(installation: Installation) -> None:
    """What others keep in `.env` is none of our business, nor is a folder of that name."""
    installation.file(".env", "POSTGRES_PASSWORD=geheim\n")
    load_settings()
    (installation.folder / ".env").unlink()
    (installation.folder / ".env").mkdir()
    load_settings()


@pytest.mark.parametrize(
    ("given", "days"),
    [("mo mi fr", ("mo", "mi", "fr")), ("MO,Di", ("mo", "di")), ("sa", ("sa",))],
)
def test_lists_in_the_environment(
    installation: Installation, given: str, days: tuple[str, ...]
) -> None:
    """A list is written as people write lists, no JSON needed."""
    installation.set("OFFICE__DAYS", given)
    assert load_settings().office.days == days


def test_home(installation: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    """A tilde means the home folder, also in a file, where no shell has seen it."""
    monkeypatch.setenv("HOME", "/home/lotse")
    installation.file("terminlotse.toml", 'data_dir = "~/daten"\n')
    assert load_settings().data_dir == Path("/home/lotse/daten")


def test_secrets_are_not_shown(installation: Installation) -> None:
    """Settings that are printed by mistake show no secret, and know which values are secret."""
    for name, value in FIXED.items():
        installation.set(name, value)
    installation.set("SECRET_KEY", "k" * 40)
    installation.set("DATABASE__URL", "postgresql://lotse:ge%40heim@db/termine")
    settings = load_settings()
    shown = repr(settings.telegram) + repr(settings.secret_key)
    assert "42:ABC" not in shown
    assert "kkk" not in shown
    assert {"42:ABC", "k" * 40, "ge%40heim", "ge@heim"} <= set(settings.secrets())


def test_settings_can_be_built_in_code() -> None:
    """A program that embeds this one, or a test, gives settings as values."""
    assert Settings.model_construct(data_dir=Path("x")).database_url.endswith("/x/terminlotse.db")


def test_nothing_but_an_error(installation: Installation) -> None:
    """Loading raises what the command line turns into a line, never pydantic's own error."""
    installation.set("BOOKING__HOLD_MINUTES", "lange")
    with pytest.raises(SettingsError, match="TERMINLOTSE_BOOKING__HOLD_MINUTES"):
        load_settings()
