"""Random dialogues: whatever people do, in whatever order, the promises hold."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from core.dialogue.state import State
from tests.dialogue import pool
from tests.dialogue.acts import (
    BEGINNINGS,
    GOING_ON,
    ODD,
    PRESSING,
    RARE,
    SIGNING_IN,
    Act,
    Writes,
)
from tests.dialogue.busy_world import monday
from tests.dialogue.chat import Chat
from tests.dialogue.promises import PROMISES
from tests.dialogue.ways_out import WAYS_OUT

FEWEST_STEPS = 2_000
counted: list[int] = []

acts = st.one_of(
    *[st.sampled_from(GOING_ON)] * 6,
    *[st.sampled_from(PRESSING)] * 2,
    *[st.sampled_from([Writes(text) for text in texts]) for texts in pool.BY_KIND[:-1]],
    st.sampled_from([Writes(text) for text in pool.NASTY]) | st.text(max_size=30).map(Writes),
    st.sampled_from(SIGNING_IN),
    st.sampled_from(ODD),
    st.sampled_from(RARE),
)
dialogues = st.tuples(st.sampled_from(BEGINNINGS), st.lists(acts, min_size=15, max_size=50)).map(
    lambda parts: (*parts[0], *parts[1])
)


def play(chat: Chat, happenings: Sequence[Act], *, ways: bool = True) -> int:
    """Let it all happen and hold every promise after every step; return how many steps it was.

    ``ways``: from every kind of place, also try the ways out of it.
    """
    seen: set[object] = set()
    for act in happenings:
        exchange = act.happens(chat)
        if exchange is None:
            continue
        for promise in PROMISES:
            promise(chat, exchange)
        place = kind_of_place(chat.state)
        if ways and place not in seen:
            seen.add(place)
            for way in WAYS_OUT:
                way(chat)
    return len(chat.record)


def kind_of_place(state: State) -> object:
    """Where ways out may differ."""
    return (
        state.node, state.signed_in, state.greeted, state.misses, state.resume, state.intent,
        state.purpose, state.appointment is None, state.wish is None, state.code is None,
        state.order_number,
    )  # fmt: skip


@given(dialogues)
def each(happenings: Sequence[Act]) -> None:
    """One random dialogue."""
    counted.append(play(Chat(monday()), happenings))


def test_random_dialogues() -> None:
    """Never silent, never stuck, a person in one step, and nothing is done without a yes."""
    each()
    assert sum(counted) >= FEWEST_STEPS
