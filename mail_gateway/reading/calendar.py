"""Answers to an invitation: text/calendar with METHOD:REPLY (RFC 5546, section 3.2.3)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from mail_gateway.reading.limits import Budget

LARGEST = 200_000


@dataclass(frozen=True, slots=True)
class CalendarReply:
    """What somebody answered to an invitation.

    ``status`` is ACCEPTED, DECLINED, TENTATIVE or another PARTSTAT; ``uid`` names the invitation.
    """

    uid: str
    attendee: str
    status: str
    comment: str = ""


def calendar_reply(data: bytes, budget: Budget) -> CalendarReply | None:
    """Return the answer in a calendar file, None when it holds none; never raises."""
    if b"REPLY" not in data.upper()[:LARGEST]:
        return None
    if len(data) > LARGEST:
        budget.found("calendar_too_large")
        return None
    from icalendar import Calendar  # noqa: PLC0415 - few mails need it, and it takes its time

    try:
        calendar = Calendar.from_ical(data)
        if str(calendar.get("METHOD", "")).upper() != "REPLY":
            return None
        return next((_reply(event) for event in calendar.walk("VEVENT")), None)
    except Exception:  # noqa: BLE001 - whatever it meets in hostile bytes, the mail is read on
        budget.found("calendar_broken")
        return None


def _reply(event: Any) -> CalendarReply:  # noqa: ANN401 - as the library has it
    attendees = event.get("ATTENDEE")
    attendee = attendees[0] if isinstance(attendees, list) else attendees
    parameters = getattr(attendee, "params", {})
    address = str(attendee or "")
    return CalendarReply(
        uid=str(event.get("UID", ""))[:250],
        attendee=address[7:] if address.lower().startswith("mailto:") else address,
        status=str(parameters.get("PARTSTAT", "")).upper(),
        comment=str(event.get("COMMENT", ""))[:2_000],
    )
