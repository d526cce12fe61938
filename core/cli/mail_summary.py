"""How a read mail looks to a person in a terminal."""

from __future__ import annotations

from typing import Any

OUTCOMES = {
    "case": "wird einem Auftrag zugeordnet",
    "staff": "geht an einen Menschen",
    "quarantine": "kommt in Quarantäne",
    "dropped_auto": "von einer Maschine, wird nur abgelegt",
}
REASONS = {
    "authentication_failed": "der Absender ist nach Prüfung unseres Servers nicht echt",
    "auto_submitted": "sagt von sich, dass kein Mensch sie geschickt hat",
    "autoresponder": "von einem Antwortautomaten",
    "base64_unreadable": "die Angabe ist kein Base64",
    "bounce_not_understood": "eine Rückmeldung zur Zustellung, die nicht zu verstehen ist",
    "bounce_of_bounce": "eine Rückmeldung auf eine Rückmeldung",
    "bounce_text": "nicht zugestellt, laut Text",
    "delivery_receipt": "eine Zustellbestätigung",
    "delivery_report": "nicht zugestellt, laut Zustellbericht",
    "failed_recipients": "nicht zugestellt, laut Kopfzeile",
    "file_missing": "diese Datei gibt es nicht",
    "file_too_large": "die Datei ist zu groß",
    "file_unreadable": "auf die Datei gibt es keinen Zugriff",
    "line_unreadable": 'die Zeile ist kein JSON der Form {"path": "…"} oder {"raw": "…"}',
    "mail_system_sender": "von einem Mailsystem",
    "mailing_list": "kam über einen Verteiler",
    "many_senders": "nennt mehrere Absender",
    "no_reply_sender": "der Absender will keine Antwort",
    "no_sender": "nennt keinen Absender",
    "null_return_path": "ohne Rücksendeadresse",
    "out_of_office": "eine Abwesenheitsnotiz",
    "own_message": "unsere eigene Nachricht",
    "precedence": "eine Massensendung",
    "program_attached": "mit einem Programm im Anhang",
    "read_receipt": "eine Lesebestätigung",
    "response_suppress": "der Absender will keine automatische Antwort",
    "too_many_hops": "lief über zu viele Server",
    "zip_bomb": "mit einem Archiv, das beim Auspacken riesig wird",
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
    lines = [f"{label + ':' if label else '':14}{_printable(text)}" for label, text in rows]
    reply = [f"    {_printable(line)}" for line in told["reply_text"].splitlines()]
    return "\n".join([*lines, "Antworttext:", *(reply or ["    –"])])


def _size(count: int) -> str:
    return f"{count} Byte" if count < 10_000 else f"{round(count / 1000)} kB"


def _printable(text: str) -> str:
    """Return a text with nothing that could steer a terminal."""
    return "".join(sign if sign.isprintable() else "·" for sign in text)
