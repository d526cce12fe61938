"""Reads what waits in the spool and says where each mail goes. Nothing leaves the spool.

A try is counted before a mail is read, so that one which takes the process with it is set aside
after a few times instead of doing so for ever.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from core.domain.errors import TryLater
from core.ports.mail_store import MailOutcome, WaitingMail
from core.ports.unit_of_work import Database
from core.storage.large_files import LargeFiles
from core.telemetry.events import log
from core.telemetry.metrics import MAILS
from core.usecases.reached import reached
from mail_gateway.listener.recipients import OurAddresses
from mail_gateway.reading import read_mail
from mail_gateway.screening.rules import Rules
from mail_gateway.screening.screen import screen
from mail_gateway.screening.verdict import Outcome

AT_ONCE = 8
TRIES = 3
LOOK_AGAIN = timedelta(seconds=1)
PAUSE = timedelta(seconds=5)
"""Longer than any mail takes to be read; after a crash it is read again so much later."""
READ_SECONDS = 20.0
"""A mail takes a second at most; one that takes longer must not keep the others waiting."""
NOT_MATCHED = "not_matched"


@dataclass(slots=True)
class Sorting:
    """Runs until it is cancelled; ``wake`` makes it look at once."""

    database: Database
    files: LargeFiles
    rules: Rules
    ours: OurAddresses
    clock: Callable[[], datetime]
    _awake: asyncio.Event = field(default_factory=asyncio.Event)

    def wake(self) -> None:
        """Look for waiting mails now."""
        self._awake.set()

    async def run(self) -> None:
        """Sort mails until cancelled."""
        while True:
            self._awake.clear()
            try:
                busy = await self.sort_waiting()
            except TryLater as error:
                log.warning("mails_wait", reason=error.reason)
                busy = 0
            if not busy:
                await self._sleep()

    async def _sleep(self) -> None:
        try:
            async with asyncio.timeout(LOOK_AGAIN.total_seconds()):
                await self._awake.wait()
        except TimeoutError:
            return

    async def sort_waiting(self) -> int:
        """Sort what waits now; return how many mails have ended."""
        now = self.clock()
        mails = await self.database.read(lambda uow: uow.mails.waiting(AT_ONCE, now))
        return sum([await self._sort(mail) for mail in mails])

    async def _sort(self, mail: WaitingMail) -> bool:
        try:
            return await self._sorted(mail)
        except TryLater:
            raise
        except Exception as error:  # noqa: BLE001 - the next mail is looked at all the same
            log.error(
                "mail_not_sorted", mail_id=mail.id, error=type(error).__name__, exc_info=error
            )
            return False

    async def _sorted(self, mail: WaitingMail) -> bool:
        now = self.clock()
        if not await self.database.write(
            lambda uow: uow.mails.begin(mail.id, now, now + PAUSE), "mail"
        ):
            return False
        reached("mail.begun")
        outcome = await self._outcome(mail)
        if outcome is None:
            return False
        now = self.clock()
        ended = await self.database.write(lambda uow: uow.mails.end(mail.id, outcome, now), "mail")
        reached("mail.sorted")
        if ended:
            MAILS.labels(outcome.outcome).inc()
        return ended

    async def _outcome(self, mail: WaitingMail) -> MailOutcome | None:
        """Read a mail with patience, but not for ever; None: it is tried again."""
        try:
            async with asyncio.timeout(READ_SECONDS):
                return await asyncio.to_thread(self._look, mail)
        except Exception as error:  # noqa: BLE001 - staff look at what cannot be read
            log.error("mail_not_read", mail_id=mail.id, error=type(error).__name__, exc_info=error)
            return _set_aside("not_readable") if mail.attempts + 1 >= TRIES else None

    def _look(self, waiting: WaitingMail) -> MailOutcome:
        """Read and screen a mail. Without referrals to match, a case is for staff to place."""
        if waiting.attempts >= TRIES:
            return _set_aside("kept_failing")
        raw = waiting.raw if waiting.raw is not None else self.files.get(waiting.raw_sha256)
        mail = read_mail(raw)
        verdict = screen(
            mail, rules=self.rules, return_path=waiting.sender, recipients=waiting.recipients
        )
        matched = verdict.outcome is not Outcome.CASE
        return MailOutcome(
            outcome=verdict.outcome.value if matched else Outcome.STAFF.value,
            reasons=verdict.reasons if matched else (*verdict.reasons, NOT_MATCHED),
            subject=_storable(mail.subject),
            author=_storable(mail.senders[0].address if mail.senders else ""),
            message_id=_storable(mail.message_id or ""),
            queue=next(filter(None, map(self.ours.queue_of, waiting.recipients)), None),
        )


def _set_aside(reason: str) -> MailOutcome:
    return MailOutcome(
        outcome=Outcome.QUARANTINE.value,
        reasons=(reason,),
        subject="",
        author="",
        message_id="",
        queue=None,
    )


def _storable(text: str) -> str:
    """Return the text as every database takes it."""
    return text.encode("utf-8", "replace").decode().replace("\0", "")
