"""The program explains itself: in German, at once, without loading what it does not need."""

from __future__ import annotations

import re
import subprocess
import sys
import time

import pytest

from core.cli.program import app
from tests.operator.installation import Installation, Outcome
from tests.operator.process import environment

COMMANDS = [
    (), ("serve",), ("demo",), ("chat",), ("import",), ("letters",), ("numbers",), ("audit",),
    ("doctor",), ("db",), ("db", "upgrade"), ("db", "check"), ("invoice",), ("invoice", "read"),
    ("mail",), ("mail", "read"), ("mail", "list"), ("mail", "raw"), ("mail", "again"),
]  # fmt: skip
GROUPS = {"db", "invoice", "mail"}
ENGLISH = re.compile(
    r"\b(usage|options?|arguments?|commands?|show|this|message|exit|default|required|error)\b",
    re.IGNORECASE,
)
HEAVY = {
    "aiogram", "aiohttp", "alembic", "babel", "cryptography", "dateparser", "holidays", "jinja2",
    "pydantic", "rich", "sqlalchemy", "starlette", "structlog", "uvicorn",
}  # fmt: skip
BOUND_SECONDS = 3.0
"""Generous, because tests share a machine; the promise of 0.25 s is kept by `.ci/run time_help`."""
LOADED = """
import sys
sys.argv = ["terminlotse", "--help"]
from core.cli import main
code = main()
print(code, *sorted({name.partition(".")[0] for name in sys.modules}), file=sys.stderr)
"""


def asked(installation: Installation, command: tuple[str, ...], option: str) -> Outcome:
    """The help of a command; nothing was set up for it."""
    outcome = installation.does(*command, option)
    assert outcome.code == 0
    assert outcome.err == ""
    assert installation.is_empty()
    return outcome


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("option", ["--help", "-h"])
def test_help(installation: Installation, command: tuple[str, ...], option: str) -> None:
    """Every command has a help page, without a word of the library's English."""
    installation.set("BOGUS", "help works whatever the settings are")
    page = asked(installation, command, option).out
    assert page.startswith(f"Aufruf: {' '.join(['terminlotse', *command])}")
    assert "Diese Hilfe zeigen." in page
    said = re.sub(r"<[a-z|]+>|--[a-z-]+|Exit-Code", "", page)
    assert ENGLISH.findall(said) == []


def test_every_command_is_listed(installation: Installation) -> None:
    """The program's own page names every command with one short sentence that is not cut off."""
    page = asked(installation, (), "--help").out
    listed = page.split("Befehle:\n")[1].splitlines()
    names = {command[0] for command in COMMANDS if command}
    assert {line.split()[0] for line in listed} == names
    assert all(line.endswith(".") and not line.endswith("...") for line in listed)
    known = {command.name for command in app.registered_commands} | GROUPS
    assert known == names


@pytest.mark.parametrize("command", [(), *((group,) for group in sorted(GROUPS))])
def test_nothing_said(installation: Installation, command: tuple[str, ...]) -> None:
    """Whoever calls a group without saying what for gets its page, and not the code of success."""
    outcome = installation.does(*command)
    assert outcome.code == 2
    assert "Befehle:" in outcome.err


def test_help_is_quick_and_light() -> None:
    """`--help` loads nothing that only other commands need."""
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", LOADED], env=environment(), capture_output=True, text=True,
        check=True,
    )  # fmt: skip
    took = time.perf_counter() - began
    code, *modules = done.stderr.split()
    assert code == "0"
    assert HEAVY & set(modules) == set()
    assert took < BOUND_SECONDS


def test_version(installation: Installation) -> None:
    """The program says which version it is, whatever the settings are."""
    installation.set("BOGUS", "wrong")
    outcome = installation.does("--version")
    assert (outcome.code, outcome.out) == (0, "terminlotse 0.1.0\n")
