"""The webhook: 200 only after the commit, 503 when it could not be, 401 without the secret."""

from __future__ import annotations

import hmac
import json
from collections.abc import Awaitable, Callable
from typing import Any

from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import Receive, Scope, Send

from bot.updates import update_id
from core.domain.errors import TryLater
from core.telemetry.events import log

SECRET_HEADER = "x-telegram-bot-api-secret-token"  # noqa: S105 - a header's name
LARGEST_UPDATE = 1_000_000


class Webhook:
    """An ASGI application that takes one update a request."""

    def __init__(self, secret: str, take: Callable[[list[Any]], Awaitable[None]]) -> None:
        """Accept requests with ``secret``; raises ValueError when there is none."""
        if not secret:
            raise ValueError("a webhook without a secret would let everybody speak for Telegram")
        self._secret = secret.encode()
        self._take = take

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        try:
            response = await self._answer(Request(scope, receive))
        except ClientDisconnect:
            return
        await response(scope, receive, send)

    async def _answer(self, request: Request) -> Response:
        given = request.headers.get(SECRET_HEADER, "").encode()
        if not hmac.compare_digest(given, self._secret):
            return PlainTextResponse("unauthorized", 401)
        if request.method != "POST":
            return PlainTextResponse("POST only", 405)
        body = await _body(request)
        if body is None:
            return PlainTextResponse("too large", 413)
        try:
            update = json.loads(body)
        except (ValueError, RecursionError):
            return PlainTextResponse("no JSON", 400)
        if update_id(update) is None:
            return PlainTextResponse("no update", 400)
        try:
            await self._take([update])
        except TryLater as error:
            log.warning("webhook_waits", reason=error.reason)
            return PlainTextResponse("try later", 503)
        return PlainTextResponse("ok")


async def _body(request: Request) -> bytes | None:
    """Return what was sent, None when that is more than any update can be."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST_UPDATE:
            return None
    return bytes(body)
