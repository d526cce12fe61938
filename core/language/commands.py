"""Short commands that work everywhere: back, earlier, later."""

from typing import Literal

from core.language.folding import words
from core.language.phrases import PhraseBook, load

Command = Literal["back", "earlier", "later"]
_BOOK = PhraseBook(load("commands"))
_MOST_WORDS = 8


def read_command(text: str) -> Command | None:
    """The command, when the text holds exactly one and nothing else."""
    said = words(text)
    if len(said) > _MOST_WORDS:
        return None
    meanings = {meaning for meaning in _BOOK.read(said) if meaning != "filler"}
    for command in ("back", "earlier", "later"):
        if meanings == {command}:
            return command
    return None
