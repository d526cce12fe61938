"""A setting that cannot be used: one German line that names it and what is allowed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from core.settings import PREFIX, Settings
from core.settings.names import names_of
from tests.operator.installation import Installation

KEY = "0123456789abcdef0123456789abcdef"
BAD = [
    ("DATABASE__URL", "unsinn", "sqlite:///DATEI"),
    ("DATABASE__URL", "mysql://lotse:geheim@db/x", "sqlite:///DATEI"),
    ("DATABASE__URL", "sqlite://", "sqlite:///DATEI"),
    ("DATABASE__URL", "sqlite:///:memory:", "sqlite:///DATEI"),
    ("DATABASE__URL", "postgresql://lotse:geheim@db:port/x", "postgresql://"),
    ("DATABASE__URL", "sqlite:////dev/null/termine.db", "/dev/null"),
    ("DATA_DIR", "/dev/null", "/dev/null lässt sich nicht schreiben"),
    ("SECRET_KEY", "zu kurz", "mindestens 32 Zeichen"),
    ("TELEGRAM__TOKEN", "unsinn", "123456:ABC-DEF"),
    ("TELEGRAM__API_BASE", "api.telegram.org", "https://"),
    ("TELEGRAM__API_BASE", "http://[::1", "https://"),
    ("TELEGRAM__WEBHOOK_URL", "unsinn", "https://"),
    ("TELEGRAM__MESSAGES_PER_SECOND", "0", "mehr als 0"),
    ("TELEGRAM__MESSAGES_PER_SECOND", "31", "höchstens 30"),
    ("TELEGRAM__MESSAGES_PER_SECOND", "nan", "höchstens 30"),
    ("TELEGRAM__SECONDS_BETWEEN_IN_A_CHAT", "eine", "eine Zahl"),
    ("WEB__LISTEN", "8080", "127.0.0.1:8080"),
    ("WEB__LISTEN", "http://localhost:8080", "127.0.0.1:8080"),
    ("WEB__LISTEN", "localhost:70000", "127.0.0.1:8080"),
    ("OFFICE__OPENS", "25:00", "07:30"),
    ("OFFICE__OPENS", "8", "07:30"),
    ("OFFICE__CLOSES", "06:00", "nach OPENS (07:30)"),
    ("OFFICE__DAYS", "mo xx", "mo di mi do fr sa so"),
    ("OFFICE__DAYS", "[]", "mindestens einer"),
    ("OFFICE__LAND", "XX", "NW"),
    ("BOOKING__HOLD_MINUTES", "zehn", "eine ganze Zahl"),
    ("BOOKING__HOLD_MINUTES", "0", "mindestens 1"),
    ("BOOKING__HOLD_MINUTES", "121", "höchstens 120"),
    ("BOOKING__FOREIGN_ORDER_NUMBER", "[0-9", "regulärer Ausdruck"),
    ("BOOKING__FOREIGN_ORDER_NUMBER", "x" * 201, "höchstens 200 Zeichen"),
    ("MAIL__MAILBOXES", "a" * 41, "auftrag oder info"),
    ("LOG__LEVEL", "LAUT", "DEBUG, INFO, WARNING, ERROR"),
    ("LOG__LEVEL", "DEBUGX", "DEBUG, INFO, WARNING, ERROR"),
    ("LOG__JSON_LINES", "vielleicht", "true oder false"),
]
TYPES = ["{}", "[]", "1979-05-27", "true", "1.5", '"\\u0000"', "[[1]]", "{x = 1}"]


def refused(installation: Installation) -> str:
    """The one line with which every command ends; nothing was made."""
    outcome = installation.does("numbers")
    assert outcome.code == 1
    assert outcome.out == ""
    assert outcome.only_line.startswith("terminlotse: ")
    assert not (installation.folder / "terminlotse-data" / "terminlotse.db").exists()
    return outcome.only_line.removeprefix("terminlotse: ")


@pytest.mark.parametrize(("name", "value", "allowed"), BAD)
def test_bad_value(installation: Installation, name: str, value: str, allowed: str) -> None:
    """A value that cannot be used names its key and what is allowed, and nothing is started."""
    installation.set(name, value)
    line = refused(installation)
    assert line.startswith(f"{PREFIX}{name}: ")
    assert allowed in line
    assert "geheim" not in line


@pytest.mark.parametrize("setting", list(names_of(Settings)))
def test_wrong_type_in_a_file(installation: Installation, setting: str) -> None:
    """Whatever type a file gives a setting, the line names the setting, in German."""
    *sections, name = setting.removeprefix(PREFIX).lower().split("__")
    head = f"[{sections[0]}]\n" if sections else ""
    for value in TYPES:
        installation.file("terminlotse.toml", f"{head}{name} = {value}\n")
        line = installation.does("numbers").only_line
        assert setting in line or "terminlotse db upgrade" in line  # the value may be a good one
        assert not re.search(r"Input|valid|should|must", line)


@pytest.mark.parametrize(
    "name", ["BOGUS", "WEB", "WEB__LISSEN", "DATA_DIR__X", "TELEGRAM_TOKEN", "telegram__tokn"]
)
def test_unknown_variable(installation: Installation, name: str) -> None:
    """A variable that looks like ours and is none is named: somebody believes in it."""
    installation.set(PREFIX + name, "x")
    line = refused(installation)
    assert line.startswith(f"{PREFIX}{name.upper()}: diese Einstellung gibt es nicht")
    assert installation.is_empty()


def test_meant(installation: Installation) -> None:
    """Whoever mistypes a name is told the right one."""
    installation.set("TELEGRAM_TOKEN", "42:ABC")
    assert refused(installation).endswith("gemeint ist vielleicht TERMINLOTSE_TELEGRAM__TOKEN")


@pytest.mark.parametrize(
    ("content", "key"),
    [
        ("bogus = 1", "BOGUS"),
        ("[bogus]\nx = 1", "BOGUS"),
        ("[web]\nbogus = 1", "WEB__BOGUS"),
        ("[web.listen]\nx = 1", "WEB__LISTEN"),
        ("web = 3", "WEB"),
    ],
)
def test_unknown_in_the_file(installation: Installation, content: str, key: str) -> None:
    """A name or section that the file invents is named as well."""
    installation.file("terminlotse.toml", content)
    assert refused(installation).startswith(f"{PREFIX}{key}: ")


def test_several_faults(installation: Installation) -> None:
    """Of several faults the first is told, and how many more there are."""
    installation.file(
        "terminlotse.toml", '[booking]\nhold_minutes = 0\nnotice_hours = "x"\nidle_minutes = []\n'
    )
    assert refused(installation).endswith("mindestens 1 (und 2 weitere)")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("TERMINLOTSE_BOGUS=1", f"{PREFIX}BOGUS: diese Einstellung gibt es nicht"),
        ("TERMINLOTSE_WEB__LISTEN=x", f"{PREFIX}WEB__LISTEN: erlaubt ist"),
        ("TERMINLOTSE_CONFIG=x.toml", f"{PREFIX}CONFIG: gilt nur in der Umgebung"),
        ("A=1\n\nTERMINLOTSE_WEB__LISTEN\n", ".env, Zeile 3: erlaubt ist NAME=Wert"),
        ("A='1\nB=2", ".env, Zeile 1: erlaubt ist NAME=Wert"),
        (b"A=\xff", ".env ist kein UTF-8"),
    ],
)
def test_dotenv(installation: Installation, content: str | bytes, said: str) -> None:
    """`.env` is held to the same, and a line of it that is none is named."""
    installation.file(".env", content)
    assert refused(installation).startswith(said)


@pytest.mark.parametrize("content", ["[web\n", "web = [", b"\xff\xfe", "a = 1\na = 2\n"])
def test_broken_toml(installation: Installation, content: str | bytes) -> None:
    """A broken file is named, with the place where it breaks."""
    installation.file("meine.toml", content)
    installation.set("CONFIG", "meine.toml")
    assert refused(installation).startswith("meine.toml ist kein gültiges TOML (")


def test_no_such_file(installation: Installation) -> None:
    """A file that is named and not there is missed; the usual one need not exist."""
    installation.set("CONFIG", "weg.toml")
    assert refused(installation) == f"{PREFIX}CONFIG: die Datei weg.toml gibt es nicht"


def test_unreadable_file(installation: Installation, tmp_path: Path) -> None:
    """A file that cannot be read is named."""
    installation.set("CONFIG", str(tmp_path))
    assert refused(installation).startswith(f"{tmp_path} ist nicht lesbar (")


def test_webhook_without_secret(installation: Installation) -> None:
    """A webhook without a secret would believe everybody, so it does not start."""
    installation.set("TELEGRAM__WEBHOOK_URL", "https://termine.example/hook")
    for secret in ("", "short", "with spaces in it, but long enough", "ä" * 20):
        installation.set("TELEGRAM__WEBHOOK_SECRET", secret)
        assert refused(installation).startswith(f"{PREFIX}TELEGRAM__WEBHOOK_SECRET: ")


def test_secret_without_webhook(installation: Installation) -> None:
    """A secret without an address is half a set-up: somebody believes to have a webhook."""
    installation.set("TELEGRAM__WEBHOOK_SECRET", "sixteen-or-more-of-these")
    assert refused(installation).startswith(f"{PREFIX}TELEGRAM__WEBHOOK_URL: ")


def test_postgresql_without_key(installation: Installation) -> None:
    """PostgreSQL is shared: each process making up its own key would lock people out."""
    installation.set("DATABASE__URL", "postgresql://lotse:geheim@127.0.0.1:1/termine")
    line = refused(installation)
    assert line.startswith(f"{PREFIX}SECRET_KEY: ")
    assert "geheim" not in line
    assert installation.is_empty()


def test_postgresql_away(installation: Installation) -> None:
    """A server that does not answer comes to one line and a command; the password stays unsaid."""
    installation.set("DATABASE__URL", "postgresql://lotse:geheim@127.0.0.1:1/termine")
    installation.set("SECRET_KEY", KEY)
    for command in ("numbers", "audit", ("db", "upgrade"), ("db", "check"), ("chat", "--live")):
        outcome = installation.does(*([command] if isinstance(command, str) else command))
        assert outcome.code == 1
        assert outcome.only_line.endswith("mehr sagt: terminlotse doctor")
        assert "geheim" not in outcome.err
