"""Links for letters, into a file that exists only once every code in it is good."""

from __future__ import annotations

import csv
import os
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from core.bootstrap.container import Container
from core.ports.unit_of_work import UnitOfWork
from core.usecases.issue_code import issue_code

LINK = "https://t.me/{bot}?start={code}"


class UnknownOrder(LookupError):
    """No order has this number."""


def write_letters(
    parts: Container, path: Path, bot: str, numbers: Sequence[str], valid_for: timedelta
) -> int:
    """Write ``order_number,link`` for the orders; return how many.

    Without ``numbers`` these are the orders to be booked that have no good code; where there is
    none, there is no file. It is for its owner's eyes alone. Raises FileExistsError and
    UnknownOrder; nothing is issued then.
    """
    now = parts.clock()
    fresh = path.with_name(f"{path.name}.part")
    if path.exists():
        raise FileExistsError(17, "exists", str(path))

    def issue(uow: UnitOfWork) -> int:
        wanting = _named(uow, numbers) if numbers else uow.access_codes.wanting(now)
        rows = [
            (number, LINK.format(bot=bot, code=issue_code(uow, parts.secrets, id_, now, valid_for)))
            for id_, number in wanting
        ]
        _write(fresh, rows)  # before the commit: a code that is good stands in the file
        return len(rows)

    try:
        written = parts.database.write_here(issue, "operator")
        if written:
            fresh.rename(path)
    finally:
        fresh.unlink(missing_ok=True)
    return written


def _named(uow: UnitOfWork, numbers: Sequence[str]) -> list[tuple[str, str]]:
    found = []
    for number in dict.fromkeys(numbers):
        if (order := uow.orders.by_number(number)) is None:
            raise UnknownOrder(number)
        found.append((order.id, number))
    return found


def _write(path: Path, rows: Sequence[tuple[str, str]]) -> None:
    path.unlink(missing_ok=True)
    with open(
        path,
        "w",
        encoding="utf-8",
        newline="",
        opener=lambda name, flags: os.open(name, flags | os.O_EXCL, 0o600),
    ) as file:
        csv.writer(file).writerows([("order_number", "link"), *rows])
        file.flush()
        os.fsync(file.fileno())
