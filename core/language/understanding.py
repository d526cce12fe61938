"""The one door: what a person means by a text whose secrets are already hidden."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from core.language.answers import read_answer
from core.language.choices import read_choice
from core.language.cleaning import clean
from core.language.order_numbers import find_order_numbers
from core.language.wishes import Question, Wish

Answer = Literal["yes", "no"]
Page = Literal["earlier", "later"]


@dataclass(frozen=True, slots=True)
class Expecting:
    """What the dialogue waits for; `choices` are the labels offered now."""

    yes_no: bool = False
    choices: tuple[str, ...] = ()
    dates: bool = False
    free_text: bool = False


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

def understand(text: str, now: datetime, expecting: Expecting = Expecting()) -> Understood:
    """What is meant by a hidden text at `now` (aware UTC), as far as it is certain."""
    text = clean(text)
    if not text.strip():
        return Understood(empty=True)
    return Understood(
        answer=read_answer(text),
        choice=read_choice(text, expecting.choices),
        order_numbers=find_order_numbers(text),
    )
