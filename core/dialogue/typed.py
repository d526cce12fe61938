"""Whoever types what stands on a button means the button.

The state knows which labels are on offer; their words come from whoever speaks for the channel,
because the machine holds no wording.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from core.dialogue.inputs import Chose, Said
from core.dialogue.outputs import Label
from core.dialogue.state import Choice, State
from core.language.folding import fold, words


def typed(state: State, said: Said, words_of: Callable[[Label], str]) -> Said | Chose:
    """Return the press of the button whose words were typed, or ``said`` when there is none.

    Capital letters, blanks and punctuation do not count; a question is no press, nor is a text
    that would fit two buttons.
    """
    meant = words(said.text)
    if not meant or said.postcodes or "?" in fold(said.text):
        return said
    same = [
        index
        for index, choice in enumerate(state.choices)
        if choice.label and _of_label(words_of(label_of(state, choice))) == meant
    ]
    return Chose(state.turn, same[0]) if len(same) == 1 else said


@lru_cache(maxsize=2_048)
def _of_label(label: str) -> tuple[str, ...]:
    """Return the words of a label; kept, because there are few labels and many turns."""
    return words(label)


def label_of(state: State, choice: Choice) -> Label:
    """Return the label of a choice that is on offer in ``state``."""
    on_page = choice.label == "slot" and choice.index < len(state.offers)
    offer = state.offers[choice.index] if on_page else None
    return Label(choice.label, offer=offer, phrase=choice.phrase)
