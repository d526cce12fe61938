"""What every answer of the web application has in common, and the parts beside the demo."""

import asyncio
import re
from collections.abc import Sequence
from html.parser import HTMLParser

import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from tests.web import samples
from tests.web.answers import application, asking
from tests.web.site import BookedSoFar
from web.demo.bookings import BookedRow
from web.demo.page import Demo
from web.health import Health


def demo(bookings: BookedSoFar | None = None) -> Demo:
    """A demo with three letters."""
    source = bookings or BookedSoFar()
    return Demo(samples.LETTERS, samples.SENDER, source, asyncio.Event())


class Broken(BookedSoFar):
    """Bookings that cannot be read."""

    async def bookings(self) -> Sequence[BookedRow]:
        """Fail with a text that nobody may see."""
        raise OSError("disk 47110815 is gone")


class Markup(HTMLParser):
    """Collects what a strict content security policy would refuse."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.refused: list[str] = []
        self.ids: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note inline scripts and styles, handlers, and addresses elsewhere."""
        names = dict(attrs)
        self.ids += [names["id"] or ""] if "id" in names else []
        inline = tag == "style" or (tag == "script" and "src" not in names)
        handlers = [name for name in names if name == "style" or name.startswith("on")]
        elsewhere = [
            value
            for name, value in attrs
            if name in {"src", "href", "action"} and value and "//" in value
        ]
        if inline or handlers or elsewhere:
            self.refused.append(self.get_starttag_text() or tag)


@pytest.mark.parametrize("path", ["/", "/healthz", "/metrics", "/nirgends", "/mounted"])
async def test_security_headers_are_everywhere(path: str) -> None:
    """Pages, errors, health and mounted applications all carry the security headers."""
    app = application(demo(), mounts={"/mounted": PlainTextResponse("hi")})
    async with asking(app) as client:
        headers = (await client.get(path)).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize("path", ["/", "/nirgends"])
async def test_pages_need_nothing_inline_and_nothing_from_elsewhere(path: str) -> None:
    """No inline script, style or handler, no address outside, no id twice."""
    async with asking(application(demo())) as client:
        markup = Markup((await client.get(path)).text)
    assert markup.refused == []
    assert len(markup.ids) == len(set(markup.ids))


@pytest.mark.parametrize(
    ("method", "path", "status", "sentence"),
    [
        ("GET", "/nirgends", 404, "Diese Seite gibt es nicht"),
        ("POST", "/", 405, "So lässt sich diese Seite nicht aufrufen"),
        ("GET", "/broken/now", 500, "Das lag an uns"),
        ("DELETE", "/healthz", 405, "So lässt sich diese Seite nicht aufrufen"),
    ],
)
async def test_errors_are_said_in_german(
    method: str, path: str, status: int, sentence: str
) -> None:
    """An error page says what happened and what helps, and nothing of our insides."""

    async def broken(scope: object, receive: object, send: object) -> None:
        raise OSError("disk 47110815 is gone")

    app = application(demo(), mounts={"/broken": broken})
    async with asking(app) as client:
        answer = await client.request(method, path)
    assert answer.status_code == status
    assert sentence in answer.text
    assert "47110815 is gone" not in answer.text
    assert answer.headers["content-language"] == "de"
    assert "content-security-policy" in answer.headers
    if status == 405:
        assert "GET" in answer.headers["allow"]


async def test_unreadable_bookings_are_our_fault() -> None:
    """If the bookings cannot be read, the page says so in German instead of showing half."""
    async with asking(application(demo(Broken()))) as client:
        answer = await client.get("/")
    assert answer.status_code == 500
    assert "Das lag an uns" in answer.text


async def test_without_demo_there_is_no_phone() -> None:
    """Without a demo, `/` answers 404 and there are no events."""
    async with asking(application()) as client:
        for path in ("/", "/demo/bookings/events"):
            assert (await client.get(path)).status_code == 404


async def test_health_and_metrics() -> None:
    """`/healthz` answers 200 or 503 with what was checked, `/metrics` what it is given."""

    async def ill() -> Health:
        return Health(ok=False, checks={"database": "locked"})

    async with asking(application()) as client:
        assert (await client.get("/healthz")).json() == {"ok": True, "checks": {"database": "ok"}}
        metrics = await client.get("/metrics")
    assert metrics.text == "turns_total 3.0\n"
    assert metrics.headers["content-type"].startswith("text/plain; version=0.0.4")
    async with asking(application(health=ill)) as client:
        answer = await client.get("/healthz")
    assert answer.status_code == 503
    assert answer.json() == {"ok": False, "checks": {"database": "locked"}}


async def test_mounts_answer_below_their_path() -> None:
    """A mounted application sees the path below its own."""

    async def echo(scope, receive, send) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
        path = Request(scope).scope["path"].removeprefix(scope["root_path"])
        response: Response = PlainTextResponse(path)
        await response(scope, receive, send)

    async with asking(application(mounts={"/telegram": echo})) as client:
        assert (await client.get("/telegram/phone/chats")).text == "/phone/chats"


async def test_static_files_are_kept_for_a_year_under_their_digest() -> None:
    """The page points at files that a browser may keep; another digest is asked for again."""
    async with asking(application(demo())) as client:
        html = (await client.get("/")).text
        addresses = re.findall(r'(?:src|href)="(/static/[^"]+)"', html)
        assert len(addresses) > 8
        for address in addresses:
            answer = await client.get(address)
            assert answer.status_code == 200, address
            assert "immutable" in answer.headers["cache-control"]
        old = re.sub(r"/static/\w+/", "/static/0123456789ab/", addresses[0])
        assert (await client.get(old)).headers["cache-control"] == "no-cache"


@pytest.mark.parametrize(
    "path", ["%2e%2e/app.py", "..%2f..%2fapp.py", "demo", "demo/", "nichts.css", "a" * 5000, "%00"]
)
async def test_static_files_are_all_there_is(path: str) -> None:
    """Nothing outside the folder, no listing, and odd paths are plain 404."""
    async with asking(application()) as client:
        assert (await client.get(f"/static/x/{path}")).status_code == 404


async def test_pages_are_asked_for_again() -> None:
    """A page is never shown from a cache without asking; HEAD answers like GET."""
    async with asking(application(demo())) as client:
        assert (await client.get("/")).headers["cache-control"] == "no-cache"
        head = await client.head("/")
    assert head.status_code == 200
    assert head.text == ""
