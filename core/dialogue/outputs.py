"""What a step puts out: things to say and things to do, in order."""

from __future__ import annotations

from dataclasses import dataclass

from core.dialogue.commands import Command
from core.dialogue.sayings import Saying
from core.dialogue.state import Choice, Offer, State


@dataclass(frozen=True, slots=True)
class Label:
    """The words on a button, by key; a slot's button names its time, another may quote a phrase."""

    key: str
    offer: Offer | None = None
    phrase: str = ""


@dataclass(frozen=True, slots=True)
class Button:
    """A choice and its label."""

    label: Label
    choice: Choice


@dataclass(frozen=True, slots=True)
class Say:
    """Something to say (the values decide which template), and the buttons below it."""

    saying: Saying
    buttons: tuple[Button, ...] = ()


@dataclass(frozen=True, slots=True)
class Do:
    """Something to do."""

    command: Command


@dataclass(frozen=True, slots=True)
class Turn:
    """The next state, and what to say and do."""

    state: State
    outputs: tuple[Say | Do, ...] = ()
