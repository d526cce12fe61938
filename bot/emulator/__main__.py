"""`python -m bot.emulator --port 8081`: the emulator alone, until it is interrupted."""

from __future__ import annotations

import argparse
import asyncio
import signal
import sys
import time
from collections.abc import Sequence

from bot.emulator.emulator import DEMO, create
from bot.emulator.faults import NO_EFFECT, Faults
from bot.emulator.limits import Limits
from bot.emulator.serving import serving


def _arguments(given: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bot.emulator", description=__doc__)
    parser.add_argument("--port", type=int, default=8081, help="0 takes a free one")
    parser.add_argument("--token", default=DEMO)
    parser.add_argument("--rate", type=float, default=0.0, help="share of calls that fail, 0 to 1")
    parser.add_argument("--seed", type=int, default=0, help="repeats the same faults")
    parser.add_argument("--per-chat", type=int, help="messages a second and chat")
    parser.add_argument("--in-all", type=int, help="messages a second in all")
    return parser.parse_args(given)


async def _run(arguments: argparse.Namespace) -> None:
    if not 0 <= arguments.port <= 65535:
        raise ValueError(f"a port is a number from 0 to 65535, not {arguments.port}")
    emulator = create(
        arguments.token,
        Faults(arguments.rate, NO_EFFECT, seed=arguments.seed),
        Limits(arguments.per_chat, arguments.in_all),
        first_chat_id=int(time.time()),
    )
    stopping = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stopping.set)
    async with serving(emulator, port=arguments.port) as base:
        sys.stdout.write(f"Bot API: {base}/bot{arguments.token}/METHOD   phone: {base}/phone\n")
        sys.stdout.flush()
        await stopping.wait()


def main(given: Sequence[str] | None = None) -> int:
    """Run until SIGINT or SIGTERM; `given` are the arguments, without the program's name."""
    try:
        asyncio.run(_run(_arguments(given)))
    except (OSError, ValueError) as error:
        sys.stderr.write(f"The emulator cannot start: {error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
