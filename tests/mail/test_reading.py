"""The text of a mail is read whatever charset, encoding and structure it has."""

from __future__ import annotations

import base64

import pytest

from mail_gateway.reading import read_mail
from tests.mail.letters import HEAD, letter, multipart, part

WORDS = "Grüße aus Köln – 50 €"
QUOTED = "Am 24.11.2026 um 09:12 schrieb Terminlotse &lt;auftrag@termine.example&gt;:"
EARLIER = "Können Sie den Auftrag übernehmen?"
BY_CLIENT = {
    "Gmail": f'<div dir="ltr">Ja gern.</div><br><div class="gmail_quote"><div class="gmail_attr">'
    f'{QUOTED}<br></div><blockquote class="gmail_quote">{EARLIER}</blockquote></div>',
    "Outlook": "<div class=WordSection1><p class=MsoNormal>Ja gern.</p><div>"
    "<div style='border:none;"
    "border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'><p class=MsoNormal><b>Von:</b> T."
    "<br><b>Gesendet:</b> Dienstag<br><b>An:</b> G<br><b>Betreff:</b> Auftrag</p></div></div>"
    f"<p class=MsoNormal>{EARLIER}</p></div>",
    "Outlook im Netz": '<div>Ja gern.</div><div id="appendonsend"></div><hr>'
    f'<div id="divRplyFwdMsg"><b>Von:</b> T &lt;t@x.example&gt;<br><b>Betreff:</b> A</div>'
    f"<div>{EARLIER}</div>",
    "Thunderbird": f'<p>Ja gern.</p><div class="moz-cite-prefix">{QUOTED}</div>'
    f'<blockquote type="cite" cite="mid:1@x">{EARLIER}</blockquote>',
    "Apple Mail": f'<div>Ja gern.</div><br><div><blockquote type="cite"><div>{QUOTED}</div>'
    f"<div>{EARLIER}</div></blockquote></div>",
    "GMX": f'<div>Ja gern.</div><div name="quote" style="margin:10px"><div>{QUOTED}</div>'
    f"<div>{EARLIER}</div></div>",
    "Yahoo": f'<div>Ja gern.</div><div id="ydp1yahoo_quoted_1" class="yahoo_quoted">{QUOTED}'
    f"<br>{EARLIER}</div>",
    "Proton": f'<div>Ja gern.</div><div class="protonmail_quote">{QUOTED}<br>{EARLIER}</div>',
    "Signatur": '<p>Ja gern.</p><div class="gmail_signature">Glas Muster GmbH</div>',
    "Versteckt": f'<p>Ja gern.</p><div style="display:none">{EARLIER}</div><style>p {{}}</style>',
}


@pytest.mark.parametrize("charset", ["utf-8", "cp1252", "utf-16", "utf-7"])
@pytest.mark.parametrize("named", [True, False])
def test_charsets(charset: str, *, named: bool) -> None:
    """Umlauts arrive in the charset that is named, and in the usual two when none is."""
    if not named and charset.startswith("utf-") and charset != "utf-8":
        charset = "utf-8"
    content = f"text/plain; charset={charset}" if named else "text/plain"
    encoded = base64.encodebytes(WORDS.encode(charset))
    assert read_mail(letter(encoded, content_type=content, encoding="base64")).text == WORDS


def test_wrong_charset() -> None:
    """A text in another charset than it says is read all the same, and the fact is noted."""
    mail = read_mail(letter(WORDS.encode("cp1252"), content_type="text/plain; charset=utf-8"))
    assert mail.text == WORDS
    assert mail.findings == ("broken_charset",)


def test_letters_cut_in_two() -> None:
    """A subject whose letters were cut between two encoded words is put together."""
    head = HEAD.replace(b"Re: Auftrag", b"=?utf-8?b?R3LD?=\r\n =?utf-8?b?vMOfZQ==?= aus =?x?q?K?=")
    assert read_mail(head + b"\r\nJa").subject == "Grüße aus K"


@pytest.mark.parametrize("client", BY_CLIENT)
def test_html_by_client(client: str) -> None:
    """In HTML alone, the reply is found by the marks of each mail client."""
    mail = read_mail(letter(BY_CLIENT[client], content_type="text/html; charset=utf-8"))
    assert mail.reply_text == "Ja gern."


def test_answers_within_html() -> None:
    """Answers between quoted paragraphs survive."""
    body = (
        f"<p>{QUOTED}</p><blockquote>Geht es?</blockquote><p>Ja</p><blockquote>Wann?</blockquote>"
    )
    mail = read_mail(letter(f"{body}<p>Montag</p>", content_type="text/html; charset=utf-8"))
    assert mail.reply_text.split("\n\n") == ["> Geht es?", "Ja", "> Wann?", "Montag"]
    assert mail.own_words.split() == ["Ja", "Montag"]


def test_table_in_html() -> None:
    """A table's row stays a row."""
    body = (
        "<table><tr><td>Scheibe</td><td>310 €</td></tr><tr><td>Summe</td><td>9 €</td></tr></table>"
    )
    lines = read_mail(letter(body, content_type="text/html; charset=utf-8")).text.splitlines()
    assert [line.split() for line in lines] == [["Scheibe", "310", "€"], ["Summe", "9", "€"]]


def test_plain_text_counts() -> None:
    """Of the same said twice the plain text counts, unless it says nothing."""
    html = part(b"<p>HTML</p>", "text/html")
    assert read_mail(multipart("alternative", part(b"Text"), html)).text == "Text"
    assert read_mail(multipart("alternative", part(b" \r\n"), html)).text == "HTML"


def test_text_around_a_file() -> None:
    """Words before and after an attachment are both read."""
    pdf = part(b"%PDF-1.7", "application/pdf")
    assert read_mail(multipart("mixed", part(b"Davor"), pdf, part(b"Danach"))).text == (
        "Davor\n\nDanach"
    )


def test_flowed_lines() -> None:
    """Lines that a program broke for sending are put together, quotes and signatures are not."""
    body = "Ja, wir kommen \r\nam Montag.\r\n> Wann \r\n> genau?\r\n-- \r\nGlas\r\n"
    mail = read_mail(letter(body, content_type="text/plain; format=flowed"))
    assert mail.text == "Ja, wir kommen am Montag.\n> Wann genau?\n-- \nGlas\n"


def test_without_boundary() -> None:
    """A multipart that lost its boundary is read by its first line, or as text: no word is lost."""
    for body in ("--x\r\n\r\nJa gern.\r\n--x--\r\n", "Ja gern."):
        assert "Ja gern." in read_mail(letter(body, content_type="multipart/mixed")).text


def test_references() -> None:
    """What a mail answers is known by its references, the direct one first."""
    raw = letter(more="In-Reply-To: <b@x>\r\nReferences: <a@x>\r\n <b@x>\r\n")
    assert read_mail(raw).references == ("<b@x>", "<a@x>", "<b@x>")


def test_sender() -> None:
    """The sender is the address, whatever the name beside it claims."""
    head = HEAD.replace(b"Glas Muster", b'"boss@bank.example" (=?utf-8?q?=C3=A4?=)')
    sender = read_mail(head + b"\r\nJa").sender
    assert sender is not None
    assert sender.key == "info@glas.example"
