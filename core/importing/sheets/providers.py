"""Providers as a file holds them."""

from __future__ import annotations

from dataclasses import dataclass

from core.domain.provider import ProviderKind
from core.importing.numbers import capacity, postcode_prefixes
from core.importing.rules import ImportRules
from core.importing.sheet import Fault, Sheet, Values
from core.importing.words import email, line_of_text, one_of

LONGEST_ID = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderRow:
    """A provider as imported; ``postcode_prefixes`` are sorted."""

    provider_id: str
    kind: str
    trade: str
    name: str
    qualification: str
    email: str
    postcode_prefixes: tuple[str, ...]
    weekly_capacity: int | None


def provider_sheet(rules: ImportRules) -> Sheet[ProviderRow]:
    """Return what a file of providers looks like under ``rules``; a trade is a service's key."""
    return Sheet(
        columns={
            "provider_id": line_of_text(LONGEST_ID),
            "kind": one_of([kind.value for kind in ProviderKind]),
            "trade": one_of(tuple(rules.services)),
            "name": line_of_text(200),
            "qualification": line_of_text(200, needed=False),
            "email": email,
            "postcode_prefixes": postcode_prefixes,
            "weekly_capacity": capacity,
        },
        faults=_faults,
        build=lambda values: ProviderRow(**values),
        key=lambda row: row.provider_id,
        key_column="provider_id",
    )


def _faults(_values: Values) -> list[Fault]:
    return []
