"""What was not understood, or no answer to the open question: asked again in other words.

The first time in its own words, the second time with examples, the third time a person comes.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from core.dialogue.acts.asking import PERSON, ask, asking
from core.dialogue.commands import HandOver, Topic
from core.dialogue.meaning import Meaning
from core.dialogue.outputs import Do, Say, Turn
from core.dialogue.rules import MISSES_UNTIL_EXAMPLES, MISSES_UNTIL_PERSON
from core.dialogue.sayings import Examples, NotUnderstood, Saying
from core.dialogue.state import Node, State


def miss(state: State, meaning: Meaning, now: datetime) -> Turn:
    """The first miss asks again, the second gives examples, the third calls a person."""
    del meaning, now
    if state.node is Node.WELCOME and not state.greeted:
        return asking(state)
    return missed(state, NotUnderstood(state.node.value))


def missed(state: State, first: Saying) -> Turn:
    """Count a miss; ``first`` is what is said about it when it is the first one."""
    missing = replace(state, misses=state.misses + 1)
    if missing.misses >= MISSES_UNTIL_PERSON:
        return Turn(missing, (Do(HandOver(Topic.NOT_UNDERSTOOD)),))
    saying = Examples(state.node.value) if missing.misses >= MISSES_UNTIL_EXAMPLES else first
    return Turn(missing, (Say(saying, ask(state).buttons or (PERSON,)),))
