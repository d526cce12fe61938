"""``python -m tests.dialogue.diagram``: write docs/dialogue.md, drawn from the transition table."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path

from core.dialogue.acts.asking import ask
from core.dialogue.events import RESULTS, Event
from core.dialogue.state import Node, State
from core.dialogue.table import ALL, IN, OUT, ROWS, SIGN_IN_FIRST, TABLE, Row
from tests.dialogue.busy_world import MONDAY

PAGE = Path(__file__).parents[2] / "docs" / "dialogue.md"
GROUPS: tuple[tuple[str, tuple[Node, ...]], ...] = (
    ("everywhere", ALL),
    ("everywhere, unless a person is awaited", (*OUT, *IN)),
    ("before the sign-in", OUT),
    ("when signed in", IN),
)
"""Rows that hold in a whole group are told once."""

INTRODUCTION = """\
# The dialogue

What the assistant does is one table: `core/dialogue/table.py`. This page is drawn from it by
`python -m tests.dialogue.diagram`, and a test fails when it is stale.

**How to read it.** A *node* is the question that is open. Whatever comes in becomes an *event*:
`core/dialogue/interpret.py` says what a person means, and the result of a command is an event too
(those are in italics). The row for node and event names what happens, a function in
`core/dialogue/acts/`, and the nodes it may lead to; "stays" means that the same question stays
open. An event without a row in a node is a miss: asked again in other words, then with examples,
then a person comes. No two rows hold for the same node and event.

**How to add a row.**

1. Write the act: a pure function from state, meaning and now to a `Turn`; its docstring's first
   sentence appears below.
2. Add the row in `core/dialogue/table.py`: where, on which event, the act, where it may lead. A
   new event also needs a line in `core/dialogue/events.py`, and somebody who recognises it:
   `core/dialogue/interpret.py` for what people say, `RESULT_EVENTS` in `core/dialogue/step.py` for
   results.
3. What it says is a class in `core/dialogue/sayings/` with a template of the same name in
   `core/wording/de/`.
4. Give the walk in `tests/dialogue/explorer.py` words that lead there. As long as a row, or a node
   that it names, is never reached, or one is reached that no row names,
   `tests/dialogue/test_table.py` fails.
5. Run `python -m tests.dialogue.diagram` and read what changed.
"""


def page() -> str:
    """The page."""
    parts = [INTRODUCTION, "## The picture\n", picture(), "## The table\n", *tables()]
    return "\n".join(parts).rstrip() + "\n"


def picture() -> str:
    """The diagram: arrows between different nodes, each with the events that lead along it."""
    arrows: dict[tuple[str, Node], list[str]] = {}
    for event, (start, to) in _arrows():
        arrows.setdefault((start, to), []).append(event.value)
    lines = [f"    {start} --> {to} : {', '.join(on)}" for (start, to), on in arrows.items()]
    names = ['    state "anywhere" as anywhere', '    state "anywhere, signed in" as signed_in']
    head = ["```mermaid", "stateDiagram-v2", *names, "    [*] --> welcome"]
    return "\n".join([*head, *lines, "```", ""])


def _arrows() -> Iterator[tuple[Event, tuple[str, Node]]]:
    """Every arrow; where all nodes of a group share one, it starts at the group."""
    for event in Event:
        rest = {(node, to) for node in Node for to in _leads(node, event) if to is not node}
        for name, group in (("anywhere", ALL), ("signed_in", IN)):
            for to in Node:
                shared = {(node, to) for node in group if node is not to}
                if shared <= rest:
                    rest -= shared
                    yield event, (name, to)
        for node, to in sorted(rest, key=lambda arrow: [list(Node).index(end) for end in arrow]):
            yield event, (node.value, to)


def _leads(node: Node, event: Event) -> tuple[Node, ...]:
    row = TABLE.get((node, event))
    return row.to if row else ()


def tables() -> Iterator[str]:
    """A table for every group of nodes, and one for every node with what is special there."""
    for title, group in GROUPS:
        yield f"### {title[0].upper()}{title[1:]}\n"
        yield _table([row for row in ROWS if set(row.at) == set(group)])
    grouped = [set(group) for _, group in GROUPS]
    for node in Node:
        yield f"### `{node.value}`\n"
        yield f"{_question(node)}\n"
        yield _table([row for row in ROWS if node in row.at and set(row.at) not in grouped], node)
        if node in SIGN_IN_FIRST.at:
            yield "By somebody who is not signed in:\n"
            yield _table([SIGN_IN_FIRST], node)


def _question(node: Node) -> str:
    """What is asked in a node, as its saying describes it."""
    offer = MONDAY.slots[0].offer
    state = State(node=node, offers=(offer,), chosen=offer, appointment=offer)
    saying = ask(state).saying
    return f"`{type(saying).__name__}`: {first_sentence(saying)}"


def _table(rows: list[Row], node: Node | None = None) -> str:
    """Rows as Markdown, those that do the same in one line; ``node`` is where they start."""
    lines: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        to = ", ".join(f"`{to}`" if to is not node else "stays" for to in row.to) or "stays"
        on = [f"*{event}*" if event in RESULTS else f"`{event}`" for event in row.on]
        lines.setdefault((first_sentence(row.act), to), []).extend(on)
    told = [f"| {', '.join(on)} | {what} | {to} |" for (what, to), on in lines.items()]
    return "\n".join(["| event | what happens | leads to |", "| --- | --- | --- |", *told, ""])


def first_sentence(thing: object) -> str:
    """The first sentence of a docstring, without what follows a colon's list."""
    text = " ".join((inspect.getdoc(thing) or "").split("\n\n")[0].split())
    return text.split(". ")[0].rstrip(".").replace("``", "`") + "."


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
