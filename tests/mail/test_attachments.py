"""Files in a mail are what their content is, under a name that harms nobody."""

from __future__ import annotations

import base64

import pytest

from mail_gateway.reading import Attachment, read_mail
from tests.mail.hostile_makers import PDF, archive, attached, winmail
from tests.mail.letters import ICS_REPLY, letter, multipart, part

XML = b'<?xml version="1.0" encoding="UTF-8"?>\n<Invoice xmlns="urn:x"/>'
CONTENTS = {
    "application/pdf": PDF,
    "application/xml": XML,
    "image/jpeg": b"\xff\xd8\xff\xe0\0\x10JFIF\0" + bytes(40),
    "image/png": b"\x89PNG\r\n\x1a\n" + bytes(40),
    "image/tiff": b"II*\0" + bytes(40),
    "image/heic": b"\0\0\0\x18ftypheic" + bytes(40),
    "application/zip": archive(("a.txt", b"x")),
    "message/rfc822": letter("Hallo"),
    "text/plain": "Grüße\n".encode(),
    "text/html": b"<!DOCTYPE html><html><body>x</body></html>",
    "application/x-msdownload": b"MZ" + bytes(100),
    "application/octet-stream": bytes(range(256)),
}
KINDS = {
    "application/pdf": "document", "application/xml": "document", "image/jpeg": "photo",
    "image/heic": "photo", "application/zip": "archive", "message/rfc822": "mail",
    "application/x-msdownload": "program", "application/octet-stream": "other",
}  # fmt: skip
NAMES = {
    "rechnung.pdf": "rechnung.pdf",
    "../../etc/passwd": "passwd",
    r"C:\\Temp\\rechnung.pdf": "rechnung.pdf",
    "rechnung\u202efdp.exe": "rechnungfdp.exe",
    "a\x01b\x7f.pdf": "ab.pdf",
    "  .. .pdf": "pdf",
    "CON": "_CON",
    "was?.pdf": "was_.pdf",
    "": "anhang-1.pdf",
    "...": "anhang-1.pdf",
}


def only(raw: bytes) -> Attachment:
    """The one file in a mail."""
    (file,) = read_mail(raw).attachments
    return file


@pytest.mark.parametrize("kind", CONTENTS)
@pytest.mark.parametrize("claimed", ["application/octet-stream", "image/png"])
def test_type_by_content(kind: str, claimed: str) -> None:
    """Neither the declared type nor the name decides what a file is."""
    file = only(attached(CONTENTS[kind], "bild.png", claimed))
    assert (file.media_type, file.declared_type) == (kind, claimed)
    assert file.kind == KINDS.get(kind, file.kind)
    assert file.content == CONTENTS[kind]


@pytest.mark.parametrize("written", NAMES)
def test_names(written: str) -> None:
    """No path, nothing invisible and no device is left of a name."""
    assert only(attached(PDF, written)).name == NAMES[written]


def test_long_name() -> None:
    """A long name is cut, its ending kept."""
    name = only(attached(PDF, "a" * 500 + ".pdf")).name
    assert len(name) <= 120
    assert name.endswith("….pdf")


@pytest.mark.parametrize(
    "header",
    [
        'filename="=?utf-8?q?Gutachten_M=C3=BCller.pdf?="',
        "filename*=utf-8''Gutachten%20M%C3%BCller.pdf",
        "filename*0*=utf-8''Gutachten%20M; filename*1*=%C3%BCller.pdf",
        'filename="Gutachten Müller.pdf"',
    ],
)
def test_spellings_of_a_name(header: str) -> None:
    """A name in other letters is read however a program wrote it."""
    more = f"Content-Disposition: attachment; {header}\r\n"
    raw = multipart("mixed", part(b"x"), part(PDF, "application/pdf", more))
    assert only(raw).name == "Gutachten Müller.pdf"


def test_images_in_the_text() -> None:
    """A logo in the text is kept apart from a photograph, and a large image counts as one."""
    html = part(b'<p>Ja</p><img src="cid:logo">', "text/html")
    for size, kind in ((100, "inline_image"), (200_000, "photo")):
        image = part(CONTENTS["image/png"] + bytes(size), "image/png", "Content-ID: <logo>\r\n")
        assert only(multipart("related", html, image)).kind == kind
    shown = "Content-Disposition: inline; filename=foto.jpg\r\n"
    photo = part(CONTENTS["image/jpeg"], "image/jpeg", shown)
    assert only(multipart("mixed", part(b"Anbei"), photo)).kind == "photo"


def test_winmail() -> None:
    """What Outlook wrapped is unpacked: the files and the text."""
    packed = winmail(
        (1, 0x800C, b"Rechnung anbei.\0"), (2, 0x9002, bytes(14)),
        (2, 0x8010, b"rechnung.pdf\0"), (2, 0x800F, PDF),
    )  # fmt: skip
    raw = multipart("mixed", part(base64.encodebytes(packed), "application/ms-tnef",
                                  "Content-Transfer-Encoding: base64\r\n"))  # fmt: skip
    mail = read_mail(raw)
    assert [(file.name, file.content) for file in mail.attachments] == [("rechnung.pdf", PDF)]
    assert mail.reply_text == "Rechnung anbei."


def test_winmail_that_cannot_be_read() -> None:
    """A winmail.dat that nobody can open is still there, and staff are told."""
    mail = read_mail(attached(b"\x78\x9f\x3e\x22garbage", "winmail.dat"))
    assert [file.name for file in mail.attachments] == ["winmail.dat"]
    assert "tnef_broken" in mail.findings


def test_mail_in_a_mail() -> None:
    """A mail that was passed on as a file is read, and its invoice found."""
    inner = attached(PDF, "rechnung.pdf").replace(b"grenze", b"innen")
    mail = read_mail(multipart("mixed", part(b"Siehe unten"), part(inner, "message/rfc822")))
    assert [file.kind for file in mail.attachments] == ["mail", "document"]
    assert [inside.subject for inside in mail.inside] == ["Re: Auftrag"]
    assert mail.reply_text == "Siehe unten"


def test_calendar_answer() -> None:
    """An answer to an invitation says who accepted which one."""
    for raw in (
        multipart("alternative", part(b"Ja"), part(ICS_REPLY, "text/calendar; method=REPLY")),
        attached(ICS_REPLY, "invite.ics"),
    ):
        (answer,) = read_mail(raw).calendar_replies
        assert (answer.uid, answer.status) == ("termin-4711@termine.example", "ACCEPTED")
        assert answer.attendee == "info@glas.example"


def test_zip_is_only_listed() -> None:
    """An archive shows what is in it; an office file is no archive."""
    file = only(attached(archive(("rechnung.pdf", PDF), ("../x.txt", b"")), "a.zip"))
    assert file.names == ("rechnung.pdf", "x.txt")
    word = archive(("[Content_Types].xml", b"<x/>"), ("word/document.xml", b"<x/>"))
    assert only(attached(word, "brief.docx")).kind == "document"


def test_same_file_twice() -> None:
    """A file that came twice under one name counts once."""
    one = part(PDF, "application/pdf", "Content-Disposition: attachment; filename=a.pdf\r\n")
    assert len(read_mail(multipart("mixed", one, one)).attachments) == 1
