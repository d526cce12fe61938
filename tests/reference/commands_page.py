"""``python -m tests.reference.commands_page``: write docs/reference/commands.md, the help pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import typer

from core.cli.program import NAME, app

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "commands.md"
HEAD = f"""# Commands

Written by `python -m tests.reference.commands_page`; a test holds it to the code. In a clone
`./run` stands for `{NAME}`; `./run test` and `./run bench` are the clone's own.
"""
WIDTH = 100


def commands() -> Iterator[tuple[tuple[str, ...], str]]:
    """Each command's words, and its help page."""
    yield from _below(typer.main.get_command(app), (NAME,))


def _below(
    command: object, words: tuple[str, ...], parent: object = None
) -> Iterator[tuple[tuple[str, ...], str]]:
    settings = {**command.context_settings, "terminal_width": WIDTH}  # type: ignore[attr-defined]
    context = command.context_class(command, info_name=words[-1], parent=parent, **settings)  # type: ignore[attr-defined]
    yield words, command.get_help(context)  # type: ignore[attr-defined]
    for name, inner in getattr(command, "commands", {}).items():
        yield from _below(inner, (*words, name), context)


def page() -> str:
    """The whole page."""
    parts = [f"## `{' '.join(words)}`\n\n```text\n{text}\n```\n" for words, text in commands()]
    return "\n".join([HEAD, *parts])


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
