"""Files that do something when they are opened."""

from __future__ import annotations

import re

from mail_gateway.screening.rules import Arrival
from mail_gateway.screening.verdict import Mark, Outcome

_IN_ARCHIVES = re.compile(
    r".*\.(?:exe|scr|com|bat|cmd|jse?|vb[se]|wsf|ps1|hta|lnk|jar|msi|dll|pif|reg|cpl|docm|xlsm)"
)


def programs(arrival: Arrival) -> Mark | None:
    """Whether a program is attached, or lies in an attached archive."""
    for file in arrival.mail.attachments:
        if file.kind == "program" or any(_IN_ARCHIVES.fullmatch(n.lower()) for n in file.names):
            return Mark(code="program_attached", outcome=Outcome.QUARANTINE, answerable=False)
    return None
