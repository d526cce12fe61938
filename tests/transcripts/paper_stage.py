"""The pure machine on a stage: steps, words and the world on paper; no database, no channel."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time, timedelta

from core.bootstrap.transcript import Said
from core.dialogue import codec, inputs
from core.dialogue.outputs import Button, Do, Label, Say
from core.dialogue.rules import Rules
from core.dialogue.state import State
from core.dialogue.step import step
from core.dialogue.typed import typed
from core.domain.office_hours import OfficeHours
from core.language.secrets import hide
from core.settings import OfficeSettings
from core.wording.catalogue import Catalogue
from core.wording.office import OfficeDetails
from tests.transcripts.paper_world import PaperWorld

SHIPPED = OfficeSettings()
WORDING = Catalogue(
    OfficeDetails(
        SHIPPED.name,
        SHIPPED.phone,
        OfficeHours(time(7, 30), time(17, 30), frozenset(range(5))),
    )
)
COMMANDS = {"/hilfe": "Hilfe", "/mensch": "Mensch", "/termin": "Termin buchen"}


class PaperStage:
    """Implements tests.transcripts.stage.Stage."""

    def __init__(self, world: PaperWorld) -> None:
        """Begin a new conversation in ``world``."""
        self.world = world
        self.state = State()
        self._offered: list[tuple[int, tuple[Button, ...]]] = []

    def says(self, text: str) -> Sequence[Said]:
        """Write a message."""
        hidden = hide(text, lambda secret: secret)
        if text.startswith("/start"):
            return self._take(inputs.Started(hidden.start_code))
        said = inputs.Said(COMMANDS.get(text, hidden.text), hidden.postcodes)
        return self._take(typed(self.state, said, self._words))

    def presses(self, label: str, *, old: bool) -> Sequence[Said]:
        """Press a button."""
        offered = self._offered[:-1] if old else self._offered[-1:]
        for turn, buttons in reversed(offered):
            for index, button in enumerate(buttons):
                if self._words(button.label) == label:
                    return self._take(inputs.Chose(turn, index))
        raise AssertionError(f"there is no button {label!r}")

    def sends(self, media: str) -> Sequence[Said]:
        """Send something that is not text."""
        return self._take(inputs.Showed(media))

    def edits(self, text: str) -> Sequence[Said]:
        """Change a message; the machine never reads the new text."""
        del text
        return self._take(inputs.Edited())

    def passes(self, time: timedelta) -> None:
        """Let time pass."""
        self.world.now += time

    def restarts(self) -> None:
        """Write the state down and read it again."""
        self.state = codec.loads(codec.dumps(self.state))

    def somebody_takes(self, label: str) -> None:
        """Let somebody else book the slot with this label."""
        for slot in self.world.slots:
            if self._words(Label("slot", slot.offer)) == label:
                self.world.somebody_takes(slot.offer)

    def _take(self, received: inputs.PersonInput) -> Sequence[Said]:
        waiting: list[inputs.Input] = [received]
        says: list[Say] = []
        while waiting:
            turn = step(self.state, waiting.pop(0), self.world.now, Rules())
            self.state = turn.state
            for output in turn.outputs:
                if isinstance(output, Do):
                    result = self.world.carry_out(output.command)
                    waiting += [result] if result is not None else []
                else:
                    says.append(output)
        return [self._said(says)] if says else []

    def _said(self, says: list[Say]) -> Said:
        buttons = next((say.buttons for say in reversed(says) if say.buttons), ())
        self._offered.append((self.state.turn, buttons))
        text = "\n\n".join(WORDING.text(say, "de", self.world.now) for say in says)
        return Said(text, tuple(self._words(button.label) for button in buttons))

    def _words(self, label: Label) -> str:
        return WORDING.label(label, "de", self.world.now)
