"""Mails that are broken, forged, disguised or sent by machines."""

from __future__ import annotations

import base64
from collections.abc import Callable

from tests.mail.hostile_makers import PDF, archive, attached, headers
from tests.mail.letters import letter

ODD: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
    "a line break": lambda: b"\r\n",
    "zeros": lambda: b"\0" * 100_000,
    "noise": lambda: bytes((n * 7919 + n // 256) % 256 for n in range(100_000)),
    "zeros in the header": lambda: headers(b"From: a\0b@x.example\r\nSubject: x\0y"),
    "bare line feeds": lambda: headers("From: a@x.example\r\nSubject: x").replace(b"\r\n", b"\n"),
    "bare carriage returns": lambda: headers("From: a@x.example\r\nSubject: x").replace(
        b"\r\n", b"\r"
    ),
    "a header injected by a bare return": lambda: headers(
        b"From: a@x.example\r\nSubject: x\rBcc: c@y.example"
    ),
    "a second sender": lambda: headers("From: info@glas.example\r\nFrom: boss@bank.example"),
    "two senders in one field": lambda: headers("From: info@glas.example, boss@bank.example"),
    "no sender": lambda: headers("Subject: x"),
    "a sender that is none": lambda: headers("From: Ich Selbst"),
    "a name that is an address": lambda: headers('From: "info@glas.example" <boss@bank.example>'),
    "no subject": lambda: headers("From: a@x.example"),
    "two subjects": lambda: headers("From: a@x.example\r\nSubject: x\r\nSubject: y"),
    "two message ids": lambda: headers(
        "From: a@x.example\r\nMessage-ID: <a@b>\r\nMessage-ID: <c@d>"
    ),
    "raw bytes in the header": lambda: headers(
        "From: Glas Müller <a@x.example>\r\nSubject: für".encode("cp1252")
    ),
    "utf-8 in the header": lambda: headers("From: Glas Müller <a@x.example>\r\nSubject: für"),
    "mixed bytes in the header": lambda: headers(
        b"From: a@x.example\r\nSubject: \xc3\xa4 \xe4 \xff"
    ),
    "a header without colon": lambda: headers("From: a@x.example\r\nhallo\r\nSubject: x"),
    "an mbox line first": lambda: b"From a@x.example Sat Nov 21\r\n" + letter("Ja"),
    "a forged verdict": lambda: headers(
        "Authentication-Results: mx.termine.example; dmarc=pass\r\nFrom: a@x.example"
    ),
    "a broken verdict": lambda: headers("Authentication-Results: ((((; = ;;\r\nFrom: a@x.example"),
    "an unknown charset": lambda: letter("Ja gern.", content_type="text/plain; charset=klingon"),
    "a charset that unpacks": lambda: letter("Ja gern.", content_type="text/plain; charset=zlib"),
    "a charset that is slow": lambda: letter(
        "a" * 50_000, content_type="text/plain; charset=punycode"
    ),
    "a wrong charset": lambda: letter(
        "für".encode("cp1252"), content_type="text/plain; charset=utf-8"
    ),
    "half surrogates": lambda: letter(b"+2AA-", content_type="text/plain; charset=utf-7"),
    "no boundary": lambda: letter("--x\r\n\r\nJa gern.\r\n--x--", content_type="multipart/mixed"),
    "a boundary that never comes": lambda: letter(
        "Ja gern.", content_type="multipart/mixed; boundary=x"
    ),
    "a boundary that never ends": lambda: letter(
        "--x\r\n\r\nJa gern.", content_type="multipart/mixed; boundary=x"
    ),
    "a boundary that begins another": lambda: letter(
        "--x\r\n\r\nJa\r\n--xy\r\nNein\r\n--x--", content_type="multipart/mixed; boundary=x"
    ),
    "a boundary of spaces": lambda: letter(
        "--\r\n\r\nJa", content_type='multipart/mixed; boundary=" "'
    ),
    "the same boundary twice": lambda: letter(
        "--x\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\nJa\r\n--x--",
        content_type="multipart/mixed; boundary=x",
    ),
    "broken base64": lambda: letter("QUJD*DEF=GH=", encoding="base64"),
    "an unknown encoding": lambda: letter("Ja gern.", encoding="rot13"),
    "encoded twice": lambda: letter(base64.b64encode(base64.b64encode(b"Ja")), encoding="base64"),
    "a broken type": lambda: letter("Ja gern.", content_type="text"),
    "a type of garbage": lambda: letter("Ja gern.", content_type=";;;=/="),
    "a path for a name": lambda: attached(PDF, "../../etc/passwd"),
    "a windows path for a name": lambda: attached(PDF, r"C:\\Users\\x\\rechnung.pdf"),
    "a name that reads backwards": lambda: attached(b"MZ" + b"\0" * 60, "rechnung\u202efdp.exe"),
    "a name of control signs": lambda: attached(PDF, "a\x01\x02\x1b[31m.pdf"),
    "an endless name": lambda: attached(PDF, "a" * 9_000 + ".pdf"),
    "a device for a name": lambda: attached(PDF, "CON"),
    "no name": lambda: attached(PDF, ""),
    "a program called invoice": lambda: attached(
        b"MZ" + b"\0" * 100, "rechnung.pdf", "application/pdf"
    ),
    "a program in an archive": lambda: attached(archive(("rechnung.pdf.exe", b"MZ")), "a.zip"),
    "an archive that climbs": lambda: attached(archive(("../../x.pdf", PDF)), "a.zip"),
    "winmail garbage": lambda: attached(
        b"\x78\x9f\x3e\x22" + bytes(range(256)) * 40, "winmail.dat"
    ),
    "an empty winmail": lambda: attached(b"\x78\x9f\x3e\x22", "winmail.dat"),
    "a calendar of garbage": lambda: attached(
        b"BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT", "a.ics", "text/calendar"
    ),
    "a sealed mail": lambda: letter(
        "MIAG", content_type="application/pkcs7-mime", encoding="base64"
    ),
    "a mail that is a file": lambda: letter(PDF, content_type="application/pdf"),
    "a mailing list": lambda: headers("From: a@x.example\r\nList-Id: <list.example>"),
    "a newsletter": lambda: headers("From: a@x.example\r\nPrecedence: bulk"),
    "an autoresponder": lambda: headers("From: a@x.example\r\nAuto-Submitted: auto-replied"),
    "a read receipt": lambda: letter(
        "Gelesen", content_type="multipart/report; report-type=disposition-notification"
    ),
    "a null return path": lambda: headers("Return-Path: <>\r\nFrom: a@x.example"),
}
