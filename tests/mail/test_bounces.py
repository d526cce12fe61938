"""A bounce is understood: who did not get what, for good or for now; people's mail is no bounce."""

from __future__ import annotations

import pytest

from mail_gateway.reading import read_mail
from mail_gateway.screening import Bounce, Outcome, Rules, Verdict, screen
from tests.mail.hostile_bounces import DAEMON, GERMAN, ORDER, QMAIL, bounce, in_words, status
from tests.mail.letters import HEAD, letter, multipart, part

RULES = Rules(message_id_domains=frozenset({"termine.example"}))
EXIM = (
    "This message was created automatically by mail delivery software.\n\n"
    "A message that you sent could not be delivered to one or more of its\n"
    "recipients. This is a permanent error. The following address(es) failed:\n\n"
    "  info@glas.example\n    host mx.glas.example [192.0.2.1]\n"
    "    SMTP error from remote mail server after RCPT TO:<info@glas.example>:\n"
    "    550 5.1.1 User unknown\n"
)
DELAY = (
    "Delivery to the following recipient has been delayed:\n\n  info@glas.example\n\n"
    "450 4.2.0 Greylisted. Message will be retried for 2 more day(s)\n"
)


def screened(raw: bytes, to: str = "", path: str = "") -> Verdict:
    """The verdict on a mail that came to our return path, or to `to`."""
    return screen(read_mail(raw), rules=RULES, return_path=path, recipients=[to] if to else ())


def bounced(raw: bytes) -> Bounce:
    """The bounce that a mail is; fails when it is none."""
    found = screened(raw).bounce
    assert found is not None
    return found


def test_delivery_report() -> None:
    """A report for machines says who, how and which message, and the return path which order."""
    found = bounced(bounce())
    assert (found.recipients, found.permanent) == (("info@glas.example",), True)
    assert found.original_message_id == "<auftrag-77@termine.example>"
    assert (found.tag, found.status) == ("r7.k1", "5.1.1")
    verdict = screened(bounce())
    assert (verdict.outcome, verdict.reasons) == (Outcome.CASE, ("delivery_report",))
    assert not verdict.auto_reply


@pytest.mark.parametrize(
    ("action", "code", "permanent"),
    [("failed", "5.1.1", True), ("Failed (bad mailbox)", "5.0.0", True), ("failed", "4.4.7", True),
     ("delayed", "4.4.1", False)],
)  # fmt: skip
def test_for_good_or_for_now(action: str, code: str, *, permanent: bool) -> None:
    """What was given up is permanent, what is tried again is not."""
    assert bounced(bounce(status(action, code))).permanent is permanent


def test_several_recipients() -> None:
    """Everybody who did not get it is named once; who got it is not."""
    groups = status() + b"\r\n" + status(name="b@glas.example") + b"\r\n" + status()
    groups += b"\r\n" + status("relayed", "2.0.0", "c@glas.example")
    assert bounced(bounce(groups)).recipients == ("info@glas.example", "b@glas.example")


def test_original_recipient() -> None:
    """The address that we wrote to counts, not the one it was passed on to."""
    group = status(name="privat@home.example").replace(
        b"Action", b"Original-Recipient: rfc822;info@glas.example\r\nAction"
    )
    assert bounced(bounce(group)).recipients == ("info@glas.example",)


@pytest.mark.parametrize("text", [QMAIL, GERMAN, EXIM])
def test_in_words(text: str) -> None:
    """Without a report for machines, the words are understood."""
    found = bounced(in_words(text))
    assert (found.recipients, found.permanent) == (("info@glas.example",), True)


def test_delay_in_words() -> None:
    """Words that say it will be tried again are no failure for good."""
    found = bounced(in_words(DELAY))
    assert (found.recipients, found.permanent) == (("info@glas.example",), False)


def test_original_in_words() -> None:
    """The copy below the words names the message."""
    assert bounced(in_words(QMAIL)).original_message_id == "<auftrag-77@termine.example>"


