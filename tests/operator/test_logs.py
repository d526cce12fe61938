"""The log: one JSON object a line, from us and from the libraries alike, without secrets."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
import sqlalchemy as sa
import structlog

from core.telemetry.events import set_up_logs

PASSWORD = "ein geheimes Wort"
ID = "01a2076be0407252a7535ad1fb5fd533"
TOKEN = "1234567890:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw0"


@pytest.fixture
def untouched() -> Iterator[None]:
    """The log of the tests as it was, afterwards."""
    root = logging.getLogger()
    handlers, level, config = root.handlers[:], root.level, structlog.get_config()
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.configure(**config)


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    """What was logged, each line by itself."""
    return [json.loads(line) for line in capsys.readouterr().err.splitlines()]


@pytest.mark.usefixtures("untouched")
def test_json_lines(capsys: pytest.CaptureFixture[str]) -> None:
    """Each event is one line with its time in UTC, level and values."""
    set_up_logs()
    log = structlog.get_logger("test")
    log.info("turn_done", inbox_id=ID, names=["a", "b"], text="zwei\nZeilen \ud800 \x1b[31m")
    log.debug("nobody wants to know")
    (line,) = lines(capsys)
    assert (line["event"], line["level"], line["inbox_id"]) == ("turn_done", "info", ID)
    assert line["names"] == ["a", "b"]
    assert line["timestamp"].endswith("Z")


def fails() -> None:
    """Fail as SQLAlchemy does, with everything in its text."""
    raise sa.exc.OperationalError("SELECT :a", {"a": "40213"}, ValueError(PASSWORD))


@pytest.mark.usefixtures("untouched")
def test_everybodys_log(capsys: pytest.CaptureFixture[str]) -> None:
    """What libraries log, with arguments, errors and stacks, has the same form and no secret."""
    set_up_logs("DEBUG", secrets=[PASSWORD])
    other = logging.getLogger("some.library")
    try:
        fails()
    except sa.exc.OperationalError as error:
        structlog.get_logger("test").error("turn_failed", inbox_id=ID, exc_info=error)
        other.exception("in %s", f"https://api.telegram.org/bot{TOKEN}/getMe")
    other.warning("PLZ %s", "40213", extra={"typed": "40213"}, stack_info=True)
    said = capsys.readouterr().err
    found = [json.loads(line) for line in said.splitlines()]
    assert [line["level"] for line in found] == ["error", "error", "warning"]
    assert all("OperationalError" in line["exception"] for line in found[:2])
    assert found[0]["inbox_id"] == ID
    assert "/bot•••••/getMe" in found[1]["event"]
    assert found[2]["typed"] == "•••••"
    for secret in (PASSWORD, TOKEN, "40213"):
        assert secret not in said


@pytest.mark.usefixtures("untouched")
def test_libraries_that_talk_too_much(capsys: pytest.CaptureFixture[str]) -> None:
    """The libraries' everyday news are left out, their warnings are not."""
    set_up_logs("INFO")
    for name in ("aiogram.event", "alembic.runtime.migration", "uvicorn.error"):
        logging.getLogger(name).info("Started server process [12345]")
        logging.getLogger(name).warning("this matters")
    assert [line["event"] for line in lines(capsys)] == ["this matters"] * 3


@pytest.mark.usefixtures("untouched")
def test_lines_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    """Without JSON it is one readable line, without secrets too."""
    set_up_logs(json_lines=False)
    structlog.get_logger("test").warning("something", typed="40213", inbox_id=ID)
    said = capsys.readouterr().err
    assert "something" in said
    assert ID in said
    assert "40213" not in said
