"""Whether a mail is a bounce, and of what: the surest source first."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from mail_gateway.reading import ReadMail
from mail_gateway.screening.bounces.delivery_report import Report, delivery_report
from mail_gateway.screening.bounces.free_text import failed_recipients_header, free_text
from mail_gateway.screening.bounces.original import original_of
from mail_gateway.screening.rules import Arrival
from mail_gateway.screening.verdict import Bounce, Mark, Outcome

_SUBJECT = re.compile(
    r"\W*(?:undeliver(?:ed|able)|delivery (?:status notification|failure|delayed|has failed)"
    r"|mail delivery (?:failed|failure|system)|returned mail|failure notice|mail system error"
    r"|unzustellbar|nicht zustellbar|zustellung (?:fehlgeschlagen|verz)|message (?:de )?non remis"
    r"|warning: (?:message|could not)|mail not delivered|non recapitabile|no se puede entregar"
    r"|onbestelbaar|kan ?not leveres|returned to sender|delivery notification)",
    re.IGNORECASE,
)
_OWN_CODE = {
    "delivery_report": "delivery_report",
    "failed_recipients_header": "failed_recipients",
    "free_text": "bounce_text",
}


@dataclass(frozen=True, slots=True)
class Recognised:
    """What was found: the mark for the verdict, and the bounce if it is one."""

    mark: Mark
    bounce: Bounce | None


def recognise_bounce(arrival: Arrival) -> Recognised | None:
    """Return what a bounce says; None for mail that is none. People's own mail never is one."""
    tag = _tag(arrival)
    suspicious = tag is not None or _may_be_bounce(arrival)
    if not suspicious and arrival.mail.report_type != "delivery-status":
        return None
    if suspicious:
        arrival = replace(arrival, mail=_report_itself(arrival.mail))
    sources: tuple[Callable[..., Report | None], ...] = (
        delivery_report,
        *((failed_recipients_header, free_text) if suspicious else ()),
    )
    for source in sources:
        if report := source(arrival.mail):
            return _recognised(arrival, report, source.__name__, tag)
    if tag is None or arrival.return_path:
        return None
    mark = Mark(code="bounce_not_understood", outcome=Outcome.STAFF, answerable=False)
    return Recognised(mark, _bounce(arrival, (), tag, "", permanent=False))


def _report_itself(mail: ReadMail) -> ReadMail:
    """Return the report, which some gateways wrap into a mail of their own."""
    wrapped = next((inside for inside in mail.inside if inside.delivery_status), None)
    return wrapped if wrapped is not None and not mail.delivery_status else mail


def _recognised(arrival: Arrival, report: Report, source: str, tag: str | None) -> Recognised:
    if not report.failed and not report.delayed:
        return Recognised(_dropped("delivery_receipt"), None)
    if original_of(arrival.mail).is_report:
        return Recognised(_dropped("bounce_of_bounce"), _made(arrival, report, tag))
    made = _made(arrival, report, tag)
    known = tag is not None or made.original_message_id is not None
    outcome = Outcome.CASE if known else Outcome.STAFF
    return Recognised(Mark(code=_OWN_CODE[source], outcome=outcome, answerable=False), made)


def _made(arrival: Arrival, report: Report, tag: str | None) -> Bounce:
    names = tuple(name for name in (report.failed or report.delayed) if name)
    return _bounce(arrival, names, tag, report.status, permanent=bool(report.failed))


def _bounce(
    arrival: Arrival, names: tuple[str, ...], tag: str | None, status: str, *, permanent: bool
) -> Bounce:
    original = original_of(arrival.mail)
    return Bounce(
        recipients=names, permanent=permanent, tag=tag, status=status,
        original_message_id=original.message_id, original_subject=original.subject,
        original_recipients=original.recipients,
    )  # fmt: skip


def _dropped(code: str) -> Mark:
    return Mark(code=code, outcome=Outcome.DROPPED_AUTO, answerable=False)


def _may_be_bounce(arrival: Arrival) -> bool:
    """Whether it came from nobody or from a mail system; words alone prove nothing."""
    null_path = arrival.return_path is not None and not arrival.return_path.strip("<> ")
    if null_path or arrival.machine_sender:
        return True
    return arrival.return_path is None and bool(_SUBJECT.match(arrival.mail.subject[:200]))


def _tag(arrival: Arrival) -> str | None:
    """Return what stands behind our prefix in the return path that the mail came to (VERP)."""
    prefix = arrival.rules.bounce_prefix.lower()
    for recipient in arrival.recipients:
        local = recipient.rpartition("@")[0]
        if prefix and local.lower().startswith(prefix):
            return local[len(prefix) :]
    return None
