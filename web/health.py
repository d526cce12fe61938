"""`/healthz` and `/metrics`: what a supervisor and Prometheus ask."""

from asyncio import to_thread
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

# The text format of prometheus-client's `generate_latest`.
METRICS_MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Health:
    """How the process is doing: `ok`, and one word for each part that was looked at."""

    ok: bool
    checks: Mapping[str, str] = field(default_factory=dict)


def health_routes(
    health: Callable[[], Awaitable[Health]], metrics: Callable[[], bytes]
) -> Sequence[Route]:
    """Routes that answer 200 or 503 as JSON, and the metrics as text."""

    async def healthz(request: Request) -> Response:
        found = await health()
        return JSONResponse(
            {"ok": found.ok, "checks": dict(found.checks)},
            status_code=200 if found.ok else 503,
            headers={"cache-control": "no-store"},
        )

    async def metrics_text(request: Request) -> Response:
        return Response(
            await to_thread(metrics),
            headers={"content-type": METRICS_MEDIA_TYPE, "cache-control": "no-store"},
        )

    return (Route("/healthz", healthz), Route("/metrics", metrics_text))
