"""The same chat twice, on paper and in the whole system, so that both can be compared."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from core.bootstrap.transcript import Said
from core.dialogue import inputs
from core.dialogue.state import Node
from tests.dialogue import pool
from tests.dialogue.acts import LEADING
from tests.dialogue.chat import Chat
from tests.transcripts.paper_world import CODES
from tests.transcripts.stage import MEDIA, Stage

CODE = next(iter(CODES))
PASSING = (
    timedelta(seconds=20), timedelta(minutes=4), timedelta(minutes=11), timedelta(minutes=31),
    timedelta(hours=5), timedelta(days=1), timedelta(days=6), timedelta(days=20),
)  # fmt: skip
TEXTS = tuple(text for texts in pool.BY_KIND for text in texts if "/" not in text)
TYPED = tuple(text for text in TEXTS if text.strip("\x00\x01\x02 \n") and "\ud83d" not in text)
"""What a messenger lets a person send."""
MOST_WRONG_TRIES = 4
"""Beyond that the two worlds make people wait by rules of their own."""


@dataclass
class Both:
    """Does the same on both sides, and holds that both answer the same."""

    paper: Chat
    system: Stage
    texts: Sequence[str] = TEXTS
    told: list[str] = field(default_factory=list)
    code_used: bool = False

    def goes_on(self, chance: random.Random) -> bool:
        """Let something happen; False when the two worlds may part from here on."""
        kind = chance.choices(list(CHANCES), list(CHANCES.values()))[0]
        getattr(self, f"_{kind}")(chance)
        return len(self.paper.world.tried) < MOST_WRONG_TRIES

    def _signs_in(self, chance: random.Random) -> None:
        order = self.paper.world.orders[chance.randrange(len(self.paper.world.orders))]
        postcode = order.postcode if chance.random() < 0.9 else "99998"
        form = chance.choice(["{0} {1}", "{0}", "{1}", "{1}, {0}", "{0} {1} absagen"])
        self._writes_this(form.format(order.order_number, postcode))

    def _writes(self, chance: random.Random) -> None:
        self._writes_this(chance.choice(self.texts))

    def _leads_on(self, chance: random.Random) -> None:
        """Do what the open question asks for, so that the chat gets somewhere."""
        state, orders = self.paper.state, self.paper.world.orders
        if state.node in OUT:
            mine = [o for o in orders if o.order_number == state.order_number] or orders[:1]
            self._writes_this(f"{mine[0].order_number} {mine[0].postcode}")
        else:
            leading = min(LEADING.get(state.node, 1), len(state.choices))
            self._presses_this(chance.randrange(leading))

    def _starts(self, chance: random.Random) -> None:
        with_code = not self.code_used and chance.random() < 0.3
        self.code_used |= with_code
        self._writes_this(f"/start {CODE}" if with_code else "/start")

    def _writes_this(self, text: str) -> None:
        exchange = self.paper.writes(text)
        self._same(f"> {text}", exchange.text, self.system.says(text))

    def _presses(self, chance: random.Random) -> None:
        if self.paper.state.choices:
            self._presses_this(chance.randrange(len(self.paper.state.choices)))

    def _presses_this(self, index: int) -> None:
        label = self._labels()[index]
        exchange = self.paper.presses(index)
        self._same(f"> [{label}]", exchange.text, self.system.presses(label, old=False))

    def _presses_old(self, chance: random.Random) -> None:
        """Press the first button of the message before the last one."""
        del chance
        before = [self.paper.words(b.label) for e in self.paper.record[-2:-1] for b in e.buttons]
        if before and self.paper.record[-2].after.choices:
            exchange = self.paper.takes(inputs.Chose(self.paper.record[-2].after.turn, 0))
            self._same(
                f"> (alter Knopf: {before[0]})",
                exchange.text,
                self.system.presses(before[0], old=True),
            )

    def _sends(self, chance: random.Random) -> None:
        media = chance.choice(list(MEDIA.values()))
        from_paper = self.paper.shows(media)
        self._same(f"> ({media})", from_paper.text, self.system.sends(media))

    def _passes(self, chance: random.Random) -> None:
        time = chance.choice(PASSING)
        self.paper.world.now += time
        self.system.passes(time)
        self.told.append(f"* {time} später")

    def _restarts(self, chance: random.Random) -> None:
        self.paper.restarts()
        self.system.restarts()
        self.told.append("* Neustart")

    def _somebody_takes(self, chance: random.Random) -> None:
        offers = [*self.paper.state.offers, *([self.paper.state.chosen] * 3)]
        offer = chance.choice(offers) if offers else None
        if offer is not None:
            label = self.paper.label_of(offer)
            self.paper.world.somebody_takes_all(label, self.paper.label_of)
            self.system.somebody_takes(label)
            self.told.append(f"* jemand anders bucht {label}")

    def _labels(self) -> list[str]:
        record = self.paper.record
        return [self.paper.words(b.label) for b in record[-1].buttons] if record else []

    def _same(self, act: str, text: str, seen: Sequence[Said]) -> None:
        self.told.append(act)
        history = "\n".join(self.told)
        assert [one.text for one in seen] == [text], history
        assert list(seen[0].buttons) == self._labels(), history


OUT = (Node.WELCOME, Node.POSTCODE)
CHANCES = {
    "leads_on": 14, "presses": 6, "presses_old": 1, "writes": 14, "signs_in": 2, "sends": 1,
    "starts": 1, "passes": 2, "restarts": 1, "somebody_takes": 2,
}  # fmt: skip
"""How often what happens."""
