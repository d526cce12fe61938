"""getFile."""

from __future__ import annotations

from typing import Any

from bot.emulator.wire.errors import bad_request
from bot.emulator.wire.parameters import Parameters
from bot.emulator.world.world import World

DOWNLOAD_LIMIT = 20 * 1024 * 1024
"""Bytes a bot may download."""


def get_file(world: World, parameters: Parameters) -> dict[str, Any]:
    """Where a file can be downloaded."""
    file_id = parameters.text("file_id").strip()
    if not file_id:
        raise bad_request("file_id not specified")
    file = world.files.by_id(file_id)
    if file is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    if len(file.content) > DOWNLOAD_LIMIT:
        raise bad_request("file is too big")
    return file.as_api() | {"file_path": file.path}
