"""What an input means in the state it meets: an event of the table, and what came with it."""

from __future__ import annotations

from dataclasses import dataclass

from core.dialogue.events import Event
from core.dialogue.inputs import Result
from core.language.wishes import Question, Wish


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """An event and its values; what does not belong to the event stays empty."""

    event: Event
    index: int = 0
    text: str = ""
    order_number: str | None = None
    postcode: str | None = None
    code: str | None = None
    wish: Wish | None = None
    question: Question | None = None
    answer: str = ""
    media: str = ""
    wants: Event | None = None
    result: Result | None = None
