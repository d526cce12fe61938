"""The webhook: 200 only after the commit, 503 when it could not be, 401 without the secret."""

from __future__ import annotations

import hmac
from collections.abc import Awaitable, Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import Receive, Scope, Send

from core.domain.errors import TryLater
from core.telemetry.events import log

SECRET_HEADER = "x-telegram-bot-api-secret-token"  # noqa: S105 - a header's name
LARGEST_UPDATE = 1_000_000


class Webhook:
    """An ASGI application that takes one update a request."""

    def __init__(
        self, secret: str, take: Callable[[list[dict[str, Any]]], Awaitable[None]]
    ) -> None:
        """Accept requests with ``secret``; raises ValueError when there is none."""
        if not secret:
            raise ValueError("a webhook without a secret would let everybody speak for Telegram")
        self._secret = secret.encode()
        self._take = take

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        response = await self._answer(Request(scope, receive))
        await response(scope, receive, send)

    async def _answer(self, request: Request) -> Response:
        given = request.headers.get(SECRET_HEADER, "").encode()
        if not hmac.compare_digest(given, self._secret):
            return PlainTextResponse("unauthorized", 401)
        if request.method != "POST":
            return PlainTextResponse("POST only", 405)
        if int(request.headers.get("content-length") or 0) > LARGEST_UPDATE:
            return PlainTextResponse("too large", 413)
        try:
            update = await request.json()
        except ValueError:
            return PlainTextResponse("no JSON", 400)
        if not isinstance(update, dict) or not isinstance(update.get("update_id"), int):
            return PlainTextResponse("no update", 400)
        try:
            await self._take([update])
        except TryLater as error:
            log.warning("webhook_waits", reason=error.reason)
            return PlainTextResponse("try later", 503)
        return PlainTextResponse("ok")
