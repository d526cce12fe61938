"""Mails that are built to cost time or memory."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable

from tests.mail.hostile_makers import (
    PDF,
    archive,
    attached,
    headers,
    html,
    mails_in_mails,
    nested,
    winmail,
    words,
)
from tests.mail.letters import ICS_REPLY, letter, multipart, part

LONG = 200_000

BOMBS: dict[str, Callable[[], bytes]] = {
    "nested multiparts": lambda: nested(3_000),
    "nested multiparts without ends": lambda: nested(20_000, closed=False),
    "mails in mails": lambda: mails_in_mails(60),
    "many parts": lambda: multipart("mixed", *[part(b"x")] * 50_000),
    "many empty parts": lambda: multipart("mixed", *[b"\r\n"] * 100_000),
    "many attachments": lambda: multipart("mixed", *[part(PDF, "application/pdf")] * 390),
    "many header fields": lambda: headers("From: a@x.example\r\n" + "X-A: b\r\n" * 50_000 + "X: y"),
    "one endless header": lambda: headers(b"From: a@x.example\r\nX-A: " + b"a" * 5_000_000),
    "a header folded a hundred thousand times": lambda: headers(
        "From: a@x.example\r\nX-A: b" + "\r\n b" * 100_000
    ),
    "no header ends": lambda: b"Subject: x\r\n" * 300_000,
    "only folds": lambda: b" x\r\n" * 300_000,
    "encoded words": lambda: words(20_000),
    "encoded words without an end": lambda: words(1, "=?utf-8?q?" + "a" * LONG),
    "encoded words begun": lambda: words(1, "=?" * LONG),
    "addresses": lambda: headers("From: a@x.example\r\nTo: " + "a@x.example, " * 50_000),
    "senders": lambda: headers("From: " + "a@x.example, " * 20_000),
    "comments in comments": lambda: headers("From: " + "(" * LONG + "a@x.example"),
    "angle brackets": lambda: headers("From: " + "<" * LONG + "a@x.example"),
    "quotes in an address": lambda: headers('From: "' + '\\"' * LONG + '" <a@x.example>'),
    "parameters": lambda: letter("x", content_type="text/plain" + "; a=b" * 20_000),
    "parameters in pieces": lambda: letter(
        "x", content_type="text/plain" + "".join(f"; n*{i}*=%41" for i in range(5_000))
    ),
    "one endless parameter": lambda: letter("x", content_type='text/plain; charset="' + "a" * LONG),
    "endless boundary": lambda: letter("x", content_type="multipart/mixed; boundary=" + "b" * LONG),
    "references": lambda: headers("From: a@x.example\r\nReferences: " + "<a@b> " * 100_000),
    "hops": lambda: headers("From: a@x.example\r\n" + "Received: from a by b\r\n" * 900 + "X: y"),
    "base64 bomb": lambda: letter(b"QUFB" * 8_000_000, encoding="base64"),
    "base64 in one line of eight megabytes": lambda: attached(PDF + b"a" * 6_000_000),
    "quoted-printable bomb": lambda: letter(b"=41" * 3_000_000, encoding="quoted-printable"),
    "soft breaks": lambda: letter(b"=\r\n" * 2_000_000, encoding="quoted-printable"),
    "zip bomb": lambda: attached(archive(("a.txt", b"\0" * 80_000_000)), "rechnung.zip"),
    "zip of many files": lambda: attached(archive(*[(str(n), b"") for n in range(5_000)])),
    "zip in zip": lambda: attached(archive(("a.zip", archive(("b.pdf", PDF)))), "a.zip"),
    "zip cut off": lambda: attached(archive(("a.pdf", PDF * 100))[:90], "a.zip"),
    "gzip bomb": lambda: attached(zlib.compress(b"\0" * 50_000_000, 9), "a.gz"),
    "deep html": lambda: html("<div>" * 100_000 + "Ja" + "</div>" * 100_000),
    "wide html": lambda: html("<p>a</p>" * 100_000),
    "tables in tables": lambda: html("<table><tr><td>" * 500 + "Ja"),
    "a table of many cells": lambda: html("<table>" + "<tr><td>a<td>b</tr>" * 40_000 + "</table>"),
    "a wide cell above many": lambda: html(
        "<table><tr><td>" + "x " * 200_000 + "</tr>" + "<tr><td>a</tr>" * 1_200
    ),
    "a wide cell beside many lines": lambda: html(
        "<table><tr><td>" + "x<br>" * 2_000 + "<td>" + "y " * 100_000
    ),
    "a margin of a million": lambda: html('<p style="padding-left:100000000em">Ja'),
    "quotes in quotes": lambda: html("<blockquote>" * 5_000 + "Ja"),
    "html attributes": lambda: html("<p " + "a=b " * 200_000 + ">Ja"),
    "entities": lambda: html("&amp;" * 300_000),
    "html of one endless line": lambda: html("a" * 3_000_000),
    "text of one endless line": lambda: letter("a" * 5_000_000),
    "text of empty lines": lambda: letter("\r\n" * 2_000_000),
    "text of quote headers": lambda: letter("Am 1.1.2026 um 10:00 schrieb x:\r\n" * 12_000),
    "text of quotes": lambda: letter("".join(">" * (n % 500) + " x\r\n" for n in range(20_000))),
    "text of labels": lambda: letter("Von: a@x.example\r\n" * 30_000),
    "text of signatures": lambda: letter("-- \r\nx\r\n" * 60_000),
    "uuencoded garbage": lambda: letter("begin 644 a\r\n" + "M" * 900_000, encoding="x-uuencode"),
    "winmail of loops": lambda: attached(
        winmail((1, 0x9003, struct.pack("<I", 0xFFFFFFFF))), "winmail.dat"
    ),
    "winmail of many values": lambda: attached(
        winmail((1, 0x9003, struct.pack("<IHHI", 1, 0x1002, 0x3001, 0xFFFFFFF0))), "winmail.dat"
    ),
    "winmail of many objects": lambda: attached(
        winmail(*[(1, 0x8004, b"x")] * 100_000), "winmail.dat"
    ),
    "winmail of recipients": lambda: attached(
        winmail((1, 0x9004, struct.pack("<I", 0xFFFFFFFF))), "winmail.dat"
    ),
    "calendar bomb": lambda: attached(ICS_REPLY + b"X:y\r\n" * 60_000, "a.ics", "text/calendar"),
}
