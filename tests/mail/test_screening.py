"""Screening says where a mail goes, and a machine never answers a machine."""

from __future__ import annotations

import pytest

from mail_gateway.reading import read_mail
from mail_gateway.screening import Authentication, Outcome, Rules, Verdict, screen
from tests.mail.hostile_bounces import BOUNCES
from tests.mail.hostile_makers import PDF, attached
from tests.mail.letters import HEAD, letter, multipart, part

RULES = Rules(
    message_id_domains=frozenset({"termine.example"}),
    own_addresses=frozenset({"auftrag@termine.example"}),
    authserv_id="mx.termine.example",
)
MACHINES = {
    "Auto-Submitted: auto-replied": "auto_submitted",
    "Auto-Submitted: auto-generated (cron)": "auto_submitted",
    "Auto-Submitted: auto-notified; owner-email=x@y.example": "auto_submitted",
    "X-Autoreply: yes": "autoresponder",
    "X-Autorespond: Re: Auftrag": "autoresponder",
    "Precedence: bulk": "precedence",
    "Precedence: junk": "precedence",
    "Precedence: auto_reply": "precedence",
    "Precedence: list": "precedence",
    "List-Id: Glaser <glaser.example>": "mailing_list",
    "List-Unsubscribe: <mailto:x@y.example>": "mailing_list",
}
NOTES = [
    "Automatische Antwort: Auftrag", "Abwesenheitsnotiz: Auftrag", "Abwesend: Auftrag",
    "Out of Office: order", "Automatic reply: order", "Auto-Reply: order", "Autoreply",
    "Réponse automatique : commande", "Risposta automatica: ordine", "Fuori ufficio",
    "Respuesta automática: pedido", "Resposta automática: pedido", "Automatisch antwoord: order",
    "Autosvar: ordre", "Automaattinen vastaus: tilaus", "Odpowiedź automatyczna: zlecenie",
    "Automatická odpověď: objednávka", "Automatikus válasz: rendelés", "Автоответ: заказ",
    "Otomatik Yanıt: sipariş", "自动回复: 订单",
]  # fmt: skip
BY_PEOPLE = [
    "Re: Auftrag", "AW: Automatische Antwort: Auftrag", "Urlaub vom 1. bis 15. Dezember",
    "Abwesenheit im Dezember", "Antwort auf Ihren Auftrag", "Automatik-Scheibe defekt",
    "Oooh, danke", "Undeliverable glass", "",
]  # fmt: skip
NO_REPLY = [
    "noreply",
    "no-reply",
    "do-not-reply",
    "nicht-antworten",
    "noreply+1",
    "rechnung.noreply",
]
PEOPLE = ["info", "max.muster", "noah.reply", "antwort", "norbert", "kontakt", "buero"]


def screened(raw: bytes, **how: str) -> Verdict:
    """The verdict on a mail by the rules of these tests."""
    return screen(read_mail(raw), rules=RULES, return_path=how.get("return_path", "a@x.example"))


def test_a_persons_mail() -> None:
    """What a person wrote goes to its case and may be answered."""
    verdict = screened(letter())
    assert (verdict.outcome, verdict.reasons) == (Outcome.CASE, ())
    assert verdict.may_be_answered
    assert not verdict.auto_reply


@pytest.mark.parametrize("header", MACHINES)
def test_machines(header: str) -> None:
    """Mail of a machine is filed, and never answered."""
    verdict = screened(letter(more=f"{header}\r\n"))
    assert verdict.outcome is Outcome.DROPPED_AUTO
    assert verdict.reasons == (MACHINES[header],)
    assert not verdict.may_be_answered
    assert verdict.auto_reply == ("repl" in header or "respond" in header.lower())


@pytest.mark.parametrize(
    "header",
    ["Auto-Submitted: no", "Precedence: first-class", "X-Autoreply: no",
     "X-Auto-Response-Suppress: None"],
)  # fmt: skip
def test_no_machine(header: str) -> None:
    """A header that says the opposite changes nothing."""
    assert screened(letter(more=f"{header}\r\n")).may_be_answered


def test_invoice_of_a_program() -> None:
    """An accounting program's invoice is seen, though nobody answers it."""
    invoice = attached(PDF, "rechnung.pdf")
    for header, outcome in (
        (b"Auto-Submitted: auto-generated", Outcome.CASE),
        (b"Precedence: bulk", Outcome.CASE),
        (b"List-Id: <x.example>", Outcome.STAFF),
        (b"Auto-Submitted: auto-replied", Outcome.DROPPED_AUTO),
    ):
        verdict = screened(header + b"\r\n" + invoice)
        assert (verdict.outcome, verdict.may_be_answered) == (outcome, False)


@pytest.mark.parametrize("subject", NOTES)
def test_out_of_office(subject: str) -> None:
    """An out-of-office note is known by its subject in many languages."""
    verdict = screened(HEAD.replace(b"Re: Auftrag", subject.encode()) + b"\r\nBin weg")
    assert (verdict.outcome, verdict.reasons) == (Outcome.DROPPED_AUTO, ("out_of_office",))
    assert verdict.auto_reply


