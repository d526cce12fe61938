"""The text of a message or caption: length, emptiness, formatting."""

from __future__ import annotations

import json
import re
from typing import Any

from bot.emulator.checks.html import parse, utf16
from bot.emulator.wire.errors import bad_request
from bot.emulator.wire.parameters import Parameters

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
SOURCE_LIMIT = 32_768
"""Bytes before the formatting is read."""

CONTROL = re.compile(r"[\x00-\x09\x0b\x0c\x0e-\x1f]")
INVISIBLE = re.compile("[\r\u2028-\u202e]")

Entities = list[dict[str, Any]]


def message_text(parameters: Parameters) -> tuple[str, Entities]:
    """The parameter `text`: 1 to 4096 UTF-16 units after the formatting is read."""
    source = parameters.text("text")
    if not source:
        raise bad_request("message text is empty")
    text, entities = _formatted(source, parameters, "entities")
    if not text:
        raise bad_request("text must be non-empty")
    if utf16(text) > TEXT_LIMIT:
        raise bad_request("message is too long")
    return text, entities


def caption(parameters: Parameters) -> tuple[str, Entities]:
    """The parameter `caption`: 0 to 1024 UTF-16 units."""
    text, entities = _formatted(parameters.text("caption"), parameters, "caption_entities")
    if utf16(text) > CAPTION_LIMIT:
        raise bad_request("message caption is too long")
    return text, entities


def _formatted(source: str, parameters: Parameters, field: str) -> tuple[str, Entities]:
    if len(source.encode()) > SOURCE_LIMIT:
        raise bad_request("text is too long")
    source = CONTROL.sub(" ", INVISIBLE.sub("", source))
    mode = parameters.text("parse_mode").lower()
    if mode in {"", "none"}:
        text, entities = source, _given(source, parameters.text(field))
    elif mode == "html":
        text, entities = parse(source)
    else:
        raise bad_request("unsupported parse_mode")
    return _trimmed(text, entities)


def _trimmed(text: str, entities: Entities) -> tuple[str, Entities]:
    """Telegram cuts white space at both ends; the entities move with the text."""
    kept = text.strip()
    shift, size = utf16(text[: len(text) - len(text.lstrip())]), utf16(kept)
    moved = []
    for entity in entities:
        start = max(0, entity["offset"] - shift)
        end = min(size, entity["offset"] + entity["length"] - shift)
        if end > start:
            moved.append(entity | {"offset": start, "length": end - start})
    return kept, moved


def _given(text: str, source: str) -> Entities:
    """Entities the bot computed itself; what is not JSON is ignored, as Telegram does."""
    try:
        given = json.loads(source) if source else []
    except ValueError:
        return []
    if not isinstance(given, list):
        return []
    for entity in given:
        _check(entity, utf16(text))
    return given


def _check(entity: object, size: int) -> None:
    if not isinstance(entity, dict):
        raise bad_request("can't parse MessageEntity: expected an Object")
    for name, wanted in (("type", str), ("offset", int), ("length", int)):
        if name not in entity:
            raise bad_request(f"can't parse MessageEntity: Can't find field \"{name}\"")
        if not isinstance(entity[name], wanted):
            raise bad_request(f'can\'t parse MessageEntity: Field "{name}" has a wrong type')
    if entity["offset"] < 0:
        raise bad_request(f"receive an entity with incorrect offset {entity['offset']}")
    if entity["offset"] >= size:
        begins = "entity begins after the end of the text at UTF-16 offset"
        raise bad_request(f"{begins} {entity['offset']}")
    end = entity["offset"] + entity["length"]
    if end > size:
        begins = f"entity beginning at UTF-16 offset {entity['offset']} ends after"
        raise bad_request(f"{begins} the end of the text at UTF-16 offset {end}")
