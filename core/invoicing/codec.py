"""A reading as bytes, on its way out of the process that made it."""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import cache
from typing import TYPE_CHECKING

from core.invoicing.reading import Reading

if TYPE_CHECKING:
    from pydantic import TypeAdapter


def to_bytes(reading: Reading) -> bytes:
    """Return a reading as JSON."""
    return json.dumps(asdict(reading), default=str, ensure_ascii=True).encode("ascii")


def from_bytes(sent: bytes) -> Reading:
    """Return a reading; ValueError when the process sent something else."""
    return _adapter().validate_json(sent)


def get_ready() -> None:
    """Import and make what ``from_bytes`` needs."""
    _adapter()


@cache
def _adapter() -> TypeAdapter[Reading]:
    from pydantic import TypeAdapter  # noqa: PLC0415 - the process apart does not need it

    return TypeAdapter(Reading)
