"""Faults on purpose: what a network and a busy Telegram do to a bot."""

from __future__ import annotations

import random
from collections import Counter, deque
from collections.abc import Iterable

NO_EFFECT = ("429", "500", "timeout", "reset", "malformed")
"""The call has no effect: too many requests, server error, no answer for `hold` seconds,
connection dropped, answer that is not JSON."""

KINDS = (*NO_EFFECT, "lost_answer")
"""`lost_answer`: the call has its effect, then the connection is dropped."""


class Faults:
    """Strikes a share `rate` (0 to 1) of all calls with one of `kinds`.

    Whether a call is struck depends on the seed, the method, the chat and how many such calls
    came before, so a run repeats itself however chats interleave. getMe is spared unless
    `methods` names it. `injected` counts the faults by kind.
    """

    def __init__(
        self,
        rate: float = 0.0,
        kinds: Iterable[str] = NO_EFFECT,
        *,
        seed: int = 0,
        methods: Iterable[str] | None = None,
        hold: float = 5.0,
        retry_after: int = 1,
    ) -> None:
        self.injected: Counter[str] = Counter()
        self._calls: Counter[tuple[str, str]] = Counter()
        self._once: deque[tuple[str, str | None]] = deque()
        self.set(rate, kinds, seed=seed, methods=methods, hold=hold, retry_after=retry_after)

    def set(
        self,
        rate: float,
        kinds: Iterable[str] = NO_EFFECT,
        *,
        seed: int = 0,
        methods: Iterable[str] | None = None,
        hold: float = 5.0,
        retry_after: int = 1,
    ) -> None:
        """Change everything and count calls from zero. Raises ValueError for a bad value."""
        chosen = tuple(kinds)
        if not 0 <= rate <= 1:
            raise ValueError(f"rate must be between 0 and 1, not {rate}")
        if unknown := sorted(set(chosen) - set(KINDS)):
            raise ValueError(f"unknown kind {unknown[0]!r}; there are: {', '.join(KINDS)}")
        if rate and not chosen:
            raise ValueError("a rate needs at least one kind")
        if hold < 0 or retry_after < 1:
            raise ValueError("hold must be 0 or more, retry_after 1 or more")
        self.rate, self.kinds, self.seed = rate, chosen, seed
        self.methods = None if methods is None else {name.lower() for name in methods}
        self.hold, self.retry_after = hold, retry_after
        self._calls.clear()

    def once(self, kind: str, method: str | None = None) -> None:
        """Strike the next call (of `method`, if given) with `kind`."""
        if kind not in KINDS:
            raise ValueError(f"unknown kind {kind!r}; there are: {', '.join(KINDS)}")
        self._once.append((kind, method and method.lower()))

    def draw(self, method: str, chat: str) -> str | None:
        """The fault that strikes this call, or None."""
        kind = self._planned(method) or self._by_chance(method, chat)
        if kind is not None:
            self.injected[kind] += 1
        return kind

    def _planned(self, method: str) -> str | None:
        for planned in self._once:
            kind, wanted = planned
            if wanted == method or (wanted is None and method != "getme"):
                self._once.remove(planned)
                return kind
        return None

    def _by_chance(self, method: str, chat: str) -> str | None:
        spared = method == "getme" if self.methods is None else method not in self.methods
        if spared or not self.rate:
            return None
        self._calls[method, chat] += 1
        call = f"{self.seed} {method} {chat} {self._calls[method, chat]}"
        chance = random.Random(call)  # noqa: S311 (to be repeated, not to be secret)
        return chance.choice(self.kinds) if chance.random() < self.rate else None
