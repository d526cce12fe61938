"""Screening: where a mail goes, why, and whether a machine may answer it."""

from __future__ import annotations

from collections.abc import Sequence

from mail_gateway.reading import ReadMail
from mail_gateway.screening.bounces import recognise_bounce
from mail_gateway.screening.checks import CHECKS
from mail_gateway.screening.checks.authentication import authentication_of
from mail_gateway.screening.rules import Arrival, Rules
from mail_gateway.screening.verdict import Mark, Outcome, Verdict

_DEFAULT = Rules()
_ONLY_ABOUT_THE_SENDER = {
    "auto_submitted", "null_return_path", "mail_system_sender", "precedence", "mailing_list",
    "no_reply_sender", "autoresponder", "no_sender", "response_suppress",
}  # fmt: skip
"""What every bounce is anyway: none of it decides where a bounce goes."""


def screen(
    mail: ReadMail,
    *,
    rules: Rules = _DEFAULT,
    return_path: str | None = None,
    recipients: Sequence[str] = (),
) -> Verdict:
    """Return the verdict on a mail. Pure; never raises.

    ``return_path`` is the envelope's sender, empty for the null path, None when it is not known:
    then the topmost Return-Path header counts, as the server that delivered it wrote it.
    """
    arrival = Arrival(
        mail=mail,
        rules=rules,
        return_path=_path(mail) if return_path is None else return_path,
        recipients=tuple(recipients) or _delivered_to(mail),
    )
    marks = [mark for check in CHECKS if (mark := check(arrival))]
    replied = any(mark.auto_reply for mark in marks if mark.code != "auto_submitted")
    by_person = replied and not arrival.machine_sender and not mail.delivery_status
    recognised = None if by_person else recognise_bounce(arrival)
    if recognised:
        marks = [mark for mark in marks if mark.code not in _ONLY_ABOUT_THE_SENDER]
        marks.insert(0, recognised.mark)
    outcome = _outcome(marks)
    return Verdict(
        outcome=outcome,
        reasons=_reasons(marks, mail),
        may_be_answered=_answerable(marks, outcome),
        auto_reply=recognised is None and any(mark.auto_reply for mark in marks),
        bounce=recognised.bounce if recognised else None,
        authentication=authentication_of(arrival),
    )


def _outcome(marks: Sequence[Mark]) -> Outcome:
    """Return the strictest outcome: quarantine, then dropped, then staff, then case."""
    found = {mark.outcome for mark in marks}
    for outcome in (Outcome.QUARANTINE, Outcome.DROPPED_AUTO, Outcome.STAFF):
        if outcome in found:
            return outcome
    return Outcome.CASE


def _answerable(marks: Sequence[Mark], outcome: Outcome) -> bool:
    answered = outcome in (Outcome.CASE, Outcome.STAFF)
    return answered and all(mark.answerable for mark in marks)


def _reasons(marks: Sequence[Mark], mail: ReadMail) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*(mark.code for mark in marks), *mail.findings]))


def _path(mail: ReadMail) -> str | None:
    value = mail.headers.first("return-path")
    return None if value is None else value.strip().strip("<>").strip()


def _delivered_to(mail: ReadMail) -> tuple[str, ...]:
    names = ("delivered-to", "x-original-to", "envelope-to")
    return tuple(v.strip().strip("<>") for name in names for v in mail.headers.all(name)[:5])
