"""Hostile and odd mails, each made by a few lines of code: what somebody sends sooner or later."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tests.mail.hostile_bombs import BOMBS
from tests.mail.hostile_bounces import BOUNCES
from tests.mail.hostile_makers import PDF
from tests.mail.hostile_odd import ODD
from tests.mail.letters import ICS_REPLY, multipart, part

HOSTILE: dict[str, Callable[[], bytes]] = {**BOMBS, **ODD, **BOUNCES}


def all_cut_short() -> Iterator[bytes]:
    """A mail with everything in it, ended at every place that is not too near to the last."""
    whole = multipart(
        "mixed", part(b"Ja gern."), part(PDF, "application/pdf"), part(ICS_REPLY, "text/calendar")
    )
    yield from (whole[:end] for end in range(0, len(whole), 7))
