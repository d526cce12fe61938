"""Reads `parse_mode=HTML` as Telegram does and refuses what Telegram refuses."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from bot.emulator.wire.errors import ApiError, bad_request

TYPES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "span": "spoiler",
    "tg-spoiler": "spoiler",
    "tg-emoji": "custom_emoji",
    "blockquote": "blockquote",
}
"""Supported tags and the entity each one becomes."""

REFERENCE = re.compile(r"&(?:lt|gt|amp|quot|#\d{1,7}|#x[0-9a-fA-F]{1,6});")
TAG_NAME = re.compile(r"<([^\s>]*)[\s>]")
REST_OF_TAG = re.compile(r"((?:\s+[^\s=>]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s>]*))?)*)\s*>")
ATTRIBUTE = re.compile(r"([^\s=>]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]*))")
END_TAG = re.compile(r"</([^\s>]*)\s*>")


def utf16(text: str) -> int:
    """Length in UTF-16 code units, the unit of all offsets and limits."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@dataclass
class _Open:
    tag: str
    offset: int
    entity: dict[str, Any] | None


@dataclass
class _Reader:
    source: str
    at: int = 0
    length: int = 0
    parts: list[str] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    entities: list[dict[str, Any]] = field(default_factory=list)

    def fail(self, reason: str) -> ApiError:
        return bad_request(f"can't parse entities: {reason}")

    def byte_offset(self) -> int:
        return len(self.source[: self.at].encode())

    def write(self, text: str) -> None:
        self.parts.append(text)
        self.length += utf16(text)

    def start(self) -> None:
        name = TAG_NAME.match(self.source, self.at)
        where = f"at byte offset {self.byte_offset()}"
        if name is None:
            raise self.fail(f"Unclosed start tag {where}")
        tag = name[1].lower()
        rest = REST_OF_TAG.match(self.source, name.end(1))
        pairs = ATTRIBUTE.finditer(rest[1]) if rest else ()
        attributes = {a[1].lower(): unescape(a[2] or a[3] or a[4] or "") for a in pairs}
        hidden = tag == "span" and attributes.get("class") != "tg-spoiler"
        if tag not in TYPES or (hidden and rest):
            raise self.fail(f'Unsupported start tag "{tag}" {where}')
        if rest is None:
            raise self.fail(f"Unclosed start tag {where}")
        self.stack.append(_Open(tag, self.length, _entity(tag, attributes)))
        self.at = rest.end()

    def end(self) -> None:
        found = END_TAG.match(self.source, self.at)
        offset = self.byte_offset()
        if not self.stack:
            raise self.fail(f"Unexpected end tag at byte offset {offset}")
        opened = self.stack.pop()
        if found is None:
            raise self.fail(f"Unclosed end tag at byte offset {offset}")
        if found[1].lower() not in {"", opened.tag}:
            expected = f'expected "</{opened.tag}>", found "</{found[1].lower()}>"'
            raise self.fail(f"Unmatched end tag at byte offset {offset}, {expected}")
        if opened.entity is not None and self.length > opened.offset:
            size = {"offset": opened.offset, "length": self.length - opened.offset}
            self.entities.append(opened.entity | size)
        self.at = found.end()


def _entity(tag: str, attributes: dict[str, str]) -> dict[str, Any] | None:
    kind = TYPES[tag]
    if kind == "text_link":
        url = attributes.get("href", "")
        return {"type": kind, "url": url} if "://" in url or "." in url else None
    if kind == "custom_emoji":
        return {"type": kind, "custom_emoji_id": attributes.get("emoji-id", "")}
    return {"type": kind}


def parse(source: str) -> tuple[str, list[dict[str, Any]]]:
    """The plain text and its entities. Raises ApiError ("can't parse entities")."""
    reader = _Reader(source)
    while reader.at < len(source):
        if source.startswith("</", reader.at):
            reader.end()
        elif source[reader.at] == "<":
            reader.start()
        elif reference := REFERENCE.match(source, reader.at):
            reader.write(unescape(reference[0]))
            reader.at = reference.end()
        else:
            upto = re.compile(r"[<&]").search(source, reader.at + 1)
            stop = upto.start() if upto else len(source)
            reader.write(source[reader.at : stop])
            reader.at = stop
    if reader.stack:
        tag = reader.stack[-1].tag
        raise reader.fail(f'Can\'t find end tag corresponding to start tag "{tag}"')
    return "".join(reader.parts), sorted(reader.entities, key=lambda e: (e["offset"], -e["length"]))
