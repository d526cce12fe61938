"""Issue the one-time code that a letter carries. Only its mark is kept."""

from __future__ import annotations

from datetime import datetime, timedelta
from secrets import token_urlsafe

from core.ports.secrets import Secrets
from core.ports.unit_of_work import UnitOfWork

BYTES = 16
VALID_FOR = timedelta(days=120)


def issue_code(
    uow: UnitOfWork,
    secrets: Secrets,
    order_id: str,
    now: datetime,
    valid_for: timedelta = VALID_FOR,
) -> str:
    """Return a new code of 22 URL-safe characters (128 random bits) for the order.

    It exists nowhere else: whoever prints the letter has to keep it until then.
    """
    code = token_urlsafe(BYTES)
    uow.access_codes.add(secrets.mark(code), order_id, now, now + valid_for)
    uow.audit.record("code_issued", f"order:{order_id}", now)
    return code
