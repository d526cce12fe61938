"""Photos, voice messages and the like, as small stand-ins."""

from __future__ import annotations

from typing import Any

from bot.emulator.world.chats import User
from bot.emulator.world.files import Files

FILES: dict[str, tuple[str, str, dict[str, Any]]] = {
    "photo": ("photos", ".jpg", {"width": 320, "height": 240}),
    "voice": ("voice", ".oga", {"duration": 4, "mime_type": "audio/ogg"}),
    "audio": ("music", ".mp3", {"duration": 4, "mime_type": "audio/mpeg"}),
    "video": ("videos", ".mp4", {"width": 320, "height": 240, "duration": 4}),
    "video_note": ("video_notes", ".mp4", {"length": 240, "duration": 4}),
    "animation": ("animations", ".mp4", {"width": 320, "height": 240, "duration": 4}),
    "document": (
        "documents",
        ".pdf",
        {"file_name": "Dokument.pdf", "mime_type": "application/pdf"},
    ),
    "sticker": (
        "stickers",
        ".webp",
        {
            "type": "regular",
            "width": 512,
            "height": 512,
            "is_animated": False,
            "is_video": False,
            "emoji": "🙂",
        },
    ),
}
"""Folder, ending and Bot API fields of the media that are files."""

KINDS = frozenset(FILES) | {"location", "contact"}

WITHOUT_CAPTION = frozenset({"sticker", "video_note", "location", "contact"})


def content_of(kind: str, sender: User, files: Files) -> dict[str, Any]:
    """The Bot API fields of a message of this kind. `kind` is one of KINDS."""
    if kind == "location":
        return {"location": {"latitude": 51.2277, "longitude": 6.7735}}
    if kind == "contact":
        contact = {"phone_number": "+49211000000", "first_name": sender.first_name}
        return {"contact": contact}
    folder, ending, fields = FILES[kind]
    file = files.add(folder, ending, f"stand-in for a {kind}\n".encode())
    medium = file.as_api() | fields
    return {kind: [medium] if kind == "photo" else medium}
