"""How a read mail looks to a person in a terminal."""

from __future__ import annotations

from typing import Any

from core.cli.mail_reasons import REASONS

OUTCOMES = {
    "case": "wird einem Auftrag zugeordnet",
    "staff": "geht an einen Menschen",
    "quarantine": "kommt in Quarantäne",
    "dropped_auto": "von einer Maschine, wird nur abgelegt",
}
KINDS = {
    "document": "Dokument", "photo": "Bild", "inline_image": "Bild im Text", "mail": "E-Mail",
    "calendar": "Kalender", "archive": "Archiv", "program": "Programm", "other": "Datei",
}  # fmt: skip


def summary(name: str, told: dict[str, Any]) -> str:
    """Return in German what was read of a mail; a reason without German words stays a code."""
    rows = [("Datei", name), ("Ergebnis", OUTCOMES.get(told["outcome"], told["outcome"]))]
    rows += [("", REASONS.get(reason, reason)) for reason in told["reasons"]]
    rows += [("Von", told["from"] or "–"), ("Betreff", told["subject"] or "–")]
    if bounce := told["bounce"]:
        lasting = "endgültig" if bounce["permanent"] else "vorläufig"
        rows.append(("Unzustellbar", f"{', '.join(bounce['recipients']) or '–'} ({lasting})"))
    for file in told["attachments"]:
        kind = KINDS.get(file["kind"], file["kind"])
        rows.append(("Anhang", f"{file['name']} ({kind}, {_size(file['size'])})"))
    lines = [f"{label + ':' if label else '':14}{printable(text)}" for label, text in rows]
    reply = [f"    {printable(line)}" for line in told["reply_text"].splitlines()]
    return "\n".join([*lines, "Antworttext:", *(reply or ["    –"])])


def _size(count: int) -> str:
    return f"{count} Byte" if count < 10_000 else f"{round(count / 1000)} kB"


def printable(text: str) -> str:
    """Return a text with nothing that could steer a terminal."""
    return "".join(sign if sign.isprintable() else "·" for sign in text)