@pytest.mark.parametrize("subject", BY_PEOPLE)
def test_subjects_of_people(subject: str) -> None:
    """What a person writes about is no out-of-office note and no bounce."""
    verdict = screened(HEAD.replace(b"Re: Auftrag", subject.encode()) + b"\r\nJa")
    assert (verdict.outcome, verdict.auto_reply, verdict.bounce) == (Outcome.CASE, False, None)


@pytest.mark.parametrize("local", NO_REPLY + PEOPLE)
def test_senders(local: str) -> None:
    """A no-reply address is read and not answered; a person's is answered."""
    verdict = screened(HEAD.replace(b"info@glas", f"{local}@glas".encode()) + b"\r\nJa")
    assert verdict.outcome is Outcome.CASE
    assert verdict.may_be_answered == (local in PEOPLE)


def test_response_suppress() -> None:
    """A person who wants no automatic answer is read all the same."""
    verdict = screened(letter(more="X-Auto-Response-Suppress: OOF, AutoReply\r\n"))
    assert (verdict.outcome, verdict.may_be_answered) == (Outcome.CASE, False)


@pytest.mark.parametrize(
    "raw",
    [
        HEAD.replace(b"<1@glas.example>", b"<auftrag-1@termine.example>") + b"\r\nx",
        HEAD.replace(b"info@glas.example", b"Auftrag@Termine.example") + b"\r\nx",
    ],
)
def test_loop(raw: bytes) -> None:
    """Our own mail that comes back starts nothing."""
    verdict = screened(raw)
    assert (verdict.outcome, verdict.reasons[0]) == (Outcome.DROPPED_AUTO, "own_message")
    assert not verdict.may_be_answered


def test_from_nobody() -> None:
    """Mail with the null return path that nobody understands is for staff, without an answer."""
    verdict = screened(letter(), return_path="")
    assert (verdict.outcome, verdict.reasons) == (Outcome.STAFF, ("null_return_path",))
    assert not verdict.may_be_answered


def test_hops() -> None:
    """A mail that went round in circles is stopped."""
    verdict = screened(letter(more="Received: from a by b\r\n" * 60))
    assert verdict.reasons == ("too_many_hops",)
    assert not verdict.may_be_answered


def test_read_receipt() -> None:
    """A receipt that somebody read our mail needs nobody."""
    raw = multipart("report; report-type=disposition-notification", part(b"Gelesen"))
    assert screened(raw).outcome is Outcome.DROPPED_AUTO


AUTHENTICATION = {
    "mx.termine.example; dmarc=pass header.from=glas.example": Authentication.PASS,
    "MX.termine.example; dkim=pass header.d=glas.example": Authentication.PASS,
    "mx.termine.example; dkim=pass header.d=mail.glas.example": Authentication.PASS,
    "mx.termine.example; spf=pass smtp.mailfrom=info@glas.example": Authentication.PASS,
    "mx.termine.example; dkim=pass header.d=evil.example": Authentication.ABSENT,
    "mx.termine.example; spf=pass smtp.mailfrom=x@evil.example": Authentication.ABSENT,
    "mx.termine.example; dmarc=fail header.from=glas.example": Authentication.FAIL,
    "mx.termine.example; dmarc=fail; dkim=pass header.d=glas.example": Authentication.FAIL,
    "mx.termine.example; spf=fail smtp.mailfrom=x@glas.example": Authentication.FAIL,
    "mx.termine.example; dkim=fail header.d=glas.example": Authentication.FAIL,
    "mx.termine.example; spf=softfail smtp.mailfrom=x@glas.example": Authentication.ABSENT,
    "mx.termine.example; none": Authentication.ABSENT,
    "mx.evil.example; dmarc=pass": Authentication.ABSENT,
    "mx.termine.example.evil.example; dmarc=pass": Authentication.ABSENT,
    "((((; garbage": Authentication.ABSENT,
}


@pytest.mark.parametrize("value", AUTHENTICATION)
def test_authentication(value: str) -> None:
    """Only what our own front server says counts, and only about the sender's own domain."""
    verdict = screened(f"Authentication-Results: {value}\r\n".encode() + letter())
    assert verdict.authentication is AUTHENTICATION[value]
    failed = verdict.authentication is Authentication.FAIL
    assert verdict.outcome is (Outcome.STAFF if failed else Outcome.CASE)
    assert verdict.may_be_answered is not failed


def test_forged_authentication() -> None:
    """A verdict below another server's was in the mail when it came: it is not believed."""
    forged = b"Authentication-Results: mx.termine.example; dmarc=pass\r\n"
    above = b"Authentication-Results: mx.other.example; dmarc=fail\r\n"
    assert screened(above + forged + letter()).authentication is Authentication.ABSENT
    own = b"Authentication-Results: mx.termine.example; dmarc=fail\r\n"
    assert screened(own + forged + letter()).authentication is Authentication.FAIL
    nobody = screen(read_mail(forged + letter()))
    assert nobody.authentication is Authentication.ABSENT


def test_no_machine_is_ever_answered() -> None:
    """Over all kinds of automatic mail together: not one may be answered."""
    mails = [letter(more=f"{header}\r\n") for header in MACHINES]
    mails += [HEAD.replace(b"Re: Auftrag", note.encode()) + b"\r\nx" for note in NOTES]
    mails += [make() for kind, make in BOUNCES.items() if kind != "a report that is none"]
    assert [raw for raw in mails if screened(raw, return_path="").may_be_answered] == []
