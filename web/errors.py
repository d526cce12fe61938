"""What a person reads when a page cannot be shown: what happened, and what helps."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ExceptionHandler

from web.rendering import Renderer
from web.security import SECURITY_HEADERS


@dataclass(frozen=True, slots=True)
class ErrorPage:
    """A page with a sentence on what happened and one on what helps."""

    template: ClassVar[str] = "error.html"
    title: str
    what_happened: str
    what_helps: str


NOT_FOUND: Final = ErrorPage(
    "Diese Seite gibt es nicht",
    "Unter dieser Adresse liegt bei uns nichts. Vielleicht fehlt am Ende ein Zeichen.",
    "Auf der Startseite geht es weiter.",
)
WRONG_METHOD: Final = ErrorPage(
    "So lässt sich diese Seite nicht aufrufen",
    "Diese Adresse nimmt eine solche Anfrage nicht an. Es ist nichts verloren gegangen.",
    "Auf der Startseite geht es weiter.",
)
OURS: Final = ErrorPage(
    "Das lag an uns",
    "Beim Anzeigen dieser Seite ist uns ein Fehler passiert. Ihre Termine sind davon "
    "nicht betroffen.",
    "Bitte laden Sie die Seite in einer Minute noch einmal.",
)
OTHER: Final = ErrorPage(
    "Das hat nicht geklappt",
    "Mit dieser Anfrage können wir nichts anfangen. Es ist nichts verloren gegangen.",
    "Auf der Startseite geht es weiter.",
)

_PAGES: Final[Mapping[int, ErrorPage]] = {404: NOT_FOUND, 405: WRONG_METHOD}


def error_handlers(renderer: Renderer) -> dict[Any, ExceptionHandler]:
    """Handlers for refused requests and for our own failures."""

    async def refused(request: Request, error: Exception) -> Response:
        if not isinstance(error, HTTPException):
            raise error
        response = renderer.response(_PAGES.get(error.status_code, OTHER), error.status_code)
        response.headers.update(error.headers or {})
        return response

    async def broken(request: Request, error: Exception) -> Response:
        response = renderer.response(OURS, 500)
        # This answer is sent from outside the middleware that adds them.
        response.headers.update(SECURITY_HEADERS)
        return response

    return {HTTPException: refused, 500: broken}
