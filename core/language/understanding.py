"""The one door: what a person means by a text whose secrets are already hidden."""

import re
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Literal

from core.language.answers import read_answer
from core.language.choices import read_choice
from core.language.cleaning import clean
from core.language.commands import read_command
from core.language.faq import FAQ_KEYS, find_faq
from core.language.intents import find_intents
from core.language.order_numbers import FOREIGN, find_order_numbers
from core.language.wish_reading import find_wish
from core.language.wishes import Question, Window, Wish

__all__ = [
    "FAQ_KEYS", "Expecting", "Intent", "Question", "Understood", "Window", "Wish", "understand",
]  # fmt: skip

Answer = Literal["yes", "no"]
Page = Literal["earlier", "later"]


@dataclass(frozen=True, slots=True)
class Expecting:
    """What the dialogue waits for; `choices` are the labels offered now."""

    yes_no: bool = False
    choices: tuple[str, ...] = ()
    dates: bool = False
    free_text: bool = False


NOTHING = Expecting()
"""The dialogue waits for nothing in particular."""


@dataclass(frozen=True, slots=True)
class Intent:
    """A recognised intent and how sure it is, 0 to 1."""

    name: str
    score: float


@dataclass(frozen=True, slots=True)
class Understood:
    """Everything recognised in one text; each part may be missing."""

    intents: tuple[Intent, ...] = ()
    answer: Answer | None = None
    choice: int | None = None
    order_numbers: tuple[str, ...] = ()
    wish: Wish | None = None
    question: Question | None = None
    page: Page | None = None
    back: bool = False
    faq: str | None = None
    empty: bool = False


@lru_cache(maxsize=32)
def understand(
    text: str,
    now: datetime,
    expecting: Expecting = NOTHING,
    foreign_number: re.Pattern[str] = FOREIGN,
) -> Understood:
    """What is meant by a hidden text at `now` (aware UTC), as far as it is certain.

    A number or label that picks one of the choices is only that, and no wish for a time.
    `foreign_number` is how order numbers look that we did not generate. The last few results are
    kept, because a turn that signs in is taken twice.
    """
    text = clean(text)
    if not text.strip():
        return Understood(empty=True)
    choice = read_choice(text, expecting.choices)
    found = None if choice else find_wish(text, now, asked=expecting.dates)
    command = read_command(text)
    answer = read_answer(text)
    return Understood(
        intents=() if command else _intents(text),
        answer=None if answer == "yes" and found else answer,
        choice=choice,
        order_numbers=find_order_numbers(text, foreign_number),
        wish=found if isinstance(found, Wish) else None,
        question=found if isinstance(found, Question) else None,
        page=None if command == "back" else command,
        back=command == "back",
        faq=find_faq(text),
    )


def _intents(text: str) -> tuple[Intent, ...]:
    return tuple(Intent(name, round(score, 3)) for name, score in find_intents(text))
