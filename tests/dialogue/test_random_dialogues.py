"""Random dialogues: whatever people do, in whatever order, the promises hold."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from tests.dialogue import ways_out
from tests.dialogue.acts import (
    BEGINNINGS,
    ODD,
    PRESSING,
    RARE,
    SIGNING_IN,
    WRITING,
    Act,
    Writes,
)
from tests.dialogue.busy_world import monday
from tests.dialogue.chat import Chat
from tests.dialogue.promises import PROMISES

FEWEST_STEPS = 2_000
counted: list[int] = []

acts = st.one_of(
    st.sampled_from(PRESSING),
    st.sampled_from(WRITING),
    st.sampled_from(PRESSING),
    st.sampled_from(SIGNING_IN),
    st.sampled_from(ODD),
    st.sampled_from(RARE),
    st.sampled_from(WRITING),
    st.text(max_size=30).map(Writes),
)
dialogues = st.tuples(st.sampled_from(BEGINNINGS), st.lists(acts, min_size=15, max_size=50)).map(
    lambda parts: (*parts[0], *parts[1])
)


def play(chat: Chat, happenings: Sequence[Act]) -> int:
    """Let it all happen and hold every promise after every step."""
    seen: set[object] = set()
    for act in happenings:
        exchange = act.happens(chat)
        if exchange is None:
            continue
        for promise in PROMISES:
            promise(chat, exchange)
        state = chat.state
        place = (state.node, state.signed_in, state.greeted, state.misses, state.resume,
                 state.intent, state.purpose, state.appointment is None, state.wish is None,
                 state.code is None, state.order_number)  # fmt: skip
        if place not in seen:
            seen.add(place)
            ways_out.a_person_in_one_step(chat)
            ways_out.back_says_something(chat)
            ways_out.misses_call_a_person(chat)
            ways_out.a_way_to_a_booking(chat)
    return len(chat.record)


@given(dialogues)
def each(happenings: Sequence[Act]) -> None:
    """One random dialogue."""
    counted.append(play(Chat(monday()), happenings))


def test_random_dialogues() -> None:
    """Never silent, never stuck, a person in one step, and nothing is done without a yes."""
    each()
    assert sum(counted) >= FEWEST_STEPS
