"""A chat with the pure machine that keeps an exact record of what was said and done."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from core.dialogue import codec, commands, inputs
from core.dialogue.outputs import Button, Do, Label, Say
from core.dialogue.rules import Rules
from core.dialogue.sayings import Saying
from core.dialogue.state import Offer, State
from core.dialogue.step import step
from core.dialogue.typed import typed
from core.language.secrets import hide
from tests.dialogue.busy_world import BusyWorld, mark
from tests.transcripts.paper_stage import WORDING

MOST_STEPS = 25
MENU = {"/hilfe": "Hilfe", "/mensch": "Mensch", "/termin": "Termin buchen"}


@dataclass(frozen=True)
class Exchange:
    """One input of the person and everything that came of it."""

    received: inputs.PersonInput
    before: State
    after: State
    says: tuple[Say, ...]
    commands: tuple[commands.Command, ...]
    text: str

    @cached_property
    def sayings(self) -> tuple[Saying, ...]:
        """What was said, as values."""
        return tuple(say.saying for say in self.says)

    @property
    def buttons(self) -> tuple[Button, ...]:
        """The buttons below the message."""
        return next((say.buttons for say in reversed(self.says) if say.buttons), ())

    def did(self, *kinds: type) -> bool:
        """Whether a command of one of these kinds was given."""
        return any(isinstance(command, kinds) for command in self.commands)

    def said(self, *kinds: type) -> bool:
        """Whether something of one of these kinds was said."""
        return any(isinstance(saying, kinds) for saying in self.sayings)


@dataclass
class Chat:
    """One person, one machine, one world."""

    world: BusyWorld
    state: State = field(default_factory=State)
    record: list[Exchange] = field(default_factory=list)

    def twin(self) -> Chat:
        """The same chat once more, to try out what would happen."""
        return Chat(self.world.twin(), self.state, list(self.record[-1:]))

    def writes(self, text: str) -> Exchange:
        """Write a message, as it passes the rim."""
        hidden = hide(text, mark)
        if text.startswith("/start"):
            return self.takes(inputs.Started(hidden.start_code))
        said = inputs.Said(MENU.get(text, hidden.text), hidden.postcodes)
        return self.takes(typed(self.state, said, self.words))

    def presses(self, index: int) -> Exchange:
        """Press a button below the last message."""
        return self.takes(inputs.Chose(self.state.turn, index))

    def shows(self, media: str) -> Exchange:
        """Send something that is no text."""
        return self.takes(inputs.Showed(media))

    def takes(self, received: inputs.PersonInput) -> Exchange:
        """Step until the machine waits for the person."""
        before, waiting = self.state, [received]
        says: list[Say] = []
        done: list[commands.Command] = []
        for _ in range(MOST_STEPS):
            if not waiting:
                return self._note(received, before, tuple(says), tuple(done))
            turn = step(self.state, waiting.pop(0), self.world.now, Rules())
            self.state = turn.state
            for output in turn.outputs:
                if isinstance(output, Do):
                    done.append(output.command)
                    result = self.world.carry_out(output.command)
                    waiting += [result] if result is not None else []
                else:
                    says.append(output)
        raise AssertionError("the dialogue does not come to rest")

    def restarts(self) -> None:
        """Stop and start the program: only what was written down remains."""
        self.state = codec.loads(codec.dumps(self.state))

    def words(self, label: Label) -> str:
        """The words on a button."""
        return WORDING.label(label, "de", self.world.now)

    def label_of(self, offer: Offer) -> str:
        """The words on the button of a slot."""
        return self.words(Label("slot", offer))

    def _note(
        self,
        received: inputs.PersonInput,
        before: State,
        says: tuple[Say, ...],
        done: tuple[commands.Command, ...],
    ) -> Exchange:
        text = "\n\n".join(WORDING.text(say, "de", self.world.now) for say in says)
        exchange = Exchange(received, before, self.state, says, done, text)
        self.record.append(exchange)
        return exchange
