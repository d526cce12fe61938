"""Help and usage errors in German, where the library speaks English."""

from __future__ import annotations

import re
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

HEADINGS = {"Usage: ": "Aufruf: ", "Options": "Optionen", "Arguments": "Angaben"}
HEADINGS |= {"Commands": "Befehle"}
METAVARS = {"[OPTIONS]": "[OPTIONEN]", "COMMAND [ARGS]...": "BEFEHL …"}
TYPE = re.compile(r" <[^|>]*>")
VALUES = {"default": "Vorgabe", "required": "nötig"}
COMPLAINTS = (
    (r"No such command '(?P<it>[^']*)'.*", "den Befehl {it} gibt es nicht"),
    (r"Missing command.*", "es fehlt ein Befehl"),
    (r"No such option: (?P<it>\S+).*", "die Option {it} gibt es nicht"),
    (r"Option '(?P<it>[^']+)' requires an argument.*", "die Option {it} braucht einen Wert"),
    (r"Option '(?P<it>[^']+)' does not take a value.*", "die Option {it} nimmt keinen Wert"),
    (r"Got unexpected extra argument\(s\) \((?P<it>.*)\).*", "das ist zu viel: {it}"),
    (r"Missing (?:argument|option) '(?P<it>[^']+)'.*", "es fehlt: {it}"),
    (r"Invalid value for '(?P<it>[^']+)'.*", "{it}: dieser Wert passt nicht"),
    (r"Invalid value: (?P<it>.*)", "{it}"),
)


class GermanFormatter(typer.Context.formatter_class):  # type: ignore[misc, valid-type]
    """Writes the headings of a help page in German."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write how the command is called."""
        super().write_usage(prog, args, HEADINGS.get(prefix or "Usage: ", prefix))

    def write_heading(self, heading: str) -> None:
        """Write what a list holds."""
        super().write_heading(HEADINGS.get(heading, heading))

    def write_dl(self, rows: Any, **layout: Any) -> None:  # noqa: ANN401 - as the library has it
        """Write a list: names without the library's types, explanations in German throughout."""
        shown = [(TYPE.sub("", name), _in_german(text)) for name, text in rows]
        super().write_dl(shown, **layout)


class GermanContext(typer.Context):
    """Formats help in German."""

    formatter_class = GermanFormatter


class GermanCommand(TyperCommand):
    """A command that explains itself in German."""

    context_class = GermanContext

    def get_help_option(self, ctx: Any) -> Any:  # noqa: ANN401 - as the library has it
        """Return the option that shows the help."""
        return _explained(super().get_help_option(ctx))

    def collect_usage_pieces(self, ctx: Any) -> list[str]:  # noqa: ANN401 - as the library has it
        """Return what may follow the command's name."""
        return [METAVARS.get(piece, piece) for piece in super().collect_usage_pieces(ctx)]


class GermanGroup(TyperGroup):
    """A group of commands that explains itself in German."""

    context_class = GermanContext

    def get_help_option(self, ctx: Any) -> Any:  # noqa: ANN401 - as the library has it
        """Return the option that shows the help."""
        return _explained(super().get_help_option(ctx))

    def collect_usage_pieces(self, ctx: Any) -> list[str]:  # noqa: ANN401 - as the library has it
        """Return what may follow the group's name."""
        return [METAVARS.get(piece, piece) for piece in super().collect_usage_pieces(ctx)]


def complaint(error: typer.TyperException) -> str:
    """Return what is wrong with how a command was called, and where its help is."""
    said = error.format_message()
    for pattern, words in COMPLAINTS:
        if found := re.fullmatch(pattern, said, re.DOTALL):
            said = words.format(**found.groupdict())
            break
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "terminlotse"
    return f"{said} (Hilfe: {command} --help)"


def _explained(option: Any) -> Any:  # noqa: ANN401 - as the library has it
    if option is not None:
        option.help = "Diese Hilfe zeigen."
    return option


def _in_german(text: str) -> str:
    head, bracket, tail = text.rpartition("  [")
    if not bracket:
        return text
    for english, german in VALUES.items():
        tail = tail.replace(english, german)
    return head + bracket + tail
