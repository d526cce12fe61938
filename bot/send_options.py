"""What holds for every message we send."""

from __future__ import annotations

from aiogram.types import LinkPreviewOptions

SEND_SECONDS = 20
"""How long Telegram may take to answer."""

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
