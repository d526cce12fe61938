"""The kinds of files there are: how each is read, checked against the database, and stored."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar

import sqlalchemy as sa

from core.importing.report import Counts, Problems
from core.importing.rules import ImportRules
from core.importing.sheet import Placed, Sheet
from core.importing.sheets.orders import order_sheet
from core.importing.sheets.providers import provider_sheet
from core.importing.sheets.slots import slot_sheet
from core.importing.storing.orders import store_orders
from core.importing.storing.providers import store_providers
from core.importing.storing.slots import store_slots, unknown_providers
from core.importing.storing.storing import Storing

R = TypeVar("R")
Kind = Literal["orders", "providers", "slots"]


@dataclass(frozen=True, slots=True)
class FileKind(Generic[R]):
    """One kind of file; ``check`` notes what only the database can tell to be wrong."""

    sheet: Callable[[ImportRules], Sheet[R]]
    store: Callable[[Storing, Sequence[Placed[R]]], Counts]
    check: Callable[[sa.Connection, Sequence[Placed[R]], Problems], None] | None = None


KINDS: dict[Kind, FileKind[Any]] = {
    "orders": FileKind(order_sheet, store_orders),
    "providers": FileKind(provider_sheet, store_providers),
    "slots": FileKind(slot_sheet, store_slots, unknown_providers),
}
