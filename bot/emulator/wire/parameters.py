"""The parameters of a Bot API call, from JSON, a form, a multipart form or the address."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request

from bot.emulator.wire.errors import ApiError, bad_request

FILE_LIMIT = 50 * 1024 * 1024
"""Bytes a bot may upload."""

FIELD_LIMIT = 1024 * 1024
"""Bytes of one form field."""


@dataclass(frozen=True)
class Upload:
    """An uploaded file."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True)
class Parameters:
    """Telegram reads every parameter as text first and interprets it afterwards."""

    fields: Mapping[str, str] = field(default_factory=dict)
    uploads: Mapping[str, Upload] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """The parameter as it came, empty when it is missing."""
        return self.fields.get(name, "")

    def integer(self, name: str, default: int, low: int, high: int) -> int:
        """The leading digits, held between `low` and `high`; 0 for what is no number."""
        text = self.text(name).strip()
        if not text:
            return default
        digits = re.match(r"-?\d+", text)
        return max(low, min(high, int(digits[0][:20]) if digits else 0))

    def flag(self, name: str) -> bool:
        """Whether the parameter says yes."""
        return self.text(name).strip().lower() in {"true", "1", "yes"}

    def structure(self, name: str, what: str) -> object:
        """A parameter that is itself JSON; None when it is missing."""
        text = self.text(name)
        if not text:
            return None
        try:
            value = json.loads(text)
        except (ValueError, RecursionError):
            raise bad_request(f"can't parse {what} JSON object") from None
        if "\\u" in text:
            check_unicode(json.dumps(value, ensure_ascii=False))
        return value

    def upload(self, name: str) -> Upload | None:
        """A file sent in the field `name`, or in another field it points to."""
        pointer = self.text(name)
        if pointer.startswith("attach://"):
            return self.uploads.get(pointer.removeprefix("attach://"))
        return self.uploads.get(name)


def check_unicode(text: str) -> None:
    """Raise ApiError for half of a surrogate pair, which is no text."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise bad_request("strings must be encoded in UTF-8") from None


async def read(request: Request) -> Parameters:
    """Collect the parameters. Raises ApiError for a body that cannot be read."""
    fields: dict[str, str] = dict(request.query_params)
    uploads: dict[str, Upload] = {}
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "application/json":
        fields |= _from_json(await request.body())
    elif kind in {"multipart/form-data", "application/x-www-form-urlencoded"}:
        await _from_form(request, fields, uploads)
    for value in fields.values():
        check_unicode(value)
    return Parameters(fields, uploads)


def _from_json(body: bytes) -> dict[str, str]:
    if not body:
        return {}
    try:
        values = json.loads(body)
    except (ValueError, RecursionError):
        raise bad_request("can't parse JSON object") from None
    if not isinstance(values, dict):
        raise bad_request("JSON object expected")
    return {name: v if isinstance(v, str) else json.dumps(v) for name, v in values.items()}


async def _from_form(request: Request, fields: dict[str, str], uploads: dict[str, Upload]) -> None:
    try:
        form = await request.form(max_part_size=FIELD_LIMIT)
    except HTTPException as error:
        if "size" in error.detail:
            raise ApiError(413, "Request Entity Too Large") from None
        raise bad_request("can't parse the form") from None
    for name, value in form.multi_items():
        if isinstance(value, UploadFile):
            content = await value.read(FILE_LIMIT + 1)
            if len(content) > FILE_LIMIT:
                raise ApiError(413, "Request Entity Too Large")
            media_type = value.content_type or "application/octet-stream"
            uploads[name] = Upload(value.filename or name, media_type, content)
        else:
            fields[name] = value
    await form.close()