def test_header_of_failed_recipients() -> None:
    """A header that names who failed is believed of a mail system."""
    raw = in_words("Sorry.", DAEMON + b"X-Failed-Recipients: info@glas.example\r\n")
    assert bounced(raw).recipients == ("info@glas.example",)


def test_only_the_header_came_back() -> None:
    """A copy of the header alone names the message as well."""
    raw = multipart(
        "report; report-type=delivery-status", part(b"Sorry"),
        part(status(), "message/delivery-status"),
        part(ORDER.partition(b"\r\n\r\n")[0], "text/rfc822-headers"), head=DAEMON,
    )  # fmt: skip
    assert bounced(raw).original_message_id == "<auftrag-77@termine.example>"


def test_bounce_of_a_bounce() -> None:
    """A bounce of a bounce ends there."""
    inner = bounce().replace(b"grenze", b"innen")
    verdict = screened(bounce(original=inner))
    assert (verdict.outcome, verdict.reasons[0]) == (Outcome.DROPPED_AUTO, "bounce_of_bounce")


def test_delivery_receipt() -> None:
    """A report that says that all went well is no bounce."""
    verdict = screened(bounce(status("delivered", "2.0.0")))
    assert (verdict.bounce, verdict.outcome) == (None, Outcome.DROPPED_AUTO)


def test_not_understood() -> None:
    """Whatever comes from nobody to our return path and says nothing is for staff."""
    verdict = screened(in_words("Leider nein."))
    assert (verdict.outcome, verdict.reasons) == (Outcome.STAFF, ("bounce_not_understood",))
    assert verdict.bounce is not None
    assert verdict.bounce.tag == "r7.k1"


def test_absence_note_to_the_return_path() -> None:
    """An out-of-office note that was sent to our return path is no bounce."""
    head = DAEMON.replace(b"Undelivered Mail Returned to Sender", b"Abwesenheitsnotiz")
    head = head.replace(b"MAILER-DAEMON@mx", b"info@")
    verdict = screened(in_words("Ich bin bis 550 5.1.1 info@glas.example weg.", head))
    assert (verdict.bounce, verdict.auto_reply) == (None, True)


@pytest.mark.parametrize(
    "raw",
    [
        letter("Die Mail an info@glas.example kam zurück: 550 5.1.1 User unknown"),
        letter(QMAIL),
        multipart("mixed", part(b"Kam zurueck, siehe Anhang"), part(bounce(), "message/rfc822")),
        HEAD.replace(b"Re: Auftrag", b"AW: Unzustellbar: Auftrag") + b"\r\nBitte neu senden",
        letter("info@glas.example ist nicht mehr erreichbar, bitte neu: a@glas.example"),
    ],
)
def test_no_false_alarm(raw: bytes) -> None:
    """A person who writes about a bounce, or passes one on, sent none."""
    verdict = screened(raw, path="info@glas.example")
    assert verdict.bounce is None
    assert verdict.may_be_answered


def test_named_by_the_copy_alone() -> None:
    """Words that name nobody are about whom the copy was addressed to."""
    raw = multipart(
        "mixed",
        part(b"Your message was undeliverable."),
        part(ORDER, "message/rfc822"),
        head=DAEMON,
    )
    assert bounced(raw).recipients == ("auftrag@termine.example",)


def test_wrapped_by_a_gateway() -> None:
    """A report that a gateway wrapped into a mail of its own is understood."""
    inner = bounce().replace(b"grenze", b"innen")
    found = bounced(multipart("mixed", part(inner, "message/rfc822"), head=DAEMON))
    assert (found.recipients, found.original_message_id) == (
        ("info@glas.example",), "<auftrag-77@termine.example>",
    )  # fmt: skip


@pytest.mark.parametrize("action", ["error", "unknown", ""])
def test_words_that_no_standard_knows(action: str) -> None:
    """An action of a program's own is judged by its status."""
    assert bounced(bounce(status(action, "5.0.0"))).permanent
    assert not bounced(bounce(status(action, "4.0.0"))).permanent
