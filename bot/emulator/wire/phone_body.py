"""What a phone sends: JSON objects, read strictly."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request

from bot.emulator.wire.errors import PhoneError


async def read_body(request: Request) -> dict[str, Any]:
    """The JSON object that was sent. Raises PhoneError 400 when there is none."""
    try:
        body = await request.json()
    except (ValueError, RecursionError):
        raise PhoneError(400, "the body is not JSON") from None
    if not isinstance(body, dict):
        raise PhoneError(400, "the body is not a JSON object")
    return body


def text_of(body: dict[str, Any], name: str) -> str:
    """A text in it. Raises PhoneError 400 for anything else."""
    value = body.get(name)
    if not isinstance(value, str):
        raise PhoneError(400, f"{name} must be a text")
    try:
        value.encode()
    except UnicodeEncodeError:
        raise PhoneError(400, f"{name} is not valid Unicode") from None
    return value


def number_of(body: dict[str, Any], name: str) -> int:
    """A whole number in it. Raises PhoneError 400 for anything else."""
    value = body.get(name)
    if not isinstance(value, int) or isinstance(value, bool):
        raise PhoneError(400, f"{name} must be a number")
    return value
