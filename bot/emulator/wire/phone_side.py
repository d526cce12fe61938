"""The phone's side: what the demo page and other programs use, below `/phone`."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.emulator.faults import NO_EFFECT, Faults
from bot.emulator.people import acts, membership
from bot.emulator.wire.errors import PhoneError
from bot.emulator.wire.event_stream import EventStream
from bot.emulator.wire.phone_body import number_of, read_body, text_of
from bot.emulator.world.chats import Chat
from bot.emulator.world.world import World

Endpoint = Callable[[Request], Awaitable[Response]]


class PhoneSide:
    """The routes of the phone."""

    def __init__(self, world: World, faults: Faults, events: EventStream) -> None:
        self.world = world
        self.faults = faults
        self.stream = events

    def routes(self) -> list[Route]:
        """All routes, to be mounted at `/phone`."""
        chat = "/chats/{chat_id:int}"
        posts = {
            "/chats": self.open,
            f"{chat}/messages": self.say,
            f"{chat}/edits": self.edit,
            f"{chat}/presses": self.press,
            f"{chat}/media": self.media,
            f"{chat}/block": self.block,
            f"{chat}/unblock": self.unblock,
            "/faults": self.set_faults,
        }
        gets = {
            chat: self.snapshot,
            f"{chat}/events": self.events,
            "/files/{file_id}": self.file,
        }
        return [Route(path, _guarded(end), methods=["POST"]) for path, end in posts.items()] + [
            Route(path, _guarded(end), methods=["GET"]) for path, end in gets.items()
        ]

    async def open(self, request: Request) -> Response:
        """A new person with a chat."""
        body = await read_body(request)
        name = text_of(body, "first_name").strip()
        if not name:
            raise PhoneError(400, "a person needs a first name")
        language = body.get("language_code")
        chat = self.world.open_chat(
            name[:64],
            language if isinstance(language, str) else None,
            started=body.get("started") is True,
        )
        return JSONResponse({"chat_id": chat.chat_id})

    async def snapshot(self, request: Request) -> Response:
        """What is on the screen now."""
        return JSONResponse(self.stream.snapshot(self._chat(request)))

    async def events(self, request: Request) -> Response:
        """The events, from `Last-Event-ID` on."""
        last_seen = request.headers.get("last-event-id", "")
        return self.stream.response(self._chat(request), last_seen)

    async def say(self, request: Request) -> Response:
        """Send a text; of a long text that became several messages, the last is given."""
        chat, body = self._chat(request), await read_body(request)
        said = acts.say(self.world, chat, text_of(body, "text"))
        return JSONResponse(said[-1].shown().as_json())

    async def edit(self, request: Request) -> Response:
        """Change one's own message."""
        chat, body = self._chat(request), await read_body(request)
        changed = acts.edit(self.world, chat, number_of(body, "message_id"), text_of(body, "text"))
        return JSONResponse(changed.shown().as_json())

    async def press(self, request: Request) -> Response:
        """Press a button."""
        chat, body = self._chat(request), await read_body(request)
        query = acts.press(self.world, chat, number_of(body, "message_id"), text_of(body, "data"))
        return JSONResponse({"callback_query_id": query})

    async def media(self, request: Request) -> Response:
        """Send a photo, a voice message or another medium."""
        chat, body = self._chat(request), await read_body(request)
        caption = None if body.get("caption") is None else text_of(body, "caption")
        sent = acts.send_media(self.world, chat, text_of(body, "kind"), caption)
        return JSONResponse(sent.shown().as_json())

    async def block(self, request: Request) -> Response:
        """Block the bot."""
        membership.block(self.world, self._chat(request))
        return JSONResponse({})

    async def unblock(self, request: Request) -> Response:
        """Allow the bot to write again."""
        membership.unblock(self.world, self._chat(request))
        return JSONResponse({})

    async def file(self, request: Request) -> Response:
        """A file that was sent."""
        file = self.world.files.by_id(request.path_params["file_id"])
        if file is None:
            raise PhoneError(404, "no such file")
        return Response(file.content, media_type="application/octet-stream")

    async def set_faults(self, request: Request) -> Response:
        """Change the fault injection."""
        body = await read_body(request)
        options = {name: body[name] for name in ("seed", "methods", "hold") if name in body}
        try:
            self.faults.set(body.get("rate", 0.0), body.get("kinds", NO_EFFECT), **options)
        except (TypeError, ValueError) as error:
            raise PhoneError(400, str(error)) from None
        return JSONResponse({"rate": self.faults.rate, "kinds": list(self.faults.kinds)})

    def _chat(self, request: Request) -> Chat:
        chat = self.world.chats.get(request.path_params["chat_id"])
        if chat is None:
            raise PhoneError(404, "no such chat")
        return chat


def _guarded(endpoint: Endpoint) -> Endpoint:
    async def guarded(request: Request) -> Response:
        try:
            return await endpoint(request)
        except PhoneError as error:
            return JSONResponse({"error": error.reason}, error.status)

    return guarded
