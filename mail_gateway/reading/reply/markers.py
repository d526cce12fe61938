"""Lines that announce an earlier mail, our own separator, drawn lines and signature marks."""

from __future__ import annotations

import re

_ANNOUNCED = (
    "original message|original appointment|forwarded message|begin forwarded message"
    "|ursprüngliche nachricht|urspr[.] nachricht|originalnachricht|original-nachricht"
    "|ursprüngliche (?:e-?mail|mail|mitteilung)|original e?-?mail|original mail"
    "|weitergeleitete nachricht|weitergeleitete e-?mail"
    "|anfang der weitergeleiteten (?:nachricht|e-?mail)|beginn der weitergeleiteten nachricht"
    "|message d'origine|message original|message transféré|message initial"
    "|début du message (?:transféré|réexpédié)|messaggio originale|messaggio inoltrato"
    "|inizio messaggio inoltrato|mensaje original|mensaje reenviado|mensagem original"
    "|mensagem encaminhada|oorspronkelijk bericht|doorgestuurd bericht|begin doorgestuurd bericht"
    "|ursprungligt meddelande|originalmeddelande|vidarebefordrat meddelande"
    "|oprindelig (?:besked|meddelelse)|videresendt (?:besked|meddelelse|melding)"
    "|opprinnelig melding|alkuperäinen viesti|välitetty viesti|wiadomość oryginalna"
    "|oryginalna wiadomość|wiadomość przekazana|původní zpráva|původní e-?mail|přeposlaná zpráva"
    "|pôvodná správa|eredeti üzenet|исходное сообщение|пересылаемое сообщение"
    "|пересланное сообщение|переадресоване повідомлення|вихідне повідомлення|orijinal mesaj"
    "|原始邮件|原始郵件|转发邮件"
)
_MARKER = re.compile(
    rf"[*_ ]*(?:-{{2,40}}|_{{2,40}}|={{2,40}})[*_ ]*(?:{_ANNOUNCED})[*_ :]*"
    rf"(?:(?:-{{2,40}}|_{{2,40}}|={{2,40}})[*_ :]*)?|[*_ ]*(?:begin forwarded message"
    r"|anfang der weitergeleiteten (?:nachricht|e-?mail)|beginn der weitergeleiteten nachricht"
    r"|début du message (?:transféré|réexpédié)|inizio messaggio inoltrato"
    r"|begin doorgestuurd bericht)[*_ ]*:[*_ ]*"
    r"|-{3,40} ?(?:weitergeleitet von|forwarded by) .{2,120}-{3,40}",
    re.IGNORECASE,
)
_BARE_MARKER = re.compile(_ANNOUNCED, re.IGNORECASE)
_SEPARATOR = re.compile(
    r"\W*(?:bitte )?(?:nur )?(?:(?:schreiben|antworten|geben) sie )?(?:bitte )?(?:ihre antwort )?"
    r"oberhalb dieser (?:zeile|linie) ?(?:antworten|schreiben|ein|ihre antwort)?\W*"
    r"|\W*(?:please )?(?:reply|type your reply|write(?: your reply)?) above this line\W*",
    re.IGNORECASE,
)
_SIGNATURE = {"--", "__", "-‐", "––"}
_TRACKING = {"ᐧ", "\u200b"}
_DRAWN = set("-_=*#~+─━═•—–")


def announces(line: str) -> bool:
    """Whether a line says that an earlier mail follows."""
    return bool(_MARKER.fullmatch(line.strip().replace("’", "'")))


def announces_header(line: str) -> bool:
    """Whether a line says so without drawn lines, which counts only right above a header."""
    return bool(_BARE_MARKER.fullmatch(line.strip(" \t*_:-").replace("’", "'")))


def is_separator(line: str) -> bool:
    """Whether a line is the one above which we ask people to answer."""
    return bool(_SEPARATOR.fullmatch(line.strip()))


def is_signature_mark(line: str) -> bool:
    """Whether a line is the one above a signature (RFC 3676, section 4.3, and as people type)."""
    return line.strip() in _SIGNATURE


def is_rule(line: str) -> bool:
    """Whether a line is drawn, not written."""
    signs = line.replace(" ", "").replace("\t", "")
    return signs in _TRACKING or (
        len(signs) >= 3 and signs[0] in _DRAWN and signs.count(signs[0]) == len(signs)
    )
