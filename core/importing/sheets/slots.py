"""Slots as a file holds them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from core.domain.slot import LONGEST_ARRIVAL_WINDOW, Mode
from core.importing.rules import ImportRules
from core.importing.sheet import Fault, Sheet, Values
from core.importing.sheets.providers import LONGEST_ID
from core.importing.times import instant
from core.importing.words import line_of_text, one_of
from core.storage.slots import LONGEST_BUSY


@dataclass(frozen=True, slots=True)
class SlotRow:
    """A slot as imported; instants are aware UTC, ``busy_until`` includes travel."""

    provider_id: str
    starts_at: datetime
    ends_at: datetime
    busy_until: datetime
    mode: str


def slot_sheet(rules: ImportRules) -> Sheet[SlotRow]:
    """Return what a file of slots looks like under ``rules``."""
    return Sheet(
        columns={
            "provider_id": line_of_text(LONGEST_ID),
            "starts_at": instant,
            "ends_at": instant,
            "mode": one_of([mode.value for mode in Mode]),
        },
        faults=partial(_faults, rules.travel),
        build=partial(_build, rules.travel),
        key=lambda row: (row.provider_id, row.starts_at, row.ends_at, row.mode),
        key_column="starts_at",
    )


def _faults(travel: timedelta, values: Values) -> list[Fault]:
    length: timedelta = values["ends_at"] - values["starts_at"]
    home = values["mode"] == Mode.HOME
    if length <= timedelta():
        return [("ends_at", "liegt nicht nach starts_at")]
    if home and length > LONGEST_ARRIVAL_WINDOW:
        return [("ends_at", "Die Ankunftszeit zu Hause darf höchstens 2 Stunden lang sein")]
    if length + (travel if home else timedelta()) > LONGEST_BUSY:
        return [("ends_at", "Der Termin ist länger als 24 Stunden")]
    return []


def _build(travel: timedelta, values: Values) -> SlotRow:
    home = values["mode"] == Mode.HOME
    busy_until = values["ends_at"] + travel if home else values["ends_at"]
    return SlotRow(
        values["provider_id"], values["starts_at"], values["ends_at"], busy_until, values["mode"]
    )
