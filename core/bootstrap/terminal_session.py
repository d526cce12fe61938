"""A chat in a terminal from its first line to its last, and its recording."""

from __future__ import annotations

import asyncio
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from io import TextIOWrapper
from pathlib import Path

from core.bootstrap.clock import system_now
from core.bootstrap.container import Container, build
from core.bootstrap.demo_world import fill
from core.bootstrap.terminal_chat import NotPossible, TerminalChat
from core.bootstrap.transcript import Said, written
from core.settings import Settings

PROMPT = "> "
TITLE = "Aufgenommenes Gespräch"
Done = list[tuple[str, list[Said]]]
Say = Callable[[str], None]


class MinuteClock:
    """A clock that stands still while somebody is answered, so that a recording can be replayed."""

    def __init__(self, begins: datetime) -> None:
        """Begin at ``begins`` (aware UTC)."""
        self.now = begins
        self._started = time.monotonic()
        self._minutes = 0

    def __call__(self) -> datetime:
        """The present instant, to the minute."""
        return self.now

    def catch_up(self) -> int:
        """Put the clock right; return how many minutes have passed since this was last done."""
        passed = int((time.monotonic() - self._started) // 60) - self._minutes
        self._minutes += passed
        self.now += timedelta(minutes=passed)
        return passed


def chat_with_samples(record: Path | None, say: Say) -> None:
    """Chat in the demo's world until the input ends, also by Ctrl+C; write ``record`` if wanted."""
    begins = system_now().replace(second=0, microsecond=0)
    if record is not None:
        record.open("x").close()  # better now than after the conversation
    done: Done = []
    try:
        with tempfile.TemporaryDirectory(prefix="terminlotse-chat-") as folder:
            clock = MinuteClock(begins)
            parts = build(Settings.model_construct(data_dir=Path(folder)), clock)
            try:
                _show_letters(parts, begins, say)
                _converse(TerminalChat(parts, "1"), say, done, clock.catch_up)
            finally:
                parts.close()
    finally:
        if record is not None:
            record.write_text(written(TITLE, begins, done), encoding="utf-8")
            say(f"Aufgenommen in {record}")


def chat_live(parts: Container, say: Say) -> None:
    """Chat with the database of this installation until the input ends."""
    address = f"{parts.clock():%Y%m%d%H%M%S%f}"
    _converse(TerminalChat(parts, address), say, [], lambda: 0)


def _show_letters(parts: Container, now: datetime, say: Say) -> None:
    say("Zum Ausprobieren, aus den Briefen:")
    for order in fill(parts, now):
        say(f"  {order.order_number} {order.postcode}  ({order.salutation} {order.name})")
    say("Ende mit Strg+D.\n")


def _converse(chat: TerminalChat, say: Say, done: Done, catch_up: Callable[[], int]) -> None:
    with asyncio.Runner() as runner:
        for typed in _typed_lines():
            try:
                act = chat.act(typed)
            except NotPossible as hint:
                say(str(hint))
                continue
            if passed := catch_up():
                done.append((f"* {passed} Minute{'n' * (passed > 1)} später", []))
            answers = runner.run(chat.does(act))
            done.append((act.line, answers))
            for answer in answers:
                _show(answer, say)


def _typed_lines() -> Iterator[str]:
    """Yield what is typed, line by line; a prompt is for people, not for pipes."""
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")
    prompt = PROMPT if sys.stdin.isatty() else ""
    while True:
        try:
            line = input(prompt).strip()
        except EOFError:
            return
        if line:
            yield line


def _show(answer: Said, say: Say) -> None:
    say(f"\n{answer.text}\n")
    for number, label in enumerate(answer.buttons, start=1):
        say(f"  #{number} [{label}]")
    say("")
