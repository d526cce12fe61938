"""Commands that are mistyped: one German line that says what is wrong and where the help is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.operator.installation import Installation

MISTYPED = [
    (["bogus"], "den Befehl bogus gibt es nicht (Hilfe: terminlotse --help)"),
    (["servee"], "den Befehl servee gibt es nicht (Hilfe: terminlotse --help)"),
    (["--bogus"], "die Option --bogus gibt es nicht (Hilfe: terminlotse --help)"),
    (["audit", "--jsn"], "die Option --jsn gibt es nicht (Hilfe: terminlotse audit --help)"),
    (["audit", "now"], "das ist zu viel: now (Hilfe: terminlotse audit --help)"),
    (["audit", "--json=x"], "die Option --json nimmt keinen Wert"),
    (["import"], "es fehlt: ART (Hilfe: terminlotse import --help)"),
    (["import", "orders"], "es fehlt: DATEI"),
    (["import", "slot", "x.csv"], "ART: dieser Wert passt nicht"),
    (["numbers", "viele"], "ANZAHL: dieser Wert passt nicht"),
    (["numbers", "0"], "ANZAHL: dieser Wert passt nicht"),
    (["numbers", "100001"], "ANZAHL: dieser Wert passt nicht"),
    (["demo", "--port"], "die Option --port braucht einen Wert"),
    (["demo", "--port", "65536"], "--port: dieser Wert passt nicht"),
    (["demo", "--port", "-1"], "--port: dieser Wert passt nicht"),
    (["db", "downgrade"], "den Befehl downgrade gibt es nicht (Hilfe: terminlotse db --help)"),
    (["serve", "mial"], "'mial' gibt es nicht; möglich: telegram, web, worker"),
    (["chat", "--live", "--record", "x"], "eine Aufnahme braucht die Beispieldaten, ohne --live"),
]


@pytest.mark.parametrize(("arguments", "said"), MISTYPED, ids=lambda value: str(value)[:40])
def test_mistyped(installation: Installation, arguments: list[str], said: str) -> None:
    """One line names what is wrong, in German, with code 2, and nothing was done."""
    outcome = installation.does(*arguments)
    assert outcome.code == 2
    assert outcome.out == ""
    assert outcome.only_line.startswith(f"terminlotse: {said}")
    assert re.search(r"\(Hilfe: terminlotse.* --help\)$", outcome.only_line)
    assert installation.is_empty()


def test_line_breaks(installation: Installation) -> None:
    """A line stays one line, whatever is typed."""
    assert installation.does("a\nb").only_line.startswith("terminlotse: den Befehl ")


def test_recording_is_never_written_over(installation: Installation) -> None:
    """A recording begins a new file; that it cannot is said before the conversation, not after."""
    kept = installation.file("gespraech.txt", "das von gestern\n")
    outcome = installation.does("chat", "--record", kept)
    assert outcome.code == 1
    assert outcome.only_line == f"terminlotse: {kept}: das gibt es schon"
    assert kept.read_text() == "das von gestern\n"
    outcome = installation.does("chat", "--record", Path("weg", "gespraech.txt"))
    assert outcome.only_line == "terminlotse: weg/gespraech.txt: das gibt es nicht"
