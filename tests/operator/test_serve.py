"""`serve`: what it needs, what it answers, how it ends."""

from __future__ import annotations

import json
import socket
import stat
from pathlib import Path

from prometheus_client.parser import text_string_to_metric_families

from tests.operator.conftest import TOKEN
from tests.operator.installation import Installation
from tests.operator.process import Process, free_port

MOST_MB = 100 * 1.2
"""The promise is 100 MB; libraries differ a little from system to system."""
MOST_SECONDS = 1.0


def test_out_of_the_box(tmp_path: Path, processes: list[Process]) -> None:
    """Without any set-up it serves on SQLite: health, metrics, a small memory, a quick end."""
    port = free_port()
    process = Process(tmp_path, "serve", WEB__LISTEN=f"127.0.0.1:{port}")
    processes.append(process)
    base = f"http://127.0.0.1:{port}"
    health = json.loads(process.answers(f"{base}/healthz"))
    assert health == {"ok": True, "checks": {"database": "ok", "schema": "ok", "turns": "ok"}}
    families = {
        f.name: f for f in text_string_to_metric_families(process.answers(f"{base}/metrics"))
    }
    assert {sample.labels["outcome"] for sample in families["terminlotse_turns"].samples} >= {
        "done", "failed", "parked", "postponed",
    }  # fmt: skip
    backlog = {s.labels["what"]: s.value for s in families["terminlotse_backlog"].samples}
    assert set(backlog.values()) == {0}
    assert {"inbox_pending", "outbox_due", "outbox_dead", "waiting_for_staff"} <= set(backlog)
    assert process.resident_mb() < MOST_MB
    with socket.create_connection(("127.0.0.1", port)):  # somebody who connects and says nothing
        seconds, outcome = process.stops()
    assert outcome.code == 0
    assert outcome.out == ""
    assert seconds < MOST_SECONDS
    events = list(process.logged())
    assert [event["event"] for event in events] == ["serving", "stopping"]
    assert events[0]["services"] == ["web", "worker"]
    assert all({"timestamp", "level"} <= set(event) for event in events)
    data = tmp_path / "terminlotse-data"
    assert stat.S_IMODE((data / "secret.key").stat().st_mode) == 0o600


def test_port_taken(installation: Installation) -> None:
    """A port that somebody has names the setting, and nothing runs."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        installation.set("WEB__LISTEN", address)
        outcome = installation.does("serve", "web")
    assert outcome.code == 1
    assert outcome.only_line == f"terminlotse: TERMINLOTSE_WEB__LISTEN: {address} ist schon belegt"


def test_no_such_address(installation: Installation) -> None:
    """An address that is none of this machine's names the setting."""
    installation.set("WEB__LISTEN", "192.0.2.1:8080")
    outcome = installation.does("serve", "web")
    assert outcome.code == 1
    assert outcome.only_line.startswith(
        "terminlotse: TERMINLOTSE_WEB__LISTEN: 192.0.2.1:8080 geht nicht ("
    )


def test_telegram_without_token(installation: Installation) -> None:
    """Telegram on demand without a token names the setting; all that is set up runs without it."""
    outcome = installation.does("serve", "telegram")
    assert outcome.code == 1
    said = "terminlotse: TERMINLOTSE_TELEGRAM__TOKEN: Telegram braucht das Token eines Bots"
    assert outcome.only_line == said


def test_token_that_telegram_does_not_know(installation: Installation, telegram: str) -> None:
    """A token that was withdrawn ends the program with one line that does not repeat it."""
    installation.set("TELEGRAM__TOKEN", TOKEN + "-WITHDRAWN")
    installation.set("TELEGRAM__API_BASE", telegram)
    outcome = installation.does("serve", "telegram")
    assert outcome.code == 1
    said = "terminlotse: TERMINLOTSE_TELEGRAM__TOKEN: Telegram kennt dieses Token nicht"
    assert outcome.only_line == said


def test_secrets_are_known_to_the_log(installation: Installation) -> None:
    """Whatever is secret in the settings is handed to the log, to be taken out everywhere."""
    installation.set("SECRET_KEY", "k" * 40)
    installation.set("TELEGRAM__TOKEN", TOKEN)
    installation.set("LOG__LEVEL", "error")
    installation.set("WEB__LISTEN", "192.0.2.1:1")
    installation.does("serve", "web")
    ((level, secrets),) = installation.logs
    assert level == "ERROR"
    assert {"k" * 40, TOKEN} <= set(secrets)
