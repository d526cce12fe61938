"""The bot's side: `/bot{token}/{method}` and `/file/bot{token}/{path}`."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Coroutine, Mapping

from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.types import Receive, Scope, Send

from bot.emulator.faults import Faults
from bot.emulator.limits import Limits
from bot.emulator.methods.table import WRITING, Method
from bot.emulator.methods.targets import chat_id_of
from bot.emulator.wire.answers import drop_connection, unless_gone
from bot.emulator.wire.errors import ApiError, too_many_requests
from bot.emulator.wire.parameters import Parameters, read
from bot.emulator.wire.webhook_push import WebhookPush
from bot.emulator.world.world import World


class BotSide:
    """Answers Bot API calls. `calls` counts them by method, `refusals` by error code."""

    def __init__(
        self,
        world: World,
        *,
        token: str,
        methods: Mapping[str, Method],
        faults: Faults,
        limits: Limits,
        push: WebhookPush,
    ) -> None:
        self.token = token
        self.world = world
        self.methods = methods
        self.faults = faults
        self.limits = limits
        self.push = push
        self.calls: Counter[str] = Counter()
        self.refusals: Counter[int] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One call, as an ASGI application."""
        request = Request(scope, receive, send)
        name = request.path_params["method"]
        try:
            method = self._method(request.path_params["token"], name)
            parameters = await read(request)
            self.calls[name] += 1
            await self._strike_or_answer(request, method, name.lower(), parameters, send)
        except ApiError as error:
            self.refusals[error.code] += 1
            await JSONResponse(error.as_json(), error.code)(scope, receive, send)
        except ClientDisconnect:
            return

    def _method(self, token: str, name: str) -> Method:
        if not re.fullmatch(r"\d+:\S+", token):
            raise ApiError(404, "Not Found")
        if token != self.token:
            raise ApiError(401, "Unauthorized")
        if name.lower() not in self.methods:
            raise ApiError(404, "Not Found: method not found")
        return self.methods[name.lower()]

    async def _strike_or_answer(
        self, request: Request, method: Method, name: str, parameters: Parameters, send: Send
    ) -> None:
        fault = self.faults.draw(name, parameters.text("chat_id"))
        if fault == "429":
            raise too_many_requests(self.faults.retry_after)
        if fault == "500":
            raise ApiError(500, "Internal Server Error")
        if fault == "timeout":
            await unless_gone(request.receive, self._hold())
        if fault in {"timeout", "reset"}:
            return await drop_connection(send)
        if fault == "malformed":
            answer = Response('{"ok": true, "result": {"message_', media_type="application/json")
            return await answer(request.scope, request.receive, send)
        try:
            result = await self._result(request, method, name, parameters)
        finally:
            self.push.look()
        if fault == "lost_answer":
            return await drop_connection(send)
        # ASCII with escapes, as Telegram sends it: so a test can send half a surrogate pair too
        body = json.dumps({"ok": True, "result": result})
        answer = Response(body, media_type="application/json")
        return await answer(request.scope, request.receive, send)

    async def _result(
        self, request: Request, method: Method, name: str, parameters: Parameters
    ) -> object:
        with self.world.lock:
            chat_id = chat_id_of(parameters)
            if name in WRITING and chat_id is not None:
                self.limits.count(chat_id)
            result = method(self.world, parameters)
        if isinstance(result, Coroutine):
            return await unless_gone(request.receive, result)
        return result

    async def _hold(self) -> None:
        await self.world.stopping.until(lambda: self.world.stopped or None, self.faults.hold)

    async def download(self, request: Request) -> Response:
        """The content of a file."""
        file = self.world.files.by_path(request.path_params["path"])
        if request.path_params["token"] != self.token:
            return JSONResponse(ApiError(401, "Unauthorized").as_json(), 401)
        if file is None:
            return JSONResponse(ApiError(404, "Not Found").as_json(), 404)
        return Response(file.content, media_type="application/octet-stream")
